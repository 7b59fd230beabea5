"""Every figure by which the voice detector is judged, beside its bar: `python -m benchmarks.voice --data DIR`."""

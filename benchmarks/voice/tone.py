"""Tone: the dials' own figures, from `benchmarks.tone`."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from benchmarks.voice.figures import Section
from benchmarks.voice.material import Data, MissingError


def measure(data: Data) -> Section:
    """The dials' figures."""
    if find_spec("benchmarks.tone") is None:
        raise MissingError("benchmarks/tone.py is not there.")
    section: Section = import_module("benchmarks.tone").measure(data.folder)
    return section

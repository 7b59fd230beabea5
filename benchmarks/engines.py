"""`python -m benchmarks.engines [bulk|read] ...`: what engines cost by size and by workers.

`bulk` scans generated Parquet of each size with each engine, each in a process of its own: seconds and CPU seconds a touchpoint, and the
most memory that the process handing out work ever held. `read` reads and listens to generated touchpoints with one worker and with two:
touchpoints a second once models are loaded, and the CPU seconds that each took, which say whether processors or memory bind.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import collections, write_project
from benchmarks.timed import Timed
from consistency.engines import ENGINES
from consistency.engines.crew import Crew
from consistency.flows.asked import Asked
from consistency.flows.bulk import scan_in_bulk
from consistency.flows.engine import run_by
from consistency.flows.work import BATCH, batches
from consistency.settings import load_settings

MEGABYTE = 1 << 20


def read_phase(engine: str, workers: int, touchpoints: int) -> dict[str, float]:
    """Touchpoints a second and CPU milliseconds a touchpoint, the first batch of each worker, which loads models, left out."""
    copy = [one for collection in collections(touchpoints) for one in collection.touchpoints]
    with ENGINES[engine](Crew(workers)) as crew:
        found = [stretches[0] for stretches in crew.map(Timed(), list(batches(copy)))]
    first = {}
    for one in sorted(found, key=lambda one: one.begun):
        first.setdefault(one.worker, one)
    counted = [one for one in found if one is not first[one.worker]]
    seconds = max(one.ended for one in counted) - min(one.begun for one in counted)
    return {
        "workers": len(first),
        "touchpoints_per_second": round(len(counted) * BATCH / seconds, 1),
        "cpu_ms_per_touchpoint": round(1000 * sum(one.cpu for one in counted) / len(counted) / BATCH, 2),
        "busy": round(sum(one.cpu for one in counted) / seconds / len(first), 2),
    }


def bulk(engine: str, workers: int, project: Path, only: Sequence[str]) -> dict[str, float]:
    """Seconds, CPU seconds of this process and its children, and the most megabytes that this process held."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        to = str(Path(folder) / "to")
        summary = scan_in_bulk(run_by(load_settings(project), engine, workers), to, _told, asked=Asked(only=tuple(only)))
    seconds, own = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return {
        "touchpoints": summary.touchpoints,
        "groups": summary.groups,
        "seconds": round(seconds, 1),
        "ms_per_touchpoint": round(1000 * seconds / summary.touchpoints, 2),
        "cpu_ms_per_touchpoint": round(1000 * cpu / summary.touchpoints, 2),
        "driver_megabytes": round(own.ru_maxrss * 1024 / MEGABYTE),
    }


def _told(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def main() -> None:
    """Prints a line of JSON for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["bulk", "read"])
    parser.add_argument("--engines", nargs="+", default=["local", "ray"], choices=list(ENGINES))
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000])
    parser.add_argument("--workers", nargs="+", type=int, default=[2])
    parser.add_argument("--only", nargs="*", default=[], help="Checks to make; all of them by default.")
    parser.add_argument("--project", type=Path, help="A project to scan instead of a generated one; this process measures itself.")
    asked = parser.parse_args()
    for engine in asked.engines:
        for workers in asked.workers:
            if asked.what == "read":
                print(json.dumps({"engine": engine, **read_phase(engine, workers, asked.sizes[0])}), flush=True)
            elif asked.project:
                print(json.dumps({"engine": engine, **bulk(engine, workers, asked.project, asked.only)}), flush=True)
            else:
                _by_size(engine, workers, asked.sizes, asked.only)


def _by_size(engine: str, workers: int, sizes: Sequence[int], only: Sequence[str]) -> None:
    """Each size in a process of its own, so that the most memory is that size's."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder), size, "parquet")
            command = [sys.executable, "-m", "benchmarks.engines", "bulk", "--engines", engine, "--workers", str(workers)]
            subprocess.run([*command, "--project", folder, *(["--only", *only] if only else [])], check=True)


if __name__ == "__main__":
    main()

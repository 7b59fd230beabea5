"""`python -m benchmarks.stages [--sizes 100 1000 10000]`: what each stage of a scan costs by the number of touchpoints.

For each size a campaign is generated and scanned by a process of its own, on one thread: seconds of the processor in each stage, the peak
of memory, and the slope, the power of the number of touchpoints by which a stage's cost grows from one size to the next (1: linear). With
`--flame FILE.svg` the largest size is scanned once more under py-spy, and the slowest stage drawn. `--one` makes all touchpoints speak of
one offer and lead to one page, the shape in which comparing everything with everything would cost most.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.flame import collapsed, flame, only_below
from benchmarks.generate import FORMS, write_project
from benchmarks.pieces import Recipe
from benchmarks.stopwatch import STEPS, Stopwatch, peak

STAGES = (*STEPS, "report")
REPORTS = ("html", "json")
LEAST = 0.05
"""Seconds below which a slope says nothing."""
Figures = dict[str, Any]


def scanned(folder: Path) -> Figures:
    """One cold scan in this process and its reports: seconds and megabytes by stage, and of the whole."""
    begun, watch = time.perf_counter(), Stopwatch()
    from consistency.flows.scan import scan
    from consistency.reports import REPORTS as RACK
    from consistency.settings import load_settings

    with watch.watching():
        audit = scan(load_settings(folder))
    with watch.stage("report"):
        sizes = [len(RACK[name]().render(audit)) for name in REPORTS]
    return {
        "touchpoints": len(audit.touchpoints),
        "findings": len(audit.findings),
        "seconds": watch.seconds,
        "megabytes": watch.megabytes,
        "processor": time.process_time(),
        "clock": time.perf_counter() - begun,
        "peak": peak(),
        "report bytes": sizes,
    }


def asked(folder: Path) -> Figures:
    """The same in a process that has loaded nothing yet, on one thread."""
    words = [sys.executable, "-m", "benchmarks.stages", "--scan", str(folder)]
    done = subprocess.run(words, env=_one_thread(), capture_output=True, text=True, check=True)
    found: Figures = json.loads(done.stdout)
    return found


def _one_thread() -> dict[str, str]:
    return os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def slope(small: float, large: float, times: float) -> float | None:
    """The power of `times` by which a cost has grown; None where it is too small to tell."""
    return math.log(large / small) / math.log(times) if min(small, large) >= LEAST else None


def rows(found: Sequence[Figures]) -> list[list[str]]:
    """The table's lines: a stage, its seconds at each size, its last milliseconds a touchpoint, its slope between the last two sizes."""
    lines = [_row(stage, [one["seconds"].get(stage, 0.0) for one in found], found) for stage in STAGES]
    lines.append(_row("all, with start-up", [one["processor"] for one in found], found))
    memory = [f"{one['peak']:.0f}" for one in found]
    return [*lines, ["peak memory, MB", *memory, "", ""], ["findings", *(str(one["findings"]) for one in found), "", ""]]


def _row(name: str, seconds: Sequence[float], found: Sequence[Figures]) -> list[str]:
    sizes = [one["touchpoints"] for one in found]
    grown = slope(seconds[-2], seconds[-1], sizes[-1] / sizes[-2]) if len(sizes) > 1 else None
    each = f"{1000 * seconds[-1] / sizes[-1]:.2f}"
    return [name, *(f"{one:.2f}" for one in seconds), each, "" if grown is None else f"{grown:.2f}"]


def table(found: Sequence[Figures]) -> str:
    """All figures in Markdown."""
    heads = ["seconds of the processor", *(f"{one['touchpoints']:,}" for one in found), "ms a touchpoint", "slope"]
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows(found)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def draw(folder: Path, figures: Figures, file: Path, stage: str) -> None:
    """Scans once more under py-spy and draws a stage."""
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "stacks.txt"
        words = ["py-spy", "record", "--format", "raw", "--rate", "50", "--nonblocking", "--output", str(raw), "--"]
        words += [sys.executable, "-m", "benchmarks.stages", "--scan", str(folder)]
        subprocess.run(words, env=_one_thread(), capture_output=True, check=True)
        stacks = only_below(collapsed(raw.read_text("utf-8")), [place.rpartition(":")[2].rpartition(".")[2] for place in STEPS[stage]])
    file.write_text(flame(stacks, f"The stage “{stage}” of a scan of {figures['touchpoints']:,} touchpoints"), "utf-8")


def slowest(seconds: Mapping[str, float]) -> str:
    """The stage with most seconds of those that the flows enter."""
    return max(STEPS, key=lambda stage: seconds.get(stage, 0.0))


def main() -> None:
    """Measures every size in turn and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--form", choices=FORMS, default="folder", help="how the campaign is kept (default: as files of its channels)")
    parser.add_argument("--fresh", type=float, default=0.5, help="share of sentences that nobody has written (default 0.5)")
    parser.add_argument("--one", action="store_true", help="one offer and one page instead of one for each twenty touchpoints")
    parser.add_argument("--flame", type=Path, metavar="FILE.svg", help="draw the slowest stage of the largest size")
    parser.add_argument("--stage", choices=STEPS, help="draw this stage instead")
    parser.add_argument("--scan", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.scan:
        print(json.dumps(scanned(given.scan)))
        return
    if given.flame and not shutil.which("py-spy"):
        parser.error("--flame needs py-spy: pip install py-spy")
    found: list[Figures] = []
    with tempfile.TemporaryDirectory() as name:
        for size in sorted(given.sizes):
            folder = Path(name) / str(size)
            write_project(folder, size, given.form, Recipe(given.fresh, is_one=given.one))
            found.append(asked(folder))
            print(f"{size:,} touchpoints: {found[-1]['clock']:.1f} s by the clock, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
        print(table(found))
        if given.flame:
            draw(folder, found[-1], given.flame, given.stage or slowest(found[-1]["seconds"]))


if __name__ == "__main__":
    main()

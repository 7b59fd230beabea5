"""Scans campaigns with planted problems and scores what was found: `python -m benchmarks.cases CASE... [--verbose]`.

A case is a folder with consistency.toml and truth.json, as those under corpora/ are; without a name, all of those are scored.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.case_score import CaseScore, score
from consistency.flows.scan import scan
from consistency.settings import load_settings

CORPORA = Path(__file__).parents[1] / "corpora"
BARS = {
    "offer-conflict": 0.95,
    "offer-expired": 0.95,
    "message-mismatch": 0.90,
    "term-violation": 0.95,
    "placeholder": 0.95,
    "look-drift": 0.95,
}
"""The F1 that every kind is meant to reach."""


def own_cases() -> list[Path]:
    """The campaigns that lie under corpora/, by name."""
    return sorted(path.parent for path in CORPORA.glob("*/truth.json"))


def score_case(folder: Path) -> CaseScore:
    """The figures of one case: scanned here and now."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    return score(truth, scan(load_settings(folder)))


def table_of(case: CaseScore, seconds: float) -> Table:
    """The case's figures, a line a kind; what misses its bar is red."""
    table = Table(title=f"{case.brand} ({seconds:.0f} s)", title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column("kind")
    for head in ("planted", "found", "false", "in traps", "precision", "recall", "F1", "bar"):
        table.add_column(head, justify="right")
    for one in case.kinds.values():
        counts, bar = one.counts, BARS.get(one.kind, 0.0)
        style = "" if counts.f1 >= bar and not one.in_traps else "red"
        figures = (str(one.planted), str(counts.found), str(counts.false), str(one.in_traps))
        table.add_row(one.kind, *figures, _of(counts.precision), _of(counts.recall), _of(counts.f1), _of(bar), style=style)
    voice = case.voice.counts
    figures = (str(voice.found + voice.missed), str(voice.found), str(voice.false), "")
    table.add_row(f"voice, AUC {_of(case.voice.auc)}", *figures, _of(voice.precision), _of(voice.recall), _of(voice.f1))
    return table


def _of(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table a case; 1 where a kind misses its bar, a finding lies in a trap or a touchpoint was not collected."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cases", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", nargs="*", type=Path, metavar="CASE", help="folders with consistency.toml and truth.json")
    parser.add_argument("--verbose", action="store_true", help="list every miss and false alarm")
    asked = parser.parse_args(arguments)
    console, short = Console(), False
    for folder in asked.cases or own_cases():
        started = time.perf_counter()
        case = score_case(folder)
        console.print(table_of(case, time.perf_counter() - started))
        for note in case.notes if asked.verbose else ():
            console.print("  " + note, markup=False, highlight=False)
        for place in case.not_collected:
            console.print(f"  not collected: {place}", style="red", markup=False)
        short |= bool(case.not_collected or case.in_traps) or any(one.counts.f1 < BARS.get(one.kind, 0) for one in case.kinds.values())
        console.print()
    return int(short)


if __name__ == "__main__":
    sys.exit(main())

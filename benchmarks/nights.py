"""What a night costs when nothing, or little, has changed, beside the first one: time, what is imported, and how the history grows.

    python -m benchmarks.nights --touchpoints 5000
    python -m benchmarks.nights --touchpoints 2000 --distinct --changed 0.01

The campaign is generated: pages put together from sentences of the corpora, with the demo brand's approved copy as the baseline. With
--distinct no two pages share a sentence: each is put together from the beginning of one and the end of another.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from consistency.assets import asset

HEAVY = ("torch", "spacy", "onnxruntime", "sentence_transformers", "sklearn", "transformers")
SETTINGS = """
[brand]
name = "Ternaway Kites"
guide = "brand/voice-guide.md"

[[baseline]]
channel = "website"
path = "baseline"

[[source]]
channel = "website"
path = "pages"

[campaign]
launch = 2026-03-16
"""
NIGHT = """
import resource, sys
from consistency.cli import run
code = run(["nightly", sys.argv[1], "--fail-on", "never"])
heavy = [name for name in sys.argv[2:] if name in sys.modules]
print(code, round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), ",".join(heavy) or "none", file=sys.stderr)
"""


def write_campaign(folder: Path, touchpoints: int, seed: int = 1, *, is_distinct: bool = False) -> None:
    """So many pages of eight sentences each, in folders of a hundred; with `is_distinct` no sentence stands on two of them."""
    demo, source = asset("corpora/demo-brand"), random.Random(seed)
    shutil.copytree(demo / "baseline", folder / "baseline")
    shutil.copytree(demo / "brand", folder / "brand")
    (folder / "consistency.toml").write_text(SETTINGS, "utf-8")
    sentences = [sentence for brand in sorted(demo.parent.iterdir()) if brand.is_dir() for sentence in _sentences(brand)]
    seen: set[str] = set()
    for number in range(touchpoints):
        path = folder / "pages" / str(number // 100) / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        own = _fresh(source, sentences, seen) if is_distinct else source.sample(sentences, 8)
        body = "".join(f"<p>{' '.join(own[start : start + 4])}</p>" for start in (0, 4))
        path.write_text(f"<!doctype html><html><head><title>Page {number}</title></head><body><main>{body}</main></body></html>", "utf-8")


def _fresh(source: random.Random, sentences: list[str], seen: set[str]) -> list[str]:
    """Eight sentences that were not there before, each the beginning of one and the end of another."""
    fresh: list[str] = []
    while len(fresh) < 8:
        first, second = (one.split() for one in source.sample(sentences, 2))
        made = " ".join([*first[: source.randint(2, max(2, len(first) - 2))], *second[-source.randint(2, max(2, len(second) - 2)) :]])
        if made not in seen:
            seen.add(made)
            fresh.append(made)
    return fresh


def change(folder: Path, share: float, night_number: int) -> int:
    """A further sentence on so large a share of the pages, others each night; gives how many."""
    pages = sorted((folder / "pages").rglob("*.html"))
    chosen = random.Random(night_number).sample(pages, max(1, round(share * len(pages))))
    for number, page in enumerate(chosen):
        told = f"<p>Since night {night_number} boat number {number} has sailed from pier {number * 7}.</p></main>"
        page.write_text(page.read_text("utf-8").replace("</main>", told), "utf-8")
    return len(chosen)


def _sentences(folder: Path) -> list[str]:
    from consistency.channels import collect
    from consistency.flows.read import read

    found = collect("baseline", "website", folder, folder)
    readings = read(found.touchpoints)
    return sorted({one.slice(part).strip() for one in readings for part in one.copy_segments() if len(one.slice(part).split()) > 4})


def night(folder: Path) -> tuple[float, float, str]:
    """One night in a process of its own: seconds, processor seconds, and what it says of itself."""
    before, begun = os.times(), time.perf_counter()
    done = subprocess.run([sys.executable, "-c", NIGHT, str(folder), *HEAVY], capture_output=True, text=True, check=False)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begun, spent, done.stderr.strip().splitlines()[-1]


def main() -> None:
    """Runs a first night and unchanged ones, and prints what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--touchpoints", type=int, default=5000)
    parser.add_argument("--nights", type=int, default=4, help="nights of either kind after the first")
    parser.add_argument("--changed", type=float, default=0.01, help="share of the pages that change before each of the last nights")
    parser.add_argument("--distinct", action="store_true", help="no sentence stands on two pages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_campaign(folder, asked.touchpoints, is_distinct=asked.distinct)
        first, first_spent, said = night(folder)
        print(f"first night: {asked.touchpoints} touchpoints, {first:.1f} s, {first_spent:.1f} s of processor; exit, MB, heavy: {said}")
        size = _size(folder)
        print(f"history after it: {size / 1024:.0f} KB")
        for number in range(asked.nights):
            took, spent, said = night(folder)
            grown = (_size(folder) - size) / 1024
            print(
                f"unchanged night {number + 1}: {took:.2f} s ({took / first:.1%}), {spent:.2f} s of processor ({spent / first_spent:.1%}), "
                f"{grown:.0f} KB grown in all; exit, MB, heavy: {said}"
            )
        for number in range(asked.nights):
            pages, before = change(folder, asked.changed, number), _size(folder)
            took, spent, said = night(folder)
            print(
                f"night {number + 1} with {pages} pages changed: {took:.2f} s ({took / first:.1%}), {spent:.2f} s of processor "
                f"({spent / first_spent:.1%}), {(_size(folder) - before) / 1024:.0f} KB grown; exit, MB, heavy: {said}"
            )


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in (folder / ".consistency").glob("history.db*"))


if __name__ == "__main__":
    main()

"""`python -m benchmarks.encoder [--data DIR]`: the bundled encoder against sentence-transformers, each alone in a process.

Sentences a second of the processor on as many threads, seconds to the first vector from nothing, and cosines. Sentences are those of DIR's
`brandvoice/train.jsonl.gz`, else of the demo brand. Both are given the same distinct sentences; ours is measured on the layers that voice
reads and on the last one, theirs by `encode`. Start both on an idle machine: processor time is robust against neighbours, not immune.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from consistency.assets import asset
from consistency.represent.model import LAYERS
from consistency.segment.sentences import sentences

RUNS, BATCH = 3, 64


def material(data: Path | None, number: int) -> list[str]:
    """Distinct sentences, always the same ones."""
    if data is None:
        found = [file.read_text("utf-8") for file in sorted(asset("corpora/demo-brand").rglob("*.txt"))]
    else:
        with gzip.open(data / "brandvoice" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            found = [json.loads(line)["masked"] for line in lines]
    random.Random(0).shuffle(found)
    seen: dict[str, None] = {}
    for text in found:
        seen |= dict.fromkeys(text[start:end] for start, end in sentences(text))
        if len(seen) >= number:
            break
    return list(seen)[:number]


def ours(threads: int) -> dict[str, Any]:
    """What is measured of the bundled encoder: by name a function of a list of sentences."""
    from consistency.encoders.onnx import BRANCH, HALFWAY, MiniLM

    return {
        "ours, as voice is heard": lambda texts: MiniLM(threads=threads).layers(texts, (*LAYERS, HALFWAY, BRANCH)),
        "ours, last layer": lambda texts: MiniLM(threads=threads).encode(texts),
    }


def theirs(threads: int) -> dict[str, Any]:
    """The same of sentence-transformers with torch in floats."""
    import torch
    from sentence_transformers import SentenceTransformer

    from models.minilm.original import original

    torch.set_num_threads(threads)
    model = SentenceTransformer(str(original()), device="cpu", local_files_only=True)
    model.max_seq_length = 96
    return {
        "sentence-transformers": lambda texts: model.encode(texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
    }


SIDES = {"ours": ours, "theirs": theirs}


def measured(side: str, file: Path, threads: int) -> dict[str, Any]:
    """One side, in this process: seconds to the first vector, rates of several runs, and where its vectors lie."""
    start = time.perf_counter()
    runs = SIDES[side](threads)
    for run in runs.values():
        run(["One sentence."])
    cold = time.perf_counter() - start
    texts = json.loads(file.read_text("utf-8"))
    figures: dict[str, Any] = {"seconds to the first vector": cold, "rates": {}}
    for name, run in runs.items():
        spent = [_spent(run, texts) for _ in range(RUNS)]
        figures["rates"][name] = [len(texts) / median(one[part] for one in spent) for part in (0, 1)]
    vectors = run(texts)
    np.save(file.with_name(f"{side}.npy"), vectors)
    return figures


def _spent(run: Any, texts: list[str]) -> tuple[float, float]:
    """Seconds of the processor a thread, and by the clock."""
    busy, start = time.process_time(), time.perf_counter()
    run(texts)
    return time.process_time() - busy, time.perf_counter() - start


def asked(side: str, file: Path, threads: int) -> dict[str, Any]:
    """The same in a process of its own, which has loaded nothing yet."""
    words = [sys.executable, "-m", "benchmarks.encoder", "--side", side, "--sentences", str(file), "--threads", str(threads)]
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def report(threads: int, found: dict[str, dict[str, Any]]) -> None:
    """A line for each measure, and the ratios."""
    theirs_rate = found["theirs"]["rates"]["sentence-transformers"]
    for figures in found.values():
        for name, (busy, clock) in figures["rates"].items():
            ratio = f"{busy / theirs_rate[0]:.2f} times theirs"
            print(f"{threads} thread(s)  {name:24} {busy:7.0f} sentences a second of the processor ({ratio}), {clock:7.0f} by the clock")
    for side, figures in found.items():
        print(f"{threads} thread(s)  {side:24} {figures['seconds to the first vector']:7.2f} s to the first vector, imports included")


def main() -> None:
    """Measure both sides in turn and print them, or one side where asked to as a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.encoder", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder that holds brandvoice/train.jsonl.gz")
    parser.add_argument("--number", type=int, default=2000, help="sentences")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--sentences", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        print(json.dumps(measured(given.side, given.sentences, given.threads[0])))
        return
    texts = material(given.data, given.number)
    print(
        f"{len(texts)} sentences, {np.mean([len(text.split()) for text in texts]):.1f} words each; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sentences.json"
        file.write_text(json.dumps(texts), "utf-8")
        for threads in given.threads:
            report(threads, {side: asked(side, file, threads) for side in SIDES})
        cosines = (np.load(file.with_name("ours.npy")) * np.load(file.with_name("theirs.npy"))).sum(axis=1)
    print(f"cosine of the last layer: mean {cosines.mean():.4f}, 1% below {np.quantile(cosines, 0.01):.4f}, least {cosines.min():.4f}")


if __name__ == "__main__":
    main()

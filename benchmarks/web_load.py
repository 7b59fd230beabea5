"""How long people wait for the verdict on a draft while many ask at once, and how much memory the server holds meanwhile.

    python -m benchmarks.web_load --users 20 --seconds 60
    python -m benchmarks.web_load --users 20 --seconds 600 --think 2

The server is `consistency serve` over a copy of the demo brand, with nothing set. Each user sends one draft after another, `--think`
seconds apart; no two drafts are alike, so that nothing known of an earlier one answers a later. Two in three are put together from the
brand's own sentences, the others from those of other brands, for which rewordings are tried.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import httpx

from consistency.assets import asset

CHANNELS = ("email", "website", "social", "ads", "support", "docs")
PLACE = "/api/v1/brands/ternaway-kites/checks"
SAMPLES = 20
"""Points of the series of memory."""


@dataclass
class Run:
    """What happened: seconds that each draft took, what went wrong, and bytes of memory at seconds since the beginning."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    spent: float = 0.0
    """Processor seconds of the server."""


def sentences(folder: Path) -> list[str]:
    """Sentences of a brand's approved copy."""
    from consistency.channels import collect

    found = collect("baseline", "website", folder, folder)
    parts = (part for one in found.touchpoints for part in re.split(r"(?<=[.!?])\s+|\n+", one.text))
    return sorted({part for part in parts if 5 <= len(part.split()) <= 30})


class Drafts:
    """Drafts of about so many words, no two alike: in each sentence two words are others."""

    def __init__(self, words: int, seed: int = 1) -> None:
        demo = asset("corpora/demo-brand")
        others = (one for one in sorted(demo.parent.iterdir()) if one.is_dir() and one != demo)
        self._own = sentences(demo / "baseline")
        self._foreign = [sentence for folder in others for sentence in sentences(folder)] or self._own
        self._words, self._random = words, random.Random(seed)

    def next(self) -> dict[str, str]:
        """One draft with its channel."""
        pool = self._own if self._random.random() < 2 / 3 else self._foreign
        said: list[str] = []
        while sum(len(sentence.split()) for sentence in said) < self._words:
            said.append(self._changed(self._random.choice(pool), pool))
        return {"text": " ".join(said), "channel": self._random.choice(CHANNELS)}

    def _changed(self, sentence: str, pool: Sequence[str]) -> str:
        words = sentence.split()
        for _ in range(2):
            words[self._random.randrange(len(words))] = self._random.choice(self._random.choice(pool).split())
        return " ".join(words)


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The server over a folder, once it is ready: its address and process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "consistency", "serve", str(folder), "--port", port]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address, process
        finally:
            process.terminate()
            process.wait(60)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if httpx.get(f"{address}/readyz", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server ended before it was ready")


def resident(process: subprocess.Popen[bytes]) -> int:
    """Bytes of memory that the server holds just now."""
    return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def spent(process: subprocess.Popen[bytes]) -> float:
    """Processor seconds that the server has taken."""
    parts = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


async def load(address: str, process: subprocess.Popen[bytes], users: int, seconds: float, think: float, words: int) -> Run:
    """Lets the users ask for so many seconds."""
    run, drafts, begun, before = Run(), Drafts(words), time.monotonic(), spent(process)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=httpx.Limits(max_connections=users)) as client:
        await client.post(PLACE, json=drafts.next())

        async def user(number: int) -> None:
            await asyncio.sleep(think * number / users)
            while time.monotonic() - begun < seconds:
                asked = time.monotonic()
                try:
                    answer = await client.post(PLACE, json=drafts.next())
                    if answer.status_code != 200:
                        run.errors.append(f"{answer.status_code} {answer.text[:200]}")
                except httpx.HTTPError as error:
                    run.errors.append(repr(error))
                run.waits.append(time.monotonic() - asked)
                await asyncio.sleep(think)

        async def watch() -> None:
            while (at := time.monotonic() - begun) < seconds:
                run.memory.append((at, resident(process)))
                await asyncio.sleep(seconds / SAMPLES)

        await asyncio.gather(watch(), *(user(number) for number in range(users)))
    run.memory.append((time.monotonic() - begun, resident(process)))
    run.spent = spent(process) - before
    return run


def told(run: Run, seconds: float) -> str:
    """The figures."""
    cuts = quantiles(run.waits, n=100)
    series = " ".join(f"{at:.0f}s:{size / 1e6:.0f}" for at, size in run.memory)
    return "\n".join(
        [
            f"drafts {len(run.waits)} ({len(run.waits) / seconds:.1f}/s), errors {len(run.errors)}",
            f"wait: median {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, longest {max(run.waits):.2f} s",
            f"processor: {run.spent / len(run.waits) * 1000:.0f} ms a draft, {run.spent / seconds:.2f} cores",
            f"memory in MB: {series}",
            *run.errors[:5],
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=0, help="seconds between an answer and the user's next draft")
    parser.add_argument("--words", type=int, default=150)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="web-load-") as home:
        folder = Path(home) / "demo-brand"
        shutil.copytree(asset("corpora/demo-brand"), folder)
        with server(folder) as (address, process):
            run = asyncio.run(load(address, process, given.users, given.seconds, given.think, given.words))
    print(told(run, given.seconds))


if __name__ == "__main__":
    main()

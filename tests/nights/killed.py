"""Nights that are killed at random moments, and what the history holds afterwards.

    python -m tests.nights.killed --kills 200                     on SQLite
    python -m tests.nights.killed --kills 200 --postgresql        on a throw-away PostgreSQL

Every run changes the campaign, so that there is an audit to be kept. After each kill the history must open, hold every audit that was
reported as kept, and hold none that cannot be read whole.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.nights.campaign import contradict, write, write_campaign
from tests.stores.conftest import opened
from tests.stores.postgres import Cluster

BRAND = "North Quay"
MOST = 4
"""Runs for each kill at most."""
KEPT = "Audit {} is kept"


@dataclass
class Result:
    """How many runs were killed, had ended before, and how the history stood after them."""

    ends: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    audits: int = 0


def kill_nights(folder: Path, database: str, kills: int, seed: int = 1) -> Result:
    """So many killed nights, each at a random moment of what a night takes here; those that end before are not counted."""
    chance, result = random.Random(seed), Result()
    write_campaign(folder, '\n[history]\ndatabase_variable = "HISTORY_URL"\n')
    reported, whole = _timed(folder, database)
    for run in range(MOST * kills):
        contradict(folder, 30 + run % 60)
        write(folder, "website/new.txt", f"Boat {run} leaves at nine.")
        before = result.ends["killed"]
        reported |= _night(folder, database, chance.uniform(0.05, 1.0) * whole, result.ends)
        if result.ends["killed"] == before:
            whole *= 0.9  # this machine has become faster
        _look(folder, database, reported, result, f"run {run}")
        if result.ends["killed"] == kills:
            break
    reported |= _timed(folder, database)[0]
    _look(folder, database, reported, result, "the night after")
    return result


def _timed(folder: Path, database: str) -> tuple[set[int], float]:
    """A night that nobody kills: what it reports, and how long it takes."""
    begun = time.monotonic()
    return _night(folder, database, None), time.monotonic() - begun


def _night(folder: Path, database: str, after: float | None, ends: Counter[str] | None = None) -> set[int]:
    """The audits that the night reported as kept before it was killed."""
    command = [sys.executable, "-m", "consistency", "nightly", str(folder), "--fail-on", "never"]
    with (folder / "out").open("w+") as out:
        started = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, "HISTORY_URL": database, "PYTHONUNBUFFERED": "1"})
        try:
            started.wait(after)
        except subprocess.TimeoutExpired:
            started.kill()
        code = started.wait()
        out.seek(0)
        told = out.read()
    if ends is not None:
        ends["killed" if code < 0 else f"ended before with {code}"] += 1
    if after is None and code != 0:
        raise RuntimeError(told)
    return {number for number in range(1, 1000) if KEPT.format(number) in told}


def _look(folder: Path, database: str, reported: set[int], result: Result, when: str) -> None:
    with opened(database, folder) as store:
        kept = {entry.number for entry in store.entries(BRAND)}
        result.audits = len(kept)
        if missing := reported - kept:
            result.lost.append(f"{when}: {sorted(missing)}")
        for number in sorted(kept)[-2:]:
            audit = store.audit(BRAND, number)
            texts = store.texts(one.digest for one in audit.touchpoints)
            if (
                len(audit.touchpoints) not in {4, 5}
                or len(texts) != len(audit.touchpoints)
                or store.entry(BRAND, number).errors != len(_errors(audit))
            ):
                result.halves.append(f"{when}: audit {number}")


def _errors(audit: object) -> list[object]:
    return [one for one in audit.findings if one.severity.value == "error"]  # type: ignore[attr-defined]


def main() -> None:
    """Kills nights and prints what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)  # the server runs as another user
        cluster = Cluster(_made(home / "postgres")) if asked.postgresql else None
        result = kill_nights(_made(home / "campaign"), cluster.database() if cluster else "history.db", asked.kills)
        if cluster:
            cluster.stop()
    where = "PostgreSQL" if asked.postgresql else "SQLite"
    print(f"{where}: {dict(result.ends)}; {result.audits} audits kept; lost {result.lost}; half {result.halves}")  # noqa: T201


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    main()

"""The texts that are measured on, read from `--data`; says plainly what is missing."""

from __future__ import annotations

import csv
import gzip
import json
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
LEVELS = ("Adv", "Int", "Ele")


class MissingError(Exception):
    """A file that the measurement needs is not there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text as it is learned from or judged."""

    name: str
    channel: str
    text: str


@dataclass(frozen=True)
class Data:
    """Where everything lies."""

    folder: Path
    quick: bool = False

    def path(self, *parts: str) -> Path:
        """A file of the data; MissingError where it is not there."""
        path = self.folder.joinpath(*parts)
        if not path.exists():
            raise MissingError(
                f"{path} is missing. --data must name the folder that holds {parts[0]}/ (see models/en_voice/card.md, Data)."
            )
        return path

    def rewrites(self, name: str) -> list[Row]:
        """Pairs of an original and its restyled copy."""
        return rows(self.path("drift_rewrites", f"{name}.jsonl"))

    def brandvoice(self, split: str = "dev") -> list[Row]:
        """Texts of organisations, in the order of the file."""
        return rows(self.path("brandvoice", f"{split}.jsonl.gz"))

    def formality(self, genre: str) -> list[tuple[float, str]]:
        """Sentences with their mean human formality."""
        with gzip.open(self.path("pavlick_formality", f"{genre}.gz"), "rt", encoding="utf-8", errors="replace") as lines:
            cells = [line.rstrip("\n").split("\t") for line in lines]
        return [(float(cell[0]), cell[3]) for cell in cells if len(cell) == 4]

    def politeness(self, forum: str) -> list[tuple[float, str]]:
        """Requests with their normalised politeness."""
        with gzip.open(self.path("politeness", f"{forum}.annotated.csv.gz"), "rt", encoding="utf-8", newline="") as lines:
            return [(float(row["Normalized Score"]), row["Request"]) for row in csv.DictReader(lines)]

    def reading_levels(self) -> dict[str, dict[str, str]]:
        """Articles by name, each at its levels of reading."""
        articles: dict[str, dict[str, str]] = defaultdict(dict)
        with tarfile.open(self.path("onestop", "documents.tar.gz")) as archive:
            for member in archive:
                level, _, name = member.name.partition("/")
                stream = archive.extractfile(member) if level in LEVELS and name.endswith(".txt") else None
                if stream:
                    articles[name[: -len("-xxx.txt")]][level] = stream.read().decode("utf-8-sig").strip()
        return {name: texts for name, texts in sorted(articles.items()) if set(texts) == set(LEVELS)}


def rows(path: Path) -> list[Row]:
    """The lines of a JSON Lines file, packed or not."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def by(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    """Items by a key, keys in order."""
    groups = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(sorted(groups.items()))


def pieces(texts: Sequence[Row], field: str = "text", prefix: str = "b") -> list[Piece]:
    """Rows as pieces, named by their place."""
    return [Piece(f"{prefix}{place}", row["channel"], row[field]) for place, row in enumerate(texts)]

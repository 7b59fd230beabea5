"""Sentences of the corpora, and new ones put together from their clauses, for generated campaigns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from consistency.assets import asset

BRAND = "demo-brand"
NUMBERED = re.compile(r"[\d%$£€@{}]|https?:|free\b", re.IGNORECASE)
"""What states an offer or a detail: such sentences are left out, as a generated campaign makes its own offers."""
CODED = re.compile(r"\b[A-Z]{4,}\b")
HINGE = re.compile(r"(?=, | (?:and|but|so|because|if|when|that|which|with|for|from|in|on|at|to|of) )")
FEWEST = 3
"""Words in a sentence, and in a clause of one, that is used at all."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one voice says: whole sentences, and what sentences begin and end with before and after a word that joins."""

    whole: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    def sentence(self, source: Random, fresh: float) -> str:
        """A real sentence, or with the probability `fresh` the beginning of one and the end of another, which nobody has written."""
        if source.random() >= fresh:
            return source.choice(self.whole)
        return source.choice(self.heads) + source.choice(self.tails)


def phrases_of(*folders: str) -> Phrases:
    """The phrases of folders below `corpora/`, always in the same order."""
    whole = sorted({text for folder in folders for text in _sentences(asset("corpora/demo-brand").parent / folder)})
    cut = [(text[: hinge.start()].rstrip(","), text[hinge.start() :]) for text in whole for hinge in HINGE.finditer(text)]
    halves = [(head, tail) for head, tail in cut if _long_enough(head) and _long_enough(tail)]
    return Phrases(tuple(whole), tuple(sorted({head for head, _ in halves})), tuple(sorted({tail for _, tail in halves})))


def _sentences(folder: Path) -> list[str]:
    from consistency.channels import collect
    from consistency.flows.read import read

    readings = read(collect("baseline", "website", folder, folder).touchpoints)
    texts = {" ".join(reading.slice(part).split()) for reading in readings for part in reading.copy_segments()}
    return [text for text in texts if _long_enough(text) and text[-1] in ".!?" and not NUMBERED.search(text) and not CODED.search(text)]


def _long_enough(text: str) -> bool:
    return len(text.split()) >= FEWEST


def own() -> Phrases:
    """How the brand of a generated campaign speaks: approved and new copy of the demo brand."""
    return phrases_of(f"{BRAND}/baseline", f"{BRAND}/campaign/website", f"{BRAND}/campaign/email")


def strange() -> Phrases:
    """How somebody else speaks: approved copy of other brands of the corpora."""
    return phrases_of("tamarack-mobile/baseline", "hobdays-gyms/baseline")

"""One edition of a baseline: what was learned, from which copy and with which models, told apart by a digest of its texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.baseline.learn import Baseline
from consistency.records.voice import Representation

SHOWN_DIGITS = 12


@dataclass(frozen=True)
class Edition:
    """A baseline with where it comes from.

    `names` were masked in its texts; `origins` say in words where the texts were read; `encoder` listened to them. `marks` has a digest
    for each text, in the baseline's order: the same wording in the same channel has the same mark wherever it lies. `dials` is the version
    of the tone dials that the texts were read with, empty where they were not.
    """

    baseline: Baseline
    names: tuple[str, ...]
    origins: tuple[str, ...]
    encoder: str
    marks: tuple[str, ...]
    dials: str = ""

    @property
    def digest(self) -> str:
        """Hex digits that are the same for the same brand, names and texts, in whatever order and place they were read."""
        return _hashed(json.dumps([self.baseline.name, sorted(self.names), sorted(self.marks)]))

    @property
    def version(self) -> str:
        """The digest's first twelve digits: what a reader calls this edition by."""
        return self.digest[:SHOWN_DIGITS]


def edition_of(baseline: Baseline, names: Sequence[str], origins: Sequence[str], encoder: str, dials: str = "") -> Edition:
    """The edition of a baseline whose texts are still at hand."""
    return Edition(baseline, tuple(names), tuple(origins), encoder, tuple(mark_of(text) for text in baseline.texts), dials)


def mark_of(text: Representation) -> str:
    """The digest of a text's channel and of the sentences that were judged in it; spaces between words do not count."""
    return _hashed(json.dumps([text.channel, *(" ".join(sentence.split()) for sentence in sentences_of(text))]))[:SHOWN_DIGITS]


def sentences_of(text: Representation) -> tuple[str, ...]:
    """The judged sentences of a text; empty where only numbers were kept of it."""
    return tuple(text.text[start:end] for start, end in text.spans) if text.text else ()


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

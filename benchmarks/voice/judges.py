"""Whoever judges texts against a baseline: our detector through its public doors, or a peer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from benchmarks.voice.kept import Kept, Key
from benchmarks.voice.material import Piece
from consistency.baseline import Baseline, assess_all, learn
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.voice import Assessment, Representation
from consistency.represent import represent_all
from consistency.segment import segment

if TYPE_CHECKING:
    from consistency.protocols import Encoder

PART = 400
"""Texts that are represented at once."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of one text; higher scores are more like the brand."""

    score: float
    chance: float
    drifted: bool
    quotes: tuple[str, ...] = ()
    deviation: float = 0.0
    words: int = 0


class Judge(Protocol):
    """Judges texts of or against one brand by other texts of it."""

    def judge(self, brand: str, baseline: Sequence[Piece], texts: Sequence[Piece]) -> list[Judged]:
        """One for each text, in order."""


def reading_of(piece: Piece) -> Reading:
    """A piece as the product reads a line of texts."""
    touchpoint = Touchpoint(locator=piece.name, channel=piece.channel, kind=Kind.TEXT, text=piece.text)
    return Reading(touchpoint, segment(touchpoint))


class Ours:
    """The product's detector; a text is represented once for all brands whose name is not in it, and kept on disk."""

    def __init__(self, encoder: Encoder, kept: Kept, note: Callable[[str], None] = lambda _text: None) -> None:
        self._encoder = encoder
        self._kept = kept
        self._note = note
        self._known: dict[Key, Representation] = {}

    def judge(self, brand: str, baseline: Sequence[Piece], texts: Sequence[Piece], *, are_pools: bool = False) -> list[Judged]:
        """One for each text, in order; `are_pools` where each is several short texts taken together."""
        return [judged(one) for one in assess_all(self.learn(brand, baseline), self.represent(brand, texts), are_pools=are_pools)]

    def learn(self, brand: str, baseline: Sequence[Piece]) -> Baseline:
        """The brand's baseline."""
        return learn(brand, self.represent(brand, baseline))

    def represent(self, brand: str, texts: Sequence[Piece]) -> list[Representation]:
        """The texts in numbers, the brand's name masked."""
        keys = [_key(brand, piece) for piece in texts]
        wanted = {key: piece for key, piece in zip(keys, texts, strict=True) if key not in self._known}
        self._known |= self._kept.get(list(wanted))
        for name in sorted({name for _, _, name in wanted}):
            self._add(name, {key: piece for key, piece in wanted.items() if key[2] == name and key not in self._known})
        return [self._known[key] for key in keys]

    def _add(self, brand: str, texts: dict[Key, Piece]) -> None:
        keys = list(texts)
        for start in range(0, len(keys), PART):
            part = keys[start : start + PART]
            made = represent_all([reading_of(texts[key]) for key in part], self._encoder, [brand] if brand else [])
            self._known |= dict(zip(part, made, strict=True))
            self._kept.put(part, made)
            if len(keys) > PART:
                self._note(f"{min(start + PART, len(keys))} of {len(keys)} texts represented")


def _key(brand: str, piece: Piece) -> Key:
    named = " ".join(brand.split()).casefold() in " ".join(piece.text.split()).casefold()
    return piece.channel, piece.text, brand if named else ""


def judged(one: Assessment) -> Judged:
    """An assessment, as measures need it."""
    quotes = tuple(evidence.quote for evidence in one.evidence)
    return Judged(one.score, one.p_value, _is_drift(one.verdict), quotes, one.deviation, one.words)


def _is_drift(verdict: Any) -> bool:
    return str(verdict.value) == "drift"

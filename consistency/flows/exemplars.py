"""Looking for how the brand would say it, as work that need not be done twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.baseline import Example, nearest
from consistency.protocols import Encoder
from consistency.records.finding import Evidence


@dataclass(frozen=True)
class Exemplars:
    """Sentences of a channel to the approved sentence nearest in meaning, as work: one, or none where none is near."""

    examples: tuple[Example, ...]
    encoder: Encoder

    def __call__(self, wanted: Sequence[tuple[str, str]]) -> list[tuple[Evidence, ...]]:
        """What is found for each (channel, sentence), in order."""
        return [() if one is None else (one,) for one in nearest(wanted, self.examples, self.encoder)]

"""The brand's own sentences that are nearest in meaning to one that drifts: how the brand would say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.protocols import Encoder
from consistency.records.finding import Evidence
from consistency.records.reading import Reading
from consistency.records.touchpoint import Role

SAYS = "your approved copy talks about this in these words"
LEAST_WORDS = 5
"""A shorter line shows a topic, not a way of talking."""
LEAST_LIKENESS = 0.35
"""Sentences less alike than this (cosine) are about something else; none is shown rather than one that misleads."""
SAME_CHANNEL = 0.05
"""What a sentence of the same channel may be less alike and still be the better example."""
NOT_TOLD = frozenset({Role.TITLE, Role.DESCRIPTION})
"""What a page is called and described by elsewhere: no sentence of its copy."""


@dataclass(frozen=True, slots=True)
class Example:
    """One approved sentence with the channel it stands in."""

    channel: str
    evidence: Evidence


def examples_of(approved: Sequence[Reading]) -> tuple[Example, ...]:
    """Every sentence of the brand's own approved copy that is long enough to show how it talks, each wording once."""
    unique: dict[str, Example] = {}
    for reading in approved:
        for segment in reading.copy_segments():
            quote = reading.slice(segment)
            if segment.role not in NOT_TOLD and len(quote.split()) >= LEAST_WORDS and quote not in unique:
                evidence = Evidence(reading.touchpoint.locator, quote, segment.start, segment.end, says=SAYS)
                unique[quote] = Example(reading.touchpoint.channel, evidence)
    return tuple(unique.values())


def nearest(sentences: Sequence[tuple[str, str]], examples: Sequence[Example], encoder: Encoder) -> tuple[Evidence | None, ...]:
    """For each (channel, sentence) the example nearest in meaning, or None where none is near; cosine of the encoder's vectors.

    Each sentence is held against the examples alone, so that it finds the same to the bit whatever stands beside it.
    """
    import numpy as np

    if not sentences or not examples:
        return (None,) * len(sentences)
    ours = encoder.encode([example.evidence.quote for example in examples])
    channels = np.array([example.channel for example in examples])
    found: list[Evidence | None] = []
    for (channel, _), own in zip(sentences, encoder.encode([sentence for _, sentence in sentences]), strict=True):
        likeness = ours @ own
        best = int(np.argmax(likeness + SAME_CHANNEL * (channels == channel)))
        found.append(examples[best].evidence if likeness[best] >= LEAST_LIKENESS else None)
    return tuple(found)


def near(sentence: str, channel: str, examples: Sequence[Example], encoder: Encoder, most: int = 2) -> tuple[Evidence, ...]:
    """The examples nearest in meaning to one sentence, nearest first; fewer or none where they are about something else."""
    import numpy as np

    if not examples:
        return ()
    ours = encoder.encode([example.evidence.quote for example in examples])
    likeness = ours @ encoder.encode([sentence])[0]
    ranked = np.argsort(-(likeness + SAME_CHANNEL * np.array([example.channel == channel for example in examples])), kind="stable")
    return tuple(examples[k].evidence for k in ranked[:most] if likeness[k] >= LEAST_LIKENESS)

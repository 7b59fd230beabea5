"""Makes two sentences of a long one where a joint is clear."""

from __future__ import annotations

import re

from consistency.suggest.spelling import capitalised

SUBJECT = r"(?:I|you|we|they|he|she|it|this|that|these|those|there|the \w+|our \w+|your \w+)"
VERB = r"(?:is|are|was|were|will|can|could|may|must|should|has|have|had|do|does|did|'\w+|’\w+)"
JOINTS = (
    re.compile(r";\s+(?=\w)"),
    re.compile(rf",\s+(?:and|so)\s+(?={SUBJECT}(?:\s+{VERB}\b|['’](?:s|re|ve|ll|m)\b))", re.IGNORECASE),
    re.compile(rf",\s+(?=but\s+{SUBJECT}(?:\s+{VERB}\b|['’](?:s|re|ve|ll|m)\b))", re.IGNORECASE),
)
LEAST_PART = 4
"""Neither half may have fewer words."""


def split_at_joint(sentence: str, longest: int) -> str:
    """The sentence in two at the clear joint nearest to its middle, where it has more words than `longest`; else as it was."""
    if len(sentence.split()) <= max(longest, 12):
        return sentence
    joints = [match for pattern in JOINTS for match in pattern.finditer(sentence)]
    whole = [m for m in joints if min(len(sentence[: m.start()].split()), len(sentence[m.end() :].split())) >= LEAST_PART]
    if not whole:
        return sentence
    joint = min(whole, key=lambda match: abs(match.start() - len(sentence) / 2))
    return f"{sentence[: joint.start()]}. {capitalised(sentence[joint.end() :])}"

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
ASIDE = re.compile(r",\s+(?:is|are|was|were|has|have|will|can|would|should)\b", re.IGNORECASE)
"""What the sentence goes on with after an aside, which is no joint."""
LEAST_PART = 4
"""Neither half may have fewer words."""


def split_at_joint(sentence: str, longest: int) -> str:
    """The sentence in two at the clear joint nearest to its middle, where it has more words than `longest`; else as it was."""
    if len(sentence.split()) <= max(longest, 12):
        return sentence
    joints = [match for pattern in JOINTS for match in pattern.finditer(sentence)]
    clear = [match for match in joints if _is_clear(sentence[: match.start()], sentence[match.end() :])]
    if not clear:
        return sentence
    joint = min(clear, key=lambda match: abs(match.start() - len(sentence) / 2))
    return f"{sentence[: joint.start()]}. {capitalised(sentence[joint.end() :])}"


def _is_clear(before: str, after: str) -> bool:
    """True where both parts stand alone: neither is a scrap, and what follows is no aside in the middle of a sentence."""
    return min(len(before.split()), len(after.split())) >= LEAST_PART and not ASIDE.search(after)

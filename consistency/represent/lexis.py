"""Which of the words that brands share a text uses: what tells whose copy it is beside how it is put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.represent.ngrams import MASKED, WORD

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Lexis:
    """The words and marks of punctuation that several brands use, each with its column."""

    columns: Mapping[str, int]

    def used(self, sentences: Sequence[str]) -> np.ndarray:
        """Which of them occur in a text, as packed bits, shape (ceil(len(columns) / 8),), uint8."""
        import numpy as np

        found = {column for word in words_of(sentences) if (column := self.columns.get(word)) is not None}
        bits = np.zeros(len(self.columns), bool)
        bits[list(found)] = True
        return np.packbits(bits)


def words_of(sentences: Sequence[str]) -> Iterator[str]:
    """Words and marks of punctuation in lower case; masks are none."""
    for sentence in sentences:
        yield from WORD.findall(MASKED.sub(" ", sentence).lower())

"""Parses normalised sentences with the packaged pipeline and lays the tokens of all of them out as arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from consistency.assets import asset
from consistency.errors import ModelError
from consistency.torchless import torchless

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from spacy.language import Language

FOLDER = "models/en_voice/syntax"
BATCH = 256
"""Sentences that are tagged and parsed at once."""
DEEPEST = 64
"""Steps towards the root after which a token counts as this deep, however long the sentence goes on."""


@lru_cache(maxsize=1)
def packaged_syntax() -> Language:
    """The pipeline that travels with the package; ModelError MOD20 where it is missing."""
    try:
        folder = asset(FOLDER)
    except FileNotFoundError as error:
        raise ModelError(str(error), todo="Reinstall the package.", code="MOD20") from error
    return load_syntax(folder)


def load_syntax(folder: Path) -> Language:
    """Load a pipeline with tagger, morphologizer and parser; ModelError MOD21 where the folder holds none."""
    with torchless():
        import spacy

    try:
        pipeline = spacy.load(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"this is no syntax pipeline ({error}).", where=str(folder), todo="Reinstall the package.", code="MOD21"
        ) from error
    if missing := {"tagger", "morphologizer", "parser"} - set(pipeline.pipe_names):
        lacking = ", ".join(sorted(missing))
        raise ModelError(f"the syntax pipeline lacks {lacking}.", where=str(folder), todo="Reinstall the package.", code="MOD21")
    return pipeline


@dataclass(frozen=True)
class Column:
    """One annotation of all tokens: the distinct values, and which of them each token has."""

    names: tuple[str, ...]
    rows: np.ndarray

    def where(self, test: Callable[[str], bool]) -> np.ndarray:
        """Tokens whose value passes a test, bool."""
        import numpy as np

        return np.array([test(name) for name in self.names], dtype=bool)[self.rows]

    def among(self, *wanted: str) -> np.ndarray:
        """Tokens with one of some values, bool."""
        return self.where(lambda name: name in wanted)

    def codes(self, order: Sequence[str]) -> np.ndarray:
        """Each token's place in `order`, or len(order) where it is not in it; int64."""
        import numpy as np

        place = {name: index for index, name in enumerate(order)}
        return np.array([place.get(name, len(order)) for name in self.names], dtype=np.int64)[self.rows]


@dataclass(frozen=True)
class Parsed:
    """All tokens of some sentences, one after the other; `starts` (sentences + 1) says where each sentence begins.

    `head` is the row of the token on which a token hangs, its own row for a root.
    """

    starts: np.ndarray
    lower: Column
    part: Column
    tag: Column
    relation: Column
    morph: Column
    head: np.ndarray

    @cached_property
    def row(self) -> np.ndarray:
        """Each token's own row."""
        import numpy as np

        return np.arange(len(self.head))

    @cached_property
    def sentence(self) -> np.ndarray:
        """The sentence of each token."""
        import numpy as np

        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    @cached_property
    def root(self) -> np.ndarray:
        """Tokens that hang on nothing, bool."""
        import numpy as np

        return np.asarray(self.head == self.row)

    @cached_property
    def word(self) -> np.ndarray:
        """Tokens that are neither punctuation nor space, masks among them, bool."""
        return ~self.part.among("PUNCT", "SPACE", "SYM")

    @cached_property
    def first(self) -> np.ndarray:
        """The first word of each sentence, bool."""
        import numpy as np

        rows = self.row[self.word]
        _, places = np.unique(self.sentence[rows], return_index=True)
        found = np.zeros(len(self.head), dtype=bool)
        found[rows[places]] = True
        return found

    @cached_property
    def depth(self) -> np.ndarray:
        """Steps from each token to its root, at most DEEPEST, float64."""
        import numpy as np

        steps, above = np.zeros(len(self.head)), self.head
        for _ in range(DEEPEST):
            below = above != self.head[above]
            steps += below
            if not below.any():
                break
            above = self.head[above]
        return np.where(self.root, 0.0, steps + 1.0)

    def has(self, morph: str) -> np.ndarray:
        """Tokens with a morphological feature such as `Mood=Imp`, bool."""
        return self.morph.where(lambda name: morph in name.split("|"))

    def carries(self, child: np.ndarray) -> np.ndarray:
        """Tokens on which at least one of the tokens of a mask hangs, bool."""
        import numpy as np

        found = np.zeros(len(self.head), dtype=bool)
        found[self.head[child & ~self.root]] = True
        return found

    def children(self, child: np.ndarray) -> np.ndarray:
        """How many tokens of a mask hang on each token, int64."""
        import numpy as np

        return np.bincount(self.head[child & ~self.root], minlength=len(self.head))

    def hangs_on(self, parent: np.ndarray) -> np.ndarray:
        """Tokens that hang on one of the tokens of a mask, bool."""
        return parent[self.head] & ~self.root

    def per_sentence(self, tokens: np.ndarray) -> np.ndarray:
        """Sums over each sentence of rows of values by token: shape (k, tokens) becomes (sentences, k), float64."""
        import numpy as np

        running = np.concatenate([np.zeros((len(tokens), 1)), np.cumsum(tokens, axis=1, dtype=np.float64)], axis=1)
        return np.asarray((running[:, self.starts[1:]] - running[:, self.starts[:-1]]).T)


def parse(sentences: Sequence[str], pipeline: Language | None = None) -> Parsed:
    """Parse normalised sentences, each on its own, in their order."""
    import numpy as np

    pipeline = pipeline or packaged_syntax()
    fields: list[int | str] = ["LOWER", "POS", "TAG", "DEP", "MORPH", "HEAD"]
    parts = [doc.to_array(fields) for doc in pipeline.pipe(sentences, batch_size=BATCH)]
    lengths = [len(part) for part in parts]
    table = np.concatenate(parts) if parts else np.zeros((0, len(fields)), dtype=np.uint64)
    lower, part, tag, relation, morph = (_column(table[:, index], pipeline) for index in range(5))
    head = np.arange(len(table)) + table[:, 5].astype(np.int64)
    return Parsed(np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]), lower, part, tag, relation, morph, head)


def _column(values: np.ndarray, pipeline: Language) -> Column:
    import numpy as np

    distinct, rows = np.unique(values, return_inverse=True)
    return Column(tuple(pipeline.vocab.strings[int(value)] for value in distinct), rows)

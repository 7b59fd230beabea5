"""Counts of grammar: which kinds of words, clauses and phrases a text is built from, whatever it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.represent.syntax_parse import Parsed, parse
from consistency.represent.syntax_traits import COUNTED, PER, SyntaxFeature

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language

CHUNK = 1024
"""Sentences whose counts are held in memory at once."""

PARTS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SYM", "VERB", "X")
TAGS = tuple("VB VBD VBG VBN VBP VBZ MD TO IN RP RB RBR RBS JJ JJR JJS NN NNS PRP PRP$ DT PDT WDT WP WRB EX POS CC UH".split())
RELATIONS = tuple(
    "acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop csubj det discourse expl fixed flat"
    " iobj list mark nmod nmod:poss nmod:unmarked nsubj nsubj:pass nummod obj obl obl:agent obl:unmarked parataxis vocative xcomp".split()
)
PAIRS = tuple(
    tuple(pair.split())
    for pair in (
        "PUNCT $|NOUN PUNCT|DET NOUN|NOUN ADP|ADJ NOUN|ADP DET|PRON AUX|PRON VERB|AUX VERB|NOUN NOUN|VERB ADP|VERB DET|PART VERB|VERB PRON"
        "|DET ADJ|^ PRON|ADP NOUN|NOUN AUX|PRON NOUN|NOUN CCONJ|ADP PRON|ADV VERB|NOUN VERB|SCONJ PRON|AUX ADV|VERB PUNCT|VERB NOUN"
        "|PUNCT PRON|ADV PUNCT|ADJ PUNCT|PUNCT NOUN|VERB ADV|AUX PART|VERB PART|NOUN PRON|NUM NOUN|ADV ADJ|PUNCT CCONJ|AUX ADJ|ADP ADJ"
        "|^ DET|CCONJ PRON|NOUN ADV|CCONJ VERB|NUM PUNCT|PUNCT PUNCT|PRON PUNCT|PUNCT VERB|ADJ ADP|AUX DET|AUX AUX|VERB ADJ|PRON ADV"
        "|NOUN PART|CCONJ NOUN|^ ADV|ADV ADP|ADV PRON|ADV ADV|VERB SCONJ|PUNCT DET|NOUN SCONJ|NOUN $|PUNCT ADV|^ NOUN|^ VERB|PRON ADP"
    ).split("|")
)
"""The most frequent neighbours in the treebank on which the pipeline was trained; ^ and $ are a sentence's edges."""
EDGE = len(PARTS) + 1
"""The code of a sentence's edge; len(PARTS) is that of a part that is not among PARTS."""
OPENINGS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "SCONJ", "VERB")


def _shares(values: Sequence[str], of: str, per: str = "word") -> tuple[SyntaxFeature, ...]:
    return tuple(SyntaxFeature(f"{of} {value}", f"{of} {value} of the Universal Dependencies", per) for value in values)


SYNTAX_FEATURES: tuple[SyntaxFeature, ...] = (
    *(trait.feature for trait in COUNTED),
    *_shares(PARTS, "part of speech"),
    *(SyntaxFeature(f"tag {tag}", f"words with the Penn Treebank tag {tag}", "word") for tag in TAGS),
    *_shares(RELATIONS, "relation"),
    *(SyntaxFeature(f"{a} {b}", f"neighbours {a} and {b}, proper nouns counted as nouns", "word") for a, b in PAIRS),
    *(SyntaxFeature(f"opens with {part}", f"sentences whose first word is {part}", "sentence") for part in OPENINGS),
)
"""All features in the order of their columns."""


def count_syntax(sentences: Sequence[str], pipeline: Language | None = None) -> np.ndarray:
    """Counts of all SYNTAX_FEATURES in normalised sentences, shape (len(sentences), len(SYNTAX_FEATURES)), float32.

    Counts of several sentences may be added up. Raises ModelError MOD20 or MOD21 where the packaged pipeline is missing or damaged.
    """
    import numpy as np

    chunks = [_counts(parse(sentences[at : at + CHUNK], pipeline)) for at in range(0, len(sentences), CHUNK)]
    return np.concatenate([np.zeros((0, len(SYNTAX_FEATURES))), *chunks]).astype(np.float32)


def rates_of_syntax(counts: np.ndarray) -> np.ndarray:
    """Each row's counts over the words, nouns, verbs or clauses of the row, or as they are per sentence; same shape, float32."""
    import numpy as np

    return np.asarray(counts / np.maximum(_denominators(counts, np.ones(len(counts))), 1.0), dtype=np.float32)


def pooled_syntax(counts: np.ndarray) -> np.ndarray:
    """A whole text's rates from its sentences' counts, shape (len(SYNTAX_FEATURES),), float32."""
    import numpy as np

    total = counts.sum(axis=0, keepdims=True)
    return np.asarray((total / np.maximum(_denominators(total, np.array([len(counts)])), 1.0))[0], dtype=np.float32)


def _denominators(counts: np.ndarray, sentences: np.ndarray) -> np.ndarray:
    """What each count is divided by, same shape as `counts`."""
    import numpy as np

    below = np.concatenate([counts, sentences[:, None]], axis=1)
    return np.asarray(below[:, _denominator_columns()])


@lru_cache(maxsize=1)
def _denominator_columns() -> np.ndarray:
    """Where each feature's denominator is counted; len(SYNTAX_FEATURES) for the number of sentences."""
    import numpy as np

    names = [feature.name for feature in SYNTAX_FEATURES]
    columns = {per: names.index(name) for per, name in PER.items()} | {"sentence": len(names)}
    return np.array([columns[feature.per] for feature in SYNTAX_FEATURES])


def _counts(parsed: Parsed) -> np.ndarray:
    """The counts of some parsed sentences, float64."""
    import numpy as np

    traits = np.stack([trait.tokens(parsed) for trait in COUNTED])
    parts = np.where(parsed.part.among("PROPN"), PARTS.index("NOUN"), parsed.part.codes(PARTS))
    sentences, owners = len(parsed.starts) - 1, parsed.sentence
    families = (
        _tally(owners, parts, sentences, len(PARTS)),
        _tally(owners, parsed.tag.codes(TAGS), sentences, len(TAGS)),
        _tally(owners, parsed.relation.codes(RELATIONS), sentences, len(RELATIONS)),
        _pairs(parsed, parts),
        _tally(owners[parsed.first], _opening_codes()[parts[parsed.first]], sentences, len(OPENINGS)),
    )
    return np.concatenate([parsed.per_sentence(traits), *families], axis=1)


def _tally(owners: np.ndarray, codes: np.ndarray, sentences: int, kinds: int) -> np.ndarray:
    """How often each sentence owns each code below `kinds`, shape (sentences, kinds)."""
    import numpy as np

    known = codes < kinds
    flat = np.bincount(owners[known] * kinds + codes[known], minlength=sentences * kinds)
    return np.asarray(flat.reshape(sentences, kinds))


def _pairs(parsed: Parsed, parts: np.ndarray) -> np.ndarray:
    """How often each sentence has each of PAIRS, shape (sentences, len(PAIRS))."""
    import numpy as np

    starts, ends = parsed.starts[:-1], parsed.starts[1:]
    full = ends > starts
    left = np.append(EDGE, parts)[:-1] if len(parts) else parts
    left[starts[full]] = EDGE
    codes = np.concatenate([_pair_codes()[left, parts], _pair_codes()[parts[ends[full] - 1], EDGE]])
    owners = np.concatenate([parsed.sentence, np.flatnonzero(full)])
    return _tally(owners, codes, len(starts), len(PAIRS))


@lru_cache(maxsize=1)
def _pair_codes() -> np.ndarray:
    """The column of each pair of codes of PARTS, an edge or neither; len(PAIRS) where it is not counted."""
    import numpy as np

    place = {part: code for code, part in enumerate(PARTS)} | {"^": EDGE, "$": EDGE}
    table = np.full((EDGE + 1, EDGE + 1), len(PAIRS))
    for column, (first, second) in enumerate(PAIRS):
        table[place[first], place[second]] = column
    return table


@lru_cache(maxsize=1)
def _opening_codes() -> np.ndarray:
    """The place in OPENINGS of each code of PARTS."""
    import numpy as np

    return np.array([OPENINGS.index(part) if part in OPENINGS else len(OPENINGS) for part in (*PARTS, "")])

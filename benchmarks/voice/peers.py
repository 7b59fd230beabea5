"""Peers on the same texts: styleprofile, MiniLM, Burrows's Delta and words, each asked for a score and for a verdict at 5%."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from benchmarks.voice import brands, rewrites
from benchmarks.voice.figures import Grid, Section
from benchmarks.voice.judges import Judge, Judged, Ours
from benchmarks.voice.material import Data, Piece
from benchmarks.voice.vectors import Store
from consistency.encoders import ENCODERS
from models.minilm.original import original

if TYPE_CHECKING:
    import numpy as np

LEVEL = 0.05
FREQUENT = 150
WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
MASKS = {"brand", "url", "code", "num", "email", "handle"}
Vectors = Callable[[Sequence[str]], "np.ndarray"]


class Centroid:
    """Texts as vectors, judged by their closeness to the middle of the baseline; the chance by leaving each baseline text out."""

    def __init__(self, vectors: Vectors, closeness: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> None:
        self._vectors = vectors
        self._closeness = closeness

    def judge(self, brand: str, baseline: Sequence[Piece], texts: Sequence[Piece]) -> list[Judged]:  # noqa: ARG002
        """One for each text, in order."""
        import numpy as np

        rows = self._vectors([piece.text for piece in (*baseline, *texts)])
        base, tested = rows[: len(baseline)], rows[len(baseline) :]
        left_out = (base.sum(axis=0) - base) / (len(base) - 1)
        own = np.array([self._closeness(row[None], middle)[0] for row, middle in zip(base, left_out, strict=True)])
        scores = self._closeness(tested, base.mean(axis=0))
        chances = [(1 + int((own <= score).sum())) / (1 + len(own)) for score in scores]
        return [Judged(float(score), chance, chance <= LEVEL) for score, chance in zip(scores, chances, strict=True)]


def cosine(rows: np.ndarray, middle: np.ndarray) -> np.ndarray:
    """Cosine of each row with the middle."""
    import numpy as np

    return np.asarray(rows @ middle / np.maximum(np.linalg.norm(rows, axis=1) * np.linalg.norm(middle), 1e-12))


def nearness(rows: np.ndarray, middle: np.ndarray) -> np.ndarray:
    """Minus Burrows's Delta: the mean distance by word, in standard deviations."""
    import numpy as np

    return np.asarray(-np.abs(rows - middle).mean(axis=1))


def minilm(store: Store) -> Vectors:
    """Vectors of the packaged MiniLM's last layer, of whole texts."""
    loaded: list[Any] = []

    def vectors(texts: Sequence[str]) -> np.ndarray:
        import numpy as np

        known = store.get("minilm/text", texts)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            if not loaded:
                loaded.append(ENCODERS["sentence_transformers"](str(original())))
            made = [vector.astype("float32").tobytes() for vector in loaded[0].encode(missing)]
            store.put("minilm/text", missing, made)
            known |= dict(zip(missing, made, strict=True))
        return np.array([np.frombuffer(known[text], "float32") for text in texts])

    return vectors


def word_weights(background: Sequence[str]) -> Vectors:
    """TF-IDF of words, weights from the background."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(sublinear_tf=True, min_df=3, token_pattern=r"(?u)\b\w[\w'’]*\b").fit(background)
    return lambda texts: weights.transform(texts).toarray()


def frequencies(background: Sequence[str]) -> Vectors:
    """Rates of the 150 most frequent words, in standard deviations of the background."""
    import numpy as np

    counted = Counter(word for text in background for word in tokens(text) if word not in MASKS)
    column = {word: place for place, (word, _) in enumerate(counted.most_common(FREQUENT))}

    def rates(texts: Sequence[str]) -> np.ndarray:
        table = np.zeros((len(texts), len(column)))
        for row, text in zip(table, texts, strict=True):
            found = tokens(text)
            for word in found:
                if word in column:
                    row[column[word]] += 1 / len(found)
        return table

    usual = rates(background)
    middle, spread = usual.mean(axis=0), usual.std(axis=0) + 1e-9
    return lambda texts: (rates(texts) - middle) / spread


def tokens(text: str) -> list[str]:
    """Words in lower case."""
    return WORD.findall(text.lower().replace("’", "'"))


class StyleProfile:
    """styleprofile from PyPI by its library, surface metrics; its own verdict counts as drift from "somewhat different" on."""

    def judge(self, brand: str, baseline: Sequence[Piece], texts: Sequence[Piece]) -> list[Judged]:  # noqa: ARG002
        """One for each text, in order."""
        import styleprofile

        profile = styleprofile.build_texts([piece.text for piece in baseline], syntax=False, pool=False, jobs=1)
        names = [f"t{place}" for place in range(len(texts))]
        named = [styleprofile.Text(piece.text, name=name) for name, piece in zip(names, texts, strict=True)]
        documents = {one.name: one for one in profile.score(named, syntax=False, pool=False, jobs=1).documents}
        return [_of(documents.get(name)) for name in names]


def _of(document: Any) -> Judged:
    """What styleprofile says of one text; one that it cannot measure lies in the middle of nowhere."""
    if document is None or document.delta is None:
        return Judged(-1.0, math.nan, drifted=False)
    return Judged(-float(document.delta), math.nan, str(document.verdict.value).endswith("different"))


def judges(data: Data, ours: Ours, store: Store) -> Iterator[tuple[str, Judge]]:
    """All that are compared, ours first."""
    background = [row["masked"] for row in data.brandvoice("train")]
    yield "this detector", ours
    if find_spec("styleprofile"):
        yield "styleprofile (surface)", StyleProfile()
    yield "MiniLM, cosine", Centroid(minilm(store), cosine)
    yield "Burrows's Delta, 150 words", Centroid(frequencies(background), nearness)
    yield "TF-IDF words, cosine", Centroid(word_weights(background), cosine)


def measure(data: Data, ours: Ours, store: Store, note: Callable[[str], None]) -> Section:
    """The same measures of everybody, one grid a set of texts."""
    section = Section("Peers on the same texts")
    everybody = list(judges(data, ours, store))
    for name in rewrites.SETS:
        found = rewrites.of_set(data, name)
        table = {who: rewrites.averaged(rewrites.judged_pairs(judge, found)) for who, judge in everybody}
        section.grids.append(_grid(f"restyled copies, {name}", table))
    rows = data.brandvoice()
    some = brands.all_trials(data, rows)
    table = {}
    for who, judge in everybody:
        note(f"brands: {who}")
        table[who] = brands.averaged(brands.table_of(judge, rows, some))
    section.grids.append(_grid("brand verification", table))
    if not find_spec("styleprofile"):
        section.remarks.append("styleprofile is not installed: pip install styleprofile.")
    section.remarks.append("Peers' false alarms: leave-one-out conformal at 5%; styleprofile: its own verdict, without its syntax metrics.")
    return section


def _grid(title: str, table: dict[str, dict[str, float]]) -> Grid:
    columns = list(next(iter(table.values())))
    return Grid(title, ("method", *columns), tuple((who, *(row[column] for column in columns)) for who, row in table.items()))

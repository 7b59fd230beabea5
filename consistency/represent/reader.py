"""Readings to representations: every sentence of a brand's own copy normalised, counted and probed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

from consistency.english.entries import entries
from consistency.english.rule_pages import is_of_terms
from consistency.errors import ModelError
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Touchpoint
from consistency.records.voice import Representation
from consistency.represent.branch import HALFWAY
from consistency.represent.branch import NUMBER as BRANCH
from consistency.represent.dials import packaged_dials
from consistency.represent.features import count, counted_words, pooled, rates
from consistency.represent.model import LAYERS, Hidden, VoiceModel, damped, packaged_model
from consistency.represent.ngrams import gram_texts
from consistency.represent.normalise import names_pattern, normalise
from consistency.represent.skeleton import function_words, skeleton

if TYPE_CHECKING:
    import numpy as np

    from consistency.protocols import Encoder

Rows: TypeAlias = "tuple[np.ndarray, ...]"
"""Counts, words, probe scores, dials, sketch of n-grams and layers with branch, a row a sentence; or the row of one sentence."""
Layers: TypeAlias = "Callable[[], Hidden | None]"
"""Gives the hidden layers of sentences, once they are there; None where the encoder shows none."""
MOST_KEPT = 20_000
"""Sentences that are remembered, as many as the encoder remembers."""
MOST_SENTENCES = 500
"""A voice shows in fewer; a file of a million lines must not hold up the scan."""
BATCH = 500
"""Sentences that are encoded and counted at a time ..."""
AHEAD = 2
"""... and batches that are encoded, or wait to be, while the one before them is counted."""
MOST_CHARACTERS = 2000
"""A sentence that goes on longer is no sentence, and what was seen of it is enough."""


class SentenceMemory:
    """What one encoder and model measured of sentences, at most MOST_KEPT, so that those met again are not measured again.

    A sentence measures the same to the bit whatever stands beside it, and so the same from memory.
    """

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = {}

    def __contains__(self, sentence: str) -> bool:
        return sentence in self._rows

    def known(self, sentences: Iterable[str]) -> dict[str, Rows]:
        """The rows of those sentences that are remembered, taken at once: another thread may forget them meanwhile."""
        rows = self._rows
        return {sentence: rows[sentence] for sentence in sentences if sentence in rows}

    def keep(self, made: Mapping[str, Rows]) -> None:
        """Remember what was measured of some sentences, in place of everything older where there would be too much."""
        if len(self._rows) + len(made) > MOST_KEPT:
            self._rows = {}
        if len(made) <= MOST_KEPT:
            self._rows |= made


def represent(reading: Reading, encoder: Encoder, brand_names: Sequence[str] = (), model: VoiceModel | None = None) -> Representation:
    """What the voice of one reading looks like in numbers; see `represent_all`."""
    return represent_all([reading], encoder, brand_names, model)[0]


def represent_all(
    readings: Sequence[Reading],
    encoder: Encoder,
    brand_names: Sequence[str] = (),
    model: VoiceModel | None = None,
    memory: SentenceMemory | None = None,
) -> tuple[Representation, ...]:
    """Represent many readings at once, in their order; sentences that several share are encoded once.

    Only copy in which the brand itself speaks is represented; a reading without any has a representation of no sentences. An encoder
    without `layers` leaves the probes to words, characters and counts. `memory` is that of earlier calls with the same encoder and
    model.
    """
    return tuple(represent_each(readings, encoder, brand_names, model, memory))


def represent_each(
    readings: Iterable[Reading],
    encoder: Encoder,
    brand_names: Sequence[str] = (),
    model: VoiceModel | None = None,
    memory: SentenceMemory | None = None,
) -> Iterator[Representation]:
    """The same one after the other, made a few hundred sentences at a time: while what was encoded is counted, the next are encoded."""
    work = _Work(encoder, model or packaged_model(), memory or SentenceMemory())
    ahead: deque[tuple[_Batch, Layers]] = deque()
    with ThreadPoolExecutor(1) as aside:
        for batch in work.batches(readings, names_pattern(brand_names)):
            ahead.append((batch, aside.submit(_layers, batch.missing, encoder).result))
            if len(ahead) > AHEAD:
                yield from work.represented(*ahead.popleft())
        while ahead:
            yield from work.represented(*ahead.popleft())


@lru_cache(maxsize=1)
def _linear_algebra() -> Any:
    """What says how many threads products run on: more than one costs more than it gives here, and moves the last bits of sums."""
    import numpy as np  # noqa: F401 - what is to be limited must be loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def described(touchpoint: Touchpoint, judged: Sequence[Segment], numbers: Mapping[str, np.ndarray]) -> Representation:
    """A touchpoint with what was counted and measured of its judged segments, by the names of a representation's fields."""
    return Representation(
        locator=touchpoint.locator,
        channel=touchpoint.channel,
        text=touchpoint.text,
        spans=spans_of(judged),
        roles=tuple(segment.role for segment in judged),
        is_of_terms=is_of_terms(touchpoint),
        **numbers,
    )


def judged_spans(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Where the judged segments of a reading stand."""
    return spans_of(judged_segments(reading))


def spans_of(segments: Iterable[Segment]) -> tuple[tuple[int, int], ...]:
    """Start and end of each."""
    return tuple((segment.start, segment.end) for segment in segments)


def judged_segments(reading: Reading) -> tuple[Segment, ...]:
    """The first MOST_SENTENCES in which the brand speaks; one without a letter, such as a lone emoji, belongs to its neighbour.

    Lists of facts ("Order number: 4471", "Total: £12.00") are left out, as nobody speaks in them.
    """
    copy = reading.copy_segments()
    listed = entries(reading.touchpoint.text, [(segment.start, segment.end) for segment in copy])
    judged: list[Segment] = []
    for segment in islice((segment for place, segment in enumerate(copy) if place not in listed), MOST_SENTENCES):
        if judged and _is_one(reading.touchpoint.text, judged[-1], segment):
            judged[-1] = replace(judged[-1], end=segment.end)
        else:
            judged.append(segment)
    return tuple(judged)


def _is_one(text: str, first: Segment, second: Segment) -> bool:
    """True where one of two neighbours has no letter and nothing but space lies between them."""
    has_letters = [any(map(str.isalpha, text[one.start : one.end])) for one in (first, second)]
    return not all(has_letters) and first.end <= second.start and not text[first.end : second.start].strip()


def sentences_of(reading: Reading, spans: Sequence[tuple[int, int]], names: re.Pattern[str] | None) -> list[str]:
    """The normalised sentences of some spans of a reading, each cut at MOST_CHARACTERS."""
    return [normalise(reading.touchpoint.text[start : min(end, start + MOST_CHARACTERS)], names) for start, end in spans]


@dataclass(slots=True)
class _Batch:
    """Readings, with the segments that are judged of each and these normalised; `missing` are sentences that must be measured."""

    readings: list[Reading] = field(default_factory=list)
    judged: list[tuple[Segment, ...]] = field(default_factory=list)
    sentences: list[list[str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return max(len(self.missing), len(self.readings)) >= BATCH


class _Work:
    """Makes representations batch by batch; what one batch measures is not measured again in the next ones."""

    def __init__(self, encoder: Encoder, model: VoiceModel, memory: SentenceMemory) -> None:
        self._encoder, self._model, self._memory = encoder, model, memory
        self._in_hand: set[str] = set()

    def batches(self, readings: Iterable[Reading], names: re.Pattern[str] | None) -> Iterator[_Batch]:
        """All readings in order; sentences that are remembered, or are in hand with an earlier batch, are missing from none."""
        batch = _Batch()
        for reading in readings:
            self._add(reading, names, batch)
            if batch.is_full:
                yield batch
                batch = _Batch()
        if batch.readings:
            yield batch

    def _add(self, reading: Reading, names: re.Pattern[str] | None, batch: _Batch) -> None:
        judged = judged_segments(reading)
        sentences = sentences_of(reading, spans_of(judged), names)
        new = [one for one in dict.fromkeys(sentences) if one not in self._memory and one not in self._in_hand]
        self._in_hand.update(new)
        batch.readings.append(reading)
        batch.judged.append(judged)
        batch.sentences.append(sentences)
        batch.missing.extend(new)

    def represented(self, batch: _Batch, layers: Layers) -> list[Representation]:
        """What the voice of each reading looks like; `layers` are those of the missing sentences."""
        import numpy as np

        wanted = list(dict.fromkeys(chain.from_iterable(batch.sentences)))
        found, made = [], zip(batch.readings, batch.judged, batch.sentences, strict=True)
        with _linear_algebra().limit(limits=1, user_api="blas"):
            rows = self._rows(wanted, batch.missing, layers)
            place = {sentence: place for place, sentence in enumerate(wanted)}
            for reading, judged, sentences in made:
                own = np.array([place[sentence] for sentence in sentences], np.intp)
                found.append(_representation(reading.touchpoint, judged, sentences, tuple(column[own] for column in rows), self._model))
        self._in_hand.difference_update(batch.missing)
        return found

    def _rows(self, wanted: Sequence[str], missing: Sequence[str], layers: Layers) -> Rows:
        """The rows of distinct sentences: of those that are missing as they are measured now, of the others as they are remembered."""
        import numpy as np

        none, made = self._made(missing, layers)
        known = self._memory.known(wanted)
        if forgotten := [sentence for sentence in wanted if sentence not in made and sentence not in known]:
            made |= self._made(forgotten, lambda: _layers(forgotten, self._encoder))[1]
        self._memory.keep(made)
        known |= made
        found = [known[sentence] for sentence in wanted]
        return tuple(np.array(column) for column in zip(*found, strict=True)) or none

    def _made(self, sentences: Sequence[str], layers: Layers) -> tuple[Rows, dict[str, Rows]]:
        """Rows of no sentence, and the row of each."""
        rows = _measured(sentences, layers, self._model)
        return tuple(column[:0] for column in rows), dict(zip(sentences, zip(*rows, strict=True), strict=True))


def _representation(
    touchpoint: Touchpoint, judged: Sequence[Segment], sentences: Sequence[str], rows: Rows, model: VoiceModel
) -> Representation:
    """A text from the rows of its sentences."""
    counts, words, probes, dials, by_grams, hidden = rows
    features = text_features(counts, words, sentences)
    numbers = {
        "words": words,
        "counts": counts,
        "probes": probes,
        "style": features[: counts.shape[1]],
        "projection": model.projection.project(features[None])[0],
        "kinship": model.kinship.place(by_grams, hidden if hidden.shape[1] else None, words),
        "lexis": model.lexis.used(sentences),
        "dials": dials,
    }
    return described(touchpoint, judged, numbers)


def _measured(sentences: Sequence[str], waited: Layers, model: VoiceModel) -> Rows:
    """Counts, words, probe scores, dials, sketches of n-grams, and layers with branch, a row a sentence; the last without columns where
    there are none.
    """
    import numpy as np

    counts, texts = count(sentences), gram_texts(sentences)
    words = counted_words(counts)
    by_word = rates(counts, words)
    grams = model.probes.vocabulary.sparse_rows(texts)
    sketches = model.kinship.gram_sketches(grams)
    hidden = waited()
    scores, dials = model.score(grams, by_word, hidden, sketches), packaged_dials().read(texts, by_word, hidden.whole if hidden else None)
    return counts, words, scores, dials, sketches, hidden.places if hidden else np.zeros((len(grams), 0), np.float32)


def text_features(counts: np.ndarray, words: np.ndarray, sentences: Sequence[str]) -> np.ndarray:
    """A whole text's damped rates: counted features, function words per word, skeleton per word; one row, float32."""
    import numpy as np

    total = max(float(words.sum()), 1.0)
    parts = [pooled(counts, words), function_words(sentences) / total, skeleton(sentences) / total]
    return damped(np.concatenate(parts))


def _layers(sentences: Sequence[str], encoder: Any) -> Hidden | None:
    import numpy as np

    if not hasattr(encoder, "layers"):
        what = f"the encoder {getattr(encoder, 'name', encoder)!r} does not say whether it has hidden layers, which the voice model hears."
        raise ModelError(what, todo="Give it a method layers(texts, wanted), or layers = None where it has none.", code="MOD10")
    if encoder.layers is None:
        return None
    rows = encoder.layers(sentences, (*LAYERS, HALFWAY, BRANCH))
    return Hidden(np.concatenate([rows[layer] for layer in LAYERS], axis=1), rows[BRANCH], rows[HALFWAY])

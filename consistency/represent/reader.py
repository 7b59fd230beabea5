"""Readings to representations: every sentence of a brand's own copy normalised, counted and probed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from consistency.records.reading import Reading
from consistency.records.voice import Representation
from consistency.represent.dials import packaged_dials
from consistency.represent.features import count, pooled, rates, word_counts
from consistency.represent.model import LAYERS, VoiceModel, damped, packaged_model
from consistency.represent.ngrams import gram_counts
from consistency.represent.normalise import names_pattern, normalise
from consistency.represent.skeleton import function_words, skeleton

if TYPE_CHECKING:
    import numpy as np

    from consistency.protocols import Encoder

Rows: TypeAlias = "tuple[np.ndarray, ...]"
"""Counts, words, probe scores, dials and both sketches, a row a sentence."""
MOST_KEPT = 20_000
"""Sentences that are remembered, as many as the encoder remembers."""
MOST_SENTENCES = 500
"""A voice shows in fewer; a file of a million lines must not hold up the scan."""
BATCH = 500
"""Sentences whose n-grams and hidden layers are held at a time."""
MOST_CHARACTERS = 2000
"""A sentence that goes on longer is no sentence, and what was seen of it is enough."""


class SentenceMemory:
    """What one encoder and model measured of sentences, at most MOST_KEPT, so that those met again are not measured again.

    A sentence measures the same to the bit whatever stands beside it, and so the same from memory.
    """

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = {}

    def measured(self, sentences: Sequence[str], measure: Callable[[Sequence[str]], Rows]) -> Rows:
        """The rows of distinct sentences, those that are not known yet made by `measure`."""
        import numpy as np

        if not sentences:
            return measure(())
        missing = [sentence for sentence in sentences if sentence not in self._rows]
        made = dict(zip(missing, zip(*measure(missing), strict=True), strict=True)) if missing else {}
        found = [made.get(sentence) or self._rows[sentence] for sentence in sentences]
        self._keep(made)
        return tuple(np.array(column) for column in zip(*found, strict=True))

    def _keep(self, made: dict[str, Rows]) -> None:
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
    model = model or packaged_model()
    names = names_pattern(brand_names)
    spans = [judged_spans(reading) for reading in readings]
    texts = [sentences_of(reading, own, names) for reading, own in zip(readings, spans, strict=True)]
    with _linear_algebra().limit(limits=1, user_api="blas"):
        measured = _Measured(sorted({sentence for own in texts for sentence in own}), encoder, model, memory or SentenceMemory())
        return tuple(measured.representation(reading, own, said) for reading, own, said in zip(readings, spans, texts, strict=True))


@lru_cache(maxsize=1)
def _linear_algebra() -> Any:
    """What says how many threads products run on: more than one costs more than it gives here, and moves the last bits of sums."""
    import numpy as np  # noqa: F401 - what is to be limited must be loaded
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def judged_spans(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Spans of the first MOST_SENTENCES in which the brand speaks; one without a letter, such as a lone emoji, belongs to its neighbour."""
    spans: list[tuple[int, int]] = []
    for segment in islice(reading.copy_segments(), MOST_SENTENCES):
        span = (segment.start, segment.end)
        if spans and _is_one(reading.touchpoint.text, spans[-1], span):
            spans[-1] = (spans[-1][0], segment.end)
        else:
            spans.append(span)
    return tuple(spans)


def _is_one(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """True where one of two neighbours has no letter and nothing but space lies between them."""
    has_letters = [any(map(str.isalpha, text[start:end])) for start, end in (first, second)]
    return not all(has_letters) and first[1] <= second[0] and not text[first[1] : second[0]].strip()


def sentences_of(reading: Reading, spans: Sequence[tuple[int, int]], names: re.Pattern[str] | None) -> list[str]:
    """The normalised sentences of some spans of a reading, each cut at MOST_CHARACTERS."""
    return [normalise(reading.touchpoint.text[start : min(end, start + MOST_CHARACTERS)], names) for start, end in spans]


class _Measured:
    """Counts, probe scores, dials and sketches of distinct sentences, and how those of one text are put together."""

    def __init__(self, sentences: Sequence[str], encoder: Encoder, model: VoiceModel, memory: SentenceMemory) -> None:
        self._model = model
        self._row = {sentence: row for row, sentence in enumerate(sentences)}
        columns = memory.measured(sentences, lambda missing: _rows(missing, encoder, model))
        self._counts, self._words, self._probes, self._dials, self._gram_sketches, self._layer_sketches = columns

    def representation(self, reading: Reading, spans: tuple[tuple[int, int], ...], sentences: Sequence[str]) -> Representation:
        import numpy as np

        rows = np.array([self._row[sentence] for sentence in sentences], dtype=np.intp)
        counts, words = self._counts[rows], self._words[rows]
        features = text_features(counts, words, sentences)
        return Representation(
            locator=reading.touchpoint.locator,
            channel=reading.touchpoint.channel,
            text=reading.touchpoint.text,
            spans=spans,
            words=words,
            counts=counts,
            probes=self._probes[rows],
            style=features[: counts.shape[1]],
            projection=self._model.projection.project(features[None])[0],
            kinship=self._place(rows),
            dials=self._dials[rows],
        )

    def _place(self, rows: np.ndarray) -> np.ndarray:
        by_layers = self._layer_sketches[rows]
        return self._model.kinship.place(self._gram_sketches[rows], by_layers if by_layers.shape[1] else None, self._words[rows])


def _rows(sentences: Sequence[str], encoder: Encoder, model: VoiceModel) -> Rows:
    """What is measured of sentences, a row each; while one batch is counted the next is encoded."""
    import numpy as np

    parts = [_measured(some, layers, model) for some, layers in _with_layers(sentences, encoder)]
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def _with_layers(sentences: Sequence[str], encoder: Encoder) -> Iterator[tuple[Sequence[str], Future[np.ndarray | None]]]:
    """BATCH sentences at a time, at least none once, with their hidden layers: these are made aside while the last ones are counted."""
    batches = [sentences[start : start + BATCH] for start in range(0, max(len(sentences), 1), BATCH)]
    with ThreadPoolExecutor(1) as aside:
        ahead = aside.submit(_layers, batches[0], encoder)
        for batch, following in zip(batches, [*batches[1:], []], strict=True):
            layers, ahead = ahead, aside.submit(_layers, following, encoder)
            yield batch, layers


def _measured(sentences: Sequence[str], waited: Future[np.ndarray | None], model: VoiceModel) -> Rows:
    """Counts, words, probe scores, dials and sketches by n-grams and by layers, a row a sentence; no columns where there are no layers."""
    import numpy as np

    counts, words = count(sentences), word_counts(sentences)
    by_word, counted = rates(counts, words), [gram_counts(sentence) for sentence in sentences]
    grams = [model.probes.vocabulary.row(numbers) for numbers in counted]
    sketches = np.array([model.kinship.gram_sketch(*row) for row in grams], np.float32)
    sketches = sketches.reshape(len(grams), len(model.kinship.gram_scale))
    layers = waited.result()
    scores, dials = model.score(grams, by_word, layers, sketches), packaged_dials().read(counted, by_word, layers)
    by_layers = np.zeros((len(grams), 0), np.float32) if layers is None else model.kinship.layer_sketch(layers)
    return counts, words, scores, dials, sketches, by_layers


def text_features(counts: np.ndarray, words: np.ndarray, sentences: Sequence[str]) -> np.ndarray:
    """A whole text's damped rates: counted features, function words per word, skeleton per word; one row, float32."""
    import numpy as np

    total = max(float(words.sum()), 1.0)
    parts = [pooled(counts, words), function_words(sentences) / total, skeleton(sentences) / total]
    return damped(np.concatenate(parts))


def _layers(sentences: Sequence[str], encoder: Any) -> np.ndarray | None:
    import numpy as np

    if not hasattr(encoder, "layers") or not sentences:
        return None
    hidden = encoder.layers(sentences, LAYERS)
    return np.concatenate([hidden[layer] for layer in LAYERS], axis=1)

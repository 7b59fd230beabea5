"""Further style encoders: what they say of a text beside our own verdict, which they never touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from consistency.baseline.likeness import likeness
from consistency.encoders import ENCODERS
from consistency.errors import RackError, SettingsError
from consistency.protocols import Encoder
from consistency.records.audit import EncoderReading
from consistency.records.reading import Reading
from consistency.records.voice import Assessment


def further_encoders(named: Sequence[str], folder: Path, *, is_offline: bool = True, device: str = "cpu") -> tuple[Encoder, ...]:
    """The encoders that settings name: `minilm`, or `sentence_transformers:PATH`, the path relative to the folder or a model's name.

    SettingsError CFG07 where the rack has no such encoder, ModelError MOD03 where its model cannot be loaded, MOD09 where torch sees no
    such device.
    """
    return tuple(_encoder(name, folder, is_offline=is_offline, device=device) for name in named)


@lru_cache(maxsize=4)
def _encoder(name: str, folder: Path, *, is_offline: bool, device: str) -> Encoder:
    """Loaded once: a worker asks it about many groups of touchpoints."""
    part, _, model = name.partition(":")
    try:
        kind = ENCODERS[part]
    except RackError as error:
        raise SettingsError(error.what, where="voice.encoders", todo=error.todo, code="CFG07") from error
    if not model:
        plain: Encoder = kind()
        return plain
    place = folder / model
    encoder: Encoder = kind(str(place) if place.exists() else model, is_offline=is_offline, device=device)
    return encoder


def with_encoders(
    assessments: Sequence[Assessment], readings: Sequence[Reading], approved: Sequence[Reading], encoders: Sequence[Encoder]
) -> tuple[Assessment, ...]:
    """The assessments with what each encoder says; a text without copy of the brand's own is left as it is."""
    copies = [_copy(reading) for reading in readings]
    own = [copy for copy in map(_copy, approved) if copy]
    said: list[list[EncoderReading]] = [[] for _ in readings]
    for encoder in encoders if own and any(copies) else ():
        found = likeness(encoder.encode(own), encoder.encode(copies))
        for number, (cosine, percentile) in enumerate(found):
            if copies[number]:
                said[number].append(EncoderReading(encoder.name, round(cosine, 4), round(percentile, 1), len(own)))
    return tuple(replace(one, encoders=tuple(more)) if more else one for one, more in zip(assessments, said, strict=True))


def _copy(reading: Reading) -> str:
    return " ".join(reading.slice(segment) for segment in reading.copy_segments())

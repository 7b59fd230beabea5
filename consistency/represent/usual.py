"""What is usual for any brand: the counted style of the population that the voice model was trained on."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.assets import asset
from consistency.errors import ModelError
from consistency.represent.features import FEATURES, rates
from consistency.represent.model import CLIP, VoiceModel, damped, packaged_model

if TYPE_CHECKING:
    import numpy as np

CHANNEL_HABITS = "models/en_channels/channels.json"


def usual_style(model: VoiceModel | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Middle and spread of whole texts' damped rates over the population, each (features,)."""
    projection = (model or packaged_model()).projection
    return projection.middle[: len(FEATURES)], projection.spread[: len(FEATURES)]


def standing(counts: np.ndarray, words: np.ndarray, model: VoiceModel | None = None) -> np.ndarray:
    """How far each sentence's rates lie from the population's sentences, in their standard deviations, shape (n, features)."""
    import numpy as np

    probes = (model or packaged_model()).probes
    return np.asarray(np.clip((damped(rates(counts, words)) - probes.style_middle) / probes.style_spread, -CLIP, CLIP))


@lru_cache(maxsize=1)
def channel_habits() -> dict[str, np.ndarray]:
    """What a channel does to a text's damped rates at any brand, (features,) by channel; ModelError MOD08 where the file is missing."""
    import numpy as np

    try:
        stored = json.loads(asset(CHANNEL_HABITS).read_text("utf-8"))
        names = stored["features"]
        habits = {channel: dict(zip(names, row, strict=True)) for channel, row in stored["habits"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the habits of channels cannot be read ({error}).", todo="Reinstall the package.", code="MOD08") from error
    return {channel: np.array([row.get(feature.name, 0.0) for feature in FEATURES]) for channel, row in habits.items()}

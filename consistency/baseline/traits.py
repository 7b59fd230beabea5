"""A brand's counted traits with their ranges, over all texts and by channel, beside what is usual for other brands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from consistency.baseline.fusion import Style
from consistency.baseline.learn import Baseline
from consistency.records.portrait import Span, TraitRange

if TYPE_CHECKING:
    import numpy as np

CHANNEL_TEXTS = 5
"""A channel of fewer texts has no range to speak of."""
LEAST_SPREAD = 0.02
"""A population's spread below this says that the trait is hardly ever there; a single case would look enormous."""


def trait_ranges(baseline: Baseline, usual: np.ndarray, usual_spread: np.ndarray) -> tuple[TraitRange, ...]:
    """Every trait that has words for it, the most distinctive first; `usual` and `usual_spread` (features,) are other brands'."""
    import numpy as np

    own = _rows(baseline.texts)
    by_channel = channel_rows(baseline, CHANNEL_TEXTS)
    distance = np.clip((own.mean(axis=0) - usual) / np.maximum(usual_spread, LEAST_SPREAD), -9, 9)
    traits = [
        _range(style, own[:, k], {c: rows[:, k] for c, rows in by_channel.items()}, float(usual[k]), float(distance[k]))
        for k, style in enumerate(baseline.fusion.styles)
    ]
    return tuple(sorted((trait for trait in traits if trait.says), key=lambda trait: -abs(trait.distance)))


def channel_rows(baseline: Baseline, least: int) -> dict[str, np.ndarray]:
    """Style of the texts of each channel that has at least so many, (n, features) by channel."""
    names = [channel for channel, number in baseline.channels.items() if number >= least]
    return {name: _rows(text for text in baseline.texts if text.channel == name) for name in names}


def _rows(texts: Iterable[object]) -> np.ndarray:
    import numpy as np

    return np.stack([np.asarray(getattr(text, "style"), dtype=float) for text in texts])  # noqa: B009


def _range(style: Style, own: np.ndarray, channels: Mapping[str, np.ndarray], usual: float, distance: float) -> TraitRange:
    return TraitRange(
        name=style.name,
        unit=style.unit,
        brand=span_of(style, own),
        channels={channel: span_of(style, values) for channel, values in channels.items()},
        usual=shown(style, usual),
        distance=round(distance, 2),
        says=style.more if distance > 0 else style.less,
    )


def span_of(style: Style, values: np.ndarray) -> Span:
    """The range of some texts' damped rates (n,) in the trait's own unit."""
    import numpy as np

    low, middle, high = (shown(style, float(value)) for value in np.percentile(values, [5, 50, 95]))
    return Span(low, middle, high)


def shown(style: Style, root: float) -> float:
    """A damped rate in the trait's own unit, to one decimal."""
    return round(style.scale * root * abs(root), 1)

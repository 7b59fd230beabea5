"""What a touchpoint's earlier versions say of its own voice, taken off its new version, so that a channel's mean wobbles less.

A page on returns sounds drier than one on gifts, whoever writes it and however often. Which of them happen to be edited tonight moves the
mean of tonight's copy, and is no drift. Method: a shrunken mean of what was there before is taken off, as in C. R. Henderson, "Best linear
unbiased estimation and prediction under a selection model", Biometrics 31 (1975), and A. Deng et al., "Improving the sensitivity of online
controlled experiments by utilizing pre-experiment data", WSDM (2013).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEAST_PLACES = 10
"""Touchpoints with several earlier versions that must be known before anything is taken off."""


def own_levels(earlier: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """By how much each place's copy lies above (below) that of its channel by its own earlier versions, shrunken towards none.

    `earlier` are the values of the versions of each place of a channel. Empty where too little is known to tell places apart.
    """
    several = [values for values in earlier.values() if len(values) > 1]
    if len(several) < LEAST_PLACES:
        return {}
    within, between = _variances(several)
    if between <= 0:
        return {}
    means = {place: sum(values) / len(values) for place, values in earlier.items() if values}
    middle = sum(means.values()) / len(means)
    return {place: (mean - middle) * between / (between + within / len(earlier[place])) for place, mean in means.items()}


def _variances(groups: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Variance within groups, and of their own levels (one-way analysis of variance, groups of unequal size)."""
    n, sizes = sum(map(len, groups)), [len(group) for group in groups]
    means = [sum(group) / len(group) for group in groups]
    middle = sum(map(sum, groups)) / n
    within = sum((value - mean) ** 2 for group, mean in zip(groups, means, strict=True) for value in group) / (n - len(groups))
    apart = sum(size * (mean - middle) ** 2 for size, mean in zip(sizes, means, strict=True)) / (len(groups) - 1)
    typical = (n - sum(size**2 for size in sizes) / n) / (len(groups) - 1)
    return within, (apart - within) / typical

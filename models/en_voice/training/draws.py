"""Draws baselines as brands really have them: few texts or many, whole or as short as adverts, from all channels or from three."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.cases import Case
from training.texts import PAIRS, Text

SIZES = (5, 8, 12, 20, 30, 60)
SORTS = {"whole": 3.0, "short": 1.0, "channels": 1.0}
"""Sorts of baselines with how common they are taken to be."""
DRAWS = 2
MOST = 20
"""Of each role, so many texts at most are read against one baseline."""
LEAST_OWN = 6
"""Texts that must be left beside the baseline."""
CHANNELS, LEAST_IN_CHANNEL, MOST_IN_CHANNEL = 3, 2, 8


@dataclass
class Stock:
    """What a brand's draws are made of, as numbers of texts: `own` copy, further `originals`, and by parent what was cut from them."""

    brand: str
    own: list[int]
    originals: list[int]
    rewrites: dict[int, int]
    pieces: dict[int, int]
    shorts: dict[int, int]
    pools: list[int]


def draws_of(texts: Sequence[Text], fold: dict[str, int]) -> list[Case]:
    """DRAWS baselines of every brand, size and sort that its copy allows, each with copy of the brand that it does not hold.

    Public and invented brands weigh the same, however many there are of each.
    """
    cases = [case for brand in sorted(fold) for case in _drawn(_stock(brand, texts), texts, fold[brand])]
    invented = {text.brand for text in texts if text.source == PAIRS[1]}
    total = {is_invented: sum(case.weight for case in cases if (case.brand in invented) is is_invented) for is_invented in (True, False)}
    return [replace(case, weight=case.weight / total[case.brand in invented]) for case in cases]


def _stock(brand: str, texts: Sequence[Text]) -> Stock:
    by_role: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if text.brand == brand:
            by_role[text.role].append(number)
    sides = {(texts[i].source, texts[i].pair): i for i in by_role["rewrite"]}
    rewrites = {i: sides[key] for i in by_role["original"] if (key := (texts[i].source, texts[i].pair)) in sides}
    cut = [{texts[i].parents[0]: i for i in by_role[role]} for role in ("piece", "short")]
    public = [*by_role["base"], *by_role["more"]]
    invented = [i for i in by_role["original"] if texts[i].source == PAIRS[1]]
    return Stock(brand, public or invented, by_role["original"] if public else [], rewrites, *cut, by_role["pool"])


def _drawn(stock: Stock, texts: Sequence[Text], fold: int) -> Iterator[Case]:
    for sort, weight in SORTS.items():
        for size in SIZES:
            for draw in range(DRAWS):
                chance = random.Random(f"13|{stock.brand}|{sort}|{size}|{draw}")
                chosen = _chosen(stock, texts, sort, size, chance)
                if len(chosen) >= SIZES[0] and len(stock.own) - len(chosen) >= LEAST_OWN:
                    yield replace(_case(stock, texts, chosen, chance, fold, is_short=sort == "short"), weight=weight)


def _chosen(stock: Stock, texts: Sequence[Text], sort: str, size: int, chance: random.Random) -> list[int]:
    """The texts whose copy is the baseline; none where there are too few."""
    own = [i for i in stock.own if sort != "short" or i in stock.shorts]
    chance.shuffle(own)
    if sort != "channels":
        return own[:size] if len(own) >= size else []
    by_channel = defaultdict(list)
    for number in own:
        by_channel[texts[number].channel].append(number)
    channels = [channel for channel in sorted(by_channel) if len(by_channel[channel]) > LEAST_IN_CHANNEL]
    chance.shuffle(channels)
    most = round(size / CHANNELS)
    if len(channels) < CHANNELS or not LEAST_IN_CHANNEL <= most <= MOST_IN_CHANNEL:
        return []
    return [number for channel in channels[:CHANNELS] for number in by_channel[channel][:most]]


def _case(stock: Stock, texts: Sequence[Text], chosen: Sequence[int], chance: random.Random, fold: int, *, is_short: bool) -> Case:
    held = set(chosen)
    rest = [number for number in stock.own if number not in held]
    chance.shuffle(rest)
    originals = chance.sample(stock.originals, min(MOST, len(stock.originals)))
    fresh = [*rest[:MOST], *originals]
    cut = [pieces[number] for pieces in (stock.pieces, stock.shorts) for number in fresh if number in pieces]
    pools = [number for number in stock.pools if not held & set(texts[number].parents)]
    return Case(
        stock.brand,
        fold,
        [stock.shorts[number] for number in chosen] if is_short else list(chosen),
        [(number, stock.rewrites[number]) for number in fresh if number in stock.rewrites],
        [number for number in fresh if number not in stock.rewrites],
        chance.sample(cut, min(2 * MOST, len(cut))),
        [],
        chance.sample(pools, min(MOST, len(pools))),
    )

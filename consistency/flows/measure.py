"""Makes checks, each only on what it has not measured before: a check whose code has changed measures again, and it alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import consistency
from consistency.flows.context import among_words, texts_of
from consistency.flows.keys import digest, version_of
from consistency.flows.packing import pack, plain, unpack
from consistency.protocols import Cache, Check
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Ledger
from consistency.records.reading import Reading

MEASUREMENTS = tuple[Measurement, ...]


class Measurer:
    """Makes checks on one campaign, with what was measured before in a cache; measurements are the same as without it.

    Each quote has the words around it, from the campaign that is `quoted`, by default the same.

    What a check says of a campaign is kept whole; what one that looks at each touchpoint alone (`Check.is_of_one`) says, by touchpoint.
    Checks of other packages are made anew each time, as nobody here can tell when they have changed.
    """

    def __init__(self, campaign: Campaign, cache: Cache | None, quoted: Campaign | None = None) -> None:
        self._campaign, self._cache, self._quoted = campaign, cache, quoted or campaign

    def measured(self, check: Check) -> Sequence[Measurement]:
        """All that the check measures, in its order."""
        if self._cache is None or not type(check).__module__.startswith(f"{consistency.__name__}."):
            return self._made(check, self._campaign)
        version = digest(version_of(type(check).__module__), version_of(among_words.__module__))
        if getattr(check, "is_of_one", False):
            return self._one_by_one(check, digest("each", version, self._standards))
        return self._whole(check, self._cache, digest("all", version, self._everything))

    def _whole(self, check: Check, cache: Cache, key: str) -> Sequence[Measurement]:
        if (known := _known(cache.get([key]).get(key))) is not None:
            return known
        made = self._made(check, self._campaign)
        _keep(cache, {key: made})
        return made

    def _one_by_one(self, check: Check, about: str) -> Sequence[Measurement]:
        cache = self._cache
        assert cache is not None  # noqa: S101 - asked by `measured`
        keys = {reading.touchpoint.locator: digest(about, mark) for reading, mark in self._marked}
        found = cache.get(list(keys.values()))
        known = {locator: measured for locator, key in keys.items() if (measured := _known(found.get(key))) is not None}
        missing = tuple(reading for reading in self._campaign.readings if reading.touchpoint.locator not in known)
        made: dict[str, list[Measurement]] = {reading.touchpoint.locator: [] for reading in missing}
        for one in self._made(check, replace(self._alone, readings=missing)) if missing else ():
            made[one.about[0]].append(one)
        _keep(cache, {keys[locator]: tuple(own) for locator, own in made.items()})
        return [one for locator in keys for one in known.get(locator, made.get(locator, ()))]

    def _made(self, check: Check, campaign: Campaign) -> tuple[Measurement, ...]:
        """What a check measures of a campaign; whole numbers as they would be read back."""
        return among_words(map(_in_floats, check.measure(campaign)), self._texts)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return texts_of(self._quoted)

    @cached_property
    def _alone(self) -> Campaign:
        """The campaign without what joins its touchpoints: all that a check of one can see."""
        return replace(self._campaign, pages={}, voices=None, ledger=Ledger(()), pools=(), tone=None, journeys=())

    @cached_property
    def _marked(self) -> tuple[tuple[Reading, str], ...]:
        return tuple((reading, _mark(Reading, reading)) for reading in self._campaign.readings)

    @cached_property
    def _standards(self) -> str:
        """What each touchpoint is held against."""
        return _mark(Campaign, replace(self._alone, readings=()))

    @cached_property
    def _everything(self) -> str:
        rest = _mark(Campaign, replace(self._campaign, readings=()))
        return digest(rest, *(mark for _, mark in self._marked))


def _in_floats(one: Measurement) -> Measurement:
    is_float = type(one.value) is type(one.certainty) is float
    return one if is_float else replace(one, value=float(one.value), certainty=float(one.certainty))


def _mark(kind: type, record: object) -> str:
    """A digest of all that a record holds."""
    return digest(plain(kind, record) or repr(record))


def _known(body: bytes | None) -> MEASUREMENTS | None:
    """What was kept; None where nothing was, or what was is damaged."""
    try:
        return None if body is None else unpack(MEASUREMENTS, body)
    except ValueError:
        return None


def _keep(cache: Cache, made: dict[str, MEASUREMENTS]) -> None:
    bodies = {key: pack(MEASUREMENTS, measured) for key, measured in made.items()}
    cache.put({key: body for key, body in bodies.items() if body is not None})

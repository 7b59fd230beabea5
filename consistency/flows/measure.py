"""Makes checks, each only on what it has not measured before: a check whose code has changed measures again, and it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

import consistency
from consistency.flows.context import among_words, texts_of
from consistency.flows.keys import digest, version_of
from consistency.flows.packing import plain
from consistency.flows.recall import Recalled
from consistency.protocols import Cache, Check, Recall, Task
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Ledger
from consistency.records.reading import Reading

Measurements = tuple[Measurement, ...]


class Measurer:
    """Makes checks on one campaign, with what was measured before in a cache; measurements are the same as without it.

    Each quote has the words around it, from the campaign that is `quoted`, by default the same.

    What a check says of a campaign is kept whole; what one that looks at each touchpoint alone (`Check.is_of_one`) says, by touchpoint; and
    of one that knows its parts (`Check.remeasure`), these.
    Checks of other packages are made anew each time, as nobody here can tell when they have changed.
    """

    def __init__(self, campaign: Campaign, cache: Cache | None, quoted: Campaign | None = None) -> None:
        self._campaign, self._cache, self._quoted = campaign, cache, quoted or campaign

    def measured(self, check: Check) -> Sequence[Measurement]:
        """All that the check measures, in its order."""
        if self._cache is None or not type(check).__module__.startswith(f"{consistency.__name__}."):
            return self._told(check.measure(self._campaign))
        version = digest(version_of(type(check).__module__), version_of(among_words.__module__))
        recall = Recalled(self._cache, version, self._marks)
        return self._one_by_one(check, recall) if getattr(check, "is_of_one", False) else self._whole(check, recall)

    def _whole(self, check: Check, recall: Recalled) -> Sequence[Measurement]:
        """What it measures of the campaign as it is; where that is not known, it is asked what it can recall of its parts."""
        (found,) = recall(Measurements, "all", [Task((), self._everything)], lambda _: [self._told(self._remeasured(check, recall))])
        return found

    def _remeasured(self, check: Check, recall: Recalled) -> Iterable[Measurement]:
        remeasure: Callable[[Campaign, Recall], Iterable[Measurement]] | None = getattr(check, "remeasure", None)
        return remeasure(self._campaign, recall) if remeasure else check.measure(self._campaign)

    def _one_by_one(self, check: Check, recall: Recalled) -> Sequence[Measurement]:
        tasks = [Task((reading,), self._standards) for reading in self._campaign.readings]

        def missing(places: Sequence[int]) -> Iterable[Measurements]:
            shown = tuple(tasks[at].readings[0] for at in places)
            made: dict[str, list[Measurement]] = {reading.touchpoint.locator: [] for reading in shown}
            for one in self._told(check.measure(replace(self._alone, readings=shown))):
                made[one.about[0]].append(one)
            return map(tuple, made.values())

        return list(chain.from_iterable(recall(Measurements, "each", tasks, missing)))

    def _told(self, found: Iterable[Measurement]) -> Measurements:
        """What a check measured, with the words around each quote; whole numbers as they would be read back."""
        return among_words(map(_in_floats, found), self._texts)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return texts_of(self._quoted)

    @cached_property
    def _alone(self) -> Campaign:
        """The campaign without what joins its touchpoints: all that a check of one can see."""
        return replace(self._campaign, pages={}, voices=None, ledger=Ledger(()), pools=(), tone=None, journeys=())

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        """By locator a digest of all that a reading holds."""
        return {reading.touchpoint.locator: _mark(Reading, reading) for reading in self._campaign.readings}

    @cached_property
    def _standards(self) -> str:
        """What each touchpoint is held against."""
        return _mark(Campaign, replace(self._alone, readings=()))

    @cached_property
    def _everything(self) -> str:
        rest = _mark(Campaign, replace(self._campaign, readings=()))
        return digest(rest, *self._marks.values())


def _in_floats(one: Measurement) -> Measurement:
    is_float = type(one.value) is type(one.certainty) is float
    return one if is_float else replace(one, value=float(one.value), certainty=float(one.certainty))


def _mark(kind: type, record: object) -> str:
    """A digest of all that a record holds."""
    return digest(plain(kind, record) or repr(record))

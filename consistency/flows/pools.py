"""Short texts that lie beside each other, put together so that their voice can be judged."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consistency.baseline.assess import SHORT
from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.voice import Assessment, Pool

MOST_WORDS = 300
"""A larger pool is split: what is said of it would say too little about its members."""
GROUPS = ("ad group", "campaign", "thread", "conversation", "category", "intent", "feed")
"""What formats say that a text belongs to, the narrowest first."""
BETWEEN = "\n\n·\n\n"
"""What stands between two members: no mere space, or a lone emoji would be read as part of its neighbour from another text."""


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Several readings as one; `starts` says where the text of each member begins in that of the joined reading."""

    name: str
    members: tuple[Reading, ...]
    starts: tuple[int, ...]
    reading: Reading

    def told(self, assessment: Assessment) -> Pool:
        """The assessment of the joined reading as one of the pool, each quote put back into the member that it stands in."""
        own = tuple(self._placed(item) if item.locator == assessment.locator else item for item in assessment.evidence)
        return Pool(self.name, tuple(one.touchpoint.locator for one in self.members), replace(assessment, evidence=own))

    def _placed(self, item: Evidence) -> Evidence:
        start, end = item.start or 0, item.end or 0
        member = max(number for number, begin in enumerate(self.starts) if begin <= start)
        shift = self.starts[member]
        return replace(item, locator=self.members[member].touchpoint.locator, start=start - shift, end=end - shift)


def pools_of(readings: Sequence[Reading], assessments: Mapping[str, Assessment]) -> tuple[Joined, ...]:
    """Pools of the texts that are too short to be judged alone, groups before sources; each has SHORT words or more.

    Texts go together with others of their channel, source and group; what is then still too short, with the rest of its source. One that
    drifts alone is told alone, and words that several texts share are read once.
    """
    short = _distinct(one for one in readings if _is_short(assessments.get(one.touchpoint.locator)))
    words = {one.touchpoint.locator: assessments[one.touchpoint.locator].words for one in short}
    groups = _enough(_by((one for one in short if _groups(one.touchpoint)), _group_of), words)
    grouped = {one.touchpoint.locator for _, members in groups for one in members}
    sources = _enough(_by((one for one in short if one.touchpoint.locator not in grouped), _source_of), words)
    return tuple(_joined(f"pool {number}", key[-1], members) for number, (key, members) in enumerate([*groups, *sources], 1))


def _is_short(assessment: Assessment | None) -> bool:
    return assessment is not None and 0 < assessment.words < SHORT and assessment.verdict is not VoiceVerdict.DRIFT


def _distinct(readings: Iterable[Reading]) -> list[Reading]:
    unique: dict[Key, Reading] = {}
    for one in readings:
        unique.setdefault(_copy_of(one), one)
    return list(unique.values())


def _copy_of(reading: Reading) -> Key:
    """Channel and words, by which a text is told from others."""
    return (reading.touchpoint.channel, *(reading.slice(segment).casefold() for segment in reading.copy_segments()))


def first_alike(readings: Iterable[Reading]) -> dict[str, str]:
    """By each text's locator that of the first one of its channel which says the very same: of those a pool has the first alone."""
    firsts: dict[Key, str] = {}
    return {one.touchpoint.locator: firsts.setdefault(_copy_of(one), one.touchpoint.locator) for one in readings}


def _groups(touchpoint: Touchpoint) -> list[tuple[str, str]]:
    """What the text's format says that it belongs to, with what each is called."""
    return [(name, touchpoint.meta[name]) for name in GROUPS if touchpoint.meta.get(name)]


def _group_of(touchpoint: Touchpoint) -> Key:
    """Channel, source, and all groups that a text belongs to; last what the narrowest is called."""
    groups = _groups(touchpoint)
    name, value = groups[0]
    return (*_source_of(touchpoint)[:-1], *(value for _, value in groups), f"{name} “{value}”")


def _source_of(touchpoint: Touchpoint) -> Key:
    """Channel and source: the file that holds a text among others, else the folder of its own file; last what it is called."""
    file, _, number = touchpoint.locator.rpartition("#")
    source = file if file and number.isdecimal() else touchpoint.locator.rpartition("/")[0] or touchpoint.channel
    return (touchpoint.channel, source, source)


def _by(readings: Iterable[Reading], key_of: Callable[[Touchpoint], Key]) -> dict[Key, list[Reading]]:
    groups: dict[Key, list[Reading]] = {}
    for one in readings:
        groups.setdefault(key_of(one.touchpoint), []).append(one)
    return groups


def _enough(groups: Mapping[Key, Sequence[Reading]], words: Mapping[str, int]) -> list[tuple[Key, list[Reading]]]:
    """The groups of several texts that have words enough, in parts where they have too many."""
    large = {key: own for key, own in groups.items() if len(own) > 1 and sum(words[one.touchpoint.locator] for one in own) >= SHORT}
    return [(key, part) for key, own in large.items() for part in _parts(own, words)]


def _parts(members: Sequence[Reading], words: Mapping[str, int]) -> Iterator[list[Reading]]:
    """The members in their order, in as few parts as MOST_WORDS allows and of about as many words each."""
    total = sum(words[one.touchpoint.locator] for one in members)
    share = total / math.ceil(total / MOST_WORDS)
    part, heard, told = list[Reading](), 0, 0.0
    for one in members:
        part.append(one)
        heard += words[one.touchpoint.locator]
        if heard >= told + share - SHORT / 2 and total - heard >= SHORT:
            yield part
            part, told = [], float(heard)
    if part:
        yield part


def _joined(locator: str, name: str, members: Sequence[Reading]) -> Joined:
    starts, segments, place = list[int](), list[Segment](), 0
    for one in members:
        starts.append(place)
        segments += [replace(segment, start=segment.start + place, end=segment.end + place) for segment in one.segments]
        place += len(one.touchpoint.text) + len(BETWEEN)
    text = BETWEEN.join(one.touchpoint.text for one in members)
    touchpoint = Touchpoint(locator, members[0].touchpoint.channel, Kind.TEXT, text)
    return Joined(name, tuple(members), tuple(starts), Reading(touchpoint, tuple(segments)))

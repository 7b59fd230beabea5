"""How the results of each kind of work are kept: by which key, in which bytes, and what of them is another item's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, singledispatch
from typing import Any, Protocol

from consistency.flows.keys import digest, joined, version_of
from consistency.flows.packing import pack, packed_arrays, plain, unpack, unpacked_arrays
from consistency.flows.work import Assessor, Listener, Reader, Splitter
from consistency.records.offer import Fact
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Block, Touchpoint
from consistency.records.voice import Assessment, Representation
from consistency.represent.normalise import MASKS, typography
from consistency.represent.reader import judged_spans

VOICE = "models/en_voice/voice.npz"
DIALS = "models/en_voice/dials.npz"
FUSION = "models/en_voice/fusion.json"


class Keeping(Protocol):
    """How one work's results are kept; each depends on what its key is made of and on nothing else."""

    def key(self, item: Any) -> str:
        """A digest of all that the result depends on, the parts that make it among it."""

    def packed(self, result: Any) -> bytes | None:
        """The result in bytes; None where bytes cannot hold it, as half a character, and it is made anew each time."""

    def unpacked(self, body: bytes, item: Any) -> Any:
        """What `packed` was given, for an item with the same key. ValueError where the bytes are no such result."""

    def of(self, result: Any, item: Any) -> Any:
        """A result of one item as that of another with the same key."""


@singledispatch
def keeping_of(_work: object) -> Keeping | None:
    """How the results of a work are kept; None where they are not."""
    return None


@dataclass(frozen=True)
class _Splitting:
    """Sentences depend on the text and its blocks."""

    work: Splitter

    @cached_property
    def _parts(self) -> str:
        return version_of("consistency.segment")

    def key(self, item: Touchpoint) -> str:
        return digest("split", self._parts, item.text, _blocks(item))

    def packed(self, result: Reading) -> bytes | None:
        return pack(tuple[Segment, ...], result.segments)

    def unpacked(self, body: bytes, item: Touchpoint) -> Reading:
        return Reading(item, unpack(tuple[Segment, ...], body))

    def of(self, result: Reading, item: Touchpoint) -> Reading:
        return result if result.touchpoint is item else Reading(item, result.segments)


@keeping_of.register
def _(work: Splitter) -> Keeping:
    return _Splitting(work)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of a reading with facts."""

    segments: tuple[Segment, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class _Reading:
    """Facts depend on the text and its blocks, on the day that it is read on, and on what the brand is called."""

    work: Reader

    @cached_property
    def _about(self) -> str:
        parts = version_of("consistency.segment"), version_of("consistency.offers.extract")
        return digest("read", *parts, joined(self.work.brand.names), self.work.launch.isoformat())

    def key(self, item: Touchpoint) -> str:
        return digest(self._about, item.text, _blocks(item), str(item.observed_at and item.observed_at.date()))

    def packed(self, result: Reading) -> bytes | None:
        return pack(_Read, _Read(result.segments, result.facts))

    def unpacked(self, body: bytes, item: Touchpoint) -> Reading:
        kept = unpack(_Read, body)
        return self.of(Reading(item, kept.segments, kept.facts), item)

    def of(self, result: Reading, item: Touchpoint) -> Reading:
        facts = result.facts
        if facts and facts[0].locator != item.locator:
            facts = tuple(replace(fact, locator=item.locator) for fact in facts)
        return Reading(item, result.segments, facts)


@keeping_of.register
def _(work: Reader) -> Keeping:
    return _Reading(work)


def _blocks(touchpoint: Touchpoint) -> bytes:
    blocks = touchpoint.blocks
    return plain(tuple[Block, ...], blocks) or repr(blocks).encode("utf-8", "surrogatepass")


ARRAYS = ("words", "counts", "probes", "style", "projection", "kinship", "dials")
"""The fields of a representation that hold numbers."""


@dataclass(frozen=True)
class _Listening:
    """How a text sounds depends on its own copy, and on those of the brand's names and codes that stand in it, as these are masked."""

    work: Listener

    @cached_property
    def _parts(self) -> str:
        return version_of("consistency.represent.reader", VOICE, DIALS) + version_of("consistency.encoders.onnx")

    @cached_property
    def _names(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, _loose(name)) for name in self.work.names)

    def key(self, item: Reading) -> str:
        text = item.touchpoint.text
        within = _loose(text)
        names = joined(name for name, loose in self._names if loose in within or name.upper() in MASKS)
        return digest("listen", self._parts, names, text, repr(judged_spans(item)))

    def packed(self, result: Representation) -> bytes | None:
        return packed_arrays([getattr(result, name) for name in ARRAYS])

    def unpacked(self, body: bytes, item: Reading) -> Representation:
        arrays = unpacked_arrays(body, len(ARRAYS))
        one = item.touchpoint
        return Representation(one.locator, one.channel, one.text, judged_spans(item), **dict(zip(ARRAYS, arrays, strict=True)))

    def of(self, result: Representation, item: Reading) -> Representation:
        one = item.touchpoint
        return replace(result, locator=one.locator, channel=one.channel)


@keeping_of.register
def _(work: Listener) -> Keeping:
    return _Listening(work)


def _loose(text: str) -> str:
    """Letters and digits alone, without case: what does not stand in it so, stands in it in no typography."""
    return "".join(filter(str.isalnum, (text + typography(text)).casefold()))


@dataclass(frozen=True)
class _Assessing:
    """What the baseline says of a text depends on both."""

    work: Assessor

    @cached_property
    def _about(self) -> str:
        baseline, level = self.work.baseline, repr(self.work.level)
        texts = (joined([one.locator, one.channel, one.text]).encode("utf-8", "surrogatepass") + _numbers(one) for one in baseline.texts)
        parts = version_of("consistency.baseline.assess", FUSION)
        return digest("assess", parts, baseline.name, baseline.version, level, repr(self.work.is_pool), *texts)

    def key(self, item: Representation) -> str:
        return digest(self._about, item.locator, item.channel, item.text, repr(item.spans), _numbers(item))

    def packed(self, result: Assessment) -> bytes | None:
        return pack(Assessment, result)

    def unpacked(self, body: bytes, item: Representation) -> Assessment:  # noqa: ARG002 - its key says all
        assessment: Assessment = unpack(Assessment, body)
        return assessment

    def of(self, result: Assessment, item: Representation) -> Assessment:  # noqa: ARG002 - its key says all
        return result


@keeping_of.register
def _(work: Assessor) -> Keeping:
    return _Assessing(work)


def _numbers(text: Representation) -> bytes:
    arrays = (getattr(text, name) for name in ARRAYS)
    return b"".join(b"" if one is None else one.tobytes() for one in arrays)

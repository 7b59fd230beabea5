"""How the results of each kind of work are kept: by which key, in which bytes, and what of them is another item's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, singledispatch
from typing import Any, ClassVar, Protocol
from unicodedata import is_normalized

from consistency.baseline import Baseline, Example
from consistency.encoders.onnx import MiniLM
from consistency.flows.exemplars import Exemplars
from consistency.flows.keys import digest, joined, version_of
from consistency.flows.packing import pack, packed_arrays, plain, unpack, unpacked_arrays
from consistency.flows.suggest import Advising
from consistency.flows.work import Assessor, Listener, Reader, Splitter
from consistency.records.finding import Evidence
from consistency.records.guide import Guide
from consistency.records.offer import Fact
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Block, Touchpoint
from consistency.records.voice import Assessment, Representation
from consistency.represent.normalise import MASKS, typography
from consistency.represent.reader import described, judged_segments, judged_spans

VOICE = "models/en_voice/voice.npz"
DIALS = "models/en_voice/dials.npz"
FUSION = "models/en_voice/fusion.json"
OTHERS = re.compile(r"[\W_]+")
WORD = re.compile(r"\w+")
MASKED = frozenset(MASKS)
DOTTED = str.maketrans("\u0131", "i")
"""An i without its dot is found by names that are spelt with one."""
CHANGED = re.compile(r"[&\xad\u200b-\u200d\u2060\ufeff\ufe0e\ufe0f\ufffd\ud800-\udfff]")
"""Where making typography equal may bring letters about, or join them; elsewhere it leaves letters and digits as they are."""


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
    """Facts depend on the text, its title, kind and blocks, on the day that it is read on, and on what the brand is called."""

    work: Reader

    @cached_property
    def _about(self) -> str:
        parts = version_of("consistency.segment"), version_of("consistency.offers.extract")
        return digest("read", *parts, joined(self.work.brand.names), self.work.launch.isoformat())

    def key(self, item: Touchpoint) -> str:
        return digest(self._about, item.text, item.title, item.kind.value, _blocks(item), str(item.observed_at and item.observed_at.date()))

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


ARRAYS = ("words", "counts", "probes", "style", "projection", "kinship", "lexis", "dials")
"""The fields of a representation that hold numbers."""


@dataclass(frozen=True)
class _Listening:
    """How a text sounds depends on its own copy, and on those of the brand's names and codes that stand in it, as these are masked."""

    work: Listener

    @cached_property
    def _parts(self) -> str:
        return version_of("consistency.represent.reader", VOICE, DIALS) + version_of("consistency.encoders.onnx")

    @cached_property
    def _names(self) -> tuple[tuple[str, str, bool], ...]:
        """Each name, how it is looked for, and whether it is one of the masks, which stand in any text once that is masked."""
        return tuple((name, _loose(typography(name)), not MASKED.isdisjoint(WORD.findall(name.upper()))) for name in self.work.names)

    def key(self, item: Reading) -> str:
        text = item.touchpoint.text
        within = _loose(_spelt(text))
        names = joined([name for name, loose, is_mask in self._names if is_mask or loose in within])
        return digest("listen", self._parts, names, text, repr(judged_spans(item)))

    def packed(self, result: Representation) -> bytes | None:
        return packed_arrays([getattr(result, name) for name in ARRAYS])

    def unpacked(self, body: bytes, item: Reading) -> Representation:
        arrays = unpacked_arrays(body, len(ARRAYS))
        return described(item.touchpoint, judged_segments(item), dict(zip(ARRAYS, arrays, strict=True)))

    def of(self, result: Representation, item: Reading) -> Representation:
        return described(item.touchpoint, judged_segments(item), {name: getattr(result, name) for name in ARRAYS})


@keeping_of.register
def _(work: Listener) -> Keeping:
    return _Listening(work)


def _loose(text: str) -> str:
    """Letters and digits alone, without case: what does not stand in a text so, stands in it in no way of setting it."""
    return OTHERS.sub("", text.casefold().translate(DOTTED))


def _spelt(text: str) -> str:
    """The text with letters and digits as in one typography, which it has already unless some of its signs bring others about."""
    plain = text.replace("\u2026", " ").replace("\xa0", " ")
    return plain if CHANGED.search(plain) is None and is_normalized("NFKC", plain) else typography(text)


class _AsItIs:
    """Keeps results of one kind of record, of which nothing is an item's own that its key does not say."""

    kind: ClassVar[Any]

    def packed(self, result: Any) -> bytes | None:
        return pack(self.kind, result)

    def unpacked(self, body: bytes, item: Any) -> Any:  # noqa: ARG002 - its key says all
        return unpack(self.kind, body)

    def of(self, result: Any, item: Any) -> Any:  # noqa: ARG002 - its key says all
        return result


@dataclass(frozen=True)
class _Assessing(_AsItIs):
    """What the baseline says of a text depends on both."""

    kind: ClassVar[Any] = Assessment
    work: Assessor

    @cached_property
    def _about(self) -> str:
        parts = version_of("consistency.baseline.assess", FUSION)
        return digest("assess", parts, _baseline(self.work.baseline), repr(self.work.level), repr(self.work.is_pool))

    def key(self, item: Representation) -> str:
        return digest(self._about, item.locator, item.channel, item.text, repr(item.spans), _numbers(item))


@keeping_of.register
def _(work: Assessor) -> Keeping:
    return _Assessing(work)


def _numbers(text: Representation) -> bytes:
    arrays = (getattr(text, name) for name in ARRAYS)
    return b"".join(b"" if one is None else one.tobytes() for one in arrays)


def _baseline(baseline: Baseline) -> str:
    texts = (digest(one.locator, one.channel, one.text, repr(one.spans), _numbers(one)) for one in baseline.texts)
    return digest(baseline.name, baseline.version, *texts)


@dataclass(frozen=True)
class _Advice(_AsItIs):
    """What would help a text depends on it and its assessment, on the baseline, the guide and all names that are no way of talking."""

    kind: ClassVar[Any] = Assessment
    work: Advising

    @cached_property
    def _about(self) -> str:
        one = self.work.advisor
        parts = version_of("consistency.flows.suggest", VOICE, DIALS, FUSION) + version_of("consistency.encoders.onnx")
        guide = plain(Guide | None, one.guide) or repr(one.guide)
        return digest("advise", parts, _baseline(one.baseline), joined(one.names), guide, repr(one.level))

    def key(self, item: tuple[Reading, Assessment]) -> str:
        reading, assessment = item
        about = [plain(kind, one) or repr(one) for kind, one in ((Reading, replace(reading, facts=())), (Assessment, assessment))]
        return digest(self._about, *about)


@keeping_of.register
def _(work: Advising) -> Keeping | None:
    return _Advice(work) if work.advisor.rewriter is None and isinstance(work.advisor.encoder, MiniLM) else None


@dataclass(frozen=True)
class _Nearness(_AsItIs):
    """Which approved sentence is nearest depends on the sentence with its channel, and on all approved ones."""

    kind: ClassVar[Any] = tuple[Evidence, ...]
    work: Exemplars

    @cached_property
    def _about(self) -> str:
        examples = plain(tuple[Example, ...], self.work.examples) or repr(self.work.examples)
        return digest("near", version_of("consistency.baseline.nearest"), version_of("consistency.encoders.onnx"), examples)

    def key(self, item: tuple[str, str]) -> str:
        return digest(self._about, *item)


@keeping_of.register
def _(work: Exemplars) -> Keeping | None:
    """Of other models nobody here can tell which version they are."""
    return _Nearness(work) if isinstance(work.encoder, MiniLM) else None

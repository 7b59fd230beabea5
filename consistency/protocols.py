"""The sockets: what a channel, an encoder, a check and a report must offer to be plugged into their racks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar

from consistency.records.audit import Audit
from consistency.records.campaign import Campaign
from consistency.records.collection import Skipped, Unreadable
from consistency.records.finding import Measurement
from consistency.records.reading import Reading
from consistency.records.survey import Answer
from consistency.records.touchpoint import Touchpoint

if TYPE_CHECKING:
    import numpy as np


Item = TypeVar("Item")
Result = TypeVar("Result")
UNASKED = ""
"""What `Check.lacks` says where nobody asked for the check."""


class SourceFile(Protocol):
    """One file of a declared source, as a channel sees it."""

    path: Path
    locator: str
    channel: str
    uri: str | None

    @property
    def head(self) -> bytes:
        """The first 64 KiB, for telling the format."""

    def data(self) -> bytes:
        """All bytes; raises UnreadableError where the file is empty, too large or not to be opened."""

    def text(self) -> str:
        """The file decoded: byte-order mark, declared charset or best guess; line ends become "\\n"."""


class Channel(Protocol):
    """A format that copy comes in: recognises a file by its content and reads its records in file order."""

    name: ClassVar[str]

    def recognises(self, file: SourceFile) -> bool:
        """True when the file's content is of this format, also where it is damaged further on."""

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Answer | Skipped | Unreadable]:
        """The file's records in order; raises UnreadableError where the file as a whole cannot be read."""


class Service(Protocol):
    """A site, mailbox or account that is asked over a network for its copy.

    `Options` is the pydantic model of what its `[source.options]` may say. Touchpoints come out as they are read, so that an
    interruption loses nothing; a single record that fails is an `Unreadable`, a service that fails as a whole raises UnreadableError.
    """

    name: ClassVar[str]
    Options: ClassVar[type]

    def place(self, options: Any) -> str:
        """What the service's source is called in reports: an address or account, without secrets."""

    def read(self, options: Any, visit: Any) -> Iterator[Touchpoint | Answer | Skipped | Unreadable]:
        """The records in the service's order."""


class Encoder(Protocol):
    """Turns texts into vectors."""

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), dimensions), float32."""


class Rewriter(Protocol):
    """Rewords sentences in a brand's voice, a language model for instance; what it says is scored before anybody sees it."""

    name: str

    def rewrite(self, text: str, sentences: Sequence[str], ways: Sequence[str], examples: Sequence[str]) -> tuple[str | None, ...]:
        """One rewording for each of the sentences of `text`, None where there is none to be had.

        `ways` say how the text drifts ("hype"), `examples` are approved sentences. Raises ConsistencyError where it cannot be asked.
        """


class Engine(Protocol):
    """Somewhere for work to be done: this process, several of them, a cluster. It is entered before it works, and left to let workers go.

    Work is a picklable function of a batch that gives as many results as the batch has items. A worker unpickles it once and uses it again
    and again, so what it loads is loaded once a worker. It looks at nothing but its batch: so results are the same in every engine.
    """

    name: ClassVar[str]

    def __enter__(self) -> Self:
        """The engine, ready to work."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Lets all workers go."""

    def map(self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]) -> Iterator[Sequence[Result]]:
        """The results of each batch, in the order of the batches, few of which are held at a time.

        What the work raises is raised here and ends the whole. A worker that is lost (killed, a machine gone) is replaced, told of, and
        what it had in hand is done again; EngineError ENG02 where one batch loses every worker that takes it.
        """


class Cache(Protocol):
    """What was computed before, packed, by the digest of all that it was computed from. It may know nothing of a key at any time."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is known of the keys; those of which nothing is are left out."""

    def put(self, made: Mapping[str, bytes]) -> None:
        """Takes what was computed; a later run may find it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work that looks at these readings and at nothing else, but for what `beside` tells of the campaign around them."""

    readings: tuple[Reading, ...]
    beside: str = ""


class Recall(Protocol):
    """Work on readings that is not done twice: what was worked out of the same readings before is known, the rest is worked out now."""

    def __call__(
        self, kind: type[Result], name: str, tasks: Sequence[Task], work: Callable[[Sequence[int]], Iterable[Result]]
    ) -> Sequence[Result]:
        """A result for each task, of one `kind`: a record, or a tuple of records.

        `name` tells the works of one part from one another. `work` is given the places of the tasks of which nothing is known, and gives
        a result for each in that order.
        """


def anew(
    kind: type[Result],  # noqa: ARG001 - the socket's signature
    name: str,  # noqa: ARG001
    tasks: Sequence[Task],
    work: Callable[[Sequence[int]], Iterable[Result]],
) -> Sequence[Result]:
    """Recalls nothing (the socket `Recall`)."""
    return list(work(range(len(tasks))))


class Check(Protocol):
    """One dimension of consistency: measures a campaign and gives the words that show it.

    `name` is its name in the rack, `kinds` the kinds of finding it may lead to, `concern` the concern whose verdict it feeds. `lacks`
    says in plain words why the check cannot be made on this campaign (no baseline, no guide), or None where it can; a check of what the
    settings may ask for (rules) says `UNASKED` where they do not, and leaves no trace in the audit then.

    A check that looks at each touchpoint alone says so by `is_of_one = True`: its measurements are about one touchpoint each, and depend
    on nothing else but brand, guide, rules, launch and approved copy. It is then shown only the touchpoints that it has not measured yet.

    One that holds touchpoints against each other may have a `remeasure(campaign, recall)` as well: it measures what `measure` does, and
    asks a `Recall` for what it works out of few readings at a time.
    """

    name: ClassVar[str]
    concern: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]]

    def lacks(self, campaign: Campaign) -> str | None:
        """Why this check cannot be made on this campaign; None where it can."""

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """All that it measured, in the order of the campaign's readings."""


class Report(Protocol):
    """Writes an audit in one format."""

    name: ClassVar[str]
    suffix: ClassVar[str]

    def render(self, audit: Audit) -> bytes:
        """The whole report; the same audit gives the same bytes."""

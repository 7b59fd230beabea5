"""A history in a relational database: what SQLite and PostgreSQL share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import ClassVar, Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from consistency.records.audit import Audit
from consistency.records.history import Entry, Level, Night, Pending, Point, Version
from consistency.records.kept_answer import KeptAnswer
from consistency.records.scan_run import ScanRun
from consistency.stores import carry, collected, outbox, reading, repeats, scan_runs, sightings, upkeep, voices, writing
from consistency.stores.address import Address
from consistency.stores.errors import StoreError
from consistency.stores.migrate import is_up_to_date, upgrade
from consistency.stores.people import People
from consistency.stores.sign_ins import SignIns
from consistency.stores.trail import Trail
from consistency.stores.work import Work
from consistency.stores.work_table import WorkTable, drop_unused

WRITES = "consistency_writes"
"""The execution option of a connection whose transactions write."""
HELD = ("SQLITE_BUSY", "SQLITE_LOCKED")
"""What SQLite's names of errors begin with that say that another program holds the database."""


class SqlStore:
    """A history; its tables are made or brought up to date when it is opened.

    Every method is one transaction: it is done as a whole or not at all. Each raises StoreError: STO02 where the tables are of a later
    version of this program, STO03 where the database cannot be reached, is full or refuses. One writes at a time, whatever the brand:
    texts and lists are shared by all, and what one night sees as known another could be dropping. Readers do not wait for a writer.
    """

    name: ClassVar[str]

    def __init__(self, address: Address) -> None:
        self.address = address
        self._engine = self._engine_of(address)
        try:
            self._bring_up_to_date()
        except StoreError:
            self.close()
            raise

    def _bring_up_to_date(self) -> None:
        with self._reading() as connection:
            if is_up_to_date(connection):
                return
        with self._writing() as connection:
            upgrade(connection, self.address.shown)

    def _engine_of(self, address: Address) -> Engine:
        raise NotImplementedError

    def lock(self, brand: str) -> AbstractContextManager[None]:
        """One night of a brand at a time; a dead one's lock is free. StoreError STO05 where another holds it."""
        raise NotImplementedError

    def shrink(self) -> None:
        """Gives space that nothing needs any more back to the system."""
        raise NotImplementedError

    def brands(self) -> tuple[str, ...]:
        """The brands that have audits, by name."""
        with self._reading() as connection:
            return reading.brands(connection)

    def entries(self, brand: str, newest: int | None = None) -> tuple[Entry, ...]:
        """The brand's audits in a line each, oldest first; only the `newest` so many where given."""
        with self._reading() as connection:
            return reading.entries(connection, brand, newest)

    def entry(self, brand: str, number: int) -> Entry:
        """One audit in a line; StoreError STO04 where the brand has none of that number."""
        with self._reading() as connection:
            return reading.entry(connection, brand, number)

    def audit(self, brand: str, number: int, *, is_measured: bool = True) -> Audit:
        """A whole audit as it was kept; StoreError STO04 where the brand has none of that number.

        Measurements are half of what is kept of it, and are left out where it need not be `is_measured`.
        """
        (found,) = self.audits(brand, [number], is_measured=is_measured)
        return found

    def audits(self, brand: str, numbers: Sequence[int], *, is_measured: bool = True) -> tuple[Audit, ...]:
        """Whole audits in the order of their numbers, as `audit` gives each; what several of them hold is read once."""
        with self._reading() as connection:
            for number in numbers:
                reading.entry(connection, brand, number)
            return reading.wholes(connection, numbers, is_measured=is_measured)

    def head(self, number: int) -> Audit:
        """An audit without its touchpoints, findings and measurements."""
        with self._reading() as connection:
            return reading.head(connection, number)

    def levels(self, number: int) -> tuple[Level, ...]:
        """The levels of the channels of one audit."""
        with self._reading() as connection:
            return reading.levels(connection, number)

    def texts(self, digests: Iterable[str]) -> dict[str, str]:
        """Texts of touchpoints by digest, as far as they are kept."""
        with self._reading() as connection:
            return reading.texts(connection, digests)

    def points(self, brand: str) -> tuple[Point, ...]:
        """How every measure of every channel stood in every audit, oldest first."""
        with self._reading() as connection:
            return reading.points(connection, brand)

    def versions(self, brand: str) -> tuple[Version, ...]:
        """Every version of every touchpoint of the brand, with the first and the last audit that saw it."""
        with self._reading() as connection:
            return sightings.versions(connection, brand)

    def chances(self, brand: str, channels: Collection[str]) -> dict[str, dict[str, list[float]]]:
        """How each kept version of the channels' touchpoints sounded, by channel and place: its chance (0..1) among approved copy."""
        with self._reading() as connection:
            return voices.chances(connection, brand, channels)

    def seen(self, brand: str) -> dict[str, tuple[int, ...]]:
        """The ids of the brand's findings, each with the numbers of the audits that have it."""
        with self._reading() as connection:
            return sightings.seen(connection, brand)

    def save(self, night: Night, same_as: Entry | None = None) -> Entry:
        """Keeps an audit and, with it or not at all, what alerts still have to say of it.

        With `same_as` the audit differs from that earlier one in nothing but its time.
        """
        with self._writing() as connection:
            number = writing.repeat(connection, same_as.number, night) if same_as else writing.add_night(connection, night)
            outbox.add(connection, number, night.digests)
            return reading.entry(connection, night.audit.brand, number)

    def waiting(self, brand: str) -> tuple[Pending, ...]:
        """Digests that are still to be sent, oldest first."""
        with self._reading() as connection:
            return outbox.waiting(connection, brand)

    def last_sent(self, brand: str, target: str) -> datetime | None:
        """When the target last had a digest of the brand."""
        with self._reading() as connection:
            return outbox.last_sent(connection, brand, target)

    def tried(self, pending: Pending, sent_at: datetime | None, error: str = "") -> None:
        """Keeps how an attempt to send went; with `sent_at` it is not tried again."""
        with self._writing() as connection:
            outbox.tried(connection, pending, sent_at, error)

    def keep_newest(self, brand: str, audits: int) -> int:
        """Drops all but the newest audits, and what only they held; gives how many went."""
        with self._writing() as connection:
            return upkeep.keep_newest(connection, brand, audits)

    def collected(self, brand: str) -> dict[str, bytes]:
        """What the last night read of each source of the brand, as it was given to `save`."""
        with self._reading() as connection:
            return collected.kept(connection, brand)

    def work(self, days: int, today: date | None = None) -> Work:
        """What earlier runs have computed, kept while no more than so many days pass without a run that uses it."""
        return Work(WorkTable(self._reading, self._writing), days, today)

    def drop_work(self, days: int) -> int:
        """Drops what no run has used for so many days, counted back from the last that did; gives how many results went."""
        with self._writing() as connection:
            return drop_unused(connection, days)

    def lines(self, brand: str | None = None) -> Iterator[str]:
        """The whole history as lines of JSON, of one brand or of all; `add_lines` takes them back."""
        with self._reading() as connection:
            yield from carry.lines(connection, brand)

    def add_lines(self, lines: Iterable[str], where: str = "") -> int:
        """Takes exported lines in, all or none; gives the number of audits. StoreError STO06 where a line is none."""
        with self._writing() as connection:
            return carry.add_lines(connection, lines, where)

    def claim_key(self, owner: str, key: str, digest: str, now: datetime) -> KeptAnswer | None:
        """Claims the key of a request that may be repeated; what it was claimed for before, where that is not the first time."""
        with self._writing() as connection:
            return repeats.claim(connection, owner, key, digest, now)

    def keep_answer(self, owner: str, key: str, answer: KeptAnswer) -> None:
        """Keeps the answer to the request that claimed the key."""
        with self._writing() as connection:
            repeats.keep(connection, owner, key, answer)

    def release_key(self, owner: str, key: str) -> None:
        """Gives the key of a request free that failed."""
        with self._writing() as connection:
            repeats.release(connection, owner, key)

    def answers(self) -> bool:
        """Whether the database answers now."""
        try:
            with self._reading() as connection:
                return connection.scalar(select(1)) == 1
        except StoreError:
            return False

    def people(self) -> People:
        """Accounts and their roles, in the same database."""
        return People(self._reading, self._changing)

    def sign_ins(self) -> SignIns:
        """Who is signed in, by browser or by token."""
        return SignIns(self._reading, self._changing)

    def trail(self) -> Trail:
        """Who decided what, and when."""
        return Trail(self._reading, self._changing)

    def add_scan_run(self, brand: str, by: str, now: datetime) -> int:
        """A scan that somebody started and that waits for its turn; gives its number."""
        with self._writing() as connection:
            return scan_runs.add(connection, brand, by, now)

    def tell_scan_run(self, run: ScanRun) -> None:
        """Keeps how far a scan is."""
        with self._writing() as connection:
            scan_runs.tell(connection, run)

    def scan_runs(self, brand: str, at_most: int, now: datetime) -> tuple[ScanRun, ...]:
        """The last scans that people started for the brand, newest first."""
        with self._reading() as connection:
            return scan_runs.newest(connection, brand, at_most, now)

    def scan_run(self, brand: str, number: int, now: datetime) -> ScanRun | None:
        """The brand's scan of this number; None where it has none."""
        with self._reading() as connection:
            return scan_runs.one(connection, brand, number, now)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _claim(self, connection: Connection) -> None:
        """Waits, at the start of a transaction that writes, until no other writes."""
        raise NotImplementedError

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._changing() as connection:
            self._claim(connection)
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """A transaction that writes rows that no night touches, and so need not wait for one where the database locks by row."""
        with self._told(), self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines()[0]
            what = f"the history cannot be used ({self.address.without_secrets(reason)})."
            is_busy = getattr(getattr(error, "orig", None), "sqlite_errorname", "").startswith(HELD)
            todo = "Nothing stored before is lost; mend the database and run it again."
            if is_busy:
                todo = "Nothing stored before is lost; another program holds it: run it again when that has ended."
            raise StoreError(what, where=self.address.shown, todo=todo, code="STO03") from error

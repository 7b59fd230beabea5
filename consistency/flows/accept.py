"""Accept: findings of the last scan into acceptances.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from consistency.errors import ConsistencyError
from consistency.flows.read import CACHE
from consistency.flows.whole import write_whole
from consistency.records.audit import Audit
from consistency.records.decision import Acceptance, Outcome
from consistency.records.finding import Finding, Standing
from consistency.settings import Project
from consistency.settings.acceptances import load_acceptances, read_text, with_accepted, without_accepted

SHORTEST = 4
"""Digits of an id by which it may be named."""
PATIENCE = 30
"""Seconds that one change of the file waits for another."""


class AcceptError(ConsistencyError):
    """A finding cannot be accepted: no finding or several go by that id, the date is past, or the file is in use (ACC..)."""

    code = "ACC01"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms findings are accepted: why, who answers for it, and the last day on which that holds (None: without an end)."""

    reason: str
    owner: str
    until: date | None = None


def accept(project: Project, audit: Audit, findings: Iterable[Finding], terms: Terms, today: date) -> tuple[Acceptance, ...]:
    """Writes the findings into the project's acceptances, others and comments untouched, and gives what was written.

    Raises AcceptError where the last day is past (ACC03) or somebody else keeps changing the file (ACC05), SettingsError where it is wrong
    as it stands.
    """
    if terms.until is not None and terms.until < today:
        raise AcceptError(f"{terms.until} is past.", todo="Give a day to come.", code="ACC03")
    made = tuple(acceptance_of(finding, audit, terms, today) for finding in findings)
    with _changing(project) as file:
        if made:
            write_whole(file, with_accepted(read_text(file), made).encode("utf-8"))
    return made


def withdraw(project: Project, id_: str) -> bool:
    """Takes an acceptance out of the project's file, others and their comments untouched; False where there is none of that id.

    Raises SettingsError where the file is wrong as it stands.
    """
    with _changing(project) as file:
        if all(one.id != id_ for one in load_acceptances(file)):
            return False
        write_whole(file, without_accepted(read_text(file), id_).encode("utf-8"))
    return True


@contextmanager
def _changing(project: Project) -> Iterator[Path]:
    """The file of acceptances, sound as it stands, and nobody else's for as long as it takes to write it anew."""
    from filelock import FileLock, Timeout

    file = project.folder / project.settings.gate.acceptances
    place = project.folder / CACHE
    place.mkdir(exist_ok=True)
    lock = FileLock(place / f"{file.name}.lock", timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        what = "somebody else is changing the acceptances just now."
        raise AcceptError(what, where=str(file), todo="Try again in a moment.", code="ACC05") from error
    try:
        load_acceptances(file)
        yield file
    finally:
        lock.release()


def acceptance_of(finding: Finding, audit: Audit, terms: Terms, today: date) -> Acceptance:
    """The finding as it is accepted, with all by which it is known again."""
    sketches = {item.locator: item.sketch for item in audit.touchpoints}
    return Acceptance(
        id=finding.id,
        reason=terms.reason,
        owner=terms.owner,
        until=terms.until,
        since=today,
        kind=finding.kind,
        attribute=finding.attribute,
        expected=finding.expected,
        quote=finding.evidence[0].quote,
        where=finding.locators,
        texts=tuple(sketches[locator] for locator in finding.locators if sketches.get(locator)),
        severity=finding.severity,
        weight=finding.weight,
    )


def findings_named(audit: Audit, ids: Sequence[str]) -> tuple[Finding, ...]:
    """The findings that go by these ids or beginnings of ids, also those accepted already, each once.

    Raises AcceptError where none does (ACC01) or where several do (ACC02).
    """
    return tuple({finding.id: finding for finding in (_named(audit, name) for name in ids)}.values())


def known_now(project: Project, audit: Audit) -> tuple[Finding, ...]:
    """All that counts in a scan, but for what was accepted since: that keeps its own reason."""
    since = {one.id for one in load_acceptances(project.folder / project.settings.gate.acceptances)}
    return tuple(one for one in audit.findings if one.id not in since or one.standing is not Standing.NEW)


def _named(audit: Audit, name: str) -> Finding:
    accepted = (one.finding for one in audit.decisions if one.outcome is Outcome.IN_FORCE and one.finding)
    explained = (finding for one in audit.intended for finding in one.findings)
    everything = (*audit.findings, *accepted, *explained)
    wanted = name.strip().casefold()
    found = [finding for finding in everything if len(wanted) >= SHORTEST and finding.id.startswith(wanted)]
    if not found:
        todo = f"Ids stand beside the findings in every report; {SHORTEST} digits are enough. Is this one of an older scan?"
        raise AcceptError(f"no finding of the last scan goes by {name!r}.", todo=todo)
    if len(found) > 1:
        told = "; ".join(f"{one.id} in {one.locators[0]}" for one in found)
        raise AcceptError(f"{len(found)} findings go by {name!r}: {told}.", todo="Give more digits.", code="ACC02")
    return found[0]

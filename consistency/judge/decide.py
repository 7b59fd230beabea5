"""Sets apart what a team has decided: findings that it accepts, and differences between channels that it wants."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consistency.judge.concerns import concern_of
from consistency.judge.recognise import recognised
from consistency.judge.severity import GROSS, NOISE
from consistency.records.decision import Acceptance, Decision, Intended, Outcome
from consistency.records.finding import Finding, Standing, digest_of, is_another_difference

NOISY = 2 * NOISE / GROSS
"""By how much the weight of one and the same drift may differ from scan to scan: two standard deviations of its noise."""
ROUNDING = 0.002
"""Weights are kept to three places."""
COUNTS_AGAIN = {Outcome.WORSE: Standing.WORSE, Outcome.EXPIRED: Standing.EXPIRED}


@dataclass(frozen=True, slots=True)
class Decided:
    """Findings that count, what became of every acceptance, and the declared differences with what they explain."""

    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...] = ()
    intended: tuple[Intended, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What deciding must know of a scan: each touchpoint's channel and sketch, the concerns that were checked, and the noise of weights."""

    channel_of: Mapping[str, str]
    sketch_of: Mapping[str, str]
    checked: Names[str]
    is_complete: bool
    noise: float = NOISY


def decide(
    findings: Sequence[Finding], acceptances: Sequence[Acceptance], intended: Sequence[Intended], today: date, scene: Scene
) -> Decided:
    """Takes out of the findings what is declared on purpose and what is accepted; what expired or got worse stays and says so.

    A finding that fits an acceptance takes its id, so that it keeps its name where its page moves.
    """
    counting, explained = set_apart(findings, intended, scene.channel_of)
    fitting = recognised(counting, acceptances, scene.sketch_of)
    decisions = [
        _decision(one, counting[fitting[number]] if number in fitting else None, today, scene) for number, one in enumerate(acceptances)
    ]
    settled = {place: decisions[number] for number, place in fitting.items()}
    taken = {one.acceptance.id for one in settled.values()}
    open_ones = (_still_open(finding, settled.get(place), taken) for place, finding in enumerate(counting))
    return Decided(tuple(one for one in open_ones if one is not None), tuple(decisions), explained)


def _decision(acceptance: Acceptance, finding: Finding | None, today: date, scene: Scene) -> Decision:
    if finding is None:
        return Decision(acceptance, Outcome.UNMATCHED if _was_looked_at(acceptance, scene) else Outcome.NOT_LOOKED_AT)
    outcome = _outcome(acceptance, finding, today, scene.noise)
    return Decision(acceptance, outcome, replace(finding, id=acceptance.id, standing=COUNTS_AGAIN.get(outcome, Standing.NEW)))


def _outcome(acceptance: Acceptance, finding: Finding, today: date, noise: float) -> Outcome:
    """Worse is a weight that grew by more than it wanders by itself, or that grew and made the severity higher, and so is a difference
    from something else than was accepted; a stricter gate alone makes nothing worse.
    """
    if acceptance.until is not None and acceptance.until < today:
        return Outcome.EXPIRED
    grown = finding.weight - acceptance.weight
    is_worse = grown > noise or (grown > ROUNDING and finding.severity.rank > acceptance.severity.rank)
    return Outcome.WORSE if is_worse or is_another_difference(acceptance.expected, finding.expected) else Outcome.IN_FORCE


def _was_looked_at(acceptance: Acceptance, scene: Scene) -> bool:
    """Whether it would have been found: its kind was checked, and everything was read."""
    return scene.is_complete and (not acceptance.kind or concern_of(acceptance.kind) in scene.checked)


def _still_open(finding: Finding, decision: Decision | None, taken: Names[str]) -> Finding | None:
    """What is left of a finding: nothing where it is accepted; another name where its own is that of an accepted one elsewhere."""
    if decision is None:
        return replace(finding, id=digest_of(finding.id, *finding.locators)) if finding.id in taken else finding
    return None if decision.outcome is Outcome.IN_FORCE else decision.finding


def set_apart(
    findings: Iterable[Finding], intended: Sequence[Intended], channel_of: Mapping[str, str]
) -> tuple[list[Finding], tuple[Intended, ...]]:
    """The findings that no declared difference explains, and the differences, each with those that it does; the first to fit takes it."""
    counting: list[Finding] = []
    explained: dict[int, list[Finding]] = {}
    for finding in findings:
        fits = next((number for number, one in enumerate(intended) if explains(one, finding, channel_of)), None)
        (counting if fits is None else explained.setdefault(fits, [])).append(finding)
    return counting, tuple(replace(one, findings=tuple(explained.get(number, ()))) for number, one in enumerate(intended))


def explains(one: Intended, finding: Finding, channel_of: Mapping[str, str]) -> bool:
    """Whether all of the finding lies in the channel and, where ways are named, differs in none but these."""
    if finding.check != one.check or any(channel_of.get(locator) != one.channel for locator in finding.locators):
        return False
    ways = finding.ways or ((finding.attribute,) if finding.attribute else ())
    return not one.ways or (bool(ways) and set(ways) <= set(one.ways))

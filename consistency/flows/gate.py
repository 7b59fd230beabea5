"""The gate of a scan: what the settings and the command line ask for, with the names of checks understood as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from consistency.checks import CHECKS
from consistency.errors import ConsistencyError, SettingsError
from consistency.flows.asked import Asked
from consistency.flows.channel_names import meant
from consistency.judge import (
    EVERYWHERE,
    NEVER,
    PRESETS,
    Decided,
    Demand,
    Gate,
    JudgeError,
    Preset,
    Thresholds,
    concern_named,
    set_apart_by_concern,
    thresholds_of,
)
from consistency.records.audit import TouchpointSummary
from consistency.records.decision import Intended
from consistency.records.finding import Severity
from consistency.reports.terminal import NARROW
from consistency.settings import Project
from consistency.settings.lines import Place, line_of

LEVELS: Mapping[str, Severity | None] = {"off": None, "note": Severity.NOTE, "warn": Severity.WARNING, "error": Severity.ERROR}
BY_SETTINGS = "Switched off in the settings."
BY_COMMAND = "Switched off for this scan, by --only or --skip."


class GateError(ConsistencyError):
    """The gate is asked for something that there is not, such as a check of no known name (GAT..)."""

    code = "GAT01"


def gate_of(project: Project, asked: Asked | None = None) -> Gate:
    """The gate of a project.

    Raises SettingsError where its settings name no known check (CFG12) or let lines cross (CFG14), GateError GAT01 where `asked` names no
    known check.
    """
    asked, settings = asked or Asked(), project.settings.gate
    levels = {
        check: _levels(by_channel)
        for name, by_channel in settings.checks.items()
        for check in _declared(name, project, ("gate", "checks", name))
    }
    preset = PRESETS[settings.preset]
    coverage = {_concern(name): preset.coverage for name in CHECKS} | {
        _concern(_declared(name, project, ("gate", "coverage", name))[0]): least for name, least in settings.coverage.items()
    }
    fail_on = asked.fail_on or settings.fail_on or preset.fail_on.value
    return Gate(
        preset=settings.preset,
        thresholds=_thresholds(project, preset, levels),
        fail_on=None if fail_on == NEVER else Severity(fail_on),
        max_new=settings.max_new if asked.max_new is None else asked.max_new,
        coverage=coverage,
        off=_off(project, levels, asked),
    )


def checks_named(name: str) -> tuple[str, ...]:
    """The checks that go by this name: a check's own, that of a concern as reports print it, or a kind of finding.

    One and many are the same (offers, offer). GateError GAT01 where none goes by it.
    """
    plain = _plain(name)
    if plain in CHECKS:
        return (plain,)
    checks = [(check, {_singular(alias) for alias in _aliases(check)}) for check in CHECKS]
    found = tuple(check for check, aliases in checks if _singular(plain) in aliases)
    if not found:
        known = {alias: check for check in CHECKS for alias in _aliases(check)}
        near = get_close_matches(plain, list(known), n=1)
        todo = f"Did you mean {known[near[0]]!r}?" if near else f"There are {', '.join(CHECKS)}."
        raise GateError(f"there is no check named {name!r}.", todo=todo)
    return found


def _aliases(check: str) -> set[str]:
    """What a check goes by: its name, its kinds of finding, and its concern by name, by title and by the title of narrow columns."""
    concern = CHECKS[check].concern
    return set(map(_plain, (check, *CHECKS[check].kinds, concern, concern_named(concern).title, NARROW.get(concern, concern))))


def _plain(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _singular(plain: str) -> str:
    return plain.removesuffix("s")


def intended_of(project: Project) -> tuple[Intended, ...]:
    """The differences that the settings declare; SettingsError CFG12 where one names no known check."""
    return tuple(
        Intended(one.channel, _declared(one.check, project, ("intended", number, "check"))[0], one.why, one.ways)
        for number, one in enumerate(project.settings.intended)
    )


def demands_of(gate: Gate, asked: Mapping[str, Sequence[str]], touchpoints: Sequence[TouchpointSummary]) -> dict[str, Demand]:
    """What the gate asks of each concern; `asked` are the checks by concern that the campaign asks for, on or off."""
    channels = tuple(dict.fromkeys(item.channel for item in touchpoints))
    return {
        concern: replace(_demand(gate, checks, channels), coverage=gate.coverage.get(concern, 0.0)) for concern, checks in asked.items()
    }


def with_set_apart(demands: Mapping[str, Demand], decided: Decided) -> dict[str, Demand]:
    """The demands with how many findings of each concern were set apart."""
    apart = set_apart_by_concern(decided)
    return {
        concern: replace(demand, accepted=apart[concern].accepted, intended=apart[concern].intended) if concern in apart else demand
        for concern, demand in demands.items()
    }


def _demand(gate: Gate, checks: Sequence[str], channels: tuple[str, ...]) -> Demand:
    """Where all checks of one concern are off, and which of them are off where others are not."""
    off_in = {check: gate.channels_off(check, channels) for check in checks if check not in gate.off}
    if not off_in:
        return Demand(is_off=True)
    nowhere = frozenset.intersection(*off_in.values())
    altogether = [check for check in checks if check in gate.off]
    in_part = [f"{check} in {channel}" for check, off in off_in.items() for channel in channels if channel in off - nowhere]
    return Demand(off=nowhere, left_out=(*altogether, *in_part))


def unknown_channels(project: Project, channels: Iterable[str]) -> tuple[str, ...]:
    """A note for each channel that the gate or a declared difference names and of which nothing was read, with the one that is near."""
    read = set(channels)
    named = [channel for by_channel in project.settings.gate.checks.values() for channel in by_channel if channel != EVERYWHERE]
    named += [one.channel for one in project.settings.intended]
    return tuple(
        f"The settings name the channel “{name}”, of which nothing was read.{meant(name, read)}"
        for name in dict.fromkeys(named)
        if name not in read
    )


def _levels(by_channel: Mapping[str, str]) -> dict[str, Severity | None]:
    return {channel: LEVELS[level] for channel, level in by_channel.items()}


def _thresholds(project: Project, preset: Preset, levels: Mapping[str, Mapping[str, Severity | None]]) -> Thresholds:
    """The lines of the preset with what the settings change of them; SettingsError CFG14 where they would cross."""
    asked = project.settings.gate.thresholds
    try:
        line = project.settings.voice.false_alarms
        return thresholds_of(preset, levels, sure=asked.sure, likely=asked.likely, band=asked.band, line=line)
    except JudgeError as error:
        number = line_of(project.lines, ("gate", "thresholds"))
        todo = f"Give both; the preset {project.settings.gate.preset!r} has sure = {preset.sure:g} and likely = {preset.likely:g}."
        raise SettingsError(error.what, where=f"{project.file}:{number}", todo=todo, code="CFG14") from error


def _concern(check: str) -> str:
    concern: str = CHECKS[check].concern
    return concern


def _off(project: Project, levels: Mapping[str, Mapping[str, Severity | None]], asked: Asked) -> dict[str, str]:
    """The checks that are not made, each with who switched it off."""
    only, skip = ({check for name in names for check in checks_named(name)} for names in (asked.only, asked.skip))
    nowhere = {check for check, by_channel in levels.items() if by_channel and all(level is None for level in by_channel.values())}
    by_settings = {*project.settings.checks.skip, *(check for check in nowhere if EVERYWHERE in levels[check])}
    by_command = {check for check in CHECKS if check in skip or (only and check not in only)}
    return dict.fromkeys(sorted(by_settings), BY_SETTINGS) | dict.fromkeys(sorted(by_command), BY_COMMAND)


def _declared(name: str, project: Project, place: Place) -> tuple[str, ...]:
    """The checks that the settings name in that place."""
    try:
        return checks_named(name)
    except GateError as error:
        line = line_of(project.lines, place)
        where = f"{project.file}:{line}" if line else str(project.file)
        raise SettingsError(f"there is no check named {name!r}.", where=where, todo=error.todo, code="CFG12") from error

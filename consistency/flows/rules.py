"""The settings' rules about wording: made ready for the check, and tried on their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consistency.checks.rule_patterns import RuleError, patterns_of, probe
from consistency.checks.rules import Rules
from consistency.errors import SettingsError
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Measurement, Severity
from consistency.records.reading import Reading
from consistency.records.rule import Rule, Scope, Sort
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from consistency.settings import Project, RuleSettings
from consistency.settings.lines import line_of

LISTS = ("never", "must", "must_if", "then", "unless")


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule, and what the check measured in it: a good one holds where there is nothing, a bad one where there is."""

    rule: Rule
    example: str
    is_good: bool
    found: tuple[Measurement, ...]

    @property
    def holds(self) -> bool:
        """True where the rule says of its example what the example was written for."""
        return self.is_good != bool(self.found)


def rules_of(project: Project) -> tuple[Rule, ...]:
    """The rules of the settings, in their order.

    Raises SettingsError where two have one name (CFG23), where a regular expression is none (CFG24), or where it takes too long (CFG25).
    """
    rules = tuple(_rule(one, project.lines.get(("rule", at), 0)) for at, one in enumerate(project.settings.rule))
    for at, rule in enumerate(rules):
        if any(rule.name == other.name for other in rules[:at]):
            raise SettingsError(f"two rules are called {rule.name!r}.", where=_where(project, at, "name"), todo="Rename one.", code="CFG23")
        _require_patterns(rule, project, at)
    return rules


def _rule(one: RuleSettings, line: int) -> Rule:
    return Rule(
        name=one.name,
        sort=Sort(one.sort),
        wordings=getattr(one, one.sort),
        then=one.then,
        within=one.within,
        unless=one.unless,
        scope=Scope(one.scope),
        channels=one.channels,
        severity=Severity(one.severity),
        says=one.says or "",
        fix=one.instead or "",
        is_regex=one.regex,
        is_exact=one.case,
        reads_quotations=one.quotations,
        good=one.good,
        bad=one.bad,
        line=line,
    )


def _require_patterns(rule: Rule, project: Project, at: int) -> None:
    for key in LISTS:
        try:
            for pattern in patterns_of(rule, getattr(project.settings.rule[at], key)):
                probe(pattern)
        except RuleError as error:
            code = "CFG24" if error.error_code == "RUL10" else "CFG25"
            what = f"the rule {rule.name!r}: {error.what}"
            raise SettingsError(what, where=_where(project, at, key), todo=error.todo, code=code) from error


def _where(project: Project, at: int, key: str) -> str:
    line = line_of(project.lines, ("rule", at, key))
    return f"{project.file}:{line}" if line else str(project.file)


def try_rules(rules: Sequence[Rule]) -> Iterator[Trial]:
    """Every example of every rule, good ones first, each read as a touchpoint of its own."""
    for rule in rules:
        for is_good, examples in ((True, rule.good), (False, rule.bad)):
            for example in examples:
                yield Trial(rule, example, is_good, tuple(Rules().measure(_campaign(rule, example))))


def _campaign(rule: Rule, example: str) -> Campaign:
    """A campaign of one text in a channel that the rule is about; blank lines part its blocks."""
    blocks, start = [], 0
    for block in example.split("\n\n"):
        blocks.append(Block(start, start + len(block), Role.BODY))
        start += len(block) + 2
    touchpoint = Touchpoint("example", next(iter(rule.channels), "example"), Kind.TEXT, example, tuple(blocks))
    reading = Reading(touchpoint, segment(touchpoint))
    return Campaign("examples", date.min, Brand("example"), (reading,), rules=(replace(rule, good=(), bad=()),))

"""`consistency rules`: list the settings' rules about wording, and try them on their own examples."""

from __future__ import annotations

import json
import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from consistency.cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.flows.rules import Trial
    from consistency.records.rule import Rule
    from consistency.settings import Project

CONFIG = click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")
NONE = "There are no rules in {file}. `consistency rules --help` shows how to write one."
INDENT = "    "


@click.group()
def rules() -> None:
    """List the rules that your copy is held to, and try them on examples.

    A rule says what copy must never say, must always say, or may say only beside something else. Rules stand in consistency.toml. Each
    has a name, one of never, must and must_if, and examples that keep and break it:

    \b
      [[rule]]
      name = "no superlatives"
      never = ["cheapest", "unbeatable"]       whole words, any capitals, any form
      unless = ["our cheapest"]                fine beside this in a sentence
      severity = "error"                       or "warning" (default), "note"
      says = "We cannot prove it."
      good = ["Our cheapest bed is pine."]
      bad = ["The cheapest beds in town!"]
    \b
      [[rule]]
      name = "APR beside credit"
      must_if = ["interest-free", "0% finance"]
      then = ["representative APR"]
      within = 40                              words between the two
      good = ["0% finance. Representative APR 0%."]
      bad = ["Interest-free for a year."]
    \b
      [[rule]]
      name = "who we are"
      must = ["Registered in Ireland"]
      scope = "channel"                      or "touchpoint" (default), "campaign"
      channels = ["email"]
      good = ["Registered in Ireland."]
      bad = ["Come and see us."]

    Further keys: regex, case, quotations, instead. Every key: docs/reference/rules.md, and `consistency schema settings`. A scan holds the
    campaign to all rules; skip them with checks.skip = ["rules"].
    """


@rules.command(name="list")
@CONFIG
def list_rules(config: Path) -> None:
    """List the rules: name, sort, where they hold, how much harm it does to break them, and their line in the settings.

    \b
    Example:
      consistency rules list spring-sale
    """
    project, found = _rules(config)
    for rule in found:
        click.echo(f"{project.file}:{rule.line}: {rule.name}")
        click.echo(_wrapped(f"{rule.sort.value.replace('_', ' ')} {_quoted(rule.wordings)}{_more(rule)}; {rule.severity.value}"))
    if not found:
        click.echo(NONE.format(file=project.file), err=True)


@rules.command()
@CONFIG
@click.option("--rule", "only", help="Try this rule alone, by its name.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines to read, or all of it."
)
def test(config: Path, only: str | None, form: str) -> int:
    """Try every rule on its own examples: a good one must pass, a bad one must be found.

    Each example is read as a touchpoint of its own. Exit code 0 where all examples come out as they should, 2 where one does not,
    3 where the settings are wrong.

    \b
    Examples:
      consistency rules test
      consistency rules test spring-sale --rule "no superlatives"
    """
    from consistency.flows.rules import try_rules

    project, found = _rules(config)
    chosen = [rule for rule in found if only in {None, rule.name}]
    if only is not None and not chosen:
        raise click.UsageError(f"There is no rule {only!r}. Known: {', '.join(rule.name for rule in found) or 'none'}.")
    trials = list(try_rules(chosen))
    if form == "json":
        click.echo(json.dumps([_row(trial) for trial in trials], ensure_ascii=False, indent=2))
    else:
        _tell(project, chosen, trials)
    return ExitCode.CLEAN if all(trial.holds for trial in trials) else ExitCode.FINDINGS


def _rules(config: Path) -> tuple[Project, tuple[Rule, ...]]:
    from consistency.flows.rules import rules_of
    from consistency.settings import load_settings

    project = load_settings(config)
    return project, rules_of(project)


def _tell(project: Project, chosen: Sequence[Rule], trials: Sequence[Trial]) -> None:
    """A line a rule, under it every example that does not come out as it should; then the sum."""
    if not chosen:
        click.echo(NONE.format(file=project.file), err=True)
        return
    width = max(len(rule.name) for rule in chosen)
    for rule in chosen:
        own = [trial for trial in trials if trial.rule is rule]
        failed = [trial for trial in own if not trial.holds]
        mark = click.style("fails", fg="red") if failed else click.style("holds", fg="green")
        click.echo(f"{mark}  {rule.name:<{width}}  {len(rule.good)} good, {len(rule.bad)} bad")
        for trial in failed:
            click.echo(_wrapped(_failure(trial)))
    wrong = sum(not trial.holds for trial in trials)
    plural = "s" * (len(trials) != 1)
    summed = (
        f"All {len(trials)} example{plural} come out as they should."
        if not wrong
        else f"{wrong} of {len(trials)} examples do not come out as they should."
    )
    click.echo(f"\n{summed} ({project.file})")


def _failure(trial: Trial) -> str:
    if not trial.is_good:
        return f"bad, and nothing is found in it: “{trial.example}”"
    return f"good, and yet: {trial.found[0].message} In “{trial.found[0].evidence[0].quote}”."


def _row(trial: Trial) -> dict[str, Any]:
    return {
        "rule": trial.rule.name,
        "line": trial.rule.line,
        "example": trial.example,
        "is_good": trial.is_good,
        "holds": trial.holds,
        "found": [item.quote for measurement in trial.found for item in measurement.evidence],
    }


def _more(rule: Rule) -> str:
    """What limits a rule, in words."""
    parts = (
        f" without {_quoted(rule.then)}" if rule.then else "",
        f" within {rule.within} words" if rule.within is not None else "",
        f", once in every {rule.scope.value}"
        if rule.scope.value == "channel"
        else ", once in the campaign" * (rule.scope.value == "campaign"),
        f", unless {_quoted(rule.unless)}" if rule.unless else "",
        f" ({', '.join(rule.channels)})" if rule.channels else "",
    )
    return "".join(parts)


def _quoted(wordings: Sequence[str]) -> str:
    return ", ".join(f"“{wording}”" for wording in wordings)


def _wrapped(text: str) -> str:
    width = max(60, min(shutil.get_terminal_size((100, 50)).columns, 120))
    flat = " ".join(text.split())
    return textwrap.fill(flat, width, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False)

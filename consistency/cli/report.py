"""`consistency report`: an audit in another format, or judged by other thresholds, without scanning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from consistency.cli.claiming import claim
from consistency.cli.gating import ending_options
from consistency.cli.output import Target, deliver, report_options, targets

THRESHOLDS = ("sure", "likely", "stop-p", "look-p")


class Threshold(click.ParamType[tuple[str, float]]):
    """NAME=NUMBER, as in look-p=0.01."""

    name = "NAME=NUMBER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        """The field of `Thresholds` and its number, 0 to 1."""
        if isinstance(value, tuple):
            return value
        name, _, number = str(value).partition("=")
        if name not in THRESHOLDS:
            self.fail(f"there is no threshold {name!r}. Known: {', '.join(THRESHOLDS)}.", param, ctx)
        try:
            amount = float(number)
        except ValueError:
            amount = -1.0
        if not 0 <= amount <= 1:
            self.fail(f"{name} is a number from 0 to 1, not {number!r}.", param, ctx)
        return name.replace("-", "_"), amount


@click.command()
@click.argument("audit_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="AUDIT.json")
@report_options
@ending_options
@click.option(
    "--threshold",
    "thresholds",
    type=Threshold(),
    multiple=True,
    metavar="NAME=NUMBER",
    help="Judge again by another line: sure, likely, stop-p or look-p; may be given several times.",
)
def report(
    audit_file: Path,
    format_: str | None,
    output: Path | None,
    reports: tuple[Target, ...],
    fail_on: str | None,
    max_new: int | None,
    thresholds: tuple[tuple[str, float], ...],
) -> int:
    """Write a scan's report again, in any format, without scanning.

    AUDIT.json is what `consistency scan --format json` wrote. It holds the measurements too, so that other thresholds can be tried without
    reading or measuring anything again:

    \b
      sure     an error less certain than this is told as something to look at
               (by default as in the scan, 0.8)
      likely   whatever is less certain than this is told as a note (0.5), and
               what is less certain than 0.3, or than this, is not told
      stop-p   voice drift that chance brings about no more often than this stops
               the launch (0.0009)
      look-p   voice drift that chance brings about more often than this is no
               finding (not set: the scan decides)

    \b
    Examples:
      consistency report audit.json --format markdown
      consistency report audit.json --report xlsx=all.xlsx --report junit=all.xml
      consistency report audit.json --threshold sure=0.9 --threshold look-p=0.01
    """
    from dataclasses import replace

    from consistency.flows.outputs import Input
    from consistency.judge import gate_again, judge_again, thresholds_of_audit
    from consistency.reports.json import audit_from_json

    wanted = targets(format_, output, reports)
    claim((one.output for one in wanted), [Input("the scan to be reported", audit_file)])
    audit = audit_from_json(audit_file.read_bytes(), str(audit_file))
    if thresholds:
        lines: dict[str, Any] = dict(thresholds)
        audit = judge_again(audit, replace(thresholds_of_audit(audit), **lines))
    return deliver(gate_again(audit, fail_on, max_new), wanted)

"""`consistency schema`: the JSON Schemas of the settings and of the JSON report."""

from __future__ import annotations

import json

import click


@click.command(short_help="Print a JSON Schema of the settings or of a report.")
@click.argument("of", type=click.Choice(["settings", "report"]), default="settings")
def schema(of: str) -> None:
    """Print a JSON Schema: of the settings, for editors that complete and check TOML, or of the JSON report, for scripts.

    \b
    Examples:
      consistency schema > consistency.schema.json
      consistency schema report
    """
    from consistency.reports.json import report_schema
    from consistency.settings import json_schema

    chosen = json_schema() if of == "settings" else report_schema()
    click.echo(json.dumps(chosen, indent=2, ensure_ascii=False))

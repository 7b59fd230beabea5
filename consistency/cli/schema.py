"""`consistency schema`: the JSON Schemas of the settings and of the JSON report."""

from __future__ import annotations

import json

import click

SCHEMAS = ("settings", "report")


@click.command(short_help="Print a JSON Schema of the settings or of a report.")
@click.argument("of", type=click.Choice(SCHEMAS), default="settings")
def schema(of: str) -> None:
    """Print a JSON Schema: of the settings, for editors that complete and check TOML, or of the JSON report, for scripts.

    \b
    Examples:
      consistency schema > consistency.schema.json
      consistency schema report
    """
    click.echo(schema_text(of), nl=False)


def schema_text(of: str) -> str:
    """The schema of "settings" or "report" as the file that is published."""
    from consistency.reports.json import report_schema
    from consistency.settings import json_schema

    chosen = json_schema() if of == "settings" else report_schema()
    return json.dumps(chosen, indent=2, ensure_ascii=False) + "\n"

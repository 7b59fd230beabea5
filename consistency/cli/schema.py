"""`consistency schema`: the JSON Schema of the settings, for editors."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of consistency.toml, for editors that complete and check TOML.

    \b
    Example:
      consistency schema > consistency.schema.json
    """
    from consistency.settings import json_schema

    click.echo(json.dumps(json_schema(), indent=2))

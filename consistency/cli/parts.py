"""`consistency parts`: what this installation is made of."""

from __future__ import annotations

import click

RACK_NAMES = ("checks", "channels", "services", "encoders", "reports", "stores", "engines", "alerts")


@click.command(short_help="List all interchangeable parts.")
@click.argument("rack", type=click.Choice(RACK_NAMES), required=False)
def parts(rack: str | None) -> None:
    """List every rack of interchangeable parts: checks, channels, services, encoders, reports, stores, engines, alerts.

    A part of another package stands among them as soon as that package is installed; it joins by an entry point of the group
    consistency.RACK.

    \b
    Examples:
      consistency parts
      consistency parts channels
    """
    from consistency.cli.screen import wrapped
    from consistency.flows.reference_parts import RACKS, said_of

    for noun in [rack] if rack else RACK_NAMES:
        names = list(RACKS[noun])
        click.echo(f"{noun.capitalize()} ({len(names)})")
        widest = max(map(len, names), default=0)
        for name in names:
            said = said_of(RACKS[noun][name]).replace("`", "").replace("**", "")
            click.echo("\n".join(wrapped(said, f"  {name:<{widest}}  ", widest + 4)))
        if noun != (rack or RACK_NAMES[-1]):
            click.echo()

"""`consistency learn`: approved texts to a baseline."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help="JSON Lines of id, channel and text: approved copy.",
)
@click.option("--name", required=True, help="The brand's name; it is masked in the texts.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Where the baseline is written.")
def learn(texts: Path, name: str, output: Path) -> None:
    """Learn how a brand sounds from copy that it has approved."""
    from consistency.baseline import summarise
    from consistency.flows.learn import learn_file

    summary = summarise(learn_file(texts, name, output))
    click.echo(f"{output}: {summary.touchpoints} texts, {summary.words} words, {summary.strength}. {summary.advice}".strip(), err=True)

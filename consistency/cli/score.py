"""`consistency score`: texts against a baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from consistency.records.voice import Assessment


@click.command()
@click.argument("texts", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help="A baseline made by `consistency learn`.",
)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "text"]), default="text", show_default=True, help="Lines of JSON, or lines to read."
)
def score(texts: Path, baseline: Path, form: str) -> None:
    """Say of each text how well it fits the voice of a baseline; TEXTS is JSON Lines of id, channel and text."""
    from consistency.flows.score import score_file

    for assessment in score_file(texts, baseline):
        click.echo(_json(assessment) if form == "jsonl" else _line(assessment))


def _json(assessment: Assessment) -> str:
    row = {
        "id": assessment.locator,
        "score": assessment.score,
        "p_value": assessment.p_value,
        "verdict": assessment.verdict.value,
        "evidence": [{"quote": item.quote, "says": item.says} for item in assessment.evidence],
        "directions": list(assessment.directions),
    }
    return json.dumps(row, ensure_ascii=False)


def _line(assessment: Assessment) -> str:
    quote = f"  “{assessment.evidence[0].quote}”" if assessment.evidence else ""
    return f"{assessment.score:5.2f}  {assessment.verdict.value:<11}  {assessment.locator}{quote}"

"""`consistency survey`: what customers hear, beside what the copy says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from consistency.cli.progress import progress_line

CONFIG = click.argument("config", type=click.Path(path_type=Path), default=Path(), metavar="[CONFIG or FOLDER]")


@click.group(short_help="Hold customers' survey answers beside the copy.")
def survey() -> None:
    """Hold what customers answer in surveys beside the copy: tone as intended, as written and as heard, and topics that are missing.

    An export of a survey (SurveyMonkey, Typeform, Qualtrics, Google Forms, any table of answers) is declared as a [[source]], like copy.
    Its answers are customers' words: they are never judged as the brand's own.
    """


@survey.command()
@CONFIG
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="To read, or all of it.")
def mirror(config: Path, form: str) -> None:
    """Show each channel's tone as the guide intends it, as it is written and as customers hear it, and what they miss.

    Intended comes from the traits of the style guide, written from the dials of tone over the channel's approved and new copy, heard from
    answers to scales ("1 = casual, 7 = formal") and from words such as "friendly" in open answers. Fewer than five answers tell nothing.
    """
    from dataclasses import asdict

    from consistency.flows.survey import mirror as mirrored
    from consistency.reports.mirror_text import mirror_lines
    from consistency.settings import load_settings

    project = load_settings(config)
    with progress_line() as progress:
        found = mirrored(project, progress)
    width = max(60, min(shutil.get_terminal_size((100, 50)).columns, 120))
    click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2) if form == "json" else "\n".join(mirror_lines(found, width)))


@survey.command()
@CONFIG
def questions(config: Path) -> None:
    """Print questions to ask of each channel, the same for all, so that their answers can be compared.

    One question a line, to be pasted into any survey tool. The export's answers are recognised by the channel in brackets and by the ends
    of the scale: leave both as they are.
    """
    from consistency.flows.survey import questions as asked
    from consistency.settings import load_settings

    click.echo("\n".join(asked(load_settings(config))))

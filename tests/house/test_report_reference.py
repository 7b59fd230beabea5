"""The reference of the report's formats is the one in force."""

from pathlib import Path

import pytest

from consistency.cli import run
from consistency.cli.output import SUFFIXES
from consistency.flows.reference import report_reference
from consistency.reports import REPORTS


def test_the_page_of_the_reference_is_the_one_in_force(capsys):
    assert run(["reference", "reports"]) == 0
    page = (Path(__file__).parents[2] / "docs/reference/reports.md").read_text("utf-8")
    assert capsys.readouterr().out == report_reference() == page, (
        "write it again: consistency reference reports > docs/reference/reports.md"
    )


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_format_says_what_it_is_and_is_known_by_its_ending(name):
    assert f"## `{name}`" in report_reference()
    assert (REPORTS[name].__doc__ or "").strip()
    assert SUFFIXES[REPORTS[name].suffix] == ("terminal" if name == "github" else name)

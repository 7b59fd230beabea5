"""The reference of formats is the one in force, and every part says what it reads."""

from pathlib import Path

import pytest

from consistency.channels import CHANNELS
from consistency.channels.services import SERVICES
from consistency.cli import run
from consistency.flows.reference import COLUMNS, channel_reference, said

PARTS = [(rack, name) for rack in (CHANNELS, SERVICES) for name in rack]


@pytest.mark.parametrize(("rack", "name"), PARTS, ids=[f"{rack.noun}-{name}" for rack, name in PARTS])
def test_every_part_says_what_it_reads(rack, name):
    missing = [column for column in COLUMNS if not said(rack[name], column)]
    assert not missing, f"{rack[name].__module__} lacks the class attributes {', '.join(missing)}"


@pytest.mark.parametrize("name", [*SERVICES])
def test_every_option_of_a_service_is_explained(name):
    page = channel_reference().partition(f"### Options of `{name}`")[2].partition("\n##")[0]
    for option, field in SERVICES[name].Options.model_fields.items():
        assert field.description, f"{name}: {option} has no description"
        assert f"| `{option}` | " in page


def test_the_page_of_the_reference_is_the_one_in_force():
    page = Path(__file__).parents[2] / "docs/reference/channels.md"
    assert page.read_text("utf-8") == channel_reference(), "write it again: consistency reference channels > docs/reference/channels.md"


def test_the_command_prints_the_page(capsys):
    assert run(["reference", "channels"]) == 0
    assert capsys.readouterr().out == channel_reference()

"""The reference is the one in force, and nothing is missing from it: no command, option, check, code or setting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from consistency.checks import CHECKS
from consistency.cli import cli, run
from consistency.cli.reference import PAGES, page
from consistency.cli.reference_commands import commands
from consistency.flows.codes import CODE, FAMILIES, sayings
from consistency.flows.reference_parts import RACKS, table_of
from consistency.settings.acceptances import Acceptances
from consistency.settings.model import Settings

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs/reference"


def written(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_the_one_in_force(name: str) -> None:
    assert written(name) == page(name), "write it again: consistency reference all --to docs/reference"


def test_every_command_and_option_is_in_the_reference() -> None:
    told = written("commands")
    for command, context in commands(cli, click.Context(cli, info_name="consistency")):
        section = told.partition(f"## `{context.command_path}`\n")[2].partition("\n## ")[0]
        assert (command.help or "").split("\n")[0].strip() in section.replace("\n", " "), context.command_path
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{context.command_path} {option.opts} has no help"
                assert f"| `{', '.join(option.opts[:1])}" in section or option.opts[0] in section, option.opts


def test_every_check_and_kind_is_in_the_reference() -> None:
    told = written("checks")
    for name in CHECKS:
        section = told.partition(f"## `{name}`\n")[2].partition("\n## ")[0]
        assert len(section) > 500, f"{name} has no documentation"
        assert all(f"| `{kind}` |" in section for kind in CHECKS[name].kinds)


def test_no_code_of_the_settings_means_two_things() -> None:
    """One code may be raised in several places, but by one room or for one reason: these share theirs on purpose."""
    shared = {"CFG01", "CFG02", "CFG06", "CFG07"}
    places: dict[str, set[str]] = {}
    for file in sorted((ROOT / "consistency").rglob("*.py")):
        for code in re.findall(r'code="(CFG\d{2})"', file.read_text("utf-8")):
            places.setdefault(code, set()).add(file.name)
    assert {code: names for code, names in places.items() if len(names) > 1 and code not in shared} == {}


def test_every_code_is_in_the_reference_and_says_something() -> None:
    told = written("errors")
    text = "".join(file.read_text("utf-8") for file in sorted((ROOT / "consistency").rglob("*.py")))
    families = "|".join(FAMILIES)
    used = {code for code in re.findall(r'"([A-Z]{3}\d{2})"', text) if re.match(families, code) and not code.endswith("00")}
    missing = sorted(code for code in used if f"| `{code}` |" not in told)
    assert not missing, f"not in the reference: {missing}"
    assert not re.findall(r"\| `[A-Z]{3}\d\d` \|  ?\|", told), "a code says nothing"


def test_every_family_of_codes_is_named() -> None:
    assert {one.code[:3] for one in sayings()} <= set(FAMILIES)
    assert all(CODE.fullmatch(f"{family}01") for family in FAMILIES)


def keys(model: type[BaseModel]) -> Iterator[str]:
    for key, field in model.model_fields.items():
        table = table_of(field.annotation)
        yield from keys(table) if table else (key,)


@pytest.mark.parametrize("model", [Settings, Acceptances])
def test_every_setting_is_in_the_reference(model: type[BaseModel]) -> None:
    told = written("settings")
    missing = [key for key in keys(model) if not re.search(rf"^\| `{key}` \| .* \| .* \| \S", told, re.MULTILINE)]
    assert not missing, f"these settings are not explained: {missing}"


def test_every_part_is_in_the_reference() -> None:
    told = written("parts")
    assert all(f"| `{name}` | " in told for rack in RACKS.values() for name in rack)


def test_the_pages_are_written_into_a_folder(tmp_path: Path) -> None:
    assert run(["reference", "parts", "--to", str(tmp_path)]) == 0
    assert (tmp_path / "parts.md").read_text("utf-8") == page("parts")


def test_all_that_is_made_from_the_program_is_written_at_once_the_schemas_with_it(tmp_path: Path) -> None:
    assert run(["reference", "all", "--to", str(tmp_path)]) == 0
    published = Path(__file__).parents[2] / "docs" / "reference"
    by_hand = {"rules.md", "slips-and-look.md"}
    made = {file.name for file in published.iterdir() if file.suffix in {".md", ".json"}} - by_hand
    assert {file.name for file in tmp_path.iterdir()} == made


def test_what_is_said_with_a_code_is_found_in_the_source() -> None:
    (said,) = sayings("CFG05")
    assert (said.what, said.module) == ("… lacks ….", "settings/load")
    assert any("Correct the path" in one.todo for one in sayings("REA01"))

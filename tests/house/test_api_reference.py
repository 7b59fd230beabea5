"""Every public name is documented, and the page of the library has all of them."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import consistency
from consistency import pictures
from consistency.cli.reference_api import public_members
from consistency.library.audit_tables import AUDIT_TABLES
from consistency.library.baseline_tables import BASELINE_TABLES

PAGE = (Path(__file__).parents[2] / "docs/reference/api.md").read_text("utf-8")


@pytest.mark.parametrize("name", consistency.__all__)
def test_every_public_name_is_on_the_page_with_its_words(name: str) -> None:
    one = getattr(consistency, name)
    said = inspect.getdoc(one) or ""
    section = PAGE.partition(f"## `consistency.{name}`\n")[2].partition("\n## ")[0]
    assert len(said) > 20, f"{name} has no docstring"
    assert said in section
    for member, what in public_members(one) if inspect.isclass(one) else ():
        assert inspect.getdoc(what), f"{name}.{member} has no docstring"
        assert f"### `{name}.{member}`\n" in section


@pytest.mark.parametrize("name", pictures.__all__)
def test_every_picture_is_on_the_page(name: str) -> None:
    section = PAGE.partition(f"`consistency.pictures.{name}`\n")[2].partition("\n## ")[0]
    assert len(inspect.getdoc(getattr(pictures, name)) or "") > 40
    assert (inspect.getdoc(getattr(pictures, name)) or "") in section


def test_the_page_has_no_name_that_is_not_public() -> None:
    told = {line.split("`")[1].rpartition(".")[2] for line in PAGE.splitlines() if line.startswith("## `consistency.")}
    assert told == {*consistency.__all__, *pictures.__all__}


@pytest.mark.parametrize("table", [*AUDIT_TABLES, *BASELINE_TABLES])
def test_every_table_is_on_the_page_with_its_columns(table: str) -> None:
    assert f'to_frame("{table}")`\n' in PAGE

"""How things look in a notebook: well-formed, small, and nothing of the copy can break out of it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

import consistency

NASTY = "<script>alert('x')</script> & \"more\""


@pytest.fixture
def shown(audit, baseline) -> list[str]:
    things = (audit, audit.findings[0], baseline, baseline.score("Buy now or cry later, bestie! It is SO epic!!!"))
    return [one._repr_html_() for one in things]


def test_everything_is_well_formed_and_small(shown) -> None:
    for html in shown:
        ElementTree.fromstring(html)
        assert len(html) < 40_000


def test_no_ink_is_fixed_but_on_a_ground_of_its_own(shown) -> None:
    """What sets a colour of its own must set the ground too: the rest takes the notebook's, light or dark."""
    for html in shown:
        for style in (one.get("style", "") for one in ElementTree.fromstring(html).iter()):
            rules = dict(rule.split(":", 1) for rule in style.split(";") if rule)
            assert rules.get("color", "inherit") == "inherit" or "background" in rules


def test_copy_is_escaped(audit) -> None:
    first = audit.findings[0]
    evidence = (replace(first.evidence[0], quote=NASTY, before=NASTY, says=NASTY),)
    finding = replace(first, message=NASTY, fix=NASTY, evidence=evidence)
    html = finding._repr_html_() + replace(audit, brand=NASTY, findings=(finding,))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_audit_shows_verdicts_and_counts_the_rest(audit) -> None:
    html = audit._repr_html_()
    assert all(one.title in html for one in audit.concerns)
    assert f"and {len(audit.findings) - 8} more" in html
    quiet = replace(audit, findings=())
    assert "no findings" in quiet._repr_html_()


def test_a_plain_console_shows_a_line(audit, baseline) -> None:
    assert repr(audit).startswith("<Audit of 'First Fair Wind'")
    assert repr(baseline).startswith("<Baseline 'Ternaway Kites': 40 texts")


def test_a_score_shows_what_shows_it(baseline) -> None:
    assert "bestie" in baseline.score("Buy now or cry later, bestie! It is SO epic!!!")._repr_html_()
    assert "drift" not in baseline.score("")._repr_html_()
    assert isinstance(baseline.score(""), consistency.Assessment)


def test_marimo_shows_the_same(audit, baseline) -> None:
    """marimo asks for `_repr_html_` as Jupyter does; its own door to that is `as_html`."""
    marimo = pytest.importorskip("marimo")
    for one in (audit, audit.findings[0], baseline):
        assert one._repr_html_()[:200] in marimo.as_html(one).text

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.checks.colour_space import difference, is_tint_or_shade, to_lab
from consistency.checks.look import Look
from consistency.checks.typefaces import is_allowed
from consistency.records.finding import Measurement
from consistency.records.look import LookRules, Stance
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, StyleFact
from tests.checks.campaigns import campaign, reading

NOTE = 0.5
HERE = "campaign/website/index.html"


def fact(css: str, *, selector: str = ".button", origin: str = HERE) -> StyleFact:
    name, value = (part.strip() for part in css.split(":", 1))
    family = tuple(f.strip(" '\"") for f in value.split(",")) if name == "font-family" else ()
    return StyleFact(name, family[0] if family else value, selector, origin, family)


def page(
    *css: str, locator: str = HERE, kind: Kind = Kind.PAGE, origin: str | None = None, title: str = "", selector: str = ".button"
) -> Reading:
    styles = tuple(fact(c, origin=origin or locator, selector=selector) for c in css)
    return reading("Hello.", locator=locator, kind=kind, styles=styles, title=title)


def measured(*readings: Reading, guide: str = Look.guide_of_examples, approved: tuple[Reading, ...] = ()) -> list[Measurement]:
    return list(Look().measure(campaign(*readings, guide=guide, approved=approved)))


def flags(*css: str, **of: object) -> list[Measurement]:
    return [m for m in measured(page(*css, **of)) if m.certainty >= NOTE]  # type: ignore[arg-type]


@pytest.mark.parametrize("css", Look.flagged)
def test_flagged_example(css: str) -> None:
    assert len(flags(css)) == 1


@pytest.mark.parametrize("css", Look.fine)
def test_fine_example(css: str) -> None:
    assert flags(css) == []


def test_the_quote_is_the_value_as_written_and_the_fix_names_the_nearest_colour() -> None:
    (found,) = flags("background: #1f7a4d")
    assert found.evidence[0].quote == "#1f7a4d"
    assert found.evidence[0].source == "style"
    assert "Moss #3F5D45" in found.fix
    assert "background of .button" in found.message


def test_one_measurement_a_value_however_often_it_is_declared() -> None:
    (found,) = flags("background: #FF7A1A", "color: #FF7A1A")
    assert found.about == (HERE,)


def test_a_shared_sheet_gives_one_measurement_naming_all_pages() -> None:
    first = page("color: #FF7A1A", origin="campaign/website/site.css")
    second = page("color: #FF7A1A", locator="campaign/website/b.html", origin="campaign/website/site.css")
    (found,) = measured(first, second)
    assert found.about == (HERE, "campaign/website/b.html")
    assert [e.locator for e in found.evidence] == list(found.about)


def test_two_pages_with_their_own_styles_give_two() -> None:
    assert len(measured(page("color: #FF7A1A"), page("color: #FF7A1A", locator="campaign/website/b.html"))) == 2


@pytest.mark.parametrize("css", ["color: #777777", "color: #333", "color: #5F7765", "color: #35503B"])
def test_greys_tints_and_shades_are_only_noted(css: str) -> None:
    (found,) = measured(page(css))
    assert 0 < found.certainty < NOTE


def test_black_and_white_are_not_even_noted() -> None:
    assert measured(page("color: #000", "background: white")) == []


def test_what_the_approved_pages_do_too_is_only_noted() -> None:
    approved = tuple(page("color: #FF7A1A", locator=f"baseline/{n}.html") for n in range(3))
    (found,) = measured(page("color: #FF7A1A"), approved=approved)
    assert found.certainty < NOTE
    (other,) = measured(page("color: #FF7A1A", kind=Kind.EMAIL), approved=approved)
    assert other.certainty >= NOTE


def test_a_kind_of_document_that_the_guide_excuses_is_skipped() -> None:
    guide = Look.guide_of_examples + "\nThe one exception is an invoice or an estimate.\n"
    assert measured(page("color: #FF7A1A", locator="campaign/docs/estimate-HW-26.html"), guide=guide) == []
    assert measured(page("color: #FF7A1A", title="Your invoice"), guide=guide) == []
    assert measured(page("color: #FF7A1A", locator="campaign/docs/estimated.html"), guide=guide)


def test_a_code_sample_may_have_its_own_face() -> None:
    assert flags("font-family: Menlo, monospace", selector="pre code") == []
    assert flags("font-family: Menlo, monospace", selector="p")


def test_a_web_safe_face_in_mail_is_noted_where_the_guide_names_no_stand_in() -> None:
    guide = "## Fonts\n\nEverything is in **Karla**.\n"
    (mail,) = measured(page("font-family: Verdana, sans-serif", kind=Kind.EMAIL), guide=guide)
    (site,) = measured(page("font-family: Verdana, sans-serif"), guide=guide)
    assert mail.certainty < NOTE <= site.certainty


def test_a_guide_without_palette_judges_no_colour() -> None:
    assert measured(page("color: #FF7A1A"), guide="## Fonts\n\nEverything is in **Karla**.\n") == []


@pytest.mark.parametrize(
    "value", ["#C8643C", "#c8643cff", "rgb(200 100 60)", "rgba(200,100,60,.5)", "hsl(17.1 56% 51%)", "lab(54.1 36.2 40.2)"]
)
def test_one_colour_in_any_notation(value: str) -> None:
    one, other = to_lab("#C8643C"), to_lab(value)
    assert one and other
    assert difference(one, other) < 3


def test_black_to_white_is_a_hundred() -> None:
    black, white = to_lab("black"), to_lab("white")
    assert black and white
    assert difference(black, white) == pytest.approx(100, abs=0.01)


@pytest.mark.parametrize("value", ["transparent", "currentColor", "inherit", "url(x.png)", "", "rgba(1,2,3,0)"])
def test_what_is_no_colour_has_no_place_in_the_space(value: str) -> None:
    assert to_lab(value) is None


def test_another_hue_is_no_shade() -> None:
    orange = to_lab("#FF7A1A")
    assert orange
    assert not is_tint_or_shade(orange, "#C8643C")


@pytest.mark.parametrize(
    ("family", "expected"),
    [("Source Serif Pro", True), ("SourceSerif4", True), ("source serif 4", True), ("Source Sans 3", False), ("Serif", False)],
)
def test_a_face_is_known_by_its_name_whatever_its_cut(family: str, expected: bool) -> None:
    assert is_allowed(family, ["Source Serif 4"]) is expected


def test_says_what_it_lacks() -> None:
    assert "no style guide" in (Look().lacks(campaign()) or "")
    assert "neither colours nor fonts" in (Look().lacks(campaign(guide="Be kind.")) or "")
    assert Look().lacks(campaign(guide=Look.guide_of_examples)) is None


def by_rules(css: str, rules: LookRules) -> list[bool]:
    """Whether each measurement of a page with this style is more than a note, judged by these rules."""
    judged = replace(campaign(page(css), guide=Look.guide_of_examples), look=rules)
    return [item.certainty >= NOTE for item in Look().measure(judged)]


@pytest.mark.parametrize(("stance", "found"), [(Stance.FINE, []), (Stance.NOTE, [False]), (Stance.FLAG, [True])])
def test_the_settings_say_what_greys_black_and_white_are(stance: Stance, found: list[bool]) -> None:
    assert by_rules("color: #777", LookRules(greys=stance)) == found
    assert by_rules("color: #000", LookRules(black_and_white=stance)) == found
    assert by_rules("color: #fff", LookRules(black_and_white=stance)) == found


def test_the_tolerance_says_how_near_is_near_enough() -> None:
    assert by_rules("color: #456B4E", LookRules(tolerance=1.0)) == [True]
    assert by_rules("color: #456B4E", LookRules(tolerance=10.0)) == []


def test_a_colour_that_the_palette_names_is_fine_though_it_is_white() -> None:
    white = Look.guide_of_examples.replace("| Cream | `#FBF6EA` |", "| Snow | `#FFFFFF` |")
    judged = replace(campaign(page("color: #fff"), guide=white), look=LookRules(black_and_white=Stance.FLAG))
    assert list(Look().measure(judged)) == []

"""Where a promise leads: links with any tags, redirects, declared paths, and pages that were not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consistency.checks.hops import legs
from consistency.checks.message_match import MessageMatch
from consistency.flows.context import in_context
from consistency.flows.journeys import journeys_of
from consistency.judge import judge, summarise
from consistency.offers import build_ledger, extract
from consistency.protocols import UNASKED
from consistency.records.audit import Verdict
from consistency.records.campaign import Brand, Campaign, page_key
from consistency.records.finding import Finding, Severity
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Link, Role, Touchpoint
from consistency.segment import segment
from consistency.settings import load_settings

LAUNCH = date(2026, 3, 2)
HOST = "https://www.brand.example"


def touchpoint(locator: str, text: str, kind: Kind, *urls: str, uri: str | None = None) -> Touchpoint:
    links = tuple(Link(url, 0, 0, Role.CTA) for url in urls)
    return Touchpoint(locator, locator.partition("/")[0], kind, text, (Block(0, len(text), Role.BODY),), links=links, uri=uri)


def page(name: str, text: str) -> Touchpoint:
    return touchpoint(f"site/{name}", text, Kind.PAGE, uri=f"{HOST}/{name}")


def campaign(*touchpoints: Touchpoint) -> Campaign:
    brand = Brand("Northwind")
    plain = [Reading(one, segment(one)) for one in touchpoints]
    readings = tuple(replace(one, facts=extract(one, brand, LAUNCH)) for one in plain)
    pages = {page_key(one.uri): one.locator for one in touchpoints if one.uri and one.kind is Kind.PAGE}
    return Campaign("Spring", LAUNCH, brand, readings, pages=pages, ledger=build_ledger(readings))


def with_path(folder: Path, made: Campaign, *steps: str) -> Campaign:
    listed = ", ".join(f'"{step}"' for step in steps)
    text = f'[brand]\nname = "Northwind"\n\n[[path]]\nname = "Welcome"\nsteps = [{listed}]\n'
    (folder / "consistency.toml").write_text(text, "utf-8")
    return replace(made, journeys=journeys_of(load_settings(folder), made.readings))


def findings(made: Campaign) -> Sequence[Finding]:
    return judge(in_context(MessageMatch().measure(made), made))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.brand.example/offer?utm_source=mail&utm_campaign=spring", "brand.example/offer"),
        ("https://brand.example/offer.html", "brand.example/offer"),
        ("https://brand.example/shop/index.html#top", "brand.example/shop"),
        ("https://click.example/r?id=7&url=https%3A%2F%2Fbrand.example%2Foffer%3Futm_medium%3Dcpc", "brand.example/offer"),
        ("https://click.example/r?url=relative", "click.example/r"),
        ("brand.example/offer/", "brand.example/offer"),
    ],
)
def test_an_address_is_known_whatever_hangs_on_it(url: str, key: str) -> None:
    assert page_key(url) == key


def test_a_free_gift_that_the_linked_page_does_not_mention_is_missing() -> None:
    advert = touchpoint("ads/1", "Free tin with any order", Kind.AD, f"{HOST}/delivery.html")
    made = campaign(advert, page("delivery", "We post on Mondays. Delivery is free when you spend £30. Under that it is £3.50."))
    (found,) = findings(made)
    assert (found.code, found.severity, found.locators, found.against) == (
        "message-missing",
        Severity.WARNING,
        ("ads/1",),
        ("site/delivery",),
    )


def test_the_page_that_is_linked_decides_and_not_the_site() -> None:
    advert = touchpoint("ads/1", "Free tin with any order", Kind.AD, f"{HOST}/delivery")
    other = page("offer", "Every order comes with a free tin.")
    assert [one.code for one in findings(campaign(advert, page("delivery", "We post on Mondays."), other))] == ["message-missing"]


def test_a_page_that_was_not_read_is_not_checked_and_never_kept() -> None:
    adverts = [touchpoint(f"ads/{number}", "Free tin with any order", Kind.AD, f"{HOST}/tin") for number in (1, 2)]
    mail = touchpoint("email/1", "The biscuits are baked.", Kind.EMAIL, f"{HOST}/home", "https://social.example/brand")
    made = campaign(*adverts, mail, page("home", "Biscuits, baked on Monday."))
    (note,) = findings(made)
    assert (note.kind, note.severity, note.locators) == ("hop-unchecked", Severity.NOTE, ("ads/1", "ads/2"))
    assert "brand.example/tin, which was not read" in note.message
    assert note.evidence[0].quote == "Free tin with any order"
    (concern,) = [one for one in summarise([note], made, (), {"path": None}) if one.concern == "path"]
    assert concern.channels == {"ads": Verdict.NOT_CHECKED, "email": Verdict.PASS}
    assert "The pages that these link to were not read: ads." in concern.reason


def test_where_nothing_leads_anywhere_there_is_nothing_to_check_and_unread_pages_are_a_gap(tmp_path: Path) -> None:
    leaflet = touchpoint("docs/1", "A free tin with every order.", Kind.DOCUMENT, "mailto:shop@brand.example")
    check, nowhere = MessageMatch(), campaign(leaflet, page("home", "Biscuits, baked on Monday."))
    assert check.lacks(nowhere) == UNASKED
    assert "path" not in {one.concern for one in summarise((), nowhere, (), {"offer": None})}, "no verdict, so no gap"
    mail = touchpoint("email/1", "A free tin with every order.", Kind.EMAIL, f"{HOST}/tin")
    assert "to a page that was read" in (check.lacks(campaign(leaflet, mail)) or "")
    assert check.lacks(with_path(tmp_path, nowhere, "docs/*", "video/*")), "a declared step that nobody read stays a gap"


def test_a_declared_path_is_followed_to_its_end(tmp_path: Path) -> None:
    advert = touchpoint("ads/1", "No deposit to pay.", Kind.AD, f"{HOST}/offer")
    made = campaign(
        advert,
        page("offer", "There is no deposit. Pick a day."),
        touchpoint("video/1", "Come and see us.", Kind.CAPTIONS),
        touchpoint("docs/invoice", "A deposit of £50 is due when you book.", Kind.DOCUMENT),
    )
    assert findings(made) == ()
    found = findings(with_path(tmp_path, made, "ads/*", "*/offer", "video/*", "docs/*"))
    assert [(one.locators, one.against, one.severity) for one in found] == [
        ((source,), ("docs/invoice",), Severity.ERROR) for source in ("ads/1", "site/offer")
    ]
    assert all("further along the path “Welcome”" in one.message for one in found)


def test_what_a_later_step_does_not_repeat_is_not_missing(tmp_path: Path) -> None:
    made = campaign(touchpoint("ads/1", "A free tin with every order.", Kind.AD), touchpoint("docs/1", "Paid with thanks.", Kind.DOCUMENT))
    assert findings(with_path(tmp_path, made, "ads/*", "docs/*")) == ()


def test_a_step_that_matches_nothing_is_not_checked(tmp_path: Path) -> None:
    made = campaign(touchpoint("ads/1", "No deposit.", Kind.AD))
    (note,) = findings(with_path(tmp_path, made, "ads/*", "email/follow-up*"))
    assert (note.kind, note.severity, note.locators) == ("hop-unchecked", Severity.WARNING, ("consistency.toml:6",))
    assert "“email/follow-up*”" in note.message


def test_a_step_may_be_all_that_links_with_a_tag(tmp_path: Path) -> None:
    tagged = touchpoint("email/1", "No deposit.", Kind.EMAIL, "https://x.example/?utm_campaign=spring")
    plain = touchpoint("email/2", "No deposit.", Kind.EMAIL, "https://x.example/?utm_campaign=autumn")
    made = with_path(tmp_path, campaign(tagged, plain, touchpoint("docs/1", "Paid.", Kind.DOCUMENT)), "utm_campaign=spring", "docs/*")
    assert [leg.source for leg in legs(made)] == ["email/1"]


def test_a_path_of_one_step_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="two steps at least"):
        with_path(tmp_path, campaign(), "ads/*")

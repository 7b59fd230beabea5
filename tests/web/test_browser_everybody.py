"""Pages for everybody: no serious fault that axe finds, and nobody gets at what is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consistency.flows.last import keep
from consistency.flows.scan import scan
from consistency.settings import load_settings
from consistency.web.app import create_app
from consistency.web.settings import ServeSettings
from tests.web.browsing import DESK, PATIENCE, PHONE, needs_browser, served, taken_port
from tests.web.conftest import PASSWORD, add_people

pytestmark = needs_browser
BRAND = "/b/ternaway-kites"
LOOKED_AT = (
    "/draft",
    "/campaign",
    "/campaign/text?at=campaign/email/02-still-blowing.eml",
    "/campaign/compare?one=email&other=social",
    "/triage",
    "/voice",
    "/voice/portrait",
    "/history",
    "/campaign/no-such-page",
)
HYPED = "Take 45% off with FAIRWIND until 30 April 2026!!! We are thrilled to leverage our best-in-class kites for you today, {{name}}!"


@pytest.fixture(scope="module")
def team(demo_folder) -> Iterator[str]:
    """A server of the invented brand, scanned already, at which everybody must sign in."""
    project = load_settings(demo_folder)
    assert not keep(scan(project), project.folder)
    settings = ServeSettings((demo_folder,), host="0.0.0.0")
    add_people(settings)
    made = create_app(settings, is_warmed=False)
    made.state.consistency.bench.warm()
    with taken_port() as taken, served(made, taken) as place:
        yield place


def signed_in(browser, address, login, size=DESK):
    context = browser.new_context(viewport=size)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector(".who")
    return page


@pytest.fixture(scope="module")
def approver(browser, team):
    page = signed_in(browser, team, "apo")
    yield page
    page.context.close()


def faults(page) -> list[str]:
    """Serious and critical violations, each with the first element that shows it."""
    response = Axe().run(page).response
    assert len(response["passes"]) > 10, "axe looked at next to nothing"
    found = response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in {"serious", "critical"}]


@pytest.fixture(params=["light", "dark"])
def scheme(request, approver) -> Iterator[str]:
    """What the visitor's system prefers."""
    approver.emulate_media(color_scheme=request.param)
    yield request.param
    approver.emulate_media(color_scheme="light")


@pytest.mark.parametrize("place", LOOKED_AT)
def test_axe_finds_nothing_serious(approver, team, place, scheme):
    approver.goto(team + BRAND + place)
    approver.wait_for_load_state("networkidle")
    assert faults(approver) == []
    ground = approver.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground))) < 200) == (scheme == "dark")


def test_axe_finds_nothing_serious_in_an_answer_to_a_draft_on_desk_and_phone(approver, team, scheme):
    approver.goto(f"{team}{BRAND}/draft")
    approver.fill("#text", HYPED)
    approver.click("button.check")
    approver.wait_for_selector("#answer .card")
    assert faults(approver) == []
    approver.set_viewport_size(PHONE)
    assert faults(approver) == []
    approver.set_viewport_size(DESK)


def test_axe_finds_nothing_serious_where_somebody_decides(approver, team, scheme):
    approver.goto(f"{team}{BRAND}/triage")
    case = approver.locator(".case").first
    for summary in case.locator("summary", has_text=re.compile("Accept|Assign|Note|This is")).all():
        summary.click()
    assert faults(approver) == []


def test_axe_finds_nothing_serious_where_an_admin_decides_on_people_and_nothing_sticks_out_on_a_phone(browser, team):
    page = signed_in(browser, team, "ada", PHONE)
    page.get_by_role("link", name="People").click()
    page.locator("#of-vic summary", has_text="Role").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#of-vic select[name=role]").select_option("editor")
    page.locator("#of-vic").get_by_role("button", name="Give it").click()
    expect(page.locator("#of-vic .where")).to_contain_text("editor of every brand")
    expect(page.locator("#decided-h + .trail li").first).to_contain_text("ada made vic editor of every brand")
    page.locator("#of-vic summary", has_text="Role").click()
    page.locator("#of-vic select[name=role]").select_option("viewer")
    page.locator("#of-vic").get_by_role("button", name="Give it").click()
    expect(page.locator("#of-vic .where")).to_contain_text("viewer of every brand")
    page.context.close()


def test_axe_finds_nothing_serious_where_somebody_signs_in(browser, team):
    page = browser.new_page()
    page.goto(f"{team}/login", timeout=PATIENCE)
    assert faults(page) == []
    page.close()


@pytest.mark.parametrize(
    ("login", "may", "may_not"),
    [
        ("vic", (), ("Accept", "Assign", "Note")),
        ("edi", ("Assign", "Note"), ("Accept",)),
        ("apo", ("Accept", "Assign", "Note"), ()),
        ("ada", ("Accept", "Assign", "Note"), ()),
    ],
)
def test_everybody_is_offered_what_their_role_may_and_nothing_else(browser, team, login, may, may_not):
    page = signed_in(browser, team, login)
    page.goto(f"{team}{BRAND}/triage")
    deciding = page.locator(".case .deciding").first
    assert all(deciding.locator("summary", has_text=name).count() == 1 for name in may)
    assert all(deciding.locator("summary", has_text=name).count() == 0 for name in may_not)
    page.context.close()


@pytest.mark.parametrize(("login", "place", "role"), [("vic", "assign", "editor"), ("edi", "accept", "approver")])
def test_what_is_not_theirs_is_refused_also_where_somebody_asks_past_the_page(browser, team, login, place, role):
    page = signed_in(browser, team, login)
    page.goto(f"{team}{BRAND}/triage")
    name = page.locator(".case").first.get_attribute("id").removeprefix("c-")
    csrf = re.search(r'"X-CSRF-Token": "(\w+)"', page.locator("body").get_attribute("hx-headers"))[1]
    answer = page.request.post(f"{team}{BRAND}/triage/{name}/{place}", form={"csrf": csrf, "reason": "mine", "to": "me"})
    assert answer.status == 403
    assert f"this needs the role {role}" in answer.text().casefold()
    page.context.close()


def test_another_brands_editor_is_told_of_nothing(browser, team):
    page = signed_in(browser, team, "quay")
    expect(page.locator("main")).not_to_contain_text("Ternaway")
    assert page.request.get(f"{team}{BRAND}/campaign").status == 404
    page.context.close()


def test_a_stranger_is_asked_to_sign_in(browser, team):
    page = browser.new_page()
    page.goto(f"{team}{BRAND}/triage", timeout=PATIENCE)
    assert page.url.removeprefix(team).startswith("/login")
    page.close()

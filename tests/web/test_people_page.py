"""An admin of every brand decides on people in the browser, by the rules of the command line; everybody else is refused."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.flows.people import Registry
from consistency.records.people import EVERY_BRAND, Deed, Role
from consistency.web.pages.people import RECENT
from tests.web.conftest import PASSWORD, TEAM, SignIn, csrf_of, try_login

NEW = "quite another set of words"
SCRIPT = "<script>alert(1)</script>"
DEEDS = {
    "": {"login": "nia", "password": NEW},
    "/vic/role": {"role": "editor", "brand": EVERY_BRAND},
    "/vic/password": {"password": NEW},
    "/vic/remove": {},
    "/edi/tokens/1/revoke": {},
}
"""Everything that can be done there."""


@pytest.fixture
def registry(team: FastAPI) -> Registry:
    state = team.state.consistency
    return Registry(state.store, state.door.passwords, "test")


def post(client: TestClient, place: str, **fields: str) -> Any:
    csrf = csrf_of(client.get("/").text)
    return client.post(f"/people{place}", data={"csrf": csrf} | fields)


def roles(registry: Registry, login: str) -> dict[str, Role]:
    return dict(registry.account(login).roles)


@pytest.mark.parametrize("login", ["vic", "edi", "apo", "boss"])
def test_nobody_else_sees_the_page_or_does_anything_there(registry: Registry, signed_in: SignIn, login: str) -> None:
    now = datetime.now(UTC)
    registry.add("boss", "Boss", PASSWORD, now)
    registry.set_role("boss", Role.ADMIN, now, "South Quay")
    registry.add_token("edi", "cms", Role.EDITOR, now)
    before = [(one.login, dict(one.roles), one.hash) for one in registry.store.people().accounts()]
    client = signed_in(login)
    assert client.get("/people").status_code == 403
    assert 'href="/people"' not in client.get("/").text
    assert {post(client, place, **fields).status_code for place, fields in DEEDS.items()} == {403}
    assert [(one.login, dict(one.roles), one.hash) for one in registry.store.people().accounts()] == before
    assert len(registry.store.sign_ins().tokens(registry.account("edi").number)) == 1


def test_strangers_programs_and_ones_own_machine_have_no_such_page(registry: Registry, stranger: TestClient, visitor: TestClient) -> None:
    assert stranger.get("/people").headers["location"].startswith("/login")
    token = {"Authorization": f"Bearer {registry.add_token('ada', 'cms', Role.ADMIN, datetime.now(UTC))}"}
    assert stranger.get("/people", headers=token).status_code == 404
    assert {stranger.post(f"/people{place}", headers=token, data=fields).status_code for place, fields in DEEDS.items()} == {404}
    assert visitor.get("/people").status_code == 404


@pytest.mark.parametrize("place", DEEDS)
def test_a_form_of_another_page_changes_nothing(registry: Registry, signed_in: SignIn, place: str) -> None:
    ada, vic = signed_in("ada"), signed_in("vic")
    before = registry.store.trail().of()
    for csrf in ({}, {"csrf": csrf_of(vic.get("/").text)}):
        assert ada.post(f"/people{place}", data=DEEDS[place] | csrf).status_code == 403
    assert registry.store.trail().of() == before


def test_somebody_is_added_signs_in_and_may_what_they_were_given(team: FastAPI, registry: Registry, signed_in: SignIn) -> None:
    ada = signed_in("ada")
    answer = post(ada, "", login=" Nia ", name="Nia O'Dell", password=NEW, role="editor", brand="South Quay")
    assert (answer.status_code, answer.headers["location"]) == (303, "/people?changed=true#of-nia")
    assert roles(registry, "nia") == {"South Quay": Role.EDITOR}
    page = ada.get("/people?changed=true").text
    assert "That is done." in page
    assert re.search(r"<strong>ada</strong> made nia editor of South Quay", page)
    nia = TestClient(team, TEAM, follow_redirects=False)
    assert try_login(nia, "nia", NEW).status_code == 303
    assert [nia.get(f"/b/{brand}/history").status_code for brand in ("south-quay", "ferrow-mills")] == [200, 404]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"login": "vic", "password": NEW}, "is taken"),
        ({"login": "no blanks", "password": NEW}, "cannot be a login"),
        ({"login": "nia", "password": "short"}, "12 to 1024 characters"),
        ({"login": "nia", "password": NEW, "brand": "Elsewhere"}, "there is no such brand"),
        ({"login": SCRIPT, "password": NEW}, "cannot be a login"),
    ],
)
def test_who_cannot_be_added_is_told_and_the_form_stays(registry: Registry, signed_in: SignIn, fields: dict[str, str], told: str) -> None:
    before = len(registry.store.people().accounts())
    answer = post(signed_in("ada"), "", **{"name": "Typed", "role": "approver", "brand": "South Quay"} | fields)
    assert answer.status_code == 422
    assert told.casefold() in answer.text.casefold()
    assert 'value="Typed"' in answer.text
    assert "<option selected>approver</option>" in answer.text
    assert ('<option value="South Quay" selected>' in answer.text) == ("brand" not in fields), "nobody means every brand who chose one"
    assert NEW not in answer.text
    assert SCRIPT not in answer.text
    assert len(registry.store.people().accounts()) == before


def test_roles_are_given_and_taken_away_and_hold_at_once(registry: Registry, signed_in: SignIn) -> None:
    ada, vic = signed_in("ada"), signed_in("vic")
    assert post(ada, "/vic/role", role="approver", brand="South Quay").status_code == 303
    assert roles(registry, "vic") == {EVERY_BRAND: Role.VIEWER, "South Quay": Role.APPROVER}
    assert post(ada, "/vic/role", role="none", brand=EVERY_BRAND).status_code == 303
    assert vic.get("/b/ferrow-mills/history").status_code == 404
    for fields in ({"role": "king"}, {"role": "viewer", "brand": "Elsewhere"}):
        assert post(ada, "/vic/role", **fields).status_code == 422
    assert roles(registry, "vic") == {"South Quay": Role.APPROVER}


def test_a_role_with_a_brand_that_is_served_no_more_can_be_taken_away(registry: Registry, signed_in: SignIn) -> None:
    registry.set_role("vic", Role.EDITOR, datetime.now(UTC), "Sold Last Year")
    ada = signed_in("ada")
    assert "Sold Last Year (not served here)" in ada.get("/people").text
    assert post(ada, "/vic/role", role="none", brand="Sold Last Year").status_code == 303
    assert roles(registry, "vic") == {EVERY_BRAND: Role.VIEWER}


def test_another_password_signs_somebody_out(team: FastAPI, signed_in: SignIn) -> None:
    ada, vic = signed_in("ada"), signed_in("vic")
    assert post(ada, "/vic/password", password="short").status_code == 422
    assert vic.get("/").status_code == 200
    assert post(ada, "/vic/password", password=NEW).status_code == 303
    assert vic.get("/").status_code == 303
    again = TestClient(team, TEAM, follow_redirects=False)
    assert [try_login(again, "vic", one).status_code for one in (PASSWORD, NEW)] == [401, 303]


def test_who_is_removed_is_out_at_once_and_what_they_did_stays(registry: Registry, signed_in: SignIn) -> None:
    ada, edi = signed_in("ada"), signed_in("edi")
    assert post(ada, "/edi/remove").status_code == 303
    assert edi.get("/").status_code == 303
    assert [one.who for one in registry.store.trail().of(about="edi")][:1] == ["ada"]
    assert any(one.who == "edi" for one in registry.store.trail().of())
    assert post(ada, "/edi/remove").status_code == 422


def test_nobody_locks_themselves_out(registry: Registry, signed_in: SignIn) -> None:
    ada = signed_in("ada")
    registry.set_role("vic", Role.ADMIN, datetime.now(UTC))
    for place, fields in (("/ada/role", {"role": "viewer"}), ("/ada/password", {"password": NEW}), ("/ADA/remove", {})):
        answer = post(ada, place, **fields)
        assert (answer.status_code, "This is your own account" in answer.text) == (422, True)
    assert roles(registry, "ada") == {EVERY_BRAND: Role.ADMIN}
    page = ada.get("/people")
    assert page.status_code == 200
    assert 'action="/people/vic/role"' in page.text
    assert 'action="/people/ada/' not in page.text


def test_what_was_decided_on_people_stays_in_sight_of_much_else(registry: Registry, signed_in: SignIn) -> None:
    registry.set_role("vic", Role.EDITOR, datetime.now(UTC))
    for _ in range(RECENT + 5):
        registry.store.trail().add(Deed(datetime.now(UTC), "edi", "signed in"))
    assert "made vic editor of every brand" in signed_in("ada").get("/people").text


def test_a_login_that_is_called_like_a_part_of_the_page_takes_nothing_from_it(registry: Registry, signed_in: SignIn) -> None:
    for login in ("login", "password", "main", "message"):
        registry.add(login, login, PASSWORD, datetime.now(UTC))
    ids = re.findall(r' id="([^"]+)"', signed_in("ada").get("/people").text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("place", ["/people/edi/tokens/{}/revoke", "/account/tokens/{}/revoke"])
def test_a_number_that_no_token_has_is_no_fault(signed_in: SignIn, place: str) -> None:
    ada = signed_in("ada")
    csrf = csrf_of(ada.get("/").text)
    assert {ada.post(place.format(number), data={"csrf": csrf}).status_code for number in (7, 0, 10**30)} == {422}


def test_tokens_of_others_are_listed_and_taken_back(registry: Registry, signed_in: SignIn) -> None:
    value = registry.add_token("edi", "cms", Role.EDITOR, datetime.now(UTC))
    ada = signed_in("ada")
    page = ada.get("/people").text
    assert "<strong>cms</strong> editor" in page
    assert value not in page
    assert post(ada, "/vic/tokens/1/revoke").status_code == 422
    assert post(ada, "/edi/tokens/1/revoke").status_code == 303
    assert registry.store.sign_ins().token(value) is None


def test_names_and_labels_with_a_script_in_them_are_shown_as_text(registry: Registry, signed_in: SignIn) -> None:
    now = datetime.now(UTC)
    registry.add("mallory", SCRIPT, PASSWORD, now)
    registry.add_token("mallory", SCRIPT, Role.VIEWER, now)
    registry.set_role("mallory", Role.VIEWER, now, SCRIPT)
    page = signed_in("ada").get("/people").text
    assert SCRIPT not in page
    assert page.count("&lt;script&gt;alert(1)") > 4

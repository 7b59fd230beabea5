"""One's own account, and who decided what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.flows.people import Registry
from consistency.records.people import Deed, Role
from tests.web.conftest import PASSWORD, TEAM, SignIn, csrf_of, try_login

NEW = "quite another set of words"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def registry(team: FastAPI) -> Registry:
    state = team.state.consistency
    return Registry(state.store, state.door.passwords, "test")


def change(client: TestClient, old: str, new: str, again: str) -> int:
    form = {"csrf": csrf_of(client.get("/account").text), "old": old, "new": new, "again": again}
    return int(client.post("/account/password", data=form).status_code)


def test_a_new_password_counts_from_now_on_and_ends_other_visits(team: FastAPI, signed_in: SignIn) -> None:
    here, elsewhere = signed_in("edi"), signed_in("edi")
    shown = here.cookies["consistency"]
    assert change(here, PASSWORD, NEW, NEW) == 303
    assert "Your password is changed" in here.get("/account?changed=true").text
    assert elsewhere.get("/").status_code == 303
    assert here.cookies["consistency"] != shown
    other = TestClient(team, TEAM, follow_redirects=False)
    assert [try_login(other, "edi", one).status_code for one in (PASSWORD, NEW)] == [401, 303]


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("wrong password", NEW, NEW, "Login and password do not fit"),
        (PASSWORD, NEW, NEW + "x", "not the same"),
        (PASSWORD, "short", "short", "12 to 1024 characters"),
        (PASSWORD, "edi-and-a-bit", "edi-and-a-bit", "little more than the login"),
    ],
)
def test_a_password_that_cannot_be_changed_so_stays(signed_in: SignIn, old: str, new: str, again: str, told: str) -> None:
    edi = signed_in("edi")
    form = {"csrf": csrf_of(edi.get("/account").text), "old": old, "new": new, "again": again}
    answer = edi.post("/account/password", data=form)
    assert answer.status_code == 422
    assert told in answer.text
    assert signed_in("edi").get("/").status_code == 200


def test_the_account_is_no_way_around_the_limit_on_tries(signed_in: SignIn) -> None:
    edi = signed_in("edi")
    assert [change(edi, f"guess number {number}", NEW, NEW) for number in range(11)] == [422] * 11
    assert change(edi, PASSWORD, NEW, NEW) == 422


def test_ones_own_tokens_can_be_taken_back_and_no_others(registry: Registry, signed_in: SignIn) -> None:
    now = datetime.now(UTC) - timedelta(days=1)
    own, others = (registry.add_token(login, f"program of {login}", Role.VIEWER, now) for login in ("edi", "ada"))
    edi = signed_in("edi")
    text = edi.get("/account").text
    assert "program of edi" in text
    assert "program of ada" not in text
    codes = [edi.post(f"/account/tokens/{number}/revoke", data={"csrf": csrf_of(text)}).status_code for number in (1, 2)]
    assert codes == [303, 422]
    found = [registry.store.sign_ins().token(value) is not None for value in (own, others)]
    assert found == [False, True]


def test_programs_and_ones_own_machine_have_no_account(registry: Registry, stranger: TestClient, visitor: TestClient) -> None:
    token = registry.add_token("ada", "cms", Role.ADMIN, datetime.now(UTC))
    assert stranger.get("/account", headers={"Authorization": f"Bearer {token}"}).status_code == 404
    assert visitor.get("/account").status_code == 404


def test_admins_see_who_decided_what_about_their_brand(team: FastAPI, signed_in: SignIn) -> None:
    trail, at = team.state.consistency.store.trail(), datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    trail.add(Deed(at, "edi", "noted", "South Quay", "ab12cd34", {"why": SCRIPT}))
    trail.add(Deed(at, "edi", "noted", "Ferrow Mills", "99999999"))
    text = signed_in("ada").get("/b/south-quay/trail").text
    assert "2026-03-02 09:30" in text
    assert "ab12cd34" in text
    assert "99999999" not in text
    assert SCRIPT not in text
    assert signed_in("apo").get("/b/south-quay/trail").status_code == 403


def test_a_name_with_a_script_in_it_is_shown_as_text(registry: Registry, signed_in: SignIn) -> None:
    registry.add("mallory", SCRIPT, PASSWORD, datetime.now(UTC))
    registry.set_role("mallory", Role.VIEWER, datetime.now(UTC))
    client = signed_in("mallory")
    for path in ("/", "/account", "/nowhere"):
        text = client.get(path).text
        assert SCRIPT not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/").text

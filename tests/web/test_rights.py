"""What each role may do, with which brand, by browser and by token."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, Form
from starlette.testclient import TestClient

from consistency.flows.people import Registry
from consistency.records.people import EVERY_BRAND, Role, Token, role_in
from consistency.web.people import Admin, Approver, Editor, Person, Viewer, require_everywhere
from tests.web.conftest import PASSWORD, SignIn, csrf_of


@pytest.fixture
def registry(team: FastAPI) -> Registry:
    state = team.state.consistency
    return Registry(state.store, state.door.passwords, "test")


@pytest.fixture(autouse=True)
def routes(team: FastAPI) -> None:
    """A page for each role, as a brand's pages are made."""

    @team.get("/b/{brand}/seen")
    def seen(access: Viewer) -> str:
        return access.desk.brand

    @team.post("/b/{brand}/edited")
    def edited(access: Editor, finding: Annotated[str, Form()] = "") -> str:
        access.record("noted", finding, {"owner": "ben"})
        return finding

    @team.post("/b/{brand}/approved")
    def approved(access: Approver) -> None: ...

    @team.post("/b/{brand}/administered")
    def administered(access: Admin) -> None: ...

    @team.get("/everywhere")
    def everywhere(person: Annotated[Person, Depends(require_everywhere(Role.ADMIN))]) -> str:
        return person.name

    @team.post("/api/v1/{brand}/written")
    def written(access: Editor) -> str:
        access.record("written")
        return access.person.signature


def statuses(client: TestClient, brand: str) -> list[int]:
    """What looking, editing, approving and administering a brand is answered with."""
    csrf = {"X-CSRF-Token": csrf_of(client.get("/").text)}
    writes = [client.post(f"/b/{brand}/{done}", headers=csrf).status_code for done in ("edited", "approved", "administered")]
    return [client.get(f"/b/{brand}/seen").status_code, *writes]


@pytest.mark.parametrize(
    ("login", "expected"),
    [("vic", [200, 403, 403, 403]), ("edi", [200, 200, 403, 403]), ("apo", [200, 200, 200, 403]), ("ada", [200, 200, 200, 200])],
)
def test_each_role_may_what_is_its_own_and_no_more(signed_in: SignIn, login: str, expected: list[int]) -> None:
    client = signed_in(login)
    assert statuses(client, "ferrow-mills") == expected
    assert client.get("/everywhere").status_code == (200 if login == "ada" else 403)


def test_a_refusal_says_what_to_do(signed_in: SignIn) -> None:
    vic = signed_in("vic")
    answer = vic.post("/b/ferrow-mills/edited", data={"csrf": csrf_of(vic.get("/").text)})
    assert "needs the role editor" in answer.text
    assert "Ask an admin" in answer.text


def test_another_brand_is_as_if_it_were_not_there(signed_in: SignIn) -> None:
    quay = signed_in("quay")
    assert statuses(quay, "south-quay") == [200, 200, 403, 403]
    assert statuses(quay, "ferrow-mills") == statuses(quay, "no-such-brand") == [404] * 4
    assert "Ferrow" not in quay.get("/").text
    assert [one["id"] for one in quay.get("/api/v1/brands").json()] == ["south-quay"]
    assert quay.get("/b/ferrow-mills/seen").text == quay.get("/b/no-such-brand/seen").text


@pytest.mark.parametrize("token", [None, "", "0" * 64])
def test_a_write_without_the_visits_own_token_is_refused(signed_in: SignIn, token: str | None) -> None:
    ada = signed_in("ada")
    data = {} if token is None else {"csrf": token}
    answer = ada.post("/b/ferrow-mills/edited", data=data)
    assert answer.status_code == 403
    assert "WEB03" in answer.text
    assert ada.post("/api/v1/ferrow-mills/written", json={}).status_code == 403


def test_the_token_of_another_visit_is_refused(signed_in: SignIn) -> None:
    ada, vic = signed_in("ada"), signed_in("vic")
    csrf = csrf_of(vic.get("/").text)
    assert ada.post("/b/ferrow-mills/edited", data={"csrf": csrf}).status_code == 403
    assert ada.post("/b/ferrow-mills/edited", data={"csrf": csrf_of(ada.get("/").text)}).status_code == 200


def test_nobody_is_signed_in_by_a_form_of_another_site(stranger: TestClient) -> None:
    """Login CSRF: a victim who works in the attacker's account tells them their copy."""
    assert stranger.post("/login", data={"login": "ada", "password": PASSWORD}).status_code == 403


def test_a_decision_goes_into_the_trail(team: FastAPI, signed_in: SignIn) -> None:
    edi = signed_in("edi")
    edi.post("/b/south-quay/edited", data={"csrf": csrf_of(edi.get("/").text), "finding": "ab12cd34"})
    done = team.state.consistency.store.trail().of("South Quay", about="ab12cd34")
    assert [(one.who, one.action, one.about, one.detail) for one in done] == [("edi", "noted", "ab12cd34", {"owner": "ben"})]
    assert abs((datetime.now(UTC) - done[0].at).total_seconds()) < 600


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_token_passes_on_no_more_than_its_own_role(registry: Registry, stranger: TestClient) -> None:
    now = datetime.now(UTC)
    low = registry.add_token("ada", "cms", Role.VIEWER, now)
    high = registry.add_token("vic", "mail", Role.ADMIN, now)
    for token in (low, high):
        assert stranger.get("/b/ferrow-mills/seen", headers=bearer(token)).status_code == 200
        assert stranger.post("/b/ferrow-mills/edited", headers=bearer(token)).status_code == 403
    own = registry.add_token("edi", "cms", Role.EDITOR, now, "South Quay")
    assert stranger.post("/api/v1/south-quay/written", headers=bearer(own)).json() == "edi (cms)"
    assert stranger.post("/api/v1/ferrow-mills/written", headers=bearer(own)).status_code == 404


def test_a_token_taken_back_or_expired_is_worth_nothing(registry: Registry, stranger: TestClient) -> None:
    now = datetime.now(UTC)
    token = registry.add_token("edi", "cms", Role.EDITOR, now)
    old = registry.add_token("edi", "old", Role.EDITOR, now - timedelta(days=2), days=1)
    assert [stranger.get("/api/v1/brands", headers=bearer(one)).status_code for one in (token, old)] == [200, 401]
    registry.revoke_token("edi", 1, now)
    assert stranger.get("/api/v1/brands", headers=bearer(token)).json()["code"] == "WEB06"


@pytest.mark.parametrize(
    "value",
    [
        "Bearer ",
        "Bearer cst_",
        "Bearer cst_" + "A" * 43,
        "Basic YWRhOng=",
        "x",
        "",
        "Bearer ' OR 1=1 --",
        "Bearer cst_\u00e9",
    ],
)
def test_a_forged_token_is_refused_also_beside_a_good_cookie(signed_in: SignIn, value: str) -> None:
    assert signed_in("ada").get("/api/v1/brands", headers={"Authorization": value.encode()}).status_code == 401


def test_only_marks_of_secrets_are_kept(registry: Registry, signed_in: SignIn, team: FastAPI) -> None:
    token = registry.add_token("edi", "cms", Role.EDITOR, datetime.now(UTC))
    shown = team.state.consistency.seal.opened(signed_in("ada").cookies["consistency"])
    file = team.state.consistency.store.address.file
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"$argon2id$" in kept
    for secret in (PASSWORD, token, shown):
        assert secret.encode() not in kept


def test_a_role_taken_away_holds_at_once(registry: Registry, signed_in: SignIn) -> None:
    edi = signed_in("edi")
    registry.set_role("edi", None, datetime.now(UTC))
    assert edi.get("/b/ferrow-mills/seen").status_code == 404
    assert "No brand is yours to see yet" in edi.get("/").text


def test_whoever_is_removed_or_gets_another_password_is_signed_out(registry: Registry, signed_in: SignIn) -> None:
    edi, vic, now = signed_in("edi"), signed_in("vic"), datetime.now(UTC)
    token = registry.add_token("edi", "cms", Role.EDITOR, now)
    registry.remove("edi", now)
    registry.set_password("vic", "another long password", now)
    assert [edi.get("/").status_code, vic.get("/").status_code] == [303, 303]
    assert vic.get("/api/v1/brands", headers=bearer(token)).status_code == 401


def test_on_this_machine_alone_a_program_needs_no_token_and_a_page_does(app: FastAPI, visitor: TestClient) -> None:
    @app.post("/b/{brand}/edited")
    def edited(access: Editor) -> None: ...

    @app.post("/api/v1/{brand}/written")
    def written(access: Editor) -> str:
        return access.person.way

    assert visitor.post("/api/v1/south-quay/written", json={}).json() == "local"
    assert visitor.post("/api/v1/south-quay/written", json={}, headers={"origin": "https://else.example"}).status_code == 403
    assert visitor.post("/b/south-quay/edited").status_code == 403
    assert visitor.post("/b/south-quay/edited", headers={"X-CSRF-Token": csrf_of(visitor.get("/").text)}).status_code == 200


def test_the_higher_of_two_roles_counts() -> None:
    roles = {EVERY_BRAND: Role.VIEWER, "South Quay": Role.APPROVER}
    assert role_in(roles, "South Quay") is Role.APPROVER
    assert role_in(roles, "Ferrow Mills") is Role.VIEWER
    assert role_in({"South Quay": Role.APPROVER}, "Ferrow Mills") is None
    now = datetime.now(UTC)
    token = Token(1, "cms", Role.EDITOR, "South Quay", now, now)
    assert token.limits(roles) == {"South Quay": Role.EDITOR}
    assert Token(1, "cms", Role.EDITOR, EVERY_BRAND, now, now).limits(roles) == {EVERY_BRAND: Role.VIEWER, "South Quay": Role.EDITOR}

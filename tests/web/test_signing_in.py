"""Signing in: who may, for how long, and what is tried at the login and refused."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.flows.passwords import Passwords, PeopleError
from consistency.flows.people import Registry
from consistency.flows.sign_in import IDLE, LONGEST, OF_ADDRESS, OF_LOGIN, OF_ONE, SLOWED, WINDOW, Door
from consistency.stores.sql import SqlStore
from consistency.web.app import create_app
from consistency.web.people import Viewer
from consistency.web.settings import ServeSettings
from tests.web.conftest import CHEAP, PASSWORD, TEAM, SignIn, csrf_of, try_login

GIVEN = "what an admin gave instead"


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Meanwhile(Passwords):
    """An admin gives somebody another password while theirs is being tried."""

    def __init__(self, store: SqlStore, login: str) -> None:
        super().__init__(rounds=1, kibibytes=64)
        self._registry, self._login = Registry(store, CHEAP, "ada"), login

    def fits(self, hash_: str | None, password: str) -> bool:
        found = super().fits(hash_, password)
        self._registry.set_password(self._login, GIVEN, datetime.now(UTC))
        return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(team: FastAPI, clock: Clock) -> Door:
    return Door(team.state.consistency.store, CHEAP, clock)


def test_a_stranger_is_led_to_the_login_and_back(team: FastAPI, stranger: TestClient) -> None:
    @team.get("/b/{brand}/page")
    def page(access: Viewer) -> None: ...

    answer = stranger.get("/b/ferrow-mills/page")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/b/ferrow-mills/page")
    csrf = csrf_of(stranger.get(answer.headers["location"]).text)
    done = stranger.post("/login", data={"csrf": csrf, "login": "ada", "password": PASSWORD, "next": "/b/ferrow-mills/page"})
    assert (done.status_code, done.headers["location"]) == (303, "/b/ferrow-mills/page")


def test_a_program_without_a_token_is_told_so(stranger: TestClient) -> None:
    answer = stranger.get("/api/v1/brands")
    assert (answer.status_code, answer.json()["code"]) == (401, "WEB04")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("page", ["https://else.example/", "//else.example", "/\\else.example", "javascript:alert(1)", "/a\nb", ""])
def test_the_login_leads_to_no_other_site(stranger: TestClient, page: str) -> None:
    csrf = csrf_of(stranger.get("/login").text)
    done = stranger.post("/login", data={"csrf": csrf, "login": "ada", "password": PASSWORD, "next": page})
    assert (done.status_code, done.headers["location"]) == (303, "/")


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: TestClient) -> None:
    cookie = try_login(stranger, "ada", PASSWORD).headers["set-cookie"]
    assert cookie.startswith("consistency=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie


@pytest.mark.parametrize("settings", [{"public_url": "https://copy.brand.example"}, {"host": "0.0.0.0"}])
def test_over_tls_the_cookie_is_for_tls_alone(team: FastAPI, settings: dict[str, str]) -> None:
    folders = team.state.consistency.settings.folders
    with TestClient(create_app(ServeSettings(folders, **settings), is_warmed=False), "https://copy.brand.example") as client:
        answer = client.get("/login")
    assert answer.headers["set-cookie"].startswith("__Host-consistency=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_a_visit_prepared_by_somebody_else_is_not_signed_in(team: FastAPI, stranger: TestClient) -> None:
    """Session fixation: the attacker knows the cookie that the victim signs in with."""
    stranger.get("/login")
    prepared = stranger.cookies["consistency"]
    assert try_login(stranger, "ada", PASSWORD).status_code == 303
    assert stranger.cookies["consistency"] != prepared
    attacker = TestClient(team, TEAM, follow_redirects=False, cookies={"consistency": prepared})
    assert attacker.get("/").status_code == 303
    assert stranger.get("/").status_code == 200


def test_signing_in_again_ends_the_visit_before(team: FastAPI, stranger: TestClient) -> None:
    try_login(stranger, "ada", PASSWORD)
    before = stranger.cookies["consistency"]
    try_login(stranger, "ada", PASSWORD)
    assert TestClient(team, TEAM, follow_redirects=False, cookies={"consistency": before}).get("/").status_code == 303


def test_signing_out_ends_the_visit_on_the_server(team: FastAPI, signed_in: SignIn) -> None:
    ada = signed_in("ada")
    kept = ada.cookies["consistency"]
    assert ada.post("/logout", data={"csrf": csrf_of(ada.get("/").text)}).status_code == 303
    assert "consistency" not in ada.cookies
    assert TestClient(team, TEAM, follow_redirects=False, cookies={"consistency": kept}).get("/").status_code == 303


@pytest.mark.parametrize("forged", ["", "x", "ada", "ada.sig", "0" * 43 + "." + "0" * 43, "…", "a" * 5000])
def test_a_forged_cookie_is_nobodys(team: FastAPI, forged: str) -> None:
    client = TestClient(team, TEAM, follow_redirects=False, headers={"cookie": f"consistency={forged}".encode()})
    assert client.get("/").status_code == 303


def test_a_cookie_signed_by_another_server_is_nobodys(team: FastAPI, signed_in: SignIn) -> None:
    from consistency.web.signing import Seal

    ada = signed_in("ada")
    token = team.state.consistency.seal.opened(ada.cookies["consistency"])
    forged = Seal("another secret").signed(token)
    assert TestClient(team, TEAM, follow_redirects=False, cookies={"consistency": forged}).get("/").status_code == 303


def test_servers_of_one_database_know_each_others_visits(team: FastAPI, signed_in: SignIn) -> None:
    other = create_app(team.state.consistency.settings, is_warmed=False)
    client = TestClient(other, TEAM, follow_redirects=False, cookies=dict(signed_in("ada").cookies))
    assert client.get("/").status_code == 200
    other.state.consistency.close()


def test_a_visit_ends_when_nothing_is_done_and_at_last_in_any_case(door: Door, clock: Clock) -> None:
    value = door.enter("ada", PASSWORD, "203.0.113.9")
    clock.now += IDLE - timedelta(minutes=1)
    assert door.by_browser(value) is not None
    clock.now += IDLE + timedelta(minutes=1)
    assert door.by_browser(value) is None
    assert door.by_browser(value) is None
    value, began = door.enter("ada", PASSWORD, "203.0.113.9"), clock.now
    while clock.now - began < LONGEST - IDLE:
        clock.now += IDLE - timedelta(minutes=1)
        assert door.by_browser(value) is not None
    clock.now = began + LONGEST + timedelta(minutes=1)
    assert door.by_browser(value) is None


@pytest.mark.parametrize("tried", [("ada", "wrong password"), ("nobody", PASSWORD), ("ada", ""), ("", ""), ("ada", "x" * 2000)])
def test_whatever_does_not_fit_is_answered_alike(stranger: TestClient, tried: tuple[str, str]) -> None:
    answer = try_login(stranger, *tried)
    assert answer.status_code == 401
    assert "Login and password do not fit." in answer.text
    assert "set-cookie" not in answer.headers
    assert stranger.get("/").status_code == 303


def test_an_unknown_login_takes_as_long_as_a_wrong_password() -> None:
    passwords = Passwords()
    hash_ = passwords.hash(PASSWORD)

    def seconds(known: str | None) -> float:
        started = time.process_time()
        assert not passwords.fits(known, "wrong password here")
        return time.process_time() - started

    taken = [(seconds(hash_), seconds(None)) for _ in range(5)]
    known, unknown = (statistics.median(one) for one in zip(*taken, strict=True))
    assert 0.5 < known / unknown < 2


def test_ten_thousand_logins_are_refused_and_soon_without_trying_the_password(door: Door) -> None:
    seen = Counter(code_of(door, "ada", f"203.0.113.{number % 200}") for number in range(10_000))
    assert seen == {"PPL08": OF_LOGIN + 1, "PPL13": 10_000 - OF_LOGIN - 1}


def test_whom_others_try_to_lock_out_still_gets_in(door: Door, clock: Clock) -> None:
    for number in range(OF_LOGIN + 5):
        code_of(door, "ada", f"203.0.113.{number}")
    assert door.enter("ada", PASSWORD, "198.51.100.7", browser="known here")
    with pytest.raises(PeopleError, match="only one try in 15 seconds is taken"):
        door.enter("ada", PASSWORD, "198.51.100.7")
    clock.now += SLOWED
    assert door.enter("ada", PASSWORD, "198.51.100.7")


def test_wrong_passwords_from_one_address_keep_nobody_out_elsewhere(door: Door) -> None:
    codes = [code_of(door, " ADA ", "203.0.113.9") for _ in range(OF_ONE + 3)]
    assert codes == ["PPL08"] * OF_ONE + ["PPL09"] * 3
    with pytest.raises(PeopleError, match="too many tries"):
        door.enter("ada", PASSWORD, "203.0.113.9")
    assert door.enter("ada", PASSWORD, "198.51.100.7")
    assert door.enter("edi", PASSWORD, "203.0.113.9")


def test_a_known_browser_has_a_limit_of_its_own(door: Door) -> None:
    codes = [code_of(door, "ada", f"203.0.113.{number}", browser="known") for number in range(OF_ONE + 2)]
    assert codes == ["PPL08"] * OF_ONE + ["PPL09"] * 2
    assert door.enter("ada", PASSWORD, "203.0.113.1", browser="another")


def test_a_new_password_lifts_every_limit_of_a_login(door: Door) -> None:
    for number in range(OF_LOGIN):
        code_of(door, "ada", f"203.0.113.{number % 3}")
    assert code_of(door, "ada", "203.0.113.1") == "PPL09"
    Registry(door.store, door.passwords, "test").set_password("ada", "quite another set of words", door.now())
    assert door.enter("ada", "quite another set of words", "203.0.113.1")


def test_who_tries_the_old_password_while_another_is_given_is_not_let_in(door: Door) -> None:
    with pytest.raises(PeopleError) as caught:
        replace(door, passwords=Meanwhile(door.store, "edi")).enter("edi", PASSWORD, "203.0.113.1")
    assert caught.value.error_code == "PPL08"
    assert door.enter("edi", GIVEN, "203.0.113.1")


def test_who_changes_the_old_password_while_another_is_given_changes_nothing(team: FastAPI, door: Door, signed_in: SignIn) -> None:
    edi = signed_in("edi")
    form = {"csrf": csrf_of(edi.get("/account").text), "old": PASSWORD, "new": "another of their own", "again": "another of their own"}
    team.state.consistency.door = replace(door, passwords=Meanwhile(door.store, "edi"))
    answer = edi.post("/account/password", data=form)
    assert (answer.status_code, "Login and password do not fit" in answer.text) == (422, True)
    team.state.consistency.door = door
    assert edi.get("/").status_code == 303
    assert door.enter("edi", GIVEN, "203.0.113.1")


def test_a_browser_is_known_by_what_it_was_given_when_it_signed_in(team: FastAPI, stranger: TestClient) -> None:
    """Whoever attacks from the same address uses the address's tries up, and neither makes up nor moves what makes a browser known."""
    try_login(stranger, "ada", PASSWORD)
    kept = stranger.cookies["consistency-browser"]
    attacker = TestClient(team, TEAM, follow_redirects=False)
    assert [try_login(attacker, "ada", f"guess {number}").status_code for number in range(OF_ONE + 1)] == [401] * OF_ONE + [429]
    for forged in ("", "x", "x.y", f"x{kept}", f"{kept[:-1]}x"):
        attacker.cookies.clear()
        attacker.cookies.set("consistency-browser", forged)
        assert try_login(attacker, "ada", PASSWORD).status_code == 429, forged
    stranger.cookies.delete("consistency")
    assert try_login(stranger, "ada", PASSWORD).status_code == 303
    for _ in range(OF_ONE):
        code_of(team.state.consistency.door, "edi", "testclient")
    stranger.cookies.set("consistency-browser", kept)
    assert try_login(stranger, "edi", PASSWORD).status_code == 429, "it was ada who signed in there"


def test_too_many_logins_are_told_when_to_come_back(stranger: TestClient) -> None:
    answers = [try_login(stranger, "ada", f"guess number {number}") for number in range(OF_ONE + 2)]
    assert [one.status_code for one in answers] == [401] * OF_ONE + [429] * 2
    assert answers[-1].headers["retry-after"] == str(15 * 60)
    assert "Wait 15 minutes" in answers[-1].text
    assert try_login(stranger, "ada", PASSWORD).status_code == 429


def test_one_address_may_not_try_many_logins(door: Door, clock: Clock) -> None:
    codes = [code_of(door, f"login{number}", f"2001:db8:1:2::{number:x}") for number in range(OF_ADDRESS + 5)]
    assert codes == ["PPL08"] * OF_ADDRESS + ["PPL09"] * 5
    assert code_of(door, "ada", "2001:db8:1:2::ffff") == "PPL09"
    assert code_of(door, "ada", "2001:db8:1:3::1") == "PPL08"
    clock.now += WINDOW + timedelta(seconds=1)
    assert door.enter("ada", PASSWORD, "2001:db8:1:2::ffff")


def test_many_addresses_try_one_login_only_slowly(door: Door, clock: Clock) -> None:
    codes = [code_of(door, " ADA ", f"203.0.113.{number}") for number in range(OF_LOGIN + 3)]
    assert codes == ["PPL08"] * (OF_LOGIN + 1) + ["PPL13"] * 2
    clock.now += SLOWED
    assert [code_of(door, "ada", f"198.51.100.{number}") for number in range(3)] == ["PPL08", "PPL13", "PPL13"]
    clock.now += WINDOW + timedelta(seconds=1)
    assert [code_of(door, "ada", f"203.0.113.{number}") for number in range(3)] == ["PPL08"] * 3


def test_signing_in_rightly_uses_no_tries_up(door: Door) -> None:
    for _ in range(OF_ADDRESS + 2):
        door.store.sign_ins().end(door.enter("ada", PASSWORD, "203.0.113.1"))
    assert door.store.sign_ins().tries("address:203.0.113.1", door.now() - WINDOW) == 0


def code_of(door: Door, login: str, address: str, browser: str = "") -> str:
    with pytest.raises(PeopleError) as caught:
        door.enter(login, "wrong password here", address, browser=browser)
    return caught.value.error_code

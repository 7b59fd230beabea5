"""An application over a small brand, and visitors of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.assets import asset
from consistency.flows.passwords import Passwords
from consistency.flows.people import Registry
from consistency.flows.read import CACHE
from consistency.records.people import EVERY_BRAND, Role
from consistency.web.app import create_app, people_store
from consistency.web.settings import ServeSettings
from tests.web.browsing import CHROMIUM, DESK, PATIENCE, served, taken_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOCAL = "http://127.0.0.1:8765"
TEAM = "http://copy.brand.example"
COPY = "We roast on Tuesdays. You will find the date on every bag, and the name of the farm. "
PASSWORD = "stone harbour lamp nine"
CHEAP = Passwords(rounds=1, kibibytes=64)
"""Hashes that are quickly tried; how costly one is, stands in it."""
PEOPLE = {"ada": Role.ADMIN, "vic": Role.VIEWER, "edi": Role.EDITOR, "apo": Role.APPROVER}
"""Logins with their roles for every brand; `quay` is editor of South Quay alone."""


def brand_folder(home: Path, name: str) -> Path:
    """A brand with a little approved copy."""
    folder = home / name.lower().replace(" ", "-")
    (folder / "approved").mkdir(parents=True)
    for number in range(3):
        (folder / "approved" / f"page{number}.txt").write_text(COPY * (number + 2), "utf-8")
    (folder / "consistency.toml").write_text(f'[brand]\nname = "{name}"\n[[baseline]]\nchannel = "website"\npath = "approved"\n', "utf-8")
    return folder


def add_people(settings: ServeSettings) -> None:
    """Somebody of each role, and an editor of one brand, all with the same password."""
    now = datetime.now(UTC)
    with people_store(settings) as store:
        registry = Registry(store, CHEAP, "test")
        for login, role in PEOPLE.items():
            registry.add(login, login.title(), PASSWORD, now)
            registry.set_role(login, role, now, EVERY_BRAND)
        registry.add("quay", "Quentin", PASSWORD, now)
        registry.set_role("quay", Role.EDITOR, now, "South Quay")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, ...]:
    return brand_folder(tmp_path, "Ferrow Mills"), brand_folder(tmp_path, "South Quay")


@pytest.fixture
def app(folders: tuple[Path, ...]) -> Iterator[FastAPI]:
    """For this machine alone."""
    made = create_app(ServeSettings(folders), is_warmed=False)
    yield made
    made.state.consistency.close()


@pytest.fixture
def visitor(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, LOCAL, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with people."""
    folder = brand_folder(tmp_path_factory.mktemp("peopled"), "Ferrow Mills")
    add_people(ServeSettings((folder,)))
    return folder / ".consistency"


@pytest.fixture
def team(folders: tuple[Path, ...], peopled: Path) -> Iterator[FastAPI]:
    """For a team, whose members must sign in."""
    settings = ServeSettings(folders, host="0.0.0.0")
    shutil.copytree(peopled, folders[0] / ".consistency")
    made = create_app(settings, is_warmed=False)
    yield made
    made.state.consistency.close()


@pytest.fixture
def stranger(team: FastAPI) -> Iterator[TestClient]:
    """Somebody who has not signed in."""
    with TestClient(team, TEAM, follow_redirects=False) as client:
        yield client


SignIn = Callable[[str], TestClient]


@pytest.fixture
def signed_in(team: FastAPI) -> SignIn:
    """A function from a login to their browser."""

    def enter(login: str) -> TestClient:
        client = TestClient(team, TEAM, follow_redirects=False)
        assert try_login(client, login, PASSWORD).status_code == 303
        return client

    return enter


def csrf_of(text: str) -> str:
    """The token that a page's forms carry."""
    found = re.search(r'"X-CSRF-Token": "(\w+)"', text)
    assert found, text[:300]
    return found[1]


def try_login(client: TestClient, login: str, password: str) -> Any:
    """Fills the form in and sends it."""
    csrf = csrf_of(client.get("/login").text)
    return client.post("/login", data={"csrf": csrf, "login": login, "password": password})


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the invented brand that a module's tests may decide on."""
    home = tmp_path_factory.mktemp("demo") / "brand"
    return Path(shutil.copytree(asset("corpora/demo-brand"), home, ignore=shutil.ignore_patterns(CACHE)))


@pytest.fixture(scope="module")
def address(demo_folder: Path) -> Iterator[str]:
    """A server of the invented brand, for this machine alone, that has loaded what it needs: no test waits for that."""
    made = create_app(ServeSettings((demo_folder,)), is_warmed=False)
    made.state.consistency.bench.warm()
    with taken_port() as taken, served(made, taken) as place:
        yield place


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor's page; whatever the browser complains of, such as the policy of contents, fails the test."""
    context = browser.new_context(viewport=DESK)
    context.set_default_timeout(PATIENCE)
    opened, complaints = context.new_page(), []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints

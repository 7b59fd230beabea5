"""Script that lies in copy, names, guides and notes comes onto no page but as text; and no page of one brand tells of another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from consistency.flows.history import open_history
from consistency.flows.nightly import nightly
from consistency.settings import load_settings
from consistency.web.app import create_app
from consistency.web.settings import ServeSettings
from tests.web.conftest import LOCAL, csrf_of

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
BRAND = f"Ferrow {SCRIPT} {IMAGE}"
APPROVED = "We roast on Tuesdays, and the date is on every bag. You will find the farm's name there too. "
SETTINGS = f"""[brand]
name = '{BRAND}'
guide = "guide.md"
[history]
database = "../history.db"
[campaign]
name = '{SCRIPT} sale'
launch = 2026-03-02
[[baseline]]
channel = "website"
path = "approved"
[[source]]
channel = "email"
path = "mails"
[[source]]
channel = '{SCRIPT}'
path = "posts"
[[rule]]
name = '{SCRIPT}'
never = ["hurry"]
says = '{IMAGE}'
good = ["Take your time."]
bad = ["Hurry up."]
"""
GUIDE = f"# Voice\n\nWe are calm {SCRIPT}.\n\n## Words\n\n- Never say: hurry {IMAGE}\n"
OTHER = """[brand]
name = "South Quay"
[history]
database = "../history.db"
[[baseline]]
channel = "website"
path = "approved"
[[source]]
channel = "email"
path = "approved"
"""
COPY = f"{SCRIPT}\n\nHurry {IMAGE} and take 30% off with code {SCRIPT} until 1 May 2026. [INSERT DATE] {IMAGE} Hurry!\n"


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brand whose every file holds a script, and a plain one, scanned into one database."""
    home = tmp_path_factory.mktemp("hostile")
    _write_hostile(home / "hostile")
    _write_plain(home / "plain")
    for day, name in ((1, "hostile"), (2, "hostile"), (3, "plain")):
        project = load_settings(home / name)
        with open_history(project) as store:
            nightly(project, store, now=datetime(2026, 3, day, 6, tzinfo=UTC))
    return home


def _write_hostile(folder: Path) -> None:
    files = {f"approved/page{number}.txt": APPROVED * (number + 3) + IMAGE for number in range(4)}
    files |= {f"mails/{SCRIPT.replace('/', '')}.txt": COPY, "posts/one.txt": COPY.replace("30%", "40%")}
    for name, text in {**files, "guide.md": GUIDE, "consistency.toml": SETTINGS}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _write_plain(folder: Path) -> None:
    (folder / "approved").mkdir(parents=True)
    (folder / "approved" / "page.txt").write_text("The harbour opens at nine. Bring a coat.\n" * 4, "utf-8")
    (folder / "consistency.toml").write_text(OTHER, "utf-8")


@pytest.fixture
def visitor(scanned: Path, tmp_path: Path) -> Iterator[TestClient]:
    home = tmp_path / "home"
    shutil.copytree(scanned, home)
    with TestClient(create_app(ServeSettings((home / "hostile", home / "plain")), is_warmed=False), LOCAL) as client:
        yield client


def pages_from(client: TestClient, start: str, most: int = 200) -> dict[str, Any]:
    """Every page that links lead to from one on, by its address, within the same brand; each is there."""
    seen: dict[str, Any] = {}
    waiting = [start]
    while waiting and len(seen) < most:
        address = waiting.pop()
        seen[address] = answer = client.get(address)
        assert answer.status_code == 200, address
        found = [urljoin(address, link["href"]) for link in BeautifulSoup(answer.text, "lxml").find_all("a", href=True)]
        inside = (one.partition("#")[0] for one in found if urlsplit(one).path.startswith(start.rpartition("/")[0]))
        waiting += [one for one in dict.fromkeys(inside) if one not in seen and one not in waiting]
    return seen


def scripts_of(text: str) -> list[str]:
    """What a browser would run or load of what the hostile brand wrote."""
    page = BeautifulSoup(text, "lxml")
    handlers = [str(tag) for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    return [*handlers, *map(str, page.find_all(src="x")), *(str(one) for one in page.find_all("script") if "alert(" in one.text)]


def write_everywhere(client: TestClient, slug: str, finding: str) -> None:
    """Notes, names and reasons that hold a script."""
    data = {"csrf": csrf_of(client.get("/").text), "words": SCRIPT, "to": IMAGE, "reason": IMAGE, "owner": SCRIPT, "why": IMAGE}
    for deed in ("note", "assign", "accept"):
        answer = client.post(f"/b/{slug}/triage/{finding}/{deed}", data=data)
        assert (answer.status_code, scripts_of(answer.text)) == (200, []), deed
    proposed = client.post(f"/b/{slug}/voice/proposals", data=data | {"text": COPY, "channel": SCRIPT})
    assert (proposed.status_code, scripts_of(proposed.text)) == (422, []), "there is no folder of approved copy for such a channel"


def test_no_page_of_a_hostile_brand_runs_its_script(visitor: TestClient) -> None:
    desk = next(iter(visitor.app.state.consistency.bench.desks.values()))
    audit = desk.audit()
    write_everywhere(visitor, desk.slug, audit.findings[0].id)
    pages = pages_from(visitor, f"/b/{desk.slug}/campaign")
    kinds = {urlsplit(address).path.split("/")[3] for address in pages}
    assert kinds >= {"draft", "campaign", "triage", "voice", "history", "trail"}
    assert len([one for one in pages.values() if "alert(1)" in one.text]) > 10, "the script is shown, as text"
    html = {address: one for address, one in pages.items() if one.headers["content-type"].startswith("text/html")}
    assert {address: scripts_of(one.text) for address, one in html.items() if scripts_of(one.text)} == {}
    assert [address for address, one in html.items() if "unsafe" in one.headers["content-security-policy"]] == []


def test_a_script_would_be_seen() -> None:
    assert len(scripts_of(f"<p>{SCRIPT}{IMAGE}")) == 3
    assert scripts_of("<p>&lt;script&gt;alert(1)&lt;/script&gt;<p title='on'>on") == []


def test_the_ids_of_one_brand_lead_to_nothing_at_another(visitor: TestClient) -> None:
    """Both are in one database; every address of the one is tried with the name of the other in it."""
    one, other = visitor.app.state.consistency.bench.desks.values()
    own = pages_from(visitor, f"/b/{one.slug}/campaign")
    with_ids = [address for address in own if "?" in address or address[-1].isdigit()]
    assert len(with_ids) > 10
    for address in with_ids:
        answer = visitor.get(address.replace(f"/b/{one.slug}/", f"/b/{other.slug}/"))
        assert answer.status_code in {200, 404, 422}, address
        assert "Hurry" not in answer.text, address
    csrf = {"X-CSRF-Token": csrf_of(visitor.get("/").text)}
    finding = one.audit().findings[0].id
    for deed in ("note", "assign", "on-brand", "accept", "withdraw"):
        data = {"words": "x", "reason": "x"}
        assert visitor.post(f"/b/{other.slug}/triage/{finding}/{deed}", headers=csrf, data=data).status_code == 404, deed
    assert visitor.app.state.consistency.store.trail().of("South Quay") == ()

"""The HTTP API does what its document says, for those who may."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from consistency.records.history import Point
from consistency.records.people import EVERY_BRAND, Role
from consistency.stores.sql import SqlStore
from consistency.web.app import create_app
from consistency.web.settings import ServeSettings
from tests.web.conftest import TEAM, brand_folder
from tests.web.hostile import word, zip_bomb
from tests.web.serving import DEMO, demo_copy, with_tokens

BASE = f"/api/v1/brands/{DEMO}"
DRAFT = "Our kites are back on the green. They are light, they fold small, and they come with the strings."
WRONG = "First Fair Wind is here. Take 45% off any kite with FAIRWIND through Sunday, April 19."


class Program:
    """What a program sends with its token, and what comes back."""

    def __init__(self, client: TestClient, token: str) -> None:
        self.client, self.token = client, token

    def __call__(self, method: str, path: str, *, key: str | None = None, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"} | ({"Idempotency-Key": key} if key else {})
        return self.client.request(method, path, headers=headers | more.pop("headers", {}), **more)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Program]]:
    """A team's server over the demo brand and another one, and a program of each role."""
    home = tmp_path_factory.mktemp("api")
    settings = ServeSettings((demo_copy(home), brand_folder(home, "South Quay")), host="0.0.0.0")
    tokens = with_tokens(
        settings,
        vic=(Role.VIEWER, EVERY_BRAND),
        edi=(Role.EDITOR, EVERY_BRAND),
        apo=(Role.APPROVER, EVERY_BRAND),
        quay=(Role.ADMIN, "South Quay"),
    )
    app = create_app(settings, is_warmed=False)
    with TestClient(app, TEAM) as client:
        yield {login: Program(client, token) for login, token in tokens.items()}


@pytest.fixture(scope="module")
def scanned(programs: dict[str, Program]) -> int:
    """The number of an audit of the demo brand."""
    started = programs["edi"]("POST", f"{BASE}/scans")
    assert started.status_code == 202, started.text
    assert programs["edi"]("POST", f"{BASE}/scans").json()["code"] == "API03", "one at a time"
    ended = until_over(programs["vic"], started.headers["Location"])
    assert ended["state"] == "done", ended
    return int(ended["audit"])


def until_over(program: Program, place: str) -> dict[str, Any]:
    end = time.monotonic() + 240
    while time.monotonic() < end:
        run: dict[str, Any] = program("GET", place).json()
        if run["state"] in {"done", "failed"}:
            return run
        time.sleep(0.2)
    raise AssertionError("the scan did not end")


def problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert list(told) == ["type", "title", "status", "code", "what", "where", "todo"]
    assert (told["status"], told["code"]) == (status, code)
    return told


def test_a_draft_with_a_wrong_discount_is_stopped_and_the_quote_is_exact(programs):
    told = programs["vic"]("POST", f"{BASE}/checks", json={"text": WRONG, "channel": "email"}).json()
    assert told["verdict"] == "STOP"
    assert told["channel"] == "email" and not told["is_guessed"]
    (text,) = told["texts"]
    quotes = [one for finding in text["findings"] for one in finding["evidence"] if one["locator"] == text["locator"]]
    assert any("45%" in one["quote"] for one in quotes)
    assert all(text["text"][one["start"] : one["end"]] == one["quote"] for one in quotes if one["start"] is not None)


def test_a_draft_in_the_brand_s_voice_passes_and_its_channel_is_guessed(programs):
    told = programs["vic"]("POST", f"{BASE}/checks", json={"text": DRAFT}).json()
    assert told["is_guessed"] and told["channel"]
    voice = told["texts"][0]["voice"]
    assert 0 <= voice["score"] <= 1 and voice["yardstick"]["n"] > 10


def test_a_file_is_read_elsewhere_and_checked(programs):
    told = programs["vic"]("POST", f"{BASE}/checks/file", files={"file": ("../../offer.docx", word(WRONG))}, data={"channel": "email"})
    assert told.status_code == 200, told.text
    assert told.json()["texts"][0]["locator"] == "draft/offer.docx"
    assert told.json()["verdict"] == "STOP"


def test_files_that_are_no_copy_are_told_by_status_and_code(programs):
    def sent(data: bytes, name: str) -> Any:
        return programs["vic"]("POST", f"{BASE}/checks/file", files={"file": (name, io.BytesIO(data))})

    assert problem(sent(b"MZ\x90\x00" + bytes(range(256)), "setup.exe"), 415, "REA05")["where"] == "setup.exe"
    problem(sent(b"\x89PNG\r\n\x1a\n" + bytes(300), "logo.png"), 415, "UPL05")
    problem(sent(zip_bomb(), "bomb.docx"), 422, "REA16")
    problem(sent(b"a" * 21_000_000, "long.txt"), 413, "UPL01")
    assert programs["vic"]("POST", f"{BASE}/checks/file", files={"file": ("a.txt", DRAFT)}).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8765/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
    ],
)
def test_a_pasted_address_leads_to_no_private_place(programs, url):
    told = problem(programs["vic"]("POST", f"{BASE}/checks/page", json={"url": url}), 422, "NET01")
    assert "Paste the page's text" in told["todo"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://brand.example/", "gopher://x", "javascript:alert(1)", "http://", "x"])
def test_only_web_addresses_are_asked(programs, url):
    assert programs["vic"]("POST", f"{BASE}/checks/page", json={"url": url}).status_code == 422


def test_roles_hold_for_programs_too(programs):
    body = {"finding": "0" * 12, "reason": "x"}
    problem(programs["vic"]("POST", f"{BASE}/scans"), 403, "WEB02")
    problem(programs["edi"]("POST", f"{BASE}/acceptances", json=body), 403, "WEB02")
    problem(programs["edi"]("DELETE", f"{BASE}/acceptances/{'0' * 12}"), 403, "WEB02")
    problem(programs["vic"].client.get(f"{BASE}/audits"), 401, "WEB04")
    problem(Program(programs["vic"].client, "cst_forged")("GET", f"{BASE}/audits"), 401, "WEB06")


@pytest.mark.parametrize(
    "path", ["", "/audits", "/audits/1", "/audits/1/findings", "/trends", "/scans", "/scans/1", "/acceptances", "/baseline"]
)
def test_another_brand_s_ids_are_not_there(programs, scanned, path):
    asked = f"{BASE}{path}" if path else f"{BASE}/audits/{scanned}/report"
    problem(programs["quay"]("GET", asked), 404, "WEB01")
    if path.endswith("/1"):
        problem(programs["quay"]("GET", asked.replace(DEMO, "south-quay")), 404, "API04" if "scans" in path else "STO04")


def test_brands_are_those_of_the_asker(programs):
    assert [one["id"] for one in programs["quay"]("GET", "/api/v1/brands").json()] == ["south-quay"]
    assert [one["id"] for one in programs["vic"]("GET", "/api/v1/brands").json()] == [DEMO, "south-quay"]


def test_what_a_brand_is_judged_by(programs):
    told = programs["vic"]("GET", f"{BASE}/baseline").json()
    assert told["strength"] in {"enough", "thin"} and sum(told["channels"].values()) == told["touchpoints"]


def test_a_scan_is_followed_to_its_audit(programs, scanned):
    (run, *_) = programs["vic"]("GET", f"{BASE}/scans").json()
    assert (run["state"], run["by"], run["audit"]) == ("done", "edi (test)", scanned)
    told = programs["vic"]("GET", f"{BASE}/scans/{run['number']}/result").json()
    assert told == programs["vic"]("GET", f"{BASE}/audits/{scanned}").json()
    assert (told["verdict"], told["is_complete"], told["brand"]) == ("STOP", True, "Ternaway Kites")
    assert programs["vic"]("GET", f"{BASE}/audits").json()["total"] >= 1
    assert programs["vic"]("GET", f"{BASE}/audits/{scanned}/report").json()["schema"] == "consistency-report/1"
    assert programs["vic"]("GET", f"{BASE}/trends").json()["points"]


def test_a_measure_asked_for_alone_drifts_no_more_than_among_all(programs, monkeypatch):
    def point(night, measure, n, mean):
        return Point(night, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(night), "email", measure, n, mean, 1.0)

    anew = point(40, "voice measured anew", 50, 2.0)
    nights = [point(night, "voice of new copy", 10, 0.1 * (night % 3) + 2 * (night >= 40)) for night in range(60)]
    monkeypatch.setattr(SqlStore, "points", lambda *_: sorted([anew, *nights], key=lambda one: one.number))
    every = programs["vic"]("GET", f"{BASE}/trends").json()
    alone = programs["vic"]("GET", f"{BASE}/trends", params={"measure": "voice of new copy"}).json()
    assert (len(every["points"]), len(alone["points"])) == (61, 60)
    assert every["drifts"] == alone["drifts"] == []


def test_findings_are_listed_by_page_and_filtered(programs, scanned):
    place = f"{BASE}/audits/{scanned}/findings"
    every = programs["vic"]("GET", place, params={"size": 200}).json()
    paged = [programs["vic"]("GET", place, params={"size": 2, "page": page}).json()["items"] for page in range(1, every["total"] // 2 + 2)]
    assert [one["id"] for page in paged for one in page] == [one["id"] for one in every["items"]]
    errors = programs["vic"]("GET", place, params={"severity": "error"}).json()
    assert 0 < errors["total"] < every["total"] and {one["severity"] for one in errors["items"]} == {"error"}
    assert programs["vic"]("GET", place, params={"channel": "nowhere"}).json()["total"] == 0
    problem(programs["vic"]("GET", place, params={"size": 0}), 422, "WEB05")
    problem(programs["vic"]("GET", f"{BASE}/audits/999999/findings"), 404, "STO04")


def test_a_finding_is_accepted_counts_no_more_and_counts_again(programs, scanned):
    (finding, *_) = programs["vic"]("GET", f"{BASE}/audits/{scanned}/findings").json()["items"]
    body = {"finding": finding["id"], "reason": "It is meant so.", "owner": "Ada"}
    made = programs["apo"]("POST", f"{BASE}/acceptances", json=body)
    assert made.status_code == 201 and made.json()["owner"] == "Ada"
    problem(programs["apo"]("POST", f"{BASE}/acceptances", json=body), 409, "API06")
    assert programs["vic"]("GET", made.headers["Location"]).json() == made.json()
    assert programs["vic"]("GET", f"{BASE}/acceptances").json()["items"] == [made.json()]
    assert programs["apo"]("DELETE", made.headers["Location"]).status_code == 204
    deeds = programs["apo"].client.app.state.consistency.store.trail().of("Ternaway Kites", newest=2)
    assert [(deed.who, deed.action, deed.about) for deed in deeds] == [
        ("apo (test)", act, finding["id"]) for act in ("withdrawn", "accepted")
    ]
    problem(programs["apo"]("DELETE", made.headers["Location"]), 404, "API08")
    assert programs["vic"]("GET", f"{BASE}/acceptances").json()["items"] == []


def test_what_cannot_be_accepted_is_told(programs, scanned):
    def sent(**changed: str) -> Any:
        return programs["apo"]("POST", f"{BASE}/acceptances", json={"finding": "0" * 12, "reason": "x"} | changed)

    problem(sent(), 404, "ACC01")
    assert problem(sent(reason=" "), 422, "WEB05")["what"].startswith("reason")
    problem(sent(until="soon"), 422, "WEB05")
    (finding, *_) = programs["vic"]("GET", f"{BASE}/audits/{scanned}/findings").json()["items"]
    problem(sent(finding=finding["id"], until="2001-01-01"), 422, "ACC03")
    south = programs["quay"]("POST", "/api/v1/brands/south-quay/acceptances", json={"finding": finding["id"], "reason": "x"})
    problem(south, 404, "API07")


def test_a_write_that_comes_twice_is_done_once(programs, scanned):
    found = programs["vic"]("GET", f"{BASE}/audits/{scanned}/findings").json()["items"]
    body = {"finding": found[-1]["id"], "reason": "It is meant so."}
    first = programs["apo"]("POST", f"{BASE}/acceptances", key="order-1", json=body)
    again = programs["apo"]("POST", f"{BASE}/acceptances", key="order-1", json=body)
    assert (first.status_code, again.status_code) == (201, 201), again.text
    assert (again.content, again.headers["Location"]) == (first.content, first.headers["Location"])
    assert again.headers["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first.headers
    problem(programs["apo"]("POST", f"{BASE}/acceptances", key="order-1", json=body | {"reason": "Other."}), 409, "API01")
    problem(programs["root"]("POST", f"{BASE}/acceptances", key="order-1", json=body), 409, "API06"), "a key is its owner's own"
    gone = [programs["apo"]("DELETE", first.headers["Location"], key="order-2").status_code for _ in range(2)]
    assert gone == [204, 204]


def test_a_write_that_failed_may_be_tried_again_with_its_key(programs, scanned):
    found = programs["vic"]("GET", f"{BASE}/audits/{scanned}/findings").json()["items"]
    body = {"finding": found[-1]["id"], "reason": "It is meant so."}
    problem(programs["apo"]("POST", f"{BASE}/acceptances", key="order-3", json=body | {"finding": "0" * 12}), 404, "ACC01")
    made = programs["apo"]("POST", f"{BASE}/acceptances", key="order-3", json=body)
    assert made.status_code == 201
    programs["apo"]("DELETE", made.headers["Location"])


def test_a_brand_with_nothing_to_scan_says_so(programs):
    started = programs["quay"]("POST", "/api/v1/brands/south-quay/scans")
    ended = until_over(programs["quay"], started.headers["Location"])
    assert (ended["state"], ended["code"]) == ("failed", "CFG06")
    problem(programs["quay"]("GET", f"{started.headers['Location']}/result"), 409, "API05")


def test_the_document_tells_every_answer_as_a_problem(programs):
    document = programs["vic"].client.get("/api/v1/openapi.json").json()
    for path, routes in document["paths"].items():
        for method, route in routes.items():
            errors = {status: one for status, one in route["responses"].items() if status >= "400"}
            assert errors, (path, method)
            assert all(list(one["content"]) == ["application/problem+json"] for one in errors.values()), (path, method)
    assert "HTTPValidationError" not in document["components"]["schemas"]

"""The house stands: pages and resources are found, errors say what to do, health is told."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.web.app import create_app
from consistency.web.settings import ServeSettings
from tests.web.conftest import LOCAL


def test_the_start_page_names_the_brands(visitor: TestClient) -> None:
    text = visitor.get("/").text
    assert re.findall(r'href="/b/([\w-]+)/draft"', text) == ["ferrow-mills", "south-quay"] * 2
    assert "Ferrow Mills" in text


def test_static_files_are_kept_by_their_content(visitor: TestClient) -> None:
    address = re.search(r'href="(/static/app.css\?v=\w{12})"', visitor.get("/").text)
    assert address
    assert "immutable" in visitor.get(address[1]).headers["cache-control"]
    assert visitor.get("/static/app.css").headers["cache-control"] == "no-cache"


def test_a_page_that_is_not_there_says_where_to_go(visitor: TestClient) -> None:
    answer = visitor.get("/nowhere")
    assert answer.status_code == 404
    assert "Go back to the start page" in answer.text
    assert "<h1>Not Found</h1>" in answer.text


def test_programs_are_answered_in_json(visitor: TestClient) -> None:
    answer = visitor.get("/api/v1/nowhere")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_htmx_is_answered_with_a_part_of_a_page(visitor: TestClient) -> None:
    answer = visitor.get("/nowhere", headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert 'role="alert"' in answer.text


def test_a_program_sees_the_brands_and_its_role(visitor: TestClient) -> None:
    assert visitor.get("/api/v1/brands").json() == [
        {"id": "ferrow-mills", "name": "Ferrow Mills", "role": "admin"},
        {"id": "south-quay", "name": "South Quay", "role": "admin"},
    ]


def test_two_brands_of_one_name_have_addresses_of_their_own(folders: tuple[Path, ...]) -> None:
    app = create_app(ServeSettings((folders[0], folders[0], folders[0])), is_warmed=False)
    assert list(app.state.consistency.bench.desks) == ["ferrow-mills", "ferrow-mills-2", "ferrow-mills-3"]


def test_settings_written_anew_are_taken_up(app: FastAPI, folders: tuple[Path, ...], visitor: TestClient) -> None:
    file = folders[0] / "consistency.toml"
    file.write_text(file.read_text("utf-8").replace("Ferrow Mills", "Ferrow & Daughters"), "utf-8")
    assert visitor.get("/api/v1/brands").json()[0]["name"] == "Ferrow & Daughters"
    assert "Ferrow &amp; Daughters" in visitor.get("/").text


def test_it_is_ready_once_the_models_are_loaded(folders: tuple[Path, ...]) -> None:
    with TestClient(create_app(ServeSettings(folders)), LOCAL) as client:
        assert client.get("/healthz").json() == {"status": "alive"}
        until = time.monotonic() + 120
        while client.get("/readyz").status_code != 200 and time.monotonic() < until:
            time.sleep(0.1)
        assert client.get("/readyz").json() == {"status": "ready"}


def test_it_is_not_ready_before(visitor: TestClient) -> None:
    assert visitor.get("/readyz").status_code == 503


def test_pages_wait_for_no_brand_that_is_being_read(app: FastAPI, visitor: TestClient) -> None:
    """The lock that reading holds is held here, so a page that wanted it would never come."""
    desk = app.state.consistency.bench.desks["ferrow-mills"]
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with desk._work_lock:
            held.set()
            done.wait(60)

    reader = threading.Thread(target=hold)
    reader.start()
    try:
        assert held.wait(60)
        assert visitor.get("/").status_code == 200
        assert reader.is_alive()
    finally:
        done.set()
        reader.join()


def test_it_is_not_ready_while_the_database_does_not_answer(app: FastAPI, visitor: TestClient) -> None:
    state = app.state.consistency
    state.ready.set()
    assert visitor.get("/readyz").status_code == 200
    state.store.close()
    file = state.store.address.file
    kept = file.rename(file.with_suffix(".kept"))
    file.mkdir()
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "database does not answer"})
    file.rmdir()
    kept.rename(file)
    assert visitor.get("/readyz").status_code == 200


def test_settings_broken_while_it_runs_are_told_where_they_are_needed(folders: tuple[Path, ...], visitor: TestClient) -> None:
    file = folders[0] / "consistency.toml"
    text = file.read_text("utf-8")
    file.write_text(text + "nonsense", "utf-8")
    answer = visitor.get("/b/ferrow-mills/voice")
    assert (answer.status_code, "CFG02" in answer.text) == (503, True)
    assert visitor.get("/b/south-quay/voice").status_code == 200
    assert visitor.get("/").status_code == 200
    file.write_text(text, "utf-8")
    assert visitor.get("/b/ferrow-mills/voice").status_code == 200

"""A fault of the program's own shows nobody its inside, and leaves a line in the log by which it is found."""

from __future__ import annotations

import json
import logging
import re
import sys

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.errors import ConsistencyError
from consistency.web.log import JsonLines
from consistency.web.people import CurrentPerson


@pytest.fixture(autouse=True)
def faulty(app: FastAPI) -> None:
    @app.get("/fault")
    @app.get("/api/v1/fault")
    def fault() -> None:
        raise RuntimeError("our unannounced winter sale")

    @app.get("/told")
    def told(person: CurrentPerson) -> None:
        raise ConsistencyError("the sale <b>ends</b> before it begins.", todo="Correct the days.", code="GEN01")

    @app.get("/api/v1/number/{number}")
    def number(number: int) -> int:
        return number


def test_a_fault_names_its_number_and_nothing_else(visitor: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = visitor.get("/fault")
    assert answer.status_code == 500
    found = re.search(r"the number (\w{8})\.", answer.text)
    assert found
    assert "winter" not in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    faults = [record.told for record in caplog.records if record.levelname == "ERROR"]
    assert [one["request"] for one in faults] == [found[1]]
    assert faults[0]["fault"] == "RuntimeError"
    assert any("test_faults.py" in frame for frame in faults[0]["raised"])
    assert "winter" not in json.dumps(faults)


def test_programs_and_htmx_are_told_in_their_own_form(visitor: TestClient) -> None:
    assert visitor.get("/api/v1/fault").json()["title"] == "Internal Server Error"
    part = visitor.get("/fault", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "the number" in part


def test_an_error_of_the_programs_own_tree_says_what_to_do(visitor: TestClient) -> None:
    answer = visitor.get("/told")
    assert answer.status_code == 422
    assert "The sale &lt;b&gt;ends&lt;/b&gt; before it begins." in answer.text
    assert "Correct the days." in answer.text
    assert "GEN01" in answer.text


def test_what_was_sent_is_not_repeated_where_it_cannot_be_read(visitor: TestClient) -> None:
    answer = visitor.get("/api/v1/number/our-winter-sale")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert "number" in answer.text
    assert "winter" not in answer.text


def test_a_line_of_the_log_has_an_exceptions_kind_and_not_its_words() -> None:
    try:
        raise ValueError("our unannounced winter sale")
    except ValueError:
        record = logging.LogRecord("uvicorn.error", logging.ERROR, "x.py", 1, "Exception in %s", ("ASGI",), sys.exc_info())
    line = json.loads(JsonLines().format(record))
    assert (line["what"], line["fault"], line["level"]) == ("Exception in ASGI", "ValueError", "error")
    assert "winter" not in json.dumps(line)


@pytest.mark.parametrize("path", ["/<script>alert(1)</script>", "/login?next=<script>alert(1)</script>", "/b/<script>x</script>/draft"])
def test_an_address_with_a_script_comes_back_as_text(visitor: TestClient, path: str) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        assert "<script>" not in visitor.get(path, headers=headers).text


@pytest.mark.parametrize("place", [f"history/{10**30}", f"history/between?before=1&after={10**30}"])
def test_a_number_that_no_audit_can_have_is_no_fault(visitor: TestClient, place: str) -> None:
    assert visitor.get(f"/b/ferrow-mills/{place}").status_code == 422

"""What is tried at the door and refused there."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_every_answer_forbids_foreign_scripts_frames_and_keeping(visitor: TestClient) -> None:
    for path in ("/", "/nowhere", "/api/v1/brands", "/api/v1/nowhere"):
        headers = visitor.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_script_or_style_of_its_own(visitor: TestClient) -> None:
    text = visitor.get("/").text
    assert "<script>" not in text
    assert " style=" not in text
    assert "<style" not in text
    assert '"includeIndicatorStyles":false' in text
    assert '"allowEval":false' in text


@pytest.mark.parametrize("host", ["brand.example", "127.0.0.1.brand.example", "localhost.brand.example:8765", "", "[::2]"])
def test_another_name_for_this_machine_is_refused(visitor: TestClient, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:1", "[::1]:8765"])
def test_its_own_names_are_served(visitor: TestClient, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_a_proxy_that_nobody_told_of_is_refused(visitor: TestClient, name: str) -> None:
    assert visitor.get("/", headers={name: "203.0.113.9"}).status_code == 403


@pytest.mark.parametrize("headers", [{"origin": "https://else.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}])
def test_a_write_from_another_sites_page_is_refused(visitor: TestClient, headers: dict[str, str]) -> None:
    assert visitor.post("/", headers=headers).status_code == 403
    assert visitor.post("/").status_code == 405


@pytest.mark.parametrize("path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "..%5capp.py", "/etc/passwd", "%2fetc%2fpasswd", "x%00.css"])
def test_no_path_leads_out_of_the_static_files(visitor: TestClient, path: str) -> None:
    answer = visitor.get(f"/static/{path}")
    assert answer.status_code == 404
    assert "import" not in answer.text

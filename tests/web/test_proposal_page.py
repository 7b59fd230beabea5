"""What the page of a proposal, and the trail after it, tell of copy that the voice had called drift."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from consistency.web.app import create_app
from consistency.web.settings import ServeSettings
from consistency.web.shown.triage import line_of
from tests.web.conftest import LOCAL, csrf_of

BRAND = "/b/ternaway-kites"
HYPED = (
    "Get ready for our AMAZING, best-in-class kites!!! We are thrilled to leverage the ULTIMATE wind experience for you and yours today! "
    "Don't miss this once-in-a-lifetime opportunity to unlock UNBELIEVABLE savings across our world-class range!"
)
OWN = "Wind from the west at nine. We flew the Larkspur off the pier and nobody got wet. Bring a sandwich, and a second one."
DRIFT = r"The voice that you have now calls this text drift, chance [\w. ]+%"


@pytest.fixture(scope="module")
def client(demo_folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(ServeSettings((demo_folder,)), is_warmed=False), LOCAL, follow_redirects=False) as made:
        yield made


def proposed(client: TestClient, text: str) -> str:
    """The address of a new proposal."""
    csrf = csrf_of(client.get(f"{BRAND}/history").text)
    return str(client.post(f"{BRAND}/voice/proposals", data={"csrf": csrf, "text": text, "channel": "email"}).headers["location"])


def test_copy_that_the_voice_flags_is_not_called_harmless_alone(client: TestClient) -> None:
    place = proposed(client, HYPED)
    told = client.get(place).text
    assert re.search(DRIFT, told)
    assert "Approving it teaches that this, too, is how you sound" in told
    assert told.index("calls this text drift") < told.index('class="verdict')
    client.post(f"{place}/confirm", data={"csrf": csrf_of(told)})
    deed = client.app.state.consistency.store.trail().of("Ternaway Kites")[0]
    assert (deed.detail["verdict"], deed.detail["chance"][-1]) == ("drift", "%")
    assert re.search(r"approved copy \(\w+\), which the voice called drift \(chance [\w. ]+%\)", line_of(deed).what)


def test_copy_that_the_voice_accepts_is_said_to_be(client: TestClient) -> None:
    told = client.get(proposed(client, OWN)).text
    assert "The voice that you have now accepts this text." in told
    assert not re.search(DRIFT, told)

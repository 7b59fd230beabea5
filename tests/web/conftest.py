"""An application over a small brand, and visitors of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from consistency.web.app import create_app
from consistency.web.settings import ServeSettings

LOCAL = "http://127.0.0.1:8765"
COPY = "We roast on Tuesdays. You will find the date on every bag, and the name of the farm. "


def brand_folder(home: Path, name: str) -> Path:
    """A brand with a little approved copy."""
    folder = home / name.lower().replace(" ", "-")
    (folder / "approved").mkdir(parents=True)
    for number in range(3):
        (folder / "approved" / f"page{number}.txt").write_text(COPY * (number + 2), "utf-8")
    (folder / "consistency.toml").write_text(f'[brand]\nname = "{name}"\n[[baseline]]\nchannel = "website"\npath = "approved"\n', "utf-8")
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, ...]:
    return brand_folder(tmp_path, "Ferrow Mills"), brand_folder(tmp_path, "South Quay")


@pytest.fixture
def app(folders: tuple[Path, ...]) -> FastAPI:
    """For this machine alone."""
    return create_app(ServeSettings(folders), is_warmed=False)


@pytest.fixture
def visitor(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, LOCAL, follow_redirects=False) as client:
        yield client

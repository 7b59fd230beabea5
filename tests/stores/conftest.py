"""An empty history on each database."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from consistency.stores import STORES, address_of
from consistency.stores.sql import SqlStore
from tests.stores.postgres import BINARY, Cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    if BINARY is None:
        pytest.skip("PostgreSQL is not installed (initdb)")
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as home:  # pytest's own folders are closed to others
        server = Cluster(Path(home))
        yield server
        server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What settings would name: a file, or a database's URL."""
    if request.param == "sqlite":
        return str(tmp_path / "history.db")
    return str(request.getfixturevalue("cluster").database())


@pytest.fixture
def store(database: str, tmp_path: Path) -> Iterator[SqlStore]:
    with opened(database, tmp_path) as history:
        yield history


def opened(database: str, folder: Path) -> SqlStore:
    address = address_of(database, folder)
    return STORES[address.store](address)

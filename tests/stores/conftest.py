"""An empty history on each database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from consistency.stores import STORES, address_of
from consistency.stores.sql import SqlStore
from tests.stores.postgres import BINARY, Cluster


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if BINARY is None:
        pytest.skip("PostgreSQL is not installed (initdb)")
    server = Cluster(tmp_path_factory.mktemp("postgres"))
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

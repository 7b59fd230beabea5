"""A server on loopback for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.services.server import Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()

import shutil
from pathlib import Path

import pytest

from consistency.assets import asset
from consistency.flows.scan import scan
from consistency.settings import load_settings


@pytest.fixture(scope="session")
def demo_audit():
    """The demo brand's audit, scanned once for all tests that only look at it."""
    return scan(load_settings(asset("corpora/demo-brand")))


@pytest.fixture
def demo_copy(tmp_path: Path) -> Path:
    """A copy of the demo brand that a test may break."""
    return Path(shutil.copytree(asset("corpora/demo-brand"), tmp_path / "demo"))

"""A small campaign with approved copy, and what counts the work that is done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consistency.assets import asset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The demo brand's campaign, to be changed at will."""
    place = tmp_path / "brand"
    shutil.copytree(asset("corpora/demo-brand"), place)
    return place

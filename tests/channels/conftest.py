"""A folder to put files in and to collect from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.records.collection import Collection
from consistency.records.touchpoint import Touchpoint

Gather = Callable[..., Collection]


@pytest.fixture
def gather(tmp_path: Path) -> Gather:
    """Writes files (name -> text or bytes) below `campaign/` and collects that folder."""

    def write_and_collect(files: dict[str, str | bytes], **options: str) -> Collection:
        for name, content in files.items():
            path = tmp_path / "campaign" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return collect("campaign", "test", Path("campaign"), tmp_path, **options)

    return write_and_collect


@pytest.fixture
def only(gather: Gather) -> Callable[..., Touchpoint]:
    """Writes one file and returns the one touchpoint in it."""

    def write_and_read(name: str, content: str | bytes, **options: str) -> Touchpoint:
        collection = gather({name: content}, **options)
        assert not collection.unreadable, collection.unreadable
        (touchpoint,) = collection.touchpoints
        return touchpoint

    return write_and_read

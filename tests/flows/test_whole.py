"""A file is written whole or stays as it was."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from consistency.flows.last import keep
from consistency.flows.whole import write_whole
from tests.reports.sample import sample_audit


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_cannot_be_put_in_place_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "acceptances.toml"
    write_whole(file, b"old")
    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("acceptances.toml", b"old")]


def test_a_scan_that_cannot_be_kept_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keep(sample_audit(), tmp_path) == ""
    before = (tmp_path / ".consistency/last-scan.json").read_bytes()
    monkeypatch.setattr(Path, "replace", full_disk)
    assert "No space left" in keep(sample_audit(), tmp_path)
    assert (tmp_path / ".consistency/last-scan.json").read_bytes() == before


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "shared.toml", tmp_path / "acceptances.toml"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)

"""A model that settings name by path is looked for beside them, wherever the scan is started."""

from __future__ import annotations

from pathlib import Path

from consistency.flows.voice import named_encoder


def test_a_path_is_relative_to_the_settings_folder(tmp_path: Path) -> None:
    (tmp_path / "models" / "own").mkdir(parents=True)
    (tmp_path / "minilm").mkdir()
    assert named_encoder("models/own", tmp_path) == str(tmp_path / "models" / "own")
    assert [named_encoder(name, tmp_path) for name in ("minilm", "maker/model")] == ["minilm", "maker/model"]

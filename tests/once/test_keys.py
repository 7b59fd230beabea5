"""Keys tell apart what differs, and a part whose code has changed from what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.flows import keys


def test_parts_are_told_apart() -> None:
    assert keys.digest("ab", "c") != keys.digest("a", "bc")
    assert keys.digest("a", b"b") == keys.digest("a", "b")
    assert keys.digest("half \ud83d") != keys.digest("half ")


def test_a_parts_code_is_its_own_and_all_that_it_stands_on() -> None:
    stands_on = keys._stands_on("consistency.offers")
    assert {"consistency.offers.extract", "consistency.offers.money", "consistency.records.offer", "consistency.lazy_re"} <= stands_on
    assert not any(name.startswith(("consistency.checks", "consistency.channels", "consistency.represent")) for name in stands_on)


def test_a_change_anywhere_below_makes_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = {
        "consistency/a.py": "from consistency import (\n    b,\n)\n",
        "consistency/b/__init__.py": "if True:\n    from consistency.c import thing\n",
        "consistency/c.py": "thing = 1\n",
        "consistency/other.py": "",
    }
    for name, text in code.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    monkeypatch.setattr(keys, "ROOT", tmp_path / "consistency")

    def version() -> str:
        for kept in (keys.version_of, keys._imported, keys._source):
            kept.cache_clear()
        return keys.version_of("consistency.a")

    first = version()
    (tmp_path / "consistency/other.py").write_text("changed = True\n")
    assert version() == first
    (tmp_path / "consistency/c.py").write_text("thing = 2\n")
    assert version() != first
    monkeypatch.undo()
    version()


def test_another_model_is_another_version() -> None:
    assert keys.version_of("consistency.errors", "models/en_voice/dials.npz") != keys.version_of("consistency.errors")


def test_another_version_of_a_plug_in_is_another_version_of_its_rack(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(*brought: str) -> str:
        monkeypatch.setattr(keys, "plugins", lambda: iter(brought))
        keys.version_of_rack.cache_clear()
        return keys.version_of_rack("consistency.channels.rack")

    assert len({version(), version("consistency.channels own own:Own 1.0"), version("consistency.channels own own:Own 1.1")}) == 3
    keys.version_of_rack.cache_clear()

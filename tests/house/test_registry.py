import sys
from typing import get_args

import pytest

from consistency.checks import CHECKS
from consistency.errors import RackError
from consistency.registry import Rack
from consistency.settings.model import CheckName


def test_a_part_is_loaded_only_when_asked_for():
    sys.modules.pop("this", None)
    rack = Rack("parts", {"zen": "this:s", "path": "pathlib:Path"})
    assert list(rack) == ["zen", "path"]
    assert "this" not in sys.modules
    assert rack["path"].__name__ == "Path"


def test_an_unknown_name_is_answered_with_the_nearest():
    rack = Rack("channels", {"bluesky": "x:Y", "mastodon": "x:Z"})
    with pytest.raises(RackError, match=r"RCK01: there is no channel named 'blusky'\. Did you mean 'bluesky'\?"):
        rack["blusky"]
    with pytest.raises(RackError, match="Known names: bluesky, mastodon"):
        rack["fax"]


def test_outside_packages_join_by_entry_point(tmp_path, monkeypatch):
    info = tmp_path / "plug-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plug\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[consistency.gadgets]\nfax = plug_fax:Fax\nown = plug_fax:Other\n")
    (tmp_path / "plug_fax.py").write_text("class Fax: ...\nclass Other: ...\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    rack = Rack("gadgets", {"own": "pathlib:Path"})
    assert list(rack) == ["own", "fax"]
    assert rack["fax"].__name__ == "Fax"
    assert rack["own"].__name__ == "Path", "a built-in part keeps its name"


@pytest.mark.parametrize(
    ("code", "why"),
    [(None, "ModuleNotFoundError"), ("raise ValueError('no model here')", "ValueError: no model here"), ("", "AttributeError")],
)
def test_a_plug_in_that_cannot_be_loaded_is_told_with_its_package(tmp_path, monkeypatch, code, why):
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[consistency.gadgets]\nfax = broken_fax:Fax\n")
    if code is not None:
        (tmp_path / "broken_fax.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "broken_fax", raising=False)
    with pytest.raises(RackError, match=f"RCK02 broken_fax:Fax: the gadget 'fax' of the package broken cannot be loaded .{why}"):
        Rack("gadgets", {})["fax"]


def test_every_check_of_the_rack_can_be_skipped_by_its_name():
    assert list(get_args(CheckName)) == list(CHECKS)

"""The rooms do not meet: import-linter's contract of pyproject.toml holds."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_rooms_do_not_import_each_other():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


def test_every_registered_part_can_be_loaded_under_its_name():
    from consistency.cli import COMMANDS
    from consistency.flows.reference_parts import RACKS

    for rack in (*RACKS.values(), COMMANDS):
        assert len(rack) > 0
        for name in rack:
            assert getattr(rack[name], "name", name) == name, f"{rack.noun}: {name}"

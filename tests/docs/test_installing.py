"""No page and no hint installs the package of a stranger who holds the name on the public index."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
BY_NAME = re.compile(r"pip install[^\n`]*[ \"']consistency\b(?![./])|additional_dependencies:[^\n]*consistency")


def test_nobody_is_told_to_install_it_by_name() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "consistency").rglob("*.py")]
    named = [f"{page.relative_to(ROOT)}: {found[0]}" for page in pages for found in BY_NAME.finditer(page.read_text("utf-8"))]
    assert named == []


def test_a_line_that_installs_it_by_name_is_seen() -> None:
    assert BY_NAME.search("    - pip install consistency")
    assert BY_NAME.search('pip install "consistency[postgres]"')
    assert not BY_NAME.search("pip install pyarrow")

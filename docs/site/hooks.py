"""Brings into the site what lies beside `docs/`: model cards, the corpora's pages, the changelog; their links lead to the same places."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
BESIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "corpora/*.md", "consistency/protocols.py", "models/*/*.md", "notebooks/*")
"""Pages and files that lie beside `docs/`, where those look for them who read the code; each has the same path in the site."""
LINK = re.compile(r"(?P<before>\]\()(?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?(?P<after>\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages beside `docs/`."""
    for pattern in BESIDE:
        for page in sorted(ROOT.glob(pattern)):
            files.append(File.generated(config, page.relative_to(ROOT).as_posix(), abs_src_path=str(page)))
    return files


def on_page_markdown(markdown: str, *, page: Page, files: Files, **_: object) -> str:
    """Rewrites links between `docs/` and what lies beside it, which are one tree in the site and two in the repository."""
    return LINK.sub(lambda link: _rewritten(link, PurePosixPath(page.file.src_uri), files), markdown)


def _rewritten(link: re.Match[str], page: PurePosixPath, files: Files) -> str:
    if "://" in link["target"]:
        return link[0]
    in_repository = page.parent if _is_beside(page) else "docs" / page.parent
    target = normpath(str(in_repository / link["target"]))
    in_site = target.removeprefix("docs/")
    if files.get_file_from_path(in_site) is None:
        return link[0]
    return f"{link['before']}{relpath(in_site, str(page.parent))}{link['anchor'] or ''}{link['after']}"


def _is_beside(page: PurePosixPath) -> bool:
    return (ROOT / page).is_file()

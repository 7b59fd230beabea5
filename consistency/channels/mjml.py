"""MJML, the markup that responsive mails are written in: read as the mail that it is compiled to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from consistency.channels.files import LARGEST_PROSE, SourceFile, decode
from consistency.channels.html_blocks import parse, read_document
from consistency.channels.mail import Envelope, MailBody, mail_touchpoint
from consistency.channels.styles import read_styles
from consistency.records.touchpoint import Touchpoint

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

START = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:mjml|mj-[a-z]+)[\s>]", re.DOTALL | re.IGNORECASE)
SELF_CLOSED = re.compile(r"<(mj-[a-z-]+)((?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*)/>", re.IGNORECASE)
INCLUDE = re.compile(r"<mj-include\b[^>]*?\bpath\s*=\s*[\"']([^\"']+)[\"'][^>]*?(?:/>|>\s*</mj-include>)", re.IGNORECASE)
INCLUDE_DEPTH = 4
MOST_INCLUDES = 50
HTML_NAMES = {
    "mj-button": "a", "mj-image": "img", "mj-carousel-image": "img", "mj-social": "nav", "mj-social-element": "a", "mj-navbar": "nav",
    "mj-navbar-link": "a", "mj-table": "table", "mj-style": "style", "mj-title": "title", "mj-head": "template", "mj-divider": "hr",
}  # fmt: skip
"""What each element is compiled to; all others become plain boxes."""
STYLED = ("color", "background-color", "container-background-color", "inner-background-color", "font-family", "font-size")


class Mjml:
    """Reads one MJML file as the mail that it is compiled to.

    **Read.** The preview text (`mj-preview`) as preheader, text, buttons, pictures' alternative texts, navigation; parts that `mj-include`
    takes from the source's folder; colours and fonts of attributes, `mj-attributes` and `mj-style`.

    **Skipped.** Includes that lie nowhere in the folder are named in `missing_includes`.
    """

    name: ClassVar[str] = "mjml"
    formats: ClassVar[str] = "MJML 4 (.mjml)"
    reads: ClassVar[str] = "preview text, text, buttons, alternative texts, navigation, included parts, colours and fonts"
    skips: ClassVar[str] = "comments; includes outside the source's folder are named"
    source: ClassVar[str] = "MJML documentation: documentation.mjml.io"

    def recognises(self, file: SourceFile) -> bool:
        """True where the markup begins with an MJML element."""
        return bool(START.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The mail; UnreadableError where no reader would see a word."""
        missing: list[str] = []
        markup = _with_includes(file.prose(), file.path.parent, file, missing)
        soup = parse(SELF_CLOSED.sub(r"<\1\2></\1>", markup))
        _compile(soup)
        styles = read_styles(soup, file)
        content = read_document(soup, base=None, is_email=True)
        body = MailBody(content.parts, styles, content.language, content.title)
        if not body.says_something:
            raise file.error("REA10", "the e-mail template shows no text.", "Export it again, complete with its content.")
        yield mail_touchpoint(body, Envelope(meta=(("template", content.title), ("missing_includes", " ".join(missing)))), file)


def _with_includes(markup: str, here: Path, file: SourceFile, missing: list[str]) -> str:
    """The markup with the parts that it includes put in, as far as they lie in the source's folder."""
    budget = [MOST_INCLUDES]

    def put_in(text: str, folder: Path, depth: int) -> str:
        def included(match: re.Match[str]) -> str:
            file.beside.add(folder / match[1])
            path = _inside(folder / match[1], file.folder)
            if path is None or not depth or not budget[0]:
                missing.append(match[1])
                return ""
            budget[0] -= 1
            return _content(put_in(decode(path.read_bytes()), path.parent, depth - 1))

        return INCLUDE.sub(included, text)

    return put_in(markup, here, INCLUDE_DEPTH)


def _inside(path: Path, folder: Path) -> Path | None:
    """The file where it lies in the folder and is of a size that a person writes."""
    try:
        path = path.resolve()
        is_fit = path.is_relative_to(folder.resolve()) and path.is_file() and path.stat().st_size <= LARGEST_PROSE
    except (OSError, ValueError):  # a path that no disk could hold
        return None
    return path if is_fit else None


def _content(markup: str) -> str:
    """An included document without the shell that only a whole one has."""
    return re.sub(r"</?(?:mjml|mj-body)\b[^>]*>", "", markup, flags=re.IGNORECASE)


def _compile(soup: BeautifulSoup) -> None:
    """Turns MJML elements into the HTML elements that they are compiled to."""
    from bs4 import Tag

    for tag in [tag for tag in soup.descendants if isinstance(tag, Tag) and tag.name.startswith("mj")]:
        _style(tag)
        if tag.get("css-class"):
            tag.attrs["class"] = str(tag["css-class"])
        if tag.name == "mj-preview":
            _preview(soup, tag)
        elif tag.name == "mj-button":
            tag["role"] = "button"
        tag.name = HTML_NAMES.get(tag.name, "div")
        if tag.name == "img" and tag.get("href"):
            tag.wrap(soup.new_tag("a", attrs={"href": str(tag["href"])}))


def _style(tag: Tag) -> None:
    declared = [f"{name.removeprefix('container-').removeprefix('inner-')}:{tag[name]}" for name in STYLED if tag.get(name)]
    if declared:
        tag["style"] = ";".join([*declared, str(tag.get("style") or "")])


def _preview(soup: BeautifulSoup, tag: Tag) -> None:
    """The preview text opens the mail, hidden, as the inbox's preheader."""
    tag["style"] = "display:none"
    (soup.body or soup).insert(0, tag.extract())

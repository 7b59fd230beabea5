"""WordPress exports (WXR): pages, posts and other published content, streamed from files of any size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.markup import plain
from consistency.channels.record_place import Place, instant
from consistency.channels.wording import words
from consistency.channels.wordpress_content import wordpress_parts
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

MARK = re.compile(r"<wp:wxr_version|xmlns:wp=[\"']http://wordpress\.org/export/", re.IGNORECASE)
HOSTILE = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
LARGEST = 1024 * 1024 * 1024
CONTROL = bytes(set(range(32)) - {9, 10, 13})
"""Bytes that XML forbids and WordPress exports all the same, where somebody pasted them."""
MACHINERY = words(
    "attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_template wp_template_part"
    " wp_global_styles wp_navigation wp_font_family wp_font_face acf-field acf-field-group scheduled-action shop_order shop_order_refund"
)
SHOWN = frozenset({"", "publish", "future", "inherit"})
DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description", "_genesis_description")


class Wxr:
    """Reads the published pages, posts and custom content of a WordPress export, in file order, streamed and with hardened XML.

    The title is the headline, the content gives the blocks, the description of common SEO plug-ins the description. Scheduled content is
    read, as it is about to appear; drafts and private content only with `keep_paused`. Comments by visitors are not the brand's.
    """

    name: ClassVar[str] = "wxr"
    formats: ClassVar[str] = "WordPress eXtended RSS 1.0 to 1.2 (.xml)"
    reads: ClassVar[str] = "pages, posts and custom content, published or scheduled: titles, content, SEO descriptions"
    skips: ClassVar[str] = "drafts, private and password-protected content, attachments, menus, revisions, orders, comments"
    source: ClassVar[str] = "WordPress developer documentation, Tools Export Screen and export_wp()"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is XML with WordPress's export namespace."""
        return file.head_text.startswith("<") and bool(MARK.search(file.head_text[:20_000]))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The items; UnreadableError where the file is hostile or breaks off, after what could be read."""
        if HOSTILE.search(file.head):
            what = "it was not opened: the export declares entities of its own, as only hostile files do."
            raise file.error("REA82", what, "Export it again.")
        if file.path.stat().st_size > LARGEST:
            raise file.error("REA03", "it has more than 1 GB.", "Export it in parts.")
        with file.path.open("rb") as stream:
            yield from _items(file, stream)


class _Sound:
    """The bytes of a stream without those that XML forbids."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """The next bytes; b"" only at the end."""
        while data := self._stream.read(size):
            if kept := data.translate(None, CONTROL):
                return kept
        return b""


def _items(file: SourceFile, stream: BinaryIO) -> Iterator[Touchpoint | Skipped | Unreadable]:
    from lxml import etree  # type: ignore[import-untyped]

    number = 0
    try:
        for _, item in etree.iterparse(_Sound(stream), tag="item", resolve_entities=False, no_network=True, load_dtd=False):
            number += 1
            yield _read(Place.in_file(file, number), item)
            item.clear()
            while item.getprevious() is not None:
                del item.getparent()[0]
    except etree.XMLSyntaxError as error:
        what = f"the export breaks off or is damaged at line {error.lineno}, after item {number}; what stands above was read."
        raise file.error("REA83", what, "Export it again.") from error


def _texts(item: Any) -> dict[str, str]:
    """The item's fields by their names without namespace; content and excerpt share one name and are told apart."""
    found: dict[str, str] = {}
    for child in item:
        if isinstance(child.tag, str):
            space, _, name = child.tag.rpartition("}")
            found.setdefault("excerpt" if name == "encoded" and "excerpt" in space else name, child.text or "")
    return found


def _description(item: Any) -> str:
    for meta in item.iter("{*}postmeta"):
        if meta.findtext("{*}meta_key") in DESCRIPTIONS and (value := meta.findtext("{*}meta_value")) and "%%" not in value:
            return str(value)
    return ""


def _why_not(texts: dict[str, str], *, is_kept: bool) -> str | None:
    sort, status = texts.get("post_type", ""), texts.get("status", "")
    if sort in MACHINERY:
        return f"{sort} is no page of the site"
    if texts.get("post_password", "").strip() and not is_kept:
        return "it is protected by a password"
    return f"its status is {status}" if status not in SHOWN and not is_kept else None


def _read(place: Place, item: Any) -> Touchpoint | Skipped:
    texts = _texts(item)
    if reason := _why_not(texts, is_kept=place.is_kept):
        return place.skipped(reason)
    uri, title = texts.get("link", "").strip(), plain(texts.get("title", ""))
    composition = Composition()
    parts = wordpress_parts(texts.get("encoded", ""), uri or None)
    composition.add(title, Role.HEADLINE, "title")
    composition.add(_description(item), Role.DESCRIPTION, "description")
    composition.parts += parts
    if not parts:
        return place.skipped("it has no content")
    date = instant(texts.get("post_date_gmt")) or instant(texts.get("post_date"))
    return place.post(composition, kind=Kind.PAGE, title=title, uri=uri, observed_at=date, meta={"type": texts.get("post_type", "")})

"""SourceFile: one file of a declared source, with its bytes and its text, however it was encoded."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable

HEAD = 64 * 1024
"""Bytes looked at for telling a format."""
LARGEST = 64 * 1024 * 1024
"""Bytes above which no file is read: an archive of a decade of posts stays well below."""
LARGEST_PROSE = 8 * 1024 * 1024
"""Bytes above which a page, a mail or a text is no copy that a person reads."""
LONGEST_LINE = 2 * 1024 * 1024
"""Characters above which one line is no copy; minified pages with pictures inside them stay below."""
TOO_LARGE = "Check that it is the right file; if it is, split it."

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
BLANK = b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
MAC_APOSTROPHE = re.compile(rb"[A-Za-z]\xd5[a-z]")
LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"})
BEYOND_ASCII = bytes(range(0x80, 0x100))
FOREIGN = 0.15
"""Share of bytes beyond ASCII above which a text is hardly Western and its encoding is worth a proper guess."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of any encoding: byte-order mark, UTF-8 where it is valid, the declared charset, best guess; line ends become "\\n".

    UTF-8 goes before the declaration because text that is not UTF-8 almost never happens to be valid UTF-8, and declarations lie.
    """
    return re.sub(r"\r\n?|\u2028", "\n", _decoded(data, declared)).replace("\ufeff", "").replace("\x00", "")


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, charset in BOMS:
        if data.startswith(mark):
            return data.decode(charset, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    for charset in filter(None, ("utf-8", _known(declared))):
        try:
            return data.decode(charset)
        except (ValueError, LookupError):  # what was declared may be no name of a charset at all
            continue
    return data.decode(_guess(data), "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows as zeros at every other byte and at no others; files that are not text are full of zeros anywhere."""
    even, odd = data[:4096:2], data[1:4096:2]
    few, many = 0.05 * len(odd), 0.6 * len(odd)
    if len(data) < 4 or even.count(0) + odd.count(0) == 0:
        return None
    if odd.count(0) >= many and even.count(0) <= few:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) >= many and odd.count(0) <= few else None


def has_zeros(data: bytes) -> bool:
    """Whether there are zero bytes that no encoding of text explains."""
    return 0 in data and _wide(data) is None and not data.startswith(tuple(mark for mark, _ in BOMS))


def _known(charset: str | None) -> str | None:
    """The declared charset where it says more than "Western": pages that claim Latin-1 are Windows-1252, as browsers read them."""
    return None if not charset or charset.casefold() in LATIN else charset


def _guess(data: bytes) -> str:
    sample = data[:HEAD]
    if MAC_APOSTROPHE.search(sample):
        return "mac_roman"
    if sum(byte > 0x7F for byte in sample) <= FOREIGN * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


@dataclass(frozen=True)
class SourceFile:
    """One file as a channel sees it: `folder` is its source's folder, `root` the folder that locators are relative to.

    `keep_paused` asks for ads and replies that are paused or removed too; `columns` names the columns of tables of no known export.
    `beside` gathers the other files that reading it looks for, found or not: sheets, pictures, parts that it includes.
    """

    path: Path
    locator: str
    channel: str
    uri: str | None = None
    stage: str | None = None
    folder: Path = field(default_factory=Path)
    root: Path = field(default_factory=Path)
    keep_paused: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    beside: set[Path] = field(default_factory=set, compare=False)

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, for telling the format; UnreadableError where the file is not to be opened."""
        try:
            with self.path.open("rb") as stream:
                return stream.read(HEAD)
        except OSError as error:
            raise self._not_opened(error) from error

    @cached_property
    def head_text(self) -> str:
        """The head decoded, without leading white space; a character cut in two at its end is dropped."""
        head = self.head
        if len(head) == HEAD and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            end = max(head.rfind(b"\n"), head.rfind(b" ")) + 1
            head = head[:end] if end > HEAD / 2 else head.rstrip(BEYOND_ASCII)
        return decode(head, self.declared).lstrip()

    @cached_property
    def declared(self) -> str | None:
        """The charset that a page or XML file declares in its first KiB."""
        match = DECLARED.search(self.head[:1024]) if self.head.lstrip()[:1] == b"<" else None
        return match.group(1).decode("ascii") if match else None

    def data(self, limit: int = LARGEST) -> bytes:
        """All bytes; UnreadableError where the file is empty, larger than `limit` bytes or not to be opened."""
        try:
            size = self.path.stat().st_size
            if size > limit:
                raise self.error("REA03", f"it has {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that are read.", TOO_LARGE)
            data = self.path.read_bytes()
        except OSError as error:
            raise self._not_opened(error) from error
        if not data.strip(BLANK):
            raise self.error("REA02", "the file is empty.", "Export it again, or delete it.")
        return data

    def check(self) -> None:
        """Raises UnreadableError where the file is empty or not to be opened, before its format is asked for."""
        if not self.head.strip(BLANK):
            raise self.error("REA02", "the file is empty.", "Export it again, or delete it.")

    def text(self, limit: int = LARGEST) -> str:
        """The file decoded: byte-order mark, declared charset or best guess; line ends become "\\n"."""
        return decode(self.data(limit), self.declared)

    def prose(self) -> str:
        """The text of a page, a mail or a script; UnreadableError where it is larger than anybody reads."""
        text = self.text(LARGEST_PROSE)
        if len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE:
            raise self.error("REA03", "one of its lines has more than 2 million characters.", TOO_LARGE)
        return text

    def at(self, number: int) -> str:
        """The locator of the file's record with this 1-based number."""
        return f"{self.locator}#{number}"

    def error(self, code: str, what: str, todo: str) -> UnreadableError:
        """The error to raise where the file as a whole cannot be read."""
        return UnreadableError(what, where=self.locator, todo=todo, code=code)

    def unreadable(self, number: int, code: str, what: str, todo: str) -> Unreadable:
        """What to yield where one record of the file cannot be read."""
        return Unreadable(self.at(number), code, what, todo)

    def skipped(self, number: int, why: str) -> Skipped:
        """What to yield where one record of the file is no touchpoint."""
        return Skipped(self.at(number), why)

    def _not_opened(self, error: OSError) -> UnreadableError:
        return self.error("REA04", *why_closed(self.path, error))


def why_closed(path: Path, error: OSError) -> tuple[str, str]:
    """What keeps a file or folder from being opened, and what to do about it."""
    if isinstance(error, PermissionError):
        return "you are not allowed to open it.", "Ask for permission to read it, or take it away."
    if error.errno in {errno.ENOENT, errno.ELOOP} and path.is_symlink():
        where = "to something that is not there" if error.errno == errno.ENOENT else "that leads back to itself"
        return f"it is a link {where}.", "Put the file itself here, or delete the link."
    return f"it cannot be opened ({(error.strerror or 'no reason is given').lower()}).", "Check that it is still there and not in use."

"""Opens zip containers (Office documents, exports) without letting them fill memory: the one guard for all of them."""

from __future__ import annotations

import io
import zipfile

from consistency.channels.files import SourceFile

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that an archive may unpack to: a brochure full of photographs stays below."""
LARGEST_XML = 48 * 1024 * 1024
"""Bytes that one XML part may unpack to: the whole of a thick book stays below."""
STEEPEST = 400
"""Compression above which a large part is made to fill memory, not to be read."""
MOST_MEMBERS = 20_000
"""Parts in one archive; a deck of five hundred slides stays below."""
SAVE_AGAIN = "Open it in the program that made it and save it again, or ask for a new copy."


def open_zip(data: bytes, file: SourceFile, sort: str) -> zipfile.ZipFile:
    """The archive, with nothing unpacked yet; `sort` names it in messages ("Word document").

    Raises UnreadableError: REA15 damaged or cut off, REA16 a zip bomb (it unpacks to far more than anything that people read).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise file.error("REA15", f"the {sort} is damaged or cut off.", SAVE_AGAIN) from error
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    is_steep = any(m.file_size > 10_000_000 and m.file_size > STEEPEST * max(m.compress_size, 1) for m in members)
    is_thick = any(m.file_size > LARGEST_XML and m.filename.endswith(".xml") for m in members)
    if total > LARGEST_UNPACKED or is_steep or is_thick or len(members) > MOST_MEMBERS:
        what = f"it was not opened: it unpacks from {len(data) / 1e6:.1f} to {total / 1e6:.0f} MB in {len(members)} parts"
        raise file.error("REA16", f"{what}, as only damaged or hostile files do.", f"If you trust where it comes from: {SAVE_AGAIN}")
    return archive


def member(archive: zipfile.ZipFile, name: str, file: SourceFile, sort: str) -> bytes:
    """One part's bytes, b"" where the archive has none of that name; UnreadableError REA15 where it is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except Exception as error:  # a damaged stream raises whatever its decompressor raises
        raise file.error("REA15", f"the {sort} is damaged or cut off.", SAVE_AGAIN) from error

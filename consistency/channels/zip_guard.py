"""Opens zip containers (Office documents, exports) without letting them fill memory: the one guard for all of them."""

from __future__ import annotations

import io
import zipfile
import zlib

from consistency.channels.files import SourceFile

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that an archive may unpack to: a brochure full of photographs stays below."""
LARGEST_XML = 48 * 1024 * 1024
"""Bytes that one XML part may unpack to: the whole of a thick book stays below."""
STEEPEST = 400
"""Compression above which a large part is made to fill memory, not to be read."""
MOST_MEMBERS = 20_000
"""Parts in one archive; a deck of five hundred slides stays below."""
MOST_ENTRIES = 200_000
"""Entries above which an archive is no account's; each costs memory before a word is read."""
STEEPEST_ENTRY = 200
"""How many times its packed size one file of an export may have: markup packs to a tenth, zip bombs to a thousandth."""
SMALL = 256 * 1024
"""Bytes below which nobody asks how well a file packs."""
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


def open_export(file: SourceFile, sort: str) -> zipfile.ZipFile:
    """An archive of many files, larger than memory it may be: nothing is read of it but its list; unpack with `unpacked`.

    Raises UnreadableError: REA15 damaged or cut off, REA16 more entries than any account has.
    """
    try:
        archive = zipfile.ZipFile(file.path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise file.error("REA15", f"the {sort} is damaged or cut off.", "Export it again.") from error
    count = len(archive.infolist())
    if count > MOST_ENTRIES:
        archive.close()
        raise file.error("REA16", f"the {sort} has {count:,} entries, more than any account.", "Check that it is the file that was meant.")
    return archive


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: SourceFile, most: int) -> bytes:
    """One file of an export; UnreadableError where it is locked (REA73), damaged (REA72) or unpacks to more than `most` bytes (REA03)."""
    if entry.flag_bits & 1:
        raise file.error("REA73", "it is locked with a password.", "Unlock the archive and save it again.")
    is_steep = entry.file_size > max(SMALL, STEEPEST_ENTRY * entry.compress_size)
    try:
        data = b"" if is_steep or entry.file_size > most else _first_bytes(archive, entry, most + 1)  # the archive's own figures may lie
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise file.error("REA72", "it is damaged inside the archive.", "Export the account again.") from error
    if is_steep or max(entry.file_size, len(data)) > most:
        raise file.error("REA03", "unpacked it is larger than any mail.", "Check that the archive is the tool's own.")
    return data


def _first_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, number: int) -> bytes:
    with archive.open(entry) as stream:
        return stream.read(number)


def member(archive: zipfile.ZipFile, name: str, file: SourceFile, sort: str) -> bytes:
    """One part's bytes, b"" where the archive has none of that name; UnreadableError REA15 where it is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except Exception as error:  # a damaged stream raises whatever its decompressor raises
        raise file.error("REA15", f"the {sort} is damaged or cut off.", SAVE_AGAIN) from error

"""Maildir: which folders hold one, and which of its messages are not to be read."""

from __future__ import annotations

from pathlib import Path

ROOMS = ("cur", "new", "tmp")
INDEX_NAMES = ("dovecot", "maildirfolder", "maildirsize", "subscriptions", "courier")


def is_maildir(folder: Path) -> bool:
    """Whether a folder has the three rooms of a Maildir, under which hidden folders hold mail too."""
    return all((folder / room).is_dir() for room in ROOMS)


def why_index(path: Path) -> str | None:
    """Why a file beside the rooms is no message; None where it may be one."""
    is_index = path.name.casefold().startswith(INDEX_NAMES) and path.is_file() and is_maildir(path.parent)
    return "an index of the mailbox" if is_index else None


def why_passed_over(path: Path) -> str | None:
    """Why a message is not read: it is still being delivered, or its flags say that it is thrown away; None for all other files."""
    if path.parent.name not in ROOMS or not is_maildir(path.parent.parent):
        return None
    if path.parent.name == "tmp":
        return "a message that is still being delivered"
    _, mark, flags = path.name.rpartition(":2,")
    return "a message in the trash" if mark and "T" in flags else None

"""Where a mail that a service gave stands: no file, so that nothing beside it on this disk can be taken for a part of it."""

from __future__ import annotations

from consistency.channels.files import SourceFile
from consistency.channels.services.visit import Visit


def mail_place(locator: str, visit: Visit, uri: str | None = None) -> SourceFile:
    """The place of one mail of the visit."""
    nowhere = visit.cache / "no-folder" / "mail"
    return SourceFile(nowhere, locator, visit.channel, uri=uri, stage=visit.stage, folder=nowhere.parent, root=visit.root)

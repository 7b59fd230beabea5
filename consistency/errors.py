"""The tree of errors: each says what is wrong, where, and what to do about it."""

from __future__ import annotations

from typing import ClassVar


class ConsistencyError(Exception):
    """The root of all errors that this package raises on purpose.

    `code` is unique and never reused; `where` names a file, a line or a locator; `todo` tells the reader what to do.
    """

    code: ClassVar[str] = "GEN00"

    def __init__(self, what: str, *, where: str = "", todo: str = "", code: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo
        self.error_code = code or self.code

    def __str__(self) -> str:
        head = " ".join(part for part in (self.error_code, self.where) if part)
        return f"{head}: {self.what}{' ' + self.todo if self.todo else ''}"


class SettingsError(ConsistencyError):
    """consistency.toml is missing, malformed or says something that cannot be (CFG..)."""

    code = "CFG00"


class RackError(ConsistencyError):
    """A part was asked for by a name that its rack does not hold (RCK..)."""

    code = "RCK01"


class UnreadableError(ConsistencyError):
    """A declared file or record could not be read (REA..); it is counted and the rest goes on."""

    code = "REA00"


class ModelError(ConsistencyError):
    """A model's files are missing, damaged or not what their card says (MOD..)."""

    code = "MOD00"


class BaselineError(ConsistencyError):
    """A baseline cannot be learned, loaded or used (BAS..)."""

    code = "BAS00"


class ReportError(ConsistencyError):
    """A report cannot be written or an audit cannot be read back (REP..)."""

    code = "REP00"


class OutputError(ConsistencyError):
    """A file cannot be written where it is asked for (OUT..)."""

    code = "OUT00"

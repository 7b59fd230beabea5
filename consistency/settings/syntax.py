"""Says what keeps a text from being TOML, where it is one of the slips that people make, and how it is written instead."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from consistency.errors import SettingsError

CURLY = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛", "'")})
STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
IN_QUOTES = re.compile(r'"([^"]*)"')
HEADER = re.compile(r"\[+\s*([^\[\]]*?)\s*\]")
ESCAPES = ("Unescaped '\\'", "Invalid hex value", "Escaped character")
"""How tomllib begins to say that a backslash begins nothing that TOML knows."""
Slip = tuple[str, str] | None
"""What is wrong with a line and what to do; None where it is something else."""
TRUTHS = ("true", "false")


def not_toml(error: tomllib.TOMLDecodeError, file: Path, text: str) -> SettingsError:
    """What is wrong with a file that is no TOML, in which line, and what to write instead (SettingsError CFG02)."""
    lines = text.rstrip().split("\n")
    named = re.search(r"line (\d+)", str(error))
    number = min(int(named[1]) if named else len(lines), len(lines))  # else it says: at end of document
    what, todo = _slip(str(error), lines[number - 1].strip())
    return SettingsError(f"this is not valid TOML: {what}.", where=f"{file}:{number}", todo=todo, code="CFG02")


def _slip(said: str, line: str) -> tuple[str, str]:
    """What is wrong with a line of which tomllib says this, and what to do."""
    return next(filter(None, (slip(said, line) for slip in SLIPS)), (said, "Mend that line."))


def _curly(_said: str, line: str) -> Slip:
    bare = STRING.sub("", line)
    if bare == bare.translate(CURLY):
        return None
    return "its quotes are typographic ones", f"Write straight ones: {line.translate(CURLY)}"


def _backslash(said: str, line: str) -> Slip:
    key, _, value = line.partition("=")
    if not any(one in said for one in ESCAPES) or (quoted := IN_QUOTES.search(value)) is None:
        return None
    return (
        "a backslash between double quotes has a meaning of its own",
        f"Put the text between single quotes: {key.strip()} = '{quoted[1]}'",
    )


def _colon(said: str, line: str) -> Slip:
    key, sign, value = line.partition(":")
    if "Expected '='" not in said or not sign:
        return None
    return "a key and its value are joined by =", f"Write {key.strip()} = {value.strip()}"


def _twice(said: str, line: str) -> Slip:
    if "Cannot overwrite" in said:
        return f"{line.partition('=')[0].strip()} stands there a second time", "Keep one of them."
    if "Cannot declare" not in said or (name := HEADER.match(line)) is None:
        return None
    todo = f"Put the keys of both into one; where several are meant, write [[{name[1]}]] above each."
    return f"the table [{name[1]}] stands there a second time", todo


def _open(said: str, _line: str) -> Slip:
    if "Illegal character '\\n'" not in said and "Unterminated string" not in said:
        return None
    return "a text has no closing quote", "Close it in the same line, with the quote that it begins with."


def _unquoted(said: str, line: str) -> Slip:
    key, sign, value = (part.strip() for part in line.partition("="))
    return _bare(key, value) if sign and said.startswith(("Invalid value", "Expected newline")) else None


SLIPS = (_curly, _backslash, _colon, _twice, _open, _unquoted)


def _bare(key: str, value: str) -> tuple[str, str]:
    """The same of a value that begins as none does, or goes on where it should be over."""
    if not value:
        return f"{key} has no value", f'Write one, as in {key} = "…", or take the line out.'
    if (truth := value.casefold()) in TRUTHS:
        return "true and false are written small", f"Write {key} = {truth}"
    if value[0].isdigit():
        return f"{value} is neither a number nor a day", "Write a day as in 2027-03-31, without quotes, and text between quotes."
    return "text stands between quotes", f'Write {key} = "{value.strip(chr(34))}"'

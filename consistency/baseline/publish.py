"""Published baselines: a folder with one file for each version of a brand's baseline, and an index that names them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from consistency.baseline.edition import Edition
from consistency.baseline.store import load_stored, save
from consistency.errors import BaselineError

INDEX = "index.json"
INDEX_SCHEMA = "consistency-baselines/1"
SUFFIX = ".baseline"
LATEST = "latest"
REFERENCE = re.compile(r"(?P<name>[\w.-]+)@(?P<version>[\w.-]+)")
"""What a published baseline is called by in settings: `name@3`, `name@latest`."""


@dataclass(frozen=True, slots=True)
class Published:
    """One version in the index: the file beside it, the digest of its texts and of its bytes, and what it amounts to."""

    name: str
    version: int
    file: str
    digest: str
    sha256: str
    texts: int
    words: int
    model: str

    @property
    def reference(self) -> str:
        """What settings call it by."""
        return f"{self.name}@{self.version}"


def publish_file(edition: Edition, file: Path, folder: Path, name: str = "") -> tuple[Published, bool]:
    """Put the edition kept in `file` into the folder under the next version; the index is written last, so that readers never see half.

    The name is the brand's own in small letters unless another is given. Where the newest version holds the same texts and was learned
    with the same model, that one is given back and False with it. A file of another model than the edition's, which was then read again
    from it, is published as it was read. BaselineError BAS05 where the folder's index is damaged.
    """
    listed = read_index(folder)
    name = slug(name or edition.baseline.name)
    known = [one for one in listed if one.name == name]
    if known and (known[-1].digest, known[-1].model) == (edition.digest, edition.baseline.version):
        return known[-1], False
    version = known[-1].version + 1 if known else 1
    target = folder / f"{name}-{version}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True)
    baseline = edition.baseline
    if load_stored(file).version == baseline.version:
        _copied(file, target)
    else:
        save(edition, target)
    sha256 = hashlib.sha256(target.read_bytes()).hexdigest()
    made = Published(name, version, target.name, edition.digest, sha256, len(baseline.texts), baseline.words, baseline.version)
    _write_index(folder, [*listed, made])
    return made, True


def slug(name: str) -> str:
    """A brand's name as it can stand in a file name and before an @: small letters, digits and hyphens."""
    return "-".join(re.findall(r"[^\W_]+", name.casefold())) or "brand"


def read_index(folder: Path) -> tuple[Published, ...]:
    """The versions that a folder holds, oldest first; none where there is no index. BaselineError BAS05 where the index is damaged."""
    path = folder / INDEX
    if not path.is_file():
        return ()
    try:
        stored = json.loads(path.read_text("utf-8"))
        if stored["schema"] != INDEX_SCHEMA:
            raise ValueError(f"its schema is {stored['schema']!r}, not {INDEX_SCHEMA!r}")
        return tuple(_entry(row) for row in stored["baselines"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"this is no index of baselines ({error})."
        raise BaselineError(what, where=str(path), todo="Restore it, or publish to another folder.", code="BAS05") from error


def _entry(row: dict[str, Any]) -> Published:
    entry = Published(**row)
    if Path(entry.file).name != entry.file or not isinstance(entry.version, int):
        raise ValueError(f"{entry.file!r} is no file of this folder")
    return entry


def find(reference: str, folder: Path) -> Path:
    """The file of a published baseline, its bytes as they were published.

    BaselineError BAS04 where there is none of that name and version, BAS06 where its file was changed or is gone.
    """
    listed, match = read_index(folder), REFERENCE.fullmatch(reference)
    wanted = [] if match is None else [one for one in listed if one.name == match["name"] and _is_meant(one, match["version"], listed)]
    if not wanted:
        known = ", ".join(one.reference for one in listed) or "none"
        what = f"no baseline is published as {reference!r}; there are: {known}."
        raise BaselineError(what, where=str(folder), todo="Publish it: consistency baseline publish FILE --to FOLDER.", code="BAS04")
    path = folder / wanted[-1].file
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != wanted[-1].sha256:
        what = "the file is gone or is not the one that was published."
        raise BaselineError(what, where=str(path), todo="Restore it, or publish a new version.", code="BAS06")
    return path


def _is_meant(one: Published, version: str, listed: tuple[Published, ...]) -> bool:
    newest = max(other.version for other in listed if other.name == one.name)
    return one.version == newest if version == LATEST else str(one.version) == version or _is_digest(version, one.digest)


def _is_digest(version: str, digest: str) -> bool:
    return len(version) >= 8 and digest.startswith(version)


def _copied(file: Path, target: Path) -> None:
    partial = target.with_name(target.name + ".part")
    shutil.copyfile(file, partial)
    partial.replace(target)


def _write_index(folder: Path, entries: list[Published]) -> None:
    partial = folder / f"{INDEX}.part"
    text = json.dumps({"schema": INDEX_SCHEMA, "baselines": [asdict(entry) for entry in entries]}, indent=2, ensure_ascii=False)
    partial.write_text(text + "\n", "utf-8")
    partial.replace(folder / INDEX)

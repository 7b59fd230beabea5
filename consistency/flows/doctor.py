"""Looks whether everything that a scan needs is there and in order: Python, packages, models, settings, sources, disk."""

from __future__ import annotations

import hashlib
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from consistency.assets import asset
from consistency.channels.files import why_closed
from consistency.channels.services import SERVICES
from consistency.channels.services.visit import Secret
from consistency.encoders.onnx import packaged, verify
from consistency.errors import ConsistencyError
from consistency.flows.channel_names import mistaken_channels, mistaken_stages
from consistency.flows.gate import gate_of, intended_of
from consistency.flows.notes import APART, NEW_DAY, launched_already, nested_sources
from consistency.flows.read import options_of, read_guide_of
from consistency.records.guide import Guide
from consistency.settings import SETTINGS_FILE, BaselineSettings, Project, load_settings
from consistency.settings.acceptances import load_acceptances

PYTHON = (3, 11)
ROOM = 500_000_000
"""Bytes that must be free: caches of crawls and reports are written."""
PATIENCE = 5.0
"""Seconds that a host has to answer."""
SHA256 = re.compile(r"`([\w./-]+)` ([0-9a-f]{64})")
"""How a model's card names its weights."""
REINSTALL = "In the product's folder: pip install --force-reinstall --no-deps ."
EXTRAS = {"playwright": "pages that scripts build", "pyarrow": "Parquet files"}
GUIDE_PAGE = "docs/how-to/style-guide.md"
SHOWN = 3
"""Rules of a sort that are named as examples."""
PORTS = {"http": 80, "https": 443, "imap": 993}


class State(StrEnum):
    """How something stands: in order, worth a look, or to be mended before a scan."""

    FINE = "ok"
    LOOK = "look"
    BROKEN = "mend"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at, and what to do where it is not in order."""

    name: str
    state: State
    said: str
    fix: str = ""


def examine(folder: Path, *, is_online: bool = True) -> Iterator[Line]:
    """Everything in turn; hosts are asked only where `is_online`."""
    yield _python()
    yield from _packages()
    yield from _models()
    yield _disk(folder if folder.is_dir() else folder.parent)
    yield from _project(folder, is_online=is_online)


def _python() -> Line:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < PYTHON:
        return Line("Python", State.BROKEN, version, f"Install Python {'.'.join(map(str, PYTHON))} or later.")
    return Line("Python", State.FINE, version)


def _packages() -> Iterator[Line]:
    """The packages that this one asks for, and those that it can use."""
    wanted = [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in metadata.requires("consistency") or () if "extra ==" not in one]
    missing = [name for name in wanted if _version(name) is None]
    if missing:
        yield Line("packages", State.BROKEN, f"missing: {', '.join(missing)}", f"pip install {' '.join(missing)}")
    else:
        yield Line("packages", State.FINE, f"all {len(wanted)} are installed")
    for name, use in EXTRAS.items():
        if find_spec(name) is None:
            yield Line(name, State.LOOK, f"not installed; needed only for {use}", f"pip install {name}")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _models() -> Iterator[Line]:
    """The weights, byte for byte as their cards say."""
    try:
        verify(packaged())
        yield Line("model minilm", State.FINE, "weights as published (sha256)")
    except ConsistencyError as error:
        yield Line("model minilm", State.BROKEN, error.what, error.todo)
    try:
        cards = sorted(asset("models").glob("*/*.md"))
    except FileNotFoundError as error:
        yield Line("models", State.BROKEN, str(error), REINSTALL)
        return
    for card in cards:
        named = SHA256.findall(card.read_text("utf-8"))
        wrong = [file for file, digest in named if _digest(card.parent / file) != digest]
        name = f"model {card.parent.name}/{card.stem}"
        if wrong:
            yield Line(name, State.BROKEN, f"not as its card says: {', '.join(wrong)}", REINSTALL)
        elif named:
            yield Line(name, State.FINE, f"weights as the card says (sha256 of {', '.join(file for file, _ in named)})")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _disk(folder: Path) -> Line:
    free = shutil.disk_usage(next(one for one in folder.absolute().joinpath("_").parents if one.exists())).free
    said = f"{free / 1e9:.1f} GB free"
    return Line("disk", State.FINE, said) if free >= ROOM else Line("disk", State.LOOK, said, "Make room: caches and reports are written.")


def _project(folder: Path, *, is_online: bool) -> Iterator[Line]:
    """Settings, gate and acceptances, then every declared source."""
    file = folder / SETTINGS_FILE if folder.is_dir() else folder
    if not file.exists():
        yield Line("settings", State.LOOK, f"there is no {SETTINGS_FILE} here, so there is nothing to scan yet", "consistency init")
        return
    try:
        project = load_settings(file)
        gate_of(project)
        intended_of(project)
        accepted = load_acceptances(project.folder / project.settings.gate.acceptances)
    except ConsistencyError as error:
        yield Line("settings", State.BROKEN, f"{error.where}: {error.what}", error.todo)
        return
    yield Line("settings", State.FINE, f"{file}, {len(accepted)} accepted findings")
    yield _guide(project)
    if not project.settings.source:
        yield Line("sources", State.BROKEN, "nothing to scan is declared", "Add a [[source]] table.")
    channels = ([one.channel for one in project.settings.source], [one.channel for one in project.settings.baseline])
    yield from (Line("channels", State.LOOK, said, "Correct it in [[source]].") for said in mistaken_channels(*channels))
    declared = (*project.settings.source, *project.settings.baseline)
    stages = [*(one.stage for one in declared), *(one.stage for one in project.settings.stage)]
    yield from (Line("stages", State.LOOK, said, "Correct it in the settings.") for said in mistaken_stages(stages))
    yield from (Line("sources", State.LOOK, said, APART) for said in nested_sources(project))
    yield from (Line("launch", State.LOOK, said, NEW_DAY) for said in launched_already(project.settings.campaign.launch, _today()))
    for table, sources in (("baseline", project.settings.baseline), ("source", project.settings.source)):
        yield from (_source(table, number, one, project, is_online=is_online) for number, one in enumerate(sources))


def _today() -> date:
    return datetime.now(UTC).date()


def _guide(project: Project) -> Line:
    """What was read of the style guide, so that a list that a machine misses is seen before the scan."""
    name, declared = "style guide", project.settings.brand.guide
    if declared is None:
        return Line(name, State.LOOK, "none is declared, so words and look are not checked", "Name it: [brand] guide = …")
    guide, told = read_guide_of(project)
    if guide is None:
        gap = told.unreadable[0] if told else None
        return Line(name, State.BROKEN, f"{declared}: {gap.what if gap else 'not read'}", gap.todo if gap else "")
    parts = rules_of(guide)
    if not any(rules for _, rules in parts):
        return Line(name, State.LOOK, f"{declared}: nothing in it can be checked", f"How a guide is read: {GUIDE_PAGE}.")
    told_of = [_counted(sort, rules) for sort, rules in parts]
    return Line(name, State.FINE, f"{declared}: {', '.join(told_of)}")


def rules_of(guide: Guide) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a guide lays down, by sort: what one of them is called, and the rules themselves."""
    return (
        ("banned wording", tuple(term.banned for term in guide.terms)),
        ("name", tuple(one.right for one in guide.names)),
        ("colour", tuple(colour.name or colour.hex for colour in guide.palette)),
        ("font", guide.fonts),
        ("trait", guide.traits),
    )


def _counted(sort: str, rules: tuple[str, ...]) -> str:
    """ "3 fonts (Fraunces, Karla, Georgia)", "no traits"; the first few alone where there are many."""
    if not rules:
        return f"no {sort}s"
    more = " …" if len(rules) > SHOWN else ""
    return f"{len(rules)} {sort if len(rules) == 1 else sort + 's'} ({', '.join(rules[:SHOWN])}{more})"


def _source(table: str, number: int, source: BaselineSettings, project: Project, *, is_online: bool) -> Line:
    name = f"{table} {source.channel}"
    if source.path is not None:
        return _path(name, source.path, project.folder / source.path, table)
    try:
        options = options_of(source, project, (table, number))
        said = str(SERVICES[str(source.service)]().place(options))
        for value in (getattr(options, key) for key in type(options).model_fields):
            if isinstance(value, Secret):
                value.reveal(project.folder)
    except ConsistencyError as error:
        return Line(name, State.BROKEN, error.what, error.todo)
    return _reached(name, said, options) if is_online else Line(name, State.LOOK, f"{said}, not asked", "Leave out --offline to ask.")


def _path(name: str, path: str, place: Path, table: str) -> Line:
    """Whether a folder or file can be opened and holds anything."""
    try:
        if place.is_dir():
            is_there = any(place.iterdir())
        else:
            place.open("rb").close()
            is_there = True
    except (FileNotFoundError, ValueError):  # ValueError: a name that no disk could hold
        is_there = False
    except OSError as error:
        what, todo = why_closed(place, error)
        return Line(name, State.BROKEN, f"{path}: {what}", todo)
    fix = f"Correct the path in [[{table}]], or put the copy there."
    return Line(name, State.FINE, path) if is_there else Line(name, State.BROKEN, f"{path} is not there or empty", fix)


def _reached(name: str, said: str, options: Any) -> Line:
    """Whether the host behind a service answers at all; it is not asked for anything."""
    host, port = _address(options)
    if not host:
        return Line(name, State.LOOK, f"{said}: its host is not known before it is asked", "A scan tells.")
    try:
        socket.create_connection((host, port), PATIENCE).close()
    except OSError as error:
        return Line(name, State.BROKEN, f"{host} does not answer ({error.strerror or error})", "Check the address and the network.")
    return Line(name, State.FINE, f"{said} answers")


def _address(options: Any) -> tuple[str, int]:
    """Host and port of a service's options, ("", 0) where they name none."""
    for key in ("start", "base_url", "url", "server"):
        value = getattr(options, key, None)
        first = value[0] if isinstance(value, (list, tuple)) and value else value
        parts = urlsplit(str(first)) if first else None
        if parts and parts.hostname:
            return parts.hostname, parts.port or PORTS.get(parts.scheme, 443)
    host = getattr(options, "host", None)
    return (str(host), int(getattr(options, "port", None) or PORTS["imap"])) if host else ("", 0)

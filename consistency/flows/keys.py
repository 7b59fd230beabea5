"""What a result depends on, as a digest: the input, and the code and models that work on it."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from pathlib import Path
from zipfile import is_zipfile

import consistency
from consistency.assets import asset

ROOT = Path(consistency.__file__).parent
NAMED = re.compile(r"^[ \t]*(?:from (consistency[\w.]*) import (\([^)]*\)|[^\n]+)|import (consistency[\w.]*))", re.MULTILINE)
PART = re.compile(r'"(consistency[\w.]+):\w+"')
"""A part as a rack names it."""
LIBRARIES = (
    *("spacy", "numpy", "onnxruntime", "tokenizers", "regex", "beautifulsoup4", "lxml", "tinycss2", "pypdf", "python-docx", "Pillow"),
    *("charset-normalizer", "extruct", "feedparser", "markdown-it-py", "python-pptx", "PyYAML", "striprtf"),
)
"""Other people's code of which a new version may count, split or encode otherwise."""
TAIL = 1 << 16
"""Bytes at the end of a model's file that tell it from any other: archives end with the checksums of all that they hold."""


def digest(*parts: str | bytes) -> str:
    """SHA-256 of the parts, told apart, in hex."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


@lru_cache(maxsize=64)
def version_of(module: str, *models: str) -> str:
    """A digest of a module's code and of all of this package's code that it stands on, of the models named by path, and of libraries.

    So a part that was changed has a new version, without anybody having to think of it.
    """
    return digest(*_code([module]), *(_model(name) for name in models))


@lru_cache(maxsize=8)
def version_of_rack(module: str) -> str:
    """The same of a rack's module and all parts that it names, and of what other packages bring."""
    return digest(*_code([module, *PART.findall(_source(module))]), *plugins())


def plugins() -> Iterator[str]:
    """Parts that other packages bring, with these packages' versions."""
    for group in sorted(one for one in entry_points().groups if one.startswith("consistency.")):
        for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
            yield f"{group} {entry.name} {entry.value} {entry.dist.version if entry.dist else ''}"


def _code(modules: Iterable[str]) -> Iterator[str]:
    yield _libraries()
    yield from (f"{name}\n{_source(name)}" for name in sorted(_stands_on(*modules)))


def _stands_on(*modules: str) -> set[str]:
    """The modules and all modules of this package that they import, directly or not."""
    known: set[str] = set()
    waiting = list(modules)
    while waiting:
        if (name := waiting.pop()) not in known:
            known.add(name)
            waiting += _imported(name)
    return known


@lru_cache(maxsize=1024)
def _imported(module: str) -> tuple[str, ...]:
    return tuple(_names(_source(module)))


def _names(source: str) -> Iterator[str]:
    """The modules that a source names in its imports, parts of packages by their own names."""
    for match in NAMED.finditer(source):
        name = match[1] or match[3]
        parts = [f"{name}.{part}" for part in re.findall(r"\w+", match[2] or "")]
        modules = [part for part in parts if _file(part) is not None]
        if name != consistency.__name__ or not modules:  # the package itself says what is public, and would bring everything
            yield name
        yield from modules


@lru_cache(maxsize=1024)
def _source(module: str) -> str:
    """A module's code; where only compiled code is there, what stands for it is the version of the package."""
    file = _file(module)
    return consistency.__version__ if file is None else file.read_text("utf-8")


def _file(module: str) -> Path | None:
    """The file of a module of this package, else of a plug-in's, where it is there as source."""
    if module.partition(".")[0] != consistency.__name__:
        spec = find_spec(module)
        return Path(spec.origin) if spec and spec.origin and spec.origin.endswith(".py") else None
    place = ROOT.joinpath(*module.split(".")[1:])
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()), None)


@lru_cache(maxsize=1)
def _libraries() -> str:
    return " ".join([sys.version, *(f"{name} {_installed(name)}" for name in LIBRARIES)])


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _model(name: str) -> bytes:
    """What tells a model's file from any other version of it: archives end with the checksums of what they hold, others are read whole."""
    file = asset(name)
    if not is_zipfile(file):
        return file.read_bytes()
    size = file.stat().st_size
    with file.open("rb") as stream:
        stream.seek(max(0, size - TAIL))
        return b"%d " % size + stream.read()


def joined(names: Iterable[str]) -> str:
    """Names as one part of a digest."""
    return "\0".join(names)

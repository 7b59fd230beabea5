"""Writes a first consistency.toml: from what lies in a folder, from the address of a site, or from nothing."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from consistency.channels import collect
from consistency.errors import SettingsError
from consistency.flows.progress import Progress, silent
from consistency.records.collection import Collection, Unreadable
from consistency.records.touchpoint import Kind
from consistency.settings import SETTINGS_FILE
from consistency.settings.acceptances import quoted

CHANNELS = ("website", "email", "social", "ads", "support", "docs", "print", "audio", "video", "sms", "phone", "billing", "app")
ALIASES = {
    "web": "website", "site": "website", "pages": "website", "landing": "website", "emails": "email", "mail": "email", "mails": "email",
    "newsletter": "email", "newsletters": "email", "posts": "social", "ad": "ads", "adverts": "ads", "macros": "support",
    "replies": "support", "helpdesk": "support", "help": "support", "documents": "docs", "doc": "docs", "flyers": "print", "radio": "audio",
    "scripts": "audio", "invoices": "billing", "ivr": "phone",
}  # fmt: skip
BY_KIND = {
    Kind.PAGE: "website",
    Kind.EMAIL: "email",
    Kind.POST: "social",
    Kind.AD: "ads",
    Kind.MACRO: "support",
    Kind.DOCUMENT: "docs",
    Kind.SCRIPT: "audio",
    Kind.CAPTIONS: "video",
    Kind.TEXT: "docs",
}
APPROVED = re.compile(r"baseline|approved|reference|current|existing|evergreen", re.IGNORECASE)
GUIDE = re.compile(r"guide|voice|style|tone", re.IGNORECASE)
OTHER_GUIDE = re.compile(
    r"(?:(?:style|voice|brand|tone)[ _-]*(?:of[ _-]*voice)?[ _-]*(?:guide(?:lines?)?|book|manual)|tone[ _-]of[ _-]voice)\b[^/]*"
    r"\.(?:docx?|odt|rtf|pdf|pptx)$",
    re.IGNORECASE,
)
"""A style guide by its name, in a format that guides are not read in."""
NOT_OURS = frozenset({"node_modules", "bower_components", "vendor", "site-packages", "venv", "__pycache__"})
"""Folders that package managers fill with other people's files."""
LARGEST_GUIDE = 2_000_000
"""Bytes."""
CLOSED = "REA04"
"""What reading tells of a file or folder that may not be opened."""
MOST_SORTED = 40
"""What lies in a folder of several channels' copy is declared one by one as long as it is no more than this."""
KEEP = "Edit them, or move them away first. `consistency doctor` looks whether they are in order."


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or file with copy in it: how it is named in the settings, its channel, whether it is approved, and what was read there."""

    path: str
    channel: str
    is_approved: bool
    found: Collection
    is_file: bool


@dataclass(frozen=True, slots=True)
class Start:
    """What the first settings are made of; `unread_guide` is what looks like the style guide and is no Markdown.

    `closed` are folders and files that may not be opened and are not declared.
    """

    brand: str
    places: tuple[Place, ...] = ()
    guide: str = ""
    site: str = ""
    unread_guide: str = ""
    closed: tuple[Unreadable, ...] = ()


def write_settings(folder: Path, start: Start) -> Path:
    """Writes the settings into a folder; SettingsError CFG13 where there are some already, which are left as they are."""
    file = folder / SETTINGS_FILE
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(in_toml(start))
    except FileExistsError as error:
        raise SettingsError("there are settings already, and they stay as they are.", where=str(file), todo=KEEP, code="CFG13") from error
    return file


def require_none(folder: Path) -> None:
    """SettingsError CFG13 where a folder has settings already."""
    if (folder / SETTINGS_FILE).exists():
        raise SettingsError(
            "there are settings already, and they stay as they are.", where=str(folder / SETTINGS_FILE), todo=KEEP, code="CFG13"
        )


def of_site(address: str) -> Start:
    """What can be told of a site's address."""
    host = urlsplit(address).hostname or ""
    return Start(brand=host.removeprefix("www.").partition(".")[0].replace("-", " ").title() or "Your Brand", site=address)


def of_folder(folder: Path, progress: Progress = silent) -> Start:
    """What lies in a folder: each part of it with its channel, by its name or by what is in it, and the style guide."""
    guide = _guide(folder)
    unread = "" if guide else _nearest(folder, (file for file in _files(folder) if OTHER_GUIDE.search(file.name)))
    found = tuple(_places(folder, guide or unread, progress))
    places = tuple(one for one in found if isinstance(one, Place))
    closed = tuple(one for one in found if isinstance(one, Unreadable))
    brand = folder.resolve().name.replace("-", " ").replace("_", " ").title() or "Your Brand"
    return Start(brand, places, guide, unread_guide=unread, closed=closed)


def _guide(folder: Path) -> str:
    """The Markdown file that is most likely the style guide: named like one, nearest to the top."""
    named = (file for file in _files(folder) if file.suffix == ".md" and GUIDE.search(file.name))
    return _nearest(folder, (file for file in named if file.is_file() and file.stat().st_size < LARGEST_GUIDE))


def _nearest(folder: Path, files: Iterable[Path]) -> str:
    """The file nearest to the top, seen from the folder; empty where there is none."""
    nearest = min(files, key=lambda file: (len(file.parts), file.as_posix()), default=None)
    return nearest.relative_to(folder).as_posix() if nearest else ""


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, links that lead nowhere among them; hidden folders and other people's are not entered."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_passed_over(name)]
        yield from (Path(place, name) for name in files)


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name in NOT_OURS


def _places(folder: Path, guide: str, progress: Progress) -> Iterator[Place | Unreadable]:
    for part in _parts(folder):
        yield from _places_in(part, folder, guide, progress)


def _places_in(part: Path, folder: Path, guide: str, progress: Progress) -> Iterator[Place | Unreadable]:
    """A part as one place, or all that lies in it one by one where it is a heap of several channels' copy; else what of it is closed."""
    path = part.relative_to(folder).as_posix()
    if path == guide or (part.is_dir() and _holds_only(part, folder / guide)):
        return
    progress(f"looking at {path}")
    found = collect("campaign", "any", Path(path), folder)
    if _is_mixed(part, found):
        for one in _entries(part):
            yield from _places_in(one, folder, guide, progress)
    elif found.touchpoints:
        yield Place(path, _channel(part, found), _is_approved(part, path), found, part.is_file())
    else:
        yield from (one for one in found.unreadable if one.code == CLOSED)


def _is_approved(part: Path, path: str) -> bool:
    """Whether a folder on the way is named so; of a file in a folder the own name tells of its subject, as "existing customers"."""
    names = path.split("/")
    return any(map(APPROVED.search, names[:-1] if part.is_file() and len(names) > 1 else names))


def _is_mixed(part: Path, found: Collection) -> bool:
    """Whether a folder that is named like no channel holds copy of several; what cannot be read stays declared with its folder."""
    if not part.is_dir() or named_channel(part.name) or found.unreadable or len(_entries(part)) > MOST_SORTED:
        return False
    return len({BY_KIND[item.kind] for item in found.touchpoints}) > 1


def _entries(folder: Path) -> list[Path]:
    return [one for one in _listed(folder) if not _is_passed_over(one.name) and not one.is_symlink()]


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder, in order; nothing where it may not be opened, which reading it tells."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _parts(folder: Path) -> Iterator[Path]:
    """What is declared by itself: the folders that are named like channels, else whatever lies at the top."""
    for part in sorted(folder.iterdir()):
        if _is_passed_over(part.name) or part.is_symlink():
            continue
        inner = [one for one in _listed(part) if one.is_dir() and not _is_passed_over(one.name)] if part.is_dir() else []
        if named_channel(part.name) is None and inner and any(named_channel(one.name) for one in inner):
            yield from inner
        elif part.is_dir() or part.suffix:
            yield part


def _holds_only(folder: Path, file: Path) -> bool:
    return [one for one in folder.rglob("*") if one.is_file()] == [file]


def named_channel(name: str) -> str | None:
    """The channel that a folder's or file's name tells, None where it tells none."""
    words = re.split(r"[^a-z]+", name.casefold())
    return next((ALIASES.get(word, word) for word in words if word in CHANNELS or word in ALIASES), None)


def _channel(part: Path, found: Collection) -> str:
    commonest = Counter(item.kind for item in found.touchpoints).most_common(1)[0][0]
    of_kind = BY_KIND[commonest]
    return of_kind if part.is_file() and commonest is Kind.EMAIL else named_channel(part.name) or of_kind


def in_toml(start: Start) -> str:
    """The settings as people should find them: what was found, and beside it in comments what can be said too."""
    approved = [one for one in start.places if one.is_approved]
    new = [one for one in start.places if not one.is_approved]
    return "\n".join(
        [
            "# What `consistency scan` reads and how it judges. All keys: docs/reference/settings.md, `consistency schema` for editors.",
            "",
            "[brand]",
            f"name = {quoted(start.brand)}  # as it should be spelt everywhere",
            f"guide = {quoted(start.guide)}"
            if start.guide
            else '# guide = "voice-guide.md"  # your style guide: its words, colours and fonts are checked',
            "# aliases = []  # other names that the brand rightly goes by",
            "",
            "# Approved copy: what the campaign should sound like. Thirty texts make a firm yardstick.",
            *(_table("baseline", approved) if approved else (*NO_BASELINE, "")),
            "# Copy about to launch.",
            *(_table("source", new) if new else (*(_site(start.site) if start.site else NO_SOURCE), "")),
            "[campaign]",
            'name = "Campaign"',
            "# launch = 2027-03-01  # the day on which offers must be live; without it, today",
            "",
            *_gate(start, has_baseline=bool(approved)),
            "",
        ]
    )


NO_BASELINE = ("# [[baseline]]", '# channel = "website"', '# path = "approved/website"')
ALONE = "  # this file alone: what comes beside it later is declared like it"
NO_SOURCE = ("# [[source]]", '# channel = "website"', '# path = "campaign/website"', '# url = "https://www.brand.example/"')


def _table(name: str, places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        count = len(place.found.touchpoints)
        gaps = f", {len(place.found.unreadable)} could not be read" if place.found.unreadable else ""
        yield f"[[{name}]]  # {count} text{'s' * (count != 1)}{gaps}"
        yield f"channel = {quoted(place.channel)}"
        yield f"path = {quoted(place.path)}" + (ALONE if place.is_file else "")
        if name == "source" and place.channel == "website":
            yield '# url = "https://www.brand.example/"  # what this folder is served as, so that links in ads and mails lead here'
        yield ""


def _site(address: str) -> Iterator[str]:
    yield from ("[[source]]", 'channel = "website"', 'service = "crawl"', "", "[source.options]", f"start = {quoted(address)}")
    yield "pages = 200  # the most pages to read"


def _gate(start: Start, *, has_baseline: bool) -> Iterator[str]:
    """The gate, with what cannot be checked yet switched off, so that it is told as off and not as not checked."""
    off: dict[str, str] = {}
    if not start.guide:
        off |= {"terms": "brand.guide names a style guide", "look": "brand.guide names a style guide"}
    if not has_baseline:
        off["voice"] = "a [[baseline]] is declared"
    yield "[gate]"
    yield 'preset = "recommended"  # relaxed for a first look, strict for copy that is watched closely; `consistency explain gate`'
    yield ""
    yield '[gate.checks]  # off, note, warn or error; by channel as in look = { ads = "off" }'
    yield from (f'{check} = "off"  # until {until}' for check, until in off.items())
    if len({one.channel for one in start.places}) < 2:
        yield 'message_match = "off"  # until ads or mails that link to your pages are declared'

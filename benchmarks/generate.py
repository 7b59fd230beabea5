"""`python -m benchmarks.generate 10000 --to DIR [--form jsonl|parquet|folder]`: a campaign of any size from sentences of the corpora.

DIR is a project that can be scanned: consistency.toml, the demo brand's approved copy and guide, and the campaign as one file of collected
touchpoints or as a folder of pages, messages, posts, tables and texts. Touchpoints come in groups of twenty that share a page and an
offer; the same number gives the same touchpoint, however many there are. Nothing is held in memory: they are made while they are written.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any, cast, overload

from benchmarks.pieces import ADDRESS, CHANNELS, Piece, Recipe, address_of, numbers_of, piece
from consistency.assets import asset
from consistency.channels.kept import write_kept
from consistency.records.collection import Collection
from consistency.records.touchpoint import Block, Kind, Link, Role, Touchpoint

FORMS = ("jsonl", "parquet", "folder")
KINDS = {
    "website": Kind.PAGE,
    "email": Kind.EMAIL,
    "ads": Kind.AD,
    "social": Kind.POST,
    "support": Kind.MACRO,
    "docs": Kind.SCRIPT,
}
MENU = ("Kites", "Learn to fly", "Mending", "The loft", "Cart")
IMPRINT = "Ternaway Kites, LLC. The Sail Loft, 2 Spar Lane, Sandry Point, Oregon."
USUAL = Recipe()
PER_FILE, PER_FOLDER = 500, 100
"""Rows of a table or export, and files of a folder."""
HEAD = """[brand]
name = "Ternaway Kites"
aliases = ["Ternaway"]
guide = "brand/voice-guide.md"

[campaign]
name = "Generated"
launch = 2026-03-16
"""


@dataclass(frozen=True, slots=True)
class Generated(Sequence[Touchpoint]):
    """The touchpoints of one channel, made when asked for."""

    numbers: Sequence[int]
    recipe: Recipe

    @overload
    def __getitem__(self, at: int) -> Touchpoint: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Touchpoint]: ...
    def __getitem__(self, at: int | slice) -> Touchpoint | Sequence[Touchpoint]:
        if isinstance(at, slice):
            return Generated(self.numbers[at], self.recipe)
        return touchpoint_of(piece(self.numbers[at], self.recipe), self.recipe)

    def __len__(self) -> int:
        return len(self.numbers)


def collections(touchpoints: int, recipe: Recipe = USUAL) -> tuple[Collection, ...]:
    """One lazy collection a channel, so many touchpoints in all."""
    lazy = [Generated(numbers_of(channel, touchpoints), recipe) for channel in CHANNELS]
    made = zip(CHANNELS, lazy, strict=True)
    return tuple(Collection("campaign", channel, channel, cast("tuple[Touchpoint, ...]", found)) for channel, found in made if found)


def touchpoint_of(piece: Piece, recipe: Recipe) -> Touchpoint:
    """A piece as its channel would read it."""
    text, blocks = _laid_out(_parts(piece))
    at = text.rindex(piece.call) if piece.call in text else len(text)
    is_page = piece.channel == "website"
    return Touchpoint(
        locator=f"{piece.channel}/{piece.name}",
        channel=piece.channel,
        kind=KINDS[piece.channel],
        text=text,
        blocks=blocks,
        title=piece.headline if is_page or piece.channel == "email" else "",
        links=() if is_page else (Link(piece.leads_to, at, min(len(text), at + len(piece.call)), Role.CTA),),
        uri=address_of(piece.number, recipe) if is_page else None,
    )


def _parts(piece: Piece) -> list[tuple[Role, str]]:
    body = [(Role.BODY, text) for text in (*piece.paragraphs, piece.offer)]
    match piece.channel:
        case "website":
            menu = [(Role.NAV, name) for name in MENU]
            head = [(Role.TITLE, f"{piece.headline} | Ternaway Kites"), *menu, (Role.HEADLINE, piece.headline)]
            return [*head, *body, (Role.CTA, piece.call), (Role.LEGAL, IMPRINT)]
        case "email":
            return [(Role.SUBJECT, piece.headline), *body, (Role.CTA, piece.call), (Role.LEGAL, IMPRINT)]
        case "ads":
            return [(Role.HEADLINE, piece.headline), *body, (Role.CTA, piece.call)]
        case _:
            return body


def _laid_out(parts: Iterable[tuple[Role, str]]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for role, words in parts:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        blocks.append(Block(start, len(text), role))
    return text, tuple(blocks)


def write_project(folder: Path, touchpoints: int, form: str = "jsonl", recipe: Recipe = USUAL) -> None:
    """A project in `folder` (made where it is missing) whose campaign has so many touchpoints, in one of FORMS."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("baseline", "brand"):
        shutil.copytree(asset("corpora/demo-brand") / part, folder / part, dirs_exist_ok=True)
    if form == "folder":
        _write_files(folder / "campaign", touchpoints, recipe)
        sources = [(name, f"campaign/{name}") for name in CHANNELS if (folder / "campaign" / name).exists()]
    else:
        write_kept(collections(touchpoints, recipe), folder / f"campaign.{form}")
        sources = [("campaign", f"campaign.{form}")]
    (folder / "consistency.toml").write_text(HEAD + "".join(_tables(sources)), "utf-8")


def _tables(sources: Iterable[tuple[str, str]]) -> Iterator[str]:
    for channel in CHANNELS:
        yield f'\n[[baseline]]\nchannel = "{channel}"\npath = "baseline/{channel}"\n'
    for channel, path in sources:
        url = f'url = "{ADDRESS}"\n' if channel == "website" else ""
        yield f'\n[[source]]\nchannel = "{channel}"\npath = "{path}"\n{url}'


def _write_files(folder: Path, touchpoints: int, recipe: Recipe) -> None:
    for channel in CHANNELS:
        pieces = (piece(number, recipe) for number in numbers_of(channel, touchpoints))
        match channel:
            case "website" | "email" | "docs":
                _write_each(folder / channel, pieces, recipe)
            case _:
                _write_together(folder / channel, channel, pieces)


def _write_each(folder: Path, pieces: Iterable[Piece], recipe: Recipe) -> None:
    """A file for each piece; pages in one folder, as their names are their addresses."""
    for one in pieces:
        match one.channel:
            case "website":
                path, content = folder / f"{address_of(one.number, recipe).rpartition('/')[2]}.html", _page(one).encode()
            case "email":
                path, content = folder / str(one.number // (20 * PER_FOLDER)) / f"{one.name}.eml", _message(one)
            case _:
                path, content = folder / str(one.number // (20 * PER_FOLDER)) / f"{one.name}.txt", _plain(one).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _page(piece: Piece) -> str:
    menu = "".join(f'<a href="/{name.lower().replace(" ", "-")}">{name}</a> ' for name in MENU)
    body = "".join(f"<p>{escape(text)}</p>\n" for text in (*piece.paragraphs, piece.offer))
    return (
        f'<!doctype html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{escape(piece.headline)} | Ternaway Kites</title></head>\n'
        f"<body><header><nav>{menu}</nav></header>\n<main><h1>{escape(piece.headline)}</h1>\n{body}"
        f'<p><a class="button" href="/cart">{piece.call}</a></p></main>\n<footer><p>{IMPRINT}</p></footer></body></html>\n'
    )


def _message(piece: Piece) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ternaway Kites <loft@ternaway.example>", "Robin Reader <robin.reader@mail.example>"
    message["Date"], message["Subject"] = "Mon, 16 Mar 2026 08:00:00 -0700", piece.headline
    message["Message-ID"] = f"<{piece.name}@post.ternaway.example>"
    message.set_content("\n\n".join((*piece.paragraphs, piece.offer, f"{piece.call}:\n{piece.leads_to}", IMPRINT)))
    return message.as_bytes()


def _plain(piece: Piece) -> str:
    return "\n\n".join((*piece.paragraphs, piece.offer, piece.leads_to)) + "\n"


def _write_together(folder: Path, channel: str, pieces: Iterator[Piece]) -> None:
    """Exports of so many rows each."""
    number = 0
    while rows := list(islice(pieces, PER_FILE)):
        folder.mkdir(parents=True, exist_ok=True)
        match channel:
            case "ads":
                _write_table(folder / f"meta-ads-{number:04}.csv", map(_advert, rows))
            case "support":
                _write_table(folder / f"saved-replies-{number:04}.csv", map(_reply, rows))
            case _:
                (folder / f"posts_{number + 1}.json").write_text(json.dumps([_post(row) for row in rows], indent=1), "utf-8")
        number += 1


def _write_table(path: Path, rows: Iterable[dict[str, str]]) -> None:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(listed[0]))
        table.writeheader()
        table.writerows(listed)


def _advert(piece: Piece) -> dict[str, str]:
    return {
        "Campaign Name": "Generated",
        "Ad Set Name": piece.name,
        "Ad Name": piece.name,
        "Title": piece.headline,
        "Body": " ".join((*piece.paragraphs, piece.offer)),
        "Link": piece.leads_to,
        "Call to Action": "SHOP_NOW",
        "Ad Status": "ACTIVE",
    }


def _reply(piece: Piece) -> dict[str, str]:
    return {"Title": f"{piece.headline} {piece.name}", "Category": "Offer", "Body": _plain(piece).strip()}


def _post(piece: Piece) -> dict[str, Any]:
    text = " ".join((*piece.paragraphs, piece.offer, piece.leads_to)).encode().decode("latin-1")
    taken = 1773676800 + piece.number
    media = [{"uri": f"media/posts/{piece.name}.jpg", "creation_timestamp": taken, "title": text}]
    return {"media": media, "creation_timestamp": taken}


def main() -> None:
    """Writes a project of the size that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("touchpoints", type=int)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument("--form", choices=FORMS, default="jsonl")
    parser.add_argument("--fresh", type=float, default=0.5, help="share of sentences put together from clauses of two (default 0.5)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", action="store_true", help="one offer and one page for all instead of one for each twenty")
    asked = parser.parse_args()
    write_project(asked.to, asked.touchpoints, asked.form, Recipe(asked.fresh, asked.seed, asked.one))


if __name__ == "__main__":
    main()

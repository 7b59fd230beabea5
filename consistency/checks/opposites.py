"""Pairs of words of which a thing can be one only: live and recorded, fresh and frozen, new and refurbished."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.availability import BROAD
from consistency.checks.negations import stems
from consistency.checks.statements import Breach, Line

PAIRS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (r"live", r"(?:pre-?)?recorded|on demand|recordings?"),
        (r"fresh|never frozen|(?:baked|made|caught|picked|cooked) (?:this morning|today|daily|every morning)",
            r"frozen|freeze|tinned|canned|defrosted|thawed"),
        (r"brand[- ]new|new", r"refurbished|reconditioned|second[- ]hand|pre-owned|ex-display"),
        (r"hand[- ]?made|by hand|hand[- ](?:sewn|stitched|painted|rolled|finished|thrown|poured)", (r"(?:by )?machines?(?:-made)?"
            r"|factory[- ]made|mass[- ]produced")),
        (r"private|your own|to yourself|to yourselves", r"shared|sharing|communal"),
        (r"qualified|certified|chartered|experienced", r"unqualified|trainees?|students?|apprentices?|volunteers?"),
        (r"vegan|dairy[- ]free|plant[- ]based", (r"(?:contains?|with|made with|cooked in|uses?) (?:[a-z]+ )?(?:milk|butter|cream|cheese"
            r"|eggs?|honey)")),
        (r"gluten[- ]free", r"(?:contains?|with|made with|made from) (?:[a-z]+ )?(?:wheat|gluten|barley|rye|spelt)"),
        (r"in person|face[- ]to[- ]face", r"over video|by video|online only|remotely|by phone only|on zoom"),
        (r"heated|warm", r"unheated|not heated|isn't heated|aren't heated"),
        (r"indoor|indoors|under cover|covered", r"outdoors?|in the open air|uncovered"),
        (r"electric|zero[- ]emission|emission-free", r"diesel|petrol"),
        (r"real|genuine|solid", r"faux|imitation|veneer(?:ed)?|artificial|laminate|plated"),
        (r"furnished", r"unfurnished"),
        (r"local|locally", r"imported|shipped in from|flown in from"),
        (r"recycled", r"virgin"),
        (r"ground floor|step-free|no steps|no stairs", (r"(?:up|climb) (?:[a-z-]+ )?(?:steps|stairs|flights?)|no lift|stairs only"
            r"|first floor")),
        (r"fitted|installed by us|we fit|we install|assembled|put up for you", (r"self-assembly|flat[- ]pack(?:ed)?|you (?:fit|assemble"
            r"|put (?:it|them) up|install)")),
        (r"one[- ](?:to|on)[- ]one|1:1|individual", r"in (?:small )?groups?|group (?:lessons|classes|sessions)|classes of"),
        (r"ready[- ](?:built|assembled|to (?:ride|use|wear|go|hang))|fully (?:built|assembled)",
            r"part(?:ly)?[- ]assembled|self-assembly|flat[- ]pack(?:ed)?|assembly required|some assembly|you (?:fit|assemble|build)"),
        (r"outright|yours to keep|own it", r"on loan|leased?|rented|hired|return it at the end"),
    )
)  # fmt: skip
DENIED = re.compile(r"\b(?:no|not|never|without|isn't|aren't|don't|doesn't|nothing)\b[^,;.]{0,20}$")


def opposed(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised as one of two that exclude each other, while the page says the other of the same thing and never the first."""
    for promise in promises:
        for one, other in PAIRS:
            if _says(one, promise) and not any(_says(one, line) for line in lines):
                for line in (line for line in lines if _says(other, line)):
                    shared = (promise.topic & (line.topic | stems(line.heading))) - BROAD
                    if shared - stems(f"{_said(one, promise)} {_said(other, line)}"):
                        yield Breach(promise, line, 0.8, "contradicted", "the page says the opposite")


def _said(pattern: re.Pattern[str], line: Line) -> str:
    match = pattern.search(line.folded)
    return match.group() if match else ""


def _says(pattern: re.Pattern[str], line: Line) -> bool:
    match = pattern.search(line.folded)
    return match is not None and not DENIED.search(line.folded, 0, match.start())

"""Pairs of words of which a thing can be one only: live and recorded, fresh and frozen, yours to keep and to be handed back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.availability import BROAD
from consistency.checks.negations import stems
from consistency.checks.promise_table import COUNT
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
        (
            r"outright|yours (?:to keep|for good|for ever)|own it|keep (?:it|them) (?:for good|for ever|afterwards)",
            (r"on loan|leased?|rented|hired|(?:return|hand|give|send) (?:it|them)(?: back)? (?:at the end|when you)"
            r"|must be (?:returned|handed back|given back)|remains? (?:ours|our property)"),
        ),
        (
            (r"outdoors?|open[- ]air|(?:in|under) the open(?: air| sky)?|under the (?:stars|sky)|al fresco"
            r"|in the (?:yard|courtyard|garden|park)"),
            r"indoors?|under (?:a )?(?:cover|roof)|inside the|in the (?:theatre|hall|house|studio)",
        ),
        (r"hot|warm|hot from the oven", r"(?:comes?|served|sent|sold|arrives?) (?:cold|chilled)|to (?:re)?heat at home"),
        (r"(?:baked|made|caught|picked|cooked|cut) (?:the same|that) (?:morning|day|night)", r"frozen|the (?:day|week|night) before"),
        (
            r"anywhere in the world|worldwide|every country|any country|wherever you (?:are|go)|abroad|overseas",
            (r"(?:uk|us|ireland|britain|home) only|only (?:in|within) (?:the )?(?:uk|us|ireland|britain)"
            r"|outside (?:the )?[a-z]+ (?:costs?|is|are) (?:extra|charged|[£$€\d])"),
        ),
        (
            r"before breakfast|before you(?:'re| are) up|first thing(?: in the morning)?|in the morning",
            r"between noon|in the (?:afternoon|evening)|from (?:noon|midday)|after (?:noon|midday|lunch)|afternoons? only",
        ),
        (
            r"(?:in time for|before|by|for) christmas",
            r"(?:not (?:before|until)|after) (?:christmas|the new year)|(?:from|in|until the end of) (?:january|february|march|april)",
        ),
    )
)  # fmt: skip
OF_ONE_THING: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (
            (
                r"(?:children|kids|little ones|toddlers|families|all ages|any age)(?: are| is)? welcome"
                r"|bring the (?:kids|children|little ones|family)|for (?:all ages|any age|the whole family)"
            ),
            r"adults only(?! (?:after|from|on|in|until|before))|no (?:children|under-?\d+s)",
        ),
        (
            r"pay (?:only )?(?:when|after|once) you(?:'ve| have)|pay later|pay (?:on delivery|afterwards)",
            (
                r"(?:payment|money|the (?:price|fee)) (?:is|will be) (?:taken|due|charged|collected) (?:when|as soon as|before|up ?front)"
                r"|pa(?:y|id|yable) (?:in advance|up ?front|when you (?:order|book))"
            ),
        ),
        (
            r"keep your (?:own |old |existing )?number",
            r"(?:get|give you|gives you|need|comes with|have) an? new number|can't (?:keep|move|bring) (?:your|the) (?:old )?number",
        ),
        (
            r"(?:teacher|tutor|coach|trainer|instructor)(?: all)? to yourself",
            rf"groups? of {COUNT}|in (?:small )?groups?",
        ),
        (
            r"roll(?:s|ed)? over|carr(?:y|ies|ied) over|keep what you don't use",
            (
                r"unused [a-z]+ (?:is|are) (?:lost|forfeited|wiped)|use it or lose it"
                r"|(?:doesn't|don't|won't|can't|cannot) (?:be )?(?:roll|carr)[a-z]* (?:over|forward)"
            ),
        ),
    )
)
"""Pairs that name what they are of themselves."""
DENIED = re.compile(r"\b(?:no|not|never|without|isn't|aren't|don't|doesn't|nothing)\b[^,;.]{0,20}$")


def opposed(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised as one of two that exclude each other, while the page says the other of the same thing and never the first."""
    for promise in promises:
        for one, other, line in _opposites(promise, lines):
            shared = (promise.topic & (line.topic | stems(line.heading))) - BROAD
            if (one, other) in OF_ONE_THING or shared - stems(f"{_said(one, promise)} {_said(other, line)}"):
                yield Breach(promise, line, 0.8, "contradicted", "the page says the opposite")


def _opposites(promise: Line, lines: Sequence[Line]) -> Iterator[tuple[re.Pattern[str], re.Pattern[str], Line]]:
    """The pairs of which the promise says one, and the page, in a line of it, the other alone."""
    for one, other in (*PAIRS, *OF_ONE_THING):
        if _says(one, promise) and not any(_says(one, line) for line in lines):
            yield from ((one, other, line) for line in lines if _says(other, line))


def _said(pattern: re.Pattern[str], line: Line) -> str:
    match = pattern.search(line.folded)
    return match.group() if match else ""


def _says(pattern: re.Pattern[str], line: Line) -> bool:
    match = pattern.search(line.folded)
    return match is not None and not DENIED.search(line.folded, 0, match.start())

"""Copy held against a brand before anybody publishes it: text, a file, or the page at an address. Nothing is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from consistency.flows.draft import check_draft, draft_of
from consistency.records.audit import Verdict, VoiceVerdict
from consistency.records.draft import CheckedDraft, CheckedText, Fit
from consistency.records.touchpoint import Touchpoint
from consistency.records.voice import Pool
from consistency.web.api.findings import ConcernOut, EvidenceOut, FindingOut, Record
from consistency.web.api.problems import problems
from consistency.web.fetching import fetch_page
from consistency.web.parsing import Parsed
from consistency.web.people import Access, Viewer
from consistency.web.state import state_of

router = APIRouter(prefix="/brands/{brand}/checks", tags=["checks"])
LONGEST = 50_000
CHANNEL = Field("", max_length=80, description="The channel that it is meant for; where none is named, the likeliest.", examples=["email"])
TEXTS, CHARACTERS = 50, 200_000
"""What is checked of one file: an export may hold thousands of texts, and somebody waits for the answer."""


class CheckIn(BaseModel):
    """A draft."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "Our kites are back. Save 20% until Sunday.", "channel": "email"}]}
    )

    text: str = Field(min_length=1, max_length=LONGEST, pattern=r"\S", description="The copy, as a reader would see it.")
    channel: str = CHANNEL
    instead_of: str = Field("", max_length=500, description="The locator of the campaign's touchpoint that it would replace.")


class PageIn(BaseModel):
    """The address of a page."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"url": "https://www.ternaway.example/", "channel": "website"}]}
    )

    url: HttpUrl = Field(description="Where it is; only public addresses are asked.")
    channel: str = CHANNEL


class RangeOut(Record):
    """How the brand's own approved copy scores: the 5th, 50th and 95th percentile of `n` texts."""

    low: float
    middle: float
    high: float
    n: int


class TraitOut(Record):
    """One trait of style that is off, with the brand's own range."""

    name: str
    value: float
    low: float
    high: float
    unit: str
    says: str = Field(description="What the deviation looks like, in plain words.")


class SuggestionOut(Record):
    """A rewording that was scored before it is shown: `text[start:end]`, which is `quote`, would become `replacement`."""

    start: int
    end: int
    quote: str
    replacement: str | None
    says: str
    before: float = Field(description="The text's score as it is.")
    after: float = Field(description="Its score with this change.")


class VoiceOut(Record):
    """How near a text is to the brand's voice."""

    score: float = Field(description="0 to 1; higher is more like the brand.")
    verdict: VoiceVerdict
    p_value: float = Field(description="The chance that approved copy of this channel and length scores as low.")
    yardstick: RangeOut
    words: int = Field(description="How many words were judged.")
    directions: list[str] = Field(description="The ways in which it is pushed, strongest first.", examples=[["hype", "formal"]])
    traits: list[TraitOut]
    evidence: list[EvidenceOut]
    suggestions: list[SuggestionOut]


class ElsewhereOut(Record):
    """What an offer is given outside the draft."""

    value: str
    evidence: list[EvidenceOut]


class OfferOut(Record):
    """Something that the draft promises, and how it sits with the rest of the campaign."""

    offer: str
    attribute: str
    value: str
    quote: EvidenceOut
    fit: Fit
    elsewhere: list[ElsewhereOut]


class CheckedTextOut(Record):
    """One text with what was found in it; all offsets are code points into `text`."""

    locator: str
    text: str
    verdict: Verdict
    says: str
    findings: list[FindingOut]
    offers: list[OfferOut]
    voice: VoiceOut | None = Field(description="Null where the brand has no approved copy to judge by.")
    examples: list[EvidenceOut] = Field(description="Approved sentences near in meaning to its worst one, where it drifts.")


class PoolOut(Record):
    """Texts too short to be judged alone that lie beside each other and were judged as one."""

    name: str = Field(description="What holds them together.", examples=["ad group “Spring”"])
    members: list[str] = Field(description="Their locators.")
    voice: VoiceOut = Field(description="How they sound together; its evidence quotes the members.")


class CheckOut(Record):
    """What is to be said of a draft: one verdict with its reason, one for each concern, and its texts."""

    verdict: Verdict
    reason: str
    channel: str
    is_guessed: bool = Field(description="Whether the channel was guessed.")
    concerns: list[ConcernOut]
    texts: list[CheckedTextOut]
    pools: list[PoolOut] = Field(description="Short texts of the draft that were judged together.")
    notes: list[str]


@router.post("", summary="Check a text", responses=problems(400, 413, 429))
def check_text(access: Viewer, request: Request, asked: CheckIn) -> CheckOut:
    """Holds a text against the brand's voice, words and offers. Nothing is kept of it."""
    return checked(access, request, [draft_of(asked.text)], asked.channel, instead_of=asked.instead_of)


@router.post("/file", summary="Check a file", responses=problems(400, 413, 415, 429))
def check_file(
    access: Viewer,
    request: Request,
    file: Annotated[UploadFile, File(description="A text, mail, page, Word document, PDF, deck, or an ads export.")],
    channel: Annotated[str, Form(max_length=80, description="The channel that it is meant for; the likeliest where none is named.")] = "",
) -> CheckOut:
    """Reads the file in a process of its own, within a time and a memory limit, and checks what it says."""
    parsed = state_of(request).parser.parse(file.file, file.filename or "", channel)
    return checked(access, request, *_some(parsed, channel))


@router.post("/page", summary="Check a page", responses=problems(400, 413, 415, 429))
def check_page(access: Viewer, request: Request, asked: PageIn) -> CheckOut:
    """Fetches the page, past a guard that asks public addresses alone, and checks what it says."""
    parsed = fetch_page(str(asked.url), asked.channel, state_of(request).parser)
    return checked(access, request, *_some(parsed, asked.channel))


def _some(parsed: Parsed, channel: str) -> tuple[Sequence[Touchpoint], str, tuple[str, ...]]:
    """The first texts of a file, and a note where there are more, or where some of it could not be read."""
    ends = accumulate(len(one.text) for one in parsed.touchpoints)
    first = max(1, sum(end <= CHARACTERS for end in ends))
    some = parsed.touchpoints[: min(first, TEXTS)]
    notes = [f"{gap.locator}: {gap.what}" for gap in parsed.unreadable]
    if more := len(parsed.touchpoints) - len(some):
        notes.append(f"{more} more texts of it were not checked.")
    return some, channel, tuple(notes)


def checked(
    access: Access, request: Request, drafts: Sequence[Touchpoint], channel: str, notes: tuple[str, ...] = (), *, instead_of: str = ""
) -> CheckOut:
    """The drafts as the API tells what was found in them."""
    around = access.desk.surroundings()
    made = state_of(request).turns.run(lambda: check_draft(around, drafts, channel, instead_of=instead_of))
    return _told(replace(made, notes=(*notes, *made.notes)))


def _told(made: CheckedDraft) -> CheckOut:
    return CheckOut(
        verdict=made.verdict,
        reason=made.reason,
        channel=made.channel,
        is_guessed=made.is_guessed,
        concerns=[ConcernOut.model_validate(each) for each in made.concerns],
        texts=[_text(each) for each in made.texts],
        pools=[_pool(each) for each in made.pools],
        notes=list(made.notes),
    )


def _pool(one: Pool) -> PoolOut:
    return PoolOut(name=one.name, members=list(one.members), voice=VoiceOut.model_validate(one.assessment))


def _text(one: CheckedText) -> CheckedTextOut:
    return CheckedTextOut(
        locator=one.touchpoint.locator,
        text=one.touchpoint.text,
        verdict=one.verdict,
        says=one.says,
        findings=[FindingOut.model_validate(each) for each in one.findings],
        offers=[OfferOut.model_validate(each) for each in one.offers],
        voice=VoiceOut.model_validate(one.assessment) if one.assessment else None,
        examples=[EvidenceOut.model_validate(each) for each in one.examples],
    )

"""Finds template text that somebody forgot to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from consistency.checks.masks import Span, without_overlap
from consistency.checks.slicing import quote_around
from consistency.checks.slots import DOUBTFUL, FILL, LIKELY, MERGING, SHAPES, Context, Shape
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Kind, Link, Role

NEAR = 200
"""Code points on each side that tell what a shape means."""
UNREAD = frozenset({Role.DATA, Role.CODE})
EMPTY_LINK = re.compile(r"#?|https?:/*|javascript:.*|(?:mailto|tel):", re.IGNORECASE)
UNFINISHED_LINK = re.compile(r"https?:/*|(?:mailto|tel):", re.IGNORECASE)
"""A link that was begun and has no address: no script can be behind it."""
TEST_LINK = re.compile(
    r"(?:https?:)?//(?:[^/?#@]*@)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|(?:[\w-]+\.)*(?:staging|stage|preprod|pre-?prod|uat|sandbox|preview|dev|test)"
    r"\d?(?:-[\w-]+)?\.[\w.-]+|[\w.-]+\.(?:test|local|localhost|invalid|ngrok\.io|ngrok-free\.app|netlify\.app|vercel\.app|webflow\.io"
    r"|wpengine\.com|myshopify\.com|herokuapp\.com|github\.io)|[\w-]*(?:-staging|-dev|-test|-preview)\.[\w.-]+)(?:[:/?#]|$)",
    re.IGNORECASE,
)
"""A site where work is tried before it is shown: by its first name, by a suffix kept for tests, or by a host of previews."""
DUMMY_LINK = re.compile(
    r"\bexample\.(?:com|org|net)\b|\byour-?(?:link|url|site|domain)\b|\binsert\b|\bTODO\b|\bTBC\b|\[[^\]]+\]|\bxx+\b|\bplaceholder\b",
    re.IGNORECASE,
)
TAG = "PLH01"
SYNTAX = re.compile(r"\{%[^%\n]+%\}|\{\{\{?[^{}\n]+\}\}\}?|<%[^%\n]+%>|\*\|[^|\n]+\|\*")
"""Whole tags of the common template languages."""
TAG_IN_LINK = re.compile(r"\{\{|%7B%7B|\*\||\$\{|<%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Slot:
    """One piece of template text and how surely it is left over."""

    shape: Shape
    place: Span
    segment: Segment
    certainty: float


class Placeholders:
    """Left-over template text: a slot that nobody filled, a merge tag that nothing fills.

    **What it measures.** Every place in a touchpoint where text from a template, a brief or a draft is still standing.

    **Why it matters.** "We'll try again on [INSERT DATE]" is the cheapest mistake to prevent and the most embarrassing to print.

    **How.** By shape, not by list: brackets with an instruction or the name of a slot, merge tags of the common mail tools, XX and TK for
    what is to come, dummy text, notes to the writer, values that turned out empty. What a shape means depends on where it stands.

    **What is flagged.** `[INSERT DATE]`, `[TBC]`, `<Company Name>`, Lorem ipsum, `£XX`, `XX hours`, TK, TODO, `{{name}}` on a page, in a
    post, an ad or a document, a merge tag that is not closed in a mail or a saved reply, "Copy of" and "[TEST]" before a title or
    subject, and links to nowhere, to slots and to test sites.

    **What is fine.** Merge tags in mails and saved replies, keyword insertion in ads, directions, labels and read-out values in scripts
    and captions, Roman numerals, sizes, masked card numbers, names such as TK Maxx, code samples and hints in forms.

    **Settings.** None.

    **Limits.** Plausible dummy figures (01234 567890, £9.99) cannot be told from real ones. A button without a target is noted only on a
    page, where a script may give it one.

    **Method.** Our own patterns over what the touchpoint's kind lets merge.
    """

    name: ClassVar[str] = "placeholders"
    concern: ClassVar[str] = "placeholders"
    kinds: ClassVar[tuple[str, ...]] = ("placeholder",)
    is_of_one: ClassVar[bool] = True
    flagged: ClassVar[tuple[str, ...]] = (
        "We’ll write again on [INSERT DATE].",
        "Our number is [TBC].",
        "Ask [ACCOUNT MANAGER NAME] for a tour.",
        "Dear <First name>, thank you.",
        "Your trial ends on {{trial_end}}.",
        "Closed in XX hours.",
        "Only £XX a month.",
        "It lies TK metres above the sea.",
        "Lorem ipsum dolor sit amet.",
        "TODO: ask legal.",
    )
    fine: ClassVar[tuple[str, ...]] = (
        "Article XX says so.",
        "We sell at TK Maxx and in size XXL.",
        "It held 94% [1] of its value.",
        "Card ending XXXX XXXX XXXX 4821.",
        "Write <br> for a new line.",
        "See you at Super Bowl XX.",
        "She wrote “they [the bakers] rise early”.",
    )

    def lacks(self, campaign: Campaign) -> str | None:  # noqa: ARG002 - the socket's signature
        """None: template text can be told in any campaign."""
        return None

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement a touchpoint and placeholder, in the order of the readings and of the text."""
        for reading in campaign.readings:
            yield from _in_text(reading)
            yield from _in_links(reading)


def _in_text(reading: Reading) -> Iterator[Measurement]:
    groups: dict[str, list[_Slot]] = {}
    for slot in _slots(reading):
        groups.setdefault(reading.touchpoint.text[slice(*slot.place)].casefold(), []).append(slot)
    for slots in groups.values():
        yield _measurement(reading, slots)


def _slots(reading: Reading) -> list[_Slot]:
    """All template text in the reading, the surest shape winning where two overlap."""
    segments = [s for s in reading.segments if s.role not in UNREAD and not s.is_boilerplate]
    found = [slot for segment in segments for slot in _in_segment(reading, segment)]
    found.sort(key=lambda s: (-s.certainty, s.place[0] - s.place[1], s.place[0]))
    kept = without_overlap([s.place for s in found], len(reading.touchpoint.text))
    return sorted((found[i] for i in kept), key=lambda s: s.place)


def _in_segment(reading: Reading, segment: Segment) -> Iterator[_Slot]:
    text = reading.slice(segment)
    tags = [match.span() for match in SYNTAX.finditer(text)]
    for shape in SHAPES:
        for match in shape.pattern.finditer(text):
            if shape.code != TAG and any(start < match.start() and match.end() < end for start, end in tags):
                continue  # the x of {% if x %} is a name that a program knows, and no figure to come
            context = Context(
                reading.touchpoint.kind,
                segment.role,
                text[max(0, match.start() - NEAR) : match.start()],
                text[match.end() : match.end() + NEAR],
            )
            certainty = shape.weigh(match, context)
            if segment.role is Role.QUOTATION and not FILL.search(match.group()):
                certainty = min(certainty, DOUBTFUL)
            if certainty and match.group().strip():
                yield _Slot(shape, (segment.start + match.start(), segment.start + match.end()), segment, certainty)


def _measurement(reading: Reading, slots: list[_Slot]) -> Measurement:
    worst = max(slots, key=lambda s: s.certainty)
    found = reading.touchpoint.text[slice(*worst.place)].strip()
    evidence = tuple(quote_around(reading.touchpoint, s.place, (s.segment.start, s.segment.end), says=s.shape.what) for s in slots)
    return Measurement(
        check=Placeholders.name,
        kind="placeholder",
        code=worst.shape.code,
        about=(reading.touchpoint.locator,),
        value=float(len(slots)),
        certainty=worst.certainty,
        evidence=evidence,
        message=f"Template text is left over: “{found}” is {worst.shape.what}.",
        fix=_fix(worst.shape, found),
    )


def _fix(shape: Shape, found: str) -> str:
    if shape.code == "PLH01":
        return f"Write out what “{found}” stands for: nothing fills it in here."
    if shape.code == "PLH02":
        return f"Close the tag “{found}”, or it will be sent as it is."
    return f"Put the real words or figure in place of “{found}”, or take the sentence out."


def _in_links(reading: Reading) -> Iterator[Measurement]:
    seen = set[str]()
    for link in reading.touchpoint.links:
        certainty = _link_certainty(reading, link)
        if certainty and link.url not in seen:
            seen.add(link.url)
            yield _of_link(reading, link, certainty)


def _link_certainty(reading: Reading, link: Link) -> float:
    url, kind = link.url.strip(), reading.touchpoint.kind
    if TAG_IN_LINK.search(url):
        return 0.0 if kind in MERGING else LIKELY
    if DUMMY_LINK.search(url) or TEST_LINK.match(url):
        return LIKELY
    if EMPTY_LINK.fullmatch(url) and (kind is Kind.EMAIL or UNFINISHED_LINK.fullmatch(url)):
        return LIKELY  # no script runs in a mail that would make something of an empty target
    return DOUBTFUL if link.role is Role.CTA and EMPTY_LINK.fullmatch(url) else 0.0


def _of_link(reading: Reading, link: Link, certainty: float) -> Measurement:
    locator, text = reading.touchpoint.locator, reading.touchpoint.text[link.start : link.end]
    shown = (
        Evidence(locator, text, link.start, link.end, says=f"links to “{link.url}”") if text else Evidence(locator, link.url, source="link")
    )
    return Measurement(
        check=Placeholders.name,
        kind="placeholder",
        code="PLH09",
        about=(locator,),
        value=1.0,
        certainty=certainty,
        evidence=(shown,),
        message=_link_message(link.url),
        fix="Give the link its real address.",
    )


def _link_message(url: str) -> str:
    if TEST_LINK.match(url.strip()):
        return f"A link leads to a test site: “{url}”."
    return f"A link leads nowhere yet: “{url}”." if url.strip() else "A link leads nowhere yet: it has no address."

"""The shapes of left-over template text: brackets to fill in, merge tags, dummy figures and dummy text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from consistency.records.touchpoint import Kind, Role

MERGING = frozenset({Kind.EMAIL, Kind.MACRO})
"""Kinds in which a merge tag is filled in before a customer reads it."""
SPOKEN = frozenset({Kind.SCRIPT, Kind.CAPTIONS})
"""Kinds in which brackets hold directions, labels of parts, and values read out."""
AROUND = 5
"""Words beside "placeholder text" up to which it is the text and not its subject."""
SURE, LIKELY, FAIR, DOUBTFUL = 1.0, 0.9, 0.7, 0.4

NOUN = (
    r"(?:names?|first ?name|last ?name|surname|date|dates|day|month|year|time|price|prices"
    r"|amount|sum|discount|percentage|percent|number|no\.?|qty|quantity|link|url|code|coupon"
    r"|promo|e-?mail|phone|telephone|mobile|address|postcode|zip|city|town|state|country"
    r"|location|region|venue|company|organi[sz]ation|brand|client|customer|product|service|title"
    r"|subject|headline|image|photo|picture|logo|quote|testimonial|statistic|stat|figure"
    r"|job title|role|position|manager|contact|signature|deadline|duration|details?|text|copy|cta|button"
    r"|id|reference|ref|website|handle|hashtag|currency|total|balance|plan)"
)
FILL = re.compile(
    r"\b(?:insert|t\.?b\.?[cdan]\.?|to ?do|fixme|placeholder|fill in|to be (?:confirmed"
    r"|decided|determined|added|supplied)|to come|tk+|x{2,}|lorem|dummy|goes here|your \w+|add \w+|enter"
    r" \w+"
    r"|replace|check with|confirm (?:date|price|with)|client to|legal to|awaiting|pending|draft|here)\b|[£$€]\s*[x?_]|\?{2,}|_{2,}",
    re.IGNORECASE,
)
SLOT = re.compile(rf"^(?:[\w’'.-]+[ _]){{0,4}}{NOUN}(?:[ _](?:here|\d+))?$", re.IGNORECASE)
LABELS = frozenset(
    [
        "new",
        "update",
        "updated",
        "video",
        "pdf",
        "sold",
        "out",
        "ad",
        "sponsored",
        "rt",
        "cc",
        "sic",
        "event",
        "podcast",
        "photo",
        "photos",
        "watch",
        "listen",
        "read",
        "audio",
        "image",
        "quote",
        "end",
        "music",
        "applause",
        "laughter",
        "pause",
        "closed",
        "waitlist",
        "webinar",
        "free",
        "email",
        "protected",
        "email",
        "protected",
        "cw",
        "tw",
        "oc",
        "thread",
        "gif",
        "link",
        "in",
        "bio",
        "paid",
        "partnership",
        "nsfw",
        "faq",
        "beta",
    ]
)
TAGS = frozenset(
    [
        "a",
        "b",
        "i",
        "p",
        "u",
        "br",
        "em",
        "li",
        "ol",
        "ul",
        "td",
        "th",
        "tr",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "img",
        "nav",
        "pre",
        "sub",
        "sup",
        "svg",
        "body",
        "code",
        "form",
        "head",
        "html",
        "link",
        "main",
        "meta",
        "span",
        "time",
        "table",
        "title",
        "style",
        "strong",
        "script",
        "section",
        "button",
        "input",
        "label",
        "iframe",
        "header",
        "footer",
        "article",
        "aside",
        "video",
        "audio",
        "canvas",
        "figure",
        "small",
        "mark",
        "dl",
        "dt",
        "dd",
        "html5",
        "template",
        "slot",
        "details",
        "summary",
        "dialog",
        "address",
    ]
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a match and where: the kind of touchpoint, the segment's role and the text before and after in the segment."""

    kind: Kind
    role: Role
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of template text: `weigh` gives the certainty that a match is left over, 0 where it is none."""

    code: str
    what: str
    pattern: re.Pattern[str]
    weigh: Callable[[re.Match[str], Context], float]


def _sure(_: re.Match[str], __: Context) -> float:
    return SURE


def _likely(_: re.Match[str], __: Context) -> float:
    return LIKELY


def _tag(_: re.Match[str], context: Context) -> float:
    """A merge tag is fine where something merges, and literal text where nothing does."""
    return 0.0 if context.kind in MERGING else SURE


def _brace(match: re.Match[str], context: Context) -> float:
    """One pair of braces: a keyword insertion in an ad, some tools' merge tag in mail, left over elsewhere."""
    if context.kind in MERGING:
        return 0.0
    inside = match.group(1)
    if context.kind is Kind.AD and re.match(
        r"(?:=|key ?word:|param\d|location\(|customi[sz]er|ad ?customi[sz]er|if\(|countdown|ignore|lpurl)", inside, re.IGNORECASE
    ):
        return 0.0
    return SURE if re.fullmatch(r"[a-z]+(?:[_.][a-z]+)+|[A-Z_ ]{3,}|[a-z]+[A-Z]\w+", inside) or SLOT.match(inside) else 0.0


def _dynamic(match: re.Match[str], context: Context) -> float:
    """Double braces: also a catalogue ad's product fields are filled in."""
    if context.kind is Kind.AD and re.match(r"\s*(?:product|store|campaign|adset|ad)\.", match.group(1)):
        return 0.0
    if context.kind in MERGING:
        return LIKELY if not match.group(1).strip(" #/") else 0.0
    return SURE


def _broken(match: re.Match[str], context: Context) -> float:
    """Braces that open and never close, or the other way round, where tags are merged."""
    if match.group().endswith("}}") and context.before.rfind("{{") > context.before.rfind("}}"):
        return 0.0
    return SURE if context.kind in MERGING or re.search(r"[a-z_]", match.group()) else 0.0


def _bracket(match: re.Match[str], context: Context) -> float:
    """Square brackets: to fill in, a slot's name, or a direction."""
    inside = " ".join(match.group(1).split())
    if FILL.search(inside):
        return SURE
    if inside.casefold() in LABELS or inside.casefold().split()[0] in LABELS - {"photo", "image", "quote", "link", "email"}:
        return 0.0
    if context.role is Role.DIRECTION or (context.kind in SPOKEN and not (SLOT.match(inside) and inside.isupper() and _is_inline(context))):
        return 0.0
    if SLOT.match(inside):
        return LIKELY
    return _capitals(inside, context)


def _capitals(inside: str, context: Context) -> float:
    """Bracketed capitals within a sentence are a slot; alone on a line they may be a label."""
    if not (inside.isupper() and len(inside) > 2 and re.search(r"[A-Z]{2}", inside)):
        return 0.0
    if re.search(r"\d", inside) and " " not in inside:
        return 0.0
    return (FAIR if " " in inside or "_" in inside else 0.6) if _is_inline(context) else DOUBTFUL


def _is_inline(context: Context) -> bool:
    return bool(re.search(r"[^\W\d]\W*$", context.before) or re.search(r"^\W*[^\W\d]", context.after))


def _angle(match: re.Match[str], context: Context) -> float:
    """Angle brackets: a slot's name, a value read out by a telephone system, a tag spoken of, or a sign for less and more."""
    inside = match.group(1).strip()
    if FILL.search(inside):
        return SURE
    if context.kind in SPOKEN or inside.casefold() in TAGS or "@" in inside:
        return 0.0
    return LIKELY if SLOT.match(inside) else DOUBTFUL


def _chevron(_: re.Match[str], context: Context) -> float:
    return 0.0 if context.kind in MERGING else LIKELY


UNIT = (
    r"(?:hours?|days?|weeks?|months?|years?|minutes?|mins?|seconds?|people|customers|users"
    r"|members|items?|per ?cent|percent|points|miles|km|metres|meters|grams|kg|pounds|dollars|euros)"
)
ROMAN = re.compile(
    r"(?:\b[A-Z][\w’']*|\bsize|\bpart|\bsizes|\bvolume|\bchapter|\barticle|\bact|\bno\.?"
    r"|\bsection|\bannex|\bappendix|\bclass|\btitle|\bgeneration)\s+$"
)
STARTS = re.compile(
    r"(?:^|[.!?:]\s+)(?:The|In|By|Over|Under|After|Within|For|From|Until|Only|Just|Save"
    r"|Get|Up to|At|Our|Your|With|Ends|Call|Join|More than|Than|To|About|Nearly|Almost)\s+$"
)


def _crosses(match: re.Match[str], context: Context) -> float:
    """XX for a figure to come: not a Roman numeral, a size, kisses, or a masked number."""
    after, before = context.after, context.before
    if re.match(r"(?:[ -]?[Xx*]{2,4})*[ -]?\d|\s*chromosomes?\b|(?:th|st|nd|rd)\s+century|\s+century", after) or re.search(
        r"[Xx\d*•]{2,}[ -]$", before
    ):
        return 0.0
    if ROMAN.search(before) and not STARTS.search(before):
        return 0.0
    if re.match(r"\s*(?:$|[,.!]?\s*$)", after) and not re.search(
        r"\b(?:for|in|by|until|of|at|to|from|is|only|just|over|on)\s+$", before, re.IGNORECASE
    ):
        return 0.0
    if match.group().islower():
        return LIKELY if re.match(rf"\s?{UNIT}\b", after, re.IGNORECASE) else 0.0
    return SURE if re.match(r"\s+[a-z]|[-–]?(?:day|hour|week|month|year)", after) or re.search(r"[a-z]\s+$", before) else FAIR


def _to_come(_: re.Match[str], context: Context) -> float:
    """Journalists' TK ("to come"): not the start of a name (TK Maxx), a sum in taka, or a part of a code."""
    if re.match(r"\s+[A-Z][a-z]|\s*\d|[-–]\d|[&.]", context.after) or re.search(r"[-–&\d/]$", context.before):
        return 0.0
    return LIKELY


def _spoken_of(_: re.Match[str], context: Context) -> float:
    """Dummy text in a long sentence is rather spoken of than left over."""
    return LIKELY if len(context.before.split()) + len(context.after.split()) <= AROUND else DOUBTFUL


def _acronym(match: re.Match[str], context: Context) -> float:
    """TBC and its kin: not an abbreviation that the text introduces in brackets after a name."""
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", context.before))
    if context.before.endswith("(") and initials.endswith(match.group()):
        return 0.0
    return FAIR if match.group().upper() == "TBA" else LIKELY


def _format(_: re.Match[str], context: Context) -> float:
    """DD/MM/YYYY: a hint in a form or in a sentence about the format, otherwise a date to come."""
    is_hint = context.role is Role.FORM or re.search(
        r"\b(?:enter|type|date of birth)\b[^.]*$|\b(?:format|form|as|like|type|enter|use)\b\W*$", context.before, re.IGNORECASE
    )
    return 0.0 if is_hint else LIKELY


def _opening(_: re.Match[str], context: Context) -> float:
    return (
        LIKELY
        if context.role in {Role.TITLE, Role.SUBJECT, Role.HEADLINE, Role.PREHEADER, Role.DESCRIPTION} and not context.before.strip()
        else 0.0
    )


def _whole(_: re.Match[str], context: Context) -> float:
    """Dummy text that makes up the whole segment; a form may hint so."""
    return 0.0 if context.before.strip() or context.after.strip(" .") or context.role is Role.FORM else LIKELY


def _greeting(_: re.Match[str], context: Context) -> float:
    return 0.6 if context.kind in MERGING and not context.before.strip() else 0.0


def _address(_: re.Match[str], context: Context) -> float:
    return 0.0 if context.role is Role.FORM else DOUBTFUL


def _shape(code: str, what: str, pattern: str, weigh: Callable[[re.Match[str], Context], float], flags: int = 0) -> Shape:
    return Shape(code, what, re.compile(pattern, flags), weigh)


PART = (
    r"(?:headline|title|sub-?head(?:ing|line)?|heading|text|copy|body(?: copy| text)?|caption"
    r"|description|image|logo|quote|button(?: text)?|cta|tagline|paragraph|content|subject(?: line)?|preheader)"
)
SHAPES = (
    _shape("PLH01", "a merge tag where nothing merges", r"\{\{\{?([^{}\n]*)\}\}\}?", _dynamic),
    _shape(
        "PLH01",
        "a merge tag where nothing merges",
        r"\*\|[A-Z0-9_:]+\|\*|%%[\w .]+%%|(?<![\w%])%[A-Z][A-Z0-9_]{2,}%|\$\{[\w. ]+\}|<%[=-]?[^%\n]+%>"
        r"|\{%[^%\n]+%\}|\[\[[^\[\]\n]+\]\]|\[%[^%\n]+%\]"
        r"|(?<!\w)__[A-Z][A-Z_]+__(?!\w)|(?<!\w)##\w+##|(?<!\w)@@\w+@@|«\w+»",
        _tag,
    ),
    _shape(
        "PLH02",
        "a merge tag that is not closed",
        r"\{\{(?!\{)[^{}\n]{1,40}(?:\}(?!\})|$|(?=[\n{]))|(?<!\{)\{?\b[\w.]{2,40}\s?\}\}(?!\})|\*\|[A-Z_]+(?![\w|:])|\{%[^%}\n]{0,40}$",
        _broken,
        re.MULTILINE,
    ),
    _shape("PLH03", "a slot to fill in", r"<<([^<>\n]{2,40})>>", _chevron),
    _shape("PLH03", "a slot to fill in", r"(?<![\[\w!])\[([^\[\]\n]{1,60})\](?!\(|\])", _bracket),
    _shape("PLH03", "a slot to fill in", r"(?<!<)<([A-Za-z][\w ’'./-]{1,40})>(?!>)", _angle),
    _shape("PLH03", "a slot to fill in", r"(?<![{$%#\w])\{([^{}\n%]{2,40})\}(?!\})", _brace),
    _shape("PLH03", "a slot to fill in", r"\bINSERT(?: [A-Z]{2,})+\b", _sure),
    _shape("PLH04", "dummy text", r"\blorem\s+ipsum\b|\bdolor sit amet\b|\bconsectetur adipisc\w+", _sure, re.IGNORECASE),
    _shape(
        "PLH04",
        "dummy text",
        rf"\b{PART} goes here\b|\b(?:placeholder|dummy|sample|filler) (?:text|copy|headline"
        rf"|title|image|content)\b|\bclick to (?:edit|add) (?:text|title)\b",
        _spoken_of,
        re.IGNORECASE,
    ),
    _shape(
        "PLH04",
        "dummy text",
        rf"^\s*(?:your |insert |add |enter |type )?(?:your |a |the )?{PART}(?: \d)?(?: goes)?"
        rf" here\b|^\s*(?:your )?{PART}(?: text| copy)? ?\d$|^\s*(?:insert|add|enter) (?:your |a )?{PART}\b",
        _whole,
        re.IGNORECASE,
    ),
    _shape(
        "PLH04",
        "dummy text",
        r"\bFirst ?name Last ?name\b|\bName Surname\b|\bYour (?:Company|Brand|Business|Product) Name\b|\bPLACEHOLDER\b",
        _likely,
    ),
    _shape(
        "PLH05",
        "a figure to come",
        r"[£$€]\s?[Xx]{1,4}(?:[.,][Xx]{2,3})*\b|[£$€]\s?\?+|[£$€]0{2,}(?:\.00)?\b|\b[Xx]{1,3}(?:\.[Xx]{1,2})?\s?%"
        r"|\?{2,}\s?%|\b[Xx]{2}[:/.][Xx]{2}(?:[/.][Xx]{2,4})?\b|\b0\d?X{3}[ X]+\b",
        _sure,
    ),
    _shape("PLH05", "a figure to come", r"(?<![\w.£$€/:-])(?:X{2,4}|xx)(?![\w%/:]|\.[Xx])", _crosses),
    _shape("PLH05", "a figure to come", r"(?<![\w.£$€/:-])XX(?:[cmk]m|kg|ml|g|ft|mins?|hrs?)\b", _sure),
    _shape(
        "PLH05",
        "a telephone number to come",
        r"(?<![\w.])\(?(?:0|\+|1[ -]?8"
        r"|\d{3}\))\d{0,5}\)?[ -]X{3}[ -]?X{3,4}(?![ -]?[\dX])",
        _sure,
    ),
    _shape("PLH05", "a date to come", r"\b00/00/(?:00)?00\b", _sure),
    _shape(
        "PLH05",
        "a date to come",
        r"\b(?:DD|dd)[/.-](?:MM|mm)[/.-](?:YY|yy){1,2}\b|\b(?:MM|mm)[/.-](?:DD|dd)[/.-](?:YY|yy){1,2}\b|\bYYYY-MM-DD\b",
        _format,
    ),
    _shape("PLH06", "a note to the writer", r"\bTK\b(?!-)", _to_come),
    _shape("PLH06", "a note to the writer", r"\bTK(?:TK)+\w*|\bTKK+\b|\bTODO\b|\bFIXME\b|\bT\.B\.[CDA]\.", _likely),
    _shape("PLH06", "a note to the writer", r"\b(?:TBC|TBD|TBA|TBN|tbc|tbd)\b", _acronym),
    _shape(
        "PLH06",
        "a note to the writer",
        r"^\s*(?:Copy of (?!your\b|our\b|the\b|a\b|an\b|my\b|this\b|all\b)(?=[A-Z])|DRAFT\b"
        r"|Untitled(?: document| page| design)?\s*$|Subject line\s*$|New page\s*$|\[(?:TEST|PROOF)\]"
        r"|(?:TEST|PROOF)(?: SEND| E?-?MAIL| ONLY)?\s*(?:[:–—-]|$))",
        _opening,
    ),
    _shape(
        "PLH07",
        "a value that was empty",
        r"\b(?:Hi|Hello|Dear|Hey|Thanks|Welcome),?\s+(?:null|undefined|None|NaN|N/A|\(null\))(?=[\s,.!]"
        r"|$)|\[object Object\]|#(?:REF|VALUE|NAME|DIV/0)[!?]|#N/A\b",
        _sure,
    ),
    _shape("PLH07", "a value that was empty", r"^\s*(?:Hi|Hello|Dear|Hey) +[,!]", _greeting),
    _shape(
        "PLH08",
        "an example address",
        r"\bxx+@[\w.-]*|\b(?:name|email|someone|you)@(?:example|domain|company|yourcompany"
        r"|yourdomain|email)\.com\b|\bwww\.(?:example|yourwebsite|yoursite|domain)\.com\b",
        _address,
    ),
)

"""Plain text: radio and telephone scripts with their stage directions told from the spoken words, and other copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import Composition, collapsed, paragraphs, url_links
from consistency.channels.files import SourceFile
from consistency.channels.letterhead import letterhead
from consistency.channels.plain import is_prose
from consistency.channels.wrapping import unwrapped
from consistency.records.touchpoint import Kind, Role, Touchpoint

SOUND = re.compile(
    r"(?:SFX|FX|MUSIC|MUX|SOUND|ATMOS|STING|AMBIENCE|JINGLE|VIDEO|VISUAL|SUPER|CUT TO|FADE(?: IN| OUT)?|ANNCR NOTE)\b[^a-z:]{0,20}:.*"
)
SPEAKER = re.compile(
    r"((?:[A-Z][A-Z0-9.'’&/ -]{0,29}[A-Z0-9.]|(?i:voice[- ]?over|v/?o|mvo|fvo|announcer|anncr|narrator|presenter|host|speaker|agent"
    r"|operator|caller|customer|recording|prompt|ivr|male|female|man|woman|child|boy|girl)(?: ?\d)?)\s*(?:\([^()\n]*\))?\s*:)(?:\s+|$)"
)
PRODUCTION = re.compile(
    r"(?i:client|title|version|length|duration|running time|date|job(?: n(?:o|umber))?|product|station|flight|media|medium|agency"
    r"|writer|copywriter|producer|campaign|brand|script|spot|ad-?id|isci|approved(?: by)?|talent|cast|format|audience|market|network"
    r"|air dates|run dates|line|tel(?:ephone)?(?: number)?|recorded(?: by)?|revision|draft|ref(?:erence)?)\s*:.*"
)
"""Lines of the sheet around a script: what it is for and who makes it, never spoken."""
FACT = re.compile(
    r"(?:WHEN|WHERE|WHO|WHAT|WHY|HOW|PRICES?|COST|TIMES?|VENUE|ADDRESS|PHONE|E-?MAIL|WEB(?:SITE)?|NOTE|N\.?B\.?|P\.?S\.?|TERMS)\s*:"
)
"""What leaflets and invitations put before a colon: labels of facts, nobody's name."""
SHEET = re.compile(
    r"\b\d+\s*(?:[\"”″'’]{1,2}(?!\w)|(?:s|secs?|seconds?|mins?|minutes?)\b)|\b(?:19|20)\d\d\b|\b(?:FM|AM|DAB|TV|radio|recorded|flight|loop)\b",
    re.IGNORECASE,
)
"""Signs of a line of the sheet without a label: a length, a year, a station."""
READER = re.compile(
    r"(?i:voice|v/?o\b|mvo|fvo|announcer|anncr|narrator|presenter|host|speaker|agent|operator|caller|customer|recording|prompt)"
)
MENU = re.compile(
    r"\bpress (?:(?:the )?(?:star|hash|pound)|zero|one|two|three|four|five|six|seven|eight|nine|[0-9*#])(?!\w)|\bafter the (?:tone|beep)\b"
    r"|\byou(?:[’']ve| have) reached\b",
    re.IGNORECASE,
)
"""What telephone menus and answering machines say wherever they are."""
CALL = re.compile(
    r"\b(?:call(?:s|ing|ers?)?|ring(?:ing)?|phoning|(?:tele)?phone|reached|hold|the line|queue|tone|operator|mailbox|extension)\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:(?:main|opening|welcome|recorded|on|while)[ -])?(?:greeting|(?:main )?menu|hold(?: message)?|out of hours"
    r"|after[- ]hours|closed|voice ?mail|mailbox|queue|busy|transfer|option \w+)(?: message| greeting| menu)?\s*:?",
    re.IGNORECASE,
)
"""A line that names a part of a telephone script."""
BRACKETED = re.compile(r"\[[^\[\]\n]+\]|\((?:[a-z][^()\n]*|[A-Z ]+|(?:SFX|FX|MUSIC|SOUND|ATMOS|VO)\b[^()\n]*)\)")
INSERTED = re.compile(r"\[\s*(?:insert|tbc|tbd|tbk|tk|add|your|placeholder|todo|xx)\b.*", re.IGNORECASE)
"""Square brackets that wait for words are left-over template text, which has to stay in the copy to be found."""
INLINE = re.compile(r"\[[^\[\]\n]{2,60}\]")
STAGED = re.compile(
    r"\[[^\[\]]*[a-z][^\[\]]*[.!]\]|\[(?i:pause|beat|silence|laughs?|laughter|sighs?|music|sfx|sound|tone|beep|bell|hold|softly|whispers?)\b[^\[\]]*\]"
)
SENTENCE_END = re.compile(r"(?:^|[.!?…:][\"”’')\]]*)\s*$")
TITLE_WORDS = 12


class Txt:
    """Reads one text file as one touchpoint."""

    name: ClassVar[str] = "txt"
    formats: ClassVar[str] = "Plain text, radio and telephone scripts"
    reads: ClassVar[str] = (
        "paragraphs; the subject and preheader that a mail's text begins with; in scripts the spoken words, cues and speakers as directions"
    )
    skips: ClassVar[str] = "nothing"
    source: ClassVar[str] = "The layout that broadcasters and telephone menus share; no standard"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is text for reading: no data, no code, not binary."""
        return is_prose(file)

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The text; UnreadableError where it holds nothing."""
        text = file.prose()
        lines = [line.strip() for line in text.split("\n")]
        head, begins = letterhead(lines)
        is_script = not head and is_spoken(lines)
        composition = Composition()
        for words, role in head:
            composition.add(words, role, "head")
        if is_script:
            _add_script(lines, composition)
        else:
            for paragraph in paragraphs("\n".join(unwrapped(lines[begins:]))):
                composition.add(paragraph, Role.BODY, "", url_links(paragraph))
        if not composition:
            raise file.error("REA23", "the text holds no words.", "Delete it or write it.")
        yield composition.touchpoint(file, Kind.SCRIPT if is_script else Kind.TEXT)


def is_spoken(lines: list[str]) -> bool:
    """Whether the lines are a script: sound cues, several cues in brackets, several speakers' names, or a telephone's menu."""
    sounds = sum(bool(SOUND.fullmatch(line)) for line in lines)
    cues = sum(_is_cue(line) for line in lines)
    speakers = sum(_is_speech(line) for line in lines)
    return sounds > 0 or cues > 1 or speakers > 1 or (cues > 0 and speakers > 0) or _is_menu(lines, cues)


def _is_menu(lines: list[str], cues: int) -> bool:
    """Whether callers hear the lines: the keys that they may press, beside a part's name in brackets or other talk of calls."""
    keys = sum(bool(MENU.search(line)) for line in lines)
    return keys + cues > 1 and keys > 0 and (cues > 0 or any(CALL.search(line) for line in lines))


def _is_cue(line: str) -> bool:
    return bool(BRACKETED.fullmatch(line)) and not INSERTED.fullmatch(line)


def _is_direction(line: str) -> bool:
    return bool(SOUND.fullmatch(line)) or _is_cue(line)


def _add_script(lines: list[str], composition: Composition) -> None:
    """Adds directions and speech in order; speech is joined where a line broke only because it was full."""
    heading = _heading(lines)
    for line in lines[:heading]:
        composition.add(line, Role.DIRECTION, "heading")
    is_menu = any(MENU.search(line) for line in lines)
    for line in unwrapped(lines[heading:], starts=_begins):
        if is_menu and PART.fullmatch(line):
            composition.add(line, Role.DIRECTION, "part")
        else:
            _add_line(line, composition)


def _heading(lines: list[str]) -> int:
    """How many lines of title, station and dates stand above the first cue: the paragraphs before it that begin like a title or a sheet."""
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    if first == len(lines) or _is_direction(lines[first]) or not _is_title(lines, first):
        return 0
    end = next((i for i in range(first + 1, len(lines)) if not lines[i] or _begins(lines[i])), len(lines))
    end = next((i for i in range(end, len(lines)) if lines[i] and not PRODUCTION.fullmatch(lines[i])), end)
    has_cue = any(_begins(line) or PART.fullmatch(line) for line in lines[end:]) or any(MENU.search(line) for line in lines[end:])
    return end if has_cue else 0


def _begins(line: str) -> bool:
    """Whether the script itself begins at this line: with a cue, or with somebody who speaks."""
    return _is_direction(line) or _is_speech(line)


def _is_title(lines: list[str], first: int) -> bool:
    """Whether a script's first line names it: few words that end like no sentence, also after the client's name and a colon."""
    line = lines[first]
    if PRODUCTION.fullmatch(line):
        return True
    if re.search(r"[.!?,;][\"”’']?$", line) or len(line.split()) > TITLE_WORDS:
        return False
    speaker = SPEAKER.match(line)
    return not speaker or _is_named(line[speaker.end() :].strip(), speaker.group(1), lines, first)


def _is_named(title: str, name: str, lines: list[str], first: int) -> bool:
    """Whether `NAME: TITLE` is a client with a spot's title: the name speaks nowhere else, the rest is set as one."""
    others = [other for line in lines[first + 1 :] if (other := SPEAKER.match(line))]
    who = _bare(name)
    if not title or READER.match(name) or any(_bare(other.group(1)) == who for other in others):
        return False
    following = lines[first + 1] if first + 1 < len(lines) else ""
    is_sheet = bool(following) and bool(SHEET.search(following)) and not _begins(following)
    return is_sheet or title.isupper() or bool(re.fullmatch(r"[\"“‘'«].+[\"”’'»]", title))


def _bare(name: str) -> str:
    """The speaker's name without the colon and what is said in brackets about the voice."""
    return re.sub(r"\s*(?:\([^()]*\))?\s*:$", "", name).casefold()


def _is_speech(line: str) -> bool:
    """Whether a line begins with a speaker's name."""
    return bool(SPEAKER.match(line)) and not PRODUCTION.fullmatch(line) and not FACT.match(line)


def _add_line(line: str, composition: Composition) -> None:
    if _is_direction(line):
        composition.add(line, Role.DIRECTION, "cue")
        return
    speaker = SPEAKER.match(line) if _is_speech(line) else None
    if speaker:
        composition.add(speaker.group(1), Role.DIRECTION, "speaker")
        line = line[speaker.end() :]
    _add_speech(collapsed(line), composition)


def _add_speech(line: str, composition: Composition) -> None:
    """Adds spoken words; directions between two sentences become blocks, those inside a sentence stay where they are."""
    start = 0
    for cue in INLINE.finditer(line):
        if STAGED.fullmatch(cue.group()) and not INSERTED.fullmatch(cue.group()) and SENTENCE_END.search(line[start : cue.start()]):
            composition.add(line[start : cue.start()])
            composition.add(cue.group(), Role.DIRECTION, "cue")
            start = cue.end()
    rest = collapsed(line[start:])
    composition.add(rest, Role.BODY, "", url_links(rest))

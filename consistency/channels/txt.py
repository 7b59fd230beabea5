"""Plain text: radio and telephone scripts with their stage directions told from the spoken words, and other copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.composition import Composition, collapsed, paragraphs, url_links
from consistency.channels.files import SourceFile
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
    r"|writer|producer|campaign|brand|script|spot|ad-?id|isci|approved(?: by)?|talent|cast|format|audience)\s*:.*"
)
"""Lines of the sheet around a script: what it is for and who makes it, never spoken."""
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

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is text for reading: no data, no code, not binary."""
        return is_prose(file)

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The text; UnreadableError where it holds nothing."""
        text = file.prose()
        lines = [line.strip() for line in text.split("\n")]
        is_script = is_spoken(lines)
        composition = Composition()
        if is_script:
            _add_script(lines, composition)
        else:
            for paragraph in paragraphs("\n".join(unwrapped(lines))):
                composition.add(paragraph, Role.BODY, "", url_links(paragraph))
        if not composition:
            raise file.error("REA23", "the text holds no words.", "Delete it or write it.")
        yield composition.touchpoint(file, Kind.SCRIPT if is_script else Kind.TEXT)


def is_spoken(lines: list[str]) -> bool:
    """Whether the lines are a script: sound cues, several cues in brackets, or several speakers' names."""
    sounds = sum(bool(SOUND.fullmatch(line)) for line in lines)
    cues = sum(_is_cue(line) for line in lines)
    speakers = sum(_is_speech(line) for line in lines)
    return sounds > 0 or cues > 1 or speakers > 1 or (cues > 0 and speakers > 0)


def _is_cue(line: str) -> bool:
    return bool(BRACKETED.fullmatch(line)) and not INSERTED.fullmatch(line)


def _is_direction(line: str) -> bool:
    return bool(SOUND.fullmatch(line)) or _is_cue(line)


def _add_script(lines: list[str], composition: Composition) -> None:
    """Adds directions and speech in order; speech is joined where a line broke only because it was full."""
    heading = _heading(lines)
    for line in lines[:heading]:
        composition.add(line, Role.DIRECTION, "heading")
    for line in unwrapped(lines[heading:]):
        _add_line(line, composition)


def _heading(lines: list[str]) -> int:
    """How many lines of title, station and dates stand above the first cue: the first paragraph, where it begins like a title."""
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    if first == len(lines) or _is_direction(lines[first]) or _is_speech(lines[first]):
        return 0
    end = next((i for i in range(first, len(lines)) if not lines[i]), len(lines))
    is_title = bool(PRODUCTION.fullmatch(lines[first])) or (
        len(lines[first].split()) <= TITLE_WORDS and not re.search(r"[.!?,;]$", lines[first])
    )
    end = next((i for i in range(first, end) if _is_direction(lines[i]) or _is_speech(lines[i])), end)
    has_cue = any(_is_direction(line) or _is_speech(line) for line in lines[end:])
    return end if is_title and has_cue else 0


def _is_speech(line: str) -> bool:
    """Whether a line begins with a speaker's name."""
    return bool(SPEAKER.match(line)) and not PRODUCTION.fullmatch(line)


def _add_line(line: str, composition: Composition) -> None:
    if _is_direction(line):
        composition.add(line, Role.DIRECTION, "cue")
        return
    speaker = SPEAKER.match(line)
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

"""Subtitles (.srt, .vtt): the cues as the running text that viewers hear, sounds as stage directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import ClassVar

from consistency.channels.composition import Composition, collapsed
from consistency.channels.files import SourceFile
from consistency.channels.rolling import unrolled
from consistency.records.touchpoint import Kind, Role, Touchpoint

TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
TIMING = re.compile(rf"^\s*{TIME}\s*-->\s*{TIME}.*$", re.MULTILINE)
TAGS = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[♪♫#].*")
SPEAKER = re.compile(r"^(?:>>\s*)?([A-Z][A-Z .'’-]{1,30}):\s+|^[-–]\s+", re.MULTILINE)
NUMBER = re.compile(r"\n\s*\d+\s*\Z")
NUMBER_APART = re.compile(r"\n[^\S\n]*\n\s*\d+\s*\Z")
"""The number of the next cue, which WebVTT may leave out; a cue's words end before it."""
NOTE = re.compile(r"\n\n(?:NOTE|STYLE|REGION)\b.*?(?=\n\n|\Z)", re.DOTALL)


class Srt:
    """Reads one file of subtitles as one touchpoint."""

    name: ClassVar[str] = "srt"
    formats: ClassVar[str] = "SubRip .srt and WebVTT .vtt"
    reads: ClassVar[str] = "the spoken words as running text, rolling captions once; sounds as directions"
    skips: ClassVar[str] = "timings, formatting, speakers' names, notes"
    source: ClassVar[str] = "W3C WebVTT; SubRip as its program wrote it"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file begins with a cue's number and timing, or with the mark of WebVTT."""
        start = file.head_text
        return start.startswith("WEBVTT") or bool(re.match(rf"(?:\d+\s*\n)?\s*{TIME}\s*-->", start))

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The running text; UnreadableError where no cue says anything."""
        composition = Composition()
        spoken: list[str] = []
        for cue in _cues(file.prose()):
            if SOUND.fullmatch(cue):
                composition.add(" ".join(spoken))
                spoken = []
                composition.add(cue, Role.DIRECTION, "sound")
            else:
                spoken.append(cue)
        composition.add(" ".join(spoken))
        if not composition:
            raise file.error("REA23", "the subtitles hold no text.", "Export them again.")
        yield composition.touchpoint(file, Kind.CAPTIONS)


def _cues(text: str) -> Iterator[str]:
    """The words of each cue on one line, without formatting, speakers' names and dashes, each line of rolling captions once."""
    for lines in unrolled([_lines(body) for body in _bodies(text)]):
        cue = SPEAKER.sub("", "\n".join(lines)).replace("\n", " ").strip()
        if cue:
            yield cue


def _lines(body: str) -> list[str]:
    return collapsed(unescape(TAGS.sub("", body))).split("\n") if body.strip() else []


def _bodies(text: str) -> Iterator[str]:
    """What stands below each timing, without the next cue's number and notes."""
    is_numbered = not text.lstrip().startswith("WEBVTT")
    timings = list(TIMING.finditer(text))
    for index, timing in enumerate(timings):
        end = timings[index + 1].start() if index + 1 < len(timings) else len(text)
        body = NOTE.sub("", text[timing.end() : end])
        yield (NUMBER if is_numbered else NUMBER_APART).sub("", body, count=1) if index + 1 < len(timings) else body

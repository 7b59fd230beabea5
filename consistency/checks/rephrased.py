"""Finds promises that the page takes back in other words: an examination for "no exams", a heading "What is not covered"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.concepts import TOO_BROAD, concepts, kin
from consistency.checks.negations import ATTITUDES, EMPTY, PROVIDES, WORD, Denial, denials, stem
from consistency.checks.statements import Breach, Line

MONEY = re.compile(r"[£$€] ?[1-9]|\b[1-9][\d.,]* ?(?:%|p\b|pence|cents|pounds|dollars|euros)")
ASKED = re.compile(
    r"\b(?:need(?:ed|s)?|must|required?|requires|enter|give us|bring|have to|ask(?:s|ed)? (?:you )?for|appl(?:y|ies)|carr(?:y"
    r"|ies)|added|payable"
    r"|due|charged?|compulsory|minimum|sit|take)\b"
)
NOT_ASKED = re.compile(
    r"\b(?:no|not|never|without|nobody|none|nothing|free|waived|optional|don't|doesn't|isn't|aren't|won't|cannot|can't|instead of|unlike"
    r"|rather than|only if|if you|unless|other (?:banks|companies|shops|providers))\b|[£$€]0\b"
)
WAIVED = re.compile(
    r"\b(?:nobody|none|nothing|free|waived|optional|instead of|unlike|rather than|only if|if you|unless"
    r"|other (?:banks|companies|shops|providers))\b|[£$€]0\b"
)
DENYING = re.compile(
    r"\b(?:no|not|never|without|nor|don't|doesn't|didn't|isn't|aren't|won't|cannot|can't|needn't|zero)\b(?P<rest>[^,;.:]{0,45})"
)
"""What stands right after a denial is what is denied."""
HAD = frozenset({"exam", "contract", "homework", "advert", "creditcheck", "queue", "referral"})
"""What there is none of: a page that has it, in a sentence that denies nothing, takes the promise back."""
EXCLUDING = re.compile(
    r"^\W*(?:what(?:'s| is|'re| are)? (?:we )?(?:not|isn't|don't|never)\b|not (?:covered|included)|exclusions?|exceptions?"
    r"|what you (?:don't|won't)"
    r"|we (?:don't|do not) (?:cover|include|offer))"
)
"""A heading under which everything is denied."""
ONLY_HERE = re.compile(r"\b(?:except|unless|but|only if|outside|beyond)\b")
TAIL = re.compile(r" (?:abroad|overseas|(?:for|on|at|to|when|if) (?:you |the |your |an? )*[a-z]+)")
"""What follows a denied thing and says where there is none of it."""
DOING = re.compile(r"\b(?:never|do not|don't|does not|doesn't|not|won't|isn't|aren't) (?:be |been |get )?(?P<verb>[a-z]{4,})\b")
SURE, FAIR = 0.85, 0.8
FEE = "fee"


def asked_for(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """The promise says that there is none of a thing; the page asks for it in other words, and nowhere says that it does not."""
    for promise in promises:
        for denial in denials(promise.folded):
            thing = _thing(promise.folded, denial)
            if not thing or thing <= {FEE} or _is_denied(thing, lines):
                continue
            for line in lines:
                if _asks(thing, line):
                    yield Breach(promise, line, SURE, "contradicted", "the page asks for it")


def _thing(folded: str, denial: Denial) -> frozenset[str]:
    """What is denied, as concepts: "no fees abroad" denies fees abroad."""
    tail = TAIL.match(folded, denial.end)
    return concepts(folded[denial.start : denial.end]) | (concepts(tail.group()) if tail else frozenset())


def _is_denied(thing: frozenset[str], lines: Iterable[Line]) -> bool:
    return any(kin(thing, line.concepts) and _denies(thing, line) for line in lines)


def _denies(thing: frozenset[str], line: Line) -> bool:
    """True where a sentence says that there is none of a thing, or that it is waived, in part or for some."""
    said = (concepts(match["rest"]) for match in DENYING.finditer(line.folded))
    return bool(WAIVED.search(line.folded)) or any(thing & denied for denied in said)


def _asks(thing: frozenset[str], line: Line) -> bool:
    """True where a line of the page has or demands all of a thing, its heading counted in, and at least one part itself."""
    if not thing <= line.concepts | concepts(line.heading) or _denies(thing, line):
        return False
    if FEE in thing:
        return bool(MONEY.search(line.folded)) and bool(thing - {FEE} & line.concepts or len(thing) > 1)
    return bool(thing & line.concepts) and (bool(thing & HAD) or bool(ASKED.search(line.folded)))


def done_after_all(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """The promise says that a thing is never done ("never sprayed"); the page says that "we spray"."""
    for promise in promises:
        for match in DOING.finditer(promise.folded):
            if match["verb"] in ATTITUDES | PROVIDES | EMPTY:
                continue
            done = re.compile(rf"\b(?:we|they|are|is|get|be) (?:\w+ly )?{re.escape(stem(match['verb']))}[a-z]{{0,4}}\b")
            for line in lines:
                if (
                    done.search(line.folded)
                    and kin(promise.concepts, line.concepts | concepts(line.heading))
                    and not NOT_ASKED.search(line.folded)
                ):
                    yield Breach(promise, line, FAIR, "contradicted", "the page says that it is done")


def refused(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """The promise has what the page denies in other words; not where the page also has it."""
    for line in lines:
        for denial in denials(line.folded):
            thing = concepts(_said(line.folded, denial)) - TOO_BROAD
            if len(thing) < 2 or denial.is_qualified or denial.is_local or denial.is_condition:
                continue
            for promise in promises:
                if thing <= promise.concepts and not _takes_back(thing, promise) and not _is_had(thing, line, lines):
                    yield Breach(promise, line, FAIR, "contradicted", "the page says that there is none")


def _takes_back(thing: frozenset[str], promise: Line) -> bool:
    """True where the promise denies something itself, in whatever words it denies the thing."""
    return any(True for _ in denials(promise.folded)) or _denies(thing, promise)


def _said(folded: str, denial: Denial) -> str:
    """The words of what is denied, in their order, so that phrases among them stay whole."""
    return " ".join(word for word in WORD.findall(folded[denial.start : denial.end]) if stem(word) in denial.words)


def _is_had(thing: frozenset[str], denying: Line, lines: Iterable[Line]) -> bool:
    return any(thing <= line.concepts and line is not denying and not NOT_ASKED.search(line.folded) for line in lines)


def _is_about(shared: frozenset[str], promise: Line) -> bool:
    """True for more than one concept of a promise, or most of what a short one is about: "the very best care" is no routine care."""
    return len(shared) > 1 or (bool(shared) and 2 * len(shared) >= len(promise.concepts))


def excluded(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """The promise covers what stands under a heading that leaves it out."""
    left_out = [line for line in lines if line.heading and EXCLUDING.search(line.heading)]
    for promise in promises:
        if any(True for _ in denials(promise.folded)):
            continue
        for line in left_out:
            shared = kin(promise.concepts, line.concepts)
            if (
                _is_about(shared, promise)
                and not ONLY_HERE.search(promise.folded)
                and not any(kin(shared, other.concepts) for other in lines if other not in left_out and not EXCLUDING.search(other.folded))
            ):
                yield Breach(promise, line, FAIR, "contradicted", "the page leaves it out")

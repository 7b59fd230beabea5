"""Finds promises made to all or without limit to which the page attaches a condition: a spend, a plan, a number, a place left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.concepts import concepts, kin
from consistency.checks.statements import Breach, Line

NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|a hundred)"
MONEY = r"[£$€] ?\d[\d.,]*"
WHOLE = re.compile(
    r"\b(?:every(?:one|body|thing|where|day)?|(?<!\bif )any(?:one|body|thing|where)?(?! of\b)|(?<!\bafter )(?<!\bat )(?<!\babove )all"
    r"(?! of (?:them|it|us|you|this|these|that|those)\b| (?:but|the same|right|along|in all)\b)|always"
    r"|whenever|wherever|unlimited|no limits?|as (?:often|many|much|long) as|100%|whatever)\b"
)
"""A promise to all, for everything, everywhere or at any time."""
PARTLY = re.compile(r"\b(?:most|some|many|often|usually|sometimes|mostly|nearly|almost|not|nobody|none|never|no one)\b")
"""The promise itself is not made to all."""
STRINGS = re.compile(
    rf"\b(?:orders?|baskets?|spends?|purchases?|bookings?|stays?) (?:of|over|above|from) {MONEY}|\b(?:over|above|from) {MONEY} (?:or more)?"
    rf"|\b(?:{NUMBER}|{MONEY}) (?:[a-z]+ )?or (?:more|over)\b"
    r"|\bor (?:more|over)\b|\bat least\b|\bminimum\b|\bwhen you spend\b|\bif you (?:spend|buy|order|book|stay|pay|have)\b"
    rf"|\bup to {NUMBER}\b|\b{NUMBER} times\b|\bafter that\b"
    r"|\b(?:does|do|is|are|has|have|will) ?n(?:o|')t (?:have|get|include|cover|apply|included|covered|certified)\b"
    r"|\bnot (?:included|covered|available)\b"
    r"|\b(?:most|some|half|many|selected|participating|certain|a few|parts?|two thirds|three quarters|a third|a quarter|nearly all) of\b"
    r"|\bselected\b|\bparticipating\b|\bexcept\b|\bexcludes?\b|\bexcluding\b|\bapart from\b"
    r"|\b(?:is|are) (?:charged|extra|limited|capped)\b|\bunless\b"
    rf"|\b(?:is|are|costs?) {MONEY} (?:a|an|per|each)\b|\bholds {NUMBER} [a-z]+s\b"
    r"|\bfor (?:people|those|children|customers|guests|adults) (?:over|under|aged|who|with|on)\b|\b(?:every|any)(?:one|body) else\b"
    r"|\b(?:pence|cents|p|%|per ?cent) of (?:each|every|the|what|it)\b"
)
"""What a page attaches."""
OWN_STRINGS = re.compile(
    rf"\b(?:over|above|at least|minimum|selected|participating|up to|except|when you (?:spend|buy)|if you|or more"
    rf"|as long as (?:you|they|it) (?!like|want|need|wish|please|choose)[a-z]+)\b|{MONEY}"
)
"""The promise names a condition itself."""
UNBOUND = re.compile(
    r"\b(?:every|all|any|always|no matter|unlimited|no limits?|without limit|whatever|everyone|everything|anywhere|everywhere)\b"
)
ALL = concepts("everyone everybody everything everywhere anyone anybody anything anywhere always whenever wherever whatever")
"""What only says that a promise is made to all: without anything else it promises nothing."""
PLURAL_NOUN = re.compile(r"\b(?:with|on|in|for|of|at|to)? ?(?:every|any|each|all) (?:our |the |your )?(?P<noun>[a-z-]+)")
GOES_ON = re.compile(
    r"^(?:after that|below that|above that|otherwise|the (?:rest|others?)|others?|some|it|they|one|that|this|all other|elsewhere)\b"
    r"|\b(?:does|do) ?n(?:o|')t have (?:one|it|them)\b|\b(?:is|are) (?:charged|extra)\b"
)
"""How a sentence begins or ends that says more of what the one before it said."""
GOES_BACK = re.compile(
    r"after that,? (?:it|they|the price|prices|everything)(?:'s|'re| is| are| goes?| returns?)(?: back| up)* to"
    rf" (?:{MONEY}|full price|(?:the|its|their) (?:usual|normal|full)\b)"
)
"""An offer that is over, which is no condition of it."""
ANOTHER = re.compile(r"[;!?]|\.(?!\d)|,? (?:and|while|plus) ")
"""Where a clause of something else begins."""
BRINGS = re.compile(r"^\W*(?:if|when|once|spend|for orders)\b[^,]*,? (?P<what>(?:you can|you'll|you may|we'll|we will|you get|and we)\b.*)")
SURE, UNSURE = 0.75, 0.45
LONGEST = 16
"""Words of the longest sentence that is read as a promise; what goes on for longer tells or explains."""
FEW = 4
"""Concepts of a promise up to which one that the page shares is enough to be about the same."""
NEAR = 2
"""Sentences after one of the same subject that may attach the condition."""


def attached(promises: Iterable[Line], lines: Sequence[Line], names: frozenset[str]) -> Iterator[Breach]:
    """Each promise to all that the page keeps only for some; `names` are the brand's own, which show no kinship."""
    for promise in promises:
        if not _is_to_all(promise.folded):
            continue
        about = (promise.concepts - _wholes(promise) or promise.concepts) - names
        if about <= ALL:
            continue
        needed = 1 if len(about) <= FEW else 2
        said = promise.folded.strip(" .!")
        if any(said in line.folded and not _is_bound(said, line.folded) for line in lines):
            continue
        related = [(at, line) for at, line in enumerate(lines) if len(kin(about, line.concepts | concepts(line.heading))) >= needed]
        if any(UNBOUND.search(line.folded) and not STRINGS.search(line.folded) and kin(about, line.concepts) for _, line in related):
            continue
        for at, line in related:
            strings = (other for other in _with_following(lines, at) if STRINGS.search(other.folded) and not _is_of_another(other, about))
            if string := next(strings, None):
                yield Breach(promise, string, _strength(about, line), "weaker", "the page attaches a condition")
                break


def _is_to_all(folded: str) -> bool:
    """True for a short sentence that promises something to all, and names no condition of its own."""
    is_short = len(folded.split()) <= LONGEST
    return is_short and bool(WHOLE.search(folded)) and not OWN_STRINGS.search(folded) and not PARTLY.search(folded)


def _is_bound(said: str, folded: str) -> bool:
    """True for a line that repeats a promise and attaches a condition to it; what another clause asks is asked for something else."""
    before, _, after = folded.partition(said)
    return any(STRINGS.search(clause) for clause in (ANOTHER.split(before)[-1], ANOTHER.split(after, maxsplit=1)[0]))


def _with_following(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """A line, and what follows it under the same heading where that goes on about the same."""
    yield lines[at]
    for line in lines[at + 1 : at + 1 + NEAR]:
        if line.heading == lines[at].heading and GOES_ON.search(line.folded) and not GOES_BACK.match(line.folded):
            yield line


def _is_of_another(line: Line, about: frozenset[str]) -> bool:
    """True for a condition whose own sentence says that it brings something else: "if it comes to £800, you can pay over 24 months"."""
    match = BRINGS.match(line.folded)
    return match is not None and not kin(about, concepts(match["what"]))


def _wholes(promise: Line) -> frozenset[str]:
    """The concepts that only say to how many the promise is made ("with every order"): what is promised is something else."""
    return frozenset().union(*(concepts(match["noun"]) for match in PLURAL_NOUN.finditer(promise.folded)))


def _strength(about: frozenset[str], line: Line) -> float:
    """How surely a line speaks of what is promised: in its own words, or by its heading."""
    if kin(about, line.concepts):
        return SURE
    return SURE if kin(about, concepts(line.heading)) and len(about) <= len(line.concepts) else UNSURE

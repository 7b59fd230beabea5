"""Which things a sentence says are not there, not done or not needed, and which it affirms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

KEPT = 4096
"""Sentences of which it is remembered what they say: a page is held against all that links to it, and much is said in many places."""
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
SUFFIX = re.compile(r"(?:ations?|ings?|ers?|ies|ied|ed|es|ys|s|y|e)$")
BREAK = (
    r"(?:[^a-z' ,-]|$|\b(?:because|but|so|until|if|when|which|that|while|as|unless|yet|though|since|then|this|on|for|in|at|to"
    r"|with|is|are|was|from|before|after|needed|required|we|you|it|they|just|only)\b)"
)
NO = re.compile(
    r"\b(?:no|zero|there (?:isn't|aren't|is not|are not)(?: an?y?)?|(?:hasn't|haven't|have not|has not) got(?: an?y?)?|without(?: an?y?)?"
    r"|exclud(?:es?|ing)|except(?: for)?|(?:but|just|though) not(?= (?:the|our|any|on|for|in)\b)|neither|nor"
    r"|not (?:including|for|on|in|available (?:in"
    rf"|for|on|as)))\s+(?P<list>[a-z' ,-]+?)(?=\s*{BREAK})"
)
NOT = re.compile(
    r"\b(?:do not|don't|does not|doesn't|need not|needn't|cannot|can't|won't|will not|never|no longer|not yet)\s+(?:yet |currently |also "
    r"|ever |actually )*(?P<verb>[a-z]+)\s*(?P<list>[a-z' ,-]*?)(?=\s*(?:[.;:!?()]|$|\b(?:because|but|so|until|if|when"
    r"|which|that|while|unless|though|we|you|they|just)\b))"
)
LEFT_OUT = re.compile(
    r"(?P<list>(?:[a-z-]+ ){0,2}[a-z-]+) (?:(?:is|are) (?:not|no longer|never)|isn't|aren't|(?<!is )(?<!are )not) (?:included|available"
    r"|covered|allowed|permitted|possible|accepted|welcome|part of|offered|sold|supported|stocked|provided)\b"
    r"|(?:[;,] |\bbut )(?:the )?(?P<short>(?:[a-z-]+ )?[a-z-]+) (?:isn't|aren't|is not|are not)(?= *(?:$|[.;!)]))"
    r"|(?P<extra>(?:[a-z-]+ ){0,2}[a-z-]+) (?:(?:is|are|costs?) extra|(?:is |are )?sold separately|(?:is|are) excluded)\b"
)
FRONTED = re.compile(
    r"^\W*(?P<list>[a-z]+(?:,? (?:and|or) [a-z]+|, [a-z]+)*),? we (?:do not|don't|never|cannot|can't|won't) (?P<verb>[a-z]+)(?=\W*$|[.,;])"
)
"""What is denied stands first: "figs and mulberries we do not lift"."""
LEAVES_OUT = re.compile(r"n't|\bnot\b|\bno longer\b|\bnever\b|\bextra\b|\bsold separately\b|\bexcluded\b")
"""What stands in every text that LEFT_OUT matches, and is quickly looked for."""
UNFIT = re.compile(
    r"\b(?:(?:not|isn't|aren't|no|never)(?: be)? (?:good|right|safe|suitable|suited|meant|made|fit|recommended)|unsuitable|unsafe|unfit)"
    r" (?:for|to|on) (?:an? |the |any |anyone |people who are )*(?P<list>[a-z' ,-]+?)(?=\s*(?:[^a-z' ,-]|$|\b(?:because|but|so|until"
    r"|if|when|who|which|that|with|in|on|at|under|over|we|it|they|you)\b))"
)
"""For whom or for what something is no good."""
HOLDS_FOR = re.compile(
    r"\b(?!we\b|they\b|i\b)[a-z0-9]+ (?:do not|don't|does not|doesn't|won't|will not|cannot|can't) work (?:on|with"
    r"|for|in)\b[^.;]*$"
)
"""What an offer or a code leaves out ("EMBER doesn't work on gift cards") is to be had all the same, at its price."""
SUPPOSED = re.compile(
    r"\b(?:if|unless|when|whenever|in case) (?:you|it|they|one|somebody|someone|anybody|anything|something|he|she)"
    r"(?:'ve|'re|'d|'s| have| are)? $"
)
"""Before a denial that is only supposed: "if you can't come" denies nothing."""
EITHER_WAY = re.compile(r"\b(?:with or without|(?P<thing>[a-z]+) or no (?P=thing))\b")
"""What holds with a thing as well as without it."""
GIVEN_BESIDE = re.compile(r",? and (?:an?|the|your|our|every|all) ")
"""In "no joining fee and a coach on your first day": behind it stands what is given."""
QUALIFIER = re.compile(r"\b(?:at|on|in|for|from|outside|inside|until|before|after|during|by|over|under|within|of|with)\b")
RELATIVE = re.compile(
    r"\W*(?:(?:for|to|with|by) )?(?:anything|everything|whatever|what) (?:that |which )?(?:you|your|we|our|they|the|it|he|she|is|was"
    r"|has|have)\b"
)
"""A thing that is told by a clause of its own: what somebody did or had is not denied by itself."""
PLACE = re.compile(r"\s*(?:to|in|on|at|from|outside|beyond) (?:the |our |some )(?!(?:moment|plan|price|present)\b)[a-z]{3,}")
"""After what is not there: where it is not."""
VAGUE = re.compile(r"\b(?:moment|present|yet|now|this|our|any more|these)\b")
EVENT = re.compile(r" (?:was|were|has|have|had|ever|will|can|could|should|would|goes|leaves|gets|comes)\b")
"""After "no pack" or "no customer": something that did not happen, not something that is not there."""
RUNS_OUT = re.compile(r"(?:out|late|away|over|into|low|dry|short|down|on|for|off|the risk)\b")
"""Behind "won't run": nothing that is done for anybody."""
FREE_OF = frozenset(["pay", "buy", "do", "add", "sign"])
"""After "nothing to": a promise, not a lack."""
NOTHING = re.compile(r"\b(?:nothing|nowhere) to (?P<list>[a-z]+(?: (?!at |in |on )[a-z]+)?)")
WITHOUT = re.compile(r"\b[a-z]+-(?:free|less)\b")
SPLIT = re.compile(r",|\b(?:or|and|nor)\b")
_ATTITUDES_WORDS = """
need require ask charge worry forget miss mind wait want like know think believe mean stop say tell let change matter hide
share expire end lose leave keep put rush hurry settle compromise guess try get feel forget see look find apply
"""
ATTITUDES = frozenset(_ATTITUDES_WORDS.split())
_PROVIDES_WORDS = """
choose pick select order buy book use bring
include cover offer sell make have do come provide stock supply support accept take carry serve give grind handle manage
insure teach lift plant fit rent hire repair treat print run build post ship wash paint
"""
PROVIDES = frozenset(_PROVIDES_WORDS.split())
_EMPTY_WORDS = """
from about into over under by after before during within without outside inside between old new existing current
a an the yet any our your their its his her of own other others more less such same one ones thing things way ways time need
doubt problem problems matter idea wonder longer longest fuss catch catches hassle hurry rush strings string worries worry
pressure secret reason reasons point sense use much many very too so also all each every some this that
these those and or than at on in to for with is are be been it we you they what who how where there here now still ever year
today vat tax taxes additional extra hidden further only just put puts will can may do does did not no
"""
EMPTY = frozenset(_EMPTY_WORDS.split())
_CONDITIONS_WORDS = """
check checks notice spend deposits
contract contracts deposit fee fees card code commitment charge charges cost costs obligation limit limits minimum cap
interest excess booking appointment appointments notice experience penalty penalties surcharge guarantor paperwork survey membership
subscription registration questions medical app download tools setup service
"""
CONDITIONS = frozenset(_CONDITIONS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Denial:
    """A thing denied, as the set of its stemmed words; `start:end` is the denying span of the sentence.

    `is_local` says that a place follows ("no dogs in the bar"): what is denied there may be had elsewhere.
    `head` is its last word's stem; `is_qualified` says that it is denied only somewhere or at some time ("outside the UK").
    """

    words: frozenset[str]
    start: int
    end: int
    is_condition: bool
    head: str = ""
    is_qualified: bool = False
    is_local: bool = False


def stem(word: str) -> str:
    """The word without its commonest endings; never shorter than three letters."""
    word = word.removesuffix("'s")
    cut = SUFFIX.sub("", word)
    if len(cut) >= 3:
        return cut
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


@lru_cache(maxsize=KEPT)
def stems(folded: str) -> frozenset[str]:
    """The stems of the words of a folded text that name something."""
    return frozenset(stem(word) for word in WORD.findall(folded) if word not in EMPTY and len(word) > 2)


@lru_cache(maxsize=KEPT)
def denials(folded: str) -> tuple[Denial, ...]:
    """The things that a folded sentence says are not there, each item of a list by itself."""
    return tuple(_denials(folded))


def _denials(folded: str) -> Iterator[Denial]:
    either_way = [match.span() for match in EITHER_WAY.finditer(folded)]
    for match in NO.finditer(folded):
        if not EVENT.match(folded, match.end()) and not any(start <= match.start() < end for start, end in either_way):
            place = PLACE.match(folded, match.end())
            for denial in _items(GIVEN_BESIDE.split(match["list"])[0], match.start(), match.end()):
                yield replace(denial, is_local=bool(place))
    for match in NOT.finditer(folded):
        if not SUPPOSED.search(folded, 0, match.start()) and not HOLDS_FOR.search(folded, 0, match.end()):
            yield from _not_done(match)
    for match in NOTHING.finditer(folded):
        yield from _nothing_to(match)
    for match in UNFIT.finditer(folded):
        yield from _items(match["list"], match.start(), match.end())
    yield from _left_out(folded)


def _left_out(folded: str) -> Iterator[Denial]:
    """ "Gift wrap isn't included", "figs we do not lift": what stands before the words that leave it out."""
    if match := FRONTED.match(folded):
        yield from _items(match["list"], *match.span())
    for match in LEFT_OUT.finditer(folded) if LEAVES_OUT.search(folded) else ():
        thing = match["list"] or match["short"] or match["extra"]
        if thing.split()[-1] not in EMPTY:
            yield from _items(thing, match.start(), match.end(), split=False)


def _not_done(match: re.Match[str]) -> Iterator[Denial]:
    """ "We don't do gift wrap": the object alone where the verb only provides it or the object says enough, else verb and object."""
    if match["verb"] in ATTITUDES and not match.group().startswith(("can't", "cannot")):
        return
    if match["verb"] == "run" and RUNS_OUT.match(match["list"]):
        return
    thing, qualifier = _qualified(match["list"])
    first, *others = SPLIT.split(thing)
    if match["verb"] not in PROVIDES and len(stems(first)) < 2:
        first = f"{match['verb']} {first}"
    for item in (first, *others):
        for denial in _items(item, match.start(), match.end(), split=False):
            yield replace(denial, is_qualified=bool(qualifier))


def _qualified(words: str) -> tuple[str, str]:
    """A thing and the place or time that its denial is for; a vague "at the moment" or "on this plan" limits nothing."""
    if RELATIVE.match(words):
        return words, words
    match = QUALIFIER.search(words)
    if not match or not stems(words[: match.start()]):
        return words, ""
    rest = words[match.start() :]
    return words[: match.start()], "" if VAGUE.search(rest) else rest


def _nothing_to(match: re.Match[str]) -> Iterator[Denial]:
    verb = match["list"].split()[0]
    if verb not in (ATTITUDES - {"charge"}) | EMPTY | FREE_OF:
        is_local = bool(PLACE.match(match.string, match.end()))
        yield Denial(frozenset({stem(verb)}), match.start(), match.end(), is_condition=False, is_local=is_local)


def _items(words: str, start: int, end: int, *, split: bool = True) -> Iterator[Denial]:
    for item in SPLIT.split(words) if split else [words]:
        named = [word for word in WORD.findall(item) if word not in EMPTY and len(word) > 2][:4]
        if named:
            yield Denial(frozenset(stem(word) for word in named), start, end, bool(set(named) & CONDITIONS), stem(named[-1]))


@lru_cache(maxsize=KEPT)
def affirmed(folded: str) -> frozenset[str]:
    """The stems that stand in a folded sentence outside everything it denies; "gluten-free" has no gluten."""
    rest = WITHOUT.sub(lambda match: " " * len(match.group()), folded)
    for pattern in (NO, NOT, NOTHING, UNFIT, LEFT_OUT) if LEAVES_OUT.search(folded) else (NO, NOT, NOTHING, UNFIT):
        for match in pattern.finditer(folded):
            rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    return stems(rest)

"""Finds wordings that the brand's guide bans, and its names misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from consistency.checks.masks import Span, is_within, machine_spans, quoted_spans, without_overlap
from consistency.checks.rewording import reworded
from consistency.checks.slicing import quote_around
from consistency.checks.wording_rules import DOUBTFUL, Rule, Rules, misspelling_certainty
from consistency.english.compounds import compound_spans
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.guide import Guide, Sense
from consistency.records.reading import COPY_ROLES, Reading, Segment
from consistency.records.touchpoint import Role

READ = COPY_ROLES | {Role.ALT}
WORD = re.compile(r"[a-z]{3,}")
NUMBER = re.compile(r"\s+(?:No\.?\s*)?\d+[A-Za-z]?\b")
PRACTICE = 3
"""Approved touchpoints that use a banned wording before it counts as the house's own practice."""
FUNCTION_WORDS = frozenset(
    "a an and are as at be but by for from has have if in is it its of on or our so that the their them they this to was we were "
    "will with you your".split()
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """One place where a rule matches."""

    rule: Rule
    place: Span
    segment: Segment
    certainty: float


@dataclass(slots=True)
class _Practice:
    """How the approved copy itself uses what the rules ban: where, and beside which words."""

    locators: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spellings: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)


class Terms:
    """Words that the style guide bans, and the brand's names misspelt.

    **What it measures.** Every place in a touchpoint's copy where a wording stands that the guide's table or lists ban, or where the
    brand's or a product's name is spelt in another way than the guide's.

    **Why it matters.** A customer who is a "regular" on the website and a "subscriber" in the bill meets two companies.

    **How.** Banned wordings are looked up as whole words, in all capitals and none, with their plural, tenses, hyphens and British or
    American spelling. Names are looked up in the wrong spellings that the guide lists, then parted, joined and with other capitals.

    **What is flagged.** Headings, body copy, buttons, subjects, page titles and descriptions of pictures. One measurement a touchpoint and
    wording, with every place as evidence.

    **What is fine.** Customers' own words in quotation marks, addresses, handles, hashtags and codes, small print and menus, a preferred
    wording that holds a banned word, expressions with a sense of their own ("first class post"), names, a name in capitals throughout, and
    what the guide itself calls fine. A wording that approved copy uses in three places or beside the same word is noted only: the guide or
    the approved copy wants correcting.

    **Settings.** `brand.guide`, `brand.name` and `brand.aliases`.

    **Limits.** A word with two senses is flagged in both, but for common fixed expressions. Misspellings by letter ("Wickholow") are not
    found. A short noun's form in -ed or -ing (unit, united) is noted only.

    **Method.** Word lists with inflection, as prose linters have them (Vale's substitution rules); the exceptions from the approved copy
    are our own.
    """

    name: ClassVar[str] = "terms"
    concern: ClassVar[str] = "terms"
    kinds: ClassVar[tuple[str, ...]] = ("term-violation",)
    is_of_one: ClassVar[bool] = True
    guide_of_examples: ClassVar[str] = (
        "## Words\n\n| We say | We don't say |\n|---|---|\n| guests | customers |\n| sign"
        " in | log in, login |\n| use | leverage |\n| nice | best |\n\n"
        '"Best before" is fine.\n\n## Names\n\n- **Fernhill**. Not FernHill or Fern Hill.\n'
    )
    flagged: ClassVar[tuple[str, ...]] = (
        "Our customers love the lake.",
        "She logged in twice.",
        "Leveraging the sun is easy.",
        "THE BEST CABINS IN VERMONT",
        "Every Customer’s dog is welcome.",
        "FernHill opens in May.",
        "Stay at Fern Hill this fall.",
        "Log-in to book.",
    )
    fine: ClassVar[tuple[str, ...]] = (
        "Our guests love the lake.",
        "Sign in to see your stay.",
        "“The best week of our lives,” said Ana.",
        "Best before 3 May.",
        "Write to customers@fernhill.example.",
        "See fernhill.example/best or follow @bestfernhill.",
        "FERNHILL IS OPEN",
        "The bestseller list is by the door.",
    )

    def lacks(self, campaign: Campaign) -> str | None:
        """Why the check cannot be made: no guide, or a guide that lists neither terms nor names."""
        guide = campaign.brand.guide
        if guide is None:
            return "no style guide was read: none is declared (brand.guide), or it could not be read"
        if not guide.terms and not guide.names:
            return "the style guide lists neither terms nor names (a table headed “We say” and “We don’t say” would do)"
        return None

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement a touchpoint and wording, in the order of the readings and of the text."""
        guide = campaign.brand.guide or Guide()
        rules = Rules(guide, campaign.brand.names)
        practice = cache(lambda: _practice(rules, campaign.approved))  # looked for only where there is a word to be judged by it
        for reading in campaign.readings:
            yield from _measured(reading, rules, practice)


def _practice(rules: Rules, approved: Iterable[Reading]) -> _Practice:
    practice = _Practice()
    for reading in approved:
        for hit in _hits(reading, rules):
            found = reading.touchpoint.text[slice(*hit.place)]
            practice.locators[hit.rule.label].add(reading.touchpoint.locator)
            practice.spellings.add(found)
            practice.pairs.update(_pairs(reading, hit))
    return practice


def _pairs(reading: Reading, hit: _Hit) -> Iterator[tuple[str, str]]:
    """The found words together with the word before and after, where that is no mere function word."""
    text, (start, end) = reading.touchpoint.text, hit.place
    found = text[start:end].casefold()
    before = text[hit.segment.start : start].casefold().split()[-1:]
    after = text[end : hit.segment.end].casefold().split()[:1]
    for word in before:
        if word.isalpha() and word not in FUNCTION_WORDS:
            yield word, found
    for word in after:
        stem = word.strip(".,;:!?")
        if stem.isalpha() and stem not in FUNCTION_WORDS:
            yield found, stem


def _measured(reading: Reading, rules: Rules, practice: Callable[[], _Practice]) -> Iterator[Measurement]:
    groups: dict[tuple[str, str], list[_Hit]] = {}
    for hit in _hits(reading, rules):
        found = reading.touchpoint.text[slice(*hit.place)]
        groups.setdefault((hit.rule.code, hit.rule.label if hit.rule.code < "TRM03" else found), []).append(hit)
    for hits in groups.values():
        yield _measurement(reading, rules.guide, hits, practice())


def _measurement(reading: Reading, guide: Guide, hits: list[_Hit], practice: _Practice) -> Measurement:
    sure = [_certainty(reading, hit, practice) for hit in hits]
    ordered = sorted(range(len(hits)), key=lambda i: (-sure[i], hits[i].place))
    worst = hits[ordered[0]]
    found = reading.touchpoint.text[slice(*worst.place)]
    evidence = tuple(_evidence(reading, hits[i]) for i in ordered)
    return Measurement(
        check=Terms.name,
        kind="term-violation",
        code=worst.rule.code,
        about=(reading.touchpoint.locator,),
        value=float(len(hits)),
        certainty=max(sure),
        attribute=worst.rule.label,
        expected=worst.rule.preferred or None,
        evidence=evidence,
        message=_message(found, worst.rule, guide, is_practice=max(sure) < worst.certainty),
        fix=reworded(evidence[0].quote, found, worst.rule.label, worst.rule.preferred, worst.rule.hint),
    )


def _certainty(reading: Reading, hit: _Hit, practice: _Practice) -> float:
    """The hit's certainty, lowered where approved copy does the same."""
    found = reading.touchpoint.text[slice(*hit.place)]
    is_practice = len(practice.locators.get(hit.rule.label, ())) >= PRACTICE if hit.rule.code < "TRM03" else found in practice.spellings
    if is_practice or any(pair in practice.pairs for pair in _pairs(reading, hit)):
        return min(hit.certainty, DOUBTFUL)
    return hit.certainty


def _evidence(reading: Reading, hit: _Hit) -> Evidence:
    found = reading.touchpoint.text[slice(*hit.place)]
    return quote_around(reading.touchpoint, hit.place, (hit.segment.start, hit.segment.end), says=f"“{found}”")


def _message(found: str, rule: Rule, guide: Guide, *, is_practice: bool) -> str:
    where = f" ({guide.path}:{rule.line})" if rule.line and guide.path else f" (line {rule.line} of the guide)" if rule.line else ""
    also = " Approved copy uses it too." if is_practice else ""
    if rule.code != "TRM01":
        return f"The name is spelt “{rule.preferred}”, not “{found}”{where}.{also}"
    limit = f" {rule.only}" if rule.only else ""
    if rule.preferred:
        return f"The guide says “{rule.preferred}”, not “{rule.label}”{limit}{where}.{also}"
    return f"The guide bans “{rule.label}”{limit}{where}.{also}"


def _hits(reading: Reading, rules: Rules) -> list[_Hit]:
    """All places in the reading's copy that break a rule, the longest wording winning where two overlap."""
    text = reading.touchpoint.text
    shields = [*machine_spans(text), *(m.span() for m in (rules.above.finditer(text) if rules.above else ()))]
    spoken, aside = quoted_spans(text)
    found: list[_Hit] = []
    for segment in reading.segments:
        if segment.role in READ and not segment.is_boilerplate:
            found += _in_segment(reading, segment, rules, [*shields, *spoken], aside)
    found.sort(key=lambda h: (h.place[0] - h.place[1], h.place[0]))
    kept = without_overlap([h.place for h in found], len(text))
    return sorted((found[i] for i in kept), key=lambda h: h.place)


def _in_segment(reading: Reading, segment: Segment, rules: Rules, shields: list[Span], aside: list[Span]) -> Iterator[_Hit]:
    text = reading.touchpoint.text
    compounds = compound_spans(text)
    for rule in rules.all:
        for match in rule.pattern.finditer(text, segment.start, segment.end):
            certainty = _of_match(rule, match.group(), rules)
            if _has_other_sense(rule, match.group(), text[segment.start : segment.end], rules.guide.senses):
                certainty = min(certainty, DOUBTFUL)
            if is_within(match.span(), aside) or _is_numbered(text, match):
                certainty = min(certainty, DOUBTFUL)
            if rule.code == "TRM01" and rule.label.isalpha() and is_within(match.span(), compounds):
                continue
            if certainty and not is_within(match.span(), shields):
                yield _Hit(rule, match.span(), segment, certainty)


def _has_other_sense(rule: Rule, found: str, sentence: str, senses: Iterable[Sense]) -> bool:
    """True where the guide allows this very form, or the word beside words that stand beside it here."""
    word = found.casefold()
    for sense in senses:
        if word == sense.form and word != rule.label.casefold():
            return True
        if sense.form.removesuffix("s") == word.removesuffix("s") and _shares(sentence, sense.context):
            return True
    return False


def _shares(sentence: str, context: Iterable[str]) -> bool:
    beside = {word.removesuffix("s") for word in WORD.findall(sentence.casefold())}
    return any(word.removesuffix("s") in beside for word in context)


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    """True for a capitalised word with a number behind it: part of an address or a title (Unit 4, Solution 2)."""
    return match.group().istitle() and NUMBER.match(text, match.end()) is not None


def _of_match(rule: Rule, found: str, rules: Rules) -> float:
    certainty = rule.certainty_of(found)
    if rule.code in {"TRM03", "TRM04"} and "&" not in rule.label:
        certainty = min(certainty, misspelling_certainty(found, rule.label, is_brand=rule.code == "TRM03"))
    return min(certainty, DOUBTFUL) if rule.label.casefold() in rules.conditional else certainty

"""Offers with codes: one a code, with its slips, and those that are another offer's with a wrong code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from consistency.english.numbers import VALUES
from consistency.offers.beside import SAMPLE, linked
from consistency.offers.groups import Group, Profile, is_conditions, profile_of
from consistency.offers.mentions import BENEFITS, Mention
from consistency.offers.words import Likeness
from consistency.records.touchpoint import Kind

WAIVING = 0.7
"""How surely a lone code that waives the charge that the main offer waives, and gives nothing else, is that offer's, spelt wrongly."""
MOST_WRONG = 1
"""On how many scales a wrong code may say other things than the main offer: with more it is an offer of its own."""
NUMBER_WORDS = {word.upper(): number for word, number in VALUES.items() if number}


def coded(mentions: list[Mention]) -> list[Group]:
    """One group a code, spellings that are nearly the same together, in order of spread."""
    by_code: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for code in mention.codes:
            by_code[code].append(mention)
    spread = sorted(by_code, key=lambda code: (-len({m.locator for m in by_code[code]}), code))
    groups: list[Group] = []
    homes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code in spread:
        near = (at for at, other in sorted({home for key in _spellings(code) for home in homes[key]}) if is_near(code, other))
        at = next(near, len(groups))
        if at == len(groups):
            groups.append(Group(code, set(), []))
        groups[at].codes.add(code)
        groups[at].members.extend((mention, 1.0) for mention in by_code[code])
        for key in _spellings(code):
            if len(homes[key]) < SAMPLE:
                homes[key].append((at, code))
    return sorted(groups, key=lambda group: (-group.spread(), group.key))


def _spellings(code: str) -> tuple[str, ...]:
    """What codes that are slips of each other have in common: their letters, their beginning or their end."""
    return f"letters {''.join(c for c in code if c.isalpha())}", f"head {code[:3]}", f"tail {code[-3:]}"


def is_near(code: str, other: str) -> bool:
    """True for codes that look like slips of each other: same letters with another number, one cut short, one letter off.

    A number at the end is the same in words and in digits.
    """
    if _in_digits(code) == _in_digits(other):
        return True
    letters, others = (("".join(c for c in word if c.isalpha())) for word in (code, other))
    if len(letters) >= 4 and letters == others:
        return True
    if min(len(code), len(other)) >= 4 and (code.startswith(other) or other.startswith(code)):
        return True
    if len(letters) >= 5 and len(others) >= 5 and (letters.endswith(others) or others.endswith(letters)):
        return True
    return min(len(code), len(other)) >= 5 and SequenceMatcher(None, code, other).ratio() >= 0.75


def _in_digits(code: str) -> str:
    """A code with the number that ends it in digits: `FIRSTTEN` is `FIRST10`."""
    word = next((word for word in sorted(NUMBER_WORDS, key=len, reverse=True) if code.endswith(word) and len(code) > len(word) + 2), "")
    return code.removesuffix(word) + str(NUMBER_WORDS[word]) if word else code


def merge_rivals(groups: list[Group], alike: Likeness) -> None:
    """A code of one touchpoint whose other conditions are an offer's own is that offer with a wrong code: the main offer, or one met
    elsewhere that gives the very same on the same conditions.
    """
    main = groups[0]
    profile = profile_of(main)
    kept, most = [main], max(1, main.spread() // 4)
    for group in groups[1:]:
        strengths = [_rival_strength(mention, profile, alike) for mention, _ in group.members] if group.spread() <= most else [0.0]
        if min(strengths) >= 0.5:
            _join(main, group, strengths)
        else:
            kept.append(group)
    groups[:] = _without_twins(kept)


def _join(home: Group, group: Group, strengths: Iterable[float]) -> None:
    home.codes |= group.codes
    home.members.extend((mention, strength) for (mention, _), strength in zip(group.members, strengths, strict=True))


def _without_twins(groups: Sequence[Group]) -> list[Group]:
    """The offers without those codes of one touchpoint that give the very same as another code does on a condition of its own as well."""
    giving: dict[tuple[str, ...], list[tuple[Group, Profile]]] = defaultdict(list)
    for group in (group for group in groups[1:] if group.spread() > 1):
        profile = profile_of(group)
        for value in (value for value in profile.values if value[0] in BENEFITS and len(giving[value]) < SAMPLE):
            giving[value].append((group, profile))
    kept = []
    for group in groups:
        homes = (one for value in sorted(group.members[0][0].values) for one in giving.get(value, ())) if group.spread() == 1 else ()
        home = next((home for home, profile in homes if all(_is_twin(mention, profile) for mention, _ in group.members)), None)
        if home is None or group is groups[0]:
            kept.append(group)
        else:
            _join(home, group, [1.0] * len(group.members))
    return kept


def _is_twin(mention: Mention, profile: Profile) -> bool:
    """True where two values and more are an offer's own, one of them given, and none is on a scale on which the offer has another."""
    shared = [value for value in mention.values if profile.values[value]]
    gives = any(value[0] in BENEFITS for value in shared)
    return gives and len(shared) > 1 and not mention.facets - profile.facets and not _other_scales(mention, profile)


def merge_lone_codes(groups: list[Group]) -> None:
    """A code of one touchpoint that gives what the page behind its link gives with another code is that page's offer with a wrong code."""
    pages: dict[str, list[tuple[Group, Mention]]] = defaultdict(list)
    told = [(group, mention) for group in groups[1:] for mention, _ in group.members if mention.kind is Kind.PAGE]
    for pair, target in ((one, target) for one in told for target in one[1].targets):
        if len(pages[target]) < SAMPLE:
            pages[target].append(pair)
    kept = groups[:1]
    for group in groups[1:]:
        home = _home(group, pages)
        if home is None:
            kept.append(group)
        else:
            _join(home, group, [strength for _, strength in group.members])
    groups[:] = kept


def _home(group: Group, pages: Mapping[str, Sequence[tuple[Group, Mention]]]) -> Group | None:
    """The other offer whose page a lone mention leads to and which gives the same, on the same occasion; None where there is none."""
    mention = group.members[0][0]
    if len(group.members) > 1 or mention.kind is Kind.PAGE:
        return None
    behind = (pair for target in sorted(mention.targets) for pair in pages.get(target, ()))
    return next((home for home, page in behind if page.facets == mention.facets and linked(mention, page)), None)


def _rival_strength(mention: Mention, profile: Profile, alike: Likeness) -> float:
    if mention.facets - profile.facets:
        return 0.0
    shared = sum(1 for value in mention.values if profile.values[value])
    if shared >= 2:
        return 1.0
    if len(_other_scales(mention, profile)) > MOST_WRONG:
        return 0.0
    if mention.waived & profile.waived and is_conditions(mention):
        return WAIVING
    return 0.9 if shared and (mention.targets & profile.targets) else 0.4 * shared + alike(mention.words, profile.words)


def _other_scales(mention: Mention, profile: Profile) -> set[tuple[str, ...]]:
    """The scales on which a mention says other things than all that an offer is known by."""
    said = {value[:-1] for value in mention.values if profile.values[value]}
    known = {value[:-1] for value in profile.values}
    return {value[:-1] for value in mention.values if value[:-1] in known} - said

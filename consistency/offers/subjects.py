"""Names the product or plan that a price or discount is about, where its sentence names one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consistency import lazy_re as re
from consistency.english.folding import fold
from consistency.offers.nouns import STOP, singular

PLAN_WORDS = "plan|tier|package|membership|bundle|ticket|pass|subscription|licen[cs]e|edition|room|course|class|policy|tariff|box|fare|seat"
PLAN = re.compile(rf"\b((?:[a-z][\w-]* ){{1,2}}?)(?:{PLAN_WORDS})s?\b")
TRAILING = re.compile(rf" (?:{PLAN_WORDS})s?$")
RUN = re.compile(r"\b[A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|\d+(?![%\d.,])))*")
SAYS_PRICE = re.compile(r" (?:is|costs?|pays|starts?|comes|now|are)\b")
"""What follows a product's name where its price is told: a single capitalised word before it is a name, even first in its sentence."""
_NOT_NAMES_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter uk us england britain scotland wales europe london
direct debit debits terms hallowe halloween
"""
NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_LEADING_WORDS = """
order book buy join open try get take use switch move meet save choose add start see ask enter visit call ring upgrade discover shop
grab give pay enjoy have make come go bring put spend sign hello hi dear new only still thanks thank please offer price prices delivery
code shipping membership it this that there here today tonight everything everyone yes no
"""
LEADING = frozenset(_LEADING_WORDS.split()) | STOP
"""Words that start sentences and orders to the reader, never names."""
BELONGING = re.compile(r"\b(?:to|on|with|of|in|for|from|by|than|like|or|both)(?: the| our| your| an?)? $")
_COMMON_WORDS = """
other same annual monthly yearly single full whole gift next first standard
"""
COMMON = frozenset(_COMMON_WORDS.split())
THING = re.compile(
    r"(?:^|[.:;,] |\band )\W*(?:an?|the|our|your|each|every) ((?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?: (?:outside|without|beyond) (?:of )?(?:an? |the |your )?[a-z-]+| with us| here)? (?:costs?|is|are|now costs"
    r"|starts? (?:at|from))(?= )"
)
PRONOUN = re.compile(
    r"\b(?:it|they|this|that|these|those)(?:(?:'s|'re|'ll be|'ll cost)\b| (?:is|are|costs?|comes? (?:to|at)|starts? (?:at|from)"
    r"|will (?:be|cost)"
    r"|goes for|sells? for))(?: (?:just|only|now|an extra|another|from|yours for|still))* $"
)
EXPLETIVE = re.compile(r"^[^ ]+(?: (?:a|per|each|every) [a-z]+)?(?: (?:extra|more))? to (?!you\b|us\b)[a-z]+\b")
"""What follows a sum in "it costs £2 to add a car": there "it" stands for what follows, and for nothing before."""
PHRASE = r"((?:[a-z0-9'-]+ ){0,6}?[a-z0-9'-]+)"
LEADING_THING = re.compile(
    rf"^\W*(?:an?|the|our|your|each|every)? ?{PHRASE} (?:is|are|has|have|comes?|costs?|includes?|works?|gives?|lets?|can|will|runs?|takes?"
    r"|makes?|keeps?|needs?|means?|helps?|lasts?|covers?|stays?|starts?|arrives?|goes|go|saves?|turns?|brings?)\b"
)
OFFERED_THING = re.compile(
    rf"\b(?:we (?:also |now )?(?:offer|sell|have|do|provide|make|run)|(?:do you )?(?:want|need|fancy|would you like|looking for)) "
    rf"(?:an?|the|some|more|extra)? ?{PHRASE}(?=[.,;?!]|$| (?:on|for|with|at|from|in|to|that|which|and)\b)"
)
HEADING_THING = re.compile(r"\W*((?:[a-z0-9'-]+ ){0,4}[a-z0-9'-]+)\W*")
JOINED_NAMES = re.compile(
    r"\b(?:to|on|with|of|in|for|from|by|than|like)(?: the| our| your| both)? (?:[a-z0-9-]+,? ){1,2}?(?:and|or|&)(?: the| our)? $"
)
NEXT_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|so|or|plus|yet)\b")
ARTICLES = frozenset(["a", "an", "the", "our", "your", "each", "every"])
_GENERIC_WORDS = """
price prices cost offer total fee bill code rest rate one deposit discount charge amount delivery shipping postage difference first
second minimum figure
"""
COSTS = re.compile(
    r"^\W*((?:[a-z-]+ ){0,4}?[a-z-]+) (?:now )?(?:costs?|starts? (?:at|from)) "
    r"|^\W*((?:[a-z-]+ ){0,3}?[a-z-]{2,}s) are (?=(?:just |only |now |from )*[£$€])"
)
LISTED = re.compile(r"(?:, |; |\band )(?:an?|the|our) ((?:[a-z-]+ ){0,2}[a-z-]+) (?=[£$€]\d)")
"""A further thing of a price list, without a verb of its own."""
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Things that have no price of their own."""
TITLE_SHARE = 0.6
"""A line with more than this share of capitalised words is a heading, whose capitals name nothing."""


def names_in(texts: Iterable[str], brand_names: frozenset[str]) -> frozenset[str]:
    """The capitalised names in the sentences of a touchpoint, lower-case; headings in capitals name nothing."""
    return frozenset(name for text in texts if not _is_title(text) for _, name in _runs(text) if name not in brand_names)


def subject_of(text: str, folded: str, start: int, known: frozenset[str], previous: str = "", opening: str = "") -> str:
    """The name nearest before `start`, else nearest after, lower-case; empty where the sentence names none.

    A name that only belongs to something ("on the Family plan") is second choice: what costs is the subject of its sentence. Where that
    is a pronoun ("on the Family plan it costs"), it is the thing named before, here, in the `previous` sentence or at the head of the
    `opening`, the name of the saved reply.

    `known` are the names that the touchpoint uses in running text.
    """
    named = _names(text, folded, known)
    found = named or list(_plain_things(folded))
    before = [item for item in found if item[0] < start]
    own = [item for item in before if not _belongs(folded, item[0])]
    if not own and (pronoun := pronoun_before(folded, start)):
        head = text[: pronoun.start()]
        if thing := antecedent(head, known) or antecedent(previous, known) or headed(opening, known):
            return thing
        if any(JOINED_NAMES.search(folded, 0, at) for at, _ in before):
            return ""
    if before:
        return max(own or before)[1]
    after = found if not pronoun_before(folded, start) else _in_clause(found, folded, start)
    return min(after)[1] if after else ""


def _in_clause(found: Iterable[tuple[int, str]], folded: str, start: int) -> list[tuple[int, str]]:
    """The names before the next clause begins: in "it's £24, and the code works on the Day Box too" the price is not of the Day Box."""
    match = NEXT_CLAUSE.search(folded, start)
    return [item for item in found if not match or item[0] < match.start()]


def pronoun_before(folded: str, start: int) -> re.Match[str] | None:
    """The pronoun that a price at `start` is told of ("it costs"), where there is one; "it costs £2 to add a car" tells it of none."""
    match = PRONOUN.search(folded, max(0, start - 60), start)
    return None if match and EXPLETIVE.match(folded, start) else match


def antecedent(text: str, known: frozenset[str]) -> str:
    """What "it" means after a text: its subject by name, else by the noun phrase that it begins with, offers or asks about."""
    folded = fold(text)
    if own := [item for item in _names(text, folded, known) if not _belongs(folded, item[0])]:
        return min(own)[1]
    match = LEADING_THING.match(folded) or OFFERED_THING.search(folded) or (HEADING_THING.fullmatch(folded) if len(folded) < 60 else None)
    words = [word for word in match[1].split() if word not in ARTICLES] if match else []
    return " ".join(words) if words and words[0] not in STOP and words[-1] not in GENERIC | STOP else ""


def headed(title: str, known: frozenset[str]) -> str:
    """The thing that a title begins with by name ("Bench Day: what is included"), where it does."""
    head, colon, _ = title.partition(": ")
    named = [item for item in _names(head, fold(head), known) if not _belongs(fold(head), item[0])]
    names = named or list(_runs(head if colon else "", is_loose=True))
    return min(names)[1] if names else ""


def _names(text: str, folded: str, known: frozenset[str]) -> list[tuple[int, str]]:
    """Known names and plans with their places."""
    found = [(at, name) for at, name in _runs(text, is_loose=True) if name in known]
    return found + [(match.start(), name) for match in PLAN.finditer(folded) if (name := _plan(match[1]))]


def _belongs(folded: str, at: int) -> bool:
    """True for a name that only says where or for whom; of two names joined, the second belongs where the first does."""
    return bool(BELONGING.search(folded, 0, at) or JOINED_NAMES.search(folded, 0, at))


def _plain_things(folded: str) -> Iterator[tuple[int, str]]:
    """What a sentence says has a price, in small letters: "An eye test costs …"."""
    for match in (*THING.finditer(folded), *COSTS.finditer(folded), *LISTED.finditer(folded)):
        group = match.lastindex or 1
        words = [word for word in match[group].split() if word not in ARTICLES]
        if words and words[-1] not in GENERIC and words[-1] not in STOP:
            yield match.start(group), " ".join((*words[:-1], singular(words[-1])))


def _runs(text: str, *, is_loose: bool = False) -> Iterator[tuple[int, str]]:
    """Capitalised names with their place; a single word that starts its sentence counts only before its price, or where `is_loose`."""
    for match in RUN.finditer(text):
        words = match.group().lower().split(" ")
        kept = list(words)
        while kept and kept[0] in LEADING:
            kept.pop(0)
        name = TRAILING.sub("", " ".join(kept))
        if not name or name[0].isdigit() or any(word in NOT_NAMES for word in kept):
            continue
        starts = not text[: match.start()].strip(" \"'“‘-•*|")
        if not starts or len(kept) < len(words) or len(kept) > 1 or is_loose or SAYS_PRICE.match(text, match.end()):
            yield match.start() + len(" ".join(words)) - len(" ".join(kept)), name


def _plan(words: str) -> str:
    kept: list[str] = []
    for word in reversed(words.split()):
        if word in LEADING or word in NOT_NAMES or word in COMMON:
            break
        kept.insert(0, word)
    return " ".join(kept)


def _is_title(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 1 and sum(word[0].isupper() for word in words) > TITLE_SHARE * len(words)

"""What generated campaigns consist of: numbered pieces of copy, each made from its number alone, in groups that share offer and page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from benchmarks.phrases import Phrases, own, strange

CHANNELS = ("website", "email", "ads", "social", "support", "docs")
GROUP = ("website", "website", *("email",) * 5, *("ads",) * 6, *("social",) * 4, *("support",) * 2, "docs")
"""The channels of a group's pieces; the first is the page that the others lead to, the second has its terms."""
SENTENCES = {"website": (4, 4), "email": (3, 2), "ads": (1, 1), "social": (2,), "support": (3,), "docs": (3, 2)}
"""How many sentences the paragraphs of each channel have beside the offer."""
ADDRESS = "https://www.ternaway.example/"
LAUNCH = date(2026, 3, 16)
STRANGE, WRONG = 20, 10
"""One piece in so many speaks as another brand does; in one group in so many, one e-mail promises another discount."""
MOST_DISCOUNT = 60
LETTERS = ("bdfgklmnprstvz", "aeiou")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of copy before it has a form: its paragraphs, its offer (last paragraph but the call), and the address that it leads to."""

    number: int
    channel: str
    headline: str
    paragraphs: tuple[str, ...]
    offer: str
    call: str
    leads_to: str
    is_strange: bool

    @property
    def name(self) -> str:
        """Its number as it stands in paths, of one length for up to ten million."""
        return f"{self.number:07}"


@dataclass(frozen=True, slots=True)
class Wording:
    """The two ways of speaking that pieces are made from, and the share of sentences that are put together anew."""

    own: Phrases
    strange: Phrases
    fresh: float


@cache
def wording(fresh: float) -> Wording:
    """The wording of the corpora, read once."""
    return Wording(own(), strange(), fresh)


def numbers_of(channel: str, touchpoints: int) -> range | tuple[int, ...]:
    """The numbers of a channel's pieces among the first so many."""
    return tuple(number for number in range(touchpoints) if GROUP[number % len(GROUP)] == channel)


def piece(number: int, words: Wording, seed: int = 1) -> Piece:
    """The piece of this number: the same for the same seed, whatever is generated beside it."""
    source = Random(f"{seed}/{number}")
    group, place = divmod(number, len(GROUP))
    channel, is_strange = GROUP[place], source.randrange(STRANGE) == 0
    voice = words.strange if is_strange else words.own
    paragraphs = tuple(" ".join(voice.sentence(source, words.fresh) for _ in range(many)) for many in SENTENCES[channel])
    return Piece(
        number,
        channel,
        source.choice(words.own.heads)[:60],
        paragraphs,
        _offer(group, place, seed),
        "Pick a kite",
        f"{ADDRESS}{_page(group * len(GROUP), seed)}",
        is_strange,
    )


def address_of(number: int, seed: int = 1) -> str:
    """Where a page is served."""
    return f"{ADDRESS}{_page(number, seed)}"


def _page(number: int, seed: int) -> str:
    return f"{code_of(number // len(GROUP), seed).lower()}-{number:07}"


def code_of(group: int, seed: int = 1) -> str:
    """The code of a group's offer: ten letters that can be said."""
    source = Random(f"{seed}/code/{group}")
    return "".join(source.choice(letters) for _ in range(5) for letters in LETTERS).upper()


def _offer(group: int, place: int, seed: int) -> str:
    source = Random(f"{seed}/offer/{group}")
    discount = 5 * source.randrange(2, MOST_DISCOUNT // 5)
    ends = LAUNCH + timedelta(days=source.randrange(20, 90))
    if group % WRONG == 0 and GROUP[place] == "email" and GROUP[place - 1] != "email":
        discount += 5
    return f"{discount}% off any kite with {code_of(group, seed)} through {ends:%A}, {ends:%B} {ends.day}."

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
class Recipe:
    """How pieces are made: the share of sentences that nobody has written, and whether all share one offer and one page."""

    fresh: float = 0.5
    seed: int = 1
    is_one: bool = False

    def source(self, *what: object) -> Random:
        """Random choices for one thing, always the same ones."""
        return Random("/".join(map(str, (self.seed, *what))))

    def group(self, number: int) -> int:
        """The group whose offer and page a piece has."""
        return 0 if self.is_one else number // len(GROUP)


@cache
def voices() -> tuple[Phrases, Phrases]:
    """The brand's own way of speaking and a strange one, read once."""
    return own(), strange()


def numbers_of(channel: str, touchpoints: int) -> range | tuple[int, ...]:
    """The numbers of a channel's pieces among the first so many."""
    return tuple(number for number in range(touchpoints) if GROUP[number % len(GROUP)] == channel)


def piece(number: int, recipe: Recipe) -> Piece:
    """The piece of this number: the same for the same recipe, whatever is generated beside it."""
    source, channel = recipe.source(number), GROUP[number % len(GROUP)]
    is_strange = source.randrange(STRANGE) == 0
    voice = voices()[is_strange]
    return Piece(
        number,
        channel,
        source.choice(voices()[0].heads)[:60],
        tuple(" ".join(voice.sentence(source, recipe.fresh) for _ in range(many)) for many in SENTENCES[channel]),
        _offer(number, recipe),
        "Pick a kite",
        address_of(recipe.group(number) * len(GROUP), recipe),
        is_strange,
    )


def address_of(number: int, recipe: Recipe) -> str:
    """Where a page is served."""
    return f"{ADDRESS}{code_of(recipe.group(number), recipe).lower()}-{number:07}"


def code_of(group: int, recipe: Recipe) -> str:
    """The code of a group's offer: ten letters that can be said."""
    source = recipe.source("code", group)
    return "".join(source.choice(letters) for _ in range(5) for letters in LETTERS).upper()


def _offer(number: int, recipe: Recipe) -> str:
    group = recipe.group(number)
    source = recipe.source("offer", group)
    discount = 5 * source.randrange(2, MOST_DISCOUNT // 5)
    ends = LAUNCH + timedelta(days=source.randrange(20, 90))
    if number // len(GROUP) % WRONG == 0 and number % len(GROUP) == GROUP.index("email"):
        discount += 5
    return f"{discount}% off any kite with {code_of(group, recipe)} through {ends:%A}, {ends:%B} {ends.day}."

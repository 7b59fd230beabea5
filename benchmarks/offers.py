"""Reads generated touchpoints for offers and builds their ledger: touchpoints a second, and how the ledger's time grows with its facts.

`python benchmarks/offers.py [touchpoints] [most facts]`
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from consistency.offers import build_ledger, extract
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment

TOUCHPOINTS, MOST_FACTS, WORDS = 3_000, 1_000_000, 100
LAUNCH = date(2026, 3, 2)
OFFERS = (
    "Take {n}% off every lamp with the code LAMP{n} until 30 April.",
    "The {name} costs £{n}.50, delivered free on orders over £40.",
    "Return it within {n} days for a full refund.",
    "New customers get £{n} off their first order.",
    "{n} months at half price when you choose the {name} plan.",
)
TALK = (
    "We make lamps by hand in a shed behind the station.",
    "Each shade is cut from one sheet and folded while it is warm.",
    "Ask us anything; somebody who knows the answer will write back.",
    "The light is soft, and the stand is heavier than it looks.",
    "Most people put theirs by a window and read under it.",
)
THINGS = tuple(f"{head}{tail}" for head in ("desk", "floor", "wall", "porch", "bed") for tail in ("light", "lamp", "shade", "stand"))
NAMES = ("Heron", "Marsh", "Linnet", "Alder", "Wren", "Sable", "Tarn", "Fell")


def written(at: int, rng: random.Random) -> Touchpoint:
    """A touchpoint of about a hundred words, a fifth of its sentences offers."""
    blocks: list[Block] = []
    text, words = "", 0
    while words < WORDS:
        sentences = []
        for _ in range(3):
            pattern = rng.choice(OFFERS if rng.random() < 0.2 else TALK)
            sentences.append(pattern.format(n=rng.choice((10, 15, 20, 25, 30)), name=rng.choice(NAMES)))
        paragraph = " ".join(sentences)
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + paragraph
        blocks.append(Block(start, start + len(paragraph), Role.BODY))
        words += len(paragraph.split())
    return Touchpoint(f"mail/{at:07}", "email", Kind.EMAIL, text, tuple(blocks))


def stated(facts: int, rng: random.Random) -> Iterator[Reading]:
    """Readings of four facts each, without the reading: what the ledger is given.

    Of ten touchpoints five state the campaign's offer with its code, two without, two an offer of their own, and one a code made out to one
    customer: the last two are what makes careless grouping quadratic.
    """
    for at in range(facts // 4):
        kind = at % 10
        code = "LAMP20" if kind < 5 else f"FRIEND-{rng.getrandbits(40):X}" if kind == 9 else ""
        number = Decimal(20 if kind < 7 else rng.randrange(1, 90))
        thing = f"{rng.choice(NAMES)} {rng.choice(THINGS)}"
        price = Decimal(rng.randrange(5, 500))
        text = f"Take {number}% off the {thing} until 30 April, now £{price}, if you come by for a look at it before noon. {code}"
        yield Reading(
            Touchpoint(f"mail/{at:07}", "email", Kind.EMAIL, text, (Block(0, len(text), Role.BODY),)),
            (),
            tuple(_facts(f"mail/{at:07}", len(text), number, price, code, thing.lower())),
        )


def _facts(locator: str, length: int, number: Decimal, price: Decimal, code: str, thing: str) -> Iterator[Fact]:
    whole = (0, length)
    yield Fact(locator, Attribute.DISCOUNT, str(number), 5, 8, whole, unit="%", number=number)
    yield Fact(locator, Attribute.DEADLINE, "2026-04-30", 30, 38, whole, day=date(2026, 4, 30))
    yield Fact(locator, Attribute.PRICE, str(price), 44, 48, whole, unit="GBP", number=price, subject="" if code else thing)
    if code:
        yield Fact(locator, Attribute.CODE, code, length - len(code), length, whole)
    else:
        yield Fact(locator, Attribute.THRESHOLD, "2", 50, 52, whole, unit="lamp", number=Decimal(2), slot="count")


def main() -> None:
    """Extraction and ledger of whole touchpoints, then the ledger alone at ten times as many facts again and again; seconds of one core."""
    rng = random.Random(5)
    touchpoints = int(sys.argv[1]) if len(sys.argv) > 1 else TOUCHPOINTS
    most = int(sys.argv[2]) if len(sys.argv) > 2 else MOST_FACTS
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in (written(at, rng) for at in range(touchpoints))]
    words = sum(len(reading.touchpoint.text.split()) for reading in plain) / len(plain)
    started = time.process_time()
    readings = [replace(reading, facts=extract(reading, Brand("Northwind"), LAUNCH)) for reading in plain]
    read = time.process_time()
    build_ledger(readings)
    built = time.process_time()
    facts = sum(len(reading.facts) for reading in readings)
    print(f"{touchpoints:,} touchpoints of {words:.0f} words, {facts:,} facts; seconds of one core")
    print(f"extraction {touchpoints / (read - started):,.0f}/s, ledger {touchpoints / (built - read):,.0f}/s")
    print(f"both       {touchpoints / (built - started):,.0f} touchpoints/s")
    growth(most, rng)


def growth(most: int, rng: random.Random) -> None:
    """The ledger's time at up to `most` facts, and the slope of log time over log facts: 1 is linear."""
    points: list[tuple[int, float]] = []
    count = most
    while count >= max(1_000, most // 1_000):
        points.append((count, 0.0))
        count //= 10
    for at, (count, _) in enumerate(reversed(points)):
        readings = list(stated(count, rng))
        started = time.process_time()
        build_ledger(readings)
        seconds = time.process_time() - started
        points[len(points) - 1 - at] = (count, seconds)
        print(f"ledger of {count:>9,} facts: {seconds:8.2f} s, {count / seconds:,.0f} facts/s", flush=True)
    (most_facts, longest), (least_facts, shortest) = points[0], points[-1]
    print(f"slope {math.log(longest / shortest) / math.log(most_facts / least_facts):.2f} (1 is linear)")


if __name__ == "__main__":
    main()

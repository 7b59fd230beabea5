"""Properties that hold for any campaign: quotes slice back, order is nothing, strangers change nothing, one digit is one finding."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.checks.offer_conflict import OfferConflict
from consistency.checks.offer_expiry import OfferExpiry
from consistency.records.campaign import Campaign
from tests.offers.phrase_cases import facts_of, phrases
from tests.offers.test_campaigns import campaign_of

LAUNCH = date(2026, 3, 2)
EXAMPLES = settings(max_examples=60, deadline=None, derandomize=True)
SAID = (
    "Save {discount}% with the code {code} until {day} May when you spend £{spend} or more.",
    "Spend £{spend} or more and take {discount}% off: enter the code {code} at checkout by {day} May.",
    "{discount} per cent off orders over £{spend} with the code {code}. The offer ends on {day} May.",
    "Use code {code} for {discount}% off when you spend at least £{spend}. Valid until {day} May 2026.",
    "Until {day} May, orders over £{spend} are {discount}% cheaper with code {code}.",
)
"""One offer in several wordings, each of which states all four sides of it."""
PHRASES = phrases()
OFFERS = [case.text for case in PHRASES if case.facts and not case.is_held]
STRANGERS = [case.text for case in PHRASES if not case.facts and not case.is_held and not facts_of(case.text)]
JUNK = st.text(alphabet="abcXYZ 0129%£$€.,;:!?'’“”-–/\n½ ", max_size=30)
Offer = dict[str, str]
Finding = tuple[tuple[str, ...], str | None, str | None]

offers = st.fixed_dictionaries(
    {
        "discount": st.integers(11, 59).map(str),
        "spend": st.integers(21, 89).map(str),
        "day": st.integers(10, 29).map(str),
        "code": st.tuples(st.sampled_from(["HARBOUR", "LANTERN", "MEADOW"]), st.integers(11, 99)).map(lambda pair: f"{pair[0]}{pair[1]}"),
    }
)


def campaign(texts: list[str]) -> Campaign:
    touchpoints = [{"id": f"t{at:02}", "kind": "post", "text": text} for at, text in enumerate(texts)]
    return campaign_of({"brand": "Northwind", "launch": LAUNCH, "touchpoint": touchpoints})


def found(one: Campaign) -> list[Finding]:
    measured = [*OfferConflict().measure(one), *OfferExpiry().measure(one)]
    return sorted((item.about, item.attribute, item.expected) for item in measured if item.certainty >= 0.5)


def told(offer: Offer, count: int) -> list[str]:
    return [SAID[at % len(SAID)].format(**offer) for at in range(count)]


@st.composite
def slips(draw: st.DrawFn) -> tuple[Offer, str, Offer]:
    """An offer, one of its sides, and the offer with one digit of that side changed."""
    offer = draw(offers)
    side = draw(st.sampled_from(sorted(offer)))
    digits = [at for at, sign in enumerate(offer[side]) if sign.isdigit()]
    at = draw(st.sampled_from(digits))
    lowest = 1 if at == digits[0] else 0
    most = 2 if side == "day" and at == digits[0] else 9
    digit = draw(st.integers(lowest, most).map(str).filter(lambda digit: digit != offer[side][at]))
    return offer, side, {**offer, side: offer[side][:at] + digit + offer[side][at + 1 :]}


@EXAMPLES
@given(st.lists(st.one_of(st.sampled_from(OFFERS), JUNK), min_size=1, max_size=6), st.sampled_from([" ", "\n", "\n\n", " – "]))
def test_every_fact_slices_back_whatever_stands_around_it(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    for fact in facts_of(text):
        assert 0 <= fact.sentence[0] <= fact.start < fact.end <= fact.sentence[1] <= len(text)
        assert text[fact.start : fact.end].strip()


@EXAMPLES
@given(slips(), st.permutations(range(10)), st.lists(st.sampled_from(OFFERS), max_size=3))
def test_the_order_of_touchpoints_changes_no_finding(slip: tuple[Offer, str, Offer], order: list[int], others: list[str]) -> None:
    offer, _, slipped = slip
    texts = [*told(offer, 9 - len(others)), *others, SAID[0].format(**slipped)]
    touchpoints = [{"id": f"t{at:02}", "kind": "post", "text": texts[at]} for at in range(10)]
    there = campaign_of({"brand": "Northwind", "launch": LAUNCH, "touchpoint": touchpoints})
    back = campaign_of({"brand": "Northwind", "launch": LAUNCH, "touchpoint": [touchpoints[at] for at in order]})
    assert found(there) == found(back)


@EXAMPLES
@given(slips(), st.lists(st.sampled_from(STRANGERS), min_size=1, max_size=4))
def test_an_unrelated_touchpoint_changes_no_verdict(slip: tuple[Offer, str, Offer], strangers: list[str]) -> None:
    offer, _, slipped = slip
    texts = [*told(offer, 5), SAID[1].format(**slipped)]
    assert found(campaign(texts)) == found(campaign([*texts, " ".join(strangers)]))


@EXAMPLES
@given(slips(), st.integers(0, 9))
def test_one_digit_changed_in_one_of_ten_is_one_finding_there(slip: tuple[Offer, str, Offer], odd: int) -> None:
    offer, side, slipped = slip
    texts = told(offer, 10)
    texts[odd] = SAID[odd % len(SAID)].format(**slipped)
    attribute = {"spend": "threshold", "day": "deadline"}.get(side, side)
    assert [(about, kind) for about, kind, _ in found(campaign(texts))] == [((f"t{odd:02}",), attribute)]

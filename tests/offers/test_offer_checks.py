"""The three offer checks on the examples of their own documentation, and on properties that hold for any campaign."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from consistency.checks.message_match import MessageMatch
from consistency.checks.offer_conflict import OfferConflict
from consistency.checks.offer_expiry import OfferExpiry
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Attribute
from tests.offers.test_campaigns import campaign_of

LAUNCH = date(2025, 10, 6)
USUAL = "25% off until 30 November with the code EMBER."


def campaign(*texts: str, launch: date = LAUNCH, **pages: str) -> Campaign:
    """Posts t0, t1, … with these texts, each linking to every page given."""
    link = {"link": f"https://brand.example/{next(iter(pages))}"} if pages else {}
    posts = [{"id": f"t{index}", "kind": "post", "text": text, **link} for index, text in enumerate(texts)]
    served = [{"id": name, "kind": "page", "url": f"https://brand.example/{name}", "text": text} for name, text in pages.items()]
    return campaign_of({"brand": "Northwind", "launch": launch, "touchpoint": [*posts, *served]})


def sure(found: list[Measurement]) -> list[Measurement]:
    return [item for item in found if item.certainty >= 0.5]


def conflicts(*texts: str) -> list[tuple[str, str | None]]:
    return [(item.about[0], item.attribute) for item in sure(list(OfferConflict().measure(campaign(*texts))))]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [("20% off with the code EMBER.", "discount"), ("25% off with the code EMBER, until 7 December.", "deadline")],
)
def test_what_the_conflict_page_calls_flagged_is_flagged(text: str, attribute: str) -> None:
    assert text in (OfferConflict.__doc__ or "")
    assert conflicts(USUAL, text, USUAL, USUAL) == [("t1", attribute)]


@pytest.mark.parametrize(
    "text",
    [
        "A quarter off, with the code EMBER.",
        "Refer a friend and you both get £5 off.",
        "Usually £20, now £15 with the code EMBER.",
    ],
)
def test_what_the_conflict_page_calls_fine_is_fine(text: str) -> None:
    assert text in (OfferConflict.__doc__ or "")
    assert conflicts(USUAL, text, USUAL, USUAL) == []


def expired(text: str) -> list[Measurement]:
    return sure(list(OfferExpiry().measure(campaign(text))))


def test_the_examples_of_the_expiry_page_hold() -> None:
    page = OfferExpiry.__doc__ or ""
    flagged, live, told = (
        "Book until Friday 26 September and save 20%.",
        "Book until Friday 31 October and save 20%.",
        "Our summer sale ended on 31 August.",
    )
    assert all(text in page for text in (flagged, live, told))
    assert [item.value for item in expired(flagged)] == [10.0]
    assert expired(live) == []
    assert expired(told) == []


@pytest.mark.parametrize(
    "text",
    [
        "The festival ran until 14 September.",
        "We were closed until 1 October.",
        "Founded on 3 March 1987.",
        "Your kettle was made before 30 September.",
    ],
)
def test_a_past_day_that_ends_no_offer_is_not_expired(text: str) -> None:
    assert expired(text) == []


@pytest.mark.parametrize(
    ("advert", "page", "is_flagged"),
    [
        ("Cancel any time.", "All plans have a 12-month minimum term.", True),
        ("A free tote bag with every order.", "Every order comes with a free notebook.", True),
        ("No exams.", "A three-hour written examination in July.", True),
        ("Free delivery on every order.", "Delivery is free on baskets of £60 or more.", True),
        ("No exams.", "You hand in a portfolio. Nobody sits a test.", False),
        ("Cancel any time.", "There is no contract, and you can stop when you like.", False),
        ("A free tote bag with every order.", "We add a canvas tote bag to each order, free.", False),
    ],
)
def test_the_examples_of_the_message_match_page_hold(advert: str, page: str, *, is_flagged: bool) -> None:
    documentation = MessageMatch.__doc__ or ""
    assert advert in documentation
    assert page in documentation
    found = sure(list(MessageMatch().measure(campaign(advert, offer=page))))
    assert bool(found) is is_flagged
    assert all(item.about == ("t0",) and item.against == ("offer",) for item in found)


@pytest.mark.parametrize(
    ("advert", "page"),
    [
        ("Bring your dog.", "No dogs in the restaurant, please."),
        ("Covers dental and optical.", "Dental is not included."),
        ("No deposit.", "We take a deposit of £50 when you book."),
        ("No card needed.", "You need a valid card to start."),
        ("Help by phone, 24/7.", "Lines are open Monday to Friday."),
        ("We come to your home.", "All lessons are online."),
        ("Works on any phone.", "The app is for iOS only."),
        ("Free cancellation.", "Tickets are non-refundable."),
        ("Every order ships free.", "Every order ships free when you spend £50."),
        ("Every order ships free.", "When you spend £50, every order ships free."),
        ("Drop-in yoga, £12.", "Drop-in yoga is £14."),
        ("Candles from £12.", "Candles from £15. The rose candle is £16."),
        ("Candles from £12.", "The lavender candle is £15."),
    ],
)
def test_promises_that_the_page_takes_back_are_found(advert: str, page: str) -> None:
    assert sure(list(MessageMatch().measure(campaign(advert, offer=page))))


@pytest.mark.parametrize(
    ("advert", "page"),
    [
        ("No deposit.", "There is no deposit to pay."),
        ("Try it today.", "You don't need a card to start."),
        ("Roasted on Tuesday.", "No two batches are the same, and no bag leaves without a date."),
        ("20% off until Friday.", "Do not miss it: 20% off until Friday."),
        ("Help with your garden.", "Nothing to lose, nothing to sign."),
        ("You needn't share a room.", "You don't have to share a room."),
        ("Check-ups are on us for two months.", "The plan pays up to £250 a year for check-ups."),
        ("Finish in two minutes.", "Breakages are covered two days after you join, thefts after 14 days."),
        ("Leave whenever you like.", "After that it's £14 a month, and you can leave whenever you like."),
        ("You are a member in all but name.", "A member's card is £42 a year."),
        ("Free delivery.", "Delivery\n\nWe send within two days. Gift wrap is £3."),
        ("Every order ships free.", "Every order ships free. Gift wrap is free when you spend £50."),
        ("Every order ships free.", "Every order ships free, and gift wrap is free when you spend £50."),
        ("Drop-in yoga, £12.", "Yoga membership is £14 a month."),
        ("Candles from £12.", "The lavender candle is £15. The rose candle is £16."),
        ("A lavender candle is £12.", "Lavender candles from £10."),
        ("The yoga course is €12,50.", "The yoga course is €15 with a mat. The yoga course alone: €12.50."),
        ("The yoga course is €1299.", "The yoga course is €1,500 with a bed. Alone the course is 1.299€ all in."),
    ],
)
def test_promises_that_the_page_keeps_are_left_alone(advert: str, page: str) -> None:
    assert sure(list(MessageMatch().measure(campaign(advert, offer=page)))) == []


@pytest.mark.parametrize(
    ("text", "page", "attribute"),
    [
        ("Gift cards last for a year.", "Gift cards are valid for 24 months.", "duration"),
        (
            "Tell us up to a day before and we'll change your slot.",
            "Tell us up to 48 hours before and we'll change your slot.",
            "guarantee",
        ),
        ("Anyone under 30 pays £12.", "£12 for anyone under 26.", "eligibility"),
        ("Tell a friend and you get a £40 voucher.", "When a friend joins you get a £20 voucher.", "discount"),
        ("Try the studio for a week, free.", "Your first 30 days are free.", "duration"),
        (
            "Join today and the first three months are free, then £14 a month.",
            "The first two months are free, then £14 a month.",
            "duration",
        ),
    ],
)
def test_what_a_message_says_otherwise_than_the_page_behind_its_link_is_a_conflict(text: str, page: str, attribute: str) -> None:
    found = sure(list(OfferConflict().measure(campaign(text, USUAL, USUAL, offer=page))))
    assert [(item.about[0], item.attribute) for item in found] == [("t0", attribute)]


def test_offers_on_other_occasions_behind_one_link_are_no_conflict() -> None:
    made = campaign("£50 off your first order.", USUAL, USUAL, offer="£20 for you when a friend joins.")
    sums = {reading.touchpoint.locator: {fact.value for fact in reading.facts if fact.unit == "GBP"} for reading in made.readings}
    assert (sums["t0"], sums["offer"]) == ({"50"}, {"20"})
    assert sure(list(OfferConflict().measure(made))) == []


REWARD = ("Refer a friend and you get £10 off.", "Refer a friend and get 10% off.")
COATS = "20% off all summer coats until 30 November."


@pytest.mark.parametrize(
    "texts",
    [
        (REWARD[0], REWARD[0], "Kids love Mondays: they get £3 off and you save £5."),
        (REWARD[1], REWARD[1], "Send a friend flowers this Mother's Day and save 20%."),
        (REWARD[1], REWARD[1], "Give a friend flowers this Mother's Day and save 20%."),
        (REWARD[1], REWARD[1], "Bring a friend and save 20% on a spa day."),
        (REWARD[1], REWARD[1], "Invite your friends to dinner and save 20% on the bill."),
        (REWARD[1], REWARD[1], "Tell your friends: 20% off everything this weekend."),
        (REWARD[1], REWARD[1], COATS, COATS, f"Bring a friend to our open evening on Thursday. There is cake for all.\n\n{COATS}"),
        (REWARD[1], REWARD[1], COATS, COATS, f"Tell your friends about our open evening on Thursday. There is cake for all.\n\n{COATS}"),
        (
            "Refer a friend. Your friend gets £10 off.",
            "Refer a friend. Your friend gets £10 off.",
            "Refer a friend: you earn £20 for each friend who joins.",
        ),
        (
            "Refer a friend. Your friend gets £10 off.",
            "Refer a friend. Your friend gets £10 off.",
            "Refer a friend: you'll get £20 and your friend £10 off both boxes.",
        ),
        ("Under-18s get 50% off panto tickets.", "Under-18s get 50% off panto tickets.", "Membership is 50% off for under-30s."),
        ("Under-18s pay £12 for panto tickets.", "Under-18s pay £12 for panto tickets.", "Anyone under 30 pays £12 to swim."),
    ],
)
def test_what_only_sounds_like_the_same_offer_is_no_conflict(texts: tuple[str, ...]) -> None:
    assert conflicts(*texts) == []


@pytest.mark.parametrize(
    ("usual", "odd", "attribute"),
    [
        ("Refer a friend and you both get £10 off.", "Refer a friend and you both get £15 off.", "discount"),
        ("Refer a friend: £10 off each.", "Refer a friend and each of you gets £15 off.", "discount"),
        ("Invite a friend: they get £10 off and you get £20.", "Invite a friend: they get £15 off and you get £20.", "discount"),
        ("Give a friend £10 off and you get £20.", "Give a friend £15 off and you get £20.", "discount"),
        ("Tell a friend about us and get £10 off.", "Tell a friend about us and get £15 off.", "discount"),
        ("Refer a friend. You get £10 off.", "Refer a friend\n\nYou get £15 off.", "discount"),
        ("Under-18s get 50% off panto tickets.", "Panto tickets are 50% off for under-16s.", "eligibility"),
    ],
)
def test_one_offer_told_otherwise_is_a_conflict_also_without_a_code(usual: str, odd: str, attribute: str) -> None:
    assert conflicts(usual, usual, usual, odd) == [("t3", attribute)]


def given_of(text: str) -> set[tuple[str, str]]:
    return {(fact.value, fact.per) for offer in campaign(text).ledger.offers for fact in offer.facts if fact.number}


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Refer a friend: you earn £20 for each friend who joins.", {("20", "you")}),
        ("Refer a friend: you'll get £20 and your friend £10 off both boxes.", {("20", "you"), ("10", "friend")}),
        ("Refer a friend and you'll both get £10 off.", {("10", "each")}),
        ("Refer a friend: £10 off for each of you.", {("10", "each")}),
        ("Refer a friend and get £10 off each.", {("10", "each")}),
        ("You and your friend both get £10 off when your friend joins.", {("10", "each")}),
    ],
)
def test_who_gets_what_of_a_referral_is_told(text: str, given: set[tuple[str, str]]) -> None:
    assert given_of(text) == given


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Spend £50 and get £10 on your loyalty card.", False),
        ("You'll get $25 on a prepaid card.", False),
        ("You'll get £25 on your card when you join.", False),
        ("£30 hold baggage per flight.", False),
        ("A £35 hold bag fee applies.", False),
        ("We hold £200 on your card.", True),
        ("A €200 hold is placed on any card.", True),
        ("£150 on your credit card, released when you bring the car back.", True),
        ("$200 is held on your card.", True),
    ],
)
def test_only_what_is_set_aside_on_a_card_is_a_deposit(text: str, *, is_held: bool) -> None:
    facts = campaign(text).readings[0].facts
    assert any(fact.number for fact in facts)
    assert any(fact.per == "deposit" for fact in facts) is is_held


def test_no_fee_is_told_with_any_before_it() -> None:
    facts = campaign("Come in without any booking fee.").readings[0].facts
    assert [(fact.value, fact.per) for fact in facts] == [("0", "booking")]


def test_whether_an_offer_may_be_combined_is_held_against_what_most_say() -> None:
    fine = "You can use it together with the trade discount."
    assert conflicts(fine, fine, "It can't be combined with the trade discount.") == [("t2", "eligibility")]


def test_a_code_that_is_opened_to_those_who_are_members_already_is_a_conflict() -> None:
    text = "25% off with the code EMBER25, for new members only."
    assert conflicts(text, text, text, "Already a member? EMBER25 works for you too.") == [("t3", "eligibility")]


@pytest.mark.parametrize(
    ("page", "is_flagged"),
    [
        ("Parking\n\nThe garage on Mill Lane is £9.", True),
        ("Parking\n\nWe have forty spaces. It is £9 a day.", True),
        ("Parking\n\nWe have forty spaces. £9 a day.", True),
        ("Parking\n\nWe have forty spaces. Weekdays: £9.", True),
        ("Parking\n\nGuests come by car, and they pay £12 for parking.", True),
        ("Parking\n\nThe garage is free.", False),
        ("Parking\n\nWe have forty spaces. A guide to the town is £3.", False),
        ("Parking\n\nWe have forty spaces. £3 for a guide to the town.", False),
        ("Parking\n\nWe have forty spaces. From £50 on there is a tour as well.", False),
    ],
)
def test_a_charge_under_its_own_heading_contradicts_what_is_free(page: str, *, is_flagged: bool) -> None:
    assert bool(sure(list(MessageMatch().measure(campaign("Free parking.", offer=page))))) is is_flagged


def test_a_campaign_without_links_to_its_pages_says_so() -> None:
    assert MessageMatch().lacks(campaign("Cancel any time.")) is not None
    assert MessageMatch().lacks(campaign("Cancel any time.", offer="No contract.")) is None


@pytest.mark.parametrize("odd", range(10))
@pytest.mark.parametrize(("wrong", "attribute"), [("26% off until 30 November with the code EMBER.", "discount")])
def test_one_digit_changed_in_one_of_ten_is_one_finding(odd: int, wrong: str, attribute: str) -> None:
    texts = [USUAL] * 10
    texts[odd] = wrong
    assert conflicts(*texts) == [(f"t{odd}", attribute)]


def test_an_unrelated_touchpoint_changes_no_verdict() -> None:
    texts = [USUAL, USUAL, USUAL, "20% off with the code EMBER."]
    assert conflicts(*texts) == conflicts(*texts, "We are open on Sunday from ten to four, and the scones are warm.")


def test_a_date_without_a_year_is_read_near_the_launch() -> None:
    assert expired("25% off until 31 March.") == []
    assert sure(list(OfferExpiry().measure(campaign("25% off until 31 December.", launch=date(2026, 1, 5)))))


def test_until_sunday_needs_the_day_of_the_post() -> None:
    from dataclasses import replace

    from consistency.offers import extract
    from consistency.records.campaign import Brand

    reading = campaign("25% off until Sunday.").readings[0]
    assert [fact.attribute.value for fact in reading.facts] == ["discount"]
    dated = replace(reading, touchpoint=replace(reading.touchpoint, observed_at=datetime(2025, 10, 8, tzinfo=UTC)))
    days = [fact.day for fact in extract(dated, Brand("Northwind"), LAUNCH) if fact.day]
    assert days == [date(2025, 10, 12)]


def test_a_sum_without_words_is_the_sum_that_others_say_is_given() -> None:
    given = "Sign a lease with the code NEST by 30 November and we'll add £50 for paint."
    bare = "£50 for new tenants, with the code NEST until 30 November."
    other = "Use NEST by 30 November and we'll add £80 of our own."
    assert conflicts(given, bare, given, bare, other) == [("t4", "discount")]
    assert conflicts(given, bare, given, bare) == []


def test_what_somebody_puts_by_is_no_price_that_could_differ() -> None:
    usual = "The Harbour Pot is £4 a month, with the code HARBOUR."
    assert conflicts(usual, usual, usual, "The Harbour Pot takes 2.5 per cent, and you can put in anything from £6 to £90 a month.") == []


def test_a_period_with_a_name_counts_as_what_it_says() -> None:
    named = "You have the Hundred Nights, as with all our beds."
    assert conflicts(named, named, named, "If you wish you hadn't, you've 60 nights to tell us.") == [("t3", "guarantee")]


@pytest.mark.parametrize(
    "text",
    [
        "Ring Dr Finch by Friday 26 September, say that you're one of our tenants, and she'll see you without charge.",
        "The big plot is $40 a month, and you can open one until 31 August 2025.",
    ],
)
def test_an_offer_beside_the_main_one_expires_too(text: str) -> None:
    assert expired(text)


def test_an_open_door_is_no_offer_that_ends() -> None:
    assert not expired("Tea is free, and we're open until 26 September.")


def test_a_price_counts_as_reduced_only_where_its_discount_stands_beside_it() -> None:
    sale, plain, reduced = "20% off with the code EMBER.", "Gold is £20 a month.", "Gold is £20 a month: 20% off with the code EMBER."
    dearer = "Gold is £25 a month."
    assert conflicts(sale, sale, plain, plain, plain, dearer) == [("t5", "price")]
    assert conflicts(reduced, reduced, reduced, dearer) == []


SALE = (
    "20% off every lamp until 30 November.",
    "Every lamp is a fifth less until 30 November.",
    "The lamp sale: 20% off until 30 November.",
)
EXTRA = ("Put in GLOW for another £10 off orders over £100.", "GLOW takes £10 off orders over £100. Put in the code GLOW.")


def test_a_sale_without_a_code_is_compared_beside_an_offer_that_has_one() -> None:
    assert conflicts(*SALE, *EXTRA, "25% off every lamp until 30 November.") == [("t5", "discount")]
    assert conflicts(*SALE, *EXTRA) == []


def test_a_message_that_only_says_when_the_sale_ends_is_about_the_sale_of_its_page() -> None:
    texts = (*SALE, "The lamp sale ends on 29 November. Come and see.")
    found = OfferConflict().measure(campaign(*texts, lamps="The lamp sale\n\n20% off every lamp until 30 November."))
    assert [(item.about[0], item.attribute) for item in sure(list(found))] == [("t3", "deadline")]


@pytest.mark.parametrize("code", ["LAMPTWENTY", "LAMP20"])
def test_a_number_that_ends_a_code_is_the_same_in_words_and_in_digits(code: str) -> None:
    other = "LAMP20" if code == "LAMPTWENTY" else "LAMPTWENTY"
    usual = f"20% off until 30 November with the code {code}."
    assert conflicts(usual, usual, usual, f"20% off until 30 November with the code {other}.") == [("t3", "code")]


def test_free_days_are_the_trial_where_the_campaign_has_one() -> None:
    assert conflicts("Start your 14-day free trial.", "The trial's 14 days.", "Use it for 30 days, free.") == [("t2", "duration")]
    assert conflicts("Park for 2 days, free.", "Use it for 30 days, free.") == []


def test_second_hand_goods_have_a_guarantee_of_their_own() -> None:
    usual = ("Every bike is guaranteed for 10 years.", "Our bikes are guaranteed for ten years.")
    assert conflicts(*usual, "Refurbished bikes are guaranteed for 2 years.") == []
    assert conflicts(*usual, "Every bike is guaranteed for 2 years.") == [("t2", "guarantee")]


def test_a_promise_of_uptime_is_compared() -> None:
    assert conflicts("We promise 99.9% uptime.", "It's up 99.9% of every month.", "99.99% uptime, guaranteed.") == [("t2", "guarantee")]


def test_what_a_later_clause_tells_of_the_past_does_not_excuse_an_offer_that_has_ended() -> None:
    assert len(expired("Book by 26 September and save 20% on the fare, which was £40.")) == 1
    assert len(expired("Sign by 26 September and you keep last year's price.")) == 1


def found_in(*texts: str, **pages: str) -> list[tuple[str, str | None]]:
    return [(item.about[0], item.attribute) for item in sure(list(OfferConflict().measure(campaign(*texts, **pages))))]


def test_a_share_that_a_page_and_others_give_differs_from_a_message_that_leads_there() -> None:
    page = "Put two pets on one account and we take 15% off the price of each."
    told = "Put both pets on one account and we'll take a fifth off each."
    assert found_in(USUAL, USUAL, USUAL, page, told, pets=page) == [("t4", "discount")]


def test_a_wrong_code_is_known_by_the_charge_that_it_waives() -> None:
    usual = "Type PSST when you pay and there's no booking fee."
    assert conflicts(usual, usual, usual, "Say HUSH when you pay and it waives the booking fee.") == [("t3", "code")]


def test_a_code_that_differs_in_more_than_its_name_is_an_offer_of_its_own() -> None:
    usual = "New here? Three months free with EMBER until 30 November."
    assert conflicts(usual, usual, usual, usual, "With us already? One month free with STAYPUT until 31 October.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Weaver is £558 in a double.", [("t2", "price")]),
        ("The Weaver is £816 in a super king.", []),
        ("The Weaver, single, is £490.", []),
    ],
)
def test_each_size_of_a_thing_has_a_price_of_its_own(text: str, found: list[tuple[str, str]]) -> None:
    usual = "The Weaver is £578 in a double."
    assert conflicts(usual, usual, text, usual) == found


def test_one_offer_may_ask_for_another_minimum_for_each_thing_that_it_brings() -> None:
    credit = "15% off with EMBER. Spend £800 or more and you can pay over 24 months."
    van = "15% off with EMBER. Spend £650 or more and we fetch your old mattress."
    less = "15% off with EMBER. Spend £600 or more and you can pay over 24 months."
    assert conflicts(credit, credit, credit, van) == []
    assert conflicts(credit, credit, credit, less) == [("t3", "threshold")]


def test_cents_are_of_the_currency_that_all_other_prices_have() -> None:
    usual = "Winter Fixed is 28.4 cent a unit, and the exit fee is €40."
    facts = [fact for offer in campaign(usual, usual).ledger.offers for fact in offer.facts if fact.attribute.value == "price"]
    assert {fact.unit for fact in facts} == {"EUR"}


def test_until_when_a_charge_holds_is_not_until_when_an_offer_is_open() -> None:
    assert conflicts(USUAL, USUAL, f"{USUAL} The excess is £60 for each condition until 10 October 2026.") == []


def test_the_days_of_an_event_are_no_days_of_the_offer() -> None:
    aside = "You will like them, and so will your aunt. " * 12
    season = f"Half price with EMBER in May.\n\n{aside}\n\nFrom 11 June to 29 August."
    assert found_in("Half price with EMBER, from 18 May.", season=season, plays=season) == []


def test_for_whom_an_offer_is_may_be_told_in_another_passage_and_before_a_story() -> None:
    told = "25% off with the code EMBER.\n\nIt's for new customers only."
    wrong = "25% off with the code EMBER.\n\nWe're giving it to first-timers and old hands alike, so come back if you last came in 2019."
    assert conflicts(told, told, told, wrong) == [("t3", "eligibility")]


def test_more_months_than_twelve_for_the_price_of_a_year_are_compared_wherever_they_are_told() -> None:
    plan = "The plan is £189 a year, and the first year lasts fourteen months."
    assert conflicts(plan, plan, plan, "Thirteen months of mending for the price of twelve.") == [("t3", "duration")]


def test_a_sum_from_which_on_something_is_given_may_be_told_by_the_year() -> None:
    gift = "If your policy is £180 a year or more, we'll send you a £40 gift card. Use the code EMBER."
    assert conflicts(gift, gift, gift, gift.replace("180", "150")) == [("t3", "threshold")]


def test_a_lone_code_that_gives_the_very_same_as_another_code_is_that_code_spelt_wrongly() -> None:
    main = ("25% off with the code EMBER until 30 November.",) * 4
    pool = "Start a pool of three people or more by 4 December with the code TABLE, and there's £15 off the bill."
    wrong = pool.replace("TABLE", "BANQUET")
    assert conflicts(*main, pool, pool, pool, wrong) == [("t7", "code")]
    assert conflicts(*main, pool, pool, pool, wrong.replace("£15", "£40").replace("three", "nine")) == []


def test_a_time_to_change_ones_mind_may_say_first_from_when_it_runs() -> None:
    back = "You've thirty days from switching it on to tell us and have your money back."
    assert conflicts(back, back, back, back.replace("thirty days", "a fortnight")) == [("t3", "guarantee")]


def test_a_headline_names_the_product_of_its_price_where_others_use_the_name() -> None:
    slice_ = "Slice is £6 a month with the code EMBER."
    others = (slice_, slice_, slice_, "What about Crumb and Loaf, you ask? They are for big talkers.")
    assert conflicts(*others, "Loaf at £4.50 a Month, with EMBER.") == []
    assert conflicts(slice_, slice_, slice_, "Slice at £4.50 a month, with the code EMBER.") == [("t3", "price")]


def test_those_who_have_long_been_customers_may_be_told_that_it_is_theirs_too() -> None:
    new = "25% off with the code EMBER, for new customers only."
    assert conflicts(new, new, new, "25% off with EMBER. If you've been with us for years, it comes down for you too.") == [
        ("t3", "eligibility")
    ]


def test_a_code_that_ends_as_another_does_is_that_code_spelt_wrongly() -> None:
    told = "25% off until 30 November with the code LADLE."
    assert conflicts(told, told, told, told.replace("LADLE", "SOUPLADLE")) == [("t3", "code")]


def test_whoever_never_had_it_may_still_pay_nothing_at_first() -> None:
    told = "If you've never had a box you'll pay nothing for the first two weeks. Use the code EMBER."
    assert conflicts(told, told, told, told.replace("two weeks", "month")) == [("t3", "duration")]


def test_what_is_said_before_a_second_code_in_its_sentence_goes_with_that_code() -> None:
    text = "25% off rugs with the code RUGS. Take 20% off every lamp with the code EMBER until Sunday 12 October."
    given = {
        offer.name: {fact.value for fact in offer.facts if fact.attribute is Attribute.DISCOUNT} for offer in campaign(text).ledger.offers
    }
    assert given == {"RUGS": {"25"}, "EMBER": {"20"}}

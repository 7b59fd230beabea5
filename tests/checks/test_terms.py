from __future__ import annotations

import pytest

from consistency.checks.terms import Terms
from consistency.records.finding import Measurement
from consistency.records.touchpoint import Role
from tests.checks.campaigns import campaign, reading

NOTE = 0.5


def measured(text: str, guide: str = Terms.guide_of_examples, **of: object) -> list[Measurement]:
    return list(Terms().measure(campaign(reading(text, **of), guide=guide)))


def flags(text: str, guide: str = Terms.guide_of_examples, **of: object) -> list[str]:
    return [m.evidence[0].says.strip("“”") for m in measured(text, guide, **of) if m.certainty >= NOTE]


@pytest.mark.parametrize("text", Terms.flagged)
def test_flagged_example(text: str) -> None:
    assert len(flags(text)) == 1


@pytest.mark.parametrize("text", Terms.fine)
def test_fine_example(text: str) -> None:
    assert flags(text) == []


TABLE = "## Words\n\n| Avoid | Prefer |\n|---|---|\n"


@pytest.mark.parametrize(
    ("row", "text", "found"),
    [
        ("vendor | supplier", "Three vendors replied.", "vendors"),
        ("end users | people", "Every end-user has a key.", "end-user"),
        ("best-in-class | (say what it does)", "A best in class tool.", "best in class"),
        ("log in | sign in", "She is logging in now.", "logging in"),
        ("organization | organisation", "Two organizations agreed.", "organizations"),
        ("utilise | use", "We utilize wind.", "utilize"),
        ("journey | (say what happens)", "Your fitness journeys start here.", "journeys"),
        ("e-mail | email", "Send an e-mail.", "e-mail"),
        ("Internet | internet", "On the Internet.", "Internet"),
        ("curated | we picked", "We curate each box.", "curate"),
        ("seamless | works with", "It is SEAMLESS.", "SEAMLESS"),
        ("effortless | easy", "Pay effortlessly.", "effortlessly"),
        ("dispatch, dispatched | post", "Dispatching on Monday.", "Dispatching"),
        ("crush it | do well", "Crushing it since May.", "Crushing it"),
        ("purchase | buy", "Purchased by millions.", "Purchased"),
    ],
)
def test_finds_the_forms_of_a_wording(row: str, text: str, found: str) -> None:
    assert flags(text, TABLE + f"| {row} |\n") == [found]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("unit | bag", "We are united by tea."),
        ("organization | organisation", "Two organisations agreed."),
        ("e-mail | email", "Send an email."),
        ("Internet | internet", "On the internet."),
        ("log on | log-on", "Your log-on is ready."),
        ("premium | top | ", "Our premiumisation."),
        ("vendor | supplier, vendor portal", "Open the vendor portal."),
        ("IT | tech", "It works."),
        ("unit | bag", "Come to Unit 4, Dock Road."),
        ("org | organisation", "Read fernhill.org today."),
        ("best | good", "Use code BESTDEAL or write to best@shop.example #best @best"),
        ("best | good", "Ana said ‘it’s the best week we’ve had’ to us."),
        ("best | good", "«The best tea in town» wrote the Post."),
    ],
)
def test_leaves_other_words_alone(row: str, text: str) -> None:
    assert flags(text, TABLE + f"| {row} |\n") == []


@pytest.mark.parametrize("role", [Role.NAV, Role.LEGAL, Role.QUOTATION, Role.DATA, Role.CODE])
def test_reads_no_menus_small_print_or_customers(role: Role) -> None:
    assert measured("Our customers love it.", role=role) == []


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.CTA, Role.SUBJECT, Role.TITLE, Role.ALT, Role.DESCRIPTION])
def test_reads_every_part_in_which_the_brand_speaks(role: Role) -> None:
    assert flags("Our customers love it", role=role) == ["customers"]


def test_one_measurement_a_wording_with_every_place_as_evidence() -> None:
    text = "Customers come first. We ask customers often.\n\nLog in."
    first, second = measured(text)
    assert [e.quote for e in first.evidence] == ["Customers come first.", "We ask customers often."]
    assert second.expected == "sign in"
    assert all(text[e.start : e.end] == e.quote for e in (*first.evidence, *second.evidence))


def test_the_longer_wording_wins_where_two_overlap() -> None:
    guide = TABLE + "| seamless, integrates seamlessly | works with |\n"
    assert flags("It integrates seamlessly.", guide) == ["integrates seamlessly"]


def test_a_long_sentence_is_quoted_in_part_and_exactly() -> None:
    text = "We wrote " + "and wrote " * 20 + "to all of our customers in May " + "and again " * 20 + "until they answered."
    (evidence,) = measured(text)[0].evidence
    assert text[evidence.start : evidence.end] == evidence.quote
    assert "customers" in evidence.quote
    assert len(evidence.quote) <= 2 * 60 + len("customers")
    assert not evidence.quote.startswith(" ")


def test_the_message_names_the_guides_line_and_the_fix_rewrites() -> None:
    (found,) = measured("Our customers love the lake.")
    assert "brand/guide.md:5" in found.message
    assert "Our guests love the lake." in found.fix


def test_a_form_that_english_might_bend_is_left_to_the_writer() -> None:
    (found,) = measured("Leveraging the sun is easy.")
    assert found.fix == "Use a form of “use” instead of “Leveraging”."


def test_advice_without_a_wording_is_passed_on() -> None:
    (found,) = measured("A robust box.", TABLE + "| robust | (say what it does) |\n")
    assert found.fix == "Say what it does."


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("WidgetBarn is open.", True),
        ("Widget Barn is open.", True),
        ("Widget-Barn is open.", True),
        ("WIDGETBARN IS OPEN", False),
        ("A widget barn is a shed.", False),
        ("Mail widgetbarn@post.example or see widgetbarn.example.", False),
        ("Widgetbarn’s doors are open.", False),
    ],
)
def test_tells_a_misspelt_brand_without_a_list(text: str, flagged: bool) -> None:
    given = campaign(reading(text), guide="## Names\n\n**Doris** is the van.\n", name="Widgetbarn")
    found = [m for m in Terms().measure(given) if m.certainty >= NOTE]
    assert bool(found) is flagged


def test_an_ampersand_in_a_name_is_not_spelt_out() -> None:
    given = campaign(reading("Oat and Iron is open."), guide="## Names\n\n**Oat & Iron**\n", name="Oat & Iron")
    assert [m.code for m in Terms().measure(given)] == ["TRM03"]


def test_a_spelling_called_wrong_is_no_ordinary_phrase() -> None:
    guide = "## Names\n\n- **Tallgrass Outfitters**. Not Tall Grass or TallGrass.\n"
    assert flags("Tall grass sways where Tallgrass boots tread.", guide) == []
    assert flags("Tall Grass is open.", guide) == ["Tall Grass"]


def test_a_product_may_bear_a_banned_word_as_its_name() -> None:
    guide = TABLE + "| premium | good |\n\n## Names\n\n- Plans are **Basic** and **Premium**.\n"
    assert flags("Choose Premium today.", guide) == []
    assert flags("Choose a premium plan.", guide) == ["premium"]


def test_capitals_are_wrong_where_the_guide_says_so() -> None:
    assert flags("FERNHILL IS OPEN", "## Names\n\n- **Fernhill**. Never FERNHILL.\n") == ["FERNHILL"]


def test_what_approved_copy_does_too_is_only_noted() -> None:
    approved = tuple(reading("Our team members bake.", locator=f"baseline/{n}") for n in range(1))
    guide = TABLE + "| members | regulars |\n"
    used = list(Terms().measure(campaign(reading("Ask the team members."), guide=guide, approved=approved)))
    new = list(Terms().measure(campaign(reading("Ask our members."), guide=guide, approved=approved)))
    assert used[0].certainty < NOTE <= new[0].certainty


def test_a_limited_ban_is_less_sure() -> None:
    (found,) = measured("Ask your guide.", TABLE + "| guide (as a noun) | trail lead |\n")
    assert NOTE <= found.certainty < 1
    assert "as a noun" in found.message


def test_a_wording_that_is_fine_at_times_is_only_noted() -> None:
    (found,) = measured("Our APR is 4%.", TABLE + "| APR | rate |\n\nAPR is fine in legal text.\n")
    assert found.certainty < NOTE


@pytest.mark.parametrize("text", ["_" * 3000, "a-" * 2000, "{{a " * 1000, "\u201ca " * 1000])
def test_text_that_is_no_copy_is_read_fast(text: str) -> None:
    assert measured(text) == []


def test_says_what_it_lacks() -> None:
    assert "no style guide" in (Terms().lacks(campaign()) or "")
    assert "neither terms nor names" in (Terms().lacks(campaign(guide="Be kind.")) or "")
    assert Terms().lacks(campaign(guide=Terms.guide_of_examples)) is None


SENSES = TABLE + (
    "| sneaker | trail shoe |\n| pitch, pitch in | place |\n| guests | visitors |\n\nThe socks are called sneakers, and that is fine. "
    'A pitch that a singer holds is still a pitch. A "guest list" at the door is fine.\n'
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bring sneakers and a towel.", []),
        ("Buy one sneaker, get one free.", ["sneaker"]),
        ("The singer found her pitch.", []),
        ("Reserve your pitch by the river.", ["pitch"]),
        ("Your name is on the guest list.", []),
        ("Our guests sleep well.", ["guests"]),
    ],
)
def test_another_sense_that_the_guide_allows_is_left_alone(text: str, found: list[str]) -> None:
    assert flags(text, SENSES) == found


def test_what_a_pair_of_sentences_prefers_is_never_banned() -> None:
    guide = '## Say this, not that\n\n- Say "Write to us," not "Please feel entirely free to drop us a line whenever."\n'
    assert flags("Write to us by Friday.", guide) == []


def test_who_forbids_an_offering_does_not_forbid_offers() -> None:
    guide = TABLE + "| offering | dinner |\n| utilising | using |\n"
    assert flags("Our offerings grow.", guide) == ["offerings"]
    assert flags("The offer closes on Sunday, and we offer bread.", guide) == []
    assert flags("We utilise barley.", guide) == ["utilise"]


@pytest.mark.parametrize(
    ("row", "text", "found"),
    [
        ("class | workshop", "Order by Wednesday for second class, or by Saturday for first-class post.", []),
        ("class | workshop", "Our first class of the year is full of second class stamps.", ["class"]),
        ("class | workshop", "Book a class for two.", ["class"]),
        ("world-class | good", "A world class bakery.", ["world class"]),
        ("deal | offer", "We deal with it, and it is a great deal of work.", []),
        ("deal | offer", "A great deal on kites.", ["deal"]),
    ],
)
def test_an_expression_with_a_sense_of_its_own_holds_no_banned_word(row: str, text: str, found: list[str]) -> None:
    assert flags(text, f"{TABLE}| {row} |\n") == found

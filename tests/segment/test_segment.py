import string

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import mark_boilerplate, segment
from consistency.segment.sentences import sentences


def page(*parts: tuple[str, Role], locator: str = "a.html") -> Touchpoint:
    text, blocks = "", []
    for words, role in parts:
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + words
        blocks.append(Block(start, len(text), role))
    return Touchpoint(locator, "website", Kind.PAGE, text, tuple(blocks))


def reading(*parts: tuple[str, Role], locator: str = "a.html") -> Reading:
    touchpoint = page(*parts, locator=locator)
    return Reading(touchpoint, segment(touchpoint))


def texts(got: Reading) -> list[tuple[str, Role]]:
    return [(got.slice(s), s.role) for s in got.segments]


def test_a_body_becomes_sentences_and_keeps_prices_whole():
    got = reading(("It costs £6.65 a bag. That's with postage in. Dr. Who agrees!", Role.BODY))
    assert [words for words, _ in texts(got)] == ["It costs £6.65 a bag.", "That's with postage in.", "Dr. Who agrees!"]


def test_a_line_break_ends_a_sentence():
    assert [words for words, _ in texts(reading(("Hello Sam,\nYour bag is here.", Role.BODY)))] == ["Hello Sam,", "Your bag is here."]


def test_a_customers_own_words_are_a_quotation():
    got = texts(reading(("She wrote to us. “It is the best thing ever! I cried.” We blushed.", Role.BODY)))
    assert got == [
        ("She wrote to us.", Role.BODY),
        ("“It is the best thing ever!", Role.QUOTATION),
        ("I cried.”", Role.QUOTATION),
        ("We blushed.", Role.BODY),
    ]


def test_what_somebody_says_within_a_sentence_is_told_from_who_says_it():
    got = texts(reading(('Heard at the gate, from a lady in red: "UNMISSABLE!!! My husband went white!" He had.', Role.BODY)))
    assert got == [
        ("Heard at the gate, from a lady in red:", Role.BODY),
        ('"UNMISSABLE!!!', Role.QUOTATION),
        ('My husband went white!"', Role.QUOTATION),
        ("He had.", Role.BODY),
    ]


def test_a_phrase_or_a_sentence_that_goes_on_after_the_quotation_is_not_parted():
    for words in ("Our own, the “shed with the blue door”.", 'She said, "Come in and sit down", and we did.'):
        assert texts(reading((words, Role.BODY)))[0][0].startswith(words[:20])
        assert Role.QUOTATION not in [role for _, role in texts(reading((words, Role.BODY)))]


def test_inches_open_no_quotation():
    got = texts(reading(('The 6" kite flies low. Grab it now. The 8" kite flies high.', Role.BODY)))
    assert [role for _, role in got] == [Role.BODY] * 3


def test_a_word_in_quotation_marks_is_no_quotation():
    assert texts(reading(("We call it “the shed” here.", Role.BODY)))[0][1] is Role.BODY


def test_legal_wording_in_a_body_is_legal():
    got = texts(reading(("Registered in England and Wales.", Role.BODY), ("We bake bread.", Role.BODY)))
    assert [role for _, role in got] == [Role.LEGAL, Role.BODY]


def test_what_most_pages_repeat_is_counted_once():
    footer = ("Prices include tax.", Role.BODY)
    pages = [reading((f"Page {i} says this.", Role.BODY), footer, locator=f"{i}.html") for i in range(5)]
    marked = mark_boilerplate(pages)
    assert [[s.is_boilerplate for s in got.segments] for got in marked] == [[False, False], *[[False, True]] * 4]


def test_approved_copy_shows_what_is_repeated_but_does_not_keep_it():
    footer = ("Prices include tax.", Role.BODY)
    approved = [reading((f"Page {i}.", Role.BODY), footer, locator=f"b{i}.html") for i in range(5)]
    campaign = [reading(("News.", Role.BODY), footer, locator="c1.html"), reading(("More.", Role.BODY), footer, locator="c2.html")]
    assert [[s.is_boilerplate for s in got.segments] for got in mark_boilerplate(campaign, approved)] == [[False, False], [False, True]]


def test_a_line_on_two_of_three_pages_is_no_boilerplate():
    pages = [reading(("The same line.", Role.BODY), locator=f"{i}.html") for i in range(3)]
    assert not any(s.is_boilerplate for got in mark_boilerplate(pages) for s in got.segments)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=string.printable + "“”’£é☕\u00a0\u2028", max_size=200))
def test_segments_cover_all_words_in_order_and_slice_back(text):
    touchpoint = Touchpoint("x", "social", Kind.POST, text)
    spans = [(s.start, s.end) for s in segment(touchpoint)]
    assert spans == sorted(spans)
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


def test_dots_and_the_ellipsis_sign_end_a_sentence_alike():
    dots, sign = (texts(reading((f"We waited{mark} It came.", Role.BODY))) for mark in ("...", "…"))
    assert [words.replace("...", "…") for words, _ in dots] == [words for words, _ in sign] == ["We waited…", "It came."]


def test_no_sentence_ends_in_a_slot_or_before_the_number_that_no_announces():
    text = "Our number is [COMPANY NO. TO COME]. [We bake. You eat.] Order no. 5 is ready. Say no. Then go."
    said = [text[start:end] for start, end in sentences(text)]
    assert said == ["Our number is [COMPANY NO. TO COME].", "[We bake. You eat.]", "Order no. 5 is ready.", "Say no.", "Then go."]


def test_half_an_emoji_does_no_harm():
    assert [words for words, _ in texts(reading(("Hello \ud83d there. Bye.", Role.BODY)))] == ["Hello \ud83d there.", "Bye."]

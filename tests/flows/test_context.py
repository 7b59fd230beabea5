"""Every quote slices back to its touchpoint, and stands in the words around it."""

from datetime import date

import pytest

from consistency.flows.context import REACH, QuoteError, in_context
from consistency.records.campaign import Brand, Campaign, page_key
from consistency.records.finding import Evidence, Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint

TEXT = "An earlier paragraph.\n\n" + "word " * 30 + "the quote itself" + " more" * 30 + "\n\nA later paragraph."


def campaign(text: str) -> Campaign:
    reading = Reading(Touchpoint("a.txt", "docs", Kind.TEXT, text), ())
    return Campaign("Sale", date(2026, 3, 2), Brand("Brand"), (reading,))


def measured(*evidence: Evidence) -> list[Measurement]:
    return [Measurement("terms", "term-violation", "TRM01", ("a.txt",), 1.0, evidence=evidence)]


def test_a_quote_gets_the_words_around_it_cut_at_words_and_paragraphs():
    start = TEXT.index("the quote itself")
    evidence = Evidence("a.txt", "the quote itself", start, start + 16)
    got = in_context(measured(evidence), campaign(TEXT))[0].evidence[0]
    assert got.before.startswith("… word word") and got.before.endswith("word ")
    assert got.after.startswith(" more more") and got.after.endswith(" …")
    assert len(got.before) <= REACH + 2
    short = Evidence("a.txt", "later", TEXT.index("later"), TEXT.index("later") + 5)
    got = in_context(measured(short), campaign(TEXT))[0].evidence[0]
    assert (got.before, got.after) == ("A ", " paragraph.")


def test_a_quote_that_stands_elsewhere_is_a_bug_of_its_check():
    with pytest.raises(QuoteError, match=r"QUO01 a\.txt: check 'terms' quotes 'the quote'"):
        in_context(measured(Evidence("a.txt", "the quote", 0, 9)), campaign(TEXT))
    with pytest.raises(QuoteError):
        in_context(measured(Evidence("b.txt", "An", 0, 2)), campaign(TEXT))


def test_a_css_value_needs_no_offsets():
    evidence = Evidence("a.txt", "#FF7A1A", source="style")
    assert in_context(measured(evidence), campaign(TEXT))[0].evidence == (evidence,)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Brand.example/autumn/?utm_source=x#top", "brand.example/autumn"),
        ("http://brand.example", "brand.example"),
        ("https://brand.example/index.html", "brand.example"),
        ("brand.example/autumn", "brand.example/autumn"),
        ("https://user@brand.example/a", "brand.example/a"),
        ("https://[{{ link }}/x", ""),
    ],
)
def test_pages_are_keyed_by_host_and_path(url, key):
    assert page_key(url) == key

"""Payment in parts: how many, of how much each."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.nouns import singular
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

KIND = r"(?:(?:interest-free|interest free|equal|easy|simple|monthly|weekly|fortnightly|quarterly|yearly|annual|fixed),? )*"
PARTS = re.compile(rf"\b(?P<n>{NUMBER}) {KIND}(?P<unit>payments?|instal?lments?|repayments?)\b(?P<of> (?:of|at)(?: just| only)? )?")
PAY_IN = re.compile(
    rf"\bpay in (?P<n>{NUMBER})\b(?=\W*(?:$|[.,;:!])| with| at | over| interest| and| when| on )(?! {KIND}(?:payment|inst))"
)


def find_instalments(folded: str) -> Iterator[Found]:
    """The number of parts as a duration, and what each part costs as a price per part."""
    if "pay" not in folded and "instal" not in folded:
        return
    for match in PARTS.finditer(folded):
        unit = singular(match["unit"]).replace("installment", "instalment")
        number = parse_number(match["n"])
        yield Found(
            Attribute.DURATION, plain(number), match.start(), match.end("unit"), unit=unit, number=number, slot="instalment"
        )  # fmt: skip
    for match in PAY_IN.finditer(folded):
        number = parse_number(match["n"])
        yield Found(Attribute.DURATION, plain(number), match.start(), match.end(), unit="instalment", number=number, slot="instalment")


def part_of(folded: str, at: int) -> str:
    """What a sum that starts at `at` is paid per, where it is the size of one part ("four payments of £25"); empty where it is not."""
    for match in PARTS.finditer(folded):
        if match["of"] and match.end() == at:
            return singular(match["unit"]).replace("installment", "instalment")
    return ""

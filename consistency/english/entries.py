"""Tells the entries of a list of facts ("Order number: 4471", "Total $113.42") from sentences: they are data, in nobody's voice."""

from __future__ import annotations

import re
from collections.abc import Sequence

LABELLED = re.compile(r"\W*(?P<label>\w[^:.!?\n]*):\s+(?P<value>\S.*?)")
"""A label and a value: "· Policy number: FN-4471", "Deposit paid today: £88.40"."""
PRICED = re.compile(r"\W*(?P<label>\w[^:.!?\n]*?)[\s:]+[-−–]?\s?[£$€]\s?\d[\d.,]*\W*")
"""A thing and its sum: "Full tune-up $110.00."."""
SPEAKS = re.compile(
    r"\b(?:i|you|we|they|it|he|she|me|us|them|this|that|there|who|is|are|was|were|be|has|have|had|will|can|please)\b|['’](?:s|re|ve|ll|d|m|t)\b",
    re.IGNORECASE,
)
"""Words of sentences: "Our advice: you can wait" is no entry."""
LEADS_TO_A_SUM = re.compile(r"\b(?:from|just|only|now|then|for|at|to|and|or|but|under|over|save|get|spend)\b", re.IGNORECASE)
"""Words before a sum, without a colon, that make of it more than a thing with its price: "Now from £5."."""
LONGEST, BARE_VALUE = 12, 3
"""Words of a label or a value; a value without a digit is an entry's only where it is very short ("Delivery: free")."""
LONGEST_LINE = 200
"""Characters: what is longer is no entry, and is not searched for one."""
LEAST = 3
"""Entries that must stand one after the other: fewer may be sentences of their own kind ("Coming soon: 5 new teas")."""


def entries(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places among the sentences of a text, given by their spans, of the entries of lists of facts, each on its own line."""
    found = [_fills_its_line(text, *span) and is_entry(text[slice(*span)]) for span in spans]
    runs: list[list[int]] = []
    for place, is_one in enumerate(found):
        if is_one and place and found[place - 1]:
            runs[-1].append(place)
        elif is_one:
            runs.append([place])
    return frozenset(place for run in runs if len(run) >= LEAST for place in run)


def _fills_its_line(text: str, start: int, end: int) -> bool:
    """True where nothing but signs stands beside it: of the clipped sentences of a paragraph ("Delivery: free. Price: £5.") each speaks."""
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
    return not any(map(str.isalnum, before + after))


def is_entry(line: str) -> bool:
    """True for a line that, beside others of its kind, is a label with its value or a thing with its sum."""
    line = line.strip()
    if len(line) > LONGEST_LINE or SPEAKS.search(line):
        return False
    priced = PRICED.fullmatch(line)
    if priced and len(priced["label"].split()) <= LONGEST and not LEADS_TO_A_SUM.search(priced["label"]):
        return True
    labelled = LABELLED.fullmatch(line)
    if not labelled or line[-1] in "!?…":
        return False
    label, value = labelled["label"].split(), labelled["value"].split()
    is_value = len(value) <= BARE_VALUE or any(map(str.isdigit, labelled["value"]))
    return is_value and max(len(label), len(value)) <= LONGEST

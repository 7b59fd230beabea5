"""Of a page of terms nothing is told where it differs as terms do and the approved copy holds hardly any."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.checks.voice import measured
from consistency.encoders.hashing import Hashing
from consistency.flows.score import said_of
from consistency.flows.terms_pages import ENOUGH, WHY, untold, with_terms_apart
from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence, Yardstick
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.voice import Assessment, Representation
from consistency.represent import represent

QUOTE = Evidence("a", "Once per order.", 0, 15)


def page(title: str, kind: Kind = Kind.PAGE) -> Reading:
    return Reading(Touchpoint(locator="a", channel="website", kind=kind, title=title, text="Once per order."), ())


def drifted(*directions: str) -> Assessment:
    return Assessment("a", 0.01, 0.01, VoiceVerdict.DRIFT, Yardstick(0.4, 0.7, 0.9, 20), 300, (QUOTE,), directions=directions)


@pytest.mark.parametrize("directions", [(), ("legalese",), ("stranger",), ("legalese", "cold")])
def test_terms_that_differ_as_terms_do_are_left_open_with_score_and_evidence(directions: tuple[str, ...]) -> None:
    before = drifted(*directions)
    (told,) = with_terms_apart([before], [page("Summer: the terms")], [])
    assert told == replace(before, verdict=VoiceVerdict.CANNOT_TELL, untold=WHY)
    assert measured(told).message == said_of(told) == WHY
    assert measured(told).certainty == 0
    assert "1 page of terms" in untold([told])[0]


@pytest.mark.parametrize(
    ("assessment", "reading", "approved"),
    [
        (drifted("hype"), page("Summer: the terms"), []),
        (drifted("legalese", "slang"), page("Summer: the terms"), []),
        (drifted("legalese"), page("Summer at the Foxlight"), []),
        (drifted("legalese"), page("Summer: the terms", Kind.POST), []),
        (drifted("legalese"), page("Summer: the terms"), [represent(page("Terms of sale"), Hashing())] * ENOUGH),
    ],
    ids=["pushed otherwise", "pushed otherwise as well", "no terms", "a post", "terms are approved"],
)
def test_all_other_drift_is_told(assessment: Assessment, reading: Reading, approved: list[Representation]) -> None:
    assert with_terms_apart([assessment], [reading], approved) == (assessment,)
    assert untold([assessment]) == ()

"""Two banned wordings in one sentence are two findings."""

from consistency.judge import judge
from consistency.records.finding import Evidence, Measurement


def measured(term: str, certainty: float) -> Measurement:
    evidence = (Evidence("a.html", "Our customers buy units.", 0, 24, says=term),)
    return Measurement(
        "terms", "term-violation", "TRM01", ("a.html",), 1.0, certainty, attribute=term, evidence=evidence, message=f"Not {term}."
    )


def test_each_wording_keeps_its_own_severity_and_message():
    found = judge([measured("customers", 1.0), measured("units", 0.4)])
    assert [(one.attribute, one.severity.value, len(one.evidence)) for one in found] == [("customers", "warning", 1), ("units", "note", 1)]

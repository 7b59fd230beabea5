"""What measures the stages of a scan: it changes nothing, misses nothing, and draws what it saw."""

import time
from collections import Counter
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from benchmarks.flame import collapsed, flame, only_below
from benchmarks.generate import write_project
from benchmarks.stages import scanned, slope, slowest, table
from benchmarks.stopwatch import STEPS, Stopwatch
from consistency.flows.scan import scan
from consistency.settings import load_settings

NOW = datetime(2026, 3, 16, tzinfo=UTC)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    write_project(folder, 20)
    return folder


def test_every_stage_is_measured_and_none_is_counted_twice(project):
    found = scanned(project)
    assert set(found["seconds"]) == {*STEPS, "report"}
    assert found["touchpoints"] == 20
    assert all(seconds > 0 for seconds in found["seconds"].values())
    assert sum(found["seconds"].values()) < found["processor"] + 0.5


def test_watching_changes_nothing(project):
    alone = scan(load_settings(project), now=NOW)
    with Stopwatch().watching():
        watched = scan(load_settings(project), now=NOW)
    assert watched == alone


def test_a_step_that_is_gone_is_told():
    with pytest.raises(AttributeError), Stopwatch().watching({"gone": ("consistency.flows.scan:no_such_step",)}):
        pass


def test_a_stage_counts_without_those_inside():
    watch = Stopwatch()
    with watch.stage("outer"), watch.stage("inner"):
        begun = time.thread_time()
        while time.thread_time() < begun + 0.05:
            pass
    assert watch.seconds["inner"] >= 0.05 > watch.seconds["outer"]


def test_slopes_are_powers_of_the_size():
    assert slope(1.0, 10.0, 10) == pytest.approx(1)
    assert slope(1.0, 100.0, 10) == pytest.approx(2)
    assert slope(0.001, 0.01, 10) is None


def test_the_table_has_a_line_for_every_stage_and_size():
    seconds = dict.fromkeys((*STEPS, "report"), 1.0)
    small = {"touchpoints": 100, "findings": 3, "seconds": seconds, "processor": 9.0, "peak": 300.0}
    large = {**small, "touchpoints": 1000, "seconds": dict.fromkeys(seconds, 10.0), "processor": 90.0}
    text = table([small, large])
    assert "| compare | 1.00 | 10.00 | 10.00 | 1.00 |" in text
    assert "1,000" in text.splitlines()[0]


def test_the_slowest_stage_is_one_that_can_be_drawn():
    assert slowest({"compare": 2.0, "collect": 1.0, "report": 9.0}) == "compare"


def test_a_flame_shows_what_was_called_inside_a_stage():
    seen = collapsed(
        "main (cli.py:1);compare (flows/compare.py:29);measure (checks/terms.py:9) 3\nmain (cli.py:1);read (flows/read.py:1) 5\n"
        "main (cli.py:1);compare (flows/compare.py:31);measure (checks/look.py:9) 1\n"
    )
    below = only_below(seen, ["compare"])
    assert below == Counter(
        {
            ("compare flows/compare.py", "measure checks/terms.py"): 3,
            ("compare flows/compare.py", "measure checks/look.py"): 1,
        }
    )
    picture = ElementTree.fromstring(flame(below, "Compare & more"))
    told = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert told == ["compare flows/compare.py: 100.0%", "measure checks/terms.py: 75.0%", "measure checks/look.py: 25.0%"]


def test_a_flame_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no stack"):
        flame({}, "Nothing")

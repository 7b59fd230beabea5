"""Of many texts judged at once, drift is what stands out among all of them; the rest keeps its evidence and says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from consistency.baseline.discoveries import among_all, discovered
from consistency.checks.voice import measured
from consistency.flows.voice import left_open, let_pass
from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence, Yardstick
from consistency.records.voice import Assessment

QUOTE = Evidence("a", "We are thrilled.", 0, 16)


def assessed(chance: float, verdict: VoiceVerdict | None = None) -> Assessment:
    told = verdict or (VoiceVerdict.DRIFT if chance <= 0.05 else VoiceVerdict.ON_VOICE)
    return Assessment("a", chance, chance, told, Yardstick(0.4, 0.7, 0.9, 20), 60, (QUOTE,))


def test_the_rule_looks_at_the_rank_of_each_chance() -> None:
    assert discovered([0.02, 0.039, 0.9, 0.9, 0.9], 0.1) == (True, True, False, False, False), "0.039 is under 0.1 * 2 / 5"
    assert discovered([0.02, 0.041, 0.9, 0.9, 0.9], 0.1) == (True, False, False, False, False)
    assert discovered([0.5, 0.5], 1) == (True, True)
    assert discovered([], 0.2) == ()


@pytest.mark.parametrize("rate", [0.1, 0.2, 0.3])
def test_where_nothing_drifts_hardly_any_scan_flags_anything(rate: float) -> None:
    chances = np.random.default_rng(4).uniform(size=(1000, 40))
    wrong = np.mean([any(discovered(row.tolist(), rate)) for row in chances])
    assert wrong == pytest.approx(rate, abs=0.04)


@pytest.mark.parametrize("rate", [0.1, 0.2])
def test_the_share_of_wrong_flags_stays_under_the_rate(rate: float) -> None:
    draw = np.random.default_rng(5)
    shares = []
    for _ in range(400):
        chances = [*draw.uniform(size=35), *draw.uniform(size=5) * 1e-3]
        flags = discovered(chances, rate)
        shares.append(sum(flags[:35]) / max(sum(flags), 1))
    assert np.mean(shares) <= rate


def test_what_does_not_stand_out_is_on_voice_with_its_evidence_and_says_so() -> None:
    texts = [assessed(0.04), *[assessed(0.5)] * 23, assessed(0.001, VoiceVerdict.CANNOT_TELL)]
    lone, *rest = among_all(texts, 0.2)
    assert (lone.verdict, lone.among, lone.evidence, lone.p_value) == (VoiceVerdict.ON_VOICE, 24, (QUOTE,), 0.04)
    assert rest == texts[1:]
    told = measured(lone)
    assert (told.certainty, told.evidence) == (0.0, (QUOTE,))
    assert told.message == "Alone this would be flagged; among 24 texts about 1.0 as far off are expected by chance."
    assert "1 text that would be flagged alone was let pass" in let_pass([lone])[0]
    assert let_pass(rest) == ()


def test_by_a_thin_baseline_only_clear_drift_is_told_and_the_rest_is_left_open() -> None:
    texts = [replace(assessed(chance), locator=f"t{number}") for number, chance in enumerate([0.0005, 0.03, 0.035, 0.04, *[0.5] * 6])]
    assert [one.verdict for one in among_all(texts, 0.2)][:4] == [VoiceVerdict.DRIFT] * 4
    clear, *doubtful = among_all(texts, 0.2, is_thin=True)[:4]
    assert clear.verdict is VoiceVerdict.DRIFT
    assert {one.verdict for one in doubtful} == {VoiceVerdict.CANNOT_TELL}
    assert {one.among for one in doubtful} == {10}
    assert "cannot tell whether 3 texts may have drifted: t1, t2, t3." in left_open(doubtful)[0]
    assert let_pass(doubtful) == ()
    assert "too little of that to tell" in measured(doubtful[0]).message
    lone = among_all([assessed(0.04), *[assessed(0.5)] * 23], 0.2, is_thin=True)[0]
    assert lone.verdict is VoiceVerdict.ON_VOICE, "chance brings about such, however much approved copy there is"


def test_what_stands_out_is_kept_and_a_rate_of_one_changes_nothing() -> None:
    texts = [assessed(0.001), assessed(0.04), *[assessed(0.5)] * 23]
    assert [one.verdict for one in among_all(texts, 0.2)][:2] == [VoiceVerdict.DRIFT, VoiceVerdict.ON_VOICE]
    assert among_all(texts, 1) == tuple(texts)
    clear = [replace(assessed(0.01), locator=str(number)) for number in range(3)]
    assert among_all([*clear, *[assessed(0.5)] * 7], 0.2)[:3] == tuple(clear)

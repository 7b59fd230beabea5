"""Texts too short to be judged alone are judged with what lies beside them, and quotes slice back into their own touchpoints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consistency.baseline import Baseline, assess_all
from consistency.checks.voice import Voice
from consistency.encoders.onnx import MiniLM
from consistency.engines.local import Local
from consistency.flows.context import in_context
from consistency.flows.pools import MOST_WORDS, pools_of
from consistency.flows.voice import hear
from consistency.judge import judge, summarise
from consistency.records.audit import Verdict, VoiceVerdict
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Yardstick
from consistency.records.reading import Reading
from consistency.records.voice import Assessment
from consistency.represent import represent_all
from consistency.settings import VoiceSettings
from tests.voice.approved import BRAND, ON_VOICE, approved_readings, reading_of

STIFF = (
    "Passengers should arrive in good time.",
    "Luggage is to be left below.",
    "Tickets are available at the terminal.",
    "We are excited to sail!",
    "You will love it here!",
    "So much fun on deck!",
    "Treat yourself to the sea!",
)
"""Each of fewer words than can be judged alone."""
OWN = (
    "Bikes go free.",
    "Tea is £2, soup is £5.",
    "Dogs sit with you, on the floor.",
    "Bring a coat. It's windy.",
    "Fog? We'll text you by six.",
)


def ad(text: str, number: int, group: str = "", channel: str = "ads", file: str = "ads/google.csv") -> Reading:
    reading = reading_of(text, f"{file}#{number}", channel)
    return replace(reading, touchpoint=replace(reading.touchpoint, meta={"ad group": group} if group else {}))


def short(words: int = 10, verdict: VoiceVerdict = VoiceVerdict.CANNOT_TELL) -> Assessment:
    return Assessment("x", 0.6, 0.3, verdict, Yardstick(0.4, 0.7, 0.9, 20), words)


def members(readings: list[Reading], assessed: Assessment | None = None) -> dict[str, tuple[str, ...]]:
    pools = pools_of(readings, {one.touchpoint.locator: assessed or short() for one in readings})
    return {pool.name: tuple(one.touchpoint.locator.rpartition("#")[2] for one in pool.members) for pool in pools}


def test_texts_go_with_their_group_and_the_rest_with_their_source() -> None:
    ads = [ad(f"Text {number}.", number, "A" if number < 4 else "B" if number < 6 else "") for number in range(1, 9)]
    assert members(ads) == {"ad group “A”": ("1", "2", "3"), "ads/google.csv": ("4", "5", "6", "7", "8")}


def test_nothing_is_put_together_that_does_not_belong_together() -> None:
    apart = [ad(f"Text {number}.", number, channel=f"c{number}") for number in range(4)]
    assert members(apart) == {}
    assert members([ad("Text.", 1), ad("Other.", 2)]) == {}, "twenty words are too few together as well"
    assert members([ad(f"Text {n}.", n, file=f"posts/{n % 2}.csv") for n in range(4)]) == {}
    alone = [reading_of(f"Text {n}.", f"posts/{n}.txt", "social") for n in range(3)]
    assert set(members(alone)) == {"posts"}


def test_long_copy_copy_that_drifts_alone_and_repetition_stay_out() -> None:
    ads = [ad(f"Text {number}.", number) for number in range(4)]
    assert members(ads, short(25)) == {}
    assert members(ads, short(10, VoiceVerdict.DRIFT)) == {}
    assert members([ad("Text.", number) for number in range(4)]) == {}


def test_a_large_group_is_split_and_every_part_can_be_judged() -> None:
    pools = pools_of([ad(f"Text {n}.", n) for n in range(100)], {f"ads/google.csv#{n}": short() for n in range(100)})
    sizes = [10 * len(pool.members) for pool in pools]
    assert sum(sizes) == 1000
    assert all(25 <= size <= MOST_WORDS + 25 for size in sizes)


@pytest.fixture(scope="module")
def stiff(baseline: Baseline, encoder: MiniLM) -> Campaign:
    readings = (*(ad(text, number, "Stiff") for number, text in enumerate(STIFF)), *(ad(text, 10 + n, "Own") for n, text in enumerate(OWN)))
    settings = VoiceSettings(false_discoveries=1)
    voices = hear(readings, approved_readings(), Brand(BRAND), settings, Local(), lambda _: None)
    return Campaign(
        "Summer", date(2026, 5, 1), Brand(BRAND), readings, tuple(approved_readings()), voices=voices.assessments, pools=voices.pools
    )


def test_a_group_that_drifts_is_one_finding_whose_quotes_stand_in_its_members(stiff: Campaign) -> None:
    alone = [one for one in (stiff.voices or {}).values() if one.verdict is VoiceVerdict.DRIFT]
    pooled = {pool.name: pool for pool in stiff.pools}
    assert pooled["ad group “Stiff”"].assessment.verdict is VoiceVerdict.DRIFT
    assert pooled["ad group “Own”"].assessment.verdict is VoiceVerdict.ON_VOICE
    findings = judge(in_context(Voice().measure(stiff), stiff))
    (group,) = [one for one in findings if one.code == "VOI02"]
    assert len(findings) == len(alone) + 1
    assert "short texts of ad group “Stiff” do not sound like" in group.message
    assert set(group.locators) == {item.locator for item in group.evidence if item.locator.startswith("ads/")}
    assert set(group.locators) <= set(pooled["ad group “Stiff”"].members)
    assert all(item.quote in STIFF for item in group.evidence if item.locator in group.locators)
    told = (stiff.voices or {})[group.locators[0]]
    assert told.verdict is VoiceVerdict.CANNOT_TELL, "of a member alone nothing is said"


def test_a_channel_judged_together_counts_as_judged(stiff: Campaign) -> None:
    own = tuple(one for one in stiff.readings if one.touchpoint.meta["ad group"] == "Own")
    calm = replace(stiff, readings=own, pools=tuple(pool for pool in stiff.pools if "Own" in pool.name))
    assert {one.verdict for locator, one in (stiff.voices or {}).items() if locator in {o.touchpoint.locator for o in own}} == {
        VoiceVerdict.CANNOT_TELL
    }
    (voice,) = [one for one in summarise([], calm, (), {"voice": None}) if one.concern == "voice"]
    assert voice.channels == {"ads": Verdict.PASS}
    (unheard,) = [one for one in summarise([], replace(calm, pools=()), (), {"voice": None}) if one.concern == "voice"]
    assert unheard.channels == {"ads": Verdict.NOT_CHECKED}


def test_a_lone_emoji_stays_in_its_own_text(baseline: Baseline, encoder: MiniLM) -> None:
    readings = [ad(text, number) for number, text in enumerate(("Mind the paint.", "🎉", "Soup is £5.", "The gate has moved to the left."))]
    pools = pools_of(readings, {one.touchpoint.locator: short() for one in readings})
    (told,) = assess_all(baseline, represent_all([pools[0].reading], encoder, [BRAND]))
    texts = {one.touchpoint.locator: one.touchpoint.text for one in readings}
    for item in pools[0].told(told).assessment.evidence:
        assert texts[item.locator][item.start : item.end] == item.quote


def test_copy_that_is_long_enough_makes_no_pool(encoder: MiniLM) -> None:
    voices = hear((reading_of(ON_VOICE, "a"),), approved_readings(), Brand(BRAND), VoiceSettings(), Local(), lambda _: None)
    assert voices.pools == ()

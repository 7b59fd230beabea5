"""How large the launch page is and how soon it can be used: `python -m benchmarks.page [TOUCHPOINTS] [FINDINGS] [--keep FILE]`.

An audit of invented copy is made, 5,000 touchpoints with 800 findings unless told otherwise, rendered, and opened in an installed
Chromium. Printed are the page's size, the seconds to render it, and in Chromium the milliseconds until it is laid out and loaded, and those
that filtering, sorting and following a quote into its text take.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from consistency.judge import judge, overall, summarise
from consistency.records.audit import (
    Audit,
    BaselineSummary,
    ChannelDistance,
    Conditions,
    OfferSummary,
    Saying,
    SourceSummary,
    Term,
    TouchpointSummary,
    VoiceScore,
    VoiceVerdict,
)
from consistency.records.campaign import Brand, Campaign
from consistency.records.collection import Collection
from consistency.records.finding import Evidence, Measurement, Yardstick
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.reports.html import Html

CHANNELS = ("website", "email", "social", "ads", "support", "docs")
STAGES = ("interest", "promotion", "discovery", "discovery", "service", "purchase")
KINDS = ("voice-drift", "offer-conflict", "term-violation", "placeholder", "message-mismatch", "offer-expired", "look-drift")
WORDS = (
    "the workshop opens at eight and every spade is oiled by hand before it leaves so that the handle stays dry through four winters"
    " of clay ask us for the offer until Sunday with the code PLANT and we send it free over forty pounds wherever you garden"
).split()
YARDSTICK = Yardstick(0.41, 0.76, 0.93, 240)
SIZE_LIMIT, TIME_LIMIT = 5_000_000, 3.0


def invented(touchpoints: int, findings: int, seed: int = 1) -> Audit:
    """An audit with so many touchpoints and findings, texts of about 250 words; the same numbers give the same audit."""
    dice = random.Random(seed)
    texts = [_touchpoint(dice, number) for number in range(touchpoints)]
    measurements = tuple(_measurement(dice, texts[number * touchpoints // findings % touchpoints], texts) for number in range(findings))
    found = judge(measurements)
    told = {locator for one in found for locator in (*one.locators, *(item.locator for item in one.evidence))}
    campaign = Campaign("Invented campaign", date(2026, 9, 14), Brand("Fernhollow"), tuple(Reading(one, ()) for one in texts), voices={})
    collections = tuple(Collection("campaign", name, f"campaign/{name}", tuple(t for t in texts if t.channel == name)) for name in CHANNELS)
    concerns = summarise(found, campaign, collections, dict.fromkeys(("offer", "expiry", "path", "voice", "terms", "placeholders", "look")))
    drifting = {one.locators[0] for one in found if one.kind == "voice-drift"}
    return Audit(
        version="benchmark",
        brand="Fernhollow",
        campaign=campaign.name,
        launch=campaign.launch,
        created_at=datetime(2026, 9, 10, 6, 0, tzinfo=UTC),
        verdict=overall(concerns, complete=True),
        is_complete=True,
        concerns=concerns,
        touchpoints=tuple(_summary(dice, one, is_told=one.locator in told, drifts=one.locator in drifting) for one in texts),
        findings=found,
        sources=tuple(SourceSummary("campaign", one.channel, one.path, len(one.touchpoints), (), ()) for one in collections),
        baseline=BaselineSummary(240, 60_000, dict.fromkeys(CHANNELS, 40), "enough", ""),
        offers=tuple(_offer(number, texts) for number in range(60)),
        distances=tuple(ChannelDistance(a, b, dice.random(), dice.random(), 0.4, 0.4) for a in CHANNELS for b in CHANNELS if a < b),
        conditions=Conditions("en_voice 3.0", "fernhollow@3", "minilm", 0.05, 0.2),
        settings="consistency.toml",
    )


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(8, 20))).capitalize() + "."


def _touchpoint(dice: random.Random, number: int) -> Touchpoint:
    channel = number % len(CHANNELS)
    text = "\n\n".join(" ".join(_sentence(dice) for _ in range(3)) for _ in range(6))
    locator = f"campaign/{CHANNELS[channel]}/{number:05d}-{dice.choice(WORDS).lower()}.html"
    return Touchpoint(locator, CHANNELS[channel], Kind.PAGE, text, title=_sentence(dice)[:50], stage=STAGES[channel])


def _quote(dice: random.Random, touchpoint: Touchpoint) -> Evidence:
    starts = [0, *(at + 2 for at in range(len(touchpoint.text)) if touchpoint.text.startswith(". ", at))]
    start = dice.choice(starts)
    end = touchpoint.text.index(".", start) + 1
    text = touchpoint.text
    return Evidence(
        touchpoint.locator,
        text[start:end],
        start,
        end,
        says="says 30%",
        before=text[max(0, start - 90) : start],
        after=text[end : end + 90],
    )


def _measurement(dice: random.Random, about: Touchpoint, texts: list[Touchpoint]) -> Measurement:
    kind, others = dice.choice(KINDS), dice.sample(texts, 8)
    quotes = (_quote(dice, about), *((_quote(dice, others[0]), _quote(dice, others[1])) if kind == "offer-conflict" else ()))
    against = tuple(one.locator for one in others) if kind == "offer-conflict" else ()
    chance = dice.random() / 100 if kind == "voice-drift" else None
    return Measurement(
        "benchmark", kind, "BEN01", (about.locator,), dice.random() / 2, 0.9, chance, YARDSTICK,
        attribute="discount" if kind == "offer-conflict" else None, expected="25%", against=against, evidence=quotes,
        message=f"This says 30%; {len(against)} touchpoints say 25%. {_sentence(dice)}", fix=_sentence(dice),
    )  # fmt: skip


def _summary(dice: random.Random, one: Touchpoint, *, is_told: bool, drifts: bool) -> TouchpointSummary:
    verdict = VoiceVerdict.DRIFT if drifts else VoiceVerdict.ON_VOICE
    score = dice.uniform(0.0, 0.4) if drifts else dice.uniform(0.41, 0.99)
    voice = VoiceScore(score, drifts, 0.001 if drifts else 0.5, verdict, YARDSTICK)
    summary = TouchpointSummary(one.locator, one.id, one.channel, one.kind.value, one.title, 250, one.digest, one.stage, None, None, voice)
    return replace(summary, text=one.text if is_told else "")


def _offer(number: int, texts: list[Touchpoint]) -> OfferSummary:
    most = Saying("25%", tuple(one.locator for one in texts[number::60]))
    return OfferSummary(f"PLANT{number}", number == 0, (Term("discount", most, (Saying("30%", (texts[number].locator,)),)),))


def _opened(page: Path) -> dict[str, float]:
    """Milliseconds in Chromium, the middle of three: until the page is laid out, is loaded, and what its controls take."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    timed: list[dict[str, float]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for _ in range(3):
            tab = browser.new_page(viewport={"width": 1280, "height": 900})
            tab.goto(page.as_uri())
            timed.append(tab.evaluate(TIMING))
            tab.close()
        browser.close()
    return {name: sorted(one[name] for one in timed)[1] for name in timed[0]}


TIMING = """() => {
  const [load] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const took = (act) => { const from = performance.now(); act(); document.body.offsetHeight; return performance.now() - from; };
  const choose = (id, value, kind) => { document.getElementById(id).value = value;
    document.getElementById(id).dispatchEvent(new Event(kind, { bubbles: true })); };
  return {
    "first words painted": paint ? paint.startTime : load.domInteractive,
    "ready to be used": load.domContentLoadedEventEnd,
    "loaded": load.loadEventEnd,
    "a filter takes": took(() => choose("concern", "voice", "input")),
    "a search takes": took(() => choose("search", "spade", "input")),
    "an order takes": took(() => choose("order", "channel", "change")),
    "a quote's text opens in": took(() => { document.querySelector("#entries details.text").open = true; }),
  };
}"""


def main() -> None:
    """Prints the figures and says whether they keep to the limits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("touchpoints", type=int, nargs="?", default=5_000)
    parser.add_argument("findings", type=int, nargs="?", default=800)
    parser.add_argument("--keep", type=Path, help="keep the page in this file")
    asked = parser.parse_args()
    audit = invented(asked.touchpoints, asked.findings)
    Html().render(replace(audit, findings=audit.findings[:1], touchpoints=audit.touchpoints[:1]))  # the template is compiled once
    began = time.perf_counter()
    rendered = Html().render(audit)
    seconds = time.perf_counter() - began
    print(f"{len(audit.touchpoints):,} touchpoints, {len(audit.findings)} findings")
    print(f"page: {len(rendered) / 1e6:.2f} MB (limit {SIZE_LIMIT / 1e6:.0f}), rendered in {seconds:.2f} s (limit {TIME_LIMIT:.0f})")
    with tempfile.TemporaryDirectory() as folder:
        page = asked.keep or Path(folder) / "page.html"
        page.write_bytes(rendered)
        for name, took in _opened(page.absolute()).items():
            print(f"{name}: {took:.0f} ms")
    if len(rendered) > SIZE_LIMIT or seconds > TIME_LIMIT:
        raise SystemExit("over the limit")


if __name__ == "__main__":
    main()

"""Invented audits, as large and as different as a test wants them."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

from consistency.drift import levels
from consistency.records.audit import Audit, BaselineSummary, TouchpointSummary, Verdict, VoiceScore, VoiceVerdict
from consistency.records.finding import Evidence, Finding, Severity, Yardstick
from consistency.records.history import Night

BRAND = "North Quay"
YARDSTICK = Yardstick(0.4, 0.8, 0.97, 30)


def text_of(number: int, version: int = 0) -> str:
    return f"Touchpoint {number} says hello \ud83d, version {version}."


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def touchpoint(number: int, version: int = 0, p_value: float = 0.5) -> TouchpointSummary:
    channel = ("website", "email", "social")[number % 3]
    voice = VoiceScore(p_value / (p_value + 0.05), p_value < 0.05, p_value, VoiceVerdict.ON_VOICE, YARDSTICK)
    words = len(text_of(number).split())
    locator = f"{channel}/{number}.txt"
    return TouchpointSummary(
        locator, f"{number:016x}", channel, "text", "A\0title", words, digest(text_of(number, version)), None, None, None, voice
    )


def finding(number: int, severity: Severity = Severity.ERROR, quote: str = "30% off") -> Finding:
    locator = touchpoint(number).locator
    evidence = (Evidence(locator, quote, 0, len(quote)),)
    return Finding("offer-conflict", "OFF01", severity, "It says 30%.", (locator,), evidence, concern="offer", check="offer_conflict")


def night(day: int, size: int = 6, findings: tuple[Finding, ...] = (), versions: dict[int, int] | None = None, brand: str = BRAND) -> Night:
    versions = versions or {}
    seen = tuple(touchpoint(number, versions.get(number, 0)) for number in range(size))
    texts = {digest(text): text for text in (text_of(number, versions.get(number, 0)) for number in range(size))}
    audit = Audit(
        version="1",
        brand=brand,
        campaign="Spring",
        launch=date(2026, 3, 2),
        created_at=datetime(2026, 1, 1, 2, tzinfo=UTC) + timedelta(days=day),
        verdict=Verdict.STOP if findings else Verdict.PASS,
        is_complete=True,
        concerns=(),
        touchpoints=seen,
        findings=findings,
        sources=(),
        baseline=BaselineSummary(30, 3000, {"website": 30}, "enough", ""),
    )
    return Night(audit, texts, tuple(levels(audit)), key=digest(f"{size}{findings}{versions}"))

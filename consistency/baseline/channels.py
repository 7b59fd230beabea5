"""Whether each channel has enough approved copy to know its own habit, and what to add where it has not."""

from __future__ import annotations

from consistency.baseline.learn import Baseline
from consistency.records.portrait import ChannelVoice

ENOUGH_TEXTS, ENOUGH_WORDS = 12, 500
THIN_TEXTS, THIN_WORDS = 5, 150
"""Below these a channel is judged by the other channels' copy almost alone."""


def channel_voices(baseline: Baseline) -> tuple[ChannelVoice, ...]:
    """Each channel's texts, words and strength, in the order of their names."""
    return tuple(_voice(baseline, channel, texts) for channel, texts in baseline.channels.items())


def _voice(baseline: Baseline, channel: str, texts: int) -> ChannelVoice:
    words = int(sum(float(text.words.sum()) for text in baseline.texts if text.channel == channel))
    if texts >= ENOUGH_TEXTS and words >= ENOUGH_WORDS:
        return ChannelVoice(channel, texts, words, "enough", "")
    strength = "thin" if texts >= THIN_TEXTS and words >= THIN_WORDS else "too thin"
    return ChannelVoice(channel, texts, words, strength, _advice(channel or "copy without a channel", texts, words))


def _advice(channel: str, texts: int, words: int) -> str:
    """What would make it enough: words at the length that its texts have, never fewer than missing texts need."""
    missing_texts = max(ENOUGH_TEXTS - texts, 0)
    usual = words / texts if texts else 0.0
    missing_words = max(ENOUGH_WORDS - words, missing_texts * usual)
    shown = max(round(missing_words, -2), 50) if missing_words < 100 else round(missing_words, -2)
    many = f" in {missing_texts} text{'s' * (missing_texts != 1)}" if missing_texts else ""
    return f"Add about {shown:,.0f} words of {channel}{many}."

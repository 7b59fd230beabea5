"""Approved copy of an invented ferry line, dry and short, and new copy in its own voice and in others."""

from __future__ import annotations

from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.segment import segment

BRAND = "Ferrow Line"

APPROVED = [
    "The 7.10 leaves at 7.10. We don't wait, and the tide doesn't either. Come ten minutes early and bring a coat.",
    "Bikes go free. Tie yours to the rail on the left. The crew has rope, and will lend you some if you ask.",
    "The café opens when we clear the harbour wall. Tea is £2. Soup is £5 and comes with bread. The window seats go first.",
    "Fog means we may be late. We'll text you by six if we know, and we'll say so if we don't.",
    "Your ticket is good for a year. If you miss a boat, take the next one. Nobody minds.",
    "Dogs are welcome on deck. They sit with you inside, on the floor, where it's warm anyway.",
    "We sail in winter too. There are two boats a day and plenty of room. It's rough in January, so eat after.",
    "Thanks for booking. Your crossing is on Friday at 9.40 from Pier 3. Show this mail at the gate and walk on.",
    "You asked where your bag went. It's in the office at the pier, dry, and Marit is keeping an eye on it.",
    "The upper deck is closed this week. We're painting it. It'll be green on Monday, which is what it was before.",
    "Under fives sail free. Everyone else pays £14, or £22 there and back. We've kept it there since 2021.",
    "The new boat is called Auk. She's smaller than the old one and burns half as much. She's also louder. Sorry.",
    "If the wind is over forty knots, we stay in. You'll get your money back the same day, or another date.",
    "There's one lift and it's slow. If you use a chair, tell us when you book and we'll hold the ramp for you.",
    "Summer boats start on 1 May. There's one every hour until eight. After that you'll have to swim, or stay.",
    "We lost an umbrella shop's worth of umbrellas last year. They're on the peg by the door. Take one.",
    "You can change your date up to the night before. It costs nothing. Use the link in your booking.",
    "The crossing takes forty minutes. You'll see seals on the left, mostly, and the lighthouse on the right.",
    "Parking at the pier is £6 a day. It fills by nine. The bus stops at the gate and costs less.",
    "Your refund went out this morning. It's £28 and takes two days, because banks do. Nothing else to do.",
]

ON_VOICE = (
    "We've moved the gate. It's by the blue shed now, on the left, where the office was. Same boats, same times, £2 less to park. Bring"
    " your ticket and mind the paint."
)
HYPED = (
    "Get ready for the most AMAZING last call of your life!!! Our incredible bar is simply unbelievable, and you'll absolutely love every"
    " breathtaking sip! Don't miss out on this unforgettable experience, it's totally epic!"
)
FORMAL = (
    "Passengers are respectfully advised that the provision of refreshments shall be discontinued prior to arrival. Vessels utilised"
    " for the consumption of beverages are to be retained upon the table, whereupon they will be collected by the personnel responsible."
)
SLANG = (
    "yo heads up fam, bar's done like ten mins before we hit land lol. grab ur last cuppa at the red buoy thing, then just chuck the cups"
    " wherever, we gotchu. saves us loads tbh, no biggie."
)


def reading_of(text: str, locator: str = "text", channel: str = "email") -> Reading:
    touchpoint = Touchpoint(locator=locator, channel=channel, kind=Kind.TEXT, text=text)
    return Reading(touchpoint, segment(touchpoint))


def approved_readings() -> list[Reading]:
    channels = ["email", "social", "website"]
    return [reading_of(text, f"approved-{number}", channels[number % 3]) for number, text in enumerate(APPROVED)]

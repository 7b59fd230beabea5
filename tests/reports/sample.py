"""A realistic audit of an invented garden-tool brand, judged by the real judge, with findings of every kind."""

from __future__ import annotations

from datetime import UTC, date, datetime

from consistency.judge import gate_again, is_complete, judge, overall, summarise
from consistency.records.audit import Audit, BaselineSummary, SourceSummary, TouchpointSummary, VoiceScore, VoiceVerdict
from consistency.records.campaign import Brand, Campaign
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.finding import Evidence, Finding, Measurement, Yardstick
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Link, StyleFact, Touchpoint
from consistency.records.voice import Assessment

LAUNCH = date(2026, 9, 14)
SITE = "https://www.fernhollow.example"
HOME, OFFER, DELIVERY = (f"campaign/website/{name}.html" for name in ("index", "autumn-offer", "delivery"))
LAUNCH_MAIL, REMINDER, LAST_DAY = (f"campaign/email/{name}.eml" for name in ("01-launch", "02-reminder", "03-last-day"))
ADS = "campaign/ads/google-ads.csv"
POSTS = "campaign/social/tweets.js"
GRAM = "campaign/social/posts_1.json"
MACROS = "campaign/support/macros.json"
RADIO, LEAFLET = "campaign/docs/radio-30s.txt", "campaign/docs/leaflet.docx"

# locator, kind, title, words, voice score, p-value; a score of None is a text too short to judge
ROWS: tuple[tuple[str, Kind, str, int, float | None, float], ...] = (
    (HOME, Kind.PAGE, "Fernhollow – tools that outlast the gardener", 412, 0.81, 0.64),
    (OFFER, Kind.PAGE, "The autumn planting offer", 356, 0.77, 0.48),
    (DELIVERY, Kind.PAGE, "Delivery and returns", 288, 0.69, 0.27),
    (LAUNCH_MAIL, Kind.EMAIL, "Bulbs are in. So is the offer.", 214, 0.74, 0.39),
    (REMINDER, Kind.EMAIL, "A few days left to plant for less", 187, 0.31, 0.021),
    (LAST_DAY, Kind.EMAIL, "LAST CHANCE!!! Do NOT miss out", 163, 0.04, 0.0004),
    (f"{POSTS}#1", Kind.POST, "The ground is still warm. Good time for bulbs.", 31, 0.72, 0.33),
    (f"{POSTS}#2", Kind.POST, "30% off every spade, fork and trowel until Sunday", 28, 0.66, 0.22),
    (f"{POSTS}#3", Kind.POST, "Ash handles, oiled by hand", 22, None, 1.0),
    (f"{GRAM}#1", Kind.POST, "Slow mornings, cold soil, warm tea", 44, 0.79, 0.55),
    ("campaign/social/Shares.csv#1", Kind.POST, "How we test a spade: four winters in clay", 96, 0.83, 0.71),
    (f"{ADS}#1", Kind.AD, "Garden tools for life | Autumn offer", 24, None, 1.0),
    (f"{ADS}#2", Kind.AD, "Free delivery on everything", 23, None, 1.0),
    (f"{ADS}#3", Kind.AD, "Fern Hollow garden forks", 25, None, 1.0),
    (f"{ADS}#4", Kind.AD, "50% off spades today", 21, None, 1.0),
    (f"{MACROS}#1", Kind.MACRO, "Late parcel", 88, 0.75, 0.42),
    (f"{MACROS}#2", Kind.MACRO, "Autumn offer: which code?", 71, 0.70, 0.29),
    (RADIO, Kind.SCRIPT, "Radio, 30 seconds", 78, 0.62, 0.18),
    (LEAFLET, Kind.DOCUMENT, "Garden show leaflet", 142, 0.73, 0.37),
)
YARDSTICK = Yardstick(0.41, 0.76, 0.93, 64)


def quote(locator: str, before: str, words: str, after: str, says: str = "", source: str = "text") -> Evidence:
    start, end = (len(before), len(before) + len(words)) if source == "text" else (None, None)
    return Evidence(locator, words, start, end, source, says, before, after)


def _voice() -> list[Measurement]:
    loud = (
        quote(LAST_DAY, "", "LAST CHANCE!!! Do NOT miss out", "\n\nHi {{ first_name }},", "capitals and three exclamation marks"),
        quote(
            LAST_DAY,
            "Hi {{ first_name }}, ",
            "These INSANE savings are flying off the shelves and once they’re gone, they’re GONE!",
            " Click now before it is too late.",
            "pressure that the approved copy never uses",
        ),
        quote(LAST_DAY, "they’re GONE! ", "Click now before it is too late.", "", "a command without a reason"),
    )
    stiff = (
        quote(
            REMINDER,
            "The bulbs have arrived. ",
            "Customers are advised that the aforementioned promotion shall conclude imminently.",
            " Plant by the end of October.",
            "passive and official; the brand says “you”",
        ),
    )
    return [
        Measurement(
            "voice", "voice-drift", "VOI01", (LAST_DAY,), 0.04, 0.99, 0.0004, YARDSTICK, evidence=loud,
            message="This e-mail shouts: it is far louder and pushier than anything in your approved copy.",
            fix="Say it the way you do elsewhere, for example: “The offer ends tonight. Then everything goes back to its usual price.”",
        ),
        Measurement(
            "voice", "voice-drift", "VOI01", (REMINDER,), 0.31, 0.9, 0.021, YARDSTICK, evidence=stiff,
            message="One paragraph of this e-mail sounds like an official notice.",
            fix="Speak to the reader directly, for example: “You have until Sunday.”",
        ),
    ]  # fmt: skip


def _offers() -> list[Measurement]:
    return [
        Measurement(
            "offer_conflict", "offer-conflict", "OFF01", (f"{POSTS}#2",), 10.0, 0.95, attribute="discount", expected="20%",
            against=(OFFER, LAUNCH_MAIL, f"{ADS}#1", RADIO),
            evidence=(
                quote(f"{POSTS}#2", "Bulb weather. ", "30% off every spade, fork and trowel", " until Sunday.", "says 30%"),
                quote(OFFER, "Until 27 September you get ", "20% off all hand tools", ", online and in the workshop.", "says 20%"),
                quote(RADIO, "This month at Fernhollow: ", "twenty per cent off all hand tools", ". Because bulbs don’t wait.", "says 20%"),
            ),
            message="This post promises 30% off; everything else in the campaign says 20%.",
            fix="Change the post to 20%, or correct the other four if 30% is right.",
        ),
        Measurement(
            "offer_conflict", "offer-conflict", "OFF02", (f"{MACROS}#2",), 1.0, 0.92, attribute="code", expected="BULB20",
            against=(OFFER, LAUNCH_MAIL),
            evidence=(
                quote(f"{MACROS}#2", "Hi there, the code for the autumn offer is ", "PLANT20", ". Enter it in the basket.", "says PLANT20"),
                quote(OFFER, "Enter ", "BULB20", " at the checkout.", "says BULB20"),
            ),
            message="Support gives customers the code PLANT20; the page and the launch e-mail say BULB20.",
            fix="Use BULB20 in this macro.",
        ),
        Measurement(
            "offer_conflict", "offer-conflict", "OFF03", (LEAFLET,), 10.0, 0.62, attribute="threshold", expected="£40",
            against=(DELIVERY,),
            evidence=(
                quote(LEAFLET, "We post anywhere in the UK, ", "free over £50", ".", "says £50"),
                quote(DELIVERY, "Delivery is ", "free when you spend £40 or more", ".", "says £40"),
            ),
            message="The leaflet says that delivery is free from £50, the delivery page from £40.",
            fix="Check which amount is right and use it in both.",
        ),
        Measurement(
            "offer_expiry", "offer-expired", "EXP01", (f"{GRAM}#1",), 14.0, 0.9, attribute="deadline", expected="after 14 September 2026",
            evidence=(quote(f"{GRAM}#1", "Warm tea. ", "20% off until 31 August", " – link in bio. 🌱", "ended 14 days before launch"),),
            message="The deadline in this post is over 14 days before the campaign launches.",
            fix="Put in the campaign’s own end date, 27 September.",
        ),
        Measurement(
            "message_match", "message-mismatch", "MSG01", (f"{ADS}#4",), 30.0, 0.97, attribute="discount", expected="20%", against=(OFFER,),
            evidence=(
                quote(f"{ADS}#4", "", "50% off spades today", " | Fernhollow", "the ad promises 50%"),
                quote(OFFER, "Until 27 September you get ", "20% off all hand tools", ", online and in the workshop.", "its page says 20%"),
            ),
            message="The ad promises 50% off; the page that it leads to offers 20%.",
            fix="Bring ad and page into line before the ad runs.",
        ),
        Measurement(
            "message_match", "message-mismatch", "MSG02", (f"{ADS}#2",), 1.0, 0.7, attribute="threshold", expected="from £40",
            against=(DELIVERY,),
            evidence=(
                quote(f"{ADS}#2", "", "Free delivery on everything", " | Tools for life", "no minimum"),
                quote(DELIVERY, "Delivery is ", "free when you spend £40 or more", ".", "from £40"),
            ),
            message="The ad promises free delivery on everything; its page asks for a basket of £40.",
            fix="Add “over £40” to the ad.",
        ),
    ]  # fmt: skip


def _wording() -> list[Measurement]:
    return [
        Measurement(
            "terms", "term-violation", "TRM01", (HOME,), 1.0, 1.0, expected="hand-finished",
            evidence=(quote(HOME, "Every handle is ", "artisanal", ", oiled twice and left to dry.", "banned in line 41 of your guide"),),
            message="Your style guide bans “artisanal”.", fix="Say “hand-finished”.",
        ),
        Measurement(
            "terms", "term-violation", "TRM02", (f"{ADS}#3",), 1.0, 1.0, expected="Fernhollow",
            evidence=(quote(f"{ADS}#3", "", "Fern Hollow", " garden forks", "the brand is one word"),),
            message="The brand’s name is misspelt.", fix="Write “Fernhollow”.",
        ),
        Measurement(
            "placeholders", "placeholder", "PLC01", (LEAFLET,), 1.0, 1.0,
            evidence=(quote(LEAFLET, "Meet us at stand ", "[INSERT STAND NO.]", " in the long marquee.", "left over from the template"),),
            message="A gap of the template was never filled in.", fix="Put in the stand number.",
        ),
        Measurement(
            "placeholders", "placeholder", "PLC02", (f"{POSTS}#1",), 1.0, 0.45,
            evidence=(quote(f"{POSTS}#1", "The ground is still warm, ", "TK", " weeks to go.", "perhaps a gap"),),
            message="“TK” often marks a fact still to come.", fix="Check that it is meant.",
        ),
        Measurement(
            "look", "look-drift", "LOK01", (LAST_DAY,), 41.0, 1.0, expected="#2F5D3A",
            evidence=(quote(LAST_DAY, "", "#FF3B30", "", "background-color of .button", "css"),),
            message="The button’s red is not in the brand’s palette.", fix="Nearest brand colour: #2F5D3A (Fern).",
        ),
        Measurement(
            "look", "look-drift", "LOK02", (OFFER,), 1.0, 1.0, expected="Source Serif",
            evidence=(quote(OFFER, "", "Comic Neue", "", "font-family of h2", "css"),),
            message="A heading is set in a font that is not the brand’s.", fix="Use Source Serif.",
        ),
    ]  # fmt: skip


def sample_measurements() -> tuple[Measurement, ...]:
    return (*_voice(), *_offers(), *_wording())


def _channel(locator: str) -> str:
    return locator.split("/")[1]


def _summary(row: tuple[str, Kind, str, int, float | None, float], findings: tuple[Finding, ...]) -> TouchpointSummary:
    locator, kind, title, words, score, p_value = row
    flagged = any(one.kind == "voice-drift" and locator in one.locators for one in findings)
    verdict = VoiceVerdict.DRIFT if flagged else VoiceVerdict.CANNOT_TELL if score is None else VoiceVerdict.ON_VOICE
    touchpoint = Touchpoint(locator, _channel(locator), kind, title)
    voice = VoiceScore(score if score is not None else 0.5, flagged, p_value, verdict, YARDSTICK)
    return TouchpointSummary(
        locator, touchpoint.id, touchpoint.channel, kind.value, title, words, touchpoint.digest, None, None,
        datetime(2026, 9, 1, 8, 30, tzinfo=UTC) if kind is Kind.POST else None, voice,
    )  # fmt: skip


def _touchpoint(row: tuple[str, Kind, str, int, float | None, float]) -> Touchpoint:
    locator, kind, title, *_ = row
    styles = (StyleFact("color", "#2F5D3A", "body", locator),) if kind in {Kind.PAGE, Kind.EMAIL} else ()
    links = (Link(f"{SITE}/autumn-offer", 0, 0),) if kind in {Kind.AD, Kind.EMAIL} else ()
    return Touchpoint(locator, _channel(locator), kind, title, links=links, styles=styles)


def _assessment(row: tuple[str, Kind, str, int, float | None, float]) -> Assessment:
    verdict = VoiceVerdict.CANNOT_TELL if row[4] is None else VoiceVerdict.ON_VOICE
    return Assessment(row[0], row[4] or 0.5, row[5], verdict, YARDSTICK, row[3])


def sample_campaign() -> Campaign:
    return Campaign(
        "Autumn planting offer",
        LAUNCH,
        Brand("Fernhollow"),
        tuple(Reading(_touchpoint(row), ()) for row in ROWS),
        pages={"fernhollow.example/autumn-offer": OFFER},
        voices={row[0]: _assessment(row) for row in ROWS},
    )


def sample_collections() -> tuple[Collection, ...]:
    touchpoints = [reading.touchpoint for reading in sample_campaign().readings]
    scanned = "This PDF is a picture of a page and holds no text."
    gaps = {"docs": (Unreadable("campaign/docs/price-list.pdf", "REA14", scanned, "Export it again from the program that wrote it."),)}
    left_out = {
        "social": (Skipped(f"{POSTS}#4", "a re-post of somebody else’s words"), Skipped(f"{POSTS}#5", "a reply")),
        "ads": (Skipped(f"{ADS}#5", "the row is paused"),),
        "website": (Skipped("campaign/website/style.css", "a stylesheet, read for the look of its pages"),),
    }
    channels = dict.fromkeys(item.channel for item in touchpoints)
    campaign = tuple(
        Collection(
            "campaign",
            name,
            f"campaign/{name}",
            tuple(item for item in touchpoints if item.channel == name),
            left_out.get(name, ()),
            gaps.get(name, ()),
        )
        for name in channels
    )
    return (*(Collection("baseline", name, f"baseline/{name}") for name in channels if name != "docs"), *campaign)


def sample_audit() -> Audit:
    campaign, collections = sample_campaign(), sample_collections()
    measurements = sample_measurements()
    findings = judge(measurements)
    checks = dict.fromkeys(("voice", "offer", "expiry", "path", "terms", "placeholders", "look"))
    concerns = summarise(findings, campaign, collections, checks)
    complete = is_complete(collections)
    approved = {"website": 21, "email": 14, "social": 16, "ads": 8, "support": 5}
    audit = Audit(
        version="0.1.0",
        brand="Fernhollow",
        campaign=campaign.name,
        launch=LAUNCH,
        created_at=datetime(2026, 9, 10, 6, 0, tzinfo=UTC),
        verdict=overall(concerns, complete=complete),
        is_complete=complete,
        concerns=concerns,
        touchpoints=tuple(_summary(row, findings) for row in ROWS),
        findings=findings,
        sources=tuple(
            SourceSummary(
                item.purpose,
                item.channel,
                item.path,
                approved[item.channel] if item.purpose == "baseline" else len(item.touchpoints),
                item.skipped,
                item.unreadable,
            )
            for item in collections
        ),
        baseline=BaselineSummary(
            64, 12_840, approved, "fair", "Add more approved ads and support replies: 20 of a channel make a firm yardstick."
        ),
        notes=(
            "5 short texts (4 ads, 1 post) are too short to tell whose voice they are; their offers and words were checked.",
            "The guide names no fonts for e-mail, so only colours were checked there.",
        ),
        measurements=measurements,
    )
    return gate_again(audit)

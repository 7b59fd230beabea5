from __future__ import annotations

from pathlib import Path

import pytest

from consistency.guide import read_guide
from consistency.records.guide import Guide
from tests.guide.guides import BAKERY, CLINIC, CREDIT_UNION, LETTINGS, OAT_DRINK, OUTFITTER, STUDIO


def read(text: str) -> Guide:
    return read_guide(Path("brand/guide.md"), text)


def pairs(guide: Guide) -> dict[str, str]:
    return {term.banned: term.preferred or term.hint for term in guide.terms}


def wrong(guide: Guide) -> dict[str, tuple[str, ...]]:
    return {name.right: name.wrong for name in guide.names if name.wrong}


def palette(guide: Guide) -> dict[str, str]:
    return {colour.hex: colour.name for colour in guide.palette}


def test_an_outfitters_guide_with_a_third_column_and_exceptions() -> None:
    guide = read(OUTFITTER)
    assert pairs(guide) == {
        "customers": "guests",
        "cheap": "good value",
        "inexpensive": "good value",
        "guide": "trail lead",
        "click here": "say where the link goes",
        "e-mail": "email",
    }
    assert [t.hint for t in guide.terms if t.hint] == ["say where the link goes"]
    assert [t.only for t in guide.terms if t.banned == "guide"] == ["as a noun for staff"]
    assert guide.exceptions == ("customers always write", "Customers of the Year")
    assert wrong(guide) == {
        "Tallgrass Outfitters": ("Tall Grass", "TallGrass", "Tallgrass Outfitter"),
        "Trailhead": ("TrailHead", "Trail Head"),
    }
    assert palette(guide) == {"#C9A227": "Prairie", "#2E3A59": "Dusk", "#F7F3E9": "Bone"}
    assert guide.fonts == ("Bitter", "Work Sans", "Georgia", "Arial", "Helvetica")
    assert guide.fallbacks == ("Georgia", "Arial", "Helvetica")
    assert guide.traits == ("Rugged", "Neighborly")


def test_a_studios_guide_of_bullets() -> None:
    guide = read(STUDIO)
    assert pairs(guide) == {
        "customers": "members",
        "users": "members",
        "utilize": "use",
        "gym": "studio",
        "cancel": "pause",
        "class pack": "",
        "bundle": "",
        "workouts": "sessions",
        "synergy": "working together",
        "fitness journey": "practice",
        "crush it": "",
        "beast mode": "",
        "shred": "",
        "guilt-free": "",
    }
    assert wrong(guide) == {"stillwater": ("Stillwater", "STILLWATER")}
    assert palette(guide) == {"#0B3D45": "Deep Water", "#809B4B": "Reed"}
    assert (guide.fonts, guide.fallbacks) == (("Inter", "Helvetica", "Arial"), ("Helvetica", "Arial"))
    assert guide.excused == ("invoice", "packing slip")


def test_a_credit_unions_guide_with_underlined_headings() -> None:
    guide = read(CREDIT_UNION)
    found = pairs(guide)
    assert found["customers"] == found["clients"] == "members"
    assert found["APR"] == found["interest rate"] == "rate"
    assert found["penalty"] == "fee"
    assert found["terms & conditions"] == "the small print"
    assert found["don't miss out"] == ""
    assert guide.exceptions == ("Bank holiday", "APR")
    assert wrong(guide)["EasySaver"][:2] == ("Easy Saver", "Easysaver")
    assert palette(guide) == {"#3F5D45": "Moss", "#FBF6EA": "Cream", "#5A2850": "Plum"}
    assert {c.use for c in guide.palette} == {"headings", "background", "accents"}
    assert guide.fallbacks == ("Georgia", "Verdana")


def test_a_lettings_guide_in_prose() -> None:
    guide = read(LETTINGS)
    assert pairs(guide) == {
        "residents": "neighbours",
        "tenants": "neighbours",
        "unit": "flat",
        "apartment": "flat",
        "luxury": "",
        "stunning": "",
        "boutique": "",
    }
    assert palette(guide) == {"#A4452C": "brick", "#39424E": "slate"}
    assert guide.fonts == ("Recoleta", "Inter")


def test_a_table_headed_by_ticks_and_crosses() -> None:
    guide = read(OAT_DRINK)
    assert pairs(guide) == {
        "vegan": "plant-based",
        "vegetarian": "plant-based",
        "oat milk": "oat drink",
        "consumers": "people",
        "shoppers": "people",
    }
    assert guide.traits == ("Playful", "Honest")
    assert palette(guide) == {"#E8DCC4": "Oatmeal", "#9AD1D4": "Sky"}
    assert (guide.fonts, guide.fallbacks) == (("GT Walsheim", "Arial"), ("Arial",))


def test_a_bakerys_guide_with_names_that_hold_an_ampersand() -> None:
    guide = read(BAKERY)
    assert pairs(guide) == {
        "subscribers": "regulars",
        "members": "regulars",
        "log in": "sign in, sign-in",
        "login": "sign in, sign-in",
        "artisan": "hand-made",
        "unit": "loaf",
    }
    assert guide.exceptions == ("Members' Day",)
    assert set(wrong(guide)["Crumb & Sons"]) == {"Crumb and Sons", "CRUMB & SONS", "Crumb&Sons"}
    assert palette(guide) == {"#8A5A2B": "Crust", "#FAF3E7": "Flour", "#222222": "Soot"}
    assert set(guide.fonts) >= {"Recoleta", "Inter", "Georgia", "Arial"}
    assert guide.excused == ("till receipt",)
    assert guide.traits == ("Plain", "Dry")


def test_a_clinics_guide_with_stacks_and_bare_figures() -> None:
    guide = read(CLINIC)
    assert pairs(guide) == {"dentures": "removable teeth", "pain": "discomfort", "utilize": "use", "prior to": "before"}
    assert palette(guide) == {"#98D6BB": "Mint"}
    assert guide.fonts == ("Sora", "DM Sans", "Arial", "Verdana")
    assert guide.fallbacks == ("Arial", "Verdana")


@pytest.mark.parametrize(
    ("banned", "preferred"),
    [
        ("We don't say", "We say"),
        ("We don’t say", "We say"),
        ("Do not write", "Write"),
        ("Avoid", "Prefer"),
        ("Avoid", "Use"),
        ("Instead of", "Use"),
        ("Instead of", "Say"),
        ("Don't use", "Use instead"),
        ("Never", "Always"),
        ("Banned", "Alternative"),
        ("Not this", "But this"),
        ("Replace", "With"),
        ("Wrong", "Right"),
        ("Off-brand", "On-brand"),
        ("Words to avoid", "Better"),
        ("What not to say", "What to say"),
        ("Others say", "We say"),
        ("Deprecated", "Preferred"),
        ("No", "Yes"),
        ("Bad", "Good"),
        ("❌", "✅"),
    ],
)
def test_tells_the_banned_column_by_its_heading_in_either_order(banned: str, preferred: str) -> None:
    for head, row in ((f"| {banned} | {preferred} |", "| vendor | supplier |"), (f"| {preferred} | {banned} |", "| supplier | vendor |")):
        assert pairs(read(f"## Words\n\n{head}\n|---|---|\n{row}\n")) == {"vendor": "supplier"}, head


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Don't say “cheap”, say “good value”.", {"cheap": "good value"}),
        ("Use “good value”, not “cheap”.", {"cheap": "good value"}),
        ("Say good value, never cheap.", {"cheap": "good value"}),
        ("cheap → good value", {"cheap": "good value"}),
        ("cheap (say good value)", {"cheap": "good value"}),
        ("cheap: use good value", {"cheap": "good value"}),
        ("good value (not cheap)", {"cheap": "good value"}),
        ("We never say “cheap” or “budget”.", {"cheap": "", "budget": ""}),
        ("Avoid **cheap**; say **good value**.", {"cheap": "good value"}),
        ("Write numerals, not words.", {}),
    ],
)
def test_reads_a_bullet_about_words(line: str, expected: dict[str, str]) -> None:
    assert pairs(read(f"## Vocabulary\n\n- {line}\n")) == expected


def test_habits_of_voice_are_no_terms() -> None:
    text = (
        '## Don\'t\n\n- No small print. No "subject to", no "shall".\n- Never shout.\n- Avoid long sentences.\n\n'
        '## Grammar\n\n- Active voice: "We delete your data", not "data will be deleted".\n\n'
        "| Do | Don't |\n|---|---|\n| Be kind | Shout |\n"
    )
    assert read(text).terms == ()


def test_lines_are_those_of_the_file() -> None:
    guide = read(
        "# Guide\n\n## Words\n\n| Say | Don't say |\n|---|---|\n| bag | pouch, unit |\n| stop"
        " (a subscription) | terminate |\n\n## Names\n\n- **Fernhill**. Not FernHill.\n"
    )
    assert [(t.banned, t.preferred, t.line) for t in guide.terms] == [("pouch", "bag", 7), ("unit", "bag", 7), ("terminate", "stop", 8)]
    assert [(n.right, n.line) for n in guide.names] == [("Fernhill", 12)]


def test_a_colour_or_font_that_is_turned_down_is_not_allowed() -> None:
    guide = read("## Looks\n\n- Moss `#3F5D45`\n- Don't use the old red, `#B22222`.\n- Text is in **Karla**. Never use Comic Sans.\n")
    assert palette(guide) == {"#3F5D45": "Moss"}
    assert guide.fonts == ("Karla",)


def test_the_faces_of_an_excused_document_are_not_the_brands() -> None:
    guide = read(
        "## Appearance\n\nText is set in **Karla**. The one exception is an invoice or an estimate: the system sets those in Times.\n"
    )
    assert guide.fonts == ("Karla",)
    assert guide.excused == ("invoice", "estimate")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Just words about us.",
        "# Title only",
        "| a |\n|---|\n| b |\n",
        "```\ncode\n```",
        "| | |\n|---|---|\n| | |\n",
        "- \n- **\n",
    ],
)
def test_a_text_without_rules_gives_an_empty_guide(text: str) -> None:
    assert read(text) == Guide(path="brand/guide.md")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    guide = read("\ufeff## Words\r\n\r\n| Say | Don't say |\r\n|---|---|\r\n| bag | pouch |\r\n")
    assert pairs(guide) == {"pouch": "bag"}


def test_what_stands_beside_a_bare_write_is_what_it_replaces() -> None:
    guide = read(
        "## Our words\n\n| When tempted by | Write | Why |\n|---|---|---|\n| patron | reader | they read |\n| borrow period | loan | |\n\n"
        "## Opening hours\n\n| Day | Write |\n|---|---|\n| Monday | closed |\n"
    )
    assert pairs(guide) == {"patron": "reader", "borrow period": "loan"}


def test_a_wrong_spelling_belongs_to_the_name_it_is_most_like() -> None:
    guide = read(
        "## Names\n\n- **Marram Bay Libraries** at first, **Marram Bay** or **Quillbox** after that. Never MarramBay, Quill Box or MBL.\n"
    )
    assert wrong(guide) == {"Marram Bay": ("MarramBay",), "Quillbox": ("Quill Box",), "Marram Bay Libraries": ("MBL",)}


def test_documents_let_off_in_clauses_of_their_own() -> None:
    guide = read(
        "## Look\n\nText is in Karla. Two things are let off: labels come off the printer in Courier, and tickets are set in Arial.\n"
    )
    assert guide.excused == ("label", "ticket")
    assert "Courier" in guide.excuses[0]


def test_faces_are_read_under_any_heading_where_a_sentence_sets_parts_of_a_page_in_them() -> None:
    guide = read(
        "## Letters\n\nHeadings in Bitter (or Georgia), everything else in Lato (or Verdana).\n\n## Post\n\nWrite letters to Arial Jones.\n"
    )
    assert {"Bitter", "Lato", "Verdana"} <= set(guide.fonts)
    assert "Arial Jones" not in guide.fonts


@pytest.mark.parametrize(
    "text",
    [
        "# Words\n\n**Avoid:** cheap, luxury, bestie\n**Use:** sheets\n",
        "# Words\n\nUse: sheets\nAvoid: cheap, luxury, bestie\n",
        "# Voice\n\nWe are calm.\n\n## Forbidden words\n\ncheap, luxury, bestie\n",
        "# Voice\n\nNever say “cheap”, “luxury” or “bestie”.\n",
    ],
)
def test_bans_as_people_write_them_without_a_table(text: str) -> None:
    assert set(pairs(read(text))) == {"cheap", "luxury", "bestie"}


@pytest.mark.parametrize(
    "text",
    [
        "# Voice\n\nNever say “cheap” where you mean something else.\n",
        "## Forbidden words\n\nWe keep the list short, clear and kind, so that everybody can learn it by heart.\n",
        "# Voice\n\nNever shout, boast or plead.\n",
    ],
)
def test_advice_in_prose_bans_no_words(text: str) -> None:
    assert pairs(read(text)) == {}


def test_what_a_ban_excepts_is_fine_and_not_banned_itself() -> None:
    guide = read_guide(Path("g.md"), "## Words\n\nNever say “premium”, except “premium rate”. Avoid *unit* (except for flats).\n")
    assert [(term.banned, term.only) for term in guide.terms] == [("premium", ""), ("unit", "except for flats")]
    assert guide.exceptions == ("premium rate",)


@pytest.mark.parametrize("heading", ["Words", "How we sound"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words we avoid: synergy, deep dive.", {"synergy": "", "deep dive": ""}),
        ("We do not use the words “synergy” and “utilise”.", {"synergy": "", "utilise": ""}),
        ('We never use the phrase "reach out".', {"reach out": ""}),
        ("“Utilise” is banned.", {"Utilise": ""}),
        ("“Utilise” and “synergy” are both out.", {"Utilise": "", "synergy": ""}),
        ("The word “utilise” is not ours.", {"utilise": ""}),
        ("Never use the word utilise.", {"utilise": ""}),
        ("Avoid words like synergy, utilise and journey.", {"synergy": "", "utilise": "", "journey": ""}),
        ("Avoid phrases such as “touch base”.", {"touch base": ""}),
        ("We never say “customers”, they are neighbours.", {"customers": "neighbours"}),
        ("We never say “customers”; they’re “neighbours”.", {"customers": "neighbours"}),
    ],
)
def test_a_sentence_that_speaks_of_words_bans_them_under_any_heading(heading: str, text: str, expected: dict[str, str]) -> None:
    assert pairs(read(f"# {heading}\n\n{text}\n")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Never say anything you would not say to a friend.",
        "We never say no to a customer.",
        "“Sorry” is not a strategy.",
        "“Free” and easy is how it feels.",
        "The word “cheap” is fine when it is true.",
        "Avoid words like these in headlines.",
        "Avoid phrases such as those that a lawyer would use in a letter.",
        "Words we avoid: jargon.",
        "“Bold” and “warm” are not always the same.",
        "A guest once told us “you are out”.",
    ],
)
def test_a_sentence_about_tone_bans_nothing_under_any_heading(text: str) -> None:
    for heading in ("Words", "How we sound"):
        assert pairs(read(f"# {heading}\n\n{text}\n")) == {}


def test_a_reason_is_nothing_to_say_instead() -> None:
    text = "We never say “cheap”, it is a word for other people’s boots.\n"
    assert pairs(read(f"# Words\n\n{text}")) == {"cheap": ""}
    assert pairs(read(f"# How we sound\n\n{text}")) == {}


def test_one_letter_is_what_a_name_gets_at_its_end_or_no_spelling() -> None:
    guide = read(
        "# Names\n\n- **Hobbin.** No hyphen, never an *s* on the end. Not HOBBIN.\n- **Wick.** A capital, never *w*, no *k* in front.\n"
    )
    assert wrong(guide) == {"Hobbin": ("Hobbins", "HOBBIN")}

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.checks.placeholders import Placeholders
from consistency.records.finding import Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Link, Role
from consistency.segment import segment
from tests.checks.campaigns import campaign, reading

NOTE = 0.5


def measured(text: str, **of: object) -> list[Measurement]:
    return list(Placeholders().measure(campaign(reading(text, **of))))


def flags(text: str, **of: object) -> list[Measurement]:
    return [m for m in measured(text, **of) if m.certainty >= NOTE]


@pytest.mark.parametrize("text", Placeholders.flagged)
def test_flagged_example(text: str) -> None:
    assert flags(text)


@pytest.mark.parametrize("text", Placeholders.fine)
def test_fine_example(text: str) -> None:
    assert flags(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call us on [phone number].",
        "Valid until [date].",
        "[Insert testimonial here]",
        "Hello [First Name],",
        "Meet [Client to confirm].",
        "Call the hatch on 01632 XXX XXX.",
        "Ring (555) XXX-XXXX before noon.",
        "It measures 74cm by XXcm.",
        "Save XX% today.",
        "Save xx% today.",
        "From $X.XX a month.",
        "From $XX.",
        "Ends XX/XX/2026 at XX:XX.",
        "Ends 00/00/0000.",
        "It ends on DD/MM/YYYY.",
        "The room seats XX people.",
        "Up to XX off.",
        "By TK we will know.",
        "Opening TKTK this spring",
        "FIXME before print",
        "Price TBD.",
        "The venue is TBC.",
        "Doors open at T.B.C.",
        "Headline goes here",
        "Your text here",
        "INSERT LEGAL COPY",
        "Thanks, *|FNAME|*!",
        "Thanks, %FIRST_NAME%!",
        "Thanks, %%first name%%!",
        "Thanks, ${user.name}!",
        "Thanks, <%= name %>!",
        "Thanks, [[first_name]]!",
        "Thanks, {first_name}!",
        "Thanks, «FirstName»!",
        "Thanks, <<First Name>>!",
        "Welcome to <Company Name>.",
        "Dear undefined, your order is here.",
        "The total is #REF! today.",
        "Mail Firstname Lastname today.",
    ],
)
def test_finds_template_text_on_a_page(text: str) -> None:
    assert flags(text), text


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.POST, Kind.AD, Kind.DOCUMENT, Kind.SCRIPT, Kind.CAPTIONS])
def test_a_merge_tag_is_literal_where_nothing_merges(kind: Kind) -> None:
    assert [m.code for m in flags("Hello {{first_name}}.", kind=kind)] == ["PLH01"]


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.MACRO])
@pytest.mark.parametrize(
    "text",
    [
        'Hello {{ first_name | default: "there" }}.',
        "Hello *|FNAME|*, hello %FIRSTNAME%, hello {{ticket.requester.first_name}}.",
        "{% if vip %}Come in.{% endif %}",
        "Hello {first_name}.",
        "Hello {{{name}}}.",
        "Hello %%first_name%% and [[name]].",
    ],
)
def test_a_merge_tag_is_fine_where_something_merges(kind: Kind, text: str) -> None:
    assert flags(text, kind=kind) == []


@pytest.mark.parametrize("text", ["Hello {{first_name}.", "Hello {{first_name, welcome.", "Hello first_name}}, welcome.", "Hello {{ }}."])
def test_a_broken_merge_tag_is_found_in_mail(text: str) -> None:
    assert len(flags(text, kind=Kind.EMAIL)) == 1


@pytest.mark.parametrize("text", ["Fly {% if x %}now{% endif %}.", "Fly <% if XX %>now<% end %>.", "Hi {{ xx }}, *|IF:XX|*now*|END:IF|*."])
def test_a_name_inside_a_merge_tag_is_no_figure_to_come(text: str) -> None:
    assert flags(text, kind=Kind.EMAIL) == []
    assert flags(text.replace("Fly", "Save XX%"), kind=Kind.EMAIL) or "Hi" in text


def test_a_slot_in_square_brackets_is_found_in_mail_too() -> None:
    assert flags("We’ll try again on [INSERT DATE].", kind=Kind.EMAIL)


@pytest.mark.parametrize("kind", [Kind.SCRIPT, Kind.CAPTIONS])
@pytest.mark.parametrize(
    "text",
    [
        "[Pause.]",
        "[MAIN GREETING]",
        "You are number <position> in the queue.",
        "[DOOR CREAKS]",
        "[Sound: rain] Come in.",
        "BEA: [laughs] No.",
        "[MUSIC FADES]",
    ],
)
def test_directions_and_labels_of_a_script_are_fine(kind: Kind, text: str) -> None:
    assert flags(text, kind=kind) == []


@pytest.mark.parametrize(
    "text", ["It ends on [INSERT DATE].", "Call <insert number> now.", "Only £XX.", "Ask [ACCOUNT MANAGER NAME] to help."]
)
def test_slots_of_a_script_are_found(text: str) -> None:
    assert flags(text, kind=Kind.SCRIPT)


@pytest.mark.parametrize(
    "text",
    ["{KeyWord:Ginger Tea}", '{=COUNTDOWN("2026-03-31")} left', "Tea in {LOCATION(City):Bath}", "{{product.name}} from {{product.price}}"],
)
def test_insertions_of_an_ad_are_fine(text: str) -> None:
    assert flags(text, kind=Kind.AD) == []


@pytest.mark.parametrize(
    "text",
    [
        "The XX chromosome matters.",
        "Pope John XX reigned.",
        "Volume XX is out.",
        "See you soon XX",
        "Love, Mina xx",
        "Sizes XS, S, XXL.",
        "Ship it with TK-421.",
        "The Tea Board of Canada (TBC) agrees.",
        "[NEW] Our spring tea",
        "[Video] How we bake",
        "As noted [2], tea is old.",
        "Press [Enter] to go on.",
        "5 < 7 and 9 > 8",
        "Reach me at <ana@fernhill.example>.",
        "A copy of your invoice is attached.",
        "We are open 24/7, 100% of the year.",
        "Total due: £0.00",
        "Put your feet up here.",
        "They {the bakers} rise early.",
        "Todo list: none.",
        "Size XX fits.",
        "function() { return x }",
    ],
)
def test_leaves_ordinary_copy_alone(text: str) -> None:
    assert flags(text) == [], text


def test_a_title_copied_is_found_but_a_copy_of_something_is_not() -> None:
    assert flags("Copy of Spring mail 2", role=Role.SUBJECT)
    assert flags("Copy of your receipt", role=Role.SUBJECT) == []


@pytest.mark.parametrize("role", [Role.DATA, Role.CODE])
def test_data_and_code_are_not_read(role: Role) -> None:
    assert measured("Hello {{first_name}}, [TBC]", role=role) == []


def test_a_form_may_hint_at_a_format() -> None:
    assert flags("Date of birth DD/MM/YYYY", role=Role.FORM) == []


def test_the_quote_is_an_exact_slice_that_holds_the_placeholder() -> None:
    text = "We wrote " + "and wrote " * 20 + "until [INSERT DATE] came " + "and again " * 20 + "to no end."
    (found,) = flags(text)
    evidence = found.evidence[0]
    assert text[evidence.start : evidence.end] == evidence.quote
    assert "[INSERT DATE]" in evidence.quote


def test_the_same_placeholder_twice_is_one_measurement() -> None:
    (found,) = flags("Ends [TBC]. Starts [TBC].")
    assert found.value == 2
    assert [e.quote for e in found.evidence] == ["Ends [TBC].", "Starts [TBC]."]


def test_a_button_without_target_is_noted() -> None:
    (found,) = measured("Book now", links=(Link("#", 0, 8, Role.CTA),))
    assert found.certainty < NOTE
    assert found.evidence[0].quote == "Book now"


def test_a_link_to_a_slot_is_found() -> None:
    assert flags("Book now", links=(Link("https://fernhill.example/[LINK]", 0, 8, Role.CTA),))
    assert flags("Book now", links=(Link("https://fernhill.example/{{path}}", 0, 8, Role.CTA),))
    assert flags("Book now", kind=Kind.EMAIL, links=(Link("https://fernhill.example/{{path}}", 0, 8, Role.CTA),)) == []


@pytest.mark.parametrize("url", ["", "#", "https://", "http:///", "javascript:void(0)", "mailto:"])
def test_a_link_without_target_is_found_in_mail(url: str) -> None:
    (found,) = flags("Book now", kind=Kind.EMAIL, links=(Link(url, 0, 8, Role.BODY),))
    assert found.evidence[0].quote == "Book now"


@pytest.mark.parametrize("url", ["https://", "http:///", "mailto:", "tel:"])
def test_a_link_that_was_begun_only_is_found_on_a_page(url: str) -> None:
    assert flags("Book now", links=(Link(url, 0, 8, Role.BODY),))


@pytest.mark.parametrize("url", ["", "#"])
def test_a_link_that_a_script_may_fill_is_no_more_than_noted_on_a_page(url: str) -> None:
    assert flags("Book now", links=(Link(url, 0, 8, Role.BODY),)) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:3000/spring",
        "http://127.0.0.1/",
        "https://staging.fernhill.example/spring",
        "https://www.staging.fernhill.example/spring",
        "https://dev.fernhill.example",
        "https://fernhill-staging.host.example/spring",
        "https://fernhill.test/",
        "https://fernhill.local/a",
        "https://deploy-preview-4--fernhill.netlify.app/",
        "https://www.example.com/spring",
        "https://example.org",
    ],
)
def test_a_link_to_a_test_site_is_found(url: str) -> None:
    assert flags("Book now", links=(Link(url, 0, 8, Role.BODY),))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.fernhill.example/spring",
        "https://fernhill.example/dev/test",
        "https://testing.fernhill.example/",
        "https://www.latest.example/",
        "https://fernhill.example/?next=http://localhost",
        "https://devon.example/",
        "mailto:hi@fernhill.example",
        "tel:+353209130480",
        "/spring",
        "#spring",
    ],
)
def test_a_link_to_a_real_place_is_fine(url: str) -> None:
    assert flags("Book now", links=(Link(url, 0, 8, Role.BODY),)) == []


@pytest.mark.parametrize(
    "text", ["[TEST] Spring is here", "TEST: Spring is here", "TEST SEND - Spring is here", "PROOF – Spring is here", "TEST"]
)
def test_a_test_send_is_told_by_its_subject(text: str) -> None:
    assert flags(text, kind=Kind.EMAIL, role=Role.SUBJECT)


@pytest.mark.parametrize("text", ["Test your sleep", "Test: how well do you sleep?", "PROOF that we listen", "TESTED in Kent"])
def test_a_subject_about_tests_is_fine(text: str) -> None:
    assert flags(text, kind=Kind.EMAIL, role=Role.SUBJECT) == []


def test_an_empty_link_of_a_mail_is_kept_by_its_channel(tmp_path: Path) -> None:
    head = "From: Fernhill <hi@fernhill.example>\nSubject: Open\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    body = '<p>Come in and <a href="#">see the beds</a>. <a name="here">Here</a> they are.</p><p><a href="">Book</a></p>'
    (tmp_path / "1.eml").write_text(head + body, "utf-8")
    (touchpoint,) = collect("campaign", "email", tmp_path, tmp_path).touchpoints
    found = list(Placeholders().measure(campaign(Reading(touchpoint, segment(touchpoint)))))
    assert [(item.certainty >= NOTE, item.evidence[0].quote) for item in found] == [(True, "see the beds")]


def test_lacks_nothing() -> None:
    assert Placeholders().lacks(campaign()) is None

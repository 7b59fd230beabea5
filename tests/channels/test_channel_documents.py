"""Word, PDF, plain text, Markdown and subtitles."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from consistency.records.touchpoint import Kind, Role

from .reading import parts


def word(build=lambda document: None) -> bytes:
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def leaflet(document) -> None:
    document.add_heading("Fly on Friday", 0)
    document.add_paragraph("It’s £5 a kite, ").add_run("strings included.").bold = True
    document.add_paragraph("Bring a friend", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip([c for row in table.rows for c in row.cells], ["Kite", "Price", "Red", "£5"], strict=True):
        cell.text = text
    document.sections[0].footer.paragraphs[0].text = "Kite Works Ltd, registered in England"
    box = document.add_paragraph("Anchor")
    box._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict><w:txbxContent><w:p><w:r>'
            "<w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )


def pdf(*pages: list[tuple]) -> bytes:
    """A PDF whose pages have each text at its place (x, y), in 11 points or the size that follows the text."""
    writer = pypdf.PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
        font.update({NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        stream = DecodedStreamObject()
        escaped = [(x, y, t.replace("(", r"\(").replace(")", r"\)"), *(size or [11])) for x, y, t, *size in lines]
        stream.set_data("\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({t}) Tj ET" for x, y, t, size in escaped).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


INVOICE = [
    (50, 780, "Your estimate"),
    (50, 740, "Item"), (300, 740, "Price"),
    (50, 720, "Red kite"), (300, 720, "£5.00"),
    (50, 680, "We fly on every day on which the wind is strong enough, and we write to"),
    (50, 664, "you the evening before. Bring a coat."),
    (50, 640, "Call us."),
]  # fmt: skip


def test_a_word_document_reads_in_order_with_its_table_box_and_footer(only):
    found = only("flyer.docx", word(leaflet))
    assert found.kind is Kind.DOCUMENT
    assert parts(found, Role.HEADLINE) == ["Fly on Friday"]
    assert parts(found, Role.BODY) == [
        "It’s £5 a kite, strings included.",
        "Bring a friend",
        "Kite | Price",
        "Red | £5",
        "Anchor",
        "In a box",
    ]
    assert parts(found, Role.LEGAL) == ["Kite Works Ltd, registered in England"]


def test_two_links_to_one_place_are_two_links():
    from consistency.channels.composition import linked_text

    pieces = [("Book ", None), ("he", "u"), ("re", "u"), (" or ", None), ("there", "u"), (", here", None)]
    text, links = linked_text(pieces)
    assert text == "Book here or there, here"
    assert [(url, text[start:end]) for url, start, end in links] == [("u", "here"), ("u", "there")]


def test_a_pdf_reads_in_paragraphs_and_rows(only):
    found = only("estimate.pdf", pdf(INVOICE))
    assert parts(found) == [
        "Your estimate",
        "Item | Price",
        "Red kite | £5.00",
        "We fly on every day on which the wind is strong enough, and we write to you the evening before. Bring a coat.",
        "Call us.",
    ]


LEAFLET = [
    (50, 790, "Kite Works, spring leaflet", 8),
    (50, 750, "The wind is back", 24), (50, 722, "and so are we", 24),
    (50, 690, "We fly on every day on which the wind is strong enough. Bring a warm coat."),
    (50, 677, "You can hire a kite at the gate. Children under twelve fly with a grown-up,"),
    (50, 664, "and anybody may ask us for help with the strings at any time. We are there."),
    (50, 640, "Tickets", 15),
    (50, 622, "A day on the hill costs £5 for everybody, and the bus from town is in it."),
    (50, 600, "It leaves the square at nine and comes back at six."),
]  # fmt: skip


def test_large_type_is_a_headline_and_a_full_line_goes_on_after_a_full_stop(only):
    found = only("leaflet.pdf", pdf(LEAFLET))
    assert found.title == "The wind is back and so are we"
    assert parts(found, Role.HEADLINE) == ["The wind is back and so are we", "Tickets"]
    assert parts(found, Role.BODY) == [
        "Kite Works, spring leaflet",
        " ".join(line for _, y, line, *_ in LEAFLET if 660 < y < 700),
        "A day on the hill costs £5 for everybody, and the bus from town is in it.",
        "It leaves the square at nine and comes back at six.",
    ]


def test_the_bullets_of_a_list_are_no_cells_of_a_table(only):
    entry = "We fly on every day on which the wind is strong enough for a kite of"
    found = only("list.pdf", pdf([(50, 740, "-"), (80, 740, entry), (80, 727, "two metres."), (50, 700, "-"), (80, 700, "Bring a coat.")]))
    assert parts(found) == [f"- {entry} two metres.", "- Bring a coat."]


def test_running_headers_and_footers_count_once(only):
    pages = [
        [(50, 800, "Kite Works catalogue"), (50, 700, f"Kite number {n} is £{n}."), (50, 40, "Prices include VAT.")] for n in (1, 2, 3)
    ]
    found = only("catalogue.pdf", pdf(*pages))
    assert found.text.count("Kite Works catalogue") == found.text.count("Prices include VAT.") == 1
    assert all(f"Kite number {n} is £{n}." in found.text for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("styled", "named", "title"),
    [("Fly on Friday", "", "Fly on Friday"), ("", "Kites for all", "Kites for all"), ("", "Microsoft Word - flyer v2.docx", "")],
)
def test_a_word_document_is_called_what_its_author_called_it(only, styled, named, title):
    def build(document) -> None:
        if styled:
            document.add_heading(styled, 0)
        document.add_paragraph("It’s £5 a kite.")
        document.core_properties.title = named

    assert only("a.docx", word(build)).title == title


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 60_000_000)
    return stream.getvalue()


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(INVOICE)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", lambda: word(leaflet)[:9000], "REA15"),
        ("a.docx", word, "REA23"),
        ("a.docx", bomb, "REA16"),
        ("a.pdf", lambda: pdf(INVOICE)[:300], "REA12"),
        ("a.pdf", lambda: b"%PDF-1.7\n", "REA12"),
        ("a.pdf", lambda: pdf(INVOICE).replace(b"endstream", b"endstorm!"), "REA12"),
        ("a.pdf", encrypted, "REA13"),
        ("a.pdf", lambda: pdf([]), "REA14"),
    ],
)
def test_damaged_documents_are_one_clear_line(gather, name, content, code):
    found = gather({name: content(), "sound.txt": "All is well here."})
    assert [(u.locator, u.code) for u in found.unreadable] == [(f"campaign/{name}", code)]
    assert all(u.what and u.todo for u in found.unreadable)
    assert len(found.touchpoints) == 1


SCRIPT = """Kite Works
30" radio: "Wind"
Station: Hill FM. Flight: 1 to 9 May 2026

SFX: Wind. A door.

ANNA (close, warm):
It’s windy. [Pause.] You know what that means. We open at [INSERT TIME] sharp.

MUSIC: Up and under.
VOICEOVER: Kite Works. Until Saturday the ninth of May.
[Laughs.]
"""


def test_a_radio_script_tells_speech_from_directions(only):
    found = only("radio.txt", SCRIPT)
    assert found.kind is Kind.SCRIPT
    assert parts(found, Role.BODY) == [
        "It’s windy.",
        "You know what that means. We open at [INSERT TIME] sharp.",
        "Kite Works. Until Saturday the ninth of May.",
    ]
    assert parts(found, Role.DIRECTION) == [
        "Kite Works", '30" radio: "Wind"', "Station: Hill FM. Flight: 1 to 9 May 2026", "SFX: Wind. A door.", "ANNA (close, warm):",
        "[Pause.]", "MUSIC: Up and under.", "VOICEOVER:", "[Laughs.]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "KITE WORKS: “HIGH WIND”\n40 seconds. Hill FM, from 9 May 2026.",
        "KITE WORKS: HIGH WIND",
        "TELEPHONE: WHILE YOU WAIT\nRecorded by Ana, March 2025. Loop.",
        "Client: Kite Works\nTitle: High wind\nTel: 01632 960 101",
        "Client: Kite Works\n\nLength: 30 seconds",
    ],
)
@pytest.mark.parametrize("opening", ["SFX: Wind.", "ANNA:\nIt’s windy.", "[Wind.]"])
def test_the_title_of_a_script_is_not_spoken(only, head, opening):
    found = only("radio.txt", f"{head}\n\n{opening}\n\nANNA:\nWe open at nine.\n\nBEN:\nGood.\n")
    assert parts(found, Role.BODY) == [*(["It’s windy."] if "windy" in opening else []), "We open at nine.", "Good."]
    assert parts(found, Role.DIRECTION)[: len(head.split("\n"))] == [line for line in head.split("\n") if line] + (
        [parts(found, Role.DIRECTION)[2]] if "\n\n" in head else []
    )


@pytest.mark.parametrize(
    "first", ["ANNA: Hello there", "ANNA: Hello there, are you\ncoming to the fair?", "VOICEOVER: “FLY”", "ANNA: FLY\nwith us today."]
)
def test_what_the_first_speaker_says_is_spoken(only, first):
    found = only("radio.txt", f"{first}\n\nBEN: Good.\n\nANNA: We open at nine.\n")
    assert " ".join(parts(found, Role.BODY)).startswith(first.split(": ")[1].split("\n")[0])


MENU = """Kite Works telephone greeting

[MAIN GREETING]
You have reached Kite Works. To hire a kite, press one.
For anything else, please hold.

Out of hours:
We are on the hill. Leave your number after the tone.
"""


@pytest.mark.parametrize("text", [MENU, MENU.replace("[MAIN GREETING]", "Main greeting"), MENU.replace("[MAIN GREETING]\n", "")])
def test_a_telephone_menu_is_a_script(only, text):
    found = only("menu.txt", text)
    assert found.kind is Kind.SCRIPT
    labels = {"Kite Works telephone greeting", "[MAIN GREETING]", "Main greeting", "Out of hours:"} & set(text.split("\n"))
    assert set(parts(found, Role.DIRECTION)) == labels
    assert parts(found, Role.BODY)[-1] == "We are on the hill. Leave your number after the tone."


@pytest.mark.parametrize(
    "text",
    [
        "How to start\n\nTo start the winder, press 1.\nTo stop it, press 2.",
        "The kite fair\n\nWHEN: Saturday 9 May\nWHERE: The hill\nPRICE: £5",
    ],
)
def test_instructions_and_invitations_are_no_scripts(only, text):
    assert only("leaflet.txt", text).kind is Kind.TEXT


def test_a_full_line_goes_on_after_a_full_stop_and_a_short_one_does_not(only):
    text = (
        "We have moved the fair to the last week of June, as you asked us.\n"
        "It no longer clashes with the races, and the whole hill will be\nmown by then.\nCome early.\n\n"
        "There is a bus from the square to the hill, and it is free today.\nhttps://kites.example/bus"
    )
    moved = (
        "We have moved the fair to the last week of June, as you asked us. It no longer clashes with the races, and the whole hill will be"
    )
    assert parts(only("leaflet.txt", text)) == [
        f"{moved} mown by then.\nCome early.",
        "There is a bus from the square to the hill, and it is free today.\nhttps://kites.example/bus",
    ]


def test_plain_copy_keeps_its_paragraphs_and_loses_its_wrapping(only):
    text = (
        "A leaflet\n\nWe have moved the summer sale to the first week of June so that\nit no longer clashes with the fair.\n\n- one\n- two"
    )
    found = only("leaflet.txt", text)
    assert found.kind is Kind.TEXT
    assert parts(found) == [
        "A leaflet",
        "We have moved the summer sale to the first week of June so that it no longer clashes with the fair.",
        "- one\n- two",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "mac_roman"])
def test_text_in_any_encoding(only, encoding):
    assert only("a.txt", "It’s £5, and that’s all – we’d say so.".encode(encoding)).text == "It’s £5, and that’s all – we’d say so."


def test_a_mail_kept_as_text_has_a_subject_and_its_sender_is_no_copy(only):
    found = only("mail.txt", "SUBJECT: Fly on Friday\nPreview text: The hill is free.\n\nTo: all fliers\n\nWe open at nine.\n")
    assert parts(found, Role.SUBJECT, Role.PREHEADER, Role.BODY) == ["Fly on Friday", "The hill is free.", "We open at nine."]
    assert parts(found, Role.DIRECTION) == ["SUBJECT:", "Preview text:", "To: all fliers"]
    assert found.kind is Kind.TEXT


def test_labels_without_a_subject_are_copy(only):
    assert parts(only("note.txt", "To: everybody who flies.\n\nBring string.\n"), Role.BODY)[0] == "To: everybody who flies."


def test_markdown_reads_as_the_page_it_becomes(only):
    text = "---\ntitle: Kites\ndraft: true\n---\n"
    text += "# Fly *high*\n\nIt’s **£5** at [our shop](https://k.example/s).\n\n- one\n\n> Lovely.\n\n| A | B |\n|---|---|\n| x | £2 |\n"
    found = only("post.md", text)
    assert (found.title, found.kind) == ("Kites", Kind.DOCUMENT)
    assert parts(found) == ["Fly high", "It’s £5 at our shop.", "one", "Lovely.", "A | B", "x | £2"]
    assert parts(found, Role.QUOTATION) == ["Lovely."]
    assert found.links[0].url == "https://k.example/s"


SRT = """1
00:00:00,400 --> 00:00:02,000
[Wind]

2
00:00:02,250 --> 00:00:05,282
<i>We fly on every day with
wind,</i> and on

3
00:00:05,532 --> 00:00:07,403
ANNA: Sundays too.
"""


@pytest.mark.parametrize("text", [SRT, SRT.replace("\n", "\r\n"), "WEBVTT\n\n" + SRT.replace(",400", ".400").replace("00:00:0", "00:0")])
def test_subtitles_read_as_running_text(only, text):
    found = only("film.srt", text)
    assert found.kind is Kind.CAPTIONS
    assert parts(found, Role.DIRECTION) == ["[Wind]"]
    assert parts(found, Role.BODY) == ["We fly on every day with wind, and on Sundays too."]


def test_the_sheet_around_a_script_is_not_spoken(only):
    text = 'CLIENT: Kite Works\nTITLE: "Wind" 30s\nVERSION: 3\n\n'
    text += "VO: It’s windy.\n(SFX: a kite rips)\nVO: Get £5 off. [insert date] is the last day.\n"
    found = only("radio.txt", text)
    assert parts(found, Role.BODY) == ["It’s windy.", "Get £5 off. [insert date] is the last day."]
    assert 'TITLE: "Wind" 30s' in parts(found, Role.DIRECTION)


def test_copy_with_commas_and_colons_is_neither_table_nor_script(only):
    found = only("note.txt", "Hello team, one thing: bring lunch, drinks, and cake.\nOffer: 20% off, all week, for all.\n")
    assert found.kind is Kind.TEXT
    assert parts(found, Role.BODY) == [found.text]


def test_tables_inside_tables_give_each_word_once(only):
    def nested(document) -> None:
        outer = document.add_table(1, 1).cell(0, 0)
        outer.text = "Above"
        inner = outer.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Red", "£5"

    assert parts(only("a.docx", word(nested))) == ["Above", "Red | £5"]


def test_subtitles_keep_numbers_that_are_spoken_and_lose_those_that_count(only):
    cues = "1\n00:00:01,000 --> 00:00:02,000\nWe began in\n\n2\n00:00:03,000 --> 00:00:04,000\n1964\nwith\n\n"
    assert only("a.srt", cues + "3\n00:00:05,000 --> 00:00:06,000\n12\n").text == "We began in 1964 with 12"


def test_webvtt_notes_are_not_spoken(only):
    text = "WEBVTT\n\nNOTE by Jo\n\n00:01.000 --> 00:02.000\nWe began in\n1964\n\nNOTE more\n\n00:03.000 --> 00:04.000\nwith one.\n"
    assert only("b.vtt", text).text == "We began in 1964 with one."


def test_placeholders_in_angle_brackets_stay_in_markdown(only):
    found = only("a.md", "# Hello\n\nDear <first name>, see <https://k.example/s> <b>now</b>.\n")
    assert parts(found, Role.BODY) == ["Dear <first name>, see https://k.example/s now."]


def test_a_line_set_in_bold_is_a_heading_without_the_style_of_one(only):
    def plain(document) -> None:
        document.add_paragraph().add_run("How to fly").bold = True
        document.add_paragraph("Hold the string.").runs[0].bold = False
        document.add_paragraph("Price: ").add_run("£5").bold = True

    found = only("a.docx", word(plain))
    assert parts(found, Role.HEADLINE) == ["How to fly"]
    assert parts(found, Role.BODY) == ["Hold the string.", "Price: £5"]

"""PowerPoint, OpenDocument, Rich Text, and what Word hides in margins and boxes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from pptx import Presentation
from pptx.util import Inches

from consistency.records.touchpoint import Kind, Role

from .reading import parts


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def deck() -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)).text_frame
    box.text = "It’s £5 a kite,\vstrings included."
    run = box.add_paragraph().add_run()
    run.text, run.hyperlink.address = "Book now", "https://k.example/book"
    slide.shapes.title.text = "Fly on Friday"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
    for cell, text in zip([table.cell(r, c) for r in (0, 1) for c in (0, 1)], ["Kite", "Price", "Red", "£5"], strict=True):
        cell.text = text
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(5), Inches(4), Inches(1)).text_frame.text = "In a group"
    slide.notes_slide.notes_text_frame.text = "Say it slowly."
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = "Not shown"
    hidden._element.set("show", "0")
    return saved(deck)


def test_a_deck_reads_slide_after_slide_with_its_title_first(gather):
    found = gather({"launch.pptx": deck()})
    (touchpoint,) = found.touchpoints
    assert (touchpoint.kind, touchpoint.title) == (Kind.DOCUMENT, "Fly on Friday")
    assert parts(touchpoint) == [
        "Fly on Friday",
        "It’s £5 a kite,\nstrings included.",
        "Book now",
        "Kite | Price",
        "Red | £5",
        "In a group",
        "Say it slowly.",
    ]
    assert parts(touchpoint, Role.HEADLINE) == ["Fly on Friday"]
    assert parts(touchpoint, Role.DIRECTION) == ["Say it slowly."]
    assert [(link.url, touchpoint.text[link.start : link.end]) for link in touchpoint.links] == [("https://k.example/book", "Book now")]
    assert [(s.locator, s.why) for s in found.skipped] == [("campaign/launch.pptx#slide2", "a hidden slide")]


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{n}="{OFFICE}{n}:1.0"' for n in ("office", "text", "table", "style")) + (
    f' xmlns:draw="{OFFICE}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
BODY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted words</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:table-of-content><text:index-body><text:p>Prices 2</text:p></text:index-body></text:table-of-content>
<text:p text:style-name="P1">Fly on Friday</text:p>
<text:h text:outline-level="2">Prices</text:h>
<text:p>It’s <text:span>£5</text:span><text:s text:c="2"/>a kite,<text:line-break/>see <text:a xlink:href="https://k.example/s">our
  shop</text:a>.<office:annotation><text:p>a comment</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation>
  <text:note-body><text:p>While stocks last.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>Bring a friend</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Red</text:p></table:table-cell><table:table-cell><text:p>£5</text:p></table:table-cell>
</table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>
"""
STYLES = """<office:automatic-styles/><office:master-styles><style:master-page><style:footer><text:p>Kite Works Ltd</text:p></style:footer>
</style:master-page></office:master-styles>"""


def odt(body: str = BODY, manifest: str = "<manifest/>", doctype: str = "") -> bytes:
    automatic = '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        inside = f"{automatic}<office:body><office:text>{body}</office:text></office:body>"
        content = f"<office:document-content {SPACES}>{inside}</office:document-content>"
        archive.writestr("content.xml", f"<?xml version='1.0' encoding='UTF-8'?>{doctype}{content}", zipfile.ZIP_DEFLATED)
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}>{STYLES}</office:document-styles>")
        archive.writestr("meta.xml", f"<office:document-meta {SPACES}><dc:language>en-GB</dc:language></office:document-meta>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def test_an_opendocument_text_reads_in_order(only):
    found = only("flyer.odt", odt())
    assert (found.title, found.language, found.kind) == ("Fly on Friday", "en-GB", Kind.DOCUMENT)
    assert parts(found, Role.HEADLINE) == ["Fly on Friday", "Prices"]
    assert parts(found, Role.BODY) == ["It’s £5 a kite,\nsee our shop.", "Bring a friend", "Red | £5", "In a box"]
    assert parts(found, Role.LEGAL) == ["While stocks last.", "Kite Works Ltd"]
    assert parts(found, Role.NAV) == ["Prices 2"]
    assert [(link.url, found.text[link.start : link.end]) for link in found.links] == [("https://k.example/s", "our shop")]


RTF = (
    rb"""{\rtf1\ansi\ansicpg1252{\info{\title Spring flyer}}{\header Top\par}{\fonttbl{\f0 Arial;}}\f0 It\'92s {\b \'a35} a kite.\par
See {\field{\*\fldinst{HYPERLINK "https://k.example/s"}}{\fldrslt our shop}}.\par
\trowd Red\cell \'a35\cell\row
{\pict\pngblip """
    + b"89504e47" * 400
    + rb"""}Last line{\v hidden words}{\deleted gone}.\par}"""
)


def test_rich_text_reads_in_paragraphs_and_rows(only):
    found = only("flyer.rtf", RTF)
    assert (found.title, found.kind) == ("Spring flyer", Kind.DOCUMENT)
    assert parts(found) == ["It’s £5 a kite.", "See our shop.", "Red | £5", "Last line."]
    assert [link.url for link in found.links] == ["https://k.example/s"]
    assert "hidden" not in found.text
    assert "gone" not in found.text


def test_word_reads_even_pages_and_boxes_in_cells_once(only):
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_footer.paragraphs[0].text = "Kite Works, even page"
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Above"
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>{}</mc:AlternateContent></w:r>'
    )
    inside = "<mc:{0}><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:{0}>"
    cell.paragraphs[0]._p.append(parse_xml(box.format(inside.format("Choice") + inside.format("Fallback"))))
    found = only("a.docx", saved(document))
    assert parts(found, Role.BODY) == ["Above", "In a box"]
    assert parts(found, Role.LEGAL) == ["Kite Works, even page"]


def bomb(name: str, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr(name, b"\0" * 60_000_000)
    return stream.getvalue()


HOSTILE = '<!DOCTYPE x [<!ENTITY a "word "><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pptx", lambda: deck()[:9000], "REA15"),
        ("a.pptx", lambda: saved(Presentation()), "REA23"),
        ("a.pptx", lambda: bomb("ppt/presentation.xml"), "REA16"),
        ("a.odt", lambda: odt()[:700], "REA15"),
        ("a.odt", lambda: odt(""), "REA16-or-23"),
        ("a.odt", lambda: bomb("content.xml", "application/vnd.oasis.opendocument.text"), "REA16"),
        ("a.odt", lambda: odt(manifest="<manifest:encryption-data/>"), "REA13"),
        ("a.odt", lambda: odt("<text:p>&b;</text:p>", doctype=HOSTILE), "DOC02"),
        ("a.odt", lambda: odt("<text:p>cut"), "DOC01"),
        ("a.rtf", lambda: RTF[:200], "REA15"),
        ("a.rtf", lambda: b"{\\rtf1\\ansi }", "REA23"),
    ],
)
def test_damaged_and_hostile_documents_are_one_clear_line(gather, name, content, code):
    found = gather({name: content(), "sound.txt": "All is well here."})
    if code == "REA16-or-23":  # nothing in the body: the footer alone is still a document
        assert parts(found.touchpoints[0]) == ["Kite Works Ltd"]
        return
    assert [(u.locator, u.code) for u in found.unreadable] == [(f"campaign/{name}", code)]
    assert all(u.what and u.todo for u in found.unreadable)
    assert len(found.touchpoints) == 1


def test_a_document_nested_without_end_is_one_clear_line(gather):
    deep = "<text:section>" * 200 + "<text:p>Deep</text:p>" + "</text:section>" * 200
    assert parts(gather({"a.odt": odt(deep)}).touchpoints[0])[0] == "Deep"
    deeper = "<text:section>" * 3000 + "</text:section>" * 3000
    assert [u.code for u in gather({"a.odt": odt(deeper)}).unreadable] == ["DOC01"]


def test_an_archive_of_too_many_parts_is_not_opened(gather):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"ppt/{number}", "")
    assert [u.code for u in gather({"a.pptx": stream.getvalue()}).unreadable] == ["REA16"]

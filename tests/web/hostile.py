"""Files as nobody sends them by mistake."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx

COPY = "Fly our kites on Friday. They are light, they are kind, and they come with strings."
LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol0 "lol">{LAUGHS}]><rss version="2.0"><channel><title>&lol9;</title></channel></rss>'
)


def word(text: str = COPY) -> bytes:
    """A sound Word document."""
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_with(xml: bytes) -> bytes:
    """A Word document whose main part is replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as sound, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as changed:
        for one in sound.infolist():
            changed.writestr(one.filename, xml if one.filename == "word/document.xml" else sound.read(one))
    return stream.getvalue()


def zip_bomb(megabytes: int = 400) -> bytes:
    """A Word document of some hundred kilobytes that unpacks to so many megabytes."""
    return word_with(b"<w:document>" + b" " * (megabytes * 1_000_000) + b"</w:document>")


def pdf(content: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all show the same drawing instructions."""
    packed = zlib.compress(content, 9)
    kids = " ".join(f"{5 + n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> >>"] * pages,
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def endless_pdf() -> bytes:
    """A PDF of a few kilobytes with more pages of more words than anybody could wait for."""
    return pdf(b"BT /F1 12 Tf 72 700 Td (Fly our kites.) Tj ET\n" * 5000, pages=150)

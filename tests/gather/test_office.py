"""Word and PDF files: sitegen.gather.office."""

import io
import zipfile

import pytest

from sitegen.errors import ContentError, Where
from sitegen.gather import office
from sitegen.gather.office import join_pages, read_docx, read_pdf

WHERE = Where("letter.docx")


def docx_bytes():
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "untitled.docx"
    document.add_heading("Harbour wall to be raised", 0)
    document.add_paragraph("12 May 2021")
    document.add_paragraph("The wall will be raised by *two* metres, the port said.")
    document.add_heading("Cost", 2)
    document.add_paragraph("Four million", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_bytes(lines):
    """A PDF of one page, written by hand."""
    words = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 700 Td {words} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Report on the wall) >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    )
    return out + tail % (len(objects) + 1, table, len(objects) + 1, len(out))


def test_word():
    """Headings, lists and words; a file name in the properties is no title."""
    text, title = read_docx(docx_bytes(), WHERE)
    assert text.decode().split("\n\n") == [
        "# Harbour wall to be raised",
        "12 May 2021",
        r"The wall will be raised by \*two\* metres, the port said.",
        "## Cost",
        "- Four million",
    ]
    assert title == ""


def test_pdf():
    """The words of the page and the title of the properties."""
    pytest.importorskip("pypdf")
    text, title = read_pdf(pdf_bytes(["The engi-", "neers found cracks."]), WHERE)
    assert text.decode() == "The engineers found cracks."
    assert title == "Report on the wall"


@pytest.mark.parametrize("raw", [b"PK\x03\x04 no archive", b"", b"words", "zip"])
def test_broken_word_files(raw):
    """A message and no traceback."""
    pytest.importorskip("docx")
    if raw == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("x", "y")
        raw = out.getvalue()
    with pytest.raises(ContentError) as caught:
        read_docx(raw, WHERE)
    assert caught.value.notice.code == "docx-broken"


def test_a_word_file_that_unpacks_to_too_much(monkeypatch):
    """An archive that is small packed and huge unpacked is not opened."""
    raw = docx_bytes()
    monkeypatch.setattr(office, "_MAX_UNPACKED", 1000)
    with pytest.raises(ContentError, match="unpacked"):
        read_docx(raw, WHERE)


@pytest.mark.parametrize(("raw", "code"), [(b"%PDF-1.4 nothing", "pdf-broken"), (None, "pdf-no-text")])
def test_pdf_files_without_text(raw, code):
    """Broken files and pages that are pictures."""
    pytest.importorskip("pypdf")
    with pytest.raises(ContentError) as caught:
        read_pdf(raw or pdf_bytes([]), WHERE)
    assert caught.value.notice.code == code


@pytest.mark.parametrize(("kind", "read"), [("docx", read_docx), ("pdf", read_pdf)])
def test_without_the_library(monkeypatch, kind, read):
    """The message says what to install."""
    import importlib

    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ContentError) as caught:
        read(b"x", WHERE)
    assert f"sitegen[{kind}]" in caught.value.notice.hint


def test_pages_are_joined():
    """Running heads and page numbers go; a sentence runs on over the page."""
    stories = ["The wall was built in", "1931 by hand. It held for", "ninety years. Then the sea", "came over it."]
    pages = [f"Annual Report 2019\n{story}\nPage {n} of 4" for n, story in enumerate(stories, 1)]
    assert join_pages(pages).replace("\n", " ") == " ".join(stories)
    assert join_pages([]) == ""

"""Pages saved as one file."""

import pytest

from sitegen.errors import ContentError
from sitegen.model.evidence import ArticleId
from sitegen.read import read_bytes
from sitegen.read.webarchive import is_web_archive, page_inside

ARCHIVE = """From: <Saved by Blink>
Snapshot-Content-Location: https://packet.example/news/lodestar
Subject: Ferry sinks off the mole
Date: Sat, 26 Aug 2023 09:15:11 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----x----"


------x----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://packet.example/news/lodestar

<html><head><meta charset=3Dwindows-1252><title>Ferry sinks off the mole</title></head><body><article><h1>Ferry sinks off the mole</h1>
<p>By Ada Quill, 24 August 2023</p>
<p>The ferry Lodestar sank off the mole with nine people on board, the harbour mas=
ter said.</p><p>=E2=80=9CShe was sound,=E2=80=9D said her captain, Odile Marsh, when she came ashore.</p></article></body></html>

------x----
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------x------
"""


def read(text, suffix=".mhtml"):
    return read_bytes(text.encode(), ArticleId("a"), suffix)


@pytest.mark.parametrize("suffix", [".mhtml", ".mht", ".html", ".txt"])
def test_the_page_in_it_is_read(suffix):
    """Story, title, day and address are those of the page, whatever the file is called."""
    article = read(ARCHIVE, suffix)
    assert article.title == "Ferry sinks off the mole"
    assert article.text.endswith("“She was sound,” said her captain, Odile Marsh, when she came ashore.")
    assert article.url == "https://packet.example/news/lodestar"
    assert article.clues[0].text == "24 August 2023"


def test_the_day_of_saving_dates_nothing():
    """The header's date is when somebody saved it."""
    assert not any("26 Aug" in clue.text for clue in read(ARCHIVE).clues)


def test_an_archive_without_a_page_has_no_text():
    """Pictures alone are no article; the message says so."""
    pictures = ARCHIVE.replace("text/html\n", "image/gif\n")
    assert is_web_archive(pictures.encode())
    assert page_inside(pictures.encode()) == (b"", "")
    with pytest.raises(ContentError) as raised:
        read(pictures)
    assert raised.value.notice.code == "no-text"


def test_a_mail_is_no_archive():
    """A pasted mail stays text."""
    assert not is_web_archive(b"From: Ada Quill <ada@packet.example>\nSubject: Ferry\n\nThe ferry sank.")

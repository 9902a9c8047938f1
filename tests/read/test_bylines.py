"""Who wrote it, out of a line."""

import pytest

from sitegen.read.bylines import author_of, is_date_line, is_names, month_beside

BYLINES = {
    "By Ada Quill": "Ada Quill",
    "- By Ada Quill Chief Reporter": "Ada Quill",
    "By Ada Quill in Leeds and Tom Roe in New York": "Ada Quill and Tom Roe",
    "By Tom Roe, Ada Quill and Jean-Luc Peel": "Tom Roe, Ada Quill and Jean-Luc Peel",
    "By Mary O'Brien, Political Editor": "Mary O'Brien",
    "EXCLUSIVE by ADA QUILL, Northern Correspondent": "ADA QUILL",
    "By Ada Quill ada.quill@gazette.example": "Ada Quill",
    "By Ada Quill | Posted 03/27/2018 6:15 PM EDT": "Ada Quill",
    "Posted on May 12, 2022 by Ada Quill": "Ada Quill",
    "Written by Ada Quill on 1 April 2015. Posted in News": "Ada Quill",
    "Von Jana Wirth": "Jana Wirth",
    "By The Associated Press": "The Associated Press",
}
BESIDE_A_DATE = {
    "Ada Quill in New York | Friday 3 November 2023 | Comments (212)": "Ada Quill",
    "Thu 19 Sep 2019 | Ada Quill": "Ada Quill",
    "Ada Quill · 3 hours ago · 4 min read": "Ada Quill",
    "Rosa Huerta · Lima, 17 de abril de 2019 · 15:40": "Rosa Huerta",
}
NONE = [
    "By Monday, the flood had reached Hull.",
    "By Monday night",
    "By order of the court",
    "By contrast, Leeds won.",
    "Ada Quill resigned on Monday.",
    "14:05, 3 JUL 2019 | UPDATED 16:30, 3 JUL 2019",
    "London, 3 May 2021",
    "by",
    "",
]


@pytest.mark.parametrize("line", BYLINES)
def test_byline_gives_its_author(line):
    """A line that begins with "By" and holds names names the author."""
    assert author_of(line) == BYLINES[line]


@pytest.mark.parametrize("line", BESIDE_A_DATE)
def test_name_beside_a_date(line):
    """Below a headline a name beside a date or a reading time is the author's, and nowhere else."""
    assert (author_of(line, loose=True), author_of(line)) == (BESIDE_A_DATE[line], "")


@pytest.mark.parametrize("line", NONE)
def test_no_byline(line):
    """Sentences, places and dates are no bylines."""
    assert author_of(line, loose=True) == ""


def test_date_lines():
    """A date, its label and a place make a date line; a sentence with a date does not."""
    lines = [
        "Published: 3 May 2021 07:30",
        "Lagos, Monday 3 May 2021",
        "Updated 4 May 2021 at 10:02 BST",
        "It was on 3 May 2021 that she left.",
        "Talks are due in May 2021.",
    ]
    assert [is_date_line(line) for line in lines] == [True, True, True, False, False]


RELEASED = (
    "EMBARGOED UNTIL 00:01 FRIDAY 14 JULY 2023",
    "COPY FOR USE: FRI 14 JULY 2023, NOT BEFORE 1300",
    "Not for publication before 0600 on 14 July 2023",
    "HOLD FOR RELEASE: Friday, July 14, 2023",
    "English edition | Nr 6 | 12 February 2021",
)


@pytest.mark.parametrize("line", RELEASED)
def test_a_notice_to_editors_is_a_date_line(line):
    """The day before which a text may not be used, and that of an edition, date it."""
    assert is_date_line(line)


def test_names_are_capitals_and_links():
    """Names, roles and the small words between them, and no verb."""
    assert [is_names(text) for text in ("Ada Quill of the Gazette", "Ada Quill left", "")] == [True, False, False]


@pytest.mark.parametrize(
    ("line", "month"),
    [
        ("Ada Quill — April 2019", "April 2019"),
        ("By Ada Quill | May 2021", "May 2021"),
        ("Ada Quill — 3 April 2019", ""),
        ("The mill closed — April 2019", ""),
    ],
)
def test_a_month_beside_a_name(line, month):
    """A byline may give the month of the issue and no day."""
    assert month_beside(line) == month

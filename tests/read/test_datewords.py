"""Dates around a story."""

import pytest

from sitegen.read.datewords import find_dates, is_labelled, without_dates
from sitegen.read.plain import read_plain

LINES = {
    "Published: 26 May 2020 06:30": [("26 May 2020 06:30", "published")],
    "Updated: 26/05/2020 11:45": [("26/05/2020 11:45", "updated")],
    "Last modified on Tue 20 Mar 2018 21.02 GMT": [("Tue 20 Mar 2018 21.02 GMT", "updated")],
    "Posted: 04/11/2018 9:05 PM ET": [("04/11/2018 9:05 PM ET", "published")],
    "May 3, 2021 — Updated 4 May 2021 at 10:02 BST": [
        ("May 3, 2021", "published"),
        ("4 May 2021 at 10:02 BST", "updated"),
    ],
    "Lima, 17 de abril de 2019": [("17 de abril de 2019", "published")],
    "2021-05-03T07:00:00Z": [("2021-05-03T07:00:00Z", "published")],
    "Veröffentlicht: 14. März 2022": [("14. März 2022", "published")],
    "Friday, 3rd of May 2019": [("Friday, 3rd of May 2019", "published")],
    "3 hours ago": [],
    "Version 1.2.3.4": [],
    "In May the council met 2021 times": [],
}


@pytest.mark.parametrize("line", LINES)
def test_dates_and_what_they_date(line):
    """Full dates are found as they stand, and told apart by the words before them."""
    assert [(date.text, date.kind) for date in find_dates(line)] == LINES[line]


def test_rest_of_a_date_line():
    """Without dates, times and labels nothing is left of a date line, and all else of others."""
    assert [without_dates(line) for line in ("Published: 3 May 2021 07:30", "Ada Quill, 3 May 2021")] == [
        "",
        "Ada Quill",
    ]


def test_labels():
    """A label begins the line."""
    assert [is_labelled(line) for line in ("Last updated: x", "The updated list")] == [True, False]


BELOW_HEADLINE = {
    "May 3, 20221:02 PM GMT+1Updated 2 days ago": "May 3, 2022 1:02 PM GMT+1",
    "May 3, 20225:00 AM ET": "May 3, 2022 5:00 AM ET",
    "Published On 3 May 20223 May 2022": "3 May 2022",
    "Published Tue, May 3 20221:12 PM EDTUpdated Tue, May 3 20225:00 PM EDT": "Tue, May 3 2022 1:12 PM EDT",
    "Posted Tue 3 May 2022 at 6:12amTuesday 3 May 2022 at 6:12am": "Tue 3 May 2022 at 6:12am",
    "Tue., May 3, 20222 min. read": "Tue., May 3, 2022",
    "By Ada Quill -May 3, 2022": "May 3, 2022",
    "May 3, 2022May 4, 2022 by Ada Quill": "May 3, 2022",
    "May 3, 2022 / 6:25 PM / AP": "May 3, 2022",
    "May 3, 2022 | 10:12 am GMT+7": "May 3, 2022 | 10:12 am GMT+7",
    "By: Ada Quill - Reporter / @adaq Stand.example / 10:12 AM May 03, 2022": "May 03, 2022",
    "Posted on May 3, 2022 by Ada Quill in News // 0 Comments": "May 3, 2022",
    "May 3, 2022 by Ada Quill Leave a Comment": "May 3, 2022",
    "Posted in News, Politics on May 3, 2022": "May 3, 2022",
    "Posted at 10:12 AM, May 03, 2022 and last updated 1:12 PM, May 03, 2022": "May 03, 2022",
    "Published May 3, 2022 10:12am EDT | Updated May 4, 2022 11:00am EDT | World | FOX 5": "May 3, 2022 10:12am EDT",
    "The Argus (Poole, Dorset : 1848 - 1957) Tuesday 3 May 2022 page 21": "Tuesday 3 May 2022",
    "Ada Quill, Editorial Desk | 3 May 2022": "3 May 2022",
    "Media release 3 May 2022": "3 May 2022",
    "u/ada • May 3, 2022": "May 3, 2022",
    "Weekend edition, May 3, 2022": "May 3, 2022",
    "03-MAY-22": "03-MAY-22",
    "Tuesday,May 3,2022": "Tuesday,May 3,2022",
    "2022年5月3日": "2022年5月3日",
    "News story | 3 May 2022 | 3 min": "3 May 2022",
    "Last update: 3 May 2022. Published: 1 May 2022": "1 May 2022",
    "03\nMay\n2022": "03 May 2022",
    "Published\nMay 3, 2022": "May 3, 2022",
    "The May 2022 issue": "May 2022",
    "Vol. 12, No. 3 | May 2022": "May 2022",
}


@pytest.mark.parametrize("line", BELOW_HEADLINE)
def test_date_lines_below_a_headline(line):
    """Bylines and date lines as sites set them, and as copying glues them, give the day and are gone from the story."""
    text = "A crane fell on two moored boats on Sunday, and nobody aboard was hurt, the harbour said."
    draft = read_plain(f"Crane falls on two boats in harbour\n\n{line}\n\n{text}", "a.txt")
    assert [
        next(clue.text for clue in draft.clues if clue.kind == "published"),
        *(block.text for block in draft.blocks),
    ] == [
        BELOW_HEADLINE[line],
        text,
    ]


TITLED = {
    "Crane falls on two boats (Fell Post, 3 May 2022)": ("Crane falls on two boats", "Fell Post"),
    "Crane falls on two boats, 3 May 2022": ("Crane falls on two boats", ""),
    "Fell Post, 3 May 2022: Crane falls on two boats": ("Crane falls on two boats", "Fell Post"),
    "[3 May 2022] Crane falls on two boats": ("Crane falls on two boats", ""),
    "2022-05-03 Crane falls on two boats": ("Crane falls on two boats", ""),
    "How two boats were lost on 3 May 2022": ("How two boats were lost on 3 May 2022", ""),
}


@pytest.mark.parametrize("line", TITLED)
def test_day_in_the_headline(line):
    """A day and a paper that stand beside the headline are no part of it; a day within it is."""
    draft = read_plain(f"{line}\n\nA crane fell on two moored boats on Sunday, and nobody aboard was hurt.", "a.txt")
    assert (draft.title, draft.publisher) == TITLED[line]

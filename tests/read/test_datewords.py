"""Dates around a story."""

import pytest

from sitegen.read.datewords import find_dates, is_labelled, without_dates
from sitegen.read.pathdates import date_in_file_name, date_in_url

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


URLS = {
    "https://a.example/2016/12/21/plea": "2016-12-21",
    "https://a.example/crime/2021/nov/16/theft": "2021-11-16",
    "https://a.example/20200514-storm": "2020-05-14",
    "https://a.example/2012/06/": "2012-06",
    "https://a.example/20123456/x": "",
    "https://2016.example/x": "",
}


@pytest.mark.parametrize("url", URLS)
def test_dates_in_addresses(url):
    """Years, months and days between slashes are a date; long numbers are not."""
    assert date_in_url(url)[0] == URLS[url]


def test_dates_in_file_names():
    """Only the name counts, not its folders."""
    assert [
        date_in_file_name(p) for p in ("2019/rally-2021-05-03.txt", "20160628_deal.html", "2021-05-03/a.txt", "a.txt")
    ] == ["2021-05-03", "2016-06-28", "", ""]

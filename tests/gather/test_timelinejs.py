"""TimelineJS: sitegen.gather.timelinejs, and its rows as `gather` gives them."""

import json

import pytest

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather import Row, Web, gather
from sitegen.gather.timelinejs import is_timeline, load_json, media_line, rows_of_json

SHEET = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background
,,,,,,,,,The whole story,Welcome,,,,,,title,,
"1,998",,,,,,,,,Quarry opens,,,,,,,,,
2001,6,12,10:30 PM,2001,6,14,,12 to 14 June 2001,Workers <b>strike</b>,<p>They wanted more.</p>,https://e.org/film,The Echo,Pickets,,,,labour,#fff
2005,2,30,,,,,,,Impossible,,,,,,,,,
2006,,,,,,,,,,No headline,,,,,,,,
"""
TIMELINE = {
    "title": {"text": {"headline": "T"}},
    "events": [
        {
            "start_date": {"year": "1903", "month": "12", "day": 17},
            "text": {"headline": "First flight", "text": "<p>It took <em>twelve</em> seconds.</p>"},
            "media": {"url": "https://e.org/photo.jpg", "credit": "A. Daniels"},
            "unique_id": "first-flight",
        },
        {
            "start_date": {"year": "1850"},
            "end_date": {"year": "1852"},
            "display_date": "about 1850",
            "text": {"headline": "Canal"},
        },
        {"text": {"headline": "Undated"}},
        7,
    ],
    "eras": [{"start_date": {"year": "1914"}, "end_date": {"year": "1918"}, "text": {"headline": "War"}}],
}


def take(path, text):
    path.write_text(text if isinstance(text, str) else json.dumps(text), "utf-8")
    return list(gather(str(path), Web()))


def test_a_sheet(tmp_path):
    """Title slides go, dates are as fine as their cells, markup goes, sources stay."""
    opened, strike, impossible, nameless = take(tmp_path / "t.csv", SHEET)
    assert (opened.title, opened.date, opened.body) == ("Quarry opens", "1998", ())
    assert (strike.title, strike.date, strike.shown_date) == (
        "Workers strike",
        "2001-06-12/2001-06-14",
        "12 to 14 June 2001",
    )
    assert strike.body == ("They wanted more.", "Source: [Pickets](https://e.org/film) (The Echo)")
    assert str(impossible.where).endswith("t.csv:5")
    assert "28 days" in impossible.message
    assert isinstance(nameless, Notice)


def test_an_old_sheet(tmp_path):
    """One cell a date: words that are read later."""
    (row,) = take(tmp_path / "t.csv", "Start Date,End Date,Headline,Text,Media,Tag\n4/13/2011,,Won,,,x\n")
    assert (row.date, row.loose) == ("4/13/2011", True)


def test_json(tmp_path):
    """Slides and eras; a slide without a date is told."""
    flight, canal, undated, war = take(tmp_path / "t.json", TIMELINE)
    assert (flight.title, flight.date) == ("First flight", "1903-12-17")
    assert flight.body == ("It took twelve seconds.", "Source: [A. Daniels](https://e.org/photo.jpg)")
    assert canal.date == "1850~/1852~"
    assert isinstance(undated, Notice)
    assert (war.title, war.date) == ("War", "1914/1918")


def test_one_digest_a_slide(tmp_path):
    """Equal slides have equal digests, others do not."""
    rows = [r for r in take(tmp_path / "t.json", TIMELINE) if isinstance(r, Row)]
    assert [r.digest for r in rows] == [r.digest for r in take(tmp_path / "t.json", TIMELINE) if isinstance(r, Row)]
    assert len({r.digest for r in rows}) == 3


@pytest.mark.parametrize("text", ['{"events": [', '{"events": []}', '{"a": 1}', "[1]", '"x"', "[" * 100_000])
def test_other_json(tmp_path, text):
    """No JSON, no events, something else: a message with its file."""
    with pytest.raises(ContentError) as caught:
        take(tmp_path / "t.json", text)
    assert caught.value.notice.where.path.endswith("t.json")
    assert caught.value.notice.hint


def test_broken_json_names_its_line():
    """The line and column where it breaks."""
    with pytest.raises(ContentError) as caught:
        load_json(b'{\n "a": ,\n}', Where("t.json"))
    assert str(caught.value.notice.where).startswith("t.json:2")


def test_a_number_without_end():
    """Python refuses to read it, and the message is ours."""
    with pytest.raises(ContentError, match="thousands of digits"):
        load_json(b'{"events": [' + b"9" * 10_000 + b"]}", Where("t.json"))


def test_hostile_types():
    """Values of any type are no crash."""
    data = {
        "events": [
            {"start_date": [], "text": 5, "media": "x"},
            {"start_date": {"year": {}}, "text": {"headline": ["a"]}},
        ]
    }
    assert is_timeline(data)
    assert all(isinstance(item, Notice) for item in rows_of_json(data, Where("t")))


def test_media():
    """Only addresses of the web are linked to."""
    assert media_line("javascript:alert(1)", "A film") == ""
    assert media_line("<iframe src='https://e.org'>") == ""

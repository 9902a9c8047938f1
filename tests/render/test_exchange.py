"""Calendar, TimelineJS, sitemap and robots, read by parsers of these formats: sitegen.render.exchange."""

import datetime as dt
import json
import re
from dataclasses import replace

import icalendar
import pytest
from lxml import etree

from sitegen.render import exchange
from tests.render.story_fixture import LONG, SCRIPT, big, config, edits, render, shelf, small

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def pages(story=None, **values):
    return {p.path: p.body() for p in render(story or small(), edits(), config(**values))}


def page(path, story, values):
    return shelf(story or small(), edits(), config(**values)).page(path).body()


def dated(*texts):
    """The small story with its first events on these dates."""
    story = small()
    events = tuple(
        replace(e, dated=replace(e.dated, edtf=t, basis="stated") if e.dated.evidence else e.dated)
        for e, t in zip(story.events, texts, strict=False)
    )
    return replace(story, events=(*events, *story.events[len(texts) :]))


def calendar(story=None, **values):
    data = page("timeline.ics", story, values)
    return {str(e["UID"]).split("@")[0]: e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}


# -- calendar


def test_a_calendar_of_its_own_words(site):
    """A calendar program reads the calendar, and writes it again without loss."""
    found = icalendar.Calendar.from_ical(site["timeline.ics"])
    assert found["VERSION"] == "2.0"
    assert found["X-WR-CALNAME"] == "The harbour fire"
    assert not found.errors
    again = icalendar.Calendar.from_ical(found.to_ical())
    assert [e["UID"] for e in again.walk("VEVENT")] == [e["UID"] for e in found.walk("VEVENT")]
    assert not any(event.errors for event in found.walk("VEVENT"))


def test_lines_of_75_octets():
    """No line is longer than 75 octets, all end in CRLF, and no character is cut in two."""
    story = small()
    events = tuple(replace(e, title=f"{'حريق 🔥é' * 40} {n}") for n, e in enumerate(story.events))
    data = pages(replace(story, events=events))["timeline.ics"]
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])
    assert str(calendar(replace(story, events=events))["harbour-fire"]["SUMMARY"]) == events[2].title


@pytest.mark.parametrize("length", [*range(60, 80), 149, 150, 151])
def test_folding_at_every_length(length):
    """A line of any length can be put together again."""
    for character in ("x", "é", "€", "🔥"):
        line = "SUMMARY:" + character * length
        folded = exchange._fold(line)
        assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
        assert folded.removesuffix("\r\n").replace("\r\n ", "") == line


def test_a_day_and_a_month():
    """A day is one all-day entry, certain; a month is a tentative span; what is coarser is left out."""
    found = calendar()
    fire, quay = found["harbour-fire"], found["quay-closed"]
    assert (fire["DTSTART"].dt, fire["DTEND"].dt) == (dt.date(2019, 5, 2), dt.date(2019, 5, 3))
    assert fire["STATUS"] == "CONFIRMED"
    assert (quay["DTSTART"].dt, quay["DTEND"].dt) == (dt.date(2016, 3, 1), dt.date(2016, 4, 1))
    assert quay["STATUS"] == "TENTATIVE"
    assert set(found) == {"harbour-fire", "quay-closed"}


@pytest.mark.parametrize(
    ("edtf", "status"),
    [
        ("2019-06-03/2019-06-07", "CONFIRMED"),
        ("2019-06-03~", "TENTATIVE"),
        ("2019-06-03?", "TENTATIVE"),
        ("2019-02", "TENTATIVE"),
        ("2019-02-XX", "TENTATIVE"),
        ("2019", None),
        ("2019-21", None),
        ("../2013", None),
        ("2018-01/..", None),
        ("0999-01-02", "CONFIRMED"),
        ("9999-12-31", None),
        ("-0043", None),
    ],
)
def test_status(edtf, status):
    """Only what is known to the day is certain."""
    event = calendar(dated(edtf)).get("quay-closed")
    assert (event and str(event["STATUS"])) == status


def test_what_lies_ahead_is_tentative():
    """What is only planned is tentative, also on a certain day."""
    story = dated("2019-05-02")
    story = replace(story, events=(replace(story.events[0], tense="future"), *story.events[1:]))
    assert calendar(story)["quay-closed"]["STATUS"] == "TENTATIVE"


def test_words_with_marks_of_the_format():
    """Commas, semicolons, backslashes and line breaks come back as they were; control characters do not come at all."""
    story = small()
    title = "a, b; c\\n d: “e”\nf\x00\x0b"
    story = replace(story, events=tuple(replace(e, title=title, summary=title) for e in story.events))
    event = calendar(story)["harbour-fire"]
    assert str(event["SUMMARY"]) == "a, b; c\\n d: “e”\nf"
    assert str(event["DESCRIPTION"]) == str(event["SUMMARY"])


def test_nothing_can_be_smuggled_in():
    """A title cannot end its property and begin another."""
    story = small()
    events = tuple(replace(e, title="x\r\nEND:VEVENT\r\nATTACH:evil") for e in story.events)
    assert not any("ATTACH" in e for e in calendar(replace(story, events=events)).values())


def test_stamps_come_from_the_content():
    """An entry's stamp is the newest day of its sources; there is no clock."""
    assert calendar()["harbour-fire"]["DTSTAMP"].dt == dt.datetime(2019, 5, 6, tzinfo=dt.UTC)
    assert "URL" not in calendar(base_url="")["harbour-fire"]


# -- TimelineJS


def slides(story=None, **values):
    return json.loads(page("data/timelinejs.json", story, values))


def test_timelinejs_takes_it():
    """Every slide has a start with a year, whole numbers only, a headline, and an id of its own; no end equals its start."""
    data = slides(big(60))
    assert set(data) == {"title", "events"}
    assert len({s["unique_id"] for s in data["events"]}) == len(data["events"]) == 60
    for slide in data["events"]:
        assert set(slide) <= {"start_date", "end_date", "text", "unique_id", "group", "display_date"}
        assert set(slide["text"]) == {"headline", "text"}
        assert slide["text"]["headline"]
        for moment in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert list(moment) in (["year"], ["year", "month"], ["year", "month", "day"])
            assert all(isinstance(number, int) for number in moment.values())
        assert slide.get("end_date") != slide["start_date"]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2019-05-02", {"year": 2019, "month": 5, "day": 2}, None),
        ("2019-05", {"year": 2019, "month": 5}, None),
        ("2019", {"year": 2019}, None),
        ("2019~", {"year": 2019}, None),
        ("201X", {"year": 2010}, None),
        ("2019-06-03/2019-06-07", {"year": 2019, "month": 6, "day": 3}, {"year": 2019, "month": 6, "day": 7}),
        ("2016/2019-05", {"year": 2016}, {"year": 2019, "month": 5}),
        ("2018-01/..", {"year": 2018, "month": 1}, None),
        ("../2013", {"year": 2013}, None),
        ("/2013-04", {"year": 2013, "month": 4}, None),
    ],
)
def test_as_fine_as_known(edtf, start, end):
    """A slide's date is as fine as it is known and no finer."""
    slide = next(s for s in slides(dated(edtf))["events"] if s["unique_id"] == "quay-closed")
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_timelinejs_wording():
    """The date stands in words, sources are linked, markup is text, and an event without a date is left out."""
    found = {s["unique_id"]: s for s in slides()["events"]}
    assert "undated" not in found
    assert found["clerk-reads"]["display_date"] == "about 2019"
    assert "<script" not in json.dumps(found)
    assert SCRIPT.replace("<", "&lt;").replace(">", "&gt;") in found["clerk-reads"]["text"]["headline"]
    assert 'href="https://example.org/story/articles/halls-burn/"' in found["harbour-fire"]["text"]["text"]
    assert 'href="../articles/halls-burn/"' in next(
        s["text"]["text"] for s in slides(base_url="")["events"] if s["unique_id"] == "harbour-fire"
    )
    assert LONG.strip() == found["inquiry-due"]["text"]["headline"]


# -- sitemap, robots


def test_sitemap(site):
    """The sitemap lists every page that may be found, once, absolutely, with the day of its newest source."""
    root = etree.fromstring(site["sitemap.xml"])
    assert root.tag == f"{NS}urlset"
    urls = [node.findtext(f"{NS}loc") for node in root]
    assert urls == sorted(set(urls))
    for node in root:
        assert [child.tag for child in node] in ([f"{NS}loc"], [f"{NS}loc", f"{NS}lastmod"])
        day = node.findtext(f"{NS}lastmod")
        assert day is None or dt.date.fromisoformat(day)
    days = {node.findtext(f"{NS}loc"): node.findtext(f"{NS}lastmod") for node in root}
    assert days["https://example.org/story/events/harbour-fire/"] == "2019-05-06"
    listed = {url.removeprefix("https://example.org/story/") + "index.html" for url in urls}
    for path, body in site.items():
        if path.endswith("index.html"):
            hidden = b'name="robots" content="noindex"' in body or b'http-equiv="refresh"' in body
            assert (path in listed) is not hidden, path


def test_a_long_sitemap_is_split(monkeypatch):
    """More addresses than one file may hold go into several, with an index of them."""
    monkeypatch.setattr(exchange, "_SITEMAP", 10)
    made = pages()
    index = etree.fromstring(made["sitemap.xml"])
    assert index.tag == f"{NS}sitemapindex"
    names = [node.findtext(f"{NS}loc").removeprefix("https://example.org/story/") for node in index]
    assert len(names) > 1
    assert all(len(etree.fromstring(made[name])) <= 10 for name in names)
    assert len({loc for name in names for loc in re.findall(rb"<loc>(.*?)</loc>", made[name])}) > 20


def test_robots():
    """Robots may read everything, and are told of the sitemap where there is one."""
    assert pages()["robots.txt"] == b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/story/sitemap.xml\n"
    without = pages(base_url="")
    assert without["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert "sitemap.xml" not in without

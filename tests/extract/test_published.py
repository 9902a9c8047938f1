"""sitegen.extract.published, sitegen.extract.stamps, sitegen.extract.dateline, sitegen.extract.dayorder, sitegen.extract.addresses."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.extract.addresses import date_of_name, date_of_url
from sitegen.extract.dateline import find_dateline
from sitegen.extract.published import find_published
from sitegen.extract.stamps import find_stamps, parse_stamp
from sitegen.model.article import Article, Block, Clue, FrontMatter
from sitegen.model.evidence import ArticleId
from sitegen.read import read_bytes

STORY = (
    "The council voted on Monday to close the bridge, which was built in 1931 and repaired in 2016, officials said.\n\n"
    "The bridge carries 20,000 cars a day, and a new one is due in 2030, according to the plan that was drawn up."
)


def article(*paragraphs, clues=(), **fields):
    """An article of these paragraphs."""
    text, blocks = "", []
    for paragraph in paragraphs or STORY.split("\n\n"):
        text += "\n\n" * bool(text)
        blocks.append(Block(len(text), len(text) + len(paragraph)))
        text += paragraph
    fields = {"id": ArticleId("articles/bridge.txt"), "digest": "", "text": text, "blocks": tuple(blocks), **fields}
    return Article(clues=tuple(clues), **fields)


def published(text, kind="published", origin="line"):
    return Clue(text, origin, "line 2", kind)


def date_of(found, language="en", **options):
    dated = find_published(found, language, **options)
    return dated.edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-06-28T20:15:00+02:00", "2016-06-28"),
        ("2016-06-28T23:59:00-11:00", "2016-06-28"),
        ("2016/6/8", "2016-06-08"),
        ("20160628", "2016-06-28"),
        ("20160628T101500Z", "2016-06-28"),
        ("20160628101500", "2016-06-28"),
        ("Tue, 28 Jun 2016 20:15:00 +0200", "2016-06-28"),
        ("Friday 3 November 2023", "2023-11-03"),
        ("26 May 2020 06:30", "2020-05-26"),
        ("Nov. 2, 2022", "2022-11-02"),
        ("the 3rd of May, 2021", "2021-05-03"),
        ("9-15 March 2015", "2015-03-09"),
        ("May 3–9, 2021", "2021-05-03"),
        ("October-November 2009", "2009-10"),
        ("July 4th 2020", "2020-07-04"),
        ("6-Apr-2015", "2015-04-06"),
        ("le 3 mars 2021 à 10h", "2021-03-03"),
        ("3. Mai 2021", "2021-05-03"),
        ("5 de agosto de 2019", "2019-08-05"),
        ("05/26/2020", "2020-05-26"),
        ("3.5.2021", "2021-05-03"),
        ("2020年5月26日", "2020-05-26"),
        ("April 2019", "2019-04"),
        ("2019-04", "2019-04"),
        ("1467137700", "2016-06-28"),
        ("1467137700000", "2016-06-28"),
    ],
)
def test_a_stamp_is_the_day_that_is_written(text, day):
    """Any notation, in its own time zone."""
    assert parse_stamp(text).edtf == day


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "31 April 2020",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "3 hours ago",
        "",
        "1.234.567",
        "12/2020/5",
        "555-1234",
    ],
)
def test_what_is_no_day_is_no_stamp(text):
    """Impossible days, placeholders and numbers are not dates."""
    assert parse_stamp(text) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("WASHINGTON — March 3, 2019 — ", "2019-03-03"),
        ("WASHINGTON (ABC) — March 3, 2019 — ", "2019-03-03"),
        ("PARIS, 22 September 2015 (ABC) - ", "2015-09-22"),
        ("NEW YORK, Jan. 5, 2021 /ABCWire/ -- ", "2021-01-05"),
        ("TOKYO, Wednesday, May 5, 2021 — ", "2021-05-05"),
        ("Rio de Janeiro, Brazil, 12 Feb. 1999 (ABC) – ", "1999-02-12"),
        ("ST. LOUIS, Mo., Aug. 9, 2014 (ABC) --", "2014-08-09"),
        ("KUALA LUMPUR: 7 June 2018 - ", "2018-06-07"),
        ("March 3, 2019 (LONDON) - ", "2019-03-03"),
        ("DES MOINES, Iowa — (February 9, 2022) — ", "2022-02-09"),
        ("LONDON, March 3 (ABC) - ", None),
        ("LAGOS, 31 April 2018 - ", None),
        ("NEW YORK — ", None),
    ],
)
def test_a_dateline_dates_its_story(head, day):
    """The day is that of the dateline, its evidence those words; without a year nothing is guessed."""
    found = article(head + STORY.split("\n\n", maxsplit=1)[0])
    dated = find_published(found, "en")
    assert dated.edtf == day
    assert all(found.text[e.start : e.end] == e.text for e in dated.evidence)


@pytest.mark.parametrize(
    "sentence",
    [
        "May 3 - a Monday - was quiet, and nobody came to the hall.",
        "On March 3, 2019, the council voted; it was late - very late - when they left.",
        "The vote of March 3, 2019 - the last before the summer - was close.",
        "Brexit came on 31 January 2020 - and nothing happened.",
    ],
)
def test_a_sentence_with_a_date_and_a_dash_is_no_dateline(sentence):
    """Only place, date and agency stand before the dash of a dateline."""
    assert find_dateline(article(sentence)) is None


def test_the_year_of_a_dateline_comes_from_around_the_story():
    """An agency's slug, an address, an update: each completes "March 3"."""
    head = article("LONDON, March 3 (ABC) - The mayor resigned.")
    slug = replace(head, clues=(Clue("03-03-17", "line", "slug, line 9", "unclear"),))
    assert find_published(slug, "en").edtf == "2017-03-03"
    updated = replace(head, clues=(published("4 March 2018", "updated"),))
    assert find_published(updated, "en").edtf == "2018-03-03"
    address = replace(head, url="https://example.com/news/2016/03/mayor")
    assert find_published(address, "en").edtf == "2016-03-03"
    assert find_published(replace(address, url="https://example.com/news/2016/07/mayor"), "en").edtf == "2016-07"


def test_the_year_of_a_dateline_can_follow_from_its_weekday():
    """In 2021, not in 2020, the fourth of May was a Tuesday: inferred, and it says so."""
    found = article(
        "OSLO, May 4 (ABC) - The bank said on Tuesday it had lost money in 2020.", "It will open a branch by 2030."
    )
    dated = find_published(found, "en")
    assert (dated.edtf, dated.basis, dated.rule) == ("2021-05-04", "inferred", "dateline-weekday")
    assert "Tuesday" in dated.note
    assert [e.text for e in dated.evidence] == ["May 4", "on Tuesday", "2020"]
    later = article("OSLO, Nov 30 (ABC) - A boat sank on Sunday.", "It had run aground in 2021, a report of 2023 says.")
    assert find_published(later, "en").edtf == "2025-11-30"  # a Thursday in 2023, a Saturday in 2024
    far = article("OSLO, Nov 30 (ABC) - A boat sank on Monday.", "It had run aground in 2021.")
    assert find_published(far, "en").edtf is None  # that would be in 2026


@pytest.mark.parametrize(
    ("clues", "language", "url", "day"),
    [
        (["04/05/2021"], "en", "", None),
        (["04/05/2021"], "en-GB", "", "2021-05-04"),
        (["04/05/2021"], "en-US", "", "2021-04-05"),
        (["04/05/2021"], "fr", "", "2021-05-04"),
        (["04/05/2021 10:00 GMT"], "en", "", "2021-05-04"),
        (["04/05/2021, 10:00 AM PDT"], "en-GB", "", "2021-04-05"),
        (["Tue, 04/05/2021"], "en", "", "2021-05-04"),
        (["Mon 04/05/2021"], "en", "", "2021-04-05"),
        (["14/05/2021"], "en-US", "", "2021-05-14"),
        (["04.05.2021"], "en-US", "", "2021-05-04"),
        (["04/05/2021"], "en", "https://www.example.co.uk/a", "2021-05-04"),
        (["04/05/2021"], "en", "https://www.example.gov/a", "2021-04-05"),
        (["04/05/2021"], "en", "https://example.com/2021/05/04/a", "2021-05-04"),
        (["04/05/2021", "May 6, 2021"], "en", "", "2021-05-04"),
        (["04/05/2021", "04/28/2021"], "en", "", "2021-04-05"),
        (["04/05/2021", "28/05/2021"], "en", "", "2021-05-04"),
        (["04/05/2021", "04/06/2021"], "en", "", None),
    ],
)
def test_day_or_month_first_is_decided_by_the_page_or_left_open(clues, language, url, day):
    """The second clue of each is an update; it decides, and is never the date."""
    found = [published(clues[0]), *(published(text, "updated") for text in clues[1:])]
    dated = find_published(article(clues=found, url=url), language)
    assert dated.edtf == day
    assert dated.note or day in (None, "2021-05-14", "2021-05-04")


def test_an_open_day_or_month_is_told():
    """The note names both readings."""
    dated = find_published(article(clues=[published("04/05/2021")]), "en")
    assert (dated.edtf, dated.rule) == (None, "day-or-month")
    assert "2021-05-04" in dated.note
    assert "2021-04-05" in dated.note


def test_how_a_text_writes_its_dates_decides_as_well():
    """American copy says "March 26", British copy "26 March"."""
    american = article(
        "The senator left on March 26. He came back on April 2, 40 percent richer.", clues=[published("04/05/2021")]
    )
    british = article(
        "The minister left on 26 March. She came back on 2 April, 40 per cent richer.", clues=[published("04/05/2021")]
    )
    assert date_of(american) == "2021-04-05"
    assert date_of(british) == "2021-05-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor left the theatre and came to the centre, where 90 percent stood up.", "2021-03-07"),
        ("Mr Rowe left at 5.40am, 40 percent poorer.", "2021-03-07"),
        ("The mayor toured the site on February 20, after 90 percent of it had been mowed.", "2021-03-07"),
        ("The mayor drove 40 percent slower from April 3 to April 19.", "2021-07-03"),
        ("The mayor drove 40 percent slower to the centre.", None),
    ],
)
def test_spelling_and_the_last_day_named_count_before_habits(text, day):
    """Half of the world writes "May 3" and puts the day first all the same."""
    assert date_of(article(text, clues=[published("07/03/2021")])) == day


@pytest.mark.parametrize("ahead", ["It will apply afresh under the Quarry Rules, 2020.", "It closed in 2020."])
def test_a_dateline_runs_on_and_a_law_names_a_year_that_is_past(ahead):
    """Some agencies set nothing between their name and the story; in 2021 that day was a Tuesday."""
    found = article("Pune, May 4 (XNS) Police Tuesday arrested three men over the quarry, an officer said.", ahead)
    assert date_of(found) == "2021-05-04"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.com/news/2019/04/18/bridge", "2019-04-18"),
        ("https://example.com/news/2015/oct/09/bridge", "2015-10-09"),
        ("https://example.com/2019-04-18-bridge.html", "2019-04-18"),
        ("https://example.com/tgz_20160628_bridge", "2016-06-28"),
        ("https://example.com/2016/0628/bridge", "2016-06-28"),
        ("https://example.com/news/2019/04/bridge", "2019-04"),
        ("https://example.com/news/2019/bridge", ""),
        ("https://example.com/bridge-12345678", ""),
        ("https://example.com/20199918/bridge", ""),
        ("https://news2019.example/2019/13/45/x", ""),
        ("https://example.com/bridge?date=2019-04-18", ""),
        ("https://web.archive.org/web/20220312101010/https://example.com/2021/05/04/bridge", "2021-05-04"),
        ("https://web.archive.org/web/20220312101010/https://example.com/bridge", ""),
        ("", ""),
    ],
)
def test_an_address_gives_its_day_or_its_month(url, day):
    """What an archive or a query puts into an address is not its date."""
    assert date_of_url(url) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("articles/2020-02-14-bridge.md", "2020-02-14"),
        ("articles/2020/02/14/bridge.md", "2020-02-14"),
        ("articles/2020/02/14-bridge.md", "2020-02-14"),
        ("backup-2020-02-14/bridge.md", ""),
        ("articles/tgz_20200214.txt", "2020-02-14"),
        ("28-02-2020 bridge.txt", "2020-02-28"),
        ("03-04-2020 bridge.txt", ""),
        ("articles/2020-02-30-bridge.md", ""),
        ("articles/001_9c90fba06a49015f.txt", ""),
        ("articles/2020-21-season.md", ""),
        ("articles/19991-02-14.md", ""),
    ],
)
def test_a_file_name_gives_its_day(name, day):
    """A full day and nothing less."""
    assert date_of_name(name) == day


def test_the_order_of_trust():
    """Front matter, what was given, the page, the dateline, the address, the file name."""
    found = article(
        "LONDON, March 4, 2019 (ABC) - The mayor resigned.",
        clues=[published("3 March 2019")],
        url="https://example.com/2019/03/05/mayor",
        id=ArticleId("articles/2019-03-06-mayor.md"),
        front=FrontMatter(date="2019-03-01", lines=(("date", 3),)),
    )
    dated = find_published(found, "en", "2019-03-02")
    assert (dated.edtf, dated.rule, dated.evidence[0].where) == (
        "2019-03-01",
        "front-matter",
        "articles/2019-03-06-mayor.md:3",
    )
    found = replace(found, front=FrontMatter())
    assert (date_of(found, given="2019-03-02"), date_of(found)) == ("2019-03-02", "2019-03-03")
    found = replace(found, clues=())
    assert find_published(found, "en").rule == "dateline"
    found = article(url=found.url, id=found.id)
    assert find_published(found, "en").rule == "url"
    assert find_published(replace(found, url=""), "en").rule == "file-name"


@pytest.mark.parametrize(("written", "basis"), [("", "stated"), ("stated", "stated"), ("editor", "editor")])
def test_front_matter_says_whether_a_date_was_set_by_hand(written, basis):
    """`date_basis: editor` marks what an editor knows from elsewhere."""
    found = article(front=FrontMatter(date="2018-01", date_basis=written))
    assert find_published(found, "en").basis == basis


def test_two_places_that_agree_beat_one_that_stands_alone():
    """Metadata re-stamped by a new system loses against byline and address; the note says so."""
    found = article(
        clues=[published("2021-08-01", origin="json-ld"), published("3 May 2011", origin="html")],
        url="https://example.com/2011/05/03/a",
    )
    dated = find_published(found, "en")
    assert dated.edtf == "2011-05-03"
    assert "2021-08-01" in dated.note


def test_a_contradiction_is_told_and_the_first_kept():
    """One against one: order of trust decides, and the reader is told."""
    dated = find_published(
        article(clues=[published("2021-05-03", origin="meta")], url="https://example.com/2021/08/01/a"), "en"
    )
    assert dated.edtf == "2021-05-03"
    assert "2021-08-01" in dated.note


@pytest.mark.parametrize(
    ("metadata", "name", "shown", "text"),
    [
        ("2021-08-01", "article:published_time", "3 May 2011", ""),  # set anew when the site moved
        ("2009-04-17", "date", "3 May 2011", ""),  # filled in once, for all pages
        ("2009-01-01", "article:published_time", "3 May 2011", ""),
        ("2009-04-17", "article:published_time", "3 May 2011", "The mill was sold in March 2011."),
    ],
)
def test_metadata_that_errs_yields_to_what_the_page_shows(metadata, name, shown, text):
    """A later date than the byline's, one of the whole site, one before what the story looks back on."""
    clues = [replace(published(metadata, origin="meta"), where=f"meta {name}"), published(shown, origin="html")]
    dated = find_published(article(text, clues=clues), "en")
    assert dated.edtf == "2011-05-03"
    assert metadata in dated.note


def test_metadata_before_a_byline_of_another_day_is_believed():
    """A page may show the day of its last update and not say so."""
    clues = [
        replace(published("2011-03-08", origin="meta"), where="meta article:published_time"),
        published("3 May 2011"),
    ]
    assert date_of(article("The mill may be sold in 2012.", clues=clues)) == "2011-03-08"


def test_a_wrong_weekday_is_told():
    """4 May 2021 was a Tuesday."""
    dated = find_published(article(clues=[published("Wednesday 4 May 2021")]), "en")
    assert dated.edtf == "2021-05-04"
    assert dated.note == "that day was a Tuesday, not a Wednesday"


def test_a_month_gives_way_to_a_day_within_it():
    """ "May 2021" in the byline and the day in the address."""
    assert date_of(article(clues=[published("May 2021")], url="https://example.com/2021/05/04/a")) == "2021-05-04"


@pytest.mark.parametrize(
    "clue",
    [
        published("4 May 2021", "updated"),
        published("4 May 2021", "unclear"),
        published("3 hours ago"),
        published("2021"),
    ],
)
def test_what_does_not_date_the_article_leaves_it_open(clue):
    """Updates, page headers and years are no publication date."""
    dated = find_published(article(clues=[clue]), "en")
    assert (dated.edtf, dated.basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("The Dorset Gazette, May 4 2021, page 3", "2021-05-04"),
        ("What happened on January 6, 2021", None),
        ("What Happened on January 6, 2021", None),
        ("The bridge, built on 4 May 2021, was cheap.", None),
        ("Updated on 4 May 2021 by the desk", None),
    ],
)
def test_a_line_at_the_head_dates_only_if_the_date_is_set_off(paragraph, day):
    """Mastheads have dates; sentences and headings have them too."""
    assert date_of(article(paragraph, *STORY.split("\n\n"))) == day


def test_a_label_at_the_foot_dates_the_article():
    """ "This story was first published on …" stands below it."""
    found = article(*STORY.split("\n\n"), "This story was first published on May 5, 2021.")
    dated = find_published(found, "en")
    assert dated.edtf == "2021-05-05"
    assert found.text[dated.evidence[0].start : dated.evidence[0].end] == "May 5, 2021"
    assert date_of(article(*STORY.split("\n\n"), "This article was amended on 5 May 2021.")) is None


PAGES = {
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-04T23:30:00-07:00","dateModified":"2021-06-01"}</script>': "2021-05-04",
    '<meta property="article:published_time" content="2021-05-04T10:00:00Z">': "2021-05-04",
    '<meta name="sailthru.date" content="Tue, 04 May 2021 10:00:00 +0000">': "2021-05-04",
    '<link rel="canonical" href="https://example.com/2021/05/04/bridge">': "2021-05-04",
    '<meta property="og:updated_time" content="2021-05-04T10:00:00Z">': None,
    '<meta http-equiv="last-modified" content="2021-05-04T10:00:00Z">': None,
}


@pytest.mark.parametrize(("head", "day"), PAGES.items(), ids=[h[:40] for h in PAGES])
def test_a_page_is_dated_from_its_head(head, day):
    """Reading and dating together, on a saved page with today's date at its top."""
    body = "".join(f"<p>{p}</p>" for p in STORY.split("\n\n"))
    page = (
        f"<html><head><title>Town closes bridge</title>{head}</head><body><header><div>Saturday, 12 March 2022</div></header>"
        f"<article><h1>Town closes bridge</h1>{body}</article><footer>© 2022</footer></body></html>"
    )
    assert date_of(read_bytes(page.encode(), ArticleId("articles/x.html"), ".html")) == day


SHARED = Path(__file__).parents[2] / "../shared"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the development stories are not here")
def test_the_development_stories_are_dated_right():
    """Every stated date is found, and none is wrong."""
    golds = [
        (SHARED / "gold/seeds.json", SHARED / "seeds"),
        *((g, g.parent / "content") for g in sorted(SHARED.glob("gold/stories/*/gold.json"))),
    ]
    missed, wrong = [], []
    for gold, content in golds:
        for item in json.loads(gold.read_text("utf-8"))["articles"]:
            path = content / item["file"]
            found = read_bytes(path.read_bytes(), ArticleId(item["file"]), path.suffix)
            edtf_ = date_of(found, found.language or "en")
            right = [item["date"]["edtf"], *item["date"].get("alt", [])]
            same = edtf_ in right or any(edtf_ and r and edtf.bounds(edtf_) == edtf.bounds(r) for r in right)
            if edtf_ is None and item["date"]["basis"] == "stated":
                missed.append(item["file"])
            elif edtf_ is not None and not same:
                wrong.append(item["file"])
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize(
    "text", ["1/" * 50_000, "Monday " * 30_000, "LONDON, " * 30_000, "3 May " * 40_000, "(" * 100_000, "2020-" * 40_000]
)
def test_hostile_text_takes_no_time(text):
    """Heads, feet and clues are looked at, never the whole of a hostile text over and over."""
    start = time.process_time()
    find_published(
        article(
            text,
            text[:100],
            clues=[published(text), published("04/05/2021")],
            url="https://x.y/" + text,
            id=ArticleId(text),
        ),
        "en",
    )
    find_stamps(text)
    assert time.process_time() - start < 1


@given(st.text(alphabet=st.sampled_from("0123456789/-. ,:MaychTuesdJn(—)"), max_size=80))
def test_any_words_give_a_date_with_evidence_or_none(text):
    """Whatever a clue or a first line says, the date is valid EDTF and its evidence stands where it says."""
    found = article(text.strip() or "x", *STORY.split("\n\n"), clues=[published(text or "x")])
    dated = find_published(found, "en")
    assert dated.edtf is None or edtf.is_valid(dated.edtf)
    assert all(e.origin != "text" or found.text[e.start : e.end] == e.text for e in dated.evidence)


WIRE = "ORRTON, March 14 (Agency) - The council voted to close the bridge, which was last repaired in 2017, officials said on Friday."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("THE ORR COURIER\nVol. 112, No. 48    Thursday, March 14, 2019    $1.50\n\nBridge to close, council says\n\nBy Tom Hale\n\n{story}", "2019-03-14"),
        ("Orr Courier, 14 March 1989, p. 7\n\nBridge to close\n\n{story}", "1989-03-14"),
        ("Bridge to close\nSource: Agency| 2019-03-14 22:31:07|Editor: li\n\n{story}", "2019-03-14"),
        ("{wire}\n\nCopyright 2019 The Orr Press. All rights reserved.", "2019-03-14"),
        ("(ABC) Bridge to close\nABC20190314.0231\n\n{story}", "2019-03-14"),
        ("Bridge to close\nby Tom Hale, March 14, 2019\nRetrieved 6 June 2026\n\n{story}", "2019-03-14"),
        ("Bridge to close\nSaturday 6 June 2026\nNews | Sport | Opinion\nBy Tom Hale\nPublished 14 March 2019\n\n{story}", "2019-03-14"),
        ("Accra, March 14, GNA - {story}\n\n(This story has not been edited and was published on 14 March 2019.)", "2019-03-14"),
        ("{wire}\n\nCopyright 2026 The Orr Press. All rights reserved.", None),
    ],
    ids=["price", "page", "source", "copyright", "slug", "retrieved", "header", "foot", "copyright-of-the-site"],
)  # fmt: skip
def test_mastheads_and_small_print(text, day):
    """What papers and agencies set around a story dates it; the copyright year of a site years later does not."""
    raw = text.format(story=STORY.replace("2016", "1986"), wire=WIRE)
    assert date_of(read_bytes(raw.encode(), ArticleId("a.txt"), ".txt")) == day


def test_the_day_of_an_update_beside_the_headline_dates_an_article_without_any_other():
    """ "Last updated at 1:14 AM on 21st May 2011" is all that some papers show."""
    update = Clue("21st May 2011", "html", "byline", "updated")
    dated = find_published(article(clues=[update]), "en")
    assert (dated.edtf, dated.rule) == ("2011-05-21", "update-line")
    assert find_published(article(clues=[update, published("20 May 2011")]), "en").edtf == "2011-05-20"


def test_a_day_right_before_the_printed_one_is_the_storys():
    """A bare day above the story is a page's header, and the reader's; but nobody reads before the paper is out."""
    header = Clue("Oct. 30, 2018", "line", "date line, line 2")
    printed = Clue("Oct. 31, 2018", "line", "published line, line 9")
    visited = Clue("Nov. 4, 2018", "line", "date line, line 1")
    assert date_of(article("The lamp went out.", clues=[header, printed])) == "2018-10-30"
    assert date_of(article("The lamp went out.", clues=[visited, printed])) == "2018-10-31"


def test_a_byline_before_the_metadata_is_the_older_truth():
    """A site that moved has the day of the move in its metadata."""
    moved = Clue("2023-06-11", "meta", "meta date")
    shown = Clue("22 October 2021", "html", "byline")
    dated = find_published(article(clues=[moved, shown]), "en")
    assert (dated.edtf, dated.rule) == ("2021-10-22", "byline")
    assert find_published(article(clues=[moved, replace(shown, text="12 June 2023")]), "en").edtf == "2023-06-11"

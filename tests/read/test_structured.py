"""What a page says of its article outside the text."""

import pytest

from sitegen.read.html import parse, read_html
from sitegen.read.jsonld import read_jsonld
from sitegen.read.structured import read_said

STORY = "<p>The ferry sank off Calder Point on Monday night with eighty people aboard.</p><p>All of them were saved, the coastguard said on Tuesday.</p>"


def said(head, body=""):
    return read_said(
        parse(f"<html><head>{head}</head><body><h1>Ferry sinks</h1>{body}{STORY}</body></html>"), "Ferry sinks"
    )


BROKEN = {
    "wrapped": '<!-- {"@type":"NewsArticle","datePublished":"2021-05-03"} -->',
    "comma": '{"@type":"NewsArticle","datePublished":"2021-05-03",}',
    "line break": '{"@type":"NewsArticle","headline":"Ferry\nsinks","datePublished":"2021-05-03"}',
    "cut": '{"@type":"NewsArticle","datePublished":"2021-05-03","author":{"name":',
    "graph": '{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article","NewsArticle"],"datePublished":"2021-05-03"}]}',
    "list": '[{"@type":"Organization"},{"@type":"http://schema.org/ReportageNewsArticle","datePublished":"2021-05-03"}]',
}


@pytest.mark.parametrize("name", BROKEN)
def test_jsonld_in_any_state(name):
    """The date is read from JSON-LD however it is wrapped, nested or broken."""
    assert read_jsonld([BROKEN[name]]).published == "2021-05-03"


def test_jsonld_of_other_stories_is_not_read():
    """Of several articles the one with this page's headline counts; comments and lists don't."""
    scripts = [
        '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"x","datePublished":"2001-01-01"}]}',
        '{"@type":"NewsArticle","headline":"Bridge falls","datePublished":"2002-02-02"}',
        '{"@type":"NewsArticle","headline":"Ferry sinks","datePublished":"2003-03-03","comment":[{"@type":"Comment","datePublished":"2004-04-04"}]}',
    ]
    assert read_jsonld(scripts, "Ferry sinks").published == "2003-03-03"


def test_deep_jsonld_is_survived():
    """Brackets without end are no article."""
    assert read_jsonld(["[" * 100_000, '{"a":' * 50_000]).published == ""


def test_authors_are_joined():
    """People, their objects and lists become one line; addresses don't."""
    script = '{"@type":"Article","author":[{"name":"Ada Quill"},{"name":"By Tom Roe"},{"name":"https://x.example/y"},"Jo Peel"]}'
    assert read_jsonld([script]).author == "Ada Quill, Tom Roe and Jo Peel"


METAS = [
    "article:published_time",
    "DC.date.issued",
    "dcterms.created",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "date",
]


@pytest.mark.parametrize("name", METAS)
def test_meta_dates(name):
    """The names under which pages publish their date, in any case."""
    clues = said(f'<meta name="{name}" content="2021-05-03">').clues
    assert [(clue.text, clue.origin, clue.kind) for clue in clues] == [("2021-05-03", "meta", "published")]


def test_addresses_are_the_originals():
    """A canonical link comes first; an archive's address gives the archived one."""
    archived = '<link rel="canonical" href="https://web.archive.org/web/20150402113000/http://a.example/x">'
    assert [
        said(archived).url,
        said('<meta property="og:url" content="https://b.example/y">').url,
        said('<link rel="canonical" href="/x">').url,
    ] == ["http://a.example/x", "https://b.example/y", ""]


def test_language_is_a_tag():
    """`en_gb` is written en-GB; nonsense is left out."""
    assert [
        said('<meta property="og:locale" content="en_gb">').language,
        said('<meta http-equiv="content-language" content="??">').language,
    ] == ["en-GB", ""]


def test_times_of_other_stories_are_no_clues():
    """Only times beside the headline count: not those of menus, related stories and comments."""
    page = f"""<html><body><nav><time datetime="2001-01-01">x</time></nav><article><h1>Ferry sinks</h1><time datetime="2021-05-03">3 May</time>{STORY}
    <div class="related"><a href="x">Bridge</a><time datetime="2002-02-02">x</time></div></article><div class="comments"><time datetime="2003-03-03">x</time><p>Sad day for all of us here on the point.</p></div></body></html>"""
    assert [clue.text for clue in read_html(page, "a.html").clues] == ["2021-05-03"]


def test_update_times_are_told_apart():
    """A time with "Updated" before it is an update."""
    page = f"<html><body><article><h1>Ferry sinks</h1><p>Updated <time datetime='2021-05-04'>4 May</time></p>{STORY}</article></body></html>"
    assert {clue.kind for clue in read_html(page, "a.html").clues} == {"updated"}


def test_headline_may_begin_with_the_sites_name():
    """A headline about the paper itself is no masthead."""
    page = f'<html><head><title>Gazette reporter freed after two years</title><meta property="og:site_name" content="The Gazette"></head><body><h1>Gazette reporter freed after two years</h1>{STORY}</body></html>'
    assert read_html(page, "a.html").title == "Gazette reporter freed after two years"


def test_a_guess_needs_a_date_line():
    """A date among other words below the headline counts where htmldate finds the same; a copyright year never does."""
    label = f"<html><body><div><h1>Ferry sinks</h1><div>Case Study May 3, 2021, 5:00 PM EST</div>{STORY}</div></body></html>"
    none = f"<html><body><div><h1>Ferry sinks</h1>{STORY}<p>© 2021 Gazette</p></div></body></html>"
    told = [
        [clue.text for clue in read_html(page, "a.html").clues if clue.kind == "published"] for page in (label, none)
    ]
    assert told == [["May 3, 2021, 5:00 PM EST"], []]

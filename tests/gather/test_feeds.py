"""Feeds: sitegen.gather.feeds."""

import json

import pytest

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather import feeds
from sitegen.gather.feeds import day_of, entries_of, entries_of_json, is_feed
from sitegen.gather.items import Document

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Times</title><link>https://harbour.example/</link><language>en-GB</language>
<item><title>Lighthouse &amp; pier reopen</title><link>https://harbour.example/lighthouse</link>
<pubDate>Mon, 03 May 2021 23:30:00 -0500</pubDate><dc:creator>Nell Amory</dc:creator>
<description>Teaser only</description>
<content:encoded><![CDATA[<p>The lighthouse&nbsp;reopened.</p>]]></content:encoded></item>
<item><title>Second</title><guid>https://harbour.example/second</guid><description>&lt;p&gt;Words &lt;b&gt;here&lt;/b&gt;&lt;/p&gt;</description>
<author>news@harbour.example (Ola Brandt)</author></item>
<item><title>No text</title><link>https://harbour.example/third</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Hill Notes</title><id>urn:x</id>
<entry><title type="html">Snow &lt;em&gt;again&lt;/em&gt;</title><link rel="self" href="https://hill.example/self"/><link href="/snow"/>
<updated>2020-01-05T10:00:00Z</updated><published>2020-01-04T23:59:00+02:00</published><author><name>Pia Storm</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <i>snowed</i> &lt;hard&gt;.</p></div></content></entry>
<entry><title>Plain</title><link href="https://hill.example/plain"/><updated>2020-01-06T10:00:00Z</updated><summary>Just 3 &lt; 4 words</summary></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old Style</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2003-07-01T08:00+01:00</dc:date>
<description>Some words.</description></item></rdf:RDF>"""


def read(text, base=""):
    raw = text if isinstance(text, bytes) else text.encode()
    return list(entries_of(raw, Where("feed.xml"), base))


def test_rss():
    """Content before description, the day as written in its own time zone, the feed's title as publisher."""
    first, second, third = read(RSS)
    assert (first.title, first.url, first.date) == (
        "Lighthouse & pier reopen",
        "https://harbour.example/lighthouse",
        "2021-05-03",
    )
    assert (first.author, first.publisher, first.language) == ("Nell Amory", "Harbour Times", "en-GB")
    assert "The lighthouse\xa0reopened." in first.raw.decode()
    assert "Teaser" not in first.raw.decode()
    assert (second.url, second.author, second.date) == ("https://harbour.example/second", "Ola Brandt", "")
    assert "<p>Words <b>here</b></p>" in second.raw.decode()
    assert isinstance(third, Notice)
    assert "https://harbour.example/third" in third.hint


def test_an_address_that_is_none():
    """An entry comes without it, and the others as they are."""
    first, *others = read(RSS.replace("https://harbour.example/lighthouse", "http://[::1"), "https://harbour.example/")
    assert (first.url, len(others)) == ("", 2)


def test_atom():
    """Published before updated, alternate links resolved, XHTML and plain text each as what they are."""
    first, second = read(ATOM, "https://hill.example/feed")
    assert (first.title, first.url, first.date, first.author) == (
        "Snow again",
        "https://hill.example/snow",
        "2020-01-04",
        "Pia Storm",
    )
    assert "<p>It <i>snowed</i> &lt;hard&gt;.</p>" in first.raw.decode()
    assert (second.suffix, second.raw) == (".txt", b"Just 3 < 4 words")
    assert second.date == "2020-01-06"


def test_rss_1():
    """The older RDF form is read as well."""
    (only,) = read(RDF)
    assert (only.title, only.url, only.date, only.publisher) == (
        "One",
        "https://old.example/1",
        "2003-07-01",
        "Old Style",
    )


def test_json_feed():
    """JSON Feed 1.1, HTML or plain text, the feed's authors where an item has none."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Quay",
        "authors": [{"name": "Ida Falk"}],
        "items": [
            {
                "id": "1",
                "url": "https://quay.example/1",
                "title": "A",
                "content_html": "<p>Hi</p>",
                "date_published": "2019-02-03T01:00:00Z",
            },
            {"id": "2", "content_text": "Words\n\nMore", "authors": [{"name": "B C"}]},
            {"id": "3"},
            "nonsense",
        ],
    }
    first, second, third = entries_of_json(data, Where("feed.json"))
    assert (first.author, first.publisher, first.date, first.suffix) == ("Ida Falk", "Quay", "2019-02-03", ".html")
    assert (second.author, second.raw, second.url) == ("B C", b"Words\n\nMore", "")
    assert isinstance(third, Notice)


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'


@pytest.mark.parametrize("raw", [BOMB.encode(), BOMB.encode("utf-16")], ids=["utf-8", "utf-16"])
def test_entities_are_refused(raw):
    """A feed that could fill all memory, or read files, is not unfolded."""
    with pytest.raises(ContentError, match="entities"):
        read(raw)


def test_outside_files_are_not_read(tmp_path):
    """A document type that leads elsewhere is not followed."""
    secret = tmp_path / "secret"
    secret.write_text("<!ENTITY x 'leak'>")
    text = f'<!DOCTYPE rss SYSTEM "{secret.as_uri()}"><rss><channel><item><title>T &x;</title><description>D</description></item></channel></rss>'
    (only,) = read(text)
    assert "leak" not in only.title


@pytest.mark.parametrize(
    "text",
    ["<rss", "<rss><channel></channel></rss>", "<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "<rss>&bad;"],
)
def test_broken_feeds_are_told(text):
    """Nothing in it, or no XML at all: a message and no traceback."""
    with pytest.raises(ContentError):
        read(text)


def test_slips_are_mended():
    """A stray ampersand and an unclosed tag do not lose the entries."""
    text = (
        "<rss><channel><item><title>Fish & chips</title><description>All <b>words</description></item></channel></rss>"
    )
    assert any(isinstance(item, Document) and "chips" in item.title for item in read(text))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Mon, 03 May 2021 23:30:00 GMT", "2021-05-03"),
        ("3 May 2021 23:30 +0200", "2021-05-03"),
        ("2021-05-03T00:10:00+09:00", "2021-05-03"),
        ("2021-02-30", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_days(stamp, day):
    """The day as the feed's own clock had it."""
    assert day_of(stamp) == day


def test_what_is_a_feed():
    """By its root element, behind declarations and comments."""
    assert is_feed('<?xml version="1.0"?>\n<!-- made by x -->\n<?xml-stylesheet href="a"?><rss version="2.0">')
    assert is_feed("<rdf:RDF xmlns='x'>")
    assert not is_feed("<html><body>rss</body></html>")
    assert json.loads("{}") == {}


def test_what_is_the_feeds_own_is_looked_up_once(monkeypatch):
    """A feed without a language is not searched for one at each of ten thousand entries."""
    looks = []
    look = feeds._text

    def counted(element, *names):
        looks.append(element.tag)
        return look(element, *names)

    monkeypatch.setattr(feeds, "_text", counted)
    items = "<item><title>A</title><description>Text.</description></item>" * 20
    feed = f"<rss><channel><title>The Argus</title>{items}</channel></rss>"
    assert {d.publisher for d in feeds.entries_of(feed.encode(), Where("f.xml"))} == {"The Argus"}
    assert looks.count("channel") == 2

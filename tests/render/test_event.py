"""What single pages say: sitegen.render.event, .cite, .rules, .book, .links, .jsonld, .record, .reference, .article, .views."""

import json
import re

import pytest

from sitegen.model.dated import Dated
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.render.book import Book
from sitegen.render.cite import bibtex
from sitegen.render.event import web
from sitegen.render.rules import explain
from sitegen.render.shorten import cut
from sitegen.render.site import Site
from tests.render.story_fixture import small


def ld(text):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])["@graph"]


def test_linked_data(site):
    """Event, actor and source pages describe themselves as Event, Person or Organization, NewsArticle, home as WebSite."""
    event = ld(site["events/harbour-fire/index.html"].decode())[0]
    assert (event["@type"], event["startDate"], len(event["subjectOf"])) == ("Event", "2019-05-02", 3)
    assert "offers" not in event
    actor = ld(site["actors/ada-lindqvist/index.html"].decode())[0]
    assert (actor["@type"], actor["mainEntity"]["@type"]) == ("ProfilePage", "Person")
    assert actor["mainEntity"]["jobTitle"] == "head of the Harbour Inspectorate"
    article = ld(site["articles/fire-destroys-warehouses/index.html"].decode())[0]
    assert (article["@type"], article["datePublished"], article["dateModified"]) == (
        "NewsArticle",
        "2019-05-03",
        "2019-05-06",
    )
    assert [n["@type"] for n in ld(site["index.html"].decode())] == ["WebSite", "ItemList"]


def test_head(site):
    """A page has its title, description, canonical address and Open Graph."""
    text = site["events/harbour-fire/index.html"].decode()
    for part in (
        "<title>A fire destroys two warehouses in the harbour · The harbour fire</title>",
        '<meta name="description" content="Thursday 2 May 2019: A fire destroyed two warehouses',
        '<link rel="canonical" href="https://example.org/story/events/harbour-fire/">',
        '<meta property="og:type" content="article">',
        '<link rel="next" href="../../events/inquiry-due/">',
    ):
        assert part in text


def test_citation(site):
    """An event can be cited in words and as BibTeX."""
    text = site["events/harbour-fire/index.html"].decode()
    assert (
        "“A fire destroys two warehouses in the harbour”, 2 May 2019. The Veldmouth Record, The harbour fire. https://example.org/story/events/harbour-fire/"
        in text
    )
    assert "@online{harbour-fire," in text
    assert "date = {2019-05-02}" in text


def test_bibtex_escapes():
    """Characters with a meaning in BibTeX are escaped."""
    made = bibtex(Book(small(), Site(title="A & B")), "x y/é", "50% of {all} #1_$", "", "e/")
    assert r"title = {50\% of \{all\} \#1\_\$}" in made
    assert made.startswith("@online{x-y-")
    assert r"organization = {A \& B}" in made


def test_how_the_date_is_known(site):
    """The rule stands in words, with the words it rests on and what they were counted from."""
    text = site["events/inquiry-due/index.html"].decode().split('id="date"')[1]
    assert "“next spring”" in text
    assert "May 2019" in text
    assert "An inquiry is due next spring." in text


@pytest.mark.parametrize("basis", ["stated", "inferred", "editor"])
def test_any_rule_has_a_sentence(basis):
    """A rule without a sentence of its own is told by its basis."""
    proof = Evidence(ArticleId("nowhere.txt"), "words", "meta", where="meta date")
    assert explain(Book(small(), Site()), Dated("2019", basis, "a-rule-to-come", (proof,))).text


@pytest.mark.parametrize(
    ("edtf", "words"), [("2019-05~", "about May 2019"), ("2019~", "about 2019"), ("2019-05", "May 2019")]
)
def test_dates_of_a_note_are_in_words(edtf, words):
    """What a reader is told of other sources' dates is a sentence, and holds no EDTF."""
    proof = Evidence(ArticleId("nowhere.txt"), "words", "meta", where="meta date")
    note = f"it gives the sharper date; elsewhere only {edtf}"
    rule = explain(Book(small(), Site()), Dated("2019-05-03", "stated", "sharpened:date", (proof,), note=note))
    assert rule.note.endswith(f"elsewhere only {words}.")


def test_neighbours_by_actor(site):
    """An event names the earlier and later event of each of its actors."""
    text = site["events/harbour-fire/index.html"].decode().split('id="around"')[1]
    assert "Tomas Okoro" in text
    assert "The inspectorate closes the eastern quay" in text


def test_actor_page(site):
    """An actor has role with reference, quotations, how the name was recognised, and who it may also be."""
    text = site["actors/ada-lindqvist/index.html"].decode()
    for part in (
        "head of the Harbour Inspectorate",
        "We warned the owners twice",
        "Ms Lindqvist",
        "not merged",
        "data.example.org",
    ):
        assert part in text
    assert "<h2>A heading</h2>" in text


def test_source_page(site):
    """A source's paragraphs are numbered anchors, used sentences are marked and lead to events and speakers."""
    text = site["articles/fire-destroys-warehouses/index.html"].decode()
    assert re.findall(r'<p id="(p\d+)"', text) == ["p1", "p2", "p3", "p4"]
    assert re.search(
        r"<mark id=[^>]+>A fire destroyed.*?</mark> <a class=\"to\" href=\"../../events/harbour-fire/\"", text
    )
    assert 'href="../../actors/ada-lindqvist/#q-q1"' in text
    assert "Brandt &amp; Søn" in text


def test_record(site):
    """Figures, commitments and changes say what the story has."""
    assert "180 residents" in site["figures/index.html"].decode()
    commitments = site["commitments/index.html"].decode()
    assert "spring 2020" in commitments
    assert ">met<" in commitments
    changes = site["changes/index.html"].decode()
    for part in (
        '<del dir="auto">3 May 2019</del>',
        "content/events/fire.md:2",
        "withdrawn-thing",
        "updated 6 May 2019",
    ):
        assert part in changes


def test_method_counts_itself(site):
    """The method page counts how this story's dates are known."""
    assert re.search(r"Events whose date an editor set</th><td>1</td><td>20 %", site["method/index.html"].decode())


@pytest.mark.parametrize(
    ("text", "length", "made"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 9, "one two…"),
        ("aaaaaaaaaaaa", 5, "aaaa…"),
        ("a,  b\nc", 9, "a, b c"),
    ],
)
def test_cut(text, length, made):
    """Text is shortened at a word, with an ellipsis."""
    assert cut(text, length) == made


def test_only_the_web_is_linked():
    """An article's address is a link only with http or https."""
    assert (web("https://a.org"), web("javascript:x"), web("//a.org")) == ("https://a.org", "", "")

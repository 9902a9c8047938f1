"""What of a text may be shown: sitegen.render.excerpts."""

from dataclasses import replace

import pytest

from sitegen.model.article import FrontMatter
from sitegen.model.evidence import Evidence
from sitegen.model.story import Said, Story
from sitegen.render import site_of
from sitegen.render.book import Book
from sitegen.render.excerpts import excerpts, is_excerpt, public_text
from tests.render.story_fixture import FIRST, config, edits, extract_of, render, small, words_of

TEXT = "One a. Two b. Three c. Four d.\n\nFive e. Six f.\n\nSeven g. Eight h."
EXTRACT = extract_of("x.txt", TEXT)


def story(*used):
    """A story in which these words are quoted, and nothing else is said."""
    quotes = tuple(
        Said(f"q{n}", EXTRACT.article.id, None, "", words, True, "none", words_of(EXTRACT, words))
        for n, words in enumerate(used)
    )
    return Story(
        (replace(small().sources[0], id=EXTRACT.article.id, extract=EXTRACT, published=small().events[-1].dated),),
        quotes=quotes,
    )


def shown(*used):
    told = story(*used)
    return public_text(Book(told, site_of(config(text="excerpts"))), told.sources[0])


@pytest.mark.parametrize(
    ("used", "text"),
    [
        (("Two b.",), "Two b."),
        (("Two b.", "Three c."), "Two b. Three c."),
        (("One a.", "Four d."), "One a. … Four d."),
        (("wo b. Thr",), "Two b. Three c."),
        (("Two b.", "wo b. Three c. Fo", "Three c."), "Two b. Three c. Four d."),
        (("Four d.", "Five e."), "Four d.\n\nFive e."),
        (("d.\n\nFive e. S",), "Four d.\n\nFive e. Six f."),
        (("One a.", "Eight h."), "One a.\n\n…\n\nEight h."),
        ((), ""),
    ],
)
def test_used_sentences_whole(used, text):
    """Each used sentence stands whole and once; "…" stands for what is left out between two."""
    assert shown(*used) == text


def test_spans_are_the_texts_own():
    """Spans lie in order, apart from each other, and inside the text."""
    told = story("Two b.", "Six f.", "wo b. Three")
    spans = excerpts(Book(told, site_of(config())), told.sources[0])
    assert [TEXT[a:b] for a, b in spans] == ["Two b. Three c.", "Six f."]


@pytest.mark.parametrize(
    ("written", "site", "expected"),
    [(None, "full", False), (None, "excerpts", True), ("full", "excerpts", False), ("excerpts", "full", True)],
)
def test_the_article_outranks_the_site(written, site, expected):
    """What stands above the article decides, else the site."""
    front = FrontMatter(text=written, lines=(("text", 2),)) if written else FrontMatter()
    source = replace(small().sources[0], extract=extract_of("x.txt", TEXT, front=front))
    assert is_excerpt(source, site_of(config(text=site))) is expected


def test_words_before_the_first_sentence():
    """Words that stand in no sentence are shown by themselves."""
    extract = replace(EXTRACT, sentences=EXTRACT.sentences[1:])
    said = Said(
        "q", EXTRACT.article.id, None, "", "One", True, "none", Evidence(EXTRACT.article.id, "One", "text", 0, 3)
    )
    told = Story(
        (replace(small().sources[0], id=EXTRACT.article.id, extract=extract, published=small().events[-1].dated),),
        quotes=(said,),
    )
    assert public_text(Book(told, site_of(config(text="excerpts"))), told.sources[0]) == "One"


def test_page_search_and_data_agree():
    """A sentence that may not be shown is in no file of the site."""
    hidden = "did not answer questions"
    assert hidden in FIRST.article.text
    for page in render(small(), edits(), config(text="excerpts")):
        assert hidden.encode() not in page.body(), page.path
    pages = {p.path: p.body() for p in render(small(), edits(), config(text="excerpts"))}
    assert b"Nobody listened" not in pages["articles/fire-destroys-warehouses/index.html"]
    assert not any(b'"answer"' in body for path, body in pages.items() if path.startswith("search/index/"))

"""All pages of a site together: sitegen.render and its page kinds."""

import re
from collections import Counter
from itertools import pairwise

import html5lib
import pytest

import sitegen.render
from sitegen.model.edit import Edits
from sitegen.render.deadlinks import dead_links
from tests.render.story_fixture import BREAK_OUT, SCRIPT, big, config, edits, render, small

KINDS = (
    "index.html", "events/index.html", "events/harbour-fire/index.html", "events/clerk-reads/index.html", "events/undated/index.html",
    "events/inquiry-due/index.html", "actors/index.html", "actors/ada-lindqvist/index.html", "actors/clerk/index.html",
    "actors/mira/index.html", "articles/index.html", "articles/fire-destroys-warehouses/index.html", "articles/hostile/index.html",
    "articles/hariq/index.html", "years/2019/index.html", "search/index.html", "404.html", "method/index.html", "data/index.html",
    "changes/index.html", "figures/index.html", "commitments/index.html", "print/index.html", "about/index.html", "embed/index.html",
    "embed/harbour-fire/index.html", "embed/sized.html", "actors/inspectorate/index.html",
)  # fmt: skip


def html_pages(site):
    return {path: body.decode() for path, body in site.items() if path.endswith(".html")}


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_is_valid_html(site, path):
    """Each kind of page parses without one error of the HTML specification."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(site[path])
    assert not parser.errors, [(where, code) for where, code, _ in parser.errors]


def test_no_page_has_errors(site, middle):
    """No other page of a small site has an error either, nor a sample of a larger one's."""
    sample = dict(list(html_pages(middle).items())[::15])
    for path, text in {**sample, **html_pages(site)}.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert not parser.errors, (path, parser.errors)


@pytest.mark.parametrize("number", [0, 1, 5, 1200])
def test_links_and_anchors_live(number):
    """Every link leads to a page and an anchor that exist, hostile titles and all; and where names have one letter."""
    story = big(number) if number else small()
    assert dead_links(render(story, edits(), config())) == ()


def test_links_live_in_a_large_site(large):
    """A sample of a large site's links live: home, years, an actor in parts, an event."""
    chosen = [p for p in large if p.count("/") < 2 or p.startswith(("years/", "actors/person-1/"))]
    known = set(large)
    for path in chosen:
        if not path.endswith(".html"):
            continue
        for link in re.findall(r'(?:href|src)="([^"#:]+)[#"]', large[path].body().decode()):
            if link.startswith("/"):
                continue
            parts = [*path.split("/")[:-1], *link.split("/")]
            stack = []
            for part in parts:
                if part == "..":
                    stack.pop()
                elif part not in {".", ""}:
                    stack.append(part)
            target = "/".join(stack)
            assert target in known or f"{target}/index.html".lstrip("/") in known, (path, link)


def test_statements_land_on_marks(site):
    """Each link to a sentence lands on a mark of the source's page, and there are many such links."""
    landed = 0
    for path, text in html_pages(site).items():
        for slug, anchor in re.findall(r"articles/([^/\"]+)/#(s-[^\"]+)\"", text):
            assert f'<mark id="{anchor}"' in site[f"articles/{slug}/index.html"].decode(), (path, slug, anchor)
            landed += 1
    assert landed > 30


def test_evidence_of_a_lost_sentence_still_lands():
    """Where the sentence named is not in the article any more, the link lands on the one that stands there now."""
    from dataclasses import replace

    from sitegen.render.book import Book
    from sitegen.render.site import Site

    story = small()
    book = Book(story, Site())
    evidence = story.quotes[0].evidence
    assert book.proof(replace(evidence, sentence="gone")).url == book.proof(evidence).url


def test_each_statement_of_an_event_has_its_sentence(site):
    """Summary, roles, quotations, date and differing values of an event all lead to sentences."""
    text = site["events/harbour-fire/index.html"].decode()
    for heading in ("who", "words", "differ", "sources"):
        section = text.split(f'<h2 id="{heading}"')[1].split("</section>")[0]
        assert "/#s-" in section, heading
    assert "/#s-" in text.split('class="lede"')[1].split("</p>")[0]


def test_hostile_text_stays_text(site):
    """Markup, broken-out attributes and script addresses from sources and editors never become part of a page."""
    for path, body in site.items():
        text = body.decode("utf-8", "replace")
        if path.endswith((".html", ".xml")):
            assert SCRIPT not in text, path
            assert "<img src=x" not in text, path
            assert 'href="javascript:' not in text, path
    assert (
        BREAK_OUT.replace('"', "&#34;").replace("<", "&lt;").replace(">", "&gt;")
        in site["actors/clerk/index.html"].decode()
    )


def test_no_handlers_and_no_strange_elements(site):
    """Parsed as a browser does, no page has an attribute that runs, an image, or a script that is not ours."""
    import lxml.html

    for path, text in html_pages(site).items():
        tree = lxml.html.fromstring(text.encode())
        for element in tree.iter():
            assert not [name for name in element.attrib if name.startswith("on")], path
        assert not tree.xpath("//img"), path
        assert not tree.xpath("//script[not(@src) and @type!='application/ld+json']"), path


def test_linked_data_cannot_end_its_element(site):
    """JSON-LD holds no character that could close its script, and parses."""
    import json

    for path, text in html_pages(site).items():
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert "<" not in block, path
            assert json.loads(block)["@context"] == "https://schema.org"


def test_no_inline_script_or_style(site):
    """A strict content security policy has nothing to refuse."""
    for path, text in html_pages(site).items():
        assert not re.search(r"<[^>]*\sstyle=", text), path
        assert "<style" not in text, path
        for tag in re.findall(r"<script[^>]*>", text):
            assert 'type="application/ld+json"' in tag or "src=" in tag, (path, tag)


def test_links_are_relative(site):
    """Every page reaches its assets from its own depth; only the error page starts at the base path."""
    for path, text in html_pages(site).items():
        sheet = re.search(r'<link rel="stylesheet" href="([^"]*)assets/', text)
        if not sheet:
            assert 'http-equiv="refresh"' in text
            continue
        assert sheet[1] == ("/story/" if path == "404.html" else "../" * path.count("/")), path


def test_without_a_base_url_nothing_is_absolute(middle):
    """Without an address there is no canonical, no Open Graph and no feed link, and the error page is root-relative."""
    for path, text in html_pages(middle).items():
        assert "canonical" not in text, path
        assert "og:" not in text, path
        assert "feed.xml" not in text, path
    assert 'href="/assets/' in middle["404.html"].decode()


def test_one_heading_and_no_skipped_level(site):
    """Each page has one h1, first, and headings go down one level at a time."""
    for path, text in html_pages(site).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", text)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        for before, after in pairwise(levels):
            assert after - before <= 1, (path, levels)


def test_ids_are_unique(site, middle):
    """No page uses an id twice."""
    for path, text in {**html_pages(middle), **html_pages(site)}.items():
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert not [i for i, n in Counter(ids).items() if n > 1], path


def test_redirects_lead_on_and_never_replace(site):
    """An old address leads to the new one without script; a live page is never overwritten by a redirect."""
    moved = site["events/old-fire/index.html"].decode()
    assert 'content="0; url=../harbour-fire/"' in moved
    assert 'rel="canonical" href="https://example.org/story/events/harbour-fire/"' in moved
    assert "noindex" in moved
    assert '<a href="../harbour-fire/">' in moved
    assert "refresh" not in site["events/harbour-fire/index.html"].decode()


def test_private_people_are_not_offered(site):
    """A private person's page asks search engines to leave it, has no strip and no list of connections, and no filter names it."""
    text = site["actors/mira/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in text
    assert "<svg" not in text
    assert 'id="with"' not in text
    assert 'id="with"' in site["actors/ada-lindqvist/index.html"].decode()
    assert "actors/mira/" not in site["actors/clerk/index.html"].decode().split('id="events"')[0]


def test_excerpts_show_only_what_is_used(site):
    """With `text: excerpts` the unused words of a source are nowhere on the site's pages."""
    for path, text in html_pages(site).items():
        assert "A line with" not in text, path
    assert "…" in site["articles/hostile/index.html"].decode()


def test_an_editors_page_replaces_the_built_in_one():
    """content/pages/method.md takes the place of the method page."""
    page = edits().pages[0]
    own = Edits(pages=(type(page)("method", "Our method", "By hand.", page.where),))
    pages = {p.path: p for p in render(small(), own, config())}
    assert b"By hand." in pages["method/index.html"].body()


def test_languages_of_sources_are_said(site):
    """Titles and quotations in another language carry it, and direction is left to the text."""
    event = site["events/harbour-fire/index.html"].decode()
    assert '<h3 dir="auto" lang="ar">' in event
    assert '<blockquote dir="auto" lang="ar">' in event
    assert '<h1 dir="auto" lang="ar">' in site["articles/hariq/index.html"].decode()


def test_uncertainty_is_in_words(site):
    """Approximate, inferred, edited and unknown dates and differing sources are said in the theme's fixed words."""
    home = site["index.html"].decode()
    for words in (
        "About 2019",
        "from “On Monday”",
        "set by the editor",
        "Date not known",
        "sources differ",
        "announced",
    ):
        assert words in home, words
    fire = site["events/harbour-fire/index.html"].decode()
    for words in (
        "3 sources, 2 independent",
        "The editor changed the date: 3 May 2019 became 2 May 2019.",
        "repeats “Fire destroys",
    ):
        assert words in fire, words


def test_time_elements_hold_only_what_they_may(site):
    """`<time datetime>` is a year, a month or a day, never a qualified date or a span."""
    for path, text in html_pages(site).items():
        for value in re.findall(r'<time datetime="([^"]*)"', text):
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value), (path, value)


def test_same_story_same_bytes():
    """Two renderings of one story are equal byte for byte, fingerprints included."""
    first = [(p.path, *p.make()) for p in sitegen.render.render(small(), edits(), config())]
    assert first == [(p.path, *p.make()) for p in render(small(), edits(), config())]


def test_an_empty_story_has_its_pages():
    """A site without one article still builds whole."""
    from sitegen.model.story import Story

    pages = {p.path: p.body() for p in render(Story(), Edits(), config())}
    assert {"index.html", "actors/index.html", "articles/index.html", "404.html", "search/index.html"} <= set(pages)

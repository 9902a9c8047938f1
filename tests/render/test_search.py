"""The search index: sitegen.render.search."""

import json
import re
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest

from sitegen.render.search import shard_of, words_of
from tests.render.story_fixture import big, config, edits, render, small


def index(story):
    pages = {p.path: p for p in render(story, edits(), config())}
    names = [path for path in pages if path.startswith("search/index/")]
    return {re.sub(r".*/|\.json$", "", n): json.loads(pages[n].body()) for n in names}


def numbers(gaps):
    return list(accumulate(gaps))


def documents(made):
    chunks = sorted((name for name in made if name.startswith("d-")), key=lambda n: int(n[2:]))
    return [row for name in chunks for row in made[name]]


def found(made, word):
    """Addresses of the documents a word leads to: in their title, elsewhere."""
    rows = documents(made)
    lists = made.get(f"t-{shard_of(word)}", {}).get(word, [[], []])
    return [{rows[n][1] for n in numbers(gaps)} for gaps in lists]


@pytest.fixture(scope="module")
def made():
    return index(small())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Fire, the fire!", {"the", "fire"}),
        ("Zoë Ångström in São Tomé", {"zoe", "angstrom", "in", "sao", "tome"}),
        ("a I x2 25 %", {"x2", "25"}),
        ("don't re-open", {"don", "re", "open"}),
        ("حريق في", {"حريق", "في"}),
        ("Пожар", {"пожар"}),
        ("火災発生 2020", {"火災", "災発", "発生", "2020"}),
        ("_under_score_", {"under", "score"}),
        ("x" * 100, {"x" * 40, "x" * 20}),
        ("", set()),
    ],
)
def test_words(text, words):
    """Words are lower case without accents, of two letters at least; Chinese and Japanese in pairs of characters."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("word", "shard"),
    [
        ("fire", "fi"),
        ("25", "25"),
        ("حريق", "u62d-u631"),
        ("火災", "u706b"),
        ("пожар", "u43f-u43e"),
        ("aя", "u61-u44f"),
    ],
)
def test_shards(word, shard):
    """A word is in the file of its first two letters, by a name that every file system and address can bear."""
    assert shard_of(word) == shard
    assert re.fullmatch("[a-z0-9-]+", shard)


def test_every_word_is_in_its_shard(made):
    """No word stands in a file where a search would not look for it."""
    for name, words in made.items():
        if name.startswith("t-"):
            assert words
            assert all(f"t-{shard_of(word)}" == name for word in words)


def test_a_word_leads_to_its_documents(made):
    """A word of a title is found there, a word of a text elsewhere, each document once."""
    titles, texts = found(made, "warehouses")
    assert {"events/harbour-fire/", "articles/fire-destroys-warehouses/"} <= titles
    assert not titles & texts
    assert "events/quay-closed/" not in titles | texts
    assert found(made, "lindqvist")[0] == {"actors/ada-lindqvist/"}


def test_an_actor_is_found_by_every_name(made):
    """Another name and a role lead to an actor too; a private person has no entry."""
    assert "actors/harbour-inspectorate/" in found(made, "hi")[1]
    assert "actors/ada-lindqvist/" in set.union(*found(made, "head"))
    assert "actors/mira/" not in {row[1] for row in documents(made)}


def test_every_document_is_there_once(made):
    """Each event, source and public actor is one document, with an address that exists."""
    urls = [row[1] for row in documents(made)]
    story = small()
    assert len(urls) == len(set(urls)) == len(story.events) + len(story.sources) + len(story.actors) - 1
    pages = {p.path for p in render(story, edits(), config())}
    assert all(f"{url}index.html" in pages for url in urls)


def test_ranges_cover_all(made):
    """Kinds and years are ranges of numbers that follow each other without a gap."""
    rows, ranges = documents(made), made["facets"]["ranges"]
    assert ranges[0][2] == 0
    assert ranges[-1][3] == len(rows)
    assert all(a[3] == b[2] for a, b in pairwise(ranges))
    for kind, _, first, end in ranges:
        assert {rows[n][2] for n in range(first, end)} == {kind}
    assert ["event", 2016] in [r[:2] for r in ranges]


def test_an_actors_documents(made):
    """An actor's list holds the actor, and the events and sources the actor is in."""
    rows = documents(made)
    theirs = {rows[n][1] for n in numbers(made["a-t"]["tomas-okoro"])}
    assert theirs == {"actors/tomas-okoro/", "events/harbour-fire/", "events/inquiry-due/", "articles/halls-burn/"}


def test_words_that_find_nothing():
    """A word in more than a quarter of a large story is listed by its titles only."""
    made = index(big(1200))
    rows = documents(made)
    assert made["t-to"]["took"] == [[]]
    assert len(numbers(made["t-co"]["council"][0])) == 1200
    lists = made["t-de"]["decision"]
    assert all(rows[n][2] == "event" for n in numbers(lists[0]))
    assert all(numbers(gaps) == sorted(set(numbers(gaps))) for words in made["t-de"].values() for gaps in words)


def test_files_stay_small():
    """However large the story, a file of the index stays in reach of a slow line."""
    story = big(5000, years=8)
    pages = [p for p in render(story, edits(), config()) if p.path.startswith("search/index/")]
    assert max(len(p.body()) for p in pages) < 200_000


def test_another_version_with_other_words():
    """The version changes with anything in the index, so that an old file never meets a new one."""
    story = small()
    other = replace(story, events=(replace(story.events[0], title="Otherwise"), *story.events[1:]))
    assert index(story)["facets"]["version"] == index(small())["facets"]["version"]
    assert index(story)["facets"]["version"] != index(other)["facets"]["version"]

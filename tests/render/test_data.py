"""The JSON data files keep the promised fields and types: sitegen.render.data."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from sitegen import edtf
from tests.render.story_fixture import HOSTILE, SCRIPT, config, edits, render, small

NONE = type(None)
ARTICLE = {
    "id": str, "url": str, "source_file": str, "title": str, "publisher": str, "author": str, "source_url": str,
    "language": str, "date": (str, NONE), "date_basis": str, "date_rule": str, "date_evidence": str, "text": str,
    "actors": [str], "events": [str],
    "quotes": [{"speaker": (str, NONE), "speaker_name": str, "text": str, "direct": bool}],
    "figures": [{"text": str, "value": (int, float), "unit": str, "sentence": str}],
}  # fmt: skip
EVENT = {
    "id": str, "url": str, "date": (str, NONE), "date_start": (str, NONE), "date_end": (str, NONE), "date_basis": str,
    "title": str, "summary": str, "actors": [str], "articles": [str], "evidence": [{"article": str, "text": str}],
    "lead": bool, "weight": (int, float),
}  # fmt: skip
ACTOR = {
    "id": str, "url": str, "name": str, "kind": str, "aliases": [str], "role": str, "articles": [str], "events": [str],
    "quotes": int, "related": [{"id": str, "events": int}], "same_as": [str],
}  # fmt: skip
SHAPES = {"articles": ARTICLE, "events": EVENT, "actors": ACTOR}


def fits(value, shape):
    """Whether a value has exactly the fields, and the types, of a shape."""
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(item, shape[0]) for item in value)
    if isinstance(shape, dict):
        return (
            isinstance(value, dict) and list(value) == list(shape) and all(fits(value[k], s) for k, s in shape.items())
        )
    return isinstance(value, shape) and not (isinstance(value, bool) and shape is not bool)


def files(pages):
    return {name: json.loads(pages[f"data/{name}.json"]) for name in SHAPES}


@pytest.fixture(scope="module")
def data(site):
    return files(site)


@pytest.mark.parametrize("name", SHAPES)
def test_fields_and_types(data, name):
    """Every item has the promised fields in the promised order, each of its type, and nothing else."""
    assert data[name]
    for item in data[name]:
        assert fits(item, SHAPES[name]), item


@pytest.mark.parametrize("name", SHAPES)
def test_each_item_has_its_page(data, site, name):
    """An id is the last part of its item's URL, and there is a page."""
    assert len({item["id"] for item in data[name]}) == len(data[name])
    for item in data[name]:
        assert item["url"] == f"{name}/{item['id']}/"
        assert f"{item['url']}index.html" in site


def test_ids_lead_to_items(data):
    """Ids that stand in other items exist."""
    known = {name: {item["id"] for item in items} for name, items in data.items()}
    for article in data["articles"]:
        assert set(article["actors"]) <= known["actors"]
        assert set(article["events"]) <= known["events"]
        assert {q["speaker"] for q in article["quotes"]} - {None} <= known["actors"]
    for event in data["events"]:
        assert set(event["actors"]) <= known["actors"]
        assert set(event["articles"]) <= known["articles"]
        assert {e["article"] for e in event["evidence"]} <= set(event["articles"])
    for actor in data["actors"]:
        assert set(actor["articles"]) <= known["articles"]
        assert set(actor["events"]) <= known["events"]
        assert {r["id"] for r in actor["related"]} <= known["actors"]


def test_dates_are_edtf_with_their_bounds(data):
    """A date is EDTF, its first and last day are what that date allows, and an undated item has none of the three."""
    for event in data["events"]:
        bounds = edtf.bounds(event["date"]) if event["date"] else (None, None)
        found = (event["date_start"], event["date_end"])
        assert found == tuple(day and day.isoformat() for day in bounds)
        assert all(day is None or dt.date.fromisoformat(day) for day in found)
    assert [e["date"] for e in data["events"] if e["id"] == "undated"] == [None]
    assert {e["date_basis"] for e in data["events"]} == {"stated", "inferred", "editor", "unknown"}


def test_words_are_the_articles_own(data):
    """Evidence, quotations and the sentences of figures stand in the text of their article, letter for letter."""
    texts = {a["id"]: a["text"] for a in data["articles"]}
    assert all(e["text"] in texts[e["article"]] for event in data["events"] for e in event["evidence"])
    for article in data["articles"]:
        assert all(q["text"] in article["text"] for q in article["quotes"])
        assert all(f["sentence"] in article["text"] for f in article["figures"])


def test_order_is_the_storys(data):
    """Items come in the story's order, one a line, so that a difference between two builds is easy to read."""
    story = small()
    assert [a["id"] for a in data["articles"]] == [s.slug for s in story.sources]
    assert [e["id"] for e in data["events"]] == [e.id for e in story.events]
    assert [a["id"] for a in data["actors"]] == [a.id for a in story.actors]


def test_one_item_a_line(site):
    """Each item stands on a line of its own; hostile words come through as they were written."""
    for name in SHAPES:
        lines = site[f"data/{name}.json"].decode().splitlines()
        assert (lines[0], lines[-1]) == ("[", "]")
        assert all(json.loads(line.rstrip(",")) for line in lines[1:-1])
    assert SCRIPT in json.loads(site["data/articles.json"])[-1]["text"]


def test_an_empty_story():
    """Without anything the files are empty arrays."""
    story = replace(small(), sources=(), events=(), actors=(), quotes=(), figures=(), series=(), commitments=())
    pages = {p.path: p.body() for p in render(story, edits(), config())}
    assert all(pages[f"data/{name}.json"] == b"[]\n" for name in SHAPES)


def test_excerpts_hold_no_more_than_is_used():
    """Where the site shows excerpts only, the data hold the used sentences and nothing else of the article."""
    story = small()
    pages = {p.path: p.body() for p in render(story, edits(), config(text="excerpts"))}
    data = files(pages)
    test_words_are_the_articles_own(data)
    texts = {a["source_file"]: a["text"] for a in data["articles"]}
    assert "did not answer questions" not in texts["harbour/001.md"]
    assert "did not answer questions" in small().sources[0].extract.article.text
    assert "A line with &" not in texts[HOSTILE.article.id]

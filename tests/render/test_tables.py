"""The CSV files: sitegen.render.tables."""

import csv
import io
from dataclasses import replace

import pytest

from sitegen.render.tables import defuse
from tests.render.story_fixture import config, edits, render, small

COLUMNS = {
    "events": "id,date,date_text,kind,title,summary,actors,places,sources,quotes,status,url",
    "actors": "id,name,type,aliases,same_as,events,first,last,url",
    "quotes": "id,date,actor_id,actor,text,verb,event_id,source_id,paragraph,url",
    "sources": "id,title,outlet,author,published,published_basis,url,archived_url,accessed,sha256",
}


def rows(site, name):
    return list(csv.DictReader(io.StringIO(site[f"data/{name}.csv"].decode(), newline="")))


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(site, name):
    """Each table has its columns in their order, CRLF line ends, a row for each item, and as many cells in each."""
    text = site[f"data/{name}.csv"].decode()
    assert text.startswith(COLUMNS[name] + "\r\n")
    assert not text.startswith("\ufeff")
    found = rows(site, name)
    assert [row["id"] for row in found] == [getattr(i, "slug", i.id) for i in getattr(small(), name)]
    assert all(None not in row and None not in row.values() for row in found)


def test_several_values_in_a_cell(site):
    """Several values are split by a bar; an event's actors stand by name, its sources by id."""
    fire = next(row for row in rows(site, "events") if row["id"] == "harbour-fire")
    assert fire["actors"].split(" | ")[:2] == ["Harbour Inspectorate", "Ada Lindqvist"]
    assert fire["sources"] == "fire-destroys-warehouses | halls-burn | hariq"
    assert (fire["date"], fire["kind"], fire["status"], fire["quotes"]) == ("2019-05-02", "lead", "past", "2")


def test_a_quote_leads_to_its_words(site):
    """A quote's row leads to its page and names its paragraph; one without a speaker leads to the sentence."""
    first, _, last = rows(site, "quotes")
    assert (first["url"], first["paragraph"]) == ("actors/ada-lindqvist/#q-q1", "2")
    assert last["actor_id"] == ""
    assert last["url"].startswith("articles/hostile/#s-")
    assert f'id="{last["url"].split("#")[1]}"' in site["articles/hostile/index.html"].decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_formula_runs(start):
    """A cell that begins like a formula gets an apostrophe; an ordinary one is left alone."""
    assert defuse(f"{start}1+1") == f"'{start}1+1"
    assert defuse(f"a{start}1") == f"a{start}1"


def test_formulas_from_an_article():
    """Nothing that an article says begins a cell as a formula."""
    story = small()
    events = tuple(replace(e, title='=HYPERLINK("http://x.example/","y")', summary="@x") for e in story.events)
    quotes = tuple(replace(q, text="-2+3") for q in story.quotes)
    pages = {p.path: p.body() for p in render(replace(story, events=events, quotes=quotes), edits(), config())}
    for name in COLUMNS:
        for row in rows(pages, name):
            assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in row.values()), row

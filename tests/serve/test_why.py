"""sitegen.serve.why and sitegen.serve.desk: answers, and what is left out of the published site."""

import os

import pytest

from sitegen.build import Options, tell
from sitegen.config import load
from sitegen.serve.desk import Plan, unpublished
from sitegen.serve.why import answer
from tests.serve.desks import STORY, new_site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = new_site(tmp_path_factory.mktemp("why") / "site")
    later = STORY.replace("date: 2021-03-04", "date: 2021-05-04\nembargo: 2030-01-01").replace("bridge", "mill")
    (root / "content/articles/mill.md").write_text(later.replace("Valley Council", "Mill Trust"), "utf-8")
    (root / "content/actors").mkdir()
    (root / "content/actors/council.md").write_text("---\nname: Valley Council\n---\n", "utf-8")
    story, edits, *_ = tell(load(root, {"PATH": os.environ["PATH"]}, {}), "9999-12-31")
    return root, story, edits


def ask(site, id_):
    root, story, edits = site
    return answer(story, edits, id_, root / "content", "content")


def test_an_event(site):
    """An event's answer has its evidence, and lines for a file of its own that is still to be made."""
    event = site[1].events[0]
    found = ask(site, f"events/{event.id}")
    assert any(event.tellings[0].evidence[0].text in line for line in found["lines"])
    first = found["fixes"][0]
    assert first["file"] == f"content/events/{event.id}.md"
    assert first["new"]
    assert first["paste"] == f"---\ndate: {event.dated.edtf}\n---\n"


def test_an_actor_with_a_file(site):
    """Where a file speaks of the actor already, that file is named, and the lines alone are given."""
    actor = next(a for a in site[1].actors if a.name == "Valley Council")
    found = ask(site, f"actors/{actor.id}")
    assert found["fixes"][0] == {
        "what": "give it another name",
        "file": "content/actors/council.md",
        "new": False,
        "paste": "name: Valley Council",
    }


def test_an_article_and_its_quotes(site):
    """An article's date is set in its own front matter; a quote's speaker too, by its first words; a sentence finds its quotes."""
    _, story, _ = site
    source = next(s for s in story.sources if s.id.endswith("bridge.md"))
    assert ask(site, f"articles/{source.slug}")["fixes"][0]["paste"] == "date: 2021-03-04\ndate_basis: editor"
    quote = next(q for q in story.quotes if q.article == source.id)
    by_id = ask(site, f"quotes/q-{quote.id}")
    assert by_id["fixes"][0]["paste"] == 'speakers:\n  "We could not wait any": Anna Fairweather'
    assert ask(site, f"articles/{source.slug}#s-{quote.evidence.sentence}") == by_id


@pytest.mark.parametrize(
    "id_", ["", "events/", "events/no-such", "years/2021", "articles/x#s-1", "../../etc", "quotes/q-"]
)
def test_what_is_not_there(site, id_):
    """An unknown id has no answer."""
    assert ask(site, id_) is None


def test_a_bare_folder_is_warned(site, tmp_path):
    """Where the folder holds articles alone, a first file in actors/ would hide them: the answer says so."""
    _, story, edits = site
    actor = story.actors[0]
    assert "move the articles" in answer(story, edits, f"actors/{actor.id}", tmp_path, "content")["note"]


def test_what_the_published_site_leaves_out(site):
    """An embargoed article is left out until its day, and with it the event and the actors that it alone tells of."""
    root, story, _ = site

    def left_out(now):
        return unpublished(story, Plan(load(root, {}, {}), Options(now), "content", (), now))

    out = left_out("2029-12-31")
    assert set(out.values()) == {"embargo until 2030-01-01"}
    kinds = {key.partition("/")[0] for key in out}
    assert kinds == {"articles", "events", "actors"}
    assert not any("bridge" in key or "valley" in key for key in out)
    assert left_out("2030-01-01") == {}

"""Floors on labelled stories, where they lie beside the repository: clusters, hard negatives, one id per actor."""

import importlib.util
import json
from pathlib import Path
from statistics import mean

import pytest

from sitegen.extract import extract
from sitegen.model.edit import Edits
from sitegen.model.evidence import ArticleId
from sitegen.model.story import Ledger
from sitegen.read import read_bytes
from sitegen.weave import weave

GOLD = Path(__file__).resolve().parents[2] / "../shared/gold"
FLOORS = {
    "cluster_pair_f1": 0.87,
    "cluster_pair_precision": 0.95,
    "cluster_bcubed_f1": 0.97,
    "actor_one_id_rate": 0.98,
    "date_inferred_accuracy": 0.95,
}
CEILINGS = {"hard_negatives_merged_rate": 0.0, "actor_ids_shared_by_two": 0, "date_wrong_rate": 0.0}

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled stories are not part of the repository")


@pytest.fixture(scope="module")
def scores():
    """The mean of each figure over the stories."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    stories = [(GOLD / "seeds.json", GOLD.parent / "seeds")]
    stories += [(path, path.parent / "content") for path in sorted((GOLD / "stories").glob("*/gold.json"))]
    results = []
    for gold, content in stories:
        extracts = [
            extract(read_bytes(path.read_bytes(), ArticleId(path.relative_to(content).as_posix()), path.suffix))
            for path in sorted(content.rglob("*"))
            if path.suffix in {".txt", ".md", ".html"}
        ]
        results.append(scorer.score(json.loads(gold.read_text("utf-8")), *_data(weave(extracts, Edits(), Ledger()))))
    keys = {*FLOORS, *CEILINGS}
    return {key: mean(r[key] for r in results if isinstance(r[key], (int, float))) for key in keys}


@pytest.mark.parametrize("key", sorted(FLOORS))
def test_floor(scores, key):
    """What weaving finds does not fall below its floor."""
    assert scores[key] >= FLOORS[key]


@pytest.mark.parametrize("key", sorted(CEILINGS))
def test_ceiling(scores, key):
    """What weaving gets wrong does not rise above its ceiling."""
    assert scores[key] <= CEILINGS[key]


def _data(story):
    slugs = {s.id: s.slug for s in story.sources}
    articles = [
        {
            "id": s.slug,
            "source_file": s.id,
            "title": s.title,
            "date": s.published.edtf,
            "date_basis": s.published.basis,
            "text": s.extract.article.text,
            "quotes": [],
        }
        for s in story.sources
    ]
    events = [
        {
            "id": e.id,
            "date": e.dated.edtf,
            "title": e.title,
            "articles": [slugs[t.article] for t in e.tellings],
            "actors": e.actors,
            "evidence": [{"article": slugs[v.article], "text": v.text} for t in e.tellings for v in t.evidence],
        }
        for e in story.events
    ]
    actors = [
        {
            "id": a.id,
            "name": a.name,
            "kind": a.kind,
            "aliases": [x.text for x in a.aliases],
            "articles": [slugs[p] for p in a.articles],
            "events": a.events,
        }
        for a in story.actors
    ]
    return articles, events, actors

"""Whole small stories: the date that an article gains from the others or from its own words, and with it its happenings."""

import tomllib
from pathlib import Path

import pytest

from sitegen.cache import open_cache
from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.read import find
from sitegen.understanding import load_raw, understand
from sitegen.weave import weave

CASES = Path(__file__).resolve().parent / "cases" / "dating"


def stories():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["story"]:
            yield pytest.param(case, id=case["name"])


@pytest.mark.parametrize("case", list(stories()))
def test_what_is_dated_and_what_stays_open(case, tmp_path):
    """Each article has the date listed ("" = none), and each sentence tells something of the date listed beside it."""
    for name, text in case["files"].items():
        (tmp_path / name).write_text(text, "utf-8")
    raw, _ = load_raw(find(tmp_path, "articles")[0].articles)
    with open_cache(tmp_path, use=False) as cache:
        extracts, _ = understand(raw, cache, 1, lambda *_: None)
    story = weave(extracts, Edits(), Ledger(), keep_ledger=False)
    published = {s.id: s.published for s in story.sources}
    assert {name: published[name].edtf or "" for name in case["published"]} == case["published"]
    assert all(d.evidence and d.note for d in published.values() if d.basis == "inferred")
    told = {(t.article, e.text, event.dated.edtf) for event in story.events for t in event.tellings for e in t.evidence}
    missing = [
        row for row in case["events"] if not any(a == row[0] and row[1] in w and d == row[2] for a, w, d in told)
    ]
    assert not missing

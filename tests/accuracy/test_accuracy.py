"""What sitegen gets right on gold never sinks below what it once reached."""

import json
import os
import re

import pytest

from tests.accuracy.measure import (
    DEV,
    FLOORS,
    HELD_OUT,
    HERE,
    NOUNS,
    ROOT,
    averaged,
    gold_sets,
    main,
    measure,
    raised,
    read_floors,
    scorer,
    table,
)

GROUPS = ("all", "shared", "dev", "held-out")


@pytest.fixture(scope="module")
def sets():
    """Every set of gold; without the folder beside the repository nothing can be scored."""
    try:
        scorer()
    except FileNotFoundError as missing:
        if os.environ.get("CI"):
            pytest.fail(f"accuracy is not measured: {missing}")
        pytest.skip(f"ACCURACY IS NOT MEASURED: {missing}")
    return gold_sets()


@pytest.fixture(scope="module")
def measured(sets):
    """Set -> noun -> share right, measured once for all tests."""
    return {s.name: measure(s) for s in sets}


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("group", GROUPS)
def test_floor(measured, sets, group, noun):
    """The mean over a group of sets is not below its pinned floor."""
    value = averaged(measured, sets)[group][noun]
    floor = read_floors().get(group, {}).get(noun, 0.0)
    assert value is None or value >= floor, (
        f"{noun}, {group}: {value:.4f} is below the floor {floor:.2f}. See the misses of a set that may be read with "
        "`python -m tests.accuracy.measure --misses ferry`; a floor sinks only by --pin --lower, with a reason."
    )


def test_all_that_is_measured_is_pinned(measured, sets):
    """No noun goes without a floor in any group for which there is gold."""
    reached = averaged(measured, sets)
    missing = [(g, n) for g in GROUPS for n in NOUNS if reached[g][n] is not None and n not in read_floors().get(g, {})]
    assert not missing, "run: python -m tests.accuracy.measure --pin"


@pytest.mark.parametrize(
    ("noun", "least"), [("story kept", 0.80), ("stated dates right", 0.65), ("given dates not wrong", 0.80)]
)
def test_no_single_story_is_let_down(measured, noun, least):
    """In each set alone the story is kept whole and dates are right: a good mean must not hide one bad story."""
    bad = {name: figures[noun] for name, figures in measured.items() if (figures[noun] or 0) < least}
    assert not {name: value for name, value in bad.items() if value is not None}


def test_floors_rise_by_themselves_and_sink_only_when_told():
    """Pinning keeps the higher of old and new; with `lower` it takes the new."""
    floors, reached = (
        {"all": {"titles right": 0.9, "story kept": 0.5}},
        {"all": {"titles right": 0.8, "story kept": 0.777}},
    )
    assert raised(floors, reached, lower=False) == {"all": {"titles right": 0.9, "story kept": 0.77}}
    assert raised(floors, reached, lower=True) == {"all": {"titles right": 0.8, "story kept": 0.77}}


def test_held_out_misses_are_not_shown(capsys):
    """The misses of a held-out story can't be asked for."""
    with pytest.raises(SystemExit):
        main(["--misses", HELD_OUT[0]])
    assert "held out" in capsys.readouterr().err


def test_stories_are_those_named():
    """Each story folder is either dev or held out, and has its gold."""
    assert {p.parent.name for p in HERE.glob("stories/*/gold.json")} == {*DEV, *HELD_OUT}


def test_no_story_has_found_its_way_into_a_rule():
    """No person of these stories is named in the program, its word lists, its templates, its manual or other tests."""
    people = {
        actor["name"]
        for path in HERE.glob("stories/*/gold.json")
        for article in json.loads(path.read_text("utf-8"))["articles"]
        for actor in article["actors"]
        if actor["kind"] == "person" and " " in actor["name"]
    }
    found = []
    for folder in ("sitegen", "templates", "docs", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml", ".txt", ".md", ".json", ".html"} and HERE not in path.parents:
                words = path.read_text("utf-8", errors="ignore")
                found += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(people) if name in words]
    assert not found, "a rule was written with a story in view: invent an example of your own instead"


def test_floors_are_shares():
    """Floors lie between 0 and 1: a percentage written by hand would never be reached."""
    assert all(0 <= value <= 1 for figures in read_floors().values() for value in figures.values()), FLOORS


def test_table_says_every_noun(measured, sets):
    """The page for readers has a row for each noun in each of its tables."""
    text = table(measured, averaged(measured, sets), sets)
    for noun in NOUNS:
        assert len(re.findall(rf"^\| {re.escape(noun)} \|", text, re.MULTILINE)) == 4

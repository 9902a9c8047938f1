"""What weaving joins and what it keeps apart, over many small invented stories (tests/cases/merging, read together)."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from sitegen import edtf
from sitegen.extract import extract
from sitegen.model.edit import Edits
from sitegen.model.evidence import ArticleId
from sitegen.model.story import Ledger
from sitegen.read import read_bytes
from sitegen.weave import weave

CASES = Path(__file__).resolve().parents[1] / "cases" / "merging"
MARK = re.compile(r"\{([\w+]+)\} ?")
JOINED, KEPT_APART, DATED, WRONGLY_DATED = 0.70, 0.99, 0.85, 0.05


@dataclass
class Told:
    """One marked sentence: its article, the events it tells (the first in the main), its words."""

    article: str
    events: list
    words: str


def _stories():
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text("utf-8").split("\n== ")[1 if path.name == "affairs.txt" else 0 :]:
            name, _, rest = part.removeprefix("== ").partition("\n")
            yield name, [article.split("\n", 1) for article in rest.split("@ ") if article.strip()]


def _read(head, text):
    name, date = head.split()[:2]
    headline, _, body = text.partition("\n")
    body = MARK.sub("", body).replace("\n", "\n\n")
    if date == "-":
        raw, suffix = f"{MARK.sub('', headline)}\n\n{body}", ".txt"
    else:
        raw, suffix = f'---\ntitle: "{headline}"\ndate: {date}\n---\n{body}', ".md"
    parts = MARK.split(text)
    marks = [Told(name, m.split("+"), _letters(words)) for m, words in zip(parts[1::2], parts[2::2], strict=True)]
    return extract(read_bytes(raw.encode(), ArticleId(name), suffix)), marks


def _letters(words):
    return re.sub(r"\W+", "", words.strip().split("\n")[0].casefold())[:60]


@pytest.fixture(scope="module")
def counted():
    """Pairs of one event: joined and all; pairs of two events: joined and all; inferred dates: right, wrong, all."""
    count = Counter()
    for _, articles in _stories():
        read = [_read(head, text) for head, text in articles]
        story = weave([e for e, _ in read], Edits(), Ledger())
        events = defaultdict(set)
        for number, event in enumerate(story.events):
            for telling in event.tellings:
                events[telling.article].update((_letters(e.text), number) for e in telling.evidence)
        marks = [told for _, told in read for told in told]
        for a, b in combinations(marks, 2):
            if a.article != b.article:
                joined = _events(events, a) & _events(events, b)
                if a.events[0] == b.events[0]:
                    count["one"] += 1
                    count["one joined"] += bool(joined)
                elif not set(a.events) & set(b.events):
                    count["two"] += 1
                    count["two joined"] += bool(joined)
        published = {source.id: source.published.edtf for source in story.sources}
        for head, _ in articles:
            name, _, wanted = head.partition(" - -> ")
            if wanted:
                count["undated"] += 1
                count["dated right"] += _right(published[name], wanted)
                count["dated wrong"] += bool(published[name]) and not _right(published[name], wanted)
    return count


def _events(events, told):
    return {number for words, number in events[told.article] if words == told.words or words.startswith(told.words)}


def _right(found, wanted):
    """Whether a date lies within what is wanted, or a bound is no later than it; "none" wants none."""
    if wanted == "none" or not found:
        return (wanted == "none") == (not found)
    (first, last), (early, late) = edtf.bounds(found), edtf.bounds(wanted)
    if last is None:
        return late is None or first <= late
    return (late is None or first <= late) and (early is None or last >= early)


def test_one_event_is_joined(counted):
    """Most pairs of sentences that tell one event become one, those whose happening was not found at all counted too."""
    assert counted["one joined"] >= JOINED * counted["one"]


def test_two_events_are_kept_apart(counted):
    """Next to no pair of different events is joined."""
    assert counted["two joined"] <= (1 - KEPT_APART) * counted["two"]


def test_undated_articles_are_dated(counted):
    """Most articles without a date get the one that the story gives them."""
    assert counted["dated right"] >= DATED * counted["undated"]


def test_few_dates_are_wrong(counted):
    """An inferred date is hardly ever wrong."""
    assert counted["dated wrong"] <= WRONGLY_DATED * counted["undated"]

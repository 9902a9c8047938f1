"""Happenings: which sentences tell an event, and when it was."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.extract.en.dates import find_timexes
from sitegen.extract.en.happenings import find_happenings
from sitegen.extract.sentences import split_sentences
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.evidence import Evidence
from sitegen.model.extract import Timex
from tests.extract.en.happenings.happening_cases import PUBLISHED, make_article, read_cases, read_text, tell

SHARED = Path(__file__).resolve().parents[5] / "shared"


@pytest.mark.parametrize("case", read_cases("binding"), ids=lambda c: c["text"][:50])
def test_a_date_finds_its_clause(case):
    """Each date goes to the verb or noun of its own clause."""
    assert tell(case) == case["tells"]


@pytest.mark.parametrize("case", read_cases("not_happenings"), ids=lambda c: c["text"][:50])
def test_a_date_without_a_happening_is_none(case):
    """Comparisons, conditions, quotations and unanswered calls are no events."""
    assert tell(case) == case["tells"]


@pytest.mark.parametrize("case", read_cases("leads"), ids=lambda c: c["text"][:50])
def test_the_news_has_its_day(case):
    """What the article reports takes the date near its top, else the day of publication, else none."""
    assert tell(case) == case["tells"]


@pytest.mark.parametrize("case", read_cases("chains"), ids=lambda c: c["text"][:50])
def test_undated_sentences_go_on_from_dated_ones(case):
    """A sentence takes the day the story has reached only where its words say so."""
    assert tell(case) == case["tells"]


@pytest.mark.parametrize("case", read_cases("commitments"), ids=lambda c: c["text"][:50])
def test_promises_are_kept_in_words(case):
    """A happening holds what was promised or is due."""
    assert tell(case) == case["tells"]


def test_evidence_is_the_sentence_letter_for_letter():
    """The date of a happening rests on the exact sentence, by offset and by id."""
    found = read_text("Hall Bank was sold on Tuesday.\n\nThe firm was founded in 1961 by  Ada Kern.")
    for happening in found.happenings:
        for evidence in happening.dated.evidence:
            assert found.article.text[evidence.start : evidence.end] == evidence.text
            assert evidence.sentence in {s.id for s in found.sentences}


def test_taking_part_follows_the_clause():
    """In a sentence with two happenings each has its own actors."""
    found = read_text("On Tuesday Nina Sorel resigned; on Wednesday Karel Dvorak was arrested.")
    names = [[found.actors[a].name for a in h.actors] for h in found.happenings]
    assert names == [["Nina Sorel"], ["Karel Dvorak"]]


def test_a_pronoun_takes_part_as_its_person():
    """ "She" is the person the sentence before is about, in the title and among the actors."""
    found = read_text("Nina Sorel runs the zoo in Oslo.\n\nShe was appointed in March 2020 by the city.")
    happening = found.happenings[-1]
    assert happening.title == "Nina Sorel was appointed by the city"
    assert found.actors[happening.actors[0]].name == "Nina Sorel"


def test_the_lead_may_carry_the_headline():
    """The article's own news is called what the article is called."""
    found = read_text("A ferry ran aground off the coast on Tuesday.", title="Ferry runs aground")
    assert found.happenings[0].title == "Ferry runs aground"


def test_stated_and_inferred_dates_are_told_apart():
    """Words that hold the whole date state it; counted ones infer it."""
    found = read_text("Hall Bank was sold on Tuesday.\n\nIt was founded on 3 May 1961 in Leeds.")
    assert [h.dated.basis for h in found.happenings] == ["inferred", "stated"]


def test_what_is_to_come_is_future():
    """A date after publication makes a happening that is still to come."""
    found = read_text("Hall Bank was sold on Tuesday.\n\nThe court will hear the case on 21 July.")
    assert [h.tense for h in found.happenings] == ["past", "future"]


_PIECES = [
    "On Tuesday",
    "in 2019",
    ",",
    ";",
    ":",
    "—",
    "who",
    "which",
    "that",
    "said",
    "was",
    "arrested",
    "and",
    "when",
    "Ann Price",
    "the bank",
    "had",
    "sold",
    "(",
    ")",
    "“so it goes on and on”",
    "2 May 2011",
    "after",
    "he",
    ".",
    "is to",
    "Jailed",
]


_TEXTS = [case["text"] for name in ("binding", "titles", "not_happenings", "inner") for case in read_cases(name)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_order_of_words_gives_sound_happenings(words):
    """Scrambled sentences raise nothing, and what comes out has a title, a trigger and a sound date."""
    article = make_article(" ".join(words) or "x")
    sentences = split_sentences(article)
    evidence = Evidence(article.id, PUBLISHED, "meta", where="test")
    published = Dated(PUBLISHED, "stated", "test", (evidence,))
    timexes = find_timexes(article, sentences, published)
    for happening in find_happenings(article, sentences, published, timexes, (), (), (), ()):
        assert happening.title
        assert happening.trigger
        assert happening.dated.edtf is None or edtf.is_valid(happening.dated.edtf)
        assert 0 <= happening.start < happening.end <= len(article.text)


@pytest.mark.parametrize(
    "line",
    [
        "On Friday it had been",
        "Until May 2019",
        "Since May they had",
        "Reported",
        "him the day after She was fined on Friday.",
        "had",
        "Until",
        "It rang on 17 Two others who February and the two a week later.",
    ],
)
def test_a_line_without_end_costs_no_article(line):
    """Captions and headings stop where they like: words that a rule looks for behind a verb may not be there."""
    assert read_text(f"The mill burned on Friday.\n\n{line}").happenings


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(_TEXTS), st.integers(1, 60), st.booleans())
def test_a_sentence_may_stop_anywhere(text, words, back):
    """Whatever is left of a case that is cut between two words, the article is read."""
    cut = text.split()[words:] if back else text.split()[:words]
    assert read_text(f"The mill burned on Friday.\n\n{' '.join(cut)}").happenings


def test_nothing_comes_of_nothing():
    """An article without sentences tells nothing."""
    assert find_happenings(make_article(""), (), UNDATED, (), (), (), (), ()) == ()


@pytest.mark.parametrize(
    "text",
    ["on Tuesday he said that " * 20_000, "(" * 20_000 + " in 2019", "He left in 2019, " * 20_000, "“in May " * 20_000],
    ids=["clauses", "brackets", "commas", "quotes"],
)
def test_hostile_text_takes_little_time(text):
    """An endless sentence tells no single happening and costs no time."""
    article = make_article(text)
    sentences = split_sentences(article)
    at = list(range(0, len(text) - 8, 97))[:5000]
    timexes = tuple(Timex(i, i + 4, text[i : i + 4], "2019", "year", 0) for i in at)
    begin = process_time()
    find_happenings(article, sentences, UNDATED, timexes, (), (), (), ())
    assert process_time() - begin < 2


def test_many_happenings_take_time_in_proportion():
    """Twice as many sentences take about twice as long."""
    times = []
    for count in (300, 1200):
        article = make_article("Hall Bank was sold in 2019 to its owner. " * count)
        sentences = split_sentences(article)
        timexes = find_timexes(article, sentences, UNDATED)
        begin = process_time()
        assert len(find_happenings(article, sentences, UNDATED, timexes, (), (), (), ())) >= count
        times.append(process_time() - begin)
    assert times[1] < 10 * times[0]


def test_most_gold_happenings_have_their_date_and_sentence():
    """On development stories at least seven in ten dates and sentences are both right."""
    gold = SHARED / "gold" / "seeds.json"
    if not gold.exists():
        pytest.skip("the development stories are not here")
    right = asked = 0
    for told in json.loads(gold.read_text("utf-8"))["articles"]:
        text = (SHARED / "seeds" / told["file"]).read_text("utf-8").strip()
        paragraphs = [" ".join(p.split()) for p in text.split("\n\n") if p.strip()]
        found = read_text("\n\n".join(paragraphs), told["date"]["edtf"] or "")
        for event in told["events"]:
            if event.get("optional") or not event["date_edtf"]:
                continue
            asked += 1
            start = " ".join(event["evidence_starts"].split())
            right += any(
                h.dated.edtf
                and edtf.bounds(h.dated.edtf.strip("~")) == edtf.bounds(event["date_edtf"])
                and start in found.article.text[found.sentences[i].start : found.sentences[i].end]
                for h in found.happenings
                for i in (h.sentence, *h.also)
            )
    assert right >= 0.7 * asked

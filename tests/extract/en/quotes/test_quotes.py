"""Quotations and their speakers."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.extract.en.quotes import find_quotes
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import FrontMatter
from sitegen.model.extract import LocalActor, Quote
from tests.extract.en.quotes.quote_cases import QuoteCase, find_mentions, make_article, read_cases

PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    " said ",
    "Ines Abara",
    "she ",
    ". ",
    ", ",
    ": ",
    "\n\n",
    "the company ",
    "We go",
    "a ",
]


def quotes_of(text: str, *names: str, front: FrontMatter | None = None) -> tuple[Quote, ...]:
    article = make_article(text, front)
    sentences = split_sentences(article)
    actors = tuple(LocalActor(name, "person", "case") for name in names)
    mentions = find_mentions(article.text, sentences, {name: i for i, name in enumerate(names)})
    return find_quotes(article, sentences, actors, mentions)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_case(case: QuoteCase) -> None:
    """Each case's quotes are found, with their speakers, and no others."""
    quotes = list(find_quotes(case.article, case.sentences, case.actors, case.mentions))
    left = quotes[:]
    for first, speaker in case.expected:
        quote = next((q for q in left if q.text.startswith(first)), None)
        assert quote is not None, (first, [q.text for q in quotes])
        left.remove(quote)
        name = "?" if quote.speaker is None else case.actors[quote.speaker].name
        assert name == speaker, (first, quote.speaker_name, quote.rule)
    assert case.free or not left, left


def test_the_editor_wins() -> None:
    """Front matter names the speaker, whatever the text says, and keeps words that no rule would."""
    front = FrontMatter(speakers=(("we are", "Omar Silva"), ("a mess", "Ines Abara")))
    quotes = quotes_of("“We are done,” said Ines Abara. It was “a mess”.", "Ines Abara", front=front)
    assert [(q.text, q.speaker, q.speaker_name, q.rule) for q in quotes] == [
        ("We are done,", None, "Omar Silva", "editor"),
        ("a mess", 0, "Ines Abara", "editor"),
    ]


def test_an_unknown_speaker_keeps_the_words() -> None:
    """Who is not named stays nobody, under the words the article has for them."""
    (quote,) = quotes_of("“It was dark,” said one resident.", "Ines Abara")
    assert (quote.speaker, quote.speaker_name) == (None, "one resident")


def test_the_attribution_has_a_place() -> None:
    """The cue's span is the attribution as worded."""
    (quote,) = quotes_of("“It was dark,” Ines Abara told reporters.", "Ines Abara")
    assert "Ines Abara told" in "“It was dark,” Ines Abara told reporters."[quote.cue_start : quote.cue_end]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_words_are_verbatim(pieces: list[str]) -> None:
    """A quote's text is the article's text, quotes do not overlap, and every index points at something."""
    article = make_article("".join(pieces) or "a")
    sentences = split_sentences(article)
    actors = (LocalActor("Ines Abara", "person", "case"),)
    mentions = find_mentions(article.text, sentences, {"Ines Abara": 0})
    at = 0
    for quote in find_quotes(article, sentences, actors, mentions):
        assert at <= quote.start < quote.end
        assert article.text[quote.start : quote.end] == quote.text
        assert quote.speaker in (None, 0)
        assert 0 <= quote.sentence < len(sentences)
        at = quote.end


@pytest.mark.parametrize(
    "piece", ['"', "“We go,” she said. ", "Ines Abara said ", "“We go.”\n\n", "said: “", "‘We’ said "]
)
def test_time_grows_with_length(piece: str) -> None:
    """Sixteen times the text takes well under a hundred times as long, by the best of three."""
    times = []
    for count in (500, 8_000):
        article = make_article("Ines Abara came. " + piece * count)
        sentences = split_sentences(article)
        taken = []
        for _ in range(3):
            start = time.process_time()
            find_quotes(article, sentences, (LocalActor("Ines Abara", "person", "case"),), ())
            taken.append(time.process_time() - start)
        times.append(min(taken) + 2e-3)
    assert times[1] < 100 * times[0]


SEEDS = Path(__file__).resolve().parents[5] / "shared"


@pytest.mark.skipif(not (SEEDS / "gold/seeds.json").exists(), reason="the seed articles are not beside the repository")
def test_seed_articles() -> None:
    """The five seed articles give every direct quotation that their gold lists."""
    gold = json.loads((SEEDS / "gold/seeds.json").read_text(encoding="utf-8"))
    for entry in gold["articles"]:
        raw = (SEEDS / "seeds" / entry["file"]).read_text(encoding="utf-8")
        found = [q.text for q in quotes_of("\n\n".join(p.strip() for p in raw.split("\n\n") if p.strip()))]
        for quote in entry["quotes"]:
            if quote["direct"] and not quote.get("partial"):
                assert any(quote["starts"] in text for text in found), quote["starts"]

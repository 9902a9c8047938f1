"""Figures and what they count."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.extract.en.figures import find_figures
from sitegen.extract.sentences import split_sentences
from tests.extract.en.figures.figure_cases import FigureCase, differs, read_cases
from tests.extract.en.quotes.quote_cases import make_article

PIECES = [
    "1",
    "0,",
    "250",
    " million",
    "£",
    "%",
    " per cent",
    " of ",
    "beds ",
    "two ",
    "-",
    " in ",
    ". ",
    "a third",
    " to ",
    "€",
    "bn",
]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_case(case: FigureCase) -> None:
    """Each case's figures are found, as written, and no others."""
    figures = find_figures(case.article, case.sentences, case.timexes)
    assert len(figures) == len(case.expected), [f.text for f in figures]
    for line, figure in zip(case.expected, figures, strict=True):
        assert not differs(line, figure, case.timexes)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_words_are_verbatim(pieces: list[str]) -> None:
    """A figure's text is the article's text; figures follow one another and are numbers."""
    article = make_article("".join(pieces) or "a")
    at = 0
    for figure in find_figures(article, split_sentences(article), ()):
        assert at <= figure.start < figure.end
        assert article.text[figure.start : figure.end] == figure.text
        assert figure.value >= 0
        at = figure.end


@pytest.mark.parametrize("piece", ["1,", "1 ", "£1 million ", "two ", "1-2-3-", "about ", "9" * 50, "half a ", "1 to "])
def test_time_grows_with_length(piece: str) -> None:
    """Sixteen times the text takes well under a hundred times as long."""
    times = []
    for count in (500, 8_000):
        article = make_article(piece * count)
        sentences = split_sentences(article)
        start = time.process_time()
        find_figures(article, sentences, ())
        times.append(time.process_time() - start + 2e-3)
    assert times[1] < 100 * times[0]

"""Pairs of quotation marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.extract.quote_marks import pair_marks
from sitegen.model.article import Article
from tests.extract.en.quotes.quote_cases import make_article


def words(text: str) -> list[str]:
    article = make_article(text)
    return [article.text[q.start : q.end] for q in pair_marks(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One "two" three," he said.', ['One "two" three,']),
        ("„Ja“, sagte er. »Nein«, sagte sie. « Oui », dit-il.", ["Ja", "Nein", "Oui"]),
        ("‘We can’t let the workers’ rights go,’ she said.", ["We can’t let the workers’ rights go,"]),
        ("Don't call 'em in the '90s, the lads' night.", []),
        ("``One,'' he said.", ["One,"]),
        ('A 6" pipe and "no more" of it.', ["no more"]),
        ("“One.\n\n“Two.\n\n“Three,” she said.", ["One.\n\n“Two.\n\n“Three,"]),
        ("‘One.\n\n‘Two,’ she said.", ["One.\n\n‘Two,"]),
        ("“One.\n\nNobody spoke.", ["One."]),
        ("## “One” and two\n\nThree.", []),
        ("He said:“One”and went.", ["One"]),
        ('"One, he said. "Two," he added.', ["One, he said.", "Two,"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    """Marks of all kinds pair up, and apostrophes with nothing."""
    assert words(text) == expected


@given(st.text(alphabet="“”\"‘’'„«»` ab.,\n#:", max_size=120))
def test_spans_lie_in_order_and_never_overlap(text: str) -> None:
    """Whatever the marks, quotations follow one another within the text, inside their marks."""
    article = make_article(text or "a")
    at = 0
    for quoted in pair_marks(article):
        assert at <= quoted.opens <= quoted.start <= quoted.end <= quoted.closes <= len(article.text)
        assert quoted.block <= quoted.last
        at = quoted.closes


@pytest.mark.parametrize("mark", ['"', "“", '"a ', ' "', "‘a ", "‘as’ b", "“a\n\n", "«a» ", "'"])
def test_time_grows_with_length(mark: str) -> None:
    """Sixteen times the marks take well under a hundred times as long: no mark looks at all the others."""
    few, many = (min(_seconds(make_article(mark * count)) for _ in range(3)) for count in (2_000, 32_000))
    assert many < 100 * few


def _seconds(article: Article) -> float:
    start = time.process_time()
    pair_marks(article)
    return time.process_time() - start + 1e-3

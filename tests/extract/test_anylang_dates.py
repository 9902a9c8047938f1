"""Dates in figures, in any language."""

import pytest

from sitegen.extract.anylang_dates import find_timexes, order_of, read_figures
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block
from sitegen.model.dated import UNDATED
from sitegen.model.evidence import ArticleId


def timexes(text):
    article = Article(ArticleId("a.txt"), "0" * 64, text, (Block(0, len(text)),))
    return [(t.text, t.edtf) for t in find_timexes(article, split_sentences(article), UNDATED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Publicado el 2018-09-03 en Lima.", [("2018-09-03", "2018-09-03")]),
        ("Am 3.9.2018 fiel die Entscheidung.", [("3.9.2018", "2018-09-03")]),
        ("Le 23/09/2018, le tribunal.", [("23/09/2018", "2018-09-23")]),
        ("Le 03/09/2018, le tribunal.", [("03/09/2018", None)]),
        ("Le 03/09/2018 et le 23/09/2018.", [("03/09/2018", "2018-09-03"), ("23/09/2018", "2018-09-23")]),
        ("2018年に 2018/9/3 でした。", [("2018/9/3", "2018-09-03")]),
        ("Le 31/02/2018, le tribunal.", []),
        ("Version 1.2.10, voir /2018/09/03/page et 10.12.2018.4", []),
    ],
)
def test_figures(text, expected):
    """ISO dates and certain numeric dates are read; an uncertain order is left open; addresses and versions are no dates."""
    assert timexes(text) == expected


def test_publication_day_decides_the_order():
    """A numeric date that can only be the publication day in one order shows the order of all."""
    assert order_of(["03/09/2018"], "2018-09-03") == "day-first"
    assert order_of(["03/09/2018"], "2018-03-09") == "month-first"
    assert order_of(["03/09/2018"], None) == "unknown"


def test_two_digit_years():
    """Wire copy of the last century dates itself 11-02-89."""
    assert read_figures("11-02-89", "month-first") == ("1989-11-02", "numeric-date-month-first")

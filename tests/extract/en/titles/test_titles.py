"""Titles of happenings: made by leaving out."""

from __future__ import annotations

import re

import pytest

from sitegen.extract.en.titles import LIMIT
from sitegen.extract.en.titles.length import OVER
from tests.extract.en.happenings.happening_cases import read_cases, read_text, tell

CASES = [*read_cases("titles"), *read_cases("inner")]
NAMES = [*read_cases("names"), *read_cases("phrases")]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_a_title_is_what_is_left(case):
    """Dates, attributions, asides and lead-ins go; the happening stays."""
    assert tell(case) == case["tells"]


@pytest.mark.parametrize("case", NAMES, ids=lambda c: c["text"][:50])
def test_a_title_names_whom_it_means(case):
    """ "She" and "the agency" have a name where only one can be meant."""
    assert tell(case) == case["tells"]


@pytest.mark.parametrize("case", [*CASES, *NAMES, *read_cases("binding")], ids=lambda c: c["text"][:50])
def test_a_title_invents_no_word(case):
    """Every word of a title stands in the article, but for the "was" or "had" that makes a sentence of a participle."""
    found = read_text(case["text"])
    known = set(re.findall(r"\w+", found.article.text.lower())) | {"s", "was", "were"}
    if "having" in known:
        known.add("had")
    for happening in found.happenings:
        assert set(re.findall(r"\w+", happening.title.lower())) <= known


def test_a_title_is_short():
    """A sentence of many clauses is cut where one begins, or shown to be cut."""
    text = "The council of the town of Aldermouth on the southern coast decided on Tuesday " + "to go on and on " * 20
    title = read_text(text + ".").happenings[0].title
    assert len(title) <= LIMIT + OVER

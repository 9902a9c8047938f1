"""Patterns compiled when first used."""

import re

import pytest

from sitegen.patterns import lazy


def test_a_lazy_pattern_finds_what_the_compiled_one_finds():
    """Flags count, and all methods are those of the pattern."""
    pattern = lazy(r"b (?P<n>\d)", re.VERBOSE | re.IGNORECASE)
    assert [found["n"] for found in pattern.finditer("B1 b2")] == ["1", "2"]
    assert pattern.sub("-", "B1 b2") == "- -"
    assert pattern.pattern == r"b (?P<n>\d)"


def test_nothing_is_compiled_before_the_first_use():
    """A pattern that is wrong says so where it is used, not where it is written down."""
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("a")

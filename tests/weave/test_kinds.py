"""Kinds of happenings: which words tell one kind, in whatever form copy prints them."""

import pytest

from sitegen.weave.kinds import are_steps, kinds_of_head, kinds_of_phrases, kinds_of_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("banned", "prohibits"),
        ("losses", "defeat"),
        ("cancelling", "abandoned"),
        ("inquiries", "probing"),
        ("kidnapped", "hostages"),
        ("malfunctioned", "outages"),
        ("mutinied", "uprising"),
        ("freed", "releasing"),
        ("fleeing", "evacuated"),
    ],
)
def test_forms_of_words_meet(one, other):
    """Doubled letters, plurals and irregular forms are found like the bare word."""
    assert kinds_of_words([one]) & kinds_of_words([other])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the panel handed in its findings", "publication"),
        ("she was struck off the medical register", "discipline"),
        ("the firm issued court proceedings", "lawsuit"),
        ("inmates seized control", "revolt"),
        ("officers carried out searches", "raid"),
        ("the mayor regretted the loss of life", "death"),
        ("the network went offline", "outage"),
        ("residents got the all-clear", "lifting"),
    ],
)
def test_phrases_name_kinds(words, kind):
    """A verb and a word close behind it are one kind together."""
    tokens = words.split()
    assert kind in kinds_of_words(tokens).union(*kinds_of_phrases(tokens).values())


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("charge", "acquit", True),
        ("ratify", "reject", True),
        ("shut", "reopen", True),
        ("suspend", "sack", True),
        ("charge", "reopen", False),
        ("explode", "evacuate", False),
    ],
)
def test_steps_of_one_affair_are_two(one, other, apart):
    """What follows on another thing, or undoes it, is not told again by it."""
    assert are_steps(kinds_of_head(one, {}), kinds_of_head(other, {})) is apart

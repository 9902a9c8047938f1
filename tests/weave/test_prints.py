"""By what a telling is known again (sitegen.weave.prints)."""

import pytest

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave.actors import merge_actors
from sitegen.weave.crowds import told_then
from sitegen.weave.prints import prints_of
from tests.weave.stories import harbour


def _told():
    extracts = sorted(harbour(), key=lambda e: e.article.id)
    of = merge_actors(extracts, Edits(), Ledger()).of
    tellings, scale = told_then(extracts, of, [[h.dated for h in e.happenings] for e in extracts])
    return [b"sign"] * len(extracts), [list(row) for row in of], tellings, scale, {0: 7}


def _set(name, value):
    return lambda _signs, _of, tellings, _scale, _published: setattr(tellings[0], name, value)


CHANGES = {
    "what the article tells": lambda signs, *_: signs.__setitem__(0, b"other"),
    "whom it names": lambda _, of, *__: of[0].append(99),
    "when it was written": lambda *rest: rest[-1].__setitem__(0, 8),
    "the first day": _set("first", 1),
    "the last day": _set("last", 999_999),
    "what its article tells then": _set("lonely", (0.1, 0.2, 0.3)),
    "what of its kind": _set("sole", (True, False, True)),
    "what the story tells then": _set("crowd", (0.1, 0.2, 0.3)),
    "the one happening it can mean": _set("only", frozenset({"harm"})),
    "the worth of a word": lambda _s, _o, told, scale, _p: scale.worth.__setitem__(min(told[0].words), 1234),
    "the weight of an actor": lambda _s, _o, told, scale, _p: scale.actor.__setitem__(min(told[0].actors), 1234),
    "whether its head word is rare": lambda _s, _o, told, scale, _p: scale.trigger.__setitem__(
        told[0].happening.trigger, not scale.trigger[told[0].happening.trigger]
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_all_that_is_compared_is_in_the_print(change):
    """Of each thing by which two tellings are compared: where it is another, so is the print."""
    one, other = _told(), _told()
    assert prints_of(*one) == prints_of(*other)
    CHANGES[change](*other)
    assert prints_of(*one)[0] != prints_of(*other)[0]


def test_two_tellings_have_two_prints():
    """Also where one article tells both."""
    prints = prints_of(*_told())
    assert len(set(prints)) == len(prints)

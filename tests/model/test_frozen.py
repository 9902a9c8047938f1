"""Nodes that are made fast are frozen dataclasses in all else."""

import copy
import pickle
from dataclasses import fields, is_dataclass, replace

import msgspec
import pytest

from sitegen.model.dated import Dated
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.model.extract import Mention, Timex
from sitegen.model.frozen import changed

INNER = Timex(3, 7, "2019", "2019", "year", 0)
OUTER = Timex(0, 7, "in 2019", "2019", "year", 0, ends=(INNER,))


def test_fields_and_defaults_are_the_dataclass_s_own():
    """Positions, keywords, defaults and the representation are those of the class as it is written."""
    assert is_dataclass(Timex)
    assert [f.name for f in fields(Mention)] == ["start", "end", "text", "actor", "sentence"]
    assert Timex(start=3, end=7, text="2019", edtf="2019", rule="year", sentence=0, anchor="", kind="date") == INNER
    assert repr(Mention(0, 3, "Ann", 1, 2)) == "Mention(start=0, end=3, text='Ann', actor=1, sentence=2)"


def test_nobody_writes_into_a_node():
    """An assignment, a deletion and a new attribute are refused."""
    with pytest.raises(AttributeError):
        INNER.start = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del INNER.start
    with pytest.raises(AttributeError):
        INNER.other = 4  # type: ignore[attr-defined]


def test_a_missing_field_is_a_mistake():
    """What has no default must be given."""
    with pytest.raises(TypeError):
        Mention(0, 3, "Ann")  # type: ignore[call-arg]


def test_nodes_are_compared_and_kept_by_value():
    """Equal values are equal and of one hash; another value is another node."""
    assert replace(OUTER) == OUTER
    assert hash(OUTER) == hash(replace(OUTER))
    assert replace(OUTER, start=1) != OUTER


def test_a_changed_node_is_another_one():
    """It has the new values and the old ones; a field that there is not is a mistake."""
    assert changed(OUTER, start=1) == replace(OUTER, start=1)
    assert OUTER.start == 0
    with pytest.raises(TypeError):
        changed(OUTER, other=1)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda node: pickle.loads(pickle.dumps(node))])
def test_copies_are_equal(copied):
    """By the copy module and by pickle."""
    assert copied(OUTER) == OUTER


def test_a_node_travels_by_message_pack():
    """As the cache keeps it, and frozen when it comes back."""
    back = msgspec.msgpack.decode(msgspec.msgpack.encode(OUTER), type=Timex)
    assert back == OUTER
    with pytest.raises(AttributeError):
        back.start = 4


def test_what_a_class_checks_is_checked():
    """A date without evidence and evidence without a place are refused."""
    with pytest.raises(ValueError, match="evidence"):
        Evidence(ArticleId("a.txt"), "words")
    with pytest.raises(ValueError, match="evidence"):
        Dated("2019", "stated", "year")

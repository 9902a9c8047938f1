"""What is said of a word is worked out once, and words tell which rules may have something to say."""

from sitegen import memo
from sitegen.memo import Memo, Triggers


def test_a_value_is_worked_out_once():
    """The second look-up does not ask the function."""
    asked: list[str] = []
    known = Memo(lambda word: asked.append(word) or len(word))
    assert [known["harbour"], known["harbour"], known["pier"]] == [7, 7, 4]
    assert asked == ["harbour", "pier"]


def test_a_full_memo_begins_anew(monkeypatch):
    """Strange words of many articles do not fill the memory."""
    monkeypatch.setattr(memo, "_MOST", 3)
    known = Memo(len)
    assert [known[word] for word in ("a", "bb", "ccc", "dddd", "eeeee")] == [1, 2, 3, 4, 5]
    assert len(known) <= 3


def test_a_trigger_is_found_within_a_word():
    """As "subscri" in "subscribers": a part of a word is enough."""
    assert Triggers(letter=("subscri",), sale=("offer",)).within("all subscribers may vote") == {"letter"}


def test_a_phrase_must_stand_as_it_is():
    """Its longest word alone is no trigger, nor are its words apart."""
    triggers = Triggers(letter=("sign up",), page=("/ ",))
    assert triggers.within("they sign it up") == set()
    assert triggers.within("please sign up here") == {"letter"}
    assert triggers.within("and/or") == set()
    assert triggers.within("photo / agency") == {"page"}


def test_a_line_can_be_of_several_families():
    """Each family with a trigger in the line is named once."""
    triggers = Triggers(a=("tide", "ebb"), b=("tide",), c=("storm",))
    assert triggers.within("the ebb tide") == {"a", "b"}

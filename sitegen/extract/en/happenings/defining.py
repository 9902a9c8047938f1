"""Dates that say which things or acts are meant: "cars built before 1986", "accused of stealing a bell on Sunday", "notes due
31 May 2032". In: a date in its clause. Out: yes or no.
"""

from __future__ import annotations

import re

from sitegen.extract.en.happenings.compared import EACH, DateInClause
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, NOT_VERB, PAST, TIME
from sitegen.extract.en.wordlists import read_lists


def is_of_kind(date: DateInClause) -> bool:
    """As in "Cars built before 1986 will be recalled", "It recalls all packs made between 2016 and May 2018": which of them."""
    words = date.reading.words
    made = next((w for w in range(date.at - 1, 0, -1) if words[w].kind or words[w].low in (",", TIME)), 0)
    if words[made].kind != PAST or not words[made - 1].low.endswith("s"):
        return False
    if made == date.at - 1 and date.span.startswith(("between ", "from ")):
        return not EACH.isdisjoint(word.low for word in words[max(0, made - 4) : made])
    goes_on = any(words[w].kind == AUXILIARY for w in date.clause.words if w > date.at)
    bounds = {word.low for word in words[made + 1 : date.at]}
    return bool(bounds) and bounds <= _BOUNDS and goes_on and _WITH_YEAR.search(date.span) is not None


def is_of_each(date: DateInClause) -> bool:
    """As in "Every minister who served between 2001 and 2018", "is appealing for anyone who was
    there on Sunday"; but "shot at anyone who ran on Sunday".
    """
    words, opener = date.reading.words, date.clause.opener
    if date.clause.kind != "relative" or words[opener - 1].low == ",":
        return False
    around = date.reading.clauses[date.clause.parent]
    anybody = words[opener - 1].low in _WHOEVER and around.finite >= 0 and words[around.finite].kind != PAST
    return anybody or any(word.low in EACH for word in words[max(0, opener - 4) : opener])


def is_of_charge(date: DateInClause) -> bool:
    """As in "pleaded guilty to stealing a bell in Ely in May", "A man accused of trying to sink a ferry on Sunday is ill"; but "was
    charged with stealing a bell on 4 May": the charge may be of that day.
    """
    words = date.reading.words
    acts = (w for w in range(date.at - 1, 1, -1) if words[w].kind != BASE and words[w - 1].low in _CHARGED)
    told = next(acts, 0)
    if (
        words[told].kind != ING
        or any(word.low in (",", TIME) for word in words[told : date.at])
        or not words[told - 2].low.startswith(_ALLEGED)
    ):
        return False
    goes_on = any(words[w].kind == AUXILIARY for w in date.clause.words if w > date.at)
    return goes_on or (words[told - 2].low == "guilty" and date.word(-1) == "in")


def is_of_deed(date: DateInClause) -> bool:
    """As in "The firm paid a fine in March for polluting a beck in 2016": the verb has a date of its own."""
    words, act = date.reading.words, next(iter(reversed(verbs_before(date))), 0)
    if words[act].kind != ING or words[act - 1].low not in ("for", "over", "of"):
        return False
    return any(words[w].low == TIME for w in date.clause.words if w < act) and not any(
        words[w].low == TIME for w in range(act, date.at)
    )


def is_span_of_charge(date: DateInClause) -> bool:
    """As in "convicted of abusing four players between 2004 and 2012", "are alleged to have taken place from 2004 to 2012"."""
    words, verbs = date.reading.words, verbs_before(date)
    if any(words[w].low.startswith(_ALLEGED) for w in date.clause.words if w < date.at):
        return True
    return len(verbs) > 1 and words[verbs[-1]].kind == ING and words[verbs[-1] - 1].low in ("of", "for", "with")


def is_of_birth(date: DateInClause) -> bool:
    """As in "The painter, born in Trieste in 1931, died": what the clause tells is another day's."""
    words, w = date.reading.words, date.at - 1
    while w > 0 and words[w].low not in (",", "born") and not words[w].kind:
        w -= 1
    return w > 0 and words[w].low == "born" and words[w - 1].low == ","


def begins_noun(date: DateInClause) -> bool:
    """As in "The team has arrived for the match starting on Friday"; but "Prices fell, starting in May", "will close starting in May"."""
    words, finite = date.reading.words, date.clause.finite
    last = next((w for w in range(date.at - 1, max(finite, 0), -1) if words[w].kind), 0)
    if words[last].low not in _STARTING or words[last - 1].kind != NOT_VERB or not words[last - 1].low[:1].isalnum():
        return False
    return words[finite].kind == PAST or words[finite].low in _HAVE


def is_model_year(date: DateInClause) -> bool:
    """As in "model year 2010"."""
    return date.word(-2) in _YEARS_OF


def is_maturity(date: DateInClause) -> bool:
    """As in "debentures due 2002", "notes due May 31, 1992"; not "is due 2002", "talks due on Friday"."""
    return _WITH_YEAR.search(date.span) is not None and date.reading.words[date.at - 2].kind not in (AUXILIARY, PAST)


def verbs_before(date: DateInClause) -> list[int]:
    """The verbs of its clause in front of it."""
    return [w for w in date.clause.words if w < date.at and date.reading.words[w].kind]


_LISTS = read_lists("clauses")
_WHOEVER = _LISTS["whoever"]
_BOUNDS = frozenset(("before", "prior", "to", "after"))
_CHARGED = frozenset(("of", "to", "with"))
_ALLEGED = ("alleged", "accused", "charge", "suspected", "denie", "deny", "admit", "plead", "guilty", "convict")
_YEARS_OF = _LISTS["years_of"]
_STARTING, _HAVE = frozenset(("beginning", "starting")), frozenset(("has", "have", "had"))
_WITH_YEAR = re.compile(r"\d{4}\Z")

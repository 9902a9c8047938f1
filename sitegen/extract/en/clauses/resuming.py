"""What a second verb does to the clauses in the making: it goes on with the clause around, or shows that another has begun. In:
its place. Out: the clause it belongs to. The look-aheads are of bounded length.
"""

from __future__ import annotations

from sitegen.extract.en.clauses.making import Making
from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.verbs import is_finite, starts_anew, verb_ahead
from sitegen.extract.en.clauses.words import (
    ARTICLES,
    ASIDE,
    DETERMINERS,
    DONE,
    ENDS,
    PARTICLES,
    PREPOSITIONS,
    STARTS_SUBJECT,
    SUBJECT_PRONOUNS,
    WHO,
)
from sitegen.extract.en.triggers import AUXILIARY, PAST, TIME, lexicon, low_at

_BY_THE_TIME = ["by", "the", "time"]
_SUBJECTS_ONLY = SUBJECT_PRONOUNS - {"it"}


def resume(making: Making, i: int) -> None:
    """As in "The man who shot the guard | was arrested": a second verb goes on with the clause around; also past a clause
    within, as in "The man who fled when the bank fell over | was found".
    """
    inner = clause = making.clauses[making.at]
    if making.words[i - 1].low == "to" or making.words[i - 1].kind == AUXILIARY:
        return  # "which was to have carried": one verb of several words
    if _behind_date(making, i) or _behind_fronted(making, i):
        return
    if making.words[i - 1].low in _SUBJECTS_ONLY and making.words[i - 2].kind in DONE:
        return  # "after a test showed | they were"
    while clause.finite >= 0 and clause.parent >= 0:
        if clause.kind in ("relative", "that"):
            next_to = inner is not clause and making.words[i].kind == making.words[i - 1].kind == PAST
            anew = next_to or starts_anew(making.words, i, inner)  # "when the bank collapsed | lost her shop"
            if anew and making.words[clause.finite].lemma != "say" and not _runs_to_comma(making, clause, i):
                _go_on_around(making, clause)
            return
        clause = making.clauses[clause.parent]
    apart = (
        low_at(making.words, inner.opener - 1) == ","
    )  # "No hearing until May, when statements made by Aho | will be played"
    if clause is not inner and not apart and making.lacks_verb(clause) and starts_anew(making.words, i, inner):
        making.at = inner.parent  # "The men sent in after the bank fell | must leave"


def _go_on_around(making: Making, inner: Clause) -> None:
    """The subject before `inner` gets its verb: that of the clause around, or as in "He says [the rice that left | is gone]"
    of a clause that nothing has opened yet.
    """
    around = making.clauses[inner.parent]
    if around.finite < 0:
        making.at = inner.parent
        return
    subject = list(range(around.finite + 1, inner.opener))
    said = inner.kind == "relative" and making.words[around.finite].lemma in lexicon().say
    if said and subject and [w for w in around.words if w > around.finite] == subject:
        making.open("that", inner.parent, -1)
        around.words = around.words[: -len(subject)]
        making.clauses[making.at].words += subject
        inner.parent = making.at
        for w in subject:
            making.owner[w] = making.at


def _behind_date(making: Making, i: int) -> bool:
    """As in "which stood empty in the weeks after | the licence was revoked": a date that has a clause of its own."""
    clause = making.clauses[making.at]
    date = next((j for j in range(i - 2, max(clause.finite, i - 8), -1) if making.words[j].low == TIME), -1)
    if (
        date < 0
        or (clause.finite < 0 and clause.kind == "that")
        or clause.kind == "main"
        or making.words[date + 1].low not in ARTICLES
        or making.owner[date] != making.at
    ):
        return False
    making.open_behind("time", date, i)
    return True


def _behind_fronted(making: Making, i: int) -> bool:
    """As in "When she came to Ely in May | she bought the mill", "After the band broke up | he sang alone", "By the time she left in
    May | all was lost": what "when" has opened ends with its date, or a particle.
    """
    clause, before = making.clauses[making.at], low_at(making.words, i - 2)
    if [word.low for word in making.words[:3]] == _BY_THE_TIME and making.at == 0 and clause.finite >= 0:
        date = next((j for j in range(i - 2, clause.finite, -1) if making.words[j].low == TIME), 0)
        if date:
            making.open_behind("main", date, i)
            making.clauses[making.at].parent = -1
        return date > 0
    fronted = clause.fronted and clause.finite >= 0 and (before == TIME or before in PARTICLES)
    if not fronted or (making.words[i - 1].low not in SUBJECT_PRONOUNS and making.words[i - 1].low != "there"):
        return False
    making.open_behind("main", i - 2, i)
    making.clauses[making.at].parent = -1
    return True


def _runs_to_comma(making: Making, clause: Clause, i: int) -> bool:
    """As in "The firm, which works under a deal signed in May, declined": what a comma opens, the next comma closes."""
    opened = low_at(making.words, clause.opener - 1) == ","
    return opened and any(word.low == "," for word in making.words[i + 1 : i + ASIDE])


def without_that(making: Making, i: int) -> None:
    """As in "The firm said [it would close]", "He said [the mill, a tall one, shut]": a second subject and verb behind a verb of
    saying are what was said.
    """
    words, clause = making.words, making.clauses[making.at]
    said = clause.finite
    if said < 0 or words[said].lemma not in lexicon().say or not is_finite(words, i, clause):
        return
    between = range(said + 1, i)
    ends = [j for j in between if words[j].low in ENDS or words[j].low == "to"]
    apart = len(ends) == 2 and words[ends[0]].low == words[ends[1]].low == "," and said + 1 < ends[0] < ends[1] == i - 1
    if (ends and not apart) or i - said > (_LONG if apart else _SHORT):
        return
    begin = said + 1 if apart else next((j + 1 for j in reversed(between) if words[j].low == TIME), said + 1)
    if words[said].lemma != "say":  # "told investors | it would", "warned members | the fund was"
        begin = next((j for j in between if j > said + 1 and words[j].low in STARTS_SUBJECT), begin)
    if begin < i and words[begin].low not in PREPOSITIONS:
        making.open_behind("that", begin - 1, i)


_SHORT, _LONG = 14, 24  # words from the verb of saying to the verb of what was said; with an aside between


def object_missing(making: Making, i: int) -> bool:
    """As in "The panel that the ministry appointed in May | has never met": its subject stands behind "that"."""
    clause, words = making.clauses[making.at], making.words
    if clause.kind != "relative" or making.clauses[clause.parent].finite >= 0 or words[i].kind != PAST:
        return False
    named = words[clause.opener].low in WHO and words[clause.opener + 1].low in DETERMINERS
    return named and verb_ahead(words, i + 1)

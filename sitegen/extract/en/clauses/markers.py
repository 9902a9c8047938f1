"""What a marker does to the clauses in the making: a comma, "which", "that", "when", "and". In: its place. Out: a clause opened or closed."""

from __future__ import annotations

from sitegen.extract.en.clauses.asides import verb_behind
from sitegen.extract.en.clauses.making import Making
from sitegen.extract.en.clauses.prepositions import is_preposition, measures
from sitegen.extract.en.clauses.presents import plural_ahead, plural_present, present
from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.verbs import clause_follows, named_subject, tail_follows
from sitegen.extract.en.clauses.words import (
    ADVERBS,
    ASIDE,
    COORDINATE,
    DONE,
    ENDS,
    FINITE,
    HARD,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATE,
)
from sitegen.extract.en.triggers import AUXILIARY, PAST, PRESENT, TIME, low_at
from sitegen.extract.en.wordlists import read_lists

# After "that" these make it a pointer: "that December", "that same morning".
_POINTED = read_lists("clauses")["pointed"] | {"", ".", TIME}
_WHEN = frozenset(("when", "while"))  # "when that wing caught fire"
_NO_SUBJECT = frozenset(("that", "far", "more", "less", "fewer"))  # "…, far more than those named in May"
_SAID = 2  # words that "says" has behind it: "said so and left", but "said wheat and oats would"
_PAUSES = HARD | {","}


def open_or_close(making: Making, i: int, low: str) -> None:
    """What the marker `low` at word `i` opens or closes."""
    clause = making.clauses[making.at]
    if low in HARD:
        making.open("main", -1, i)
    elif low == ",":
        _comma(making, i)
    elif low in RELATIVE:
        if i:
            making.open("relative", making.at, i)
    elif low == "that":
        _that(making, i)
    elif low in SUBORDINATE:
        opens = not measures(making.words, i) and not is_preposition(making.words, i)
        follows = opens and clause_follows(making.words, i + 1, clause)
        if low in ("if", "unless") or follows:
            making.open(SUBORDINATE[low], making.at, i)
            making.clauses[making.at].fronted = clause.finite < 0 and clause.kind == "main"
    elif low in COORDINATE and (clause.finite >= 0 or clause.opener == i - 1 or _is_told(making, clause)):
        _coordinate(making, i)


def _is_told(making: Making, clause: Clause) -> bool:
    """As in "Doctors expect more | but say so quietly": a verb that is not known for one until nothing else is."""
    if clause.kind == "main":
        clause.finite = plural_present(making.words, clause.words)
    return clause.finite >= 0


def _comma(making: Making, i: int) -> None:
    clause, following = making.clauses[making.at], low_at(making.words, i + 1)
    if clause.kind in ("main", "that") and verb_behind(making.words, i, clause):
        clause.finite = -1
        return
    if _closed_before_verb(making, i, clause):
        making.at = clause.parent
        return
    if _row_goes_on(making, i, clause):
        making.open("relative", clause.parent, i, making.at)
        making.clauses[making.at].finite = i + 1
        return
    if clause.finite >= 0:
        up = making.at
        while making.clauses[up].kind not in ("main", "that"):
            up = making.clauses[up].parent
        if following not in COORDINATE or clause.kind != "relative" or making.clauses[up].finite >= 0:
            making.at = up
    clause = making.clauses[making.at]
    if clause.finite < 0:
        return
    may_begin = following not in PREPOSITIONS and following not in _NO_SUBJECT
    if tail_follows(making.words, i + 1) or (may_begin and clause_follows(making.words, i + 1, clause, nearest=True)):
        making.open("main", -1, i)


def _row_goes_on(making: Making, i: int, clause: Clause) -> bool:
    """As in "the pipe, which was announced in May, | begun in June and scrapped in July": of one "was"."""
    words = making.words
    if clause.kind != "relative" or clause.finite < 0 or words[clause.finite].low not in ("was", "were", "been"):
        return False
    last = next((j for j in range(i + 2, min(i + _ROW, len(words))) if words[j].low in (",", "and")), 0)
    both = last > 0 and words[i + 1].kind == PAST and last + 1 < len(words) and words[last + 1].kind == PAST
    return both and words[last].low == "and"


_ROW = 9  # words from one participle of a row to the next


def _closed_before_verb(making: Making, i: int, clause: Clause) -> bool:
    """As in "The crew, whose ages run from 19 to 67, | had trained": a verb that is not known for one until nothing else is."""
    if clause.kind != "relative" or clause.finite >= 0 or making.clauses[clause.parent].finite >= 0:
        return False
    verb = i + 1 < len(making.words) and making.words[i + 1].kind in FINITE
    return verb and making.words[clause.opener - 1].low == "," and plural_present(making.words, clause.words) >= 0


def _that(making: Making, i: int) -> None:
    """What was said, or a relative clause; not where it points: "that night", "in that case"."""
    before, following = making.words[i - 1], low_at(making.words, i + 1)
    if i == 0 or following in _POINTED or before.low in PREPOSITIONS | _WHEN or _points(making, i):
        return
    if following in ENDS and (following != "," or before.kind not in (PAST, PRESENT)):
        return  # "after that, he said", but "said that, in May, prices fell"
    told = any(word.kind for word in making.words[max(0, i - 2) : i])
    noun = before.low not in (",", TIME) and before.low not in ADVERBS and not told
    direct = making.words[i + 1].kind in FINITE
    relative = direct or (noun and not making.saying(i))
    making.open("relative" if relative else "that", making.at, i)
    if not (direct or noun):
        making.clauses[making.at].finite = plural_ahead(making.words, i + 1)


def _points(making: Making, i: int) -> bool:
    """As in "The bank, which upheld [that ruling] in March, said so": the next verb stands behind the aside's comma."""
    up = making.at
    while making.clauses[up].kind == "relative":
        up = making.clauses[up].parent
    if up == making.at or making.clauses[up].finite >= 0 or making.saying(i):
        return False
    ahead = range(i + 1, min(i + ASIDE, len(making.words)))
    verb = next((j for j in ahead if making.words[j].kind in FINITE), 0)
    return verb > 0 and making.words[verb - 1].low == ","


def _coordinate(making: Making, i: int) -> None:
    """A second verb of one subject ("was arrested [and] flown home"), or a second clause beside the first."""
    words = making.words
    level = making.top() if words[i - 1].low in _PAUSES else making.at
    verb = next((word for word in words[i + 1 :] if word.low not in ADVERBS and word.low != TIME), None)
    if verb is not None and (verb.kind in FINITE or _goes_on_in_present(making, i)):
        row = making.clauses[level].kind == "relative" and making.clauses[level].subject >= 0
        subject = making.clauses[level].subject if row else level
    elif (
        not _lists_what_is_said(making, i)
        and not _verb_is_of_around(making, i)
        and (clause_follows(words, i + 1, making.clauses[making.at], nearest=True) or named_subject(words, i + 1))
    ):
        subject = -1
    else:
        return
    making.open(making.clauses[level].kind, making.clauses[level].parent, i, subject)


def _goes_on_in_present(making: Making, i: int) -> bool:
    """As in "They have opened it | and expect to close it": a verb that is not known for one until what is before it has one."""
    words, finite = making.words, making.clauses[making.at].finite
    several = finite >= 0 and words[finite].low in ("have", "are", "were")
    return several and low_at(words, i + 2) == "to" and present(words, i + 1, plural=True)


def _verb_is_of_around(making: Making, i: int) -> bool:
    """As in "A man who stole cash to pay for cruises | and a hot tub has been jailed": the one verb left is that of the man."""
    words, clause = making.words, making.clauses[making.at]
    if clause.kind != "relative" or not making.lacks_verb(making.clauses[clause.parent]):
        return False
    verbs = [j for j in range(i + 1, len(words)) if words[j].kind in DONE]
    first = verbs[0] if verbs else i
    group = [j for j in verbs if all(words[k].kind or words[k].low in ADVERBS for k in range(first, j))]
    return words[first].kind == AUXILIARY and len(group) == len(verbs)


def _lists_what_is_said(making: Making, i: int) -> bool:
    """As in "He says rules for petrol | and diesel will change": what "says" has behind it still lacks its verb."""
    said = making.clauses[making.at].finite
    between = making.words[said + 1 : i]
    if making.words[said].lemma != "say" or len(between) < _SAID or between[0].low in PREPOSITIONS:
        return False
    return not any(word.kind or word.low in ENDS or word.low == TIME for word in between)

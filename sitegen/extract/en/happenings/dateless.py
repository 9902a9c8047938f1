"""Dates that date nothing: comparisons, conditions, what lasted until then. In: a sentence's reading and a date in it. Out: yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.happenings.compared import (
    EACH,
    DateInClause,
    has_changed_from,
    is_beside_another,
    is_compared_within,
    is_ranked_within,
    is_set_against,
    is_start_of_move,
    is_true_since,
)
from sitegen.extract.en.triggers import BASE, ING, NOT_VERB, PAST, TIME
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy


def dates_nothing(text: str, reading: Reading, at: int) -> bool:
    """Whether one of the tests below says so. The words at the edges of a date tell which of them to ask."""
    words = reading.words
    span = text[words[at].start : words[at].end].lower()
    first, _, more = span.partition(" ")
    date = DateInClause(text, reading, at, reading.clauses[reading.owner[at]], span)
    before, behind = date.word(-1), date.word(1)
    tests = (
        *_BY_WORD_BEFORE.get(before, ()),
        *(_BY_FIRST_WORD.get(first, ()) if more else ()),
        *_BY_LAST_WORD.get(more.rpartition(" ")[2], ()),
        *_BY_WORD_BEHIND.get(behind, ()),
        *_OF_ANY_DATE,
    )
    for test in tests:  # noqa: SIM110 - a third faster than any(…), and asked of every date
        if test(date):
            return True
    return False


_Test = Callable[[DateInClause], bool]


# ------------------------------------------------------------------ by the word before, or the date's own first or last
def _always(_: DateInClause) -> bool:
    """As in "fewer than in 2010", "aged 40 in May", "must pay within 28 days", "Tuesday marks ten years since the mine closed"."""
    return True


def _is_model_year(date: DateInClause) -> bool:
    """As in "model year 2010"."""
    return date.word(-2) in _YEARS_OF


def _is_maturity(date: DateInClause) -> bool:
    """As in "debentures due 2002"; not "is due 2002"."""
    return date.span.isdigit() and not date.reading.words[date.at - 2].kind


def _is_as_of(date: DateInClause) -> bool:
    """As in "As of Tuesday 41 were missing"."""
    return date.word(-2) == "as"


def _names_law(date: DateInClause) -> bool:
    """As in "the Private Securities Act of 1995"."""
    return date.span.isdigit() and date.word(-2) in _LAWS


def _is_of_accounts(date: DateInClause) -> bool:
    """As in "In its accounts for 2016 the firm reported …", "raised its forecast for 2016"."""
    return date.word(-2) in _OUTLOOK or (date.word(-2) in _ACCOUNTS and date.clause.finite > date.at)


def _is_of_birth(date: DateInClause) -> bool:
    """As in "The painter, born in Trieste in 1931, died": what the clause tells is another day's."""
    words, w = date.reading.words, date.at - 1
    while w > 0 and words[w].low not in (",", "born") and not words[w].kind:
        w -= 1
    return w > 0 and words[w].low == "born" and words[w - 1].low == ","


def _ends_period(date: DateInClause) -> bool:
    """As in "rose to £2m in the year to March", "during the year ended May 31", "in 2021/22 ending in March"; not "The year ended in
    March".
    """
    if date.word(-1) == "to":
        return date.word(-2) in _PERIODS and "the" in date.before(5)
    end = date.at - 1 if date.word(-1) in _ENDING else date.at - 2
    words = date.reading.words
    return (
        words[end].low in _ENDING
        and (words[end - 1].low in _PERIODS or words[end - 1].low == TIME)
        and end != date.clause.head
    )


def _is_put_off_to(date: DateInClause) -> bool:
    """As in "voted on prolonging it to the end of 2018"."""
    return next((word.kind for word in date.reading.words[date.at - 1 :: -1] if word.kind), 0) == ING


def _is_between_years(date: DateInClause) -> bool:
    """As in "Roe, who played for the club between 2007 and 2010, …"."""
    return date.clause.kind == "relative" and _BETWEEN_YEARS.fullmatch(date.span) is not None


def _lasts_until(date: DateInClause) -> bool:
    """As in "ordered the firm to stop work until 9 December", "who was its manager until 2014"; but "has until 4 May to pay"."""
    words, clause = date.reading.words, date.clause
    if clause.head >= 0 and words[clause.head].lemma.removesuffix("ed") in _LASTING:
        denied = any(word.low in ("not", "n't") for word in words[clause.finite : clause.head + 3])
        return date.word(1) != "to" and not denied
    verbs = _verbs_before(date)
    if len(verbs) < 2:
        return False
    first = words[clause.finite if clause.finite >= 0 else verbs[0]]
    return first.kind == PAST and any(words[w].kind == BASE for w in verbs)


def _is_span_of_charge(date: DateInClause) -> bool:
    """As in "convicted of abusing four players between 2004 and 2012", "are alleged to have taken place from 2004 to 2012"."""
    words, verbs = date.reading.words, _verbs_before(date)
    if any(words[w].low.startswith(_ALLEGED) for w in date.clause.words if w < date.at):
        return True
    return len(verbs) > 1 and words[verbs[-1]].kind == ING and words[verbs[-1] - 1].low in ("of", "for", "with")


def _verbs_before(date: DateInClause) -> list[int]:
    """The verbs of its clause in front of it."""
    return [w for w in date.clause.words if w < date.at and date.reading.words[w].kind]


def _has_gone(date: DateInClause) -> bool:
    """As in "until Christmas had come and gone"."""
    return date.word(2) in _GONE


_BY_WORD_BEFORE: dict[str, tuple[_Test, ...]] = {
    **dict.fromkeys(("than", "compared", "versus", "vs", "then", "aged", "within", "copyright", "©"), (_always,)),
    **dict.fromkeys(("years", "year"), (_is_model_year,)),
    "due": (_is_maturity,),
    **dict.fromkeys(("ended", "ending"), (_ends_period,)),
    **dict.fromkeys(("on", "at"), (is_compared_within, _ends_period)),
    **dict.fromkeys(("until", "till"), (_lasts_until,)),
    "with": (is_compared_within,),
    "in": (is_compared_within, is_start_of_move, _ends_period),
    "to": (is_compared_within, _ends_period, _is_put_off_to),
    "of": (_is_as_of, _names_law),
    "from": (has_changed_from,),
    "for": (_is_of_accounts,),
    "since": (is_true_since,),
}
_BY_FIRST_WORD: dict[str, tuple[_Test, ...]] = {
    **dict.fromkeys(("until", "till"), (_lasts_until,)),
    "since": (is_true_since,),
    "between": (_is_between_years, _is_span_of_charge),
    "from": (_is_span_of_charge,),
    "this": (is_ranked_within,),
}
_BY_LAST_WORD: dict[str, tuple[_Test, ...]] = dict.fromkeys(("earlier", "before", "ago"), (is_set_against,))
_BY_WORD_BEHIND: dict[str, tuple[_Test, ...]] = {"marks": (_always,), "marked": (_always,), "had": (_has_gone,)}


# ------------------------------------------------------------------ whatever its words
def _is_of_each(date: DateInClause) -> bool:
    """As in "Every minister who served between 2001 and 2018"."""
    words, opener = date.reading.words, date.clause.opener
    if date.clause.kind != "relative" or words[opener - 1].low == ",":
        return False
    return any(word.low in EACH for word in words[max(0, opener - 4) : opener])


def _is_condition(date: DateInClause) -> bool:
    """As in "if he leaves in May"."""
    return date.clause.kind == "if"


def _is_of_page(date: DateInClause) -> bool:
    """As in "This article was first published on 3 May", "Please write to us by 4 May": the page speaks of itself."""
    return _ABOUT_PAGE.match(date.text, date.reading.words[0].start) is not None


def _did_not_come_about(date: DateInClause) -> bool:
    """As in "could close in May", "ought to have told them in May", "was to have sailed on Friday", "was supposed to sail"; not
    "could not pay in May", "might have fallen in May".
    """
    words, finite = date.reading.words, date.clause.finite
    modal, following = words[finite].low, [word.low for word in words[finite + 1 : finite + 4]]
    match modal if finite >= 0 else "":
        case "could" | "might":
            return _OPEN.isdisjoint(following)
        case "should" | "ought":
            return "have" in following
        case "was" | "were":
            return following[:1] in (["supposed"], ["meant"]) or following[:2] == ["to", "have"]
    return False


def _is_unreached(date: DateInClause) -> bool:
    """As in "She could not be reached on Friday", "would not say on Friday how many"."""
    words, clause = date.reading.words, date.clause
    start, end = words[clause.words[0]].start, words[clause.words[-1]].end
    told = date.text[start:end]
    return any(map(told.__contains__, _UNREACHED_HINTS)) and _UNREACHED.search(date.text, start, end) is not None


def _begins_noun(date: DateInClause) -> bool:
    """As in "The team has arrived for the match starting on Friday"; but "Prices fell, starting in May", "will close starting in May"."""
    words, finite = date.reading.words, date.clause.finite
    last = next((w for w in range(date.at - 1, max(finite, 0), -1) if words[w].kind), 0)
    if words[last].low not in _STARTING or words[last - 1].kind != NOT_VERB or not words[last - 1].low[:1].isalnum():
        return False
    return words[finite].kind == PAST or words[finite].low in _HAVE


_OF_ANY_DATE: tuple[_Test, ...] = (
    _is_of_birth,
    _is_of_each,
    _is_condition,
    _is_of_page,
    is_beside_another,
    _did_not_come_about,
    _is_unreached,
    _begins_noun,
)


_LISTS = read_lists("clauses")
_YEARS_OF = _LISTS["years_of"]
_LAWS = frozenset(("act", "code", "constitution", "statute"))
_STARTING, _HAVE = frozenset(("beginning", "starting")), frozenset(("has", "have", "had"))
_OPEN = frozenset(("have", "not"))
_ACCOUNTS = frozenset(("accounts", "budget", "earnings", "figures", "forecast", "profits", "results", "turnover"))
_OUTLOOK = frozenset(
    ("budget", "budgets", "estimate", "forecast", "forecasts", "guidance", "outlook", "projection", "projections")
)
_ENDING = frozenset(("ended", "ending"))
_PERIODS = frozenset(("year", "months", "quarter", "half", "weeks", "period"))
_BETWEEN_YEARS = re.compile(r"between \d{4} and \d{4}")
_GONE = frozenset(("come", "gone", "passed"))
_LASTING = frozenset(("be", "have", "live", "remain", "stay", "wait", "work"))
_ALLEGED = ("alleged", "accused", "charge", "suspected", "denie", "deny", "admit", "plead", "guilty", "convict")
_ABOUT_PAGE = lazy(
    r"""
    (?: This\ (?:report|article|story|page|post|piece|interview|newsletter|column|live\ blog)\b .{0,60}?
            \b(?:published|updated|corrected|amended|appeared|closed)\b
      | Letters\ to\ the\ editor\b | Please\b )
    """,
    re.VERBOSE,
)
_UNREACHED_HINTS = (
    "not",
    "n't",
    "n’t",
    "comment",
    "unanswered",
    "declin",
    "refused",
)  # one of them is in each of these
_UNREACHED = lazy(
    r"""
    \b (?: (?:could\ not|couldn[’']t|cannot)\ (?:immediately\ |be\ |initially\ ){1,2}(?:reached|contacted)  # could not be reached
        | (?:did\ not|didn[’']t|had\ not|has\ not)\ (?:immediately\ |return|respond|repl|answer|pick\ up|take\ calls)
        | (?:would\ not|wouldn[’']t|refused\ to|declining\ to)\ (?:comment|say|discuss|elaborate) | calls?\b.{0,60}\bunanswered
        | declined\ to\ (?:comment|say|discuss|elaborate|be\ interviewed) | no\ comment | unavailable\ for\ comment | not\ available\ for\ comment )
    """,
    re.VERBOSE,
)

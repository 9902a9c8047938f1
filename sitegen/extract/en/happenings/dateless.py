"""Dates that date nothing: comparisons, conditions, what lasted until then. In: a sentence's reading and a date in it. Out: yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.happenings.compared import (
    DateInClause,
    has_changed_from,
    is_beside_another,
    is_compared_within,
    is_level_of,
    is_ranked_within,
    is_set_against,
    is_start_of_move,
    is_true_since,
)
from sitegen.extract.en.happenings.defining import (
    begins_noun,
    is_maturity,
    is_model_year,
    is_of_birth,
    is_of_charge,
    is_of_deed,
    is_of_each,
    is_of_kind,
    is_span_of_charge,
    verbs_before,
)
from sitegen.extract.en.triggers import BASE, ING, PAST, TIME, low_at
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


def _is_as_of(date: DateInClause) -> bool:
    """As in "As of Tuesday 41 were missing", "its assets as at 31 March"."""
    return date.word(-2) == "as"


def _names_law(date: DateInClause) -> bool:
    """As in "the Private Securities Act of 1995", "Appeal 71 of 2016"."""
    return date.span.isdigit() and (date.word(-2) in _LAWS or date.word(-2).isdigit())


def _is_of_accounts(date: DateInClause) -> bool:
    """As in "In its accounts for 2016 the firm reported …", "raised its forecast for 2016", "with comparative figures for 2016"."""
    return (
        "comparative" in date.before(3)
        or date.word(-2) in _OUTLOOK
        or (date.word(-2) in _ACCOUNTS and date.clause.finite > date.at)
    )


def _ends_period(date: DateInClause) -> bool:
    """As in "rose to £2m in the year to March", "during the year ended May 31", "in 2021/22 ending in March", "in the
    current year to end September"; not "The year ended in March".
    """
    if date.word(-1) == "to":
        return date.word(-2) in _PERIODS and "the" in date.before(5)
    if date.word(-1) == "end":
        return date.word(-2) == "to" and (date.word(-3) in _PERIODS or date.word(-3) == TIME)
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
    """As in "ordered the firm to stop work until 9 December", "a loan for the period until 2014", "there would be no cuts until May",
    "who was its manager until 2014"; but "has until 4 May to pay".
    """
    words, clause = date.reading.words, date.clause
    if date.word(-1) in _TERMS or low_at(words, clause.finite - 1) == "there":
        return True
    if clause.head >= 0 and words[clause.head].lemma.removesuffix("ed") in _LASTING:
        denied = any(word.low in ("not", "n't") for word in words[clause.finite : clause.head + 3])
        return date.word(1) != "to" and not denied
    verbs = verbs_before(date)
    if len(verbs) < 2:
        return False
    first = words[clause.finite if clause.finite >= 0 else verbs[0]]
    return first.kind == PAST and any(words[w].kind == BASE for w in verbs)


def _is_length(date: DateInClause) -> bool:
    """As in "will supply the town over the next ten years"; not "will decide in the next two weeks"."""
    return date.word(-1) in ("over", "for", "during") and date.span.startswith("the next ")


def _has_gone(date: DateInClause) -> bool:
    """As in "until Christmas had come and gone"."""
    return date.word(2) in _GONE


_BY_WORD_BEFORE: dict[str, tuple[_Test, ...]] = {
    **dict.fromkeys(("than", "compared", "versus", "vs", "then", "aged", "within", "copyright", "©"), (_always,)),
    **dict.fromkeys(("years", "year"), (is_model_year,)),
    "due": (is_maturity,),
    **dict.fromkeys(("end", "ended", "ending"), (_ends_period,)),
    "on": (is_compared_within, _ends_period),
    "at": (is_compared_within, _ends_period, _is_as_of),
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
    "between": (_is_between_years, is_span_of_charge),
    "from": (is_span_of_charge,),
    "this": (is_ranked_within,),
    "the": (_is_length,),
}
_BY_LAST_WORD: dict[str, tuple[_Test, ...]] = dict.fromkeys(("earlier", "before", "ago"), (is_set_against,))
_BY_WORD_BEHIND: dict[str, tuple[_Test, ...]] = {"marks": (_always,), "marked": (_always,), "had": (_has_gone,)}


# ------------------------------------------------------------------ whatever its words
def _is_condition(date: DateInClause) -> bool:
    """As in "if he leaves in May"."""
    return date.clause.kind == "if"


def _is_of_page(date: DateInClause) -> bool:
    """As in "This article was first published on 3 May", "Please write to us by 4 May": the page speaks of itself."""
    return _ABOUT_PAGE.match(date.text, date.reading.words[0].start) is not None


def _did_not_come_about(date: DateInClause) -> bool:
    """As in "could close in May", "ought to have told them in May", "was to have sailed on Friday", "was supposed to sail", "would
    have sailed", "had been due to sail"; not "could not pay in May", "might have fallen in May".
    """
    words, finite = date.reading.words, date.clause.finite
    modal, following = words[finite].low, [word.low for word in words[finite + 1 : finite + 4]]
    match modal if finite >= 0 else "":
        case "could" | "might":
            return _OPEN.isdisjoint(following)
        case "should" | "ought" | "would":
            return "have" in following
        case "had":
            return following[:1] == ["been"] and not _DUE.isdisjoint(following[1:2])
        case "was" | "were":
            return following[:1] in (["supposed"], ["meant"]) or following[:2] == ["to", "have"]
    return False


def _is_unreached(date: DateInClause) -> bool:
    """As in "She could not be reached on Friday", "would not say on Friday how many"."""
    words, clause = date.reading.words, date.clause
    if not clause.words:
        return False
    start, end = words[clause.words[0]].start, words[clause.words[-1]].end
    told = date.text[start:end]
    return any(map(told.__contains__, _UNREACHED_HINTS)) and _UNREACHED.search(date.text, start, end) is not None


_OF_ANY_DATE: tuple[_Test, ...] = (
    is_of_birth,
    is_of_each,
    is_of_kind,
    is_of_charge,
    is_of_deed,
    _is_condition,
    _is_of_page,
    is_beside_another,
    is_level_of,
    _did_not_come_about,
    _is_unreached,
    begins_noun,
)


_LAWS = frozenset(("act", "code", "constitution", "statute"))
_DUE = frozenset(("due", "expected", "meant", "scheduled", "supposed"))
_OPEN = frozenset(("have", "not"))
_ACCOUNTS = frozenset(("accounts", "budget", "earnings", "figures", "forecast", "profits", "results", "turnover"))
_OUTLOOK = frozenset(
    ("budget", "budgets", "estimate", "forecast", "forecasts", "guidance", "outlook", "projection", "projections")
)
_ENDING = frozenset(("ended", "ending"))
_PERIODS = frozenset(("year", "months", "quarter", "half", "weeks", "period"))
_BETWEEN_YEARS = re.compile(r"between \d{4} and \d{4}")
_TERMS = frozenset(("period", "year", "years", "month", "months", "week", "weeks", "day", "days"))
_GONE = frozenset(("come", "gone", "passed"))
_LASTING = frozenset(("be", "have", "live", "remain", "stay", "wait", "work"))
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

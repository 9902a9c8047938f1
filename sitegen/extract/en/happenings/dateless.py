"""Dates that date nothing: comparisons, conditions, what lasted until then. In: a sentence's reading and a date in it. Out: yes or no."""

from __future__ import annotations

import re

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.figures.comparisons import comparison
from sitegen.extract.en.triggers import BASE, ING, PAST
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")
_SUPERLATIVE = _LISTS["superlative"]
_EACH = frozenset(("all", "any", "each", "every"))
_COMPARED = frozenset(("than", "compared", "versus", "vs"))
_AGAINST = frozenset(("compared", "against", "versus"))
_NAMING = frozenset(("then", "aged", "copyright", "©"))
_YEARS_OF = _LISTS["years_of"]
_BROUGHT_UP = frozenset(["could", "might"])
_ACCOUNTS = frozenset(("accounts", "budget", "earnings", "figures", "forecast", "profits", "results", "turnover"))
_PERIODS = frozenset(("year", "months", "quarter", "half", "weeks"))
_BETWEEN_YEARS = re.compile(r"between \d{4} and \d{4}")
_GONE = frozenset(("come", "gone", "passed"))
_LASTING = frozenset(("be", "have", "live", "remain", "stay", "wait", "work"))
_UNREACHED_HINTS = ("not", "n't", "n’t", "comment", "unanswered", "interviewed")  # one of them is in each of these
_UNREACHED = lazy(
    r"""
    \b (?: (?:could\ not|couldn[’']t|cannot)\ (?:immediately\ |be\ |initially\ ){1,2}(?:reached|contacted)  # could not be reached
        | (?:did\ not|didn[’']t|had\ not|has\ not)\ (?:immediately\ |return|respond|repl|answer|pick\ up|take\ calls)
        | (?:would\ not|wouldn[’']t|refused\ to|declining\ to)\ comment | calls?\b.{0,60}\bunanswered
        | (?:declined|refused)\ to\ (?:comment|be\ interviewed) | no\ comment | unavailable\ for\ comment | not\ available\ for\ comment )
    """,
    re.VERBOSE,
)


def dates_nothing(text: str, reading: Reading, at: int) -> bool:
    """Comparisons, conditions, model years and calls nobody answered."""
    words, clauses = reading.words, reading.clauses
    span = text[words[at].start : words[at].end].lower()
    last, first = words[at - 1].low if at else "", words[at - 2].low if at > 1 else ""
    following = words[at + 1].low if at + 1 < len(words) else ""
    since = last == "since" or span.startswith("since ")
    if since or span.endswith((" earlier", " before", " ago")):
        before = {w.low for w in words[max(0, at - 9) : at]}
        if since and (_moved(before) or not _SUPERLATIVE.isdisjoint(before) or words[0].low in _EACH or before & _EACH):
            return True  # "Every year since 2009", "all papers printed since 2009"
        if span.endswith((" earlier", " before", " ago")) and not _AGAINST.isdisjoint(before):
            return True
    if last in _COMPARED or last in _NAMING or (first == "compared" and last in ("with", "to")):
        return True
    if first in ("than", "compared") and last in ("in", "on", "at", "with"):
        return True
    if last in ("years", "year") and first in _YEARS_OF:
        return True
    if following in ("marks", "marked") or (
        following == "had" and words[at + 2 : at + 3] and words[at + 2].low in _GONE
    ):
        return True  # "Tuesday marks ten years since the mine closed", "until Christmas had come and gone"
    if last == "in" and following == "to" and any(w.low == "from" for w in words[max(0, at - 5) : at]):
        return True  # "fell from 40,000 in 1995 to 9,000 last winter"
    if first == "as" and last == "of":
        return True  # "As of Tuesday 41 were missing"
    clause = clauses[reading.owner[at]]
    if last == "for" and first in _ACCOUNTS and clause.finite > at:
        return True  # "In its accounts for 2016 the firm reported …"
    if last == "to" and first in _PERIODS and any(w.low == "the" for w in words[max(0, at - 5) : at]):
        return True  # "rose to £2m in the year to March"
    if clause.kind == "relative" and not _EACH.isdisjoint(
        [w.low for w in words[max(0, clause.opener - 4) : clause.opener]]
    ):
        return words[clause.opener - 1].low != ","  # "Every minister who served between 2001 and 2018"
    if last == "to" and next((w.kind for w in words[at - 1 :: -1] if w.kind), 0) == ING:
        return True  # "voted on prolonging it to the end of 2018"
    if clause.kind == "if" or _ABOUT_PAGE.match(text, words[0].start):
        return True
    until = span.startswith(("until ", "till ")) or last in ("until", "till")
    if clause.kind == "relative" and _BETWEEN_YEARS.fullmatch(span):
        return True  # "Roe, who played for the club between 2007 and 2010, …"
    if (until or span.startswith(("between ", "from "))) and _spans_background(reading, at, clause, until=until):
        return True
    head = clause.finite
    if head > at and comparison(words, at) >= 0:  # "The firm, which had 40 shops, up from 12 in 2004, closed"
        return True
    if head >= 0 and words[head].low in _BROUGHT_UP:
        perfect = any(w.low == "have" for w in words[head : head + 4])
        if not perfect and not _negated_past(reading, head):
            return True
    start, end = words[clause.words[0]].start, words[clause.words[-1]].end
    told = text[start:end]
    return any(map(told.__contains__, _UNREACHED_HINTS)) and bool(_UNREACHED.search(text, start, end))


# "This article was first published on 3 May", "Please write to us by 4 May": the page speaks of itself.
_ABOUT_PAGE = lazy(
    r"""
    (?: This\ (?:report|article|story|page|post|piece|interview|newsletter|column|live\ blog)\b .{0,60}?
            \b(?:published|updated|corrected|amended|appeared|closed)\b
      | Letters\ to\ the\ editor\b | Please\b )
    """,
    re.VERBOSE,
)
_ALLEGED = (
    "alleged",
    "accused",
    "charge",
    "suspected",
    "denie",
    "denied",
    "deny",
    "admit",
    "plead",
    "guilty",
    "convict",
)


def _spans_background(reading: Reading, at: int, clause: Clause, *, until: bool) -> bool:
    """The span is no happening of its own: "convicted of abusing four players between 2004 and 2012", "are alleged to have
    taken place from 2004 to 2012", "ordered the firm to stop work until 9 December", "who was its manager until 2014".
    """
    words = reading.words
    if until and clause.head >= 0 and words[clause.head].lemma.removesuffix("ed") in _LASTING:
        due = at + 1 < len(words) and words[at + 1].low == "to"  # "has until 4 May to pay"
        return not due and not any(word.low in ("not", "n't") for word in words[clause.finite : clause.head + 3])
    verbs = [w for w in clause.words if w < at and words[w].kind]
    if not until and any(words[w].low.startswith(_ALLEGED) for w in clause.words if w < at):
        return True
    if len(verbs) < 2:
        return False
    last, first = words[verbs[-1]], words[clause.finite] if clause.finite >= 0 else words[verbs[0]]
    if until:
        return first.kind == PAST and any(words[w].kind == BASE for w in verbs)
    return last.kind == ING and words[verbs[-1] - 1].low in ("of", "for", "with")


def _negated_past(reading: Reading, head: int) -> bool:
    return any(w.low == "not" for w in reading.words[head : head + 3])


def _moved(before: set[str]) -> bool:
    """As in "Shares, down 14 percent since" compares; "a rise of 14 percent since" is what happened."""
    return ("down" in before or "up" in before) and bool(
        {"%", "percent", "cent", "pc", "points"}.intersection(before) or any(b.endswith("%") for b in before)
    )

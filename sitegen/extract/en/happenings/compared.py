"""Dates of what something is compared with: counts, rates, ranks and moves. In: a date in its clause. Out: yes or no."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.figures.comparisons import comparison, has_changed, is_count
from sitegen.extract.en.triggers import PAST
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen


@frozen
class DateInClause:
    """The date at word `at` of a sentence, in its clause; `span` are its words in lower case."""

    text: str
    reading: Reading
    at: int
    clause: Clause
    span: str

    def word(self, step: int) -> str:
        """The word so many steps behind it, or before it; "" outside the sentence."""
        place, words = self.at + step, self.reading.words
        return words[place].low if 0 <= place < len(words) else ""

    def before(self, count: int) -> set[str]:
        """So many words in front of it."""
        return {word.low for word in self.reading.words[max(0, self.at - count) : self.at]}


def is_compared_within(date: DateInClause) -> bool:
    """As in "more than in 2010", "compared with 2010", "about the same amount as in February"."""
    return date.word(-2) in ("than", "compared") or (date.word(-2) == "as" and not _SAME.isdisjoint(date.before(9)))


def is_start_of_move(date: DateInClause) -> bool:
    """As in "fell from 40,000 in 1995 to 9,000 last winter"."""
    return date.word(1) == "to" and "from" in date.before(5)


def has_changed_from(date: DateInClause) -> bool:
    """As in "sales rose 3 per cent from 2019", "up 23% from Thursday", "down 3.4 billion from May"; not "was put off from Thursday", "will rise 3% from May"."""
    before = date.before(5)
    words, head = date.reading.words, date.clause.head
    if not any(low.endswith("%") for low in before) and _SHARES.isdisjoint(before):
        return not _MOVED.isdisjoint(before) and any(map(is_count, before))
    return not _MOVED.isdisjoint(before) or (
        head >= 0 and words[head].kind == PAST and has_changed(words[head : head + 1])
    )


def is_ranked_within(date: DateInClause) -> bool:
    """As in "It was the 11th cut this year", "the second accident in the mine this month"; not "the second phase opened this
    month".
    """
    words = date.reading.words
    for w in range(date.at - 1, max(0, date.at - _RANKED_WITHIN), -1):
        if words[w - 1].low == "the" and (words[w].low in _RANKS or _ORDINAL.fullmatch(words[w].low)):
            return True
        infinitive = words[w - 1].low in ("to", "be")  # "the third to be fined this year"
        if words[w].low in (",", "–", "—") or (
            words[w].kind and words[w - 2].low != "the" and not infinitive
        ):  # "the 11th cut" is no verb
            return False
    return False


def is_set_against(date: DateInClause) -> bool:
    """As in "against 40 a year ago", "reversing a loss of $3m a year earlier"."""
    return not _AGAINST.isdisjoint(date.before(9))


def is_level_of(date: DateInClause) -> bool:
    """As in "beyond levels seen in 2019", "slightly below the same month last year"; not "raised the alert level on Monday"."""
    return any(
        (first.low == "same" and second.low in _PERIODS)
        or (first.low == "levels" and (second.kind == PAST or second.low.endswith("ed")))
        for first, second in pairwise(date.reading.words[max(0, date.at - 4) : date.at])
    )


def is_true_since(date: DateInClause) -> bool:
    """As in "Every year since 2009", "all papers printed since 2009", "the worst since May", "the third time since May", "Shares, down 14% since Monday"; but
    "a rise of 14 percent since" is what happened.
    """
    before = date.before(9)
    moved = not _MOVED.isdisjoint(before) and (
        not _SHARES.isdisjoint(before) or any(low.endswith("%") for low in before)
    )
    each = date.reading.words[0].low in EACH or not EACH.isdisjoint(before)
    return moved or each or not _SUPERLATIVE.isdisjoint(before)


def is_beside_another(date: DateInClause) -> bool:
    """As in "The firm, which had 40 shops, up from 12 in 2004, closed", and rates, sums and what has moved or will: "rose to 17.6%
    in May from 16.8% in April", "fell to 90 cars from 120 in May"; not "received 72 calls, up from 40 in 2016".
    """
    words, clause = date.reading.words, date.clause
    begins = comparison(words, date.at)
    if begins < 0:
        return False
    front = [words[w] for w in clause.words if w < begins]
    amount = any(_AMOUNT.search(word.low) for word in words[max(clause.finite, begins - 4, 0) : date.at])
    no_count = words[begins].low in _BEYOND or any(word.low in _AHEAD for word in front)
    return amount or no_count or clause.finite > date.at or has_changed(front)


_LISTS = read_lists("clauses")
_SUPERLATIVE = _LISTS["superlative"] | _LISTS["ranks"]
_RANKS = (_SUPERLATIVE | {"first"}) - {"last", "latest", "next"}
_ORDINAL, _RANKED_WITHIN = re.compile(r"\d+(?:st|nd|rd|th)"), 11
EACH = frozenset(("all", "any", "each", "every"))
_AGAINST = frozenset(("compared", "against", "versus", "reversing"))
_MOVED, _SHARES = frozenset(("down", "up")), frozenset(("%", "percent", "cent", "pc", "points"))
_PERIODS = frozenset(("month", "period", "quarter", "time", "week"))
_SAME = frozenset(("same", "similar", "equal"))
_BEYOND, _AHEAD = frozenset(("above", "below", "against", "versus")), frozenset(("to", "will", "would"))
_AMOUNT = re.compile(
    r"[%$£€¥]|\A(?:per\ ?cent|cent|pct|points?|dlrs|dollars|pounds|euros|yen|marks|francs|rupees|billion|million|mln|bn)\Z"
)

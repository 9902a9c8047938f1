"""Figures: numbers and what they count. In: an Article, its sentences and time expressions. Out: Figures in order.

Years, dates, times, ages, scores, labels ("chapter 9"), telephone numbers and model numbers are not figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from sitegen.extract.en.figures.counted import read_counted
from sitegen.extract.en.figures.numbers import Amount, find_starts, read_amount
from sitegen.extract.en.figures.qualifiers import read_qualifiers
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.article import Article
from sitegen.model.extract import Figure, Sentence, Timex


def find_figures(article: Article, sentences: tuple[Sentence, ...], timexes: tuple[Timex, ...]) -> tuple[Figure, ...]:
    """Every figure of the article, in order of the text; none overlaps another."""
    text = article.text
    starts = [sentence.start for sentence in sentences]
    dates = sorted((timex.start, timex.end, i) for i, timex in enumerate(timexes))
    date_starts = [date[0] for date in dates]
    figures: list[Figure] = []
    done = 0
    for at in find_starts(text):
        if at < done or not sentences:
            continue
        place = bisect_right(date_starts, at) - 1
        inside = place >= 0 and at < dates[place][1]
        if inside and not _TERM.match(text, dates[place][1]) and not _SENTENCED.search(text, max(0, at - 24), at):
            continue
        sentence = bisect_right(starts, at) - 1
        if sentence < 0 or at >= sentences[sentence].end:
            continue
        stop = sentences[sentence].end
        if place + 1 < len(dates):
            stop = min(stop, max(dates[place + 1][0], at + 1))
        begin = max(done, sentences[sentence].start)
        amount = read_amount(text, at, stop, begin)
        if amount is None or _is_label(text, amount, sentences[sentence].start):
            continue
        figure = _figure(text, amount, begin, sentence, stop, figures)
        if figure is not None:
            figures.append(figure)
            done = figure.end
    return _with_periods(text, figures, sentences, dates, date_starts)


_LISTS = read_lists("units", "words")
_INHERITS = re.compile(
    r"\b(?:from|with|to|against|than|and|was|were|of|by|reached|topped|total(?:led|ed)?)\s+(?:just\s+|only\s+|about\s+|some\s+)?\Z"
)


def _is_label(text: str, amount: Amount, begin: int) -> bool:
    """Whether a number names or places something: a year, a time, a score, "chapter 9", "737", "555 0147"."""
    start, end = amount.start, amount.end
    after = text[end : end + 1]
    if amount.written and not amount.unit:
        digits = text[start:end]
        if digits.isdigit() and (digits[0] == "0" or (len(digits) == 4 and "1500" <= digits < "2200")):
            return True
        if (
            after.isalpha()
            or after in ("/", "°", "'", "’", "″")
            or (after in ":.-–," and text[end + 1 : end + 2].isdigit())
        ):
            return True
        if (
            _PHONE.match(text, end)
            or _CLOCK.match(text, end)
            or (text[start - 1 : start] in ("+", "#", "@", "(") and after == ")")
        ):
            return True
    if after == "-" and text[end + 1 : end + 2].isalpha() and not amount.unit:
        return True  # "a 24-hour strike", "three-bedroom", "45-year-old"
    if amount.unit:
        return False
    before = text[max(begin, start - 24) : start]
    word = before.rstrip().rpartition(" ")[2].lstrip('(“"‘')
    if not word[:1].isalpha() or word[-1] in ",;:":
        return False
    if word.lower().rstrip(".") in _LISTS["labels"] and word.lower() not in ("under", "over"):
        return True
    named = word[0].isupper() and start - len(word) - 1 > begin and word not in _DAYS and amount.written
    return named and "," not in text[start:end] and amount.value < 10_000


_PHONE = re.compile(r"[\s-]\d{3,}|\)\s?\d{3}")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT|BST|hrs)", re.IGNORECASE)
_DAYS = _LISTS["calendar"]


def _figure(text: str, amount: Amount, begin: int, index: int, stop: int, before: list[Figure]) -> Figure | None:
    """The figure of an amount in the sentence that begins at `begin`, or None where it counts nothing."""
    start, end, unit = amount.start, amount.end, amount.unit
    how = read_qualifiers(text, begin, start, end, stop)
    noun, noun_end, counted_start, counted_end = read_counted(text, end, stop, unit=bool(unit), article=how.article)
    if not unit and (noun in _LISTS["times"] or noun == "times"):
        term = _TERM.match(text, noun_end) or _SENTENCED.search(text, max(begin, start - 24), start)
        if not (_MANIFOLD.match(text, noun_end) if noun == "times" else term):
            return None
        more = _MORE_MONTHS.match(text, noun_end)
        counted_end = noun_end = more.end() if more else noun_end
    counted = text[counted_start:counted_end]
    if not unit and not noun:
        if _AGED.search(text, max(begin, start - 24), start) or _RACES.fullmatch(text, start, end):
            return None
        kept = _inherited(text, amount, begin, how.start, index, before)
        if kept is None:
            return None
        unit, counted = kept
    last = max(end, counted_end, noun_end)
    about = how.approximate or amount.span
    words = text[how.start : last]
    return Figure(how.start, last, words, amount.value, unit or noun, counted, index, None, how.change, about)


_AGED = re.compile(r"\baged\s+(?:\d{1,2},\s+)*\d{1,2}\s+(?:and|to)\s+\Z")  # "two men, aged 38 and | 51"
_RACES = re.compile(r"(?:60|[1-8]00|1,?500|3,?000|5,?000|10,?000)m")  # "won bronze over 200m"
_SENTENCED = re.compile(r"(?:sentenced\s+to|jailed\s+for|imprisoned\s+for|prison\s+term\s+of|sentence\s+of|given)\s+\Z")
_TERM = re.compile(r"[’']?\s(?:in\s(?:prison|jail|custody|detention)|behind\sbars|imprisonment|of\shard\slabour)")
_MORE_MONTHS = re.compile(r"\sand\s[a-z\d]+\smonths\b")
_MANIFOLD = re.compile(r"\s(?:the|more|higher|as|over|its|their|faster|larger|bigger|greater|that)\b")


def _inherited(
    text: str, amount: Amount, begin: int, first: int, index: int, before: list[Figure]
) -> tuple[str, str] | None:
    """Unit and noun of a bare number: those of the figure before it ("up from 6,000"), or none if it is large."""
    last = before[-1] if before and before[-1].sentence == index else None
    if last is not None and amount.value >= _SMALL and _INHERITS.search(text, max(begin, first - 24), first):
        money = last.unit == "percent" or (len(last.unit) == len("EUR") and last.unit.isupper())
        return None if money else (last.unit, last.counted)
    return ("", "") if amount.written and amount.value >= _LARGE and amount.value.is_integer() else None


_SMALL, _LARGE = 10, 1000


def _with_periods(
    text: str,
    figures: list[Figure],
    sentences: tuple[Sentence, ...],
    dates: list[tuple[int, int, int]],
    date_starts: list[int],
) -> tuple[Figure, ...]:
    """The figures with the time expression of their clause: the one after them, else the last one before."""
    if not dates:
        return tuple(figures)
    result = []
    for i, figure in enumerate(figures):
        sentence = sentences[figure.sentence]
        following = figures[i + 1].start if i + 1 < len(figures) else sentence.end
        place = bisect_left(date_starts, figure.end)
        period: int | None = None
        if place < len(dates) and dates[place][0] < min(following, sentence.end):
            gap = text[figure.end : dates[place][0]]
            if len(gap) < _NEAR and not _BREAK.search(gap):
                period = dates[place][2]
        if period is None and place and dates[place - 1][0] >= sentence.start and dates[place - 1][1] <= figure.start:
            gap = text[dates[place - 1][1] : figure.start]
            if not _BREAK.search(gap):
                period = dates[place - 1][2]
        result.append(figure if period is None else _dated(figure, period))
    return tuple(result)


_NEAR = 90  # characters between a figure and the words that date it
_BREAK = re.compile(r"[;:–—]|, (?:and|but|while|which|after|before)\b")


def _dated(figure: Figure, period: int) -> Figure:
    """The figure with its period."""
    return Figure(
        figure.start,
        figure.end,
        figure.text,
        figure.value,
        figure.unit,
        figure.counted,
        figure.sentence,
        period,
        figure.change,
        figure.approximate,
    )

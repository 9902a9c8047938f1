"""Neighbouring dates that are one span: "between 2001 and 2016", "from Monday to Wednesday", "in May or June", "since May",
"until March 2018".
"""

from __future__ import annotations

from sitegen import edtf
from sitegen.extract.en.dates.parts import Found, Meaning, joined
from sitegen.extract.en.dates.words import Tokens
from sitegen.model.frozen import changed
from sitegen.relative import MONTHS, resolve

_ALIKE = {"weekday", "month", "date", "season", "quarter"}


def join_ranges(found: list[Found], tokens: Tokens) -> list[Found]:
    """The same expressions with spans joined, and with open ends where "since" or "until" stands before them."""
    return [_open(item, tokens) for item in joined(found, tokens, _join)]


def _join(left: Found, right: Found, tokens: Tokens) -> Found | None:
    """One span from two dates, if the words between and before them say so."""
    if left.meaning.kind != "date" or right.meaning.kind != "date" or "/" in left.meaning.value + right.meaning.value:
        return None
    between = tokens.classes[left.stop : right.first]
    link = left.stop + (
        between[:1] in {",", "-"} and len(between) > 1
    )  # the token of "to": "1990, through", "June-to-August"
    between = between.strip(",-") or between
    lead = tokens.classes[left.first - 1] if left.first else ""
    alike = _sort(left.meaning) == _sort(right.meaning) != ""
    if between in {">", ">t"}:
        fits = lead == "F" or (alike and tokens.word(link) != "until") or (left.meaning.counted == "nothing" and alike)
        fits = fits or tokens.word(link) in {"through", "thru"}
    elif between == "-":
        fits = alike
    elif between == "&":
        next_to = _are_next(left.meaning, right.meaning) or (alike and left.meaning.aim == "weekday")
        if tokens.word(link) == "and":
            fits = lead == "B" or (lead in {"i", "f"} and left.meaning.aim != "weekday" and next_to)
        else:  # "in February or March": one happening, at either
            fits = tokens.word(link) == "or" and lead in {"i", "f", "j"} and next_to
    else:
        fits = False
    meaning = _span(left.meaning, right.meaning) if fits else None
    if not meaning:
        return None
    first = left.first - 1 if lead in {"F", "B"} else left.first
    return changed(left, meaning=meaning, first=first, stop=right.stop, ends=(left, right))


def _sort(meaning: Meaning) -> str:
    """What two dates must share to be a range without further words: "June to August", "2003 to 2010"."""
    if meaning.aim in _ALIKE:
        return meaning.aim
    kind = edtf.precision(meaning.value) if meaning.counted == "nothing" and meaning.value else ""
    return {"day": "date"}.get(kind, kind)


def _are_next(left: Meaning, right: Meaning) -> bool:
    """As in "In 2011 and 2012", "in June and July 2019": consecutive, so that the span says no more than the words."""
    if left.aim == right.aim == "month":
        return left.value in MONTHS and right.value == MONTHS[(MONTHS.index(left.value) + 1) % 12]
    span = _span(left, right)
    if not span or span.counted != "nothing":
        return False
    first, second = span.value.split("/")
    fine = edtf.precision(first)
    if fine not in {"month", "year"} or "~" in span.value:
        return False
    return edtf.shift(first, **{f"{fine}s": 1}) == second


def _span(left: Meaning, right: Meaning) -> Meaning | None:
    """Both ends as one meaning; an end without a year takes it from the other end."""
    start, end = left.value, right.value
    known = {left.counted, right.counted}
    if known == {"nothing"}:
        return Meaning(f"{start}/{end}", "nothing", "span") if edtf.is_valid(f"{start}/{end}") else None
    if "~" in start + end:
        return None
    if left.aim and right.aim:
        return changed(left, value=f"{start}/{end}", rule="span", aim=left.aim if left.aim == right.aim else "date")
    at = right.value.rfind("@year")
    if left.aim in {"month", "date", "quarter"} and not right.aim and at > 0:  # "between January and March this year"
        return changed(right, value=f"{start}{end[at:]}/{end}", rule="span")
    if left.aim in _ALIKE and right.counted == "nothing":
        day = edtf.bounds(end)[0]
        value = resolve(f"{start}<", day.isoformat()) if day and left.aim != "weekday" else None
        return Meaning(f"{value}/{end}", "nothing", "span") if value and edtf.is_valid(f"{value}/{end}") else None
    if left.counted == "nothing" and right.aim in _ALIKE:
        day = edtf.bounds(start)[1]
        value = resolve(f"{end}>", day.isoformat()) if day and right.aim != "weekday" else None
        return Meaning(f"{start}/{value}", "nothing", "span") if value and edtf.is_valid(f"{start}/{value}") else None
    if known <= {"nothing", "publication"} and not left.aim and not right.aim and "~" not in start + end:
        return Meaning(f"{start}/{end}", "publication", "span")
    return None


def _open(item: Found, tokens: Tokens) -> Found:
    opened = _opened(item, tokens)
    return opened if opened is item else changed(opened, ends=item.ends or (item,))


def _opened(item: Found, tokens: Tokens) -> Found:
    """As in "Since 2013" is 2013/.., "until March 2018" is ../2018-03; "until May, when" and "not until May" date the turn itself."""
    if not item.first or item.meaning.kind != "date" or item.meaning.counted in {"figures", "event"}:
        return item
    meaning, word = item.meaning, tokens.word(item.first - 1)
    if word == "least" and tokens.word(item.first - 2) == "at" and tokens.word(item.first - 3) in {"until", "till"}:
        word, item = "until", changed(item, first=item.first - 2)  # "until at least Thursday"
    if word == "since":
        start = meaning.value.split("/")[0]
        roughly = meaning.counted != "nothing" and start.endswith("~")  # "since the end of the month"
        value = f"{start[:-1]}/..~" if roughly else f"{start}/.."
        return changed(item, meaning=changed(meaning, value=value, rule=f"since-{meaning.rule}"), first=item.first - 1)
    if word in {"until", "till"}:
        after = (tokens.word(item.stop), tokens.word(item.stop + 1))
        turns = after[0] == "when" or after == (",", "when") or tokens.word(item.first - 2) == "not"
        if turns or (item.first > 1 and tokens.word(item.first - 2) == "from"):
            return item
        value = f"../{meaning.value.split('/')[-1]}"
        return changed(item, meaning=changed(meaning, value=value, rule=f"until-{meaning.rule}"), first=item.first - 1)
    return item

"""Dates in a row of which the last alone has its year: "in April, July and again on 6 August 2025", "May, June and July 2023".
In: what was found in a sentence. Out: the same, each with its year, and the months between that stand there bare.
"""

from __future__ import annotations

import re

from sitegen import edtf
from sitegen.extract.en.dates.parts import MONTH_NUMBERS, Found, Meaning
from sitegen.extract.en.dates.words import Tokens
from sitegen.model.frozen import changed
from sitegen.relative import MONTHS

_BETWEEN = frozenset((",", "and", "or", "in", "on", "again", "then", "also"))
_CLAUSES = ([",", "and", "in"], [",", "and", "on"])  # "It met on 2 June, and in July 2023 it fell"
_NAMED = rf"(?:{'|'.join(MONTHS)})(?:-[0-9]{{2}})?"
_PLAIN = re.compile(rf"{_NAMED}(?:/{_NAMED})?")  # "may", "may-03", "may-03/may-05"
_MONTH, _DAY = len("2023-05"), len("2023-05-03")
_NO_YEAR = Meaning("", "publication", "")


def share_years(found: list[Found], tokens: Tokens) -> list[Found]:
    """From the last to the first: each takes the year of the next, or the one before where it is later in the year."""
    shared: list[Found] = []
    for item in reversed(found):
        between = _row(item, shared[-1], tokens) if shared else None
        bare = (
            Found(_NO_YEAR, tokens, place, place + 1, item.sentence, item.block) for place in reversed(between or ())
        )
        for one in (*bare, item):
            shared.append(one if between is None else _dated(one, shared[-1]))
    return shared[::-1]


def _row(left: Found, right: Found, tokens: Tokens) -> list[int] | None:
    """The places of bare months between the two, None where they are no row."""
    one, other = left.meaning, right.meaning
    if not one.aim or one.nth or one.away or not _PLAIN.fullmatch(one.value) or other.counted != "nothing":
        return None
    if other.kind != "date" or other.away or len(other.value) not in (_MONTH, _DAY) or not other.value[:4].isdigit():
        return None
    places = range(left.stop, right.first)
    months = [place for place in places if tokens.word(place) in MONTH_NUMBERS]
    plain = all(place in months or tokens.word(place) in _BETWEEN for place in places)
    words = [tokens.word(place) for place in places]
    listed = not {",", "and", "or"}.isdisjoint(words) and words not in _CLAUSES
    return months if plain and listed else None


def _dated(item: Found, following: Found) -> Found:
    """The same with the year of what follows it, unless it has no such day: "29 February and 3 March 2023"."""
    meaning, known = item.meaning, following.meaning.value
    named = meaning.value or MONTHS[MONTH_NUMBERS[item.tokens.word(item.first)] - 1]
    own = [f"-{MONTHS.index(part[:3]) + 1:02}{part[3:]}" for part in named.split("/")]
    year = int(known[:4]) - (own[-1] > known[4:])
    value = "/".join(f"{year:04}{part}" for part in own)
    if not edtf.is_valid(value):
        return item
    rule = "date-and-year" if "-" in named else "month-and-year"
    return changed(item, meaning=Meaning(value, "nothing", rule, weekday=meaning.weekday))

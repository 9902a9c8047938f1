"""One verb with two dates, "Lind was fined in May and Roth in June". In: a date and the verb. Out: the words that this date has."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import COORDINATE, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.words import choose_words
from sitegen.extract.en.triggers import TIME
from sitegen.model.frozen import changed


def shared_verb(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """One verb with two dates: "was charged with fraud in May [and with theft in June]", "Lind was fined in May [and
    Roth in June]": each date with its own words.
    """
    words, own = reading.words, reading.clauses[clause]
    times = [w for w in own.words if words[w].low == TIME]
    if len(times) != 2 or times[0] < head or own.finite < 0:
        return None
    apart = next((w for w in own.words if times[0] < w < times[1] and words[w].low in COORDINATE), times[1])
    between = [w for w in own.words if apart < w < times[1]]
    if any(words[w].kind or not words[w].low[:1].isalnum() for w in between):
        return None
    if all(words[w].low in _PREPOSITIONS for w in between):
        return None  # "invested in May and in June"
    chosen, piece = choose_words(reading, clause), [*between, times[1]]
    if at == times[0]:
        cut = apart - (words[apart - 1].low == ",")
        return changed(chosen, words=[w for w in chosen.words if w < cut])
    if words[piece[0]].low in _PREPOSITIONS:
        same = next((w for w in range(head + 1, apart) if words[w].low == words[piece[0]].low), head + 1)
        return changed(chosen, words=[w for w in chosen.words if w < same] + piece)
    return _with_its_own_subject(reading, clause, piece, times[0])


def _with_its_own_subject(reading: Reading, clause: int, piece: list[int], date: int) -> Choice | None:
    """As in "Reed was given a year in May, and [Stone two years in June]": the verb of the first, between the two phrases."""
    words, own = reading.words, reading.clauses[clause]
    end = next(n for n, w in enumerate(piece) if not words[w].capital or words[w].low == TIME)
    if not end or words[own.finite].low == "were":
        return None
    group, rest = list(range(own.finite, own.head + 1)), piece[end:]
    if (
        words[rest[0]].low == TIME or words[rest[0]].low in _PREPOSITIONS
    ):  # "… and Roth | in June": all that the verb has
        behind = [w for w in own.words if own.head < w < date]
        while behind and words[behind[-1]].low in _PREPOSITIONS:
            behind.pop()
        group += behind
    return Choice([*piece[:end], *group, *rest], {})


_PREPOSITIONS = TITLE_PREPOSITIONS | {"according"}

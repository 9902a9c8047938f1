"""Short titles out of sentences. In: a sentence's words and the clause that tells the happening. Out: a line of at most
about 90 characters, made by leaving out: never a word that the sentence does not have.
"""

from __future__ import annotations

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.comparisons import comparison
from sitegen.extract.en.title_asides import drop_asides, drop_lead_in
from sitegen.extract.en.title_dates import drop_dates
from sitegen.extract.en.title_length import finish, join, shorten, trim
from sitegen.extract.en.title_words import choose_participle, choose_with_gap, choose_words
from sitegen.extract.en.triggers import PAST, PRESENT, QUOTATION, Word, lexicon
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")

LIMIT = 90


def make_title(
    text: str,
    reading: Reading,
    at: int,
    clause: int,
    subject: str = "",
    *,
    head: int = -1,
    limit: int = LIMIT,
    dates: bool = False,
) -> str:
    """A title for the happening that `clause` tells with the date at word `at` (-1 = none in this sentence).

    `head` is the dated verb where that is not the clause's own. `subject` replaces "he", "she" or "it" at the beginning. With `dates` the date words stay.
    """
    words, main = reading.words, reading.clauses[clause]
    participle = choose_participle(reading, head, clause) if head >= 0 else []
    if main.head < 0:
        kept = choose_with_gap(reading, at, clause)
    else:
        kept = participle or choose_words(reading, clause)
    if not dates:
        kept = drop_dates(text, reading, kept)
    kept = drop_lead_in(words, kept, main)
    if at >= 0 and (apart := comparison(words, at)) > main.finite:
        return _compared(text, words, kept, apart, at, subject, limit)
    if not participle and not _MARKS.isdisjoint([words[w].low for w in kept]):
        kept = drop_asides(words, kept, _first_verb(reading, kept, main))
    if _says_nothing(words, kept):
        return _quotation(text, words, kept, subject)
    inner = next((c.head for c in reading.clauses if c.parent == clause and c.kind == "that"), -1)
    return finish(shorten(text, words, kept, max(main.head, inner), subject, limit))


_MARKS = frozenset((",", "(", "["))
_TELLING = frozenset(("add", "say", "tell", "tweet", "write"))  # nothing without what was said


def _first_verb(reading: Reading, kept: list[int], main: Clause) -> int:
    """The first finite verb among the words kept: the auxiliary that a second clause borrows, or its own verb."""
    finite = {clause.finite for clause in reading.clauses}
    return next((w for w in kept if w in finite), main.finite)


def _says_nothing(words: list[Word], kept: list[int]) -> bool:
    """Whether only "Ms Aho said" is left of a sentence that quotes her."""
    if not kept:
        return True
    say = lexicon().say
    said = [w for w in kept if words[w].kind in _TOLD and words[w].lemma in say]
    if not said:
        return False
    plain = [w for w in kept if words[w].low[:1].isalnum()]
    if len(plain) > _LONG:
        return False
    after = [words[w] for w in plain[plain.index(said[-1]) + 1 :]]
    if not after:
        return True
    told_only = words[said[-1]].lemma in _TELLING and not any(w.kind for w in after)  # "Ms Aho told guests in Leeds"
    thin = len(plain) <= _SHORT and (len(after) <= 2 or after[0].low in _PREPOSITIONS)
    return (told_only or thin) and any(word.low == QUOTATION for word in words)


_TOLD = frozenset((PAST, PRESENT))
_SHORT, _LONG = 10, 22  # words


def _quotation(text: str, words: list[Word], kept: list[int], subject: str) -> str:
    """The speaker and the beginning of what was said: `Aho: “We had no choice”`."""
    said = next((w for w in words if w.low == QUOTATION), None)
    line = finish(join(text, words, kept, subject))
    if said is None or not kept:
        return line
    verb = next((n for n, w in enumerate(kept) if words[w].kind), len(kept))
    speaker = finish(join(text, words, [w for w in kept[:verb] if words[w].low != QUOTATION], subject))
    quote = text[said.start : said.end].strip(" ,")
    inner = quote.strip("“”\"'‘’„«» ,.")
    room = LIMIT - len(speaker) - 4
    if len(inner) > room:
        cut = max(inner.rfind(mark, 24, room) for mark in (", ", "; ", ". ", " – ", " — "))
        inner = inner[:cut] if cut > 0 else inner[: inner.rfind(" ", 0, room)] + "…"
    if not speaker or room < 24:
        return line
    return f"{speaker}: “{inner.rstrip(' ,;')}”"


_PREPOSITIONS = _LISTS["titles_prepositions"]


def _compared(text: str, words: list[Word], kept: list[int], apart: int, at: int, subject: str, limit: int) -> str:
    """The title of the year that another is compared with: "The line carried 9m people… – up from 6m in 2010"."""
    tail = join(text, words, [w for w in kept if apart <= w <= at], "")
    room = limit - len(tail) - 2
    kept = [w for w in kept if w < apart]
    front = whole = join(text, words, kept, subject)
    while kept and len(front) > room:
        kept = trim(words, kept[:-1])
        front = join(text, words, kept, subject)
    front += "…" if front != whole else ""
    return finish(f"{front}{'' if tail.startswith(',') else ' '}{tail}")

"""A title where nothing is told but that somebody spoke. In: the words kept. Out: the speaker and the beginning of what was said."""

from __future__ import annotations

from sitegen.extract.en.clauses.words import ENDS, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.length import finish
from sitegen.extract.en.titles.line import Line
from sitegen.extract.en.triggers import ING, PAST, PRESENT, QUOTATION, Word, lexicon


def says_nothing(words: list[Word], kept: list[int]) -> bool:
    """Whether only "Ms Aho said" is left of a sentence that quotes her."""
    say, plain = lexicon().say, [w for w in kept if words[w].low[:1].isalnum()]
    said = next((w for w in reversed(kept) if words[w].kind in (PAST, PRESENT) and words[w].lemma in say), -1)
    if said < 0 or words[said - 1].lemma == "be":
        return not kept  # "A price for the “cottages” was agreed"
    tail = next((w for w in kept if w > said and words[w].low == ","), len(words))  # "Ms Aho said, wiping the bar"
    after = [words[w] for w in plain if said < w < tail or (w > tail and words[tail + 1].kind != ING)]
    if not after:
        return len(plain) <= _LONG
    told_only = words[said].lemma in _TELLING and not any(w.kind for w in after)  # "Ms Aho told guests in Leeds"
    thin = len(plain) <= _SHORT and (len(after) <= 2 or after[0].low in TITLE_PREPOSITIONS)
    return ((told_only and len(plain) <= _LONG) or thin) and any(word.low == QUOTATION for word in words)


_TELLING = frozenset(("add", "say", "tell", "tweet", "write"))  # nothing without what was said
_SHORT, _LONG = 10, 22  # words


def quotation(line: Line, kept: list[int], limit: int) -> str:
    """As in `Aho: “We had no choice”`."""
    words = line.words
    said = next((w for w in words if w.low == QUOTATION), None)
    whole = finish(line.write(kept))
    if said is None or not kept:
        return whole
    verb = next((n for n, w in enumerate(kept) if words[w].kind), len(kept))
    speaker = finish(line.write([w for w in kept[:verb] if words[w].low != QUOTATION]))
    if not speaker:  # “We had no choice,” said Ms Aho in a letter
        name = kept[verb + 1 :]
        ends = (n for n, w in enumerate(name) if words[w].low in TITLE_PREPOSITIONS or words[w].low in ENDS)
        speaker = finish(line.write(name[: next(ends, len(name))]))
    inner = line.text[said.start : said.end].strip("“”\"'‘’„«» ,.")
    room = limit - len(speaker) - 4
    if len(inner) > room:
        cut = max(inner.rfind(mark, 24, room) for mark in (", ", "; ", ". ", " – ", " — "))
        inner = inner[:cut] if cut > 0 else inner[: inner.rfind(" ", 0, room)] + "…"
    return f"{speaker}: “{inner.rstrip(' ,;')}”" if speaker and inner and room >= _LEAST else whole


_LEAST = 24  # characters of what was said

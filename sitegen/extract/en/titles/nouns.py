"""Titles of dated nouns: "dismay at yesterday's [decision by the board]". In: a date that a noun has. Out: the words of the thing."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import ARTICLES, FINITE, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.phrases import phrase_start
from sitegen.extract.en.titles.words import choose_words
from sitegen.extract.en.triggers import ING, PAST, TIME, Word, lexicon, low_at, noun_lemma, owned_act


def choose_noun(text: str, reading: Reading, at: int) -> Choice | None:
    """As in "leads the polls for [the presidential election] of May 2018": the thing that is dated, if it has a name of more
    than a word and is not what the sentence speaks of anyway.
    """
    words = reading.words
    if (act := owned_act(text, words, at)) >= 0:
        return _owned(reading, at, act)
    if (told := _told_of(reading, at)) >= 0:
        return choose_words(reading, told)
    noun = next((w for w in range(at - 1, max(-1, at - _FAR), -1) if noun_lemma(words[w].low)), 0)
    first, last = phrase_start(words, noun), at - 1
    if first == 0:
        first = phrase_start(words, noun, whole=False)  # "Details of | his conviction in May"
    while words[last].low in TITLE_PREPOSITIONS or words[last].low in _DATED:
        last -= 1
    dates = [w for w in reading.clauses[reading.owner[at]].words if words[w].low == TIME]
    alone = len(dates) > 1 or low_at(words, first - 1) == "since"
    fewest = 0 if alone else 1 + (words[first].low in ARTICLES)  # "was jailed in May for [the raid] in March"
    # not "under fire | for saying"
    hangs = low_at(words, first - 1) in TITLE_PREPOSITIONS and (
        words[last].kind != ING or noun_lemma(words[last].low) != ""
    )
    return Choice(list(range(first, last + 1)), {}) if hangs and last - first >= fewest else None


_FAR = 16  # words


def _told_of(reading: Reading, at: int) -> int:
    """The clause that tells what happened in "follows [a quake] in May [which destroyed a mill]"; -1 = none."""
    words = reading.words
    behind = (c for c, clause in enumerate(reading.clauses) if clause.opener == at + 1 and clause.kind == "relative")
    told = next(behind, -1)
    finite = reading.clauses[told].finite if told >= 0 else -1
    past = finite == at + 2 and (words[finite].kind == PAST or words[finite].low in ("was", "were", "had"))
    return told if past and words[at + 1].low in ("which", "that") else -1


_DATED = frozenset(("beginning", "coming", "dated", "due", "scheduled", "set", "starting"))


def _owned(reading: Reading, at: int, act: int) -> Choice:
    """As in "dismay at yesterday's [decision by the board not to sell]"; "after last week's [spill which reached Ely]"; of a
    calamity, "[the earthquake]".
    """
    words = reading.words
    first = next(w for w in range(at + 1, act + 1) if words[w].low not in _OWNERS)
    behind = range(act + 1, len(words))
    told = [w for w in behind if reading.owner[w] == reading.owner[act] and words[w].kind in FINITE]
    ends = (w for w in behind if _ends_act(words, act, w) or (w in told and words[w - 1].low != "to"))
    if (clause := _told_of(reading, act)) >= 0:
        return Choice([*range(first, act + 1), *reading.clauses[clause].words[1:]], {first: "the "})
    put = {first: "the "} if words[act].low in lexicon().calamities else {}
    return Choice(list(range(first, next(ends, len(words)))), put)


def _ends_act(words: list[Word], act: int, w: int) -> bool:
    """Whether something else begins: "the first match in Leeds | with all of its players fit", but "the talks with Ely"."""
    low, following = words[w].low, low_at(words, w + 1)
    more = low == "with" or (low == "in" and following in ("a", "an"))
    apart = more and any(word.low in TITLE_PREPOSITIONS for word in words[act + 1 : w])
    return apart or words[w].low in _ENDS_ACT


_OWNERS = frozenset(("'", "’", "s", "'s", "’s"))
_ENDS_ACT = frozenset((",", ";", ":", ".", "—", "–", "(", "and", "but", "who", "which", "as"))

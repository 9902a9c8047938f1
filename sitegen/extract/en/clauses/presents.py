"""Verbs of the present, which look like nouns: "New rules | take effect", "The report | covers the crash". In: the words of a
sentence and a place. Out: whether the verb is there; if so, the word is known for one from then on.
"""

from __future__ import annotations

from itertools import takewhile

from sitegen.extract.en.clauses.words import ENDS, FINITE, PREPOSITIONS, STARTS_SUBJECT, WHO
from sitegen.extract.en.triggers import BASE, PRESENT, QUOTATION, TIME, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import changed

_LISTS = read_lists("clauses")
_NO_SUBJECT = _LISTS["before_adjective"] | _LISTS["before_noun"] | PREPOSITIONS
_AFTER_VERB = (STARTS_SUBJECT | PREPOSITIONS | {TIME, QUOTATION, "up", "out", "off", "down"}) - {"of"}


def present(words: list[Word], i: int, *, plural: bool) -> bool:
    """Makes a verb of a form that is a noun elsewhere: "New rules | take effect"; one in -s only before what begins a phrase:
    "The report | covers the crash".
    """
    low = words[i].low
    behind = low_at(words, i + 1)
    ends = low.endswith("s") and (behind in _AFTER_VERB or behind[:1].isdigit())
    lemmas = (low,) if plural else (low[:-1], low[:-2]) if ends else ()
    lemma = next((lemma for lemma in lemmas if lexicon().forms.get(lemma, (0,))[0] == BASE), "")
    if lemma:
        words[i] = changed(words[i], kind=PRESENT, lemma=lemma)
    return lemma != ""


def present_behind_who(words: list[Word], i: int) -> None:
    """Right behind "who" or "which" a form in -s or without an ending is the verb: "which carries", "who own"."""
    word, who = words[i], words[i - 1].low
    if word.kind or who not in WHO or (i + 1 < len(words) and words[i + 1].kind in FINITE):
        return  # "that members | approved"
    if word.low.endswith("s") and word.low.isalpha() and len(word.low) > _SHORT:
        words[i] = changed(word, kind=PRESENT, lemma=word.low[:-1])
    elif who != "that":
        present(words, i, plural=True)


def plural_ahead(words: list[Word], i: int) -> int:
    """As in "demands that firms urgently | change their ways, said": where no other form is the verb of what was said."""
    ahead = list(takewhile(lambda j: words[j].low not in ENDS, range(i, min(i + _FAR, len(words)))))
    return -1 if any(words[j].kind in FINITE for j in ahead) else plural_present(words, ahead)


_FAR = 24  # words


def plural_present(words: list[Word], own: list[int]) -> int:
    """The verb of "New rules take effect": a base form behind a plural where there is no other verb; -1 = none."""
    behind = ((n, i) for n, i in enumerate(own[1:_SUBJECT_ENDS], 1))
    return next((i for n, i in behind if _plural_before(words, own[:n]) and present(words, i, plural=True)), -1)


def singular_present(words: list[Word], own: list[int]) -> int:
    """The verb of "The report covers the crash", where there is no other; -1 = none."""
    behind = (i for n, i in enumerate(own[1:12]) if words[own[n]].low not in _NO_SUBJECT)
    return next((i for i in behind if present(words, i, plural=False)), -1)


def _plural_before(words: list[Word], before: list[int]) -> bool:
    """Whether a plural ends there, past an adverb ("firms urgently |") and past what only describes it ("rules on privacy,
    the Data Act, |").
    """
    lows = [words[w].low for w in before]
    if len(lows) > 1 and lows[-1].endswith("ly"):
        lows.pop()
    if lows[-1] != "," or len(lows) == 1:
        return is_plural(lows[-1])
    opens = next((n for n in range(len(lows) - 2, 1, -1) if lows[n] == ","), 0)
    phrase = next((n for n in range(opens - 1, 0, -1) if lows[n] in PREPOSITIONS), opens)
    return is_plural(lows[-2]) or is_plural(lows[phrase - 1])


def is_plural(low: str) -> bool:
    """Whether a word ends like a plural; "its" and "was" do not count."""
    return low.endswith("s") and len(low) > _SHORT and low[-2] not in "'’"


_SHORT = 3  # letters: "its", "was"
_SUBJECT_ENDS = 20  # words behind the beginning of a clause

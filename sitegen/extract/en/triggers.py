"""Words of an English sentence and the verbs among them. In: a span of text. Out: words with what they can do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from sitegen.extract.en.wordlists import read_lists, read_table
from sitegen.memo import Memo
from sitegen.model.frozen import changed, frozen

_LISTS = read_lists("clauses")

NOT_VERB, AUXILIARY, PAST, PRESENT, BASE, ING = range(6)
"""What a word can do: nothing; "was"; "arrested"; "arrests"; "arrest" after "will" or "to"; "arresting"."""

# Words with inner points, hyphens and apostrophes ("U.S.", "by-election", "it's"), numbers, and single marks. Possessive
# ("++") wherever nothing is ever given back: it takes a third less time.
_WORD = re.compile(
    r"""
      [^\W\d_]++ (?:[-'’.][^\W\d_]++)*+   # U.S  court-appointed  they've
    | \d++ (?:[.,:]\d++)*+ [\w%]*+       # 1,200  10:05  2.4m
    | [^\s\w]                           # , ; “
    """,
    re.VERBOSE,
)


@frozen
class Word:
    """One word: `text[start:end]`, in lower case, with what it can do and the lemma it has as a verb.

    `capital`: the text begins it with one.
    """

    low: str
    start: int
    end: int
    kind: int = NOT_VERB
    lemma: str = ""
    capital: bool = False

    @property
    def small(self) -> bool:
        """Whether it is a word, and the text has it in small letters."""
        return not self.capital and self.low[:1].isalpha()


def low_at(words: Sequence[Word], i: int) -> str:
    """The word there, "" outside the sentence."""
    return words[i].low if 0 <= i < len(words) else ""


QUOTATION, TIME = '"', "@"
"""Stand for a whole quotation and for a whole time expression among the words of a sentence."""


def read_words(text: str, start: int, end: int, holes: Iterable[tuple[int, int, str]] = ()) -> list[Word]:
    """The words of `text[start:end]`. Each hole (start, end, mark; in order) counts as one word, its mark."""
    words: list[Word] = []
    begin = start
    for low, high, mark in holes:
        if low < begin or low >= end:
            continue
        _read(text, begin, low, words)
        words.append(Word(mark, low, min(high, end), capital=text[low].isupper()))
        begin = min(high, end)
    _read(text, begin, end, words)
    if "“" in text[start:end] or '"' in text[start:end]:
        _quiet_labels(words)
    if " do " in text[start:end]:
        _quiet_do(words)
    return words


def _quiet_do(words: list[Word]) -> None:
    """As in "Banco do Brasil": part of a name."""
    for i in range(1, len(words) - 1):
        if words[i].low == "do" and words[i].small and words[i - 1].capital and words[i + 1].capital:
            words[i] = changed(words[i], kind=NOT_VERB, lemma="")


def _quiet_labels(words: list[Word]) -> None:
    """Words in quotation marks that only name a thing do nothing: "faulted for its “stay put” advice"."""
    for i, word in enumerate(words):
        if word.low in '“"' and i and words[i - 1].low in _BEFORE_LABEL:
            ends = [n for n in range(i + 2, min(i + 5, len(words) - 1)) if words[n].low in '”"']
            if ends and (words[ends[0] + 1].low in _BEHIND_NO_LABEL or not words[ends[0] + 1].low.isalpha()):
                continue  # 'the "plan was dead" in March'
            for n in range(i + 1, ends[0] if ends else i):
                words[n] = changed(words[n], kind=NOT_VERB, lemma="")


_BEFORE_LABEL, _BEHIND_NO_LABEL = _LISTS["before_label"], _LISTS["behind_no_label"]


def _noun_lemma(low: str) -> str:
    nouns = lexicon().nouns
    return nouns.get(low) or (nouns.get(low[:-1], "") if low.endswith("s") else "")


noun_lemma = Memo(_noun_lemma).__getitem__
"""The act that a noun names ("hearings" -> "hear"), or ""."""


def owned_act(text: str, words: Sequence[Word], at: int) -> int:
    """As in "dismay at yesterday's | decision | by the board", "losses from the March 5 | earthquake |", the place of the act
    that the date at word `at` owns; -1 = none.

    But for calamities, who did it or what it was must stand behind it: "Tuesday's hearing" is any.
    """
    owns = text[words[at].end : words[at].end + 2] in _OWNS
    if not owns and not (at and words[at - 1].low == "the") and text[words[at].start : words[at].start + 4] != "the ":
        return -1
    past = words[at].end + (2 if owns else 0)
    start = next((w for w in range(at + 1, len(words)) if words[w].start >= past), len(words))
    for w in range(start, min(start + _ADJECTIVES, len(words) - 1)):
        if words[w].low in lexicon().calamities:
            return w
        if words[w].kind or not words[w].low[0].isalpha() or words[w].low in _OUTSIDE:
            return -1
        if noun_lemma(words[w].low):
            return w if owns and words[w + 1].low in _BEHIND_ACT else -1
    return -1


_OWNS = ("'s", "’s")
_ADJECTIVES = 3  # and the noun
_OUTSIDE = frozenset(("after", "before", "in", "of", "until"))  # "on the Friday | before the earthquake"
_BEHIND_ACT = frozenset(("by", "of", "to", "not", "that", "against"))


def _read(text: str, start: int, end: int, words: list[Word]) -> None:
    """Adds the words of `text[start:end]`: each as it is known, its verbs as the word before has them."""
    opens = text[start - 1 : start].isspace()
    add, known = words.append, _PIECES
    at = start
    for piece in text[start:end].split(" "):
        if piece in _TYPED_DASHES and (opens or start < at) and at + len(piece) < end:
            add(Word("—", at, at + len(piece)))
            at += len(piece) + 1
            continue
        for low, first, last, kind, lemma, capital in known[piece]:
            if kind:
                if kind == _DASH:
                    low = _dash(text, low, at + first, at + last)  # noqa: PLW2901
                    kind = NOT_VERB  # noqa: PLW2901
                else:
                    previous = words[-1].low if words else ""
                    if previous in _TRANSPARENT:
                        previous = next((word.low for word in reversed(words) if word.low not in _TRANSPARENT), "")
                    kind = _kind_after(previous, kind, capital)  # noqa: PLW2901
                    if kind == PAST and words and words[-1].kind == BASE and low.endswith("ed"):
                        kind = NOT_VERB  # "will meet | affected staff"  # noqa: PLW2901
                    elif kind == PAST and low == lemma and (previous in _LARGE or _owns(previous)):
                        kind = NOT_VERB  # "the village's | bid", "a $2 billion | bid"  # noqa: PLW2901
            add(Word(low, at + first, at + last, kind, lemma, capital))
        at += len(piece) + 1


def _owns(word: str) -> bool:
    return word.endswith(_OWNERS) and word not in _CONTRACTED


def _dash(text: str, low: str, start: int, end: int) -> str:
    """A hyphen between blanks is a dash; a dash between words is a hyphen: "the Leeds–York line"."""
    before, behind = text[start - 1 : start].isspace(), text[end : end + 1].isspace()
    if low == "-" and before and behind:
        return "—"
    return "-" if low == "–" and not before and not behind else low


_Known = tuple[str, int, int, int, str, bool]
"""As a Word, with offsets within its piece. A plain tuple, since those are taken apart in a third of the time."""


def _read_piece(piece: str) -> tuple[_Known, ...]:
    """The words of what stands between two blanks, with offsets within it, and all that each can be as a verb."""
    if piece.isalpha():  # one word and nothing else
        return (_look_up(piece, 0, len(piece)),)
    return tuple(_look_up(match[0], match.start(), match.end()) for match in _WORD.finditer(piece))


def _look_up(raw: str, start: int, end: int) -> _Known:
    low = raw.lower()
    if not raw[0].isalpha():
        return low, start, end, _DASH if raw in "-–" else NOT_VERB, "", False
    kind, lemma = lexicon().forms.get(low) or _guess(low)
    if kind == PAST and raw[0].isupper() and low not in lexicon().forms:
        kind, lemma = NOT_VERB, ""  # "Ofsted"
    return low, start, end, kind, lemma, raw[0].isupper()


_PIECES = Memo(_read_piece)
_DASH = -1
_TYPED_DASHES = frozenset(("--", "---"))


def _kind_after(previous: str, kind: int, capital: bool) -> int:
    """What a verb's form is behind that word."""
    if kind == BASE and previous in _HAVE:
        kind = PAST  # "had come", "was run"
    no_verb = (
        (capital and previous not in _SENTENCE_STARTS)
        or (kind in _FORMS and previous in _BEFORE_ADJECTIVE)
        or (kind == PRESENT and (previous in _BEFORE_NOUN or previous in _SENTENCE_STARTS))
        or (kind == BASE and previous not in _BEFORE_BASE)
    )
    return NOT_VERB if no_verb else kind


_HAVE = frozenset(("have", "has", "had", "having", "was", "were", "been"))
_LARGE = frozenset(("million", "billion", "trillion"))
_OWNERS = ("'s", "’s")
_CONTRACTED = frozenset(
    f"{word}{mark}s" for word in ("he", "she", "it", "that", "there", "what", "who") for mark in "'’"
)
_FORMS = frozenset((PAST, PRESENT))
# After these a word in -ed is an adjective: "the failed lender", "of stolen goods".
_BEFORE_ADJECTIVE = _LISTS["before_adjective"]
# Behind these a form like "reports" or "plans" is a noun.
_BEFORE_NOUN = _BEFORE_ADJECTIVE | _LISTS["before_noun"]
_BEFORE_BASE = _LISTS["before_base"]
_TRANSPARENT = _LISTS["transparent"]  # "also": the word before it is what counts
_SENTENCE_STARTS = frozenset(("", ".", ":", ";", "-", "–", "—", "•", '"', "“", "”"))


def _guess(low: str) -> tuple[int, str]:
    """A word that no list knows: "rezoned" is a past tense, "rezoning" a form in -ing."""
    if (
        low.endswith("ed") and len(low) > 4 and "-" not in low and not low.startswith("un")
    ):  # "unpaid wages", "uninvited guests"
        return PAST, low
    if low.endswith("ing") and len(low) > 5:
        return ING, low
    return NOT_VERB, ""


@frozen
class Lexicon:
    """The word lists of `lexicon/triggers.toml`, ready for look-up."""

    forms: dict[str, tuple[int, str]]
    strong: frozenset[str]
    say: frozenset[str]
    state: frozenset[str]
    thin: frozenset[str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    same: dict[str, str]
    participles: frozenset[str]
    pasts: frozenset[str]
    nouns: dict[str, str]
    calamities: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read once. Regular forms are made from the lemmas, irregular ones are listed."""
    data = read_table("triggers")
    verbs: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in data["verbs"].items()}
    irregular: dict[str, list[str]] = {lemma: words.split() for lemma, words in data["irregular"].items()}
    forms: dict[str, tuple[int, str]] = {}
    lemmas = sorted(frozenset().union(*verbs.values(), irregular, data["verbs_other"]["words"].split()))
    for lemma in lemmas:
        if lemma == "be":
            continue
        third, past, ing = _inflect(lemma)
        forms.setdefault(lemma, (BASE, lemma))
        forms.setdefault(ing, (ING, lemma))
        for form in irregular.get(lemma, [past]):
            forms[form] = (PAST, lemma)
        if lemma in verbs["present"] or lemma in verbs["strong"] or lemma in verbs["say"]:
            forms.setdefault(third, (PRESENT, lemma))
    forms.update(dict.fromkeys(data["not_verbs"]["words"].split(), (NOT_VERB, "")))
    forms.update({word: (AUXILIARY, lemma) for lemma, words in data["auxiliaries"].items() for word in words.split()})
    pasts = frozenset(words[0] for words in irregular.values() if len(words) > 1 and words[0] != words[1])
    participles = frozenset(words[1] for words in irregular.values() if len(words) > 1 and words[0] != words[1])
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for words, lemma in data["phrases"].items():
        first, *rest = words.split()
        phrases[first] = (*phrases.get(first, ()), (tuple(rest), lemma))
    return Lexicon(
        forms,
        verbs["strong"],
        verbs["say"],
        verbs["state"],
        verbs["thin"],
        phrases,
        data["same"],
        participles,
        pasts,
        data["nouns"],
        frozenset((*read_table("dates")["calamities"]["words"], *data["calamities"]["more"].split())),
    )


_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
# One short vowel before one consonant doubles it: "ban" -> "banned", "derail" does not.
_DOUBLES = re.compile(r"(?:\A|[^aeiou])[aeiou][bdgklmnprt]\Z")
_STRESSED = _LISTS["stressed"]
_NEVER_DOUBLES = frozenset(("veto", "topple", "pardon"))


def _inflect(lemma: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb: deny -> denies, denied, denying."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if _CONSONANT_Y.search(lemma):
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    short = len(lemma) <= 4 or lemma in _STRESSED
    stem = lemma + lemma[-1] if short and lemma not in _NEVER_DOUBLES and _DOUBLES.search(lemma) else lemma
    return third, stem + "ed", stem + "ing"

"""Clauses of an English sentence. In: its words. Out: who belongs with which verb, so that a date finds its happening."""

from __future__ import annotations

from typing import Literal, NamedTuple

from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, PAST, PRESENT, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")

ClauseKind = Literal["main", "relative", "that", "time", "if", "other"]


class Clause:
    """Words that share a verb. `words` are indexes, not always adjoining: "The bank, [which fell,] paid" has two.

    `opener` is the word that begins it ("who", "when", "and"; -1 = none), `parent` the clause it hangs on (-1 = none),
    `subject` the clause whose subject it shares (-1 = its own). `head` is its main verb, -1 = none.
    """

    __slots__ = ("finite", "fronted", "head", "kind", "opener", "parent", "subject", "words")

    def __init__(self, kind: ClauseKind, parent: int = -1, opener: int = -1, subject: int = -1) -> None:
        self.kind, self.parent, self.opener, self.subject = kind, parent, opener, subject
        self.fronted = False
        self.words: list[int] = []
        self.finite = self.head = -1


class Reading(NamedTuple):
    """A sentence read: its words, its clauses in order of their beginning, and for each word the clause it is in."""

    words: list[Word]
    clauses: list[Clause]
    owner: list[int]


def read_clauses(words: list[Word]) -> Reading:
    """Which words belong together."""
    return Reading(words, *_Reader(words).read())


_RELATIVE = frozenset(["who", "whom", "whose", "which", "where"])
_SUBORDINATE: dict[str, ClauseKind] = {
    **dict.fromkeys(["when", "after", "before", "while", "as", "once", "since", "until", "till"], "time"),
    **dict.fromkeys(["if", "unless", "whether"], "if"),
    **dict.fromkeys(["because", "although", "though", "whereas"], "other"),
}
_COORDINATE = frozenset(["and", "but", "or"])
_HARD = frozenset((";", ":", "–", "—"))
_ENDS = _HARD | _RELATIVE | {",", "(", ")", QUOTATION}
_MARKERS = _ENDS | _COORDINATE | frozenset(_SUBORDINATE) | {"that"}
"""Words at which a clause can open or close; at others only a verb can."""
_DONE = frozenset((AUXILIARY, PAST))
_FINITE = _DONE | {PRESENT}
_PREPOSITIONS = _LISTS["prepositions"]
_ADVERB = _LISTS["adverb"]
# After "that" these make it a pointer: "that December", "that same morning".
_POINTED = _LISTS["pointed"]
_STARTS_SUBJECT = _LISTS["starts_subject"]
_MEASURES = _LISTS["measures"]
_AFTER_PARTICIPLE = frozenset(("in", "with", "under", "from", "to", "at"))
_WHO = frozenset(("who", "which", "that"))
_SUBJECTS = _LISTS["subjects"]
_NO_SUBJECT = _LISTS["before_adjective"] | _LISTS["before_noun"] | _PREPOSITIONS
_AFTER_VERB = (_STARTS_SUBJECT | _PREPOSITIONS | {TIME, QUOTATION, "up", "out", "off", "down"}) - {"of"}
_PRONOUNS = frozenset(("he", "she", "they", "we", "it", "i"))


class _Reader:
    """One pass over the words of one sentence. The look-aheads are of bounded length, so the pass is linear."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.clauses = [Clause("main")]
        self.owner: list[int] = []
        self.at = 0

    def read(self) -> tuple[list[Clause], list[int]]:
        """The clauses, and the clause of each word. Only at markers and verbs can a clause open or close."""
        owner, words = self.owner, self.words
        done = 0
        for i in [i for i, word in enumerate(words) if word.kind in _FINITE or word.low in _MARKERS]:
            if i < done:
                continue
            self._take(done, i)
            done = self._turn(i)
            if done < len(words) and words[done].kind == PRESENT and words[done].low not in _MARKERS:
                done = self._turn(done)  # "which carries": known for a verb by the "which" before it
        self._take(done, len(words))
        for clause in self.clauses:
            self._find_head(clause)
        return self.clauses, owner

    def _take(self, start: int, stop: int) -> None:
        """Words that go on with the clause."""
        if start < stop:
            self.clauses[self.at].words.extend(range(start, stop))
            self.owner.extend([self.at] * (stop - start))

    def _turn(self, i: int) -> int:
        """A marker or a verb, and where the next word is."""
        word = self.words[i]
        kind = word.kind
        if word.low in _MARKERS:
            self._open_or_close(i, word)
        elif kind in _DONE:
            self._resume(i)
        if kind in _DONE:
            self._without_that(i)
        clause = self.clauses[self.at]
        clause.words.append(i)
        self.owner.append(self.at)
        if clause.finite < 0 and kind in _FINITE and self._is_finite(i, word):
            clause.finite = i
        return i + 1

    def _open_or_close(self, i: int, word: Word) -> None:
        low, clause = word.low, self.clauses[self.at]
        if low in _HARD:
            self._open("main", -1, i)
        elif low == ",":
            self._comma(i, clause)
        elif low in _RELATIVE:
            if i:
                self._open("relative", self.at, i)
        elif low == "that":
            self._that(i)
        elif low in _SUBORDINATE:
            if low in ("if", "unless") or (self._clause_follows(i + 1) and not self._is_preposition(i)):
                self._open(_SUBORDINATE[low], self.at, i)
                self.clauses[self.at].fronted = clause.finite < 0 and clause.kind == "main"
        elif low in _COORDINATE:
            self._coordinate(i, clause)

    def _resume(self, i: int) -> None:
        """As in "The man who shot the guard | was arrested": a second verb goes on with the clause around."""
        clause = self.clauses[self.at]
        if (
            clause.finite >= 0
            and clause.parent >= 0
            and clause.kind in ("relative", "that")
            and self.clauses[clause.parent].finite < 0
            and self.words[clause.finite].lemma != "say"
            and self._starts_anew(i, clause)
        ):
            self.at = clause.parent

    def _is_preposition(self, i: int) -> bool:
        """As in "After a spell in the navy he joined": a new subject behind the noun, so that "after" opens no clause; nor
        does it in "broke in shortly after [2am on Saturday] and fled".
        """
        if self.words[i].low not in ("after", "before", "since", "until"):
            return False
        if self.words[i + 1].low == TIME and self.words[i + 2].low in _COORDINATE:
            return True
        for j in range(i + 1, min(i + 10, len(self.words))):
            word = self.words[j]
            if word.kind or word.low in _ENDS or word.low in _COORDINATE:
                return False
            if word.low in _PRONOUNS:
                return j > i + 2 and self.words[j - 1].kind == 0
        return False

    def _without_that(self, i: int) -> None:
        """As in "The firm said [it would close]": a second subject and verb behind a verb of saying are what was said."""
        clause = self.clauses[self.at]
        said = clause.finite
        if said < 0 or self.words[said].lemma not in lexicon().say or i - said < 2 or i - said > 14:
            return
        if clause.words[-1] != i - 1 or not self._is_finite(i, self.words[i]):
            return
        between = range(said + 1, i)
        if any(self.words[j].low in _ENDS or self.words[j].low == "to" or self.owner[j] != self.at for j in between):
            return
        begin = said + 1
        for j in between:
            if self.words[j].low == TIME:
                begin = j + 1
        if self.words[said].lemma != "say":  # "told investors | it would", "warned members | the fund was"
            begin = next((j for j in between if j > said + 1 and self.words[j].low in _STARTS_SUBJECT), begin)
        if (
            begin >= i
            or all(self.words[j].low in _ADVERB for j in range(begin, i))
            or self.words[begin].low in _PREPOSITIONS
        ):
            return
        del clause.words[clause.words.index(begin) :]
        self._open("that", self.at, begin - 1)
        for j in range(begin, i):
            self.clauses[self.at].words.append(j)
            self.owner[j] = self.at

    def _starts_anew(self, i: int, clause: Clause) -> bool:
        """Whether the verb at `i` is no part of the verb group that the clause already has."""
        if self.words[i].kind == AUXILIARY and self.words[i - 1].kind == PAST:
            return True  # "The pumps that it bought | had been built"
        return any(
            self.words[j].low not in _ADVERB and self.words[j].kind != AUXILIARY for j in range(clause.finite + 1, i)
        ) and (self.words[i].kind == AUXILIARY or self.words[clause.finite].kind != AUXILIARY or i - clause.finite > 2)

    def _open(self, kind: ClauseKind, parent: int, opener: int, subject: int = -1) -> None:
        if kind == "relative" and subject < 0 and opener + 1 < len(self.words):
            self._know_verb(opener + 1)
        self.clauses.append(Clause(kind, parent, opener, subject))
        self.at = len(self.clauses) - 1

    def _know_verb(self, i: int) -> None:
        """Right behind "who" or "which" a form in -s is the verb: "which carries"."""
        word = self.words[i]
        if (
            not word.kind
            and word.low.endswith("s")
            and word.low.isalpha()
            and len(word.low) > 3
            and self.words[i - 1].low in _WHO
            and not (i + 1 < len(self.words) and self.words[i + 1].kind in _FINITE)  # "that members | approved"
        ):
            self.words[i] = word._replace(kind=PRESENT, lemma=word.low[:-1])

    def _comma(self, i: int, clause: Clause) -> None:
        following = self.words[i + 1].low if i + 1 < len(self.words) else ""
        if clause.opener == i - 1 and i > 1:
            return  # "said that, in May, prices fell"
        if clause.finite >= 0 and clause.kind != "main" and (clause.kind != "that" or self._tail_follows(i + 1)):
            up = self.at
            while up >= 0 and self.clauses[up].kind not in ("main", "that"):
                up = self.clauses[up].parent
            if up >= 0 and not (following in _COORDINATE and clause.kind == "relative" and self.clauses[up].finite < 0):
                self.at = up
                clause = self.clauses[up]
        if clause.finite < 0 or following in _ENDS or following in _COORDINATE:
            return
        may_begin = following not in _PREPOSITIONS and following not in _SUBORDINATE and following != "that"
        if self._tail_follows(i + 1) or (may_begin and self._clause_follows(i + 1, nearest=True)):
            self._open("main", -1, i)

    def _tail_follows(self, i: int) -> bool:
        """Whether an attribution follows: "…, two officials said", "…, the agency confirmed on Monday"."""
        say = lexicon().say
        for j in range(i, min(i + 14, len(self.words))):
            word = self.words[j]
            if word.low in _ENDS or word.low in _SUBORDINATE or word.low in _COORDINATE:
                return False
            if word.kind in (PAST, PRESENT) and word.lemma in say:
                return j > i or self.words[i].low in _SUBJECTS or word.lemma == "say"
        return False

    def _that(self, i: int) -> None:
        following = self.words[i + 1].low if i + 1 < len(self.words) else ""
        if following in _POINTED or following in ("", ".", TIME) or i == 0:
            return
        before = self.words[i - 1]
        if following in _ENDS and (following != "," or before.kind not in (PAST, PRESENT)):
            return
        if before.low == "than" or before.low in _PREPOSITIONS:  # "in that case"
            return
        said = any(w.kind in (PAST, BASE, PRESENT, AUXILIARY, ING) for w in self.words[max(0, i - 2) : i])
        noun = before.kind == 0 and before.low not in (",", TIME) and not said
        direct = i + 1 < len(self.words) and self.words[i + 1].kind in (AUXILIARY, PAST, PRESENT)
        if direct or noun:
            self._open("relative" if direct or not self._saying(i) else "that", self.at, i)
        else:
            self._open("that", self.at, i)

    def _saying(self, i: int) -> bool:
        """Whether the clause before `i` has a verb of saying, so that "told the board that" opens what was said."""
        head = self.clauses[self.at].finite
        return head >= 0 and any(w.lemma in lexicon().say for w in self.words[head:i])

    def _coordinate(self, i: int, clause: Clause) -> None:
        if clause.finite < 0:
            return
        j = i + 1
        while j < len(self.words) and (self.words[j].low in _ADVERB or self.words[j].low == TIME):
            j += 1
        if j >= len(self.words):
            return
        after_comma = i > 0 and self.words[i - 1].low == ","
        if self.words[j].kind in (AUXILIARY, PAST, PRESENT) and self.words[j].lemma != "will":
            level = self._top() if after_comma else self.at
            self._sibling(level, i, level)
        elif self.words[j].lemma == "will":
            self._sibling(self._top() if after_comma else self.at, i, self.at)
        elif self._clause_follows(i + 1, nearest=True):
            self._sibling(self._top() if after_comma else self.at, i, -1)

    def _sibling(self, level: int, opener: int, subject: int) -> None:
        model = self.clauses[level]
        self._open(model.kind, model.parent, opener, subject)

    def _top(self) -> int:
        """The nearest main clause above, past what only stands between commas ("…, the most it could pay, and …")."""
        up = self.at
        while self.clauses[up].parent >= 0:
            up = self.clauses[up].parent
        while up > 0 and self.clauses[up].opener > 0 and self.words[self.clauses[up].opener].low == ",":
            up -= 1
            while self.clauses[up].parent >= 0:
                up = self.clauses[up].parent
        return up

    def _clause_follows(self, i: int, *, nearest: bool = False) -> bool:
        """Whether a subject and a finite verb stand between here and the next boundary."""
        j = i - 1
        while (j := j + 1) < min(i + 16, len(self.words)):
            word = self.words[j]
            if word.low == "," and (skipped := self._past_date(j, first=j == i)):
                j = skipped
                continue
            if word.low in _ENDS or (
                nearest and (word.low in _SUBORDINATE or word.low == "that" or word.low in _COORDINATE)
            ):
                return False
            if word.kind in (AUXILIARY, PAST, PRESENT) and self._is_finite(j, word):
                return j > i
        return False

    def _past_date(self, j: int, *, first: bool) -> int:
        """The comma that closes a date between commas: "after Aho, on 8 May, annulled", "until, on 8 May, Aho"; 0 = none."""
        for k in range(j + 1, min(j + 5, len(self.words))):
            low = self.words[k].low
            if low == ",":
                dated = self.words[k - 1].low == TIME and k + 1 < len(self.words)
                return k if dated and (first or self.words[k + 1].kind in _FINITE) else 0
            if low != TIME and low not in _PREPOSITIONS:
                return 0
        return 0

    def _is_finite(self, i: int, word: Word) -> bool:
        """A past form can be a participle: "shares listed in Oslo", "a deal signed by both"."""
        if word.kind == AUXILIARY:  # "pressed the banks to do more" has no second verb
            infinitive = i > 0 and self.words[i - 1].low == "to"
            return word.low not in ("be", "been", "being", "having") and not infinitive
        if word.kind == PRESENT:
            closes = (
                i > 0
                and self.words[i - 1].low == ","
                and not any(w.low == "," for w in self.words[max(0, i - 16) : i - 1])
            )
            return i > 0 and self.words[i - 1].kind != PAST and not closes
        following = self.words[i + 1].low if i + 1 < len(self.words) else ""
        if word.low in lexicon().participles and following in ("as", "by"):
            return False  # "The cave, known as the Maw, fell in"
        if self._hangs_on_with(i):
            return False
        if i and word.low in lexicon().pasts:
            return not self._verb_behind_date(i + 1)
        if (
            i == 0
            or (following == "by" and not self._by_how_much(i + 2))
            or (i > 1 and self.words[i - 1].low == "," and self._closes_aside(i))
        ):
            return False
        return not (
            word.low.endswith("ed")
            and ((following in _AFTER_PARTICIPLE and self._verb_ahead(i + 1)) or self._verb_behind_date(i + 1))
        )

    def _verb_behind_date(self, i: int) -> bool:
        """Whether a date and then at once a verb follow: "a study published [last year] shows", "[in May] found"."""
        date = next((j for j in (i, i + 1) if j + 1 < len(self.words) and self.words[j].low == TIME), -1)
        if date < 0 or (date > i and self.words[i].low not in _PREPOSITIONS):
            return False
        return self.words[date + 1].kind in (AUXILIARY, PAST, PRESENT)

    def _hangs_on_with(self, i: int) -> bool:
        """As in ", with the plant shut and its owner at home, 63 fell ill": no verb of the sentence."""
        if self.words[i].low.endswith("ed") and self.words[i + 1 : i + 2] and self.words[i + 1].low == "to":
            return False
        for j in range(i - 1, max(-1, i - 6), -1):
            if self.words[j].kind or self.words[j].low in _ENDS:
                return False
            if self.words[j].low == "with":
                return j == 0 or self.words[j - 1].low == ","
        return False

    def _by_how_much(self, i: int) -> bool:
        """As in "dropped by 4 per cent", "grew by almost a third": a measure and no doer."""
        return i < len(self.words) and (self.words[i].low[:1].isdigit() or self.words[i].low in _MEASURES)

    def _closes_aside(self, i: int) -> bool:
        """A participle between commas: "The firm, founded in 1982, filed", "In its accounts, filed in May, the firm owned"."""
        own = self.clauses[self.at]
        first = next((w for w in own.words if w != own.opener), i)
        fronted = own.finite < 0 and self.words[first].low in _PREPOSITIONS
        for j in range(i + 1, min(i + 14, len(self.words) - 1)):
            if self.words[j].low == "," and (self.words[j + 1].kind in _FINITE or self._knows_present(j + 1)):
                return True
            if self.words[j].low == "," and fronted and self._clause_follows(j + 1, nearest=True):
                return True
            if self.words[j].low == ",":
                continue
            if self.words[j].low == "and" and self.words[j + 1].kind == PAST:
                continue  # "launched in 1988 and refitted in 2003,"
            if self.words[j].kind == PAST and self.words[j - 1].low == "and":
                continue
            if self.words[j].kind in (AUXILIARY, PAST) or self.words[j].low in _MARKERS:
                return False
        return False

    def _knows_present(self, i: int) -> bool:
        """As in "The firm, founded in 1982, | employs 40": a form in -s of a known verb, before what it takes."""
        word, following = self.words[i], self.words[i + 1] if i + 1 < len(self.words) else None
        if word.low[-1:] != "s" or lexicon().forms.get(word.low[:-1], (0,))[0] != BASE or following is None:
            return False
        if following.low not in _AFTER_VERB and not following.low[:1].isdigit():
            return False
        self.words[i] = word._replace(kind=PRESENT, lemma=word.low[:-1])
        return True

    def _verb_ahead(self, i: int) -> bool:
        """Whether another finite verb comes before the next boundary: then the one before it was a participle."""
        for j in range(i, min(i + 12, len(self.words))):
            word = self.words[j]
            if word.low in _ENDS or word.low in _COORDINATE or word.low in _SUBORDINATE or word.low == "that":
                return False
            if word.kind in (AUXILIARY, PAST):
                return True
        return False

    def _plural_present(self, clause: Clause) -> list[int]:
        """As in "New rules take effect": a base form behind a plural is the verb where there is no other."""
        forms = lexicon().forms
        for n, i in enumerate(clause.words[1:12]):
            word, before = self.words[i], self.words[clause.words[n]].low
            if before == "," and n:
                before = self.words[clause.words[n - 1]].low
            kind, lemma = forms.get(word.low, (0, ""))
            if kind == BASE and before.endswith("s") and len(before) > 3:
                self.words[i] = word._replace(kind=PRESENT, lemma=lemma)
                return [i]
        return []

    def _singular_present(self, clause: Clause) -> int:
        """As in "The report covers the crash": a form in -s before what begins a phrase, where there is no other verb."""
        forms = lexicon().forms
        for n, i in enumerate(clause.words[1:12]):
            word, before = self.words[i], self.words[clause.words[n]]
            following = self.words[i + 1].low if i + 1 < len(self.words) else ""
            if word.low[-1:] != "s" or before.low in _NO_SUBJECT or following not in _AFTER_VERB:
                continue
            lemma = next((low for low in (word.low[:-1], word.low[:-2]) if forms.get(low, (0,))[0] == BASE), "")
            if lemma:
                self.words[i] = word._replace(kind=PRESENT, lemma=lemma)
                return i
        return -1

    def _find_head(self, clause: Clause) -> None:
        """The verb that carries the meaning: "had been | told", "is to | decide", "is due to | report"."""
        words = self.words
        verbs = [i for i in clause.words if words[i].kind]
        if clause.finite < 0 and (plural := self._plural_present(clause)):
            clause.finite = clause.head = plural[0]
            return
        if not verbs:
            clause.finite = clause.head = self._singular_present(clause)
            return
        first = (
            clause.finite
            if clause.finite >= 0
            else next((i for i in verbs if self.words[i].kind in (PAST, PRESENT)), -1)
        )
        if first < 0:
            first = verbs[0]
        clause.finite = clause.finite if clause.finite >= 0 else first
        clause.head = first
        if self.words[first].kind != AUXILIARY:
            return
        for i in verbs:
            if first < i <= first + 6 and self.words[i].kind in (PAST, BASE, ING):
                clause.head = i
                return

"""Clauses of an English sentence. In: its words. Out: who belongs with which verb, so that a date finds its happening."""

from __future__ import annotations

from sitegen.extract.en.clauses.verbs import (
    clause_follows,
    is_finite,
    is_preposition,
    plural_present,
    singular_present,
    tail_follows,
    verb_ahead,
)
from sitegen.extract.en.clauses.words import (
    ADVERBS,
    ARTICLES,
    COORDINATE,
    DONE,
    ENDS,
    FINITE,
    HARD,
    MARKERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    STARTS_SUBJECT,
    SUBORDINATE,
    WHO,
    ClauseKind,
)
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, PAST, PRESENT, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import changed, frozen

_LISTS = read_lists("clauses")


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


@frozen
class Reading:
    """A sentence read: its words, its clauses in order of their beginning, and for each word the clause it is in."""

    words: list[Word]
    clauses: list[Clause]
    owner: list[int]


def read_clauses(words: list[Word]) -> Reading:
    """Which words belong together."""
    return Reading(words, *_Reader(words).read())


# After "that" these make it a pointer: "that December", "that same morning".
_POINTED = _LISTS["pointed"]
_NO_SUBJECT = frozenset(("that", "far", "more", "less", "fewer"))  # "…, far more than those named in May"
_ASIDE = 24  # words that an aside may still run


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
        for i in [i for i, word in enumerate(words) if word.kind in FINITE or word.low in MARKERS]:
            if i < done:
                continue
            self._take(done, i)
            done = self._turn(i)
            if done < len(words) and words[done].kind == PRESENT and words[done].low not in MARKERS:
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
        if word.low in MARKERS:
            self._open_or_close(i, word)
        elif kind in DONE:
            self._resume(i)
        if kind in DONE:
            self._without_that(i)
        clause = self.clauses[self.at]
        clause.words.append(i)
        self.owner.append(self.at)
        if clause.finite < 0 and kind in FINITE and (is_finite(self.words, i, clause) or self._object_missing(i)):
            clause.finite = i
        return i + 1

    def _open_or_close(self, i: int, word: Word) -> None:
        low, clause = word.low, self.clauses[self.at]
        if low in HARD:
            self._open("main", -1, i)
        elif low == ",":
            self._comma(i, clause)
        elif low in RELATIVE:
            if i:
                self._open("relative", self.at, i)
        elif low == "that":
            self._that(i)
        elif low in SUBORDINATE:
            if low in ("if", "unless") or (
                clause_follows(self.words, i + 1, self.clauses[self.at]) and not is_preposition(self.words, i)
            ):
                self._open(SUBORDINATE[low], self.at, i)
                self.clauses[self.at].fronted = clause.finite < 0 and clause.kind == "main"
        elif low in COORDINATE:
            self._coordinate(i, clause)

    def _resume(self, i: int) -> None:
        """As in "The man who shot the guard | was arrested": a second verb goes on with the clause around; also past a clause
        within, as in "The man who fled when the bank fell over | was found".
        """
        if not i:
            return
        inner = clause = self.clauses[self.at]
        before = self.words[i - 1]
        if before.low == "to" or (before.kind == AUXILIARY and self.owner[i - 1] == self.at):
            return  # "which was to have carried": one verb of several words
        if self._behind_date(i):
            return
        while clause.finite >= 0 and clause.parent >= 0:
            if clause.kind in ("relative", "that"):
                if self._runs_to_comma(clause, i):
                    return
                said = self.words[clause.finite].lemma == "say"
                next_to = inner is not clause and self.words[i].kind == self.words[i - 1].kind == PAST
                anew = next_to or self._starts_anew(i, inner)  # "when the bank collapsed | lost her shop"
                if anew and not said:
                    self._go_on_around(clause)
                return
            clause = self.clauses[clause.parent]

    def _go_on_around(self, inner: Clause) -> None:
        """The subject before `inner` gets its verb: that of the clause around, or as in "He says [the rice that left | is gone]"
        of a clause that nothing has opened yet.
        """
        around = self.clauses[inner.parent]
        if around.finite < 0:
            self.at = inner.parent
            return
        subject = list(range(around.finite + 1, inner.opener))
        if inner.kind != "relative" or not subject or [w for w in around.words if w > around.finite] != subject:
            return
        if self.words[around.finite].lemma in lexicon().say and self.words[subject[0]].low not in PREPOSITIONS:
            self._open("that", inner.parent, -1)
            around.words = around.words[: -len(subject)]
            self.clauses[self.at].words += subject
            inner.parent = self.at
            for w in subject:
                self.owner[w] = self.at

    def _runs_to_comma(self, clause: Clause, i: int) -> bool:
        """As in "The firm, which works under a deal signed in May, declined": what a comma opens, the next comma closes."""
        if clause.opener < 1 or self.words[clause.opener - 1].low != ",":
            return False
        return any(word.low == "," for word in self.words[i + 1 : i + _ASIDE])

    def _behind_date(self, i: int) -> bool:
        """As in "which stood empty in the weeks after | the licence was revoked": a date that has a clause of its own."""
        clause = self.clauses[self.at]
        date = next((j for j in range(i - 2, max(clause.finite, i - 8), -1) if self.words[j].low == TIME), -1)
        if date < 0 or clause.kind == "main" or self.words[date + 1].low not in ARTICLES or self.owner[date] != self.at:
            return False
        self._open_behind("time", date, i)
        return True

    def _open_behind(self, kind: ClauseKind, opener: int, i: int) -> None:
        """A clause that has begun behind `opener`, as its verb at `i` shows."""
        clause = self.clauses[self.at]
        del clause.words[clause.words.index(opener + 1) :]
        self._open(kind, self.at, opener)
        for j in range(opener + 1, i):
            self.clauses[self.at].words.append(j)
            self.owner[j] = self.at

    def _without_that(self, i: int) -> None:
        """As in "The firm said [it would close]": a second subject and verb behind a verb of saying are what was said."""
        clause = self.clauses[self.at]
        said = clause.finite
        if said < 0 or self.words[said].lemma not in lexicon().say or i - said < 2 or i - said > 14:
            return
        if clause.words[-1] != i - 1 or not is_finite(self.words, i, self.clauses[self.at]):
            return
        between = range(said + 1, i)
        if any(self.words[j].low in ENDS or self.words[j].low == "to" or self.owner[j] != self.at for j in between):
            return
        begin = said + 1
        for j in between:
            if self.words[j].low == TIME:
                begin = j + 1
        if self.words[said].lemma != "say":  # "told investors | it would", "warned members | the fund was"
            begin = next((j for j in between if j > said + 1 and self.words[j].low in STARTS_SUBJECT), begin)
        if (
            begin >= i
            or all(self.words[j].low in ADVERBS for j in range(begin, i))
            or self.words[begin].low in PREPOSITIONS
        ):
            return
        self._open_behind("that", begin - 1, i)

    def _object_missing(self, i: int) -> bool:
        """As in "The panel that the ministry appointed in May | has never met": its subject stands behind "that"."""
        clause = self.clauses[self.at]
        if clause.kind != "relative" or clause.parent < 0 or self.clauses[clause.parent].finite >= 0:
            return False
        first = self.words[clause.opener + 1].low
        named = self.words[clause.opener].low in WHO and (first in ARTICLES or first in POSSESSIVES)
        return named and self.words[i].kind == PAST and verb_ahead(self.words, i + 1)

    def _starts_anew(self, i: int, clause: Clause) -> bool:
        """Whether the verb at `i` is no part of the verb group that the clause already has."""
        if self.words[i].kind == AUXILIARY and self.words[i - 1].kind == PAST:
            return True  # "The pumps that it bought | had been built"
        return any(
            self.words[j].low not in ADVERBS and self.words[j].kind != AUXILIARY for j in range(clause.finite + 1, i)
        ) and (self.words[i].kind == AUXILIARY or self.words[clause.finite].kind != AUXILIARY or i - clause.finite > 2)

    def _open(self, kind: ClauseKind, parent: int, opener: int, subject: int = -1) -> None:
        if kind == "relative" and subject < 0 and opener + 1 < len(self.words):
            self._know_verb(opener + 1)
        self.clauses.append(Clause(kind, parent, opener, subject))
        self.at = len(self.clauses) - 1

    def _know_verb(self, i: int) -> None:
        """Right behind "who" or "which" a form in -s or without an ending is the verb: "which carries", "who own"."""
        word, low = self.words[i], self.words[i].low
        following = self.words[i + 1].kind if i + 1 < len(self.words) else 0
        if word.kind or following in FINITE or self.words[i - 1].low not in WHO:  # "that members | approved"
            return
        if low.endswith("s") and low.isalpha() and len(low) > 3:
            self.words[i] = changed(word, kind=PRESENT, lemma=low[:-1])
        elif self.words[i - 1].low != "that" and lexicon().forms.get(low, (0,))[0] == BASE:
            self.words[i] = changed(word, kind=PRESENT, lemma=low)

    def _comma(self, i: int, clause: Clause) -> None:
        following = self.words[i + 1].low if i + 1 < len(self.words) else ""
        if clause.opener == i - 1 and i > 1:
            return  # "said that, in May, prices fell"
        if self._closed_before_verb(i, clause):
            self.at = clause.parent
            return
        if clause.finite >= 0 and clause.kind != "main" and (clause.kind != "that" or tail_follows(self.words, i + 1)):
            up = self.at
            while up >= 0 and self.clauses[up].kind not in ("main", "that"):
                up = self.clauses[up].parent
            if up >= 0 and not (following in COORDINATE and clause.kind == "relative" and self.clauses[up].finite < 0):
                self.at = up
                clause = self.clauses[up]
        if clause.finite < 0 or following in ENDS or following in COORDINATE:
            return
        may_begin = following not in PREPOSITIONS and following not in SUBORDINATE and following not in _NO_SUBJECT
        if tail_follows(self.words, i + 1) or (
            may_begin and clause_follows(self.words, i + 1, self.clauses[self.at], nearest=True)
        ):
            self._open("main", -1, i)

    def _closed_before_verb(self, i: int, clause: Clause) -> bool:
        """As in "The crew, whose ages run from 19 to 67, | had trained": a verb that is not known for one until nothing else is."""
        opened = clause.kind == "relative" and clause.opener > 0 and self.words[clause.opener - 1].low == ","
        if not opened or clause.finite >= 0 or clause.parent < 0 or self.clauses[clause.parent].finite >= 0:
            return False
        return (
            i + 1 < len(self.words)
            and self.words[i + 1].kind in FINITE
            and bool(plural_present(self.words, clause.words))
        )

    def _that(self, i: int) -> None:
        following = self.words[i + 1].low if i + 1 < len(self.words) else ""
        if following in _POINTED or following in ("", ".", TIME) or i == 0:
            return
        before = self.words[i - 1]
        if following in ENDS and (following != "," or before.kind not in (PAST, PRESENT)):
            return
        if before.low == "than" or before.low in PREPOSITIONS or self._points(i):  # "in that case"
            return
        said = any(w.kind in (PAST, BASE, PRESENT, AUXILIARY, ING) for w in self.words[max(0, i - 2) : i])
        noun = before.kind == 0 and before.low not in (",", TIME) and not said
        direct = i + 1 < len(self.words) and self.words[i + 1].kind in (AUXILIARY, PAST, PRESENT)
        if direct or noun:
            self._open("relative" if direct or not self._saying(i) else "that", self.at, i)
        else:
            self._open("that", self.at, i)
            self.clauses[self.at].finite = next(iter(self._plural_verb(i + 1)), -1)

    def _plural_verb(self, i: int) -> list[int]:
        """As in "demands that firms urgently | change their ways, said": where no other form is the verb of what was said."""
        stop = next((j for j in range(i, len(self.words)) if self.words[j].low in ENDS), len(self.words))
        ahead = list(range(i, min(stop, i + _ASIDE)))
        return [] if any(self.words[j].kind in FINITE for j in ahead) else plural_present(self.words, ahead)

    def _points(self, i: int) -> bool:
        """As in "The bank, which upheld [that ruling] in March, said so": the next verb stands behind the aside's comma."""
        up = self.at
        while self.clauses[up].kind == "relative":
            up = self.clauses[up].parent
        if up == self.at or self.clauses[up].finite >= 0 or self._saying(i):
            return False
        ahead = range(i + 1, min(i + _ASIDE, len(self.words)))
        verb = next((j for j in ahead if self.words[j].kind in FINITE), 0)
        return verb > 0 and self.words[verb - 1].low == ","

    def _saying(self, i: int) -> bool:
        """Whether the clause before `i` has a verb of saying, so that "told the board that" opens what was said."""
        head = self.clauses[self.at].finite
        return head >= 0 and any(w.lemma in lexicon().say for w in self.words[head:i])

    def _coordinate(self, i: int, clause: Clause) -> None:
        if clause.finite < 0:
            return
        j = i + 1
        while j < len(self.words) and (self.words[j].low in ADVERBS or self.words[j].low == TIME):
            j += 1
        if j >= len(self.words):
            return
        after_comma = i > 0 and self.words[i - 1].low == ","
        if self.words[j].kind in (AUXILIARY, PAST, PRESENT) and self.words[j].lemma != "will":
            level = self._top() if after_comma else self.at
            self._sibling(level, i, level)
        elif self.words[j].lemma == "will":
            self._sibling(self._top() if after_comma else self.at, i, self.at)
        elif clause_follows(self.words, i + 1, self.clauses[self.at], nearest=True):
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

    def _find_head(self, clause: Clause) -> None:
        """The verb that carries the meaning: "had been | told", "is to | decide", "is due to | report"."""
        words = self.words
        verbs = [i for i in clause.words if words[i].kind]
        if clause.finite < 0 and (plural := plural_present(words, clause.words)):
            clause.finite = clause.head = plural[0]
            return
        if not verbs:
            clause.finite = clause.head = singular_present(words, clause.words)
            return
        if clause.finite < 0:
            clause.finite = next((i for i in verbs if words[i].kind in (PAST, PRESENT)), verbs[0])
        clause.head = clause.finite
        if words[clause.finite].kind == AUXILIARY:
            after = (i for i in verbs if clause.finite < i <= clause.finite + 6)
            clause.head = next((i for i in after if words[i].kind in (PAST, BASE, ING)), clause.finite)
            following = [word.low for word in words[clause.finite + 1 :][:1]]
            if words[clause.finite].lemma == "be" and following in (["a"], ["an"]):
                clause.head = clause.finite  # "is a converted hull built in 1978"

"""Clauses of an English sentence. In: its words. Out: who belongs with which verb, so that a date finds its happening."""

from __future__ import annotations

from sitegen.extract.en.clauses.asides import verb_behind
from sitegen.extract.en.clauses.prepositions import is_preposition, measures
from sitegen.extract.en.clauses.presents import plural_ahead, plural_present, present_behind_who
from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.verbs import (
    clause_follows,
    find_head,
    is_finite,
    named_subject,
    starts_anew,
    tail_follows,
    verb_ahead,
)
from sitegen.extract.en.clauses.words import (
    ADVERBS,
    ARTICLES,
    COORDINATE,
    DETERMINERS,
    DONE,
    ENDS,
    FINITE,
    HARD,
    MARKERS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVE,
    STARTS_SUBJECT,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    WHO,
    ClauseKind,
)
from sitegen.extract.en.triggers import AUXILIARY, PAST, PRESENT, TIME, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def read_clauses(words: list[Word]) -> Reading:
    """Which words belong together."""
    return Reading(words, *_Reader(words).read())


# After "that" these make it a pointer: "that December", "that same morning".
_POINTED = _LISTS["pointed"] | {"", ".", TIME}
_WHEN = frozenset(("when", "while"))  # "when that wing caught fire"
_NO_SUBJECT = frozenset(("that", "far", "more", "less", "fewer"))  # "…, far more than those named in May"
_SAID = 2  # words that "says" has behind it: "said so and left", but "said wheat and oats would"
_BY_THE_TIME = ["by", "the", "time"]
_SUBJECTS_ONLY = SUBJECT_PRONOUNS - {"it"}
_PAUSES = HARD | {","}
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
        words, done = self.words, 0
        for i in [i for i, word in enumerate(words) if word.kind in FINITE or word.low in MARKERS]:
            if i < done:
                continue
            if done < i:
                self._take(done, i)
            done = self._turn(i)
            if done < len(words) and words[done].kind == PRESENT:
                done = self._turn(done)  # "which carries": known for a verb by the "which" before it
        self._take(done, len(words))
        for clause in self.clauses:
            find_head(words, clause)
        return self.clauses, self.owner

    def _take(self, start: int, stop: int) -> None:
        """Words that go on with the clause."""
        self.clauses[self.at].words.extend(range(start, stop))
        self.owner.extend([self.at] * (stop - start))

    def _turn(self, i: int) -> int:
        """A marker or a verb, and where the next word is."""
        word = self.words[i]
        if word.low in MARKERS:
            self._open_or_close(i, word.low)
        elif word.kind in DONE:
            self._resume(i)
        if word.kind in DONE:
            self._without_that(i)
        clause = self.clauses[self.at]
        if word.kind == AUXILIARY and clause.finite == i - 1 >= 0 and self.words[i - 1].kind == PRESENT:
            clause.finite = -1  # "US forces | have been searching": a noun
        clause.words.append(i)
        self.owner.append(self.at)
        if clause.finite < 0 and word.kind in FINITE and (is_finite(self.words, i, clause) or self._object_missing(i)):
            clause.finite = i
        return i + 1

    def _open_or_close(self, i: int, low: str) -> None:
        clause = self.clauses[self.at]
        if low in HARD:
            self._open("main", -1, i)
        elif low == ",":
            self._comma(i)
        elif low in RELATIVE:
            if i:
                self._open("relative", self.at, i)
        elif low == "that":
            self._that(i)
        elif low in SUBORDINATE:
            opens = not measures(self.words, i) and not is_preposition(self.words, i)
            follows = opens and clause_follows(self.words, i + 1, clause)
            if low in ("if", "unless") or follows:
                self._open(SUBORDINATE[low], self.at, i)
                self.clauses[self.at].fronted = clause.finite < 0 and clause.kind == "main"
        elif low in COORDINATE and (clause.finite >= 0 or clause.opener == i - 1 or self._is_told(clause)):
            self._coordinate(i)

    def _is_told(self, clause: Clause) -> bool:
        """As in "Doctors expect more | but say so quietly": a verb that is not known for one until nothing else is."""
        if clause.kind == "main":
            clause.finite = plural_present(self.words, clause.words)
        return clause.finite >= 0

    def _open(self, kind: ClauseKind, parent: int, opener: int, subject: int = -1) -> None:
        if kind == "relative" and subject < 0 and opener + 1 < len(self.words):
            present_behind_who(self.words, opener + 1)
        self.clauses.append(Clause(kind, parent, opener, subject))
        self.at = len(self.clauses) - 1

    def _open_behind(self, kind: ClauseKind, opener: int, i: int) -> None:
        """A clause that has begun behind `opener`, as its verb at `i` shows."""
        del self.clauses[self.at].words[opener + 1 - i :]
        del self.owner[opener + 1 :]
        self._open(kind, self.at, opener)
        self._take(opener + 1, i)

    def _resume(self, i: int) -> None:
        """As in "The man who shot the guard | was arrested": a second verb goes on with the clause around; also past a clause
        within, as in "The man who fled when the bank fell over | was found".
        """
        inner = clause = self.clauses[self.at]
        if self.words[i - 1].low == "to" or self.words[i - 1].kind == AUXILIARY:
            return  # "which was to have carried": one verb of several words
        if self._behind_date(i) or self._behind_fronted(i):
            return
        if self.words[i - 1].low in _SUBJECTS_ONLY and self.words[i - 2].kind in DONE:
            return  # "after a test showed | they were"
        while clause.finite >= 0 and clause.parent >= 0:
            if clause.kind in ("relative", "that"):
                next_to = inner is not clause and self.words[i].kind == self.words[i - 1].kind == PAST
                anew = next_to or starts_anew(self.words, i, inner)  # "when the bank collapsed | lost her shop"
                if anew and self.words[clause.finite].lemma != "say" and not self._runs_to_comma(clause, i):
                    self._go_on_around(clause)
                return
            clause = self.clauses[clause.parent]
        if clause is not inner and self._lacks_verb(clause) and starts_anew(self.words, i, inner):
            self.at = inner.parent  # "The men sent in after the bank fell | must leave"

    def _lacks_verb(self, clause: Clause) -> bool:
        """Whether a subject waits there for its verb, and no front: "The men sent in", not "In May"."""
        first = self.words[clause.words[0]].low if clause.words else ""
        return clause.finite < 0 and first in STARTS_SUBJECT

    def _go_on_around(self, inner: Clause) -> None:
        """The subject before `inner` gets its verb: that of the clause around, or as in "He says [the rice that left | is gone]"
        of a clause that nothing has opened yet.
        """
        around = self.clauses[inner.parent]
        if around.finite < 0:
            self.at = inner.parent
            return
        subject = list(range(around.finite + 1, inner.opener))
        said = inner.kind == "relative" and self.words[around.finite].lemma in lexicon().say
        if said and subject and [w for w in around.words if w > around.finite] == subject:
            self._open("that", inner.parent, -1)
            around.words = around.words[: -len(subject)]
            self.clauses[self.at].words += subject
            inner.parent = self.at
            for w in subject:
                self.owner[w] = self.at

    def _behind_date(self, i: int) -> bool:
        """As in "which stood empty in the weeks after | the licence was revoked": a date that has a clause of its own."""
        clause = self.clauses[self.at]
        date = next((j for j in range(i - 2, max(clause.finite, i - 8), -1) if self.words[j].low == TIME), -1)
        if (
            date < 0
            or (clause.finite < 0 and clause.kind == "that")
            or clause.kind == "main"
            or self.words[date + 1].low not in ARTICLES
            or self.owner[date] != self.at
        ):
            return False
        self._open_behind("time", date, i)
        return True

    def _behind_fronted(self, i: int) -> bool:
        """As in "When she came to Ely in May | she bought the mill", "After the band broke up | he sang alone", "By the time she left in
        May | all was lost": what "when" has opened ends with its date, or a particle.
        """
        clause, before = self.clauses[self.at], self.words[i - 2].low
        if [word.low for word in self.words[:3]] == _BY_THE_TIME and self.at == 0 and clause.finite >= 0:
            date = next((j for j in range(i - 2, clause.finite, -1) if self.words[j].low == TIME), 0)
            if date:
                self._open_behind("main", date, i)
                self.clauses[self.at].parent = -1
            return date > 0
        fronted = clause.fronted and clause.finite >= 0 and (before == TIME or before in PARTICLES)
        if not fronted or (self.words[i - 1].low not in SUBJECT_PRONOUNS and self.words[i - 1].low != "there"):
            return False
        self._open_behind("main", i - 2, i)
        self.clauses[self.at].parent = -1
        return True

    def _runs_to_comma(self, clause: Clause, i: int) -> bool:
        """As in "The firm, which works under a deal signed in May, declined": what a comma opens, the next comma closes."""
        opened = low_at(self.words, clause.opener - 1) == ","
        return opened and any(word.low == "," for word in self.words[i + 1 : i + _ASIDE])

    def _without_that(self, i: int) -> None:
        """As in "The firm said [it would close]": a second subject and verb behind a verb of saying are what was said."""
        words, clause = self.words, self.clauses[self.at]
        said = clause.finite
        if said < 0 or i - said > 14 or words[said].lemma not in lexicon().say or not is_finite(words, i, clause):
            return
        between = range(said + 1, i)
        if any(words[j].low in ENDS or words[j].low == "to" for j in between):
            return
        begin = next((j + 1 for j in reversed(between) if words[j].low == TIME), said + 1)
        if words[said].lemma != "say":  # "told investors | it would", "warned members | the fund was"
            begin = next((j for j in between if j > said + 1 and words[j].low in STARTS_SUBJECT), begin)
        if begin < i and words[begin].low not in PREPOSITIONS:
            self._open_behind("that", begin - 1, i)

    def _object_missing(self, i: int) -> bool:
        """As in "The panel that the ministry appointed in May | has never met": its subject stands behind "that"."""
        clause, words = self.clauses[self.at], self.words
        if clause.kind != "relative" or self.clauses[clause.parent].finite >= 0 or words[i].kind != PAST:
            return False
        named = words[clause.opener].low in WHO and words[clause.opener + 1].low in DETERMINERS
        return named and verb_ahead(words, i + 1)

    def _comma(self, i: int) -> None:
        clause, following = self.clauses[self.at], low_at(self.words, i + 1)
        if clause.kind in ("main", "that") and verb_behind(self.words, i, clause):
            clause.finite = -1
            return
        if self._closed_before_verb(i, clause):
            self.at = clause.parent
            return
        if clause.finite >= 0:
            up = self.at
            while self.clauses[up].kind not in ("main", "that"):
                up = self.clauses[up].parent
            if following not in COORDINATE or clause.kind != "relative" or self.clauses[up].finite >= 0:
                self.at = up
        clause = self.clauses[self.at]
        if clause.finite < 0:
            return
        may_begin = following not in PREPOSITIONS and following not in _NO_SUBJECT
        if tail_follows(self.words, i + 1) or (may_begin and clause_follows(self.words, i + 1, clause, nearest=True)):
            self._open("main", -1, i)

    def _closed_before_verb(self, i: int, clause: Clause) -> bool:
        """As in "The crew, whose ages run from 19 to 67, | had trained": a verb that is not known for one until nothing else is."""
        if clause.kind != "relative" or clause.finite >= 0 or self.clauses[clause.parent].finite >= 0:
            return False
        verb = i + 1 < len(self.words) and self.words[i + 1].kind in FINITE
        return verb and self.words[clause.opener - 1].low == "," and plural_present(self.words, clause.words) >= 0

    def _that(self, i: int) -> None:
        """What was said, or a relative clause; not where it points: "that night", "in that case"."""
        before, following = self.words[i - 1], low_at(self.words, i + 1)
        if i == 0 or following in _POINTED or before.low in PREPOSITIONS | _WHEN or self._points(i):
            return
        if following in ENDS and (following != "," or before.kind not in (PAST, PRESENT)):
            return  # "after that, he said", but "said that, in May, prices fell"
        told = any(word.kind for word in self.words[max(0, i - 2) : i])
        noun = before.low not in (",", TIME) and before.low not in ADVERBS and not told
        direct = self.words[i + 1].kind in FINITE
        relative = direct or (noun and not self._saying(i))
        self._open("relative" if relative else "that", self.at, i)
        if not (direct or noun):
            self.clauses[self.at].finite = plural_ahead(self.words, i + 1)

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
        verb = self.clauses[self.at].finite
        return verb >= 0 and any(w.lemma in lexicon().say for w in self.words[verb:i])

    def _coordinate(self, i: int) -> None:
        """A second verb of one subject ("was arrested [and] flown home"), or a second clause beside the first."""
        words = self.words
        level = self._top() if words[i - 1].low in _PAUSES else self.at
        verb = next((word for word in words[i + 1 :] if word.low not in ADVERBS and word.low != TIME), None)
        if verb is not None and verb.kind in FINITE:
            subject = level
        elif not self._lists_what_is_said(i) and (
            clause_follows(words, i + 1, self.clauses[self.at], nearest=True) or named_subject(words, i + 1)
        ):
            subject = -1
        else:
            return
        self._open(self.clauses[level].kind, self.clauses[level].parent, i, subject)

    def _lists_what_is_said(self, i: int) -> bool:
        """As in "He says rules for petrol | and diesel will change": what "says" has behind it still lacks its verb."""
        said = self.clauses[self.at].finite
        between = self.words[said + 1 : i]
        if self.words[said].lemma != "say" or len(between) < _SAID or between[0].low in PREPOSITIONS:
            return False
        return not any(word.kind or word.low in ENDS or word.low == TIME for word in between)

    def _top(self) -> int:
        """The nearest main clause above, past what only stands between marks ("…, the most it could pay, and …", "… – a gift
        of two brothers – and …").
        """
        up = self.at
        while up and ((parent := (clause := self.clauses[up]).parent) >= 0 or self._stands_apart(clause)):
            up = parent if parent >= 0 else up - 1
        return up

    def _stands_apart(self, clause: Clause) -> bool:
        mark = low_at(self.words, clause.opener)
        return mark == "," or (mark in HARD and clause.finite < 0)

"""Which words of a sentence tell one happening: its clause, what hangs on it, and the subject that stands elsewhere."""

from __future__ import annotations

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.triggers import AUXILIARY, BASE, PAST, PRESENT, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def choose_words(reading: Reading, at: int) -> list[int]:
    """The words of the clause, those that hang on it, and the subject it shares or refers back to."""
    clauses, clause = reading.clauses, reading.clauses[at]
    keep = {at}
    for i, other in enumerate(clauses):  # a parent stands before its children
        if other.parent in keep and i != at and not _is_aside(reading, other) and other.opener >= clause.opener:
            keep.add(i)
    chosen = [w for w, owner in enumerate(reading.owner) if owner in keep]
    if clause.opener in chosen and clause.opener >= 0:
        chosen.remove(clause.opener)
    return _borrowed(reading, clause, chosen) + chosen


def _is_aside(reading: Reading, clause: Clause) -> bool:
    """A relative clause behind a comma tells more, and can go: "The bank, which had 40 branches, closed"."""
    if clause.kind == "relative" and clause.subject >= 0:
        return _is_aside(reading, reading.clauses[clause.subject])
    comma = clause.opener > 0 and reading.words[clause.opener - 1].low in (",", "(")
    return comma and (clause.kind == "relative" or reading.words[clause.opener].low == "when")


def _borrowed(reading: Reading, clause: Clause, chosen: list[int]) -> list[int]:
    """The subject that stands outside: "X [, who] left in May", "X was arrested [and] flown home"."""
    words = reading.words
    if clause.subject < 0 and clause.kind == "relative" and clause.opener > 0:
        whole = _antecedent(reading, clause)
        low = words[clause.opener].low
        follows = clause.opener + 1
        acts = follows < len(words) and (
            words[follows].kind in (AUXILIARY, PAST, PRESENT) or words[follows].low in _LIGHT
        )
        if low in ("where", "when"):
            return []
        if low in ("who", "which", "that") and acts:
            return whole
        return [*whole, *([clause.opener - 1] if words[clause.opener - 1].low == "," else []), clause.opener]
    if clause.subject >= 0:
        giver = reading.clauses[clause.subject]
        stop = giver.finite
        own = clause.finite if clause.finite >= 0 else clause.head
        if own >= 0 and giver.finite >= 0 and _shares_auxiliary(words, own, giver.finite):
            stop = giver.head
        chain = [w for w in giver.words if w < stop and w != giver.opener]
        if giver.subject >= 0 and not chain:
            chain = [w for w in reading.clauses[giver.subject].words if w < reading.clauses[giver.subject].finite]
        elif giver.kind == "relative" and not any(words[w].low.isalpha() and w < giver.finite for w in chain):
            chain = _antecedent(reading, giver) + chain
        return [w for w in chain if w not in chosen]
    return []


def _shares_auxiliary(words: list[Word], own: int, given: int) -> bool:
    """As in "was arrested and flown", "was built in 1990 and refitted in 2005", but not "was freed and lived", "had voted but changed"."""
    verb, auxiliary = words[own], words[given]
    if verb.kind != PAST or auxiliary.kind != AUXILIARY:
        return False
    if verb.low in lexicon().participles:
        return True
    follows = words[own + 1].low if own + 1 < len(words) else "."
    bare = (
        verb.lemma in lexicon().strong
        or follows in (TIME, "by", ".", ",")
        or (follows in ("in", "on") and words[own + 2 : own + 3] and words[own + 2].low == TIME)
    )
    return auxiliary.lemma == "be" and bool(bare) and verb.lemma not in _INTRANSITIVE


_INTRANSITIVE = _LISTS["intransitive"]


_LIGHT = _LISTS["light"]


def _antecedent(reading: Reading, clause: Clause) -> list[int]:
    """The noun phrase a relative clause is about: back from its opener to a verb, comma or preposition."""
    words, last = reading.words, clause.opener - 1
    if last >= 0 and words[last].low == ",":
        last -= 1
    if last > 1 and words[last].low.isdigit() and words[last - 1].low == ",":
        last -= 2  # "Jo Aho, 58, who"
    first = last
    subject = clause.parent >= 0 and not 0 <= reading.clauses[clause.parent].finite < clause.opener
    if subject and clause.parent >= 0:
        own = reading.clauses[clause.parent]
        start = next((w for w in own.words if w != own.opener), last)
        if own.kind == "main" and start < last and words[start].low not in _PREPOSITIONS:
            return list(range(start, last + 1))
    while first > 0:
        before = words[first - 1]
        if before.low in (",", ";", ":", "(", "–", "—", QUOTATION, TIME) or before.kind in _VERBS:
            break
        if (before.low in _PREPOSITIONS and before.low != "of") or before.low in (
            "that",
            "when",
            "but",
            "which",
            "who",
        ):
            break
        if before.low == "and" and not subject:
            break
        if words[first].low in _ARTICLES and before.low != "of":
            break  # "does it end | the lawsuit that"
        first -= 1
    if words[first - 1].low == "," and first > 1 and words[first].low in ("a", "an"):
        name = _name_before(words, first - 2)  # "BlockBank, a lender that …": the name comes along
        return [*name, first - 1, *range(first, last + 1)] if name else list(range(first, last + 1))
    return list(range(first, last + 1))


def _name_before(words: list[Word], last: int) -> list[int]:
    first = last
    while (
        first >= 0
        and words[first].low not in (",", ";", ":", "(")
        and not words[first].kind
        and words[first].low not in _PREPOSITIONS
    ):
        first -= 1
    return list(range(first + 1, last + 1))


_ARTICLES = frozenset(("the", "a", "an"))
_VERBS = frozenset((AUXILIARY, BASE, PAST, PRESENT))
_PREPOSITIONS = _LISTS["titles_prepositions"]


def choose_participle(reading: Reading, head: int, clause: int) -> list[int]:
    """As in "The firm, [founded in 1982,] failed" or "[Jailed in May,] Conti fell ill": the subject and the participle, or
    nothing where the verb at `head` is no such thing.
    """
    words, own = reading.words, reading.clauses[clause]
    between = head > 0 and words[head - 1].low == ","
    if words[head].kind != PAST or head >= own.finite or not (between or head == 0):
        return []
    stop = next((w for w in range(head, len(words)) if words[w].low == ","), head)
    whole = range(head, stop)
    subject = [w for w in own.words if (w < head - 1 if between else stop < w < own.finite)]
    return [*subject, *whole] if subject else []


def choose_with_gap(reading: Reading, at: int, clause: int) -> list[int]:
    """As in "Both pleaded guilty: Lind in May, Roth in June": the clause that has the verb, and the piece that has the date."""
    words, giver = reading.words, clause
    while giver > 0 and reading.clauses[giver].head < 0:
        giver -= 1
    own = reading.clauses[clause].words
    if not own:
        return choose_words(reading, giver)
    first = last = max(at, own[0])
    while first > 0 and words[first - 1].low not in _GAP_ENDS and reading.owner[first - 1] == clause:
        first -= 1
    while last + 1 < len(words) and words[last + 1].low not in _GAP_ENDS and reading.owner[last + 1] == clause:
        last += 1
    before = [w for w in choose_words(reading, giver) if w < first]
    mark = reading.clauses[clause].opener
    return [*before, *([mark] if 0 <= mark < first else []), *range(first, last + 1)]


_GAP_ENDS = frozenset((",", ";", ":", "–", "—"))

"""Which words of a sentence tell one happening: its clause, what hangs on it, and the subject that stands elsewhere."""

from __future__ import annotations

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.clauses.words import ARTICLES, INTRANSITIVE, POSSESSIVES, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.relative import antecedent, choose_relative, first_word
from sitegen.extract.en.triggers import AUXILIARY, ING, NOT_VERB, PAST, QUOTATION, TIME, Word, lexicon


def choose_words(text: str, reading: Reading, at: int) -> Choice:
    """The words of the clause, those that hang on it, and the subject it shares or refers back to."""
    clauses, clause = reading.clauses, reading.clauses[at]
    keep = {at}
    for i, other in enumerate(clauses):  # a parent stands before its children
        if other.parent in keep and i != at and not _is_aside(reading, other) and other.opener >= clause.opener:
            keep.add(i)
    chosen = [w for w, owner in enumerate(reading.owner) if owner in keep]
    if clause.opener in chosen and clause.opener >= 0:
        chosen.remove(clause.opener)
    if clause.kind == "relative" and clause.subject < 0 and clause.opener > 0:
        if reading.words[clause.opener - 1].low in _WHOEVER and clause.parent >= 0:
            return choose_words(text, reading, clause.parent)  # "They shot at anyone who ran"
        return choose_relative(text, reading, clause, chosen)
    if clause.subject < 0 and _begins_with_verb(reading, clause, chosen):
        return _choose_headless(reading, at, chosen)
    return Choice(_borrowed(text, reading, clause, chosen) + _without_left_over(reading, clause, chosen), {})


_WHOEVER = frozenset(
    ("all", "any", "anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "someone", "those")
)


def _without_left_over(reading: Reading, clause: Clause, chosen: list[int]) -> list[int]:
    """As in "Customers were shut out [when payments moved to Oriel], an outsourcing group": it explains what is left out."""
    if not chosen or chosen[-1] - chosen[0] < len(chosen):
        return chosen  # most: nothing within is left out
    gap = max(n for n in range(1, len(chosen)) if chosen[n] != chosen[n - 1] + 1)
    tail = [reading.words[w] for w in chosen[gap:]]
    first = next((word.low for word in tail if word.low[:1].isalpha()), "")
    told = any(word.kind not in (NOT_VERB, ING) for word in tail)
    explains = 0 <= clause.head < chosen[gap] and (first in ARTICLES or first in POSSESSIVES) and not told
    return chosen[:gap] if explains else chosen


def _is_aside(reading: Reading, clause: Clause) -> bool:
    """A relative clause behind a comma tells more, and can go: "The bank, which had 40 branches, closed"."""
    if clause.kind in ("relative", "time") and clause.subject >= 0:
        return _is_aside(reading, reading.clauses[clause.subject])
    comma = clause.opener > 0 and reading.words[clause.opener - 1].low in (",", "(")
    return comma and (clause.kind == "relative" or reading.words[clause.opener].low == "when")


def _borrowed(text: str, reading: Reading, clause: Clause, chosen: list[int]) -> list[int]:
    """The subject that stands outside: "X [, who] left in May", "X was arrested [and] flown home"."""
    words = reading.words
    if clause.subject >= 0:
        giver = reading.clauses[clause.subject]
        stop = giver.finite if giver.finite >= 0 else clause.opener
        own = clause.finite if clause.finite >= 0 else clause.head
        if own >= 0 and giver.finite >= 0 and _shares_auxiliary(words, own, giver.finite):
            stop = giver.finite + 1 if words[own - 1].low == "been" else giver.head
        chain = [w for w in giver.words if w < stop and w != giver.opener]
        if giver.subject >= 0 and not chain:
            chain = [w for w in reading.clauses[giver.subject].words if w < reading.clauses[giver.subject].finite]
        elif giver.kind == "relative" and not any(words[w].low.isalpha() and w < giver.finite for w in chain):
            chain = antecedent(text, reading, giver) + chain
        return [w for w in chain if w not in chosen]
    return []


def _shares_auxiliary(words: list[Word], own: int, given: int) -> bool:
    """As in "was arrested and flown", "was built in 1990 and refitted in 2005", "had warned them and been overruled", but
    not "was freed and lived", "had voted but changed".
    """
    verb, auxiliary = words[own], words[given]
    if verb.kind != PAST or auxiliary.kind != AUXILIARY:
        return False
    if verb.low in lexicon().participles or words[own - 1].low == "been":
        return True
    follows = words[own + 1].low if own + 1 < len(words) else "."
    bare = (
        verb.lemma in lexicon().strong
        or follows in (TIME, "by", ".", ",")
        or (follows in ("in", "on") and words[own + 2 : own + 3] and words[own + 2].low == TIME)
    )
    return auxiliary.lemma == "be" and bool(bare) and verb.lemma not in INTRANSITIVE


def _begins_with_verb(reading: Reading, clause: Clause, chosen: list[int]) -> bool:
    return 0 <= first_word(reading.words, chosen) == clause.finite


def _choose_headless(reading: Reading, at: int, chosen: list[int]) -> Choice:
    """The subject of a clause that begins with its verb: in front of a dash ("The court – so its letter says – freed him"),
    or behind it ("[Two days later] came the arrest").
    """
    words, clause = reading.words, reading.clauses[at]
    for giver in reversed(reading.clauses[:at]):
        plain = [w for w in giver.words if words[w].low[:1].isalnum()]
        if giver.kind == "main" and giver.head < 0 and plain and words[plain[0]].low not in TITLE_PREPOSITIONS:
            return Choice([w for w in giver.words if w >= plain[0]] + chosen, {})
    n = chosen.index(clause.finite)
    if words[clause.finite].lemma in _INVERTED and clause.head == clause.finite:
        end = n + 1
        while end < len(chosen) and words[chosen[end]].low not in TITLE_PREPOSITIONS - {"of"}:
            if not words[chosen[end]].low[:1].isalnum() and words[chosen[end]].low != QUOTATION:
                break
            end += 1
        return Choice([*chosen[n + 1 : end], *chosen[: n + 1], *chosen[end:]], {})
    return Choice(chosen, {})


_INVERTED = frozenset(("come", "follow"))


def choose_with_gap(text: str, reading: Reading, at: int, clause: int) -> Choice:
    """As in "Both pleaded guilty: Lind in May, Roth in June": the clause that has the verb, and the piece that has the date."""
    words, giver = reading.words, clause
    while giver > 0 and reading.clauses[giver].head < 0:
        giver -= 1
    own = reading.clauses[clause].words
    if not own:
        return choose_words(text, reading, giver)
    first = last = max(at, own[0])
    while first > 0 and words[first - 1].low not in _GAP_ENDS and reading.owner[first - 1] == clause:
        first -= 1
    while last + 1 < len(words) and words[last + 1].low not in _GAP_ENDS and reading.owner[last + 1] == clause:
        last += 1
    mark = reading.clauses[clause].opener
    if mark >= 0 and words[mark].low == ";":  # "In Peru it was 29m in 2005; in Chile 12m in 2006"
        return Choice(list(range(first, last + 1)), {})
    chosen = choose_words(text, reading, giver)
    before = [w for w in chosen.words if w < first]
    return Choice([*before, *([mark] if 0 <= mark < first else []), *range(first, last + 1)], chosen.put)


_GAP_ENDS = frozenset((",", ";", ":", "–", "—"))

"""Which words of a sentence tell one happening: its clause, what hangs on it, and the subject that stands elsewhere."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.words import ARTICLES, COORDINATE, INTRANSITIVE, POSSESSIVES, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.phrases import antecedent
from sitegen.extract.en.titles.relative import choose_relative, first_word
from sitegen.extract.en.triggers import AUXILIARY, ING, NOT_VERB, PAST, QUOTATION, TIME, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists


def choose_words(reading: Reading, at: int) -> Choice:
    """The words of the clause, those that hang on it, and the subject it shares or refers back to."""
    clauses, clause = reading.clauses, reading.clauses[at]
    if cleft := _choose_cleft(reading, at):
        return cleft
    keep = {at}
    for i, other in enumerate(clauses):  # a parent stands before its children
        if other.parent in keep and not _is_aside(reading, other):
            keep.add(i)
    chosen = [w for w, owner in enumerate(reading.owner) if owner in keep and w != clause.opener]
    if clause.kind == "relative" and clause.subject < 0:
        if reading.words[clause.opener - 1].low in _WHOEVER:
            return choose_words(reading, clause.parent)  # "They shot at anyone who ran"
        return choose_relative(reading, clause, chosen)
    if clause.subject < 0 and 0 <= first_word(reading.words, chosen) == clause.finite:
        return _choose_headless(reading, at, chosen)
    whole = [*_without_left_over(reading, clause, chosen), *_shared_object(reading, at)]
    return Choice([*_borrowed(reading, clause, chosen), *whole], {})


def _choose_cleft(reading: Reading, at: int) -> Choice | None:
    """As in "It was on a train to Ely that | she met Jo Aho, a builder": what the second clause tells, with the place behind it."""
    words, clause = reading.words, reading.clauses[at]
    own = [w for w in clause.words if words[w].low[:1].isalnum() or words[w].low == TIME]
    if len(own) < 3 or words[own[0]].low != "it" or own[1] != clause.head or words[own[1]].lemma != "be":
        return None
    said = next((c for c in reading.clauses if c.kind == "that" and c.parent == at and c.head >= 0), None)
    if said is None or words[own[2]].low not in TITLE_PREPOSITIONS:
        return None
    told = [w for w in said.words if w > said.opener]
    stop = next((n for n, w in enumerate(told) if words[w].low == "," and w > said.head), len(told))
    return Choice([*told[:stop], *own[2:]], {})


_WHOEVER = read_lists("clauses")["whoever"]


def _without_left_over(reading: Reading, clause: Clause, chosen: list[int]) -> list[int]:
    """As in "Customers were shut out [when payments moved to Oriel], an outsourcing group": it explains what is left out."""
    gap = next((n for n in range(len(chosen) - 1, 0, -1) if chosen[n] != chosen[n - 1] + 1), 0)
    tail = [reading.words[w] for w in chosen[gap:]]
    first = next((word.low for word in tail if word.low[:1].isalpha()), "")
    explains = (first in ARTICLES or first in POSSESSIVES) and not any(
        word.kind not in (NOT_VERB, ING) for word in tail
    )
    return chosen[:gap] if gap and explains and 0 <= clause.head < chosen[gap] else chosen


def _shared_object(reading: Reading, at: int) -> list[int]:
    """As in "The House screened [and confirmed the nominees]": a verb that ends with itself has the object of the next."""
    words, clause = reading.words, reading.clauses[at]
    last = clause.words[-1] if clause.words else -1
    if last < 0 or last != clause.head or words[last].kind != PAST or words[last].lemma in INTRANSITIVE | lexicon().say:
        return []
    if words[clause.finite].lemma == "be" or words[clause.head - 1].low == "been":
        return []
    following = next((c for c in reading.clauses if c.subject == at and c.opener == last + 1), None)
    if following is None or words[following.opener].low != "and" or following.head != following.opener + 1:
        return []
    shared = [*range(following.opener, following.words[-1] + 1)]
    return shared if all(reading.owner[w] == reading.owner[shared[0]] and words[w].low != TIME for w in shared) else []


def _is_aside(reading: Reading, clause: Clause) -> bool:
    """A relative clause behind a comma tells more, and can go: "The bank, which had 40 branches, closed"; what "and when" opens
    belongs to what follows.
    """
    if clause.subject >= 0 and clause.kind in ("relative", "time"):
        return _is_aside(reading, reading.clauses[clause.subject])
    before = low_at(reading.words, clause.opener - 1)
    if clause.kind in ("time", "if") and before in COORDINATE:
        return True
    marked = before in (",", "(")
    return marked and (clause.kind == "relative" or reading.words[clause.opener].low == "when")


def _borrowed(reading: Reading, clause: Clause, chosen: list[int]) -> list[int]:
    """The subject that stands outside: "X [, who] left in May", "X was arrested [and] flown home"."""
    if clause.subject < 0:
        return []
    words, giver = reading.words, reading.clauses[clause.subject]
    stop = giver.finite if giver.finite >= 0 else clause.opener
    own = clause.finite
    if own >= 0 and giver.finite >= 0 and _shares_auxiliary(words, own, giver.finite):
        stop = giver.finite + 1 if words[own - 1].low == "been" else giver.head
    chain = [w for w in giver.words if w < stop and w != giver.opener]
    if not chain and giver.subject >= 0:  # "She was born in Ely, married there [and] died"
        first = reading.clauses[giver.subject]
        chain = [w for w in first.words if w < first.finite]
    if giver.kind == "relative" and not any(words[w].low.isalpha() and w < giver.finite for w in chain):
        chain = antecedent(reading, giver) + chain
    return [w for w in chain if w not in chosen]


def _shares_auxiliary(words: list[Word], own: int, given: int) -> bool:
    """As in "was arrested and flown", "was built in 1990 and refitted in 2005", "had warned them and been overruled", but
    not "was freed and lived", "had voted but changed".
    """
    verb, auxiliary, follows = words[own], words[given], low_at(words, own + 1)
    if verb.kind != PAST or auxiliary.kind != AUXILIARY:
        return False
    if verb.low in lexicon().participles or words[own - 1].low == "been":
        return True
    dated = follows in ("in", "on") and low_at(words, own + 2) == TIME
    bare = verb.lemma in lexicon().strong or follows in (TIME, "by", ".", ",", "") or dated
    passive = auxiliary.lemma == "be" or low_at(words, given + 1) in ("be", "been")
    return passive and bare and verb.lemma not in INTRANSITIVE


def _choose_headless(reading: Reading, at: int, chosen: list[int]) -> Choice:
    """The subject of a clause that begins with its verb: in front of a dash ("The court – so its letter says – freed him"),
    or behind it ("[Two days later] came the arrest").
    """
    words, clause = reading.words, reading.clauses[at]
    for giver in reversed(reading.clauses[:at]):
        plain = [w for w in giver.words if words[w].low[:1].isalnum()]
        if giver.kind == "main" and giver.head < 0 and plain and words[plain[0]].low not in TITLE_PREPOSITIONS:
            return Choice([w for w in giver.words if w >= plain[0]] + chosen, {})
    n = chosen.index(clause.finite) + 1
    if words[clause.finite].lemma not in ("come", "follow") or clause.head != clause.finite:
        return Choice(chosen, {})
    end = next((m for m in range(n, len(chosen)) if _ends_phrase(words[chosen[m]].low)), len(chosen))
    return Choice([*chosen[n:end], *chosen[:n], *chosen[end:]], {})


def _ends_phrase(low: str) -> bool:
    return (low in TITLE_PREPOSITIONS and low != "of") or not (low[:1].isalnum() or low == QUOTATION)


def choose_with_gap(reading: Reading, at: int, clause: int) -> Choice:
    """As in "Both pleaded guilty: Lind in May, Roth in June": the clause that has the verb, and the piece that has the date."""
    words, giver, mark = reading.words, clause, reading.clauses[clause].opener
    while giver > 0 and reading.clauses[giver].head < 0:
        giver -= 1
    own = reading.clauses[clause].words
    if not own:
        return choose_words(reading, giver)
    ends = [w for w in own if words[w].low in _GAP_ENDS]
    first = max((w + 1 for w in ends if w < max(at, own[0])), default=own[0])
    last = min((w for w in ends if w > max(at, own[0])), default=own[-1] + 1)
    piece = list(range(first, last))
    if low_at(words, mark) == ";":  # "In Peru it was 29m in 2005; in Chile 12m in 2006"
        return Choice(piece, {})
    chosen = choose_words(reading, giver)
    return Choice([*(w for w in chosen.words if w < first), *([mark] if 0 <= mark < first else []), *piece], chosen.put)


_GAP_ENDS = frozenset((",", ";", ":", "–", "—"))

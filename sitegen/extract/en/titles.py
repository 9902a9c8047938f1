"""Short titles out of sentences. In: a sentence's words and the clause that tells the happening. Out: a line of at most
about 90 characters, made by leaving out: never a word that the sentence does not have.
"""

from __future__ import annotations

import re

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.triggers import AUXILIARY, PAST, PRESENT, QUOTATION, TIME, Word, lexicon

LIMIT = 90


def make_title(text: str, reading: Reading, clause: int, dated: frozenset[int], subject: str = "") -> str:
    """A title for the happening told by `clause`.

    `dated` are the words that are its date (left out); `subject` replaces a pronoun at the beginning.
    """
    words = reading.words
    kept = _choose(reading, clause)
    kept = _without_dates(words, kept, dated)
    kept = _without_asides(reading, kept, clause)
    kept = _without_lead_in(words, kept, reading.clauses[clause])
    return _finish(_shorten(text, words, kept, subject))


def _choose(reading: Reading, at: int) -> list[int]:
    """The words of the clause, those that hang on it, and the subject it shares or refers back to."""
    clauses, clause = reading.clauses, reading.clauses[at]
    keep = {at}
    for i, other in enumerate(clauses):  # a parent stands before its children
        if other.parent in keep and i != at and not _is_aside(reading, other) and other.opener >= clause.opener:
            keep.add(i)
    chosen = [w for w in range(len(reading.words)) if reading.owner[w] in keep]
    if clause.opener in chosen and clause.opener >= 0:
        chosen.remove(clause.opener)
    return _borrowed(reading, clause, chosen) + chosen


def _is_aside(reading: Reading, clause: Clause) -> bool:
    """A relative clause behind a comma tells more, and can go: "The bank, which had 40 branches, closed"."""
    comma = clause.opener > 0 and reading.words[clause.opener - 1].low in (",", "(")
    return clause.kind == "relative" and comma


def _borrowed(reading: Reading, clause: Clause, chosen: list[int]) -> list[int]:
    """The subject that stands outside: "X [, who] left in May", "X was arrested [and] flown home"."""
    words = reading.words
    if clause.kind == "relative" and clause.opener > 0:
        whole = _antecedent(reading, clause)
        low = words[clause.opener].low
        follows = clause.opener + 1
        acts = follows < len(words) and (
            words[follows].kind in (AUXILIARY, PAST, PRESENT) or words[follows].low in _LIGHT
        )
        if low in ("who", "which", "that") and acts:
            return whole
        return [*whole, *([clause.opener - 1] if words[clause.opener - 1].low == "," else []), clause.opener]
    if clause.subject >= 0:
        giver = reading.clauses[clause.subject]
        stop = giver.finite
        own = clause.finite if clause.finite >= 0 else clause.head
        participle = (
            0 <= own and words[own].kind == PAST and giver.finite >= 0 and words[giver.finite].kind == AUXILIARY
        )
        if participle:
            stop = giver.head
        chain = [w for w in giver.words if w < stop and w != giver.opener]
        if giver.subject >= 0 and not chain:
            chain = [w for w in reading.clauses[giver.subject].words if w < reading.clauses[giver.subject].finite]
        elif giver.kind == "relative" and not any(words[w].low.isalpha() for w in chain):
            chain = _antecedent(reading, giver) + chain
        return [w for w in chain if w not in chosen]
    return []


_LIGHT = frozenset("also later then had has have once never since still first".split())


def _antecedent(reading: Reading, clause: Clause) -> list[int]:
    """The noun phrase a relative clause is about: back from its opener to a verb, comma or preposition."""
    words, last = reading.words, clause.opener - 1
    if last >= 0 and words[last].low == ",":
        last -= 1
    first = last
    while first > 0:
        before = words[first - 1]
        if before.low in (",", ";", ":", "(", "–", "—", QUOTATION, TIME) or before.kind in (AUXILIARY, PAST, PRESENT):
            break
        if before.low in _PREPOSITIONS and before.low != "of":
            break
        first -= 1
    if words[first - 1].low == "," and first > 1 and words[first].low in ("a", "an", "the", "its", "his", "her"):
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


_PREPOSITIONS = frozenset(
    """on in at by from to with for into over under after before against about between during through among across
    near within without despite since until as of off out up than behind beyond towards toward via per amid upon
    around outside inside following""".split()
)
_DATE_PREPOSITIONS = frozenset(
    "on in at by from of since until till dated during for around about before late early".split()
)


def _without_dates(words: list[Word], kept: list[int], dated: frozenset[int]) -> list[int]:
    """Leaves out the dates that the event page shows anyway, with their prepositions and commas."""
    gone: set[int] = set()
    for at in dated:
        gone.add(at)
        before = at - 1
        while before >= 0 and words[before].low in _DATE_PREPOSITIONS and at - before <= 2:
            gone.add(before)
            before -= 1
        after = at + 1
        if after < len(words) and words[after].low == "," and (before < 0 or words[before].low in (",", "and", "but")):
            gone.add(after)
    return [w for w in kept if w not in gone]


def _without_asides(reading: Reading, kept: list[int], clause: int) -> list[int]:
    """Leaves out brackets, ages and descriptions between commas in front of the verb: "X, 44, a builder, said"."""
    words = reading.words
    verb = reading.clauses[clause].finite
    out: list[int] = []
    depth, i = 0, 0
    while i < len(kept):
        low = words[kept[i]].low
        if low in "([":
            depth += 1
        elif low in ")]":
            depth = max(0, depth - 1)
        elif depth:
            pass
        elif low == "," and kept[i] < verb and (end := _aside_end(words, kept, i, verb)):
            i = end
        else:
            out.append(kept[i])
        i += 1
    return out


def _aside_end(words: list[Word], kept: list[int], i: int, verb: int) -> int:
    """Index in `kept` of the comma that closes what opens at `i`, 0 if that is no aside."""
    if i == 0 or i + 1 >= len(kept):
        return 0
    first = words[kept[i + 1]]
    if first.low == ",":
        return i
    describes = first.low in _DETERMINERS or first.low[:1].isdigit() or (first.low in _ROLES)
    if kept[i + 1] != kept[i] + 1 and kept[i + 1] <= verb:
        return i  # only a comma is left of a clause that went
    if not describes:
        return 0
    for j in range(i + 1, min(i + 30, len(kept))):
        if words[kept[j]].low == "," and not words[kept[j] - 1].low[:1].isdigit() | (j == i + 1):
            return j
        if words[kept[j]].low == ",":
            return j
        if kept[j] >= verb:
            return 0
    return 0


_DETERMINERS = frozenset("the a an its his her their one then now formerly once".split())
_ROLES = frozenset(
    "chief head leader chair chairman director president minister secretary spokesman spokeswoman former professor lead general senior acting deputy".split()
)


def _without_lead_in(words: list[Word], kept: list[int], clause: Clause) -> list[int]:
    """Leaves out "But", "Meanwhile," and a place or circumstance in front of the subject: "In a raid at dawn, …"."""
    start = 0
    while start < len(kept) and (words[kept[start]].low in _LEAD_INS or not words[kept[start]].low[:1].isalnum()):
        if words[kept[start]].low == QUOTATION and start + 1 >= len(kept):
            break
        start += 1
    kept = kept[start:]
    if kept and words[kept[0]].low in _PREPOSITIONS:
        for i, w in enumerate(kept[:25]):
            if clause.finite >= 0 and w >= clause.finite:
                break
            if words[w].low == "," and len(kept) - i > 4:
                return kept[i + 1 :]
    return kept


_LEAD_INS = frozenset(
    "but and or yet so then meanwhile however also moreover separately earlier later still nevertheless , .".split()
)
_NEVER_LAST = frozenset(
    """the a an and or but to of in on at by for from with as that which who whose is are was were be been has have had
    will would its his her their than not about into after before when while under over between against""".split()
)


def _shorten(text: str, words: list[Word], kept: list[int], subject: str) -> str:
    """The words as one line; past the limit it ends before a clause, else before a phrase."""
    while kept and not words[kept[-1]].low[:1].isalnum() and words[kept[-1]].low not in (QUOTATION, "%", ")"):
        kept = kept[:-1]
    whole = _join(text, words, kept, subject)
    if len(whole) <= LIMIT:
        return whole
    best = {1: 0, 2: 0}
    for n in range(4, len(kept)):
        if len(_join(text, words, kept[:n], subject)) > LIMIT:
            break
        rank = _break_before(words, kept, n)
        if rank:
            best[rank] = n
    cut = best[1] if len(_join(text, words, kept[: best[1]], subject)) >= 32 else best[2] or best[1]
    if cut:
        return _join(text, words, kept[:cut], subject)
    return whole[: whole.rfind(" ", 0, LIMIT)].rstrip(" ,;:-–—") + "…"


def _break_before(words: list[Word], kept: list[int], n: int) -> int:
    """1: a clause begins at `n`; 2: a phrase; 0: no place to stop."""
    last, following = words[kept[n - 1]], words[kept[n]]
    said = last.lemma in lexicon().say and last.kind != 0
    if last.low in _NEVER_LAST or said or last.kind == AUXILIARY:
        return 0
    if following.low in (",", ";") or following.low in _CLAUSE_STARTS:
        return 1
    if (
        following.low in _PREPOSITIONS and following.low not in ("of", "to", "up", "off", "out")
    ) or following.low == "and":
        return 2
    return 0


_CLAUSE_STARTS = frozenset("that which who whose when while because although after before if unless where as".split())


def _join(text: str, words: list[Word], kept: list[int], subject: str) -> str:
    """The kept words with the white space and marks of the text between neighbours."""
    parts: list[str] = []
    for n, w in enumerate(kept):
        word = words[w]
        if n and kept[n - 1] == w - 1:
            parts.append(text[words[w - 1].end : word.start])
        elif n and word.low not in (",", ".", ";", ")", "'s", "’s"):
            parts.append(" ")
        parts.append(subject if subject and not n else text[word.start : word.end])
    return " ".join("".join(parts).split())


_DOUBLE = re.compile(r"\s*,(?:\s*,)+")
_BEFORE_MARK = re.compile(r"\s+([,;:.!?)])")


def _finish(title: str) -> str:
    """Capital in front, no mark at the end, no doubled commas."""
    title = _BEFORE_MARK.sub(r"\1", _DOUBLE.sub(",", title)).strip(" ,;:-–—*•")
    if title.endswith(".") and not re.search(r"\b(?:[A-Z]|Inc|Corp|Ltd|Co|Jr|Sr|St)\.\Z", title):
        title = title.rstrip(". ")
    return title[:1].upper() + title[1:]

"""Which happening a time expression dates. In: a sentence's reading and a date in it. Out: the clause and verb or noun,
or nothing: "its lowest since March 2011" has a date and no happening.
"""

from __future__ import annotations

import re

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, DETERMINERS, SUBJECT_PRONOUNS
from sitegen.extract.en.happenings.dateless import dates_nothing
from sitegen.extract.en.happenings.modifiers import Modifier, find_modifier
from sitegen.extract.en.triggers import (
    AUXILIARY,
    BASE,
    ING,
    PAST,
    PRESENT,
    QUOTATION,
    TIME,
    lexicon,
    low_at,
    noun_lemma,
    owned_act,
)
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")


@frozen
class Binding:
    """`clause` and `head` are indexes into the reading (head -1 = no verb). `nominal`: the date hangs on a noun
    ("the notice of 4 May"), `owned`: that it is the noun's ("Saturday's attack"). `tail`: the head says who said it ("…, the
    ministry said on Friday").
    """

    clause: int
    head: int
    trigger: str
    nominal: bool = False
    owned: bool = False
    tail: bool = False


def bind(text: str, reading: Reading, at: int) -> Binding | None:
    """What the date at word `at` dates, None where it dates nothing."""
    if dates_nothing(text, reading, at):
        return None
    clause = reading.owner[at]
    if (act := owned_act(text, reading.words, at)) >= 0:
        return Binding(clause, -1, noun_lemma(reading.words[act].low), nominal=True, owned=True)
    if describes_noun(text, reading, at) and not _is_deadline(reading, at):
        return None
    within = find_modifier(text, reading, at)
    inner = _bind_within(reading, at, within) if within is not None else None
    if inner is not None or (within is not None and not within.loose):
        return inner
    verb = _verb_of(reading, at, clause)
    noun = _noun_before(
        reading, at, _FAR if _has_date(reading, at, verb) else _NEAR
    )  # "was held on Friday over the theft of a bell from Ely in May"
    if noun and (verb < 0 or _prefers_noun(reading, at, verb)):
        return Binding(clause, verb, noun, nominal=True)
    if verb < 0:
        verb = _verb_left_out(reading, at)
    if verb < 0 and clause + 1 < len(reading.clauses) and reading.clauses[clause + 1].kind != "time":
        clause += 1  # "3 May: the firm files its accounts"
        verb = reading.clauses[clause].head
        clause -= verb < 0
    if verb < 0:
        return Binding(clause, -1, noun)
    if (same := _done_before(reading, verb)) is not None:
        return same
    if _verb_understood(reading, verb):
        return None
    if (around := _at_that_time(reading, clause, verb)) >= 0:
        clause, verb = around, reading.clauses[around].head
    return Binding(clause, verb, trigger_of(reading, verb), tail=is_tail(reading, clause, verb))


def _bind_within(reading: Reading, at: int, within: Modifier) -> Binding | None:
    """What the phrase itself tells: "…, with the rest to be paid in May", "since the quake in May"; a description tells nothing."""
    clause = reading.owner[at]
    if within.head >= 0:
        return Binding(clause, within.head, trigger_of(reading, within.head))
    told = [word.low for word in reading.words[within.first : at]]
    noun = _noun_before(reading, at, len(told) + 1)
    named = sum(low not in DETERMINERS and low not in _BEFORE_DATE for low in told) > 1
    known = named or within.loose  # "since the crash in 2013"
    return Binding(clause, -1, noun, nominal=True) if noun and known else None


_BEFORE_DATE = DATE_PREPOSITIONS | {"due", "set", "scheduled"}


def _done_before(reading: Reading, verb: int) -> Binding | None:
    """As in "Ms Holm repeated, as she did in an interview in May, that the mill was sound": what she did then, too."""
    words = reading.words
    if words[verb].low != "did" or low_at(words, verb - 2) != "as":
        return None
    before = (c for c, clause in enumerate(reading.clauses) if 0 <= clause.head < verb and c != reading.owner[verb])
    told = next((c for c in before if words[reading.clauses[c].head].kind == PAST), -1)
    head = reading.clauses[told].head
    return Binding(told, head, trigger_of(reading, head)) if told >= 0 else None


def _at_that_time(reading: Reading, clause: int, verb: int) -> int:
    """As in "Aho was caught as he left for Oslo on Friday": the clause around was then, too; -1 = it has a date, or there is none."""
    own, words = reading.clauses[clause], reading.words
    around = reading.clauses[own.parent] if own.parent >= 0 else own
    together = low_at(words, own.opener) == "as" and words[own.opener + 1].low in SUBJECT_PRONOUNS
    if not together or words[verb].kind != PAST or around.head < 0 or around.finite > own.opener:
        return -1
    dated = any(words[w].low == TIME for w in around.words) or low_at(words, own.opener - 1) == ","
    return -1 if dated or words[around.head].kind != PAST else own.parent


def _verb_understood(reading: Reading, verb: int) -> bool:
    """As in "The step was loose and had been since 1961", "as was done in May": the verb was told before. Not "had until May"."""
    behind = [word.low for word in reading.words[verb : verb + 4]]
    if behind[0] not in _STANDS_FOR_VERB:
        return False
    been = behind[1:2] == ["been"] or behind[0] == "been"
    rest = behind[2 if behind[1:2] == ["been"] else 1 :]
    return (been and rest[:1] == [TIME]) or (rest[:1] != [TIME] and rest[1:2] == [TIME] and rest[0] in _ON)


_STANDS_FOR_VERB = frozenset(("had", "has", "have", "did", "been"))
_ON = frozenset(("in", "on", "at"))


def _is_deadline(reading: Reading, at: int) -> bool:
    """As in "must appeal before the 8 November deadline": what is due then happens by then."""
    return at + 1 < len(reading.words) and reading.words[at + 1].low == "deadline"


def trigger_of(reading: Reading, head: int) -> str:
    """The lemma by which tellings are compared: "was found guilty" and "was convicted" are one act."""
    known, words = lexicon(), reading.words
    lemma = words[head].lemma
    if lemma.endswith("ed") and words[head].kind == PAST and lemma == words[head].low:
        lemma = _bare(lemma)
    for rest, act in known.phrases.get(lemma) or known.phrases.get(words[head].low, ()):
        if all(word.low == wanted for word, wanted in zip(words[head + 1 : head + 1 + len(rest)], rest, strict=False)):
            lemma = act
            break
    return known.same.get(lemma, lemma)


def _bare(past: str) -> str:
    """A lemma for a past form that no list knows: "rezoned" -> "rezone", good enough to compare by."""
    if past.endswith("ied"):
        return past[:-3] + "y"
    if past.endswith("eed"):
        return past[:-1]
    stem = past[:-2]
    if len(stem) > 3 and stem[-1] == stem[-2] and (stem[-1] not in "ls" or len(stem) > 5):
        return stem[:-1]
    silent = re.search(r"(?:[aeiou][^aeiouywx]|[csvzu]|[^aeiou]l|ng|dg)\Z", stem) and not re.search(
        r"(?:[aeiou]{2}[^aeiou]|er|en|on|it|et)\Z", stem
    )
    return stem + "e" if silent else stem


_TEMPORAL = _LISTS["temporal"]


def describes_noun(text: str, reading: Reading, at: int) -> bool:
    """The date describes a noun: "the 2016 election", "Tuesday's hearing", "its 2019 accounts"."""
    words = reading.words
    if text[words[at].end - 2 : words[at].end] in ("'s", "’s") or text[words[at].end : words[at].end + 2] in (
        "'s",
        "’s",
    ):
        return True
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if not following.low[:1].isalpha() or following.low in _TEMPORAL or following.low in _NOT_NOUNS:
        return False
    before = words[at - 1].low if at else ""
    if (
        _SEASON.fullmatch(text, words[at].start, words[at].end)
        and following.kind == 0
        and following.low.islower()
        and text[following.start].islower()
    ):
        return True
    starts_with_the = text[words[at].start : words[at].start + 4].lower() in ("the ", "that", "this", "last", "next")
    if (before in DETERMINERS or before.endswith(("'s", "’s"))) and not starts_with_the and following.kind != AUXILIARY:
        return following.kind != PAST or before in DETERMINERS
    bare_year = words[at].end - words[at].start == 4 and text[words[at].start : words[at].end].isdigit()
    return (
        bare_year
        and bool(before)
        and before not in _TEMPORAL
        and before not in (",", "(", "–", "—", ":")
        and following.kind != AUXILIARY
    )


_SEASON = lazy(r"the (?:summer|winter|spring|autumn|fall|weekend|year)", re.IGNORECASE)
_NOT_NOUNS = _LISTS["not_nouns"]


_NEAR, _FAR = 8, 16  # words


def _noun_before(reading: Reading, at: int, reach: int) -> str:
    """The act that a noun right before the date names: "a hearing of the committee on |", "the notice of |"."""
    words = reading.words
    for w in range(at - 1, max(-1, at - reach), -1):
        word = words[w]
        if reading.owner[w] != reading.owner[at]:
            return ""
        if word.low in (",", ";", ":", QUOTATION, TIME) or word.kind in (AUXILIARY, PRESENT):
            return ""
        if word.kind == PAST:
            return ""
        lemma = noun_lemma(word.low)
        if lemma:
            return lemma
    return ""


def _has_date(reading: Reading, at: int, verb: int) -> bool:
    """Whether the verb has a date of its own before word `at`: "was held on Friday over", "on Friday held four over"."""
    return 0 <= verb < at and any(reading.words[w].low == TIME for w in range(max(0, verb - 1), at))


def _prefers_noun(reading: Reading, at: int, verb: int) -> bool:
    """The noun is nearer: the verb follows it, or the date hangs on it with "of", or the verb has a date of its own."""
    words = reading.words
    if verb > at:
        return not _done_there(reading, at)
    if words[at - 1].low in ("of", "dated"):
        return not _befell_in(reading, at, verb)
    if _has_date(reading, at, verb):
        return True
    clause = reading.clauses[reading.owner[at]]
    if words[verb].kind == BASE:
        return False
    if words[verb].kind in (PRESENT, ING):
        return True
    return clause.finite >= 0 and words[clause.finite].low in ("is", "are")


def _befell_in(reading: Reading, at: int, verb: int) -> bool:
    """As in "Seven houses were lost in the storms of | March 2018"; not "He was convicted in the murder of |"."""
    words = reading.words
    began = next((w for w in range(at - 2, max(verb, at - 5), -1) if words[w].low == "the"), 0)
    return began > 0 and words[began - 1].low in ("in", "during") and words[verb].lemma in _BEFALLS


_BEFALLS = frozenset(
    (
        "burn",
        "damage",
        "destroy",
        "die",
        "drown",
        "flood",
        "hurt",
        "injure",
        "kill",
        "lose",
        "perish",
        "pull",
        "wound",
        "wreck",
    )
)


def _done_there(reading: Reading, at: int) -> bool:
    """As in "At a hearing on 3 May the judge fined the firm": what was done there is what happened then."""
    words, clause = reading.words, reading.clauses[reading.owner[at]]
    return (
        clause.head > at
        and words[clause.head].kind == PAST
        and words[clause.finite].low not in _STANDS_FOR_VERB
        and words[clause.words[0]].low in _THERE
        and not any(words[w].low == "," for w in clause.words if w < at)
    )


_THERE = frozenset(("at", "during", "in"))


def _verb_of(reading: Reading, at: int, clause: int) -> int:
    """The verb of the date's clause: the last one before it, or the main one where the date stands in front."""
    words, own = reading.words, reading.clauses[clause]
    if _done_there(reading, at):
        return own.head
    best = -1
    for w in own.words:
        if w >= at:
            break
        if words[w].kind in (PAST, PRESENT, BASE, ING) and not (words[w].kind == ING and best >= 0):
            if words[w].kind == BASE and best >= 0 and words[best].lemma in lexicon().say:
                continue
            best = w
    if best >= 0:
        return best
    return own.head


def _verb_left_out(reading: Reading, at: int) -> int:
    """As in "Two pleaded guilty, Lind in May and Roth in June": the verb of the clause before."""
    for clause in range(reading.owner[at], -1, -1):
        if reading.clauses[clause].head >= 0:
            return reading.clauses[clause].head
    return -1


def is_tail(reading: Reading, clause: int, verb: int) -> bool:
    """An attribution behind what was said: another main clause comes before, and nothing is said in this one."""
    own = reading.clauses[clause]
    if verb < 0 or own.kind != "main" or own.opener <= 0 or reading.words[own.opener].low != ",":
        return False
    if reading.words[verb].lemma not in lexicon().say:
        return False
    return not any(other.parent == clause and other.kind == "that" for other in reading.clauses)

"""Which happening a time expression dates. In: a sentence's reading and a date in it. Out: the clause and verb or noun,
or nothing: "its lowest since March 2011" has a date and no happening.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.comparisons import comparison
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, PAST, PRESENT, QUOTATION, TIME, lexicon, noun_lemma
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")


class Binding(NamedTuple):
    """`clause` and `head` are indexes into the reading (head -1 = no verb). `nominal`: the date hangs on a noun
    ("the notice of 4 May"). `tail`: the head says who said it ("…, the ministry said on Friday").
    """

    clause: int
    head: int
    trigger: str
    nominal: bool = False
    tail: bool = False


def bind(text: str, reading: Reading, at: int) -> Binding | None:
    """What the date at word `at` dates, None where it dates nothing."""
    if _dates_nothing(text, reading, at):
        return None
    clause = reading.owner[at]
    if (describes_noun(text, reading, at) and not _is_deadline(reading, at)) or _in_aside(text, reading, at):
        return None
    noun = _noun_before(reading, at)
    verb = _verb_of(reading, at, clause)
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
    return Binding(clause, verb, trigger_of(reading, verb), tail=is_tail(reading, clause, verb))


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


_SUPERLATIVE = _LISTS["superlative"]
_EACH = frozenset(("all", "any", "each", "every"))
_COMPARED = frozenset(("than", "compared", "versus", "vs"))
_AGAINST = frozenset(("compared", "against", "versus"))
_NAMING = frozenset(("then", "aged", "copyright", "©"))
_YEARS_OF = _LISTS["years_of"]
_BROUGHT_UP = frozenset(["could", "might"])
_ACCOUNTS = frozenset(("accounts", "budget", "earnings", "figures", "forecast", "profits", "results", "turnover"))
_PERIODS = frozenset(("year", "months", "quarter", "half", "weeks"))
_GONE = frozenset(("come", "gone", "passed"))
_LASTING = frozenset(("be", "have", "live", "remain", "stay", "wait", "work"))
_UNREACHED_HINTS = ("not", "n't", "n’t", "comment", "unanswered", "interviewed")  # one of them is in each of these
_UNREACHED = lazy(
    r"""
    \b (?: (?:could\ not|couldn[’']t|cannot)\ (?:immediately\ |be\ |initially\ ){1,2}(?:reached|contacted)  # could not be reached
        | (?:did\ not|didn[’']t|had\ not|has\ not)\ (?:immediately\ |return|respond|repl|answer|pick\ up|take\ calls)
        | (?:would\ not|wouldn[’']t|refused\ to|declining\ to)\ comment | calls?\b.{0,60}\bunanswered
        | (?:declined|refused)\ to\ (?:comment|be\ interviewed) | no\ comment | unavailable\ for\ comment | not\ available\ for\ comment )
    """,
    re.VERBOSE,
)


def _dates_nothing(text: str, reading: Reading, at: int) -> bool:
    """Comparisons, conditions, model years and calls nobody answered."""
    words, clauses = reading.words, reading.clauses
    span = text[words[at].start : words[at].end].lower()
    last, first = words[at - 1].low if at else "", words[at - 2].low if at > 1 else ""
    following = words[at + 1].low if at + 1 < len(words) else ""
    since = last == "since" or span.startswith("since ")
    if since or span.endswith((" earlier", " before", " ago")):
        before = {w.low for w in words[max(0, at - 9) : at]}
        if since and (_moved(before) or not _SUPERLATIVE.isdisjoint(before) or words[0].low in _EACH or before & _EACH):
            return True  # "Every year since 2009", "all papers printed since 2009"
        if span.endswith((" earlier", " before", " ago")) and not _AGAINST.isdisjoint(before):
            return True
    if last in _COMPARED or last in _NAMING or (first == "compared" and last in ("with", "to")):
        return True
    if first in ("than", "compared") and last in ("in", "on", "at", "with"):
        return True
    if last in ("years", "year") and first in _YEARS_OF:
        return True
    if following in ("marks", "marked") or (following == "had" and words[at + 2 : at + 3] and words[at + 2].low in _GONE):
        return True  # "Tuesday marks ten years since the mine closed", "until Christmas had come and gone"
    if last == "in" and following == "to" and any(w.low == "from" for w in words[max(0, at - 5) : at]):
        return True  # "fell from 40,000 in 1995 to 9,000 last winter"
    if first == "as" and last == "of":
        return True  # "As of Tuesday 41 were missing"
    clause = clauses[reading.owner[at]]
    if last == "for" and first in _ACCOUNTS and clause.finite > at:
        return True  # "In its accounts for 2016 the firm reported …"
    if last == "to" and first in _PERIODS and any(w.low == "the" for w in words[max(0, at - 5) : at]):
        return True  # "rose to £2m in the year to March"
    if clause.kind == "relative" and not _EACH.isdisjoint(
        [w.low for w in words[max(0, clause.opener - 4) : clause.opener]]
    ):
        return words[clause.opener - 1].low != ","  # "Every minister who served between 2001 and 2018"
    if last == "to" and next((w.kind for w in words[at - 1 :: -1] if w.kind), 0) == ING:
        return True  # "voted on prolonging it to the end of 2018"
    if clause.kind == "if" or _ABOUT_PAGE.match(text, words[0].start):
        return True
    until = span.startswith(("until ", "till "))
    if span.startswith("between ") and clause.kind == "relative":
        return True  # "Roe, who played for the club between 2007 and 2010, …"
    if (until or span.startswith(("between ", "from "))) and _spans_background(reading, at, clause, until=until):
        return True
    head = clause.finite
    if head > at and comparison(words, at) >= 0:  # "The firm, which had 40 shops, up from 12 in 2004, closed"
        return True
    if head >= 0 and words[head].low in _BROUGHT_UP:
        perfect = any(w.low == "have" for w in words[head : head + 4])
        if not perfect and not _negated_past(reading, head):
            return True
    start, end = words[clause.words[0]].start, words[clause.words[-1]].end
    told = text[start:end]
    return any(map(told.__contains__, _UNREACHED_HINTS)) and bool(_UNREACHED.search(text, start, end))


# "This article was first published on 3 May", "Please write to us by 4 May": the page speaks of itself.
_ABOUT_PAGE = lazy(
    r"""
    (?: This\ (?:report|article|story|page|post|piece|interview|newsletter|column|live\ blog)\b .{0,60}?
            \b(?:published|updated|corrected|amended|appeared|closed)\b
      | Letters\ to\ the\ editor\b | Please\b )
    """,
    re.VERBOSE,
)
_ALLEGED = (
    "alleged",
    "accused",
    "charge",
    "suspected",
    "denie",
    "denied",
    "deny",
    "admit",
    "plead",
    "guilty",
    "convict",
)


def _spans_background(reading: Reading, at: int, clause: Clause, *, until: bool) -> bool:
    """The span is no happening of its own: "convicted of abusing four players between 2004 and 2012", "are alleged to have
    taken place from 2004 to 2012", "ordered the firm to stop work until 9 December", "who was its manager until 2014".
    """
    words = reading.words
    if until and clause.head >= 0 and words[clause.head].lemma in _LASTING:
        due = at + 1 < len(words) and words[at + 1].low == "to"  # "has until 4 May to pay"
        return not due and not any(word.low in ("not", "n't") for word in words[clause.finite : clause.head + 3])
    verbs = [w for w in clause.words if w < at and words[w].kind]
    if not until and any(words[w].low.startswith(_ALLEGED) for w in clause.words if w < at):
        return True
    if len(verbs) < 2:
        return False
    last, first = words[verbs[-1]], words[clause.finite] if clause.finite >= 0 else words[verbs[0]]
    if until:
        return first.kind == PAST and any(words[w].kind == BASE for w in verbs)
    return last.kind == ING and words[verbs[-1] - 1].low in ("of", "for", "with")


def _negated_past(reading: Reading, head: int) -> bool:
    return any(w.low == "not" for w in reading.words[head : head + 3])


def _moved(before: set[str]) -> bool:
    """As in "Shares, down 14 percent since" compares; "a rise of 14 percent since" is what happened."""
    return ("down" in before or "up" in before) and bool(
        {"%", "percent", "cent", "pc", "points"}.intersection(before) or any(b.endswith("%") for b in before)
    )


_DETERMINERS = _LISTS["determiners"]
_TEMPORAL = _LISTS["temporal"]


def _in_aside(text: str, reading: Reading, at: int) -> bool:
    """As in "Ray Aho, chairman since 2014, said": what stands between commas without a verb describes."""
    words, low = reading.words, at - 1
    if at + 1 >= len(words) or words[at + 1].low != ",":
        return False
    since = text.startswith(("since ", "from ", "between "), words[at].start)
    while low >= 0 and words[low].low != "," and not words[low].kind:
        since = since or words[low].low == "since"
        low -= 1
    if low <= 0 or words[low].low != "," or at - low < 2:
        return False
    ranked = at - low > 2 and words[low + 1].low == "the" and words[low + 2].low in _RANKS
    return since or ranked or words[low + 1].low in _TITLES or words[low + 1].low in ("a", "an")


_TITLES = _LISTS["titles"]
_RANKS = _SUPERLATIVE | _LISTS["ranks"]


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
    if (
        (before in _DETERMINERS or before.endswith(("'s", "’s")))
        and not starts_with_the
        and following.kind != AUXILIARY
    ):
        return following.kind != PAST or before in _DETERMINERS
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


def _noun_before(reading: Reading, at: int) -> str:
    """The act that a noun right before the date names: "a hearing of the committee on |", "the notice of |"."""
    words = reading.words
    for w in range(at - 1, max(-1, at - 8), -1):
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


def _prefers_noun(reading: Reading, at: int, verb: int) -> bool:
    """The noun is nearer: the verb follows it, or the date hangs on it with "of", or the verb has a date of its own."""
    words = reading.words
    if verb > at or words[at - 1].low in ("of", "dated"):
        return True
    if any(words[w].low == TIME for w in range(verb + 1, at)):
        return True
    clause = reading.clauses[reading.owner[at]]
    if words[verb].kind == BASE:
        return False
    if words[verb].kind in (PRESENT, ING):
        return True
    return clause.finite >= 0 and words[clause.finite].low in ("is", "are")


def _verb_of(reading: Reading, at: int, clause: int) -> int:
    """The verb of the date's clause: the last one before it, or the main one where the date stands in front."""
    words, own = reading.words, reading.clauses[clause]
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

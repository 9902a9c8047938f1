"""Short titles out of sentences. In: a sentence's words and the clause that tells the happening. Out: a line of at most
about 90 characters, made by leaving out: never a word that the sentence does not have.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.bindings import describes_noun
from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.comparisons import comparison
from sitegen.extract.en.title_words import choose_participle, choose_with_gap, choose_words
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, PAST, PRESENT, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")

LIMIT = 90


def make_title(
    text: str,
    reading: Reading,
    at: int,
    clause: int,
    subject: str = "",
    *,
    head: int = -1,
    limit: int = LIMIT,
    dates: bool = False,
) -> str:
    """A title for the happening that `clause` tells with the date at word `at` (-1 = none in this sentence).

    `head` is the dated verb where that is not the clause's own. `subject` replaces "he", "she" or "it" at the beginning. With `dates` the date words stay.
    """
    words, main = reading.words, reading.clauses[clause]
    participle = choose_participle(reading, head, clause) if head >= 0 else []
    if main.head < 0:
        kept = choose_with_gap(reading, at, clause)
    else:
        kept = participle or choose_words(reading, clause)
    if not dates:
        end = _before_last_date(words, kept)
        kept = _without_dates(text, reading, kept[:end]) + kept[end:]
    kept = _without_lead_in(words, kept, main)
    if at >= 0 and (apart := comparison(words, at)) > main.finite:
        return _compared(text, words, kept, apart, at, subject, limit)
    if not participle and not _MARKS.isdisjoint([words[w].low for w in kept]):
        kept = _without_asides(words, kept, _first_verb(reading, kept, main))
    if _says_nothing(words, kept):
        return _quotation(text, words, kept, subject)
    inner = next((c.head for c in reading.clauses if c.parent == clause and c.kind == "that"), -1)
    return _finish(_shorten(text, words, kept, max(main.head, inner), subject, limit))


_MARKS = frozenset((",", "(", "["))
_TELLING = frozenset(("add", "say", "tell", "tweet", "write"))  # nothing without what was said
_OF_A_DATE = frozenset(
    ("begin", "due", "end", "expire", "fall", "last", "open", "run", "start")
)  # nothing without when


def _first_verb(reading: Reading, kept: list[int], main: Clause) -> int:
    """The first finite verb among the words kept: the auxiliary that a second clause borrows, or its own verb."""
    finite = {clause.finite for clause in reading.clauses}
    return next((w for w in kept if w in finite), main.finite)


def _says_nothing(words: list[Word], kept: list[int]) -> bool:
    """Whether only "Ms Aho said" is left of a sentence that quotes her."""
    if not kept:
        return True
    say = lexicon().say
    said = [w for w in kept if words[w].kind in _TOLD and words[w].lemma in say]
    if not said:
        return False
    plain = [w for w in kept if words[w].low[:1].isalnum()]
    if len(plain) > _LONG:
        return False
    after = [words[w] for w in plain[plain.index(said[-1]) + 1 :]]
    if not after:
        return True
    told_only = words[said[-1]].lemma in _TELLING and not any(w.kind for w in after)  # "Ms Aho told guests in Leeds"
    thin = len(plain) <= _SHORT and (len(after) <= 2 or after[0].low in _PREPOSITIONS)
    return (told_only or thin) and any(word.low == QUOTATION for word in words)


_TOLD = frozenset((PAST, PRESENT))
_SHORT, _LONG = 10, 22  # words


def _quotation(text: str, words: list[Word], kept: list[int], subject: str) -> str:
    """The speaker and the beginning of what was said: `Aho: “We had no choice”`."""
    said = next((w for w in words if w.low == QUOTATION), None)
    line = _finish(_join(text, words, kept, subject))
    if said is None or not kept:
        return line
    verb = next((n for n, w in enumerate(kept) if words[w].kind), len(kept))
    speaker = _finish(_join(text, words, [w for w in kept[:verb] if words[w].low != QUOTATION], subject))
    quote = text[said.start : said.end].strip(" ,")
    inner = quote.strip("“”\"'‘’„«» ,.")
    room = LIMIT - len(speaker) - 4
    if len(inner) > room:
        cut = max(inner.rfind(mark, 24, room) for mark in (", ", "; ", ". ", " – ", " — "))
        inner = inner[:cut] if cut > 0 else inner[: inner.rfind(" ", 0, room)] + "…"
    if not speaker or room < 24:
        return line
    return f"{speaker}: “{inner.rstrip(' ,;')}”"


_PREPOSITIONS = _LISTS["titles_prepositions"]
_DATE_PREPOSITIONS = _LISTS["date_prepositions"]


def _before_last_date(words: list[Word], kept: list[int]) -> int:
    """Index in `kept` of a date at the end that carries the sense: "The lease runs | until 2016"; else all of them."""
    at = len(kept) - 1
    while at >= 0 and not words[kept[at]].low[:1].isalnum() and words[kept[at]].low != TIME:
        at -= 1
    end = at
    while at >= 0 and (words[kept[at]].low == TIME or words[kept[at]].low in _DATE_PREPOSITIONS):
        at -= 1
    carries = 0 <= at < end and (words[kept[at]].lemma in _OF_A_DATE or words[kept[at]].low in _OF_A_DATE)
    return at + 1 if carries else len(kept)


def _without_dates(text: str, reading: Reading, kept: list[int]) -> list[int]:
    """Leaves out the dates that the event page shows anyway, with their prepositions and commas."""
    words = reading.words
    gone: set[int] = set()
    for n, at in [(n, at) for n, at in enumerate(kept) if words[at].low == TIME]:
        if _needed(text, reading, at):
            continue
        gone.add(at)
        before = at - 1
        if before >= 0 and words[before].low in _DATE_PREPOSITIONS:
            gone.add(before)
            before -= 1
            if before >= 0 and words[before].low in _BEFORE_DATE_PREPOSITION:  # "since early", "until about"
                gone.add(before)
                before -= 1
        elif before > 1 and words[before].low == words[before - 2].low == "as":  # "as recently as"
            gone.update((before, before - 1, before - 2))
            before -= 3
        after = kept[n + 1] if n + 1 < len(kept) else -1
        if after >= 0 and words[after].low == "," and (before < 0 or words[before].low in (",", "and", "but", "that")):
            gone.add(after)
    return [w for w in kept if w not in gone] if gone else kept


def _needed(text: str, reading: Reading, at: int) -> bool:
    """Where the words would no longer fit: "the 2016 election", "a plan published in May shows", "the day after the raid"."""
    words = reading.words
    if text[words[at].start : words[at].end].endswith((" after", " before")) or describes_noun(text, reading, at):
        return True
    if comparison(words, at) >= 0:
        return True
    if at + 1 >= len(words) or at == 0:
        return False
    before = at - 1
    while before > 0 and words[before].low in _DATE_PREPOSITIONS:
        before -= 1
    if words[at - 1].low == "to" or words[before].low in ("between", "from"):
        return True
    following = words[at + 1]
    if not following.low[:1].isalpha():
        return False
    return (
        words[before].kind == PAST
        and before < at
        and following.low not in _PREPOSITIONS
        and following.low not in _JOINS
    )


def _compared(text: str, words: list[Word], kept: list[int], apart: int, at: int, subject: str, limit: int) -> str:
    """The title of the year that another is compared with: "The line carried 9m people… – up from 6m in 2010"."""
    tail = _join(text, words, [w for w in kept if apart <= w <= at], "")
    room = limit - len(tail) - 2
    kept = [w for w in kept if w < apart]
    front = whole = _join(text, words, kept, subject)
    while kept and len(front) > room:
        kept = _trimmed(words, kept[:-1])
        front = _join(text, words, kept, subject)
    front += "…" if front != whole else ""
    return _finish(f"{front}{'' if tail.startswith(',') else ' '}{tail}")


_BEFORE_DATE_PREPOSITION = frozenset(("since", "until", "till", "from", "by", "around", "about"))
_JOINS = _LISTS["joins"]


def _without_asides(words: list[Word], kept: list[int], verb: int) -> list[int]:
    """Leaves out brackets, ages and descriptions between commas in front of the verb: "X, 44, a builder, said"."""
    out: list[int] = []
    depth, i, dropped, open_comma = 0, 0, False, False
    while i < len(kept):
        low = words[kept[i]].low
        if low in ("(", "["):
            depth += 1
        elif low in (")", "]"):
            depth = max(0, depth - 1)
        elif depth:
            pass
        elif (
            low == ","
            and kept[i] < verb
            and not open_comma
            and (end := _aside_end(words, kept, i, verb, dropped=dropped))
        ):
            i = max(i, end - 1)  # the comma that closes it may open the next
            dropped = True
        elif low == "," and kept[i] < verb:
            out.append(kept[i])
            open_comma = not open_comma
        else:
            out.append(kept[i])
        i += 1
    return out


def _aside_end(words: list[Word], kept: list[int], i: int, verb: int, *, dropped: bool) -> int:
    """Index in `kept` of the comma that closes what opens at `i`, 0 if that is no aside."""
    if i == 0 or i + 1 >= len(kept):
        return 0
    first = words[kept[i + 1]]
    if kept[i + 1] >= verb or first.low == ",":
        return i if kept[i + 1] < verb or dropped or kept[i + 1] != kept[i] + 1 else 0
    describes = (
        first.low in _DETERMINERS
        or first.low[:1].isdigit()
        or first.low in _ROLES
        or first.low in _PREPOSITIONS
        or first.kind == PAST
        or kept[i + 1] != kept[i] + 1
    )
    for j in range(i + 1, min(i + 40, len(kept))):
        if kept[j] >= verb:
            return 0
        if words[kept[j]].low == ",":
            last = (
                j + 1 < len(kept) and kept[j + 1] >= verb
            )  # "…, of the founder, Jo Aho, | has": what is left of an aside
            return j if describes or (dropped and last and words[kept[i + 1]].low != "and") else 0
    return 0


_DETERMINERS = _LISTS["titles_determiners"]
_ROLES = _LISTS["roles"]


def _without_lead_in(words: list[Word], kept: list[int], clause: Clause) -> list[int]:
    """Leaves out "But", "Meanwhile," and a place or circumstance in front of the subject: "In a raid at dawn, …"."""
    start = 0
    while start < len(kept) and (
        words[kept[start]].low in _LEAD_INS
        or (not words[kept[start]].low[:1].isalnum() and words[kept[start]].low not in "$£€")
    ):
        start += 1
    kept = kept[start:]
    if kept and (
        words[kept[0]].low in _PREPOSITIONS or (words[kept[0]].kind in (PAST, ING) and kept[0] < clause.finite)
    ):
        for i, w in enumerate(kept[:30]):
            if clause.finite >= 0 and w >= clause.finite:
                break
            if words[w].low == "," and _subject_follows(words, kept, i + 1, clause.finite):
                return _without_lead_in(words, kept[i + 1 :], clause)
    return kept


def _subject_follows(words: list[Word], kept: list[int], i: int, verb: int) -> bool:
    """Whether a subject is left behind a comma: not an age ("…, 48, is to"), not nothing."""
    if (
        i >= len(kept)
        or kept[i] >= verb
        or not (words[kept[i]].low[:1].isalpha() or words[kept[i]].low in ("$", "£", "€", ","))
    ):
        return (
            words[kept[i]].low[:1].isdigit() and kept[i] + 1 < verb and words[kept[i] + 1].low != ","
            if i < len(kept) and kept[i] < verb
            else False
        )
    return True


_LEAD_INS = _LISTS["lead_ins"] | {",", "."}
_NEVER_LAST = _LISTS["never_last"]


def _shorten(text: str, words: list[Word], kept: list[int], head: int, subject: str, limit: int) -> str:
    """The words as one line; past the limit it ends before a clause, else before a phrase, never before its verb."""
    kept = _trimmed(words, kept)
    whole = _join(text, words, kept, subject)
    if len(whole) > limit:
        kept = _without_examples(text, words, kept)
        whole = _join(text, words, kept, subject)
    if len(whole) <= limit:
        return whole
    phrase = ""
    for n in range(min(len(kept) - 1, limit), 3, -1):
        rank = _break_before(words, kept, n) if kept[n] > head + 1 else 0
        if not rank or (rank > 1 and phrase):
            continue
        line = _join(text, words, kept[:n], subject)
        if (
            len(line) > limit
            or line.count("“") != line.count("”")
            or line.count('"') % 2
            or line.count("(") != line.count(")")
        ):
            continue
        if rank == 1 and len(line) >= 32:
            return _DISTANCE.sub("", line)
        if rank > 1 and len(line) >= 45:
            phrase = line
    return _DISTANCE.sub("", phrase) or whole[: whole.rfind(" ", 0, limit)].rstrip(" ,;:-–—") + "…"


def _without_examples(text: str, words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out the names of a list of examples: "force companies [such as Aho, Brill and Crane] to do more"."""
    for n, w in enumerate(kept):
        if words[w].low != "like" and (words[w].low != "as" or not n or words[kept[n - 1]].low != "such"):
            continue
        begin = n if words[w].low == "like" else n - 1
        end = n + 1
        while end < len(kept) and (
            text[words[kept[end]].start].isupper() or words[kept[end]].low in (",", "and", "or", "'s", "’s")
        ):
            end += 1
        if (
            n + 1 < end < len(kept)
            and begin
            and words[kept[end]].low in ("to", "for", "from", "in", "on", "that", "who")
        ):
            return kept[:begin] + kept[end:]
    return kept


# What is left in front of a clause that was cut off: "…, two years | after he had left".
_DISTANCE = re.compile(
    r"""
    (?<!half) ,?\s+ (?:(?:exactly|only|just|about|nearly|some)\s+)?
    (?: (?:an?|the|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\s+ (?:minute|hour|day|week|month|year)s?
      | hours | minutes | days ) \Z
    """,
    re.VERBOSE,
)


def _trimmed(words: list[Word], kept: list[int]) -> list[int]:
    """Without marks and joining words at the end."""
    while (
        kept
        and words[kept[-1]].low not in (QUOTATION, TIME)
        and (
            (
                words[kept[-1]].low in _NEVER_LAST
                and not (words[kept[-1]].low in _PARTICLES and words[kept[-2:][0]].kind == PAST)
            )
            or not (words[kept[-1]].low[:1].isalnum() or words[kept[-1]].low in ("%", ")", "]"))
            or (len(kept) > 1 and words[kept[-1]].low in _DIRECTIONS and words[kept[-2]].low in _DASHES)
        )
    ):
        kept = kept[:-1]
    return kept


_DIRECTIONS, _DASHES = frozenset(("up", "down")), frozenset(("-", "–", "—"))  # "80 claims – up | from 60"
_PARTICLES = frozenset(("in", "on", "over", "out", "up", "down", "off"))  # "was sworn in"


def _break_before(words: list[Word], kept: list[int], n: int) -> int:
    """1: a clause begins at `n`; 2: a phrase; 0: no place to stop."""
    last, following = words[kept[n - 1]], words[kept[n]]
    said = last.kind != 0 and (last.lemma in lexicon().say or following.low == "that")
    if (
        last.low in _NEVER_LAST
        or said
        or last.kind == AUXILIARY
        or (last.kind == BASE and words[kept[n - 2]].low in ("to", "and"))  # "to hand | over the keys"
        or following.low == "than"
        or last.low in _DIRECTIONS
        or not (last.low[:1].isalnum() or last.low in ('"', "%", "”", ")"))
    ):
        return 0
    if following.low in (",", ";", *_DASHES) or following.low in _CLAUSE_STARTS:
        return 1
    if (following.low in _PREPOSITIONS and following.low not in ("of", "up", "off", "out")) or following.low in (
        "and",
        "to",
    ):
        return 2
    return 0


_CLAUSE_STARTS = _LISTS["clause_starts"]


def _join(text: str, words: list[Word], kept: list[int], subject: str) -> str:
    """The kept words; neighbours with the white space and marks that the text has between them."""
    if not kept:
        return ""
    parts: list[str] = []
    begin = 0
    if subject and words[kept[0]].low in _PRONOUNS:
        parts.append(subject)
        begin = 1
    ends = [n for n, (one, two) in enumerate(pairwise(kept), 1) if two != one + 1 and n > begin]
    for end in (*ends, len(kept)) if begin < len(kept) else ():
        first = words[kept[begin]]
        if parts and first.low not in _NO_SPACE:
            parts.append(" ")
        piece = text[first.start : words[kept[end - 1]].end]
        parts.append(piece[0].lower() + piece[1:] if parts and not kept[begin] else piece)
        begin = end
    return " ".join("".join(parts).split())


_NO_SPACE = frozenset((",", ".", ";", ")", "'s", "’s"))
_PRONOUNS = frozenset(("he", "she", "it"))
_DOUBLE = lazy(r"\s*,(?:\s*,)+")
_LOOSE_MARKS = tuple(f" {mark}" for mark in ",;:.!?)")
_BEFORE_MARK = lazy(r"\s+([,;:.!?)])")


def _finish(title: str) -> str:
    """Capital in front, no mark at the end, no doubled commas."""
    if ",," in title or ", ," in title:
        title = _DOUBLE.sub(",", title)
    if "," in title and any(map(title.__contains__, _LOOSE_MARKS)):
        title = _BEFORE_MARK.sub(r"\1", title)
    title = title.strip(" ,;:-–—*•").replace(", that ", " that ").replace(" that, ", " that ")
    if title.count("“") > title.count("”"):
        title += "”"
    if title.endswith(".") and not re.search(r"\b(?:[A-Z]|[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr|St)\.\Z", title):
        title = title.rstrip(". ")
    return title[:1].upper() + title[1:]

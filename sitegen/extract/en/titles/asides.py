"""What a title can do without. In: the words kept. Out: fewer words, and the same happening."""

from __future__ import annotations

from sitegen.extract.en.clauses import Clause
from sitegen.extract.en.clauses.words import TITLE_PREPOSITIONS
from sitegen.extract.en.triggers import AUXILIARY, ING, PAST, PRESENT, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def drop_asides(text: str, words: list[Word], kept: list[int], verb: int) -> list[int]:
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
            and (end := _aside_end(text, words, kept, i, verb, dropped=dropped))
        ):
            joins = end + 1 < len(kept) and words[kept[end + 1]].low == "and"  # "Aho, 44, and Brill"
            i = max(i, end - (not joins))  # the comma that closes it may open the next
            dropped = True
        elif low == "," and kept[i] < verb:
            out.append(kept[i])
            open_comma = not open_comma
        else:
            out.append(kept[i])
        i += 1
    return _without_empty(words, out, verb)


def _without_empty(words: list[Word], kept: list[int], verb: int) -> list[int]:
    """Without commas that enclose nothing any more ("Jo Ruiz, , was put in charge") or part a subject from its verb."""
    out: list[int] = []
    for w in kept:
        if words[w].low == "," and out and words[out[-1]].low == ",":
            if sum(words[o].low == "," for o in out) % 2:  # else the second closes what an earlier one opened
                out.pop()
            continue
        if (
            (w == verb or (w + 1 == verb and words[w].low in _BEFORE_VERB))
            and out
            and words[out[-1]].low == ","
            and sum(words[o].low == "," for o in out) == 1
        ):
            out.pop()
        out.append(w)
    return out


_BEFORE_VERB = frozenset(("also", "first", "last", "later", "now", "once", "soon", "then"))


def _aside_end(text: str, words: list[Word], kept: list[int], i: int, verb: int, *, dropped: bool) -> int:
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
        or first.low in TITLE_PREPOSITIONS
        or (first.kind == PAST and first.lemma not in _NAMING)
        or kept[i + 1] != kept[i] + 1
    )
    for j in range(i + 1, min(i + 40, len(kept))):
        if kept[j] >= verb:
            return 0
        if words[kept[j]].low == "and" and first.low in TITLE_PREPOSITIONS and text[words[kept[j] + 1].start].isupper():
            return 0  # "Aho, 54, from Ely and Brill, 37, from Hull died"
        if words[kept[j]].low == ",":
            last = (
                j + 1 < len(kept) and kept[j + 1] >= verb
            )  # "…, of the founder, Jo Aho, | has": what is left of an aside
            return j if describes or (dropped and last and words[kept[i + 1]].low != "and") else 0
    return 0


_NAMING = frozenset(("call", "dub", "know", "name", "nickname"))  # "the unit, known as the Cell, was set up"
_DETERMINERS = _LISTS["titles_determiners"]
_ROLES = _LISTS["roles"]


def drop_lead_in(words: list[Word], kept: list[int], clause: Clause) -> list[int]:
    """Leaves out "But", "Meanwhile," and a place or circumstance in front of the subject: "In a raid at dawn, …"."""
    start = 0
    while start < len(kept) and (
        words[kept[start]].low in _LEAD_INS
        or (not words[kept[start]].low[:1].isalnum() and words[kept[start]].low not in "$£€")
    ):
        start += 1
    timed = any(words[w].low == TIME for w in kept[:start])  # "[Two days before] the vote, …"
    kept = kept[start:]
    if len(kept) > 2 and words[kept[0]].low == "within" and words[kept[1]].low in _UNITS and words[kept[2]].low != "of":
        return kept[2:]
    if [words[w].low for w in kept[:3]] == ["by", "the", "time"]:
        comma = next((n for n, w in enumerate(kept) if words[w].low == ","), len(kept))
        return kept[3:comma]  # "[By the time] two engines arrived[, the flames …]"
    if kept and (
        words[kept[0]].low in TITLE_PREPOSITIONS
        or (words[kept[0]].kind in (PAST, ING) and kept[0] < clause.finite)
        or timed
        or _counts_time(words, kept)
    ):
        for i, w in enumerate(kept[:30]):
            if clause.finite >= 0 and w >= clause.finite:
                break
            if words[w].low == "," and any(words[k].low in ("which", "whom") for k in kept[i + 1 : i + 6]):
                continue  # "According to the letter, [a copy of which] …"
            if words[w].low == "," and _closes_before_verb(words, kept, i + 1, clause.finite):
                break
            if words[w].low == "," and _subject_follows(words, kept, i + 1, clause.finite):
                return drop_lead_in(words, kept[i + 1 :], clause)
    return kept


def _closes_before_verb(words: list[Word], kept: list[int], i: int, verb: int) -> bool:
    """As in "In Ely Lund Ferries, with two boats, begins": the phrase behind the comma is an aside, and no subject."""
    if i >= len(kept) or words[kept[i]].low not in TITLE_PREPOSITIONS:
        return False
    closing = next((k for k in range(i, len(kept)) if words[kept[k]].low == ","), -1)
    return 0 < closing < len(kept) - 1 and kept[closing + 1] == verb


def _counts_time(words: list[Word], kept: list[int]) -> bool:
    """As in "Just days before the vote, …", "A week later, …", "A little after three, …"."""
    for n, w in enumerate(kept[:9]):
        if words[w].low in _DISTANCES:
            return n > 0 and (
                words[kept[n - 1]].low in _UNITS or words[kept[n - 1]].low in ("little", "shortly", "soon")
            )
        if words[w].low == "," or words[w].kind:
            return False
    return False


_DISTANCES = frozenset(("after", "before", "later", "earlier"))
_UNITS = frozenset(
    f"{unit}{s}"
    for unit in ("second", "minute", "hour", "day", "week", "fortnight", "month", "year")
    for s in ("", "s")
) | {"moments"}


def _subject_follows(words: list[Word], kept: list[int], i: int, verb: int) -> bool:
    """Whether a subject is left behind a comma: not an age ("…, 48, is to"), not nothing."""
    if i < len(kept) and kept[i] + 1 == verb and words[kept[i]].low in _BEFORE_VERB:
        return False  # "Retired driller Jo Aho, 88, last sang"
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
_GOES_ON = frozenset(("to", "for", "from", "in", "on", "that", "who"))


def drop_owner(text: str, words: list[Word], kept: list[int]) -> list[int]:
    """The name for what somebody's is: "[Her brother,] Ben Aho [, 40,] left", "[His lawyer] Ida Kern left"; not where it
    speaks for its owner ("His lawyer, Ida Kern, said he …"), nor where there is none.
    """
    if not kept or words[kept[0]].low not in OWNERS:
        return kept
    n = 1
    while n < min(len(kept), 7) and text[words[kept[n]].start].islower() and not words[kept[n]].kind:
        n += 1
    comma = n < len(kept) and words[kept[n]].low == ","
    first = n + comma
    end = first
    while end < len(kept) and text[words[kept[end]].start].isupper():
        end += 1
    rest = end
    if comma:
        rest = next((m for m in range(end, min(end + 4, len(kept))) if words[kept[m]].low == ","), len(kept))
        rest = next((m for m in range(rest, len(kept)) if words[kept[m]].low[:1].isalpha()), len(kept))
    if n < 2 or end - first < 2 or rest >= len(kept) or words[kept[rest]].kind not in (AUXILIARY, PAST, PRESENT):
        return kept
    told = next((words[w] for w in kept[rest:] if words[w].kind in (PAST, PRESENT)), words[kept[rest]])
    return kept if told.lemma in lexicon().say else kept[first:end] + kept[rest:]


OWNERS = frozenset(("his", "her", "its", "their"))


def drop_examples(text: str, words: list[Word], kept: list[int]) -> list[int]:
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
        if n + 1 < end < len(kept) and begin and (words[kept[end]].low in _GOES_ON or words[kept[end]].kind != 0):
            return kept[:begin] + kept[end:]
    return kept


def drop_appositions(text: str, words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out what only describes, between commas: "invoices from Aho [, the bank that sells …,] were paid twice", and
    the name behind an office in front of the verb: "the Minister of Youth [, Nia Armah,] told"; but "[the minister,] Nia Armah".
    """
    out, i = list[int](), 0
    if (
        len(kept) > 4
        and words[kept[0]].low == "the"
        and words[kept[2]].low == ","
        and text[words[kept[1]].start].islower()
    ):
        end = _apposition_end(text, words, kept, 2)
        if end and text[words[kept[3]].start].isupper():
            out, i = kept[3:end], end + 1
    asked = i
    for comma in [n for n, w in enumerate(kept) if words[w].low == ","]:
        end = _apposition_end(text, words, kept, comma) if comma >= asked else 0
        if end:
            out += kept[i:comma]
            i, asked = end + 1, end + 2
    return out + kept[i:]


def _apposition_end(text: str, words: list[Word], kept: list[int], i: int) -> int:
    """Index in `kept` of the comma that closes a description opened by the comma at `i`; 0 = none."""
    if not 0 < i < len(kept) - 2:
        return 0
    first = words[kept[i + 1]]
    named = all(text[words[w].start].isupper() for w in kept[i + 1 : i + 3])
    subject = not any(words[w].kind for w in kept[:i]) and text[words[kept[i - 1]].start].isupper()
    office = subject and text[words[kept[i + 1]].start].islower() and first.low != "and"
    if not (first.low in _DETERMINERS or named or office):
        return 0
    for j in range(i + 2, min(i + 24, len(kept) - 1)):
        low = words[kept[j]].low
        if low == ";" or (low in ("and", "or") and not office):
            return 0
        if low == ",":
            follows = words[kept[j + 1]]
            verb = follows.kind in (AUXILIARY, PAST, PRESENT) or follows.low in TITLE_PREPOSITIONS
            return j if verb else 0
    return 0

"""What a title can do without between its commas and brackets. In: the words kept. Out: fewer words, and the same happening."""

from __future__ import annotations

from sitegen.extract.en.clauses.words import ADVERBS, FINITE, TITLE_PREPOSITIONS
from sitegen.extract.en.triggers import PAST, PRESENT, Word, lexicon
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")
BEFORE_VERB = _LISTS["before_verb"]


def drop_asides(words: list[Word], kept: list[int], verb: int) -> list[int]:
    """Leaves out brackets, ages and descriptions between commas in front of the verb: "X, 44, a builder, said"."""
    out: list[int] = []
    depth, i, dropped, open_comma = 0, 0, False, False
    while i < len(kept):
        low = words[kept[i]].low
        if low in ("(", "["):
            depth += 1
        elif low in (")", "]"):
            depth = max(0, depth - 1)
        elif depth == 0 and low == "," and kept[i] < verb:
            end = 0 if open_comma else _aside_end(words, kept, i, verb, dropped=dropped)
            if end:
                joins = words[kept[end + 1]].low == "and"  # "Aho, 44, and Brill"
                i = max(i, end - (not joins))  # the comma that closes it may open the next
                dropped = True
            else:
                out.append(kept[i])
                open_comma = not open_comma
        elif depth == 0:
            out.append(kept[i])
        i += 1
    return _without_empty(words, out, verb)


def _without_empty(words: list[Word], kept: list[int], verb: int) -> list[int]:
    """Without commas that enclose nothing any more ("Jo Ruiz, , was put in charge") or part a subject from its verb."""
    out: list[int] = []
    for w in kept:
        commas = sum(words[o].low == "," for o in out)
        behind_comma = commas > 0 and words[out[-1]].low == ","
        if words[w].low == "," and behind_comma:
            if commas % 2:  # else the second closes what an earlier one opened
                out.pop()
            continue
        if commas == 1 and behind_comma and (w == verb or (w + 1 == verb and words[w].low in BEFORE_VERB | ADVERBS)):
            out.pop()
        out.append(w)
    return out


def _aside_end(words: list[Word], kept: list[int], i: int, verb: int, *, dropped: bool) -> int:
    """Index in `kept` of the comma that closes what opens at `i`, 0 if that is no aside."""
    if i + 1 >= len(kept):
        return 0
    begin, first, gap = kept[i + 1], words[kept[i + 1]], kept[i + 1] != kept[i] + 1
    if begin >= verb:
        return i if dropped or gap else 0
    if first.low == ",":
        return i
    if dropped and (end := _address_end(words, kept, i, verb)):
        return end
    describes = (
        first.low in _DESCRIBING
        or first.low[:1].isdigit()
        or (first.kind == PAST and first.lemma not in _NAMING)
        or gap
    )
    related = first.small and words[begin + 1].low == "of"  # "Jo Aho, brother of the founder, Ben Aho, | has"
    for j in range(i + 1, min(i + 40, len(kept))):
        if kept[j] >= verb:
            return 0
        listed = words[kept[j]].low == "and" and words[kept[j] + 1].capital
        if listed and first.low in TITLE_PREPOSITIONS and first.low != "to":
            return 0  # "Aho, 54, from Ely and Brill, 37, from Hull died"
        if words[kept[j]].low == ",":
            # "…, of the founder, Jo Aho, | has": what is left of an aside
            following = words[kept[j + 1]].low
            last = kept[j + 1] >= verb - (following in BEFORE_VERB)
            if related and not (describes or last or following == "and"):
                continue
            return j if describes or (last and (dropped or related) and first.low != "and") else 0
    return 0


def _address_end(words: list[Word], kept: list[int], i: int, verb: int) -> int:
    """Index in `kept` of the comma before the verb where only names of places stand until there, 0 if there are others:
    "Jo Aho (67) [, of Mill Road], Ely, Cambridgeshire, had".
    """
    j = i + 1
    while kept[j] < verb and (words[kept[j]].capital or words[kept[j]].low == ","):
        j += 1
    ends = words[kept[j - 1]].low == "," and (kept[j] >= verb or words[kept[j]].kind in FINITE)
    return j - 1 if ends else 0


_NAMING = frozenset(("call", "dub", "know", "name", "nickname"))  # "the unit, known as the Cell, was set up"
_DETERMINERS = _LISTS["titles_determiners"]
_DESCRIBING = _DETERMINERS | _LISTS["roles"] | TITLE_PREPOSITIONS


def drop_owner(words: list[Word], kept: list[int]) -> list[int]:
    """The name for what somebody's is: "[Her brother,] Ben Aho [, 40,] left", "[His lawyer] Ida Kern left"; not where it
    speaks for its owner ("His lawyer, Ida Kern, said he …"), nor where there is none.
    """
    if words[kept[0]].low not in OWNERS:
        return kept
    n = 1
    while n < min(len(kept), 7) and words[kept[n]].small and not words[kept[n]].kind:
        n += 1
    comma = n < len(kept) and words[kept[n]].low == ","
    end = first = n + comma
    while end < len(kept) and words[kept[end]].capital:
        end += 1
    rest = end
    if comma:
        rest = next((m for m in range(end, min(end + 4, len(kept))) if words[kept[m]].low == ","), len(kept))
        rest = next((m for m in range(rest, len(kept)) if words[kept[m]].low[:1].isalpha()), len(kept))
    if end - first < 2 or rest >= len(kept) or words[kept[rest]].kind not in FINITE:
        return kept
    told = next((words[w] for w in kept[rest:] if words[w].kind in (PAST, PRESENT)), words[kept[rest]])
    return kept if told.lemma in lexicon().say else kept[first:end] + kept[rest:]


OWNERS = frozenset(("his", "her", "its", "their"))


def drop_office(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out what somebody is, in front of a whole name: "[Harbour Board Chairman] Jo Aho said"."""
    end = next((n for n, w in enumerate(kept) if not words[w].capital), 0)
    office = max((n for n, w in enumerate(kept[:end]) if words[w].low in _OFFICES), default=-1)
    return kept[office + 1 :] if office >= 0 and end - office > _FULL_NAME else kept


_OFFICES, _FULL_NAME = _LISTS["roles"], 2  # words


def drop_behind_verb(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out what stands between a verb and its object: "published [, in a special issue,] the order", "said [in a statement
    sent to the press] that".
    """
    lows = [words[w].low for w in kept]
    said = next((n for n, w in enumerate(kept[:-2]) if words[w].kind == PAST and words[w].lemma in lexicon().say), -1)
    if said >= 0 and lows[said + 1] in _SAYING_WHERE and "that" in lows[said + 2 : said + _ASIDE]:
        return kept[: said + 1] + kept[lows.index("that", said + 2) :]
    for n in [n for n, low in enumerate(lows[1:-2], 1) if low == "," and words[kept[n - 1]].kind == PAST]:
        close = lows.index(",", n + 1) if "," in lows[n + 1 : n + _ASIDE] else 0
        if close and lows[n + 1] in TITLE_PREPOSITIONS and lows[close + 1 : close + 2] in (["the"], ["a"], ["an"]):
            return kept[:n] + kept[close + 1 :]
    return kept


_ASIDE = 14  # words
_SAYING_WHERE = frozenset(("in", "at"))


def drop_examples(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out the names of a list of examples: "force companies [such as Aho, Brill and Crane] to do more"."""
    for n, w in enumerate(kept):
        such = words[w].low == "as" and words[kept[n - 1]].low == "such"
        if words[w].low != "like" and not such:
            continue
        end = n + 1
        while end < len(kept) and (words[kept[end]].capital or words[kept[end]].low in _LISTING):
            end += 1
        if n + 1 < end < len(kept) and (words[kept[end]].low in _GOES_ON or words[kept[end]].kind):
            return kept[: n - such] + kept[end:]
    return kept


_LISTING = frozenset((",", "and", "or", "'s", "’s"))
_GOES_ON = frozenset(("to", "for", "from", "in", "on", "that", "who"))


def drop_appositions(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out what only describes, between commas: "invoices from Aho [, the bank that sells …,] were paid twice", and
    the name behind an office in front of the verb: "the Minister of Youth [, Nia Armah,] told"; but "[the minister,] Nia Armah".
    """
    out, i = list[int](), 0
    for comma in [n for n, w in enumerate(kept) if words[w].low == ","]:
        end = _apposition_end(words, kept, comma) if comma > i or not i else 0
        if end:
            office = comma == 2 and words[kept[0]].low == "the" and words[kept[1]].small and words[kept[3]].capital
            out += kept[3:end] if office else kept[i:comma]
            i = end + 1
    return out + kept[i:]


def _apposition_end(words: list[Word], kept: list[int], i: int) -> int:
    """Index in `kept` of the comma that closes a description opened by the comma at `i`; 0 = none."""
    if not 0 < i < len(kept) - 2:
        return 0
    first = words[kept[i + 1]]
    named = first.capital and words[kept[i + 2]].capital
    subject = not any(words[w].kind for w in kept[:i]) and words[kept[i - 1]].capital
    office = subject and first.small and first.low != "and"
    if not (first.low in _DETERMINERS or named or office):
        return 0
    for j in range(i + 2, min(i + 24, len(kept) - 1)):
        low = words[kept[j]].low
        if low in ("and", "or") and not office:
            return 0
        if low == ",":
            follows = words[kept[j + 1]]
            return j if follows.kind in FINITE or follows.low in TITLE_PREPOSITIONS else 0
    return 0

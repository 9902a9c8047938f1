"""Words of a sentence that tell a happening inside another: "The court heard of a [contract signed in May]". In: a date and
the verb it belongs to, which is not what the clause says. Out: what that verb tells, as a sentence of its own.
"""

from __future__ import annotations

from sitegen.extract.en.clauses import Reading
from sitegen.extract.en.clauses.words import (
    ARTICLES,
    COORDINATE,
    FINITE,
    INTRANSITIVE,
    PARTICLES,
    POSSESSIVES,
    SEVERAL,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    TITLE_PREPOSITIONS,
    VERBS,
)
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.relative import is_thing_of_somebody, without_apposition
from sitegen.extract.en.titles.words import choose_words
from sitegen.extract.en.triggers import (
    AUXILIARY,
    BASE,
    ING,
    NOT_VERB,
    PAST,
    QUOTATION,
    TIME,
    Word,
    lexicon,
    noun_lemma,
    owned_act,
)
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import changed


def choose_inner(text: str, reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """The words that the date at word `at` speaks of, where they are fewer than the clause; None where it is all dated."""
    if head < 0 or at < 0 or head >= len(reading.words):
        return None
    if reading.words[head].kind != PAST:  # "will rise by 5 per cent in May and by 3 per cent in June"
        return _shared_verb(text, reading, at, head, clause)
    return (
        _between_commas(text, reading, at, head, clause)
        or _reduced(text, reading, at, head, clause)
        or _without_which(reading, at, head, clause)
        or _shared_verb(text, reading, at, head, clause)
        or _before_the_next(text, reading, at, clause)
    )


def choose_noun(text: str, reading: Reading, at: int) -> Choice | None:
    """As in "leads the polls for [the presidential election] of May 2018": the thing that is dated, if it has a name of more
    than a word and is not what the sentence speaks of anyway.
    """
    words = reading.words
    if (act := owned_act(text, words, at)) >= 0:
        return _owned(reading, at, act)
    noun = next((w for w in range(at - 1, max(-1, at - _FAR), -1) if noun_lemma(words[w].low)), -1)
    first = _phrase_start(reading, noun) if noun >= 0 else -1
    last = at - 1
    while last > noun and (words[last].low in _PREPOSITIONS or words[last].low in _DATED):
        last -= 1
    if (
        first < 1
        or not (words[first - 1].low in _PREPOSITIONS or words[first - 1].low in _AHEAD)
        or last - first < (words[first].low in ARTICLES) + 1
    ):
        return None
    return Choice(list(range(first, last + 1)), {})


def _owned(reading: Reading, at: int, act: int) -> Choice:
    """As in "dismay at yesterday's [decision by the board not to sell]"."""
    words = reading.words
    first = next(w for w in range(at + 1, act + 1) if words[w].low not in _OWNERS)
    own = reading.owner[act]
    inner = {c for c, clause in enumerate(reading.clauses) if clause.parent == own}
    ends = (
        w
        for w in range(act + 1, len(words))
        if words[w].low in _ENDS_ACT
        or (reading.owner[w] not in inner and reading.owner[w] != own)
        or (reading.owner[w] == own and words[w].kind in FINITE and words[w - 1].low != "to")
    )
    return Choice(list(range(first, next(ends, len(words)))), {})


_OWNERS = frozenset(("'", "’", "s", "'s", "’s"))
_ENDS_ACT = frozenset((",", ";", ":", ".", "—", "–", "(", "and", "but", "who", "which", "as"))


def _between_commas(text: str, reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "The firm, [founded in 1982,] failed" or "[Jailed in May,] Conti fell ill": the subject and the participle."""
    words, own = reading.words, reading.clauses[clause]
    between = head > 0 and words[head - 1].low == ","
    if head >= own.finite or not (between or head == 0):
        return None
    stop = next((w for w in range(head, len(words)) if words[w].low == ","), head)
    if at > stop:
        return None  # the date is that of another verb
    subject = [w for w in own.words if (w < head - 1 if between else stop < w < own.finite)]
    if subject and words[subject[0]].low == "that":
        subject = subject[1:]
    while subject and words[subject[0]].low in _PREPOSITIONS:  # "In its accounts, filed in May, the firm owned …"
        subject = subject[1:]
    if words[head].lemma in _OF_PEOPLE:
        for n, w in enumerate(subject[2:], 2):  # "The trial of | the chemist Jo Aho, jailed in May"
            if words[w - 1].low == "of" and is_thing_of_somebody(text, words, w, subject[-1]):
                subject = subject[n:]
                break
    return _was(text, words, subject, range(head, stop)) if subject else None


_OF_PEOPLE = frozenset(
    ("accuse", "acquit", "arrest", "charge", "convict", "detain", "imprison", "indict", "jail", "sentence")
)


def _reduced(text: str, reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "[The contracts signed in May] must be approved", "according to [a letter leaked in May]"."""
    words, own = reading.words, reading.clauses[clause]
    if at < head or not _may_be_participle(words, head) or (own.head == head and words[own.finite].kind == AUXILIARY):
        return None
    first = _phrase_start(reading, head - 1)
    if first < 0:
        return None
    before = words[first - 1] if first else None
    later = _next_verb(reading, at, clause)
    others = [w for w in own.words if w not in (head, first) and (words[w].kind in FINITE or words[w].low == "must")]
    if before is not None and before.low in _PREPOSITIONS:
        if not others or (before.low == "in" and any(_tells(words[w]) for w in others)):
            return None  # "told the Herald, in a letter published in May, that …": the letter is what says it
        if first - 1 in (own.words[0], own.opener + 1):
            return None  # "Under an agreement signed in May the firm will pay": what follows says why it matters
        if not any(words[w].kind for w in own.words if w < first):
            return None  # "Rules on works introduced in May led to …": which of the two?
        stop = _end_of_phrase(reading, head, at, later)
    elif before is None or first == own.words[0] or before.low in _OPENERS:
        if later < 0 or _tells(words[later]):
            return None  # "A study published in May found that …": what it found is the better title
        stop = _end_of_phrase(reading, head, at, later)
    elif (before.kind in VERBS or before.kind == ING) and not _tells(before) and before.lemma not in _LEAVING:
        stop = _end_of_phrase(reading, head, at, later)
    else:
        return None
    return _was(text, words, list(range(first, head)), range(head, stop))


def _may_be_participle(words: list[Word], head: int) -> bool:
    """Whether the past form can follow its noun: "the letter [leaked in May]", but not "the club [went down in May]"."""
    word, following = words[head], words[head + 1] if head + 1 < len(words) else None
    known = lexicon()
    if word.low in known.pasts or word.lemma in INTRANSITIVE or word.lemma in known.say or following is None:
        return False
    if not (word.low.endswith("ed") or word.low in known.participles or word.low in _BOTH):
        return False
    before = words[head - 1] if head else None
    if before is None or before.kind != NOT_VERB or not before.low[:1].isalpha() or before.low in _NOT_HEADS:
        return False
    return following.low == TIME or following.low in _PREPOSITIONS or following.low in PARTICLES


def _phrase_start(reading: Reading, last: int) -> int:
    """Where the noun phrase that ends at word `last` begins; -1 = it has no clear beginning."""
    words, own = reading.words, reading.owner[last]
    for w in range(last, max(-1, last - _LONGEST), -1):
        word = words[w]
        before = words[w - 1] if w and reading.owner[w - 1] == own else None
        if word.low in SEVERAL and (before is None or before.low not in SEVERAL | ARTICLES):  # "the three men"
            return w
        if word.low in ARTICLES:
            if before is not None and before.low == "of":
                continue
            return w
        if before is None:
            return w
        if word.low in POSSESSIVES or before.kind in VERBS:
            return w
        if before.low in _PREPOSITIONS and before.low not in ("of", "per"):
            return w
        if not before.low[:1].isalnum() and before.low not in ("'s", "’s", "-", "%"):
            return -1 if before.low in (QUOTATION, TIME) else w
        if before.low in _OPENERS or before.low in _NOT_HEADS:
            return w
    return -1


def _next_verb(reading: Reading, at: int, clause: int) -> int:
    """The finite verb that goes on with the clause behind the date: "signed in May | must be"; -1 = none."""
    words = reading.words
    forms = lexicon().forms
    for w in range(at + 1, min(at + 9, len(words))):
        word = words[w]
        if reading.owner[w] != clause or word.low in _STOPS or word.low in SUBJECT_PRONOUNS:
            return -1
        if word.low == "must" or (word.kind in FINITE and word.low not in ("be", "been", "being")):
            return w
        bare = word.low.removesuffix("s")
        if w == at + 1 and forms.get(bare, (0,))[0] == BASE and word.low not in _PREPOSITIONS:
            return w  # "Papers obtained in May | show", "The law passed in 2010 | requires"
    return -1


def _tells(verb: Word) -> bool:
    """Whether the verb says, shows or sees something: "told", "found", "shows"."""
    bare = verb.low.removesuffix("s")
    return not {verb.lemma, bare}.isdisjoint(_PERCEIVING) or verb.lemma in lexicon().say


def _end_of_phrase(reading: Reading, head: int, at: int, later: int) -> int:
    """Behind the last word of what the participle says."""
    words, stop = reading.words, head + 1
    while stop < len(words) and stop != later:
        if stop > at and (words[stop].low in _STOPS or words[stop].low in COORDINATE):
            break
        if reading.owner[stop] != reading.owner[head] or (stop < at and words[stop].low in (";", ":")):
            break
        stop += 1
    return stop


def _without_which(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "may return [the boat she bought in 2014]": a relative clause without a pronoun of its own."""
    words, own = reading.words, reading.clauses[clause]
    subject = head - 2 if words[head - 1].kind == AUXILIARY else head - 1
    noun = words[subject - 1]
    if subject < _FEWEST or at < head or words[subject].low not in SUBJECT_PRONOUNS or subject < own.finite == head:
        return None
    first = _phrase_start(reading, subject - 1)
    if first <= 0 or noun.kind != NOT_VERB or not noun.low.isalnum():
        return None
    before, following = words[first - 1], words[head + 1] if head + 1 < len(words) else None
    giver = words[own.head] if own.head >= 0 else before
    if _tells(giver) or noun.low in _NOT_HEADS:
        return None
    if before.kind not in VERBS and before.low not in _PREPOSITIONS:
        return None
    if following is None or not (following.low == TIME or following.low in _PREPOSITIONS):
        return None
    stop = _end_of_phrase(reading, head, at, -1)
    return Choice([*range(subject, head + 1), *range(first, subject), *range(head + 1, stop)], {})


def _shared_verb(text: str, reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """One verb with two dates: "was charged with fraud in May [and with theft in June]", "Lind was fined in May [and
    Roth in June]": each date with its own words.
    """
    words, own = reading.words, reading.clauses[clause]
    times = [w for w in own.words if words[w].low == TIME]
    if len(times) != 2 or times[0] < head or at not in times or own.finite < 0:
        return None
    apart = next((w for w in own.words if times[0] < w < times[1] and words[w].low in COORDINATE), -1)
    between = [w for w in own.words if apart < w < times[1]]
    if apart < 0 or any(words[w].kind or not words[w].low[:1].isalnum() for w in between):
        return None
    piece = [w for w in own.words if apart < w <= times[1]]
    plain = [w for w in between if words[w].low not in _PREPOSITIONS]
    if not plain:
        return None  # "invested in May and in June"
    chosen = choose_words(text, reading, clause)
    if at == times[0]:
        cut = apart - (words[apart - 1].low == ",")
        return changed(chosen, words=[w for w in chosen.words if w < cut])
    if words[piece[0]].low in _PREPOSITIONS:
        same = next((w for w in range(head + 1, apart) if words[w].low == words[piece[0]].low), head + 1)
        return changed(chosen, words=[w for w in chosen.words if w < same] + piece)
    return _with_its_own_subject(text, reading, clause, piece, times[0])


def _before_the_next(text: str, reading: Reading, at: int, clause: int) -> Choice | None:
    """As in "a mayor until he took leave in May [and the brother of the owner]": the clause around goes on."""
    words, own = reading.words, reading.clauses[clause]
    if own.kind not in ("time", "relative") or at + 2 >= len(words) or words[at + 1].low != "and":
        return None
    behind = [w for w in own.words if w > at + 1]
    if words[at + 2].low not in ARTICLES or any(words[w].kind for w in behind):
        return None
    chosen = choose_words(text, reading, clause)
    return changed(chosen, words=[w for w in chosen.words if w <= at])


def _with_its_own_subject(text: str, reading: Reading, clause: int, piece: list[int], date: int) -> Choice | None:
    """As in "Reed was given a year in May, and [Stone two years in June]": the verb of the first, between the two phrases."""
    words, own = reading.words, reading.clauses[clause]
    end = 0
    while end < len(piece) and text[words[piece[end]].start].isupper() and words[piece[end]].low != TIME:
        end += 1
    if not end:
        return None
    group = list(range(own.finite, own.head + 1))
    rest = piece[end:]
    if (
        words[rest[0]].low == TIME or words[rest[0]].low in _PREPOSITIONS
    ):  # "… and Roth | in June": all that the verb has
        behind = [w for w in own.words if own.head < w < date]
        while behind and words[behind[-1]].low in _PREPOSITIONS:
            behind.pop()
        group += behind
    return Choice([*piece[:end], *group, *rest], {}) if words[own.finite].low != "were" else None


def _was(text: str, words: list[Word], subject: list[int], told: range) -> Choice:
    """Subject and participle, with the "was" that makes a sentence of them."""
    several = _are_several(text, words, without_apposition(words, subject))
    return Choice([*subject, *told], {told[0]: "were " if several else "was "})


def _are_several(text: str, words: list[Word], subject: list[int]) -> bool:
    """Whether a subject takes "were": "two firms", "the men", "Aho and Brill"; of names in -s nobody knows."""
    lows = [words[w].low for w in subject]
    if "and" in lows or lows[0] in SEVERAL:
        return True
    end = next((n for n, low in enumerate(lows) if n and (low in _PREPOSITIONS or low == ",")), len(lows))
    noun = words[subject[end - 1]]
    if noun.low in SEVERAL:
        return True
    if noun.low[:1].isdigit() and end < len(lows) and lows[end] == "of":
        return noun.low != "1"  # "[40 of the crates] were sent"
    common = text[noun.start].islower() or (
        noun is words[0] and (len(subject) == 1 or noun.low[:-1] in lexicon().forms)
    )
    return common and noun.low.endswith("s") and not noun.low.endswith(("ss", "us", "is"))


_FAR = 16  # words
_FEWEST, _LONGEST = 2, 8  # words before the subject of such a clause; words of a noun phrase
_DATED = frozenset(("dated", "due", "scheduled", "set"))
_AHEAD = frozenset(("after", "ahead", "before", "since", "until"))
_PREPOSITIONS = TITLE_PREPOSITIONS | {"according"}
_LISTS = read_lists("clauses")
_NOT_HEADS = SUBJECT_PRONOUNS | _LISTS["no_phrase_ends"] | {TIME, *SUBORDINATE}
_OPENERS = frozenset(("that", "why", "how", "whether", "where", "when", "because", ",", ";", ":", "and", "but"))
_STOPS = frozenset((",", ";", ":", "(", ")", "–", "—", "that", "which", "who", "when", "where", QUOTATION))
_PERCEIVING = _LISTS["perceiving"]
_LEAVING = frozenset(("find", "get", "have", "keep", "leave", "make", "want"))  # "left the country hidden in a lorry"
_BOTH = _LISTS["past_and_participle"]

"""Words of a sentence that tell a happening inside another: "The court heard of a [contract signed in May]". In: a date and
the verb it belongs to, which is not what the clause says. Out: what that verb tells, as a sentence of its own.
"""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import (
    ADVERBS,
    ARTICLES,
    COORDINATE,
    FINITE,
    INTRANSITIVE,
    PARTICLES,
    SEVERAL,
    SUBJECT_PRONOUNS,
    TITLE_PREPOSITIONS,
    VERBS,
)
from sitegen.extract.en.figures.comparisons import is_count
from sitegen.extract.en.titles.asides import BEFORE_VERB
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.phrases import (
    NO_PHRASE_ENDS,
    is_thing_of_somebody,
    phrase_start,
    subject_start,
    without_apposition,
)
from sitegen.extract.en.titles.shared import shared_verb
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
    low_at,
    noun_lemma,
)
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import changed


def choose_inner(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """The words that the date at word `at` speaks of, where they are fewer than the clause; None where it is all dated."""
    opening = [reading.words[w].low for w in reading.clauses[clause].words[:3]]
    if head < 0 or at < 0 or opening == ["by", "the", "time"]:
        return None  # "By the time she left in May, …"
    # "will rise by 5 per cent in May and by 3 per cent in June" shares its verb, but is no participle
    ways = _WAYS if reading.words[head].kind == PAST else (_behind_with, _awaited, _second_base, shared_verb)
    return next(filter(None, (way(reading, at, head, clause) for way in ways)), None)


def _behind_with(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "will go ahead, with [the rest to be paid in May]", "With [the mill shut in May], 63 fell ill"."""
    words = reading.words
    opens = next((w for w in range(head - 1, -1, -1) if words[w].low == "with" or reading.owner[w] != clause), -1)
    apart = words[opens].low == "with" and low_at(words, opens - 1) in ("", ",") and opens < head - 1
    if not apart or at < head or any(words[w].low in (",", "(") for w in range(opens, at)):
        return None
    told = range(head, _end_of_phrase(words, head, at))
    whole = words[head].kind != PAST or words[head - 1].kind == AUXILIARY
    subject = list(range(opens + 1, head))
    return Choice([*subject, *told], {}) if whole else _was(words, subject, told)


def _between_commas(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "The firm, [founded in 1982] and [sold in 1990,] failed" or "[Jailed in May,] Conti fell ill": the subject and the
    participle.
    """
    words, own = reading.words, reading.clauses[clause]
    row = _row_of_participles(words, own.words, head)
    earlier = low_at(words, head - 1) in BEFORE_VERB and low_at(words, head - 2) == ","
    between = low_at(words, head - 1) == "," or row > 0 or earlier
    front = head == 0 or (head == 1 and words[0].low.endswith("ly"))
    stop = next((w for w in range(head, len(words)) if words[w].low == "," or _adds_participle(words, w)), head)
    if between and own.finite < head < at and may_be_participle(words, head, behind_comma=True):
        first = phrase_start(words, head - 2, whole=False)  # "published the order, [signed by the minister on Sunday]"
        if words[first - 1].kind in VERBS or words[first - 1].low in ("of", "that"):
            return _was(words, list(range(first, head - 1)), range(head, _end_of_phrase(words, head, at)))
    if head >= own.finite or not (between or front) or at > stop:
        return None  # the date is that of another verb
    begins = row or head - 1 - earlier
    subject = [w for w in own.words if (w < begins if between else stop < w < own.finite)]
    while subject and (words[subject[0]].low in _PREPOSITIONS or words[subject[0]].low == "that"):
        subject = subject[1:]  # "In its accounts, filed in May, the firm owned …"
    if words[head].lemma in _OF_PEOPLE:  # "The trial of | the chemist Jo Aho, jailed in May"
        of = (n for n, w in enumerate(subject) if n > 1 and words[w - 1].low == "of")
        subject = subject[next((n for n in of if is_thing_of_somebody(words, subject[n], subject[-1])), 0) :]
    while len(subject) > 1 and (words[subject[-1]].low in ADVERBS or words[subject[-1]].low.endswith("ly")):
        subject.pop()  # "Jailed in May, Conti immediately fell ill"
    return _was(words, subject, range(head - earlier, stop))


def _adds_participle(words: list[Word], w: int) -> bool:
    return words[w].low == "and" and w + 1 < len(words) and words[w + 1].kind == PAST


def _row_of_participles(words: list[Word], own: list[int], head: int) -> int:
    """The comma that opens a row of participles of which the one at `head` is no first; 0 = none."""
    if head < 1 or not _adds_participle(words, head - 1):
        return 0
    return next((w - 1 for w in own if 0 < w < head and words[w].kind == PAST and words[w - 1].low == ","), 0)


_OF_PEOPLE = frozenset(
    ("accuse", "acquit", "arrest", "charge", "convict", "detain", "imprison", "indict", "jail", "sentence")
)


def _reduced(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "[The contracts signed in May] must be approved", "according to [a letter leaked in May]"."""
    words, own = reading.words, reading.clauses[clause]
    if at < head or not may_be_participle(words, head) or (own.head == head and words[own.finite].kind == AUXILIARY):
        return None
    if (words[head].lemma == "plan" and low_at(words, head + 1) == "for") or words[head].lemma in _LASTING:
        return None  # "An inspection planned for May was cancelled", "sold to a firm owned by Aho in May"
    first = phrase_start(words, head - 1)
    if (told := _named_behind(words, first, head)) and not _tells(words[head]):
        end = _end_of_phrase(words, head, at, _next_verb(reading, at, clause))
        return Choice([*range(told, head + 1), *range(first, told), *range(head + 1, end)], {})
    inner = phrase_start(words, head - 1, whole=False)
    if words[inner].low in ARTICLES and noun_lemma(words[inner - 2].low):
        first = inner  # "the settlement of | a claim lodged in May"
    where = low_at(words, first - 1) in _WHERE and all(word.capital for word in words[first:head])
    if where or (low_at(words, first - 1) == "with" and noun_lemma(words[first - 2].low)):
        first = phrase_start(
            words, first - 2
        )  # "the flight | to Oslo | launched in May", "a meeting | with its members | set for May"
    before, later = words[first - 1] if first else None, _next_verb(reading, at, clause)
    if before is None or first == own.words[0] or before.low in _OPENERS:
        if before is not None and before.low == "," and words[first].low in ("a", "an") and head < own.finite:
            said = range(head - (words[head - 1].low in BEFORE_VERB), _end_of_phrase(words, head, at))
            subject = [w for w in own.words if w < first and w != own.opener]
            comma = next((n for n, w in enumerate(subject) if words[w].low == ","), len(subject))
            return _was(words, subject[:comma], said)  # "Jo Aho, 47, a rower | first elected in 2016, said"
        apposed = before is not None and before.low == "," and own.finite < first and words[first].low in _APPOSED
        if (later < 0 and not apposed) or _tells(words[later]):
            return None  # "A study published in May found that …": what it found is the better title
    elif before.low in _PREPOSITIONS:
        others = [words[w] for w in own.words if w not in (head, first) and words[w].kind in FINITE]
        if not others or (before.low == "in" and any(map(_tells, others))):
            return None  # "told the Herald, in a letter published in May, that …": the letter is what says it
        if not any(words[w].kind for w in own.words if w < first):
            return None  # "Rules on works introduced in May led to …": which of the two?
    elif before.kind not in VERBS | {ING} or _tells(before) or before.lemma in _LEAVING:
        return None
    begin = head - (words[head - 1].low in BEFORE_VERB)  # "a pen [first] sold in May"
    return _was(words, list(range(first, begin)), range(begin, _end_of_phrase(words, head, at, later)))


def _named_behind(words: list[Word], first: int, verb: int) -> int:
    """As in "the reform bill | President Jo Aho signed in May": where a name begins behind a thing; 0 = nowhere."""
    name = verb
    while name > first and words[name - 1].capital:
        name -= 1
    thing = words[first].low in ARTICLES and name - first > 1 and words[name - 1].small
    return name if thing and verb - name > 1 else 0


_APPOSED = frozenset(("a", "an", "another", "one"))  # "a tree for Ida Kern, | another rower lost in May"
_LASTING = frozenset(("base", "chair", "head", "know", "lead", "locate", "own", "use"))
_WHERE = frozenset(("at", "from", "in", "to"))
_LEAVING = frozenset(("find", "get", "have", "keep", "leave", "make", "want"))  # "left the country hidden in a lorry"
_OPENERS = frozenset(("that", "why", "how", "whether", "where", "when", "because", ",", ";", ":", "and", "but"))


def may_be_participle(words: list[Word], head: int, *, behind_comma: bool = False) -> bool:
    """Whether the past form can follow its noun: "the letter [leaked in May]", but not "the club [went down in May]"."""
    word, before, following = words[head], words[head - 1 - behind_comma], low_at(words, head + 1)
    if not (word.low.endswith("ed") or word.low in lexicon().participles or word.low in _BOTH):
        return False
    if word.lemma in INTRANSITIVE or word.lemma in lexicon().say or (word.low, following) == ("set", "of"):
        return False
    noun = before.kind == NOT_VERB and before.low[:1].isalpha() and before.low not in NO_PHRASE_ENDS
    return noun and (following == TIME or following in _PREPOSITIONS or following in PARTICLES)


def _next_verb(reading: Reading, at: int, clause: int) -> int:
    """The finite verb that goes on with the clause behind the date: "signed in May | must be"; -1 = none."""
    words = reading.words
    base = lexicon().forms.get(low_at(words, at + 1).removesuffix("s"), (0,))[0] == BASE
    for w in range(at + 1, min(at + 9, len(words))):
        if reading.owner[w] != clause or words[w].low in _STOPS or words[w].low in SUBJECT_PRONOUNS:
            return -1
        if words[w - 1].low == "to" and words[w].kind == AUXILIARY:
            return -1  # "The union called in May for pay to be raised"
        if words[w].kind in FINITE or (w == at + 1 and base):
            return w  # "Papers obtained in May | show", "The law passed in 2010 | requires"
    return -1


def _tells(verb: Word) -> bool:
    """Whether the verb says, shows or sees something: "told", "found", "shows"."""
    return not {verb.lemma, verb.low.removesuffix("s")}.isdisjoint(_PERCEIVING) or verb.lemma in lexicon().say


def _end_of_phrase(words: list[Word], head: int, at: int, later: int = -1) -> int:
    """Behind the last word of what the participle says."""
    ends = (w for w in range(at + 1, len(words)) if words[w].low in _STOPS or words[w].low in COORDINATE)
    return later if later > head else next(ends, len(words))


def _without_which(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "may return [the boat she bought in 2014]", "opposed [tariffs the ministry imposed in May]": a relative clause
    without a pronoun of its own.
    """
    words, own = reading.words, reading.clauses[clause]
    subject = subject_start(words, head - 1 - (words[head - 1].kind == AUXILIARY))
    if at < head or subject < 1 or subject < own.finite == head:
        return None
    first = phrase_start(words, subject - 1)
    before = words[first - 1]
    if words[subject - 1].low in NO_PHRASE_ENDS or words[subject - 1].kind or _tells(words[own.head]):
        return None
    if (before.kind not in VERBS and before.low not in _PREPOSITIONS) or _tells(before):
        return None  # "told the paper | the firm had applied for it"
    stop = _end_of_phrase(words, head, at)
    return Choice([*range(subject, head + 1), *range(first, subject), *range(head + 1, stop)], {})


def _awaited(reading: Reading, at: int, head: int, clause: int) -> Choice | None:  # noqa: ARG001 - one of the ways
    """As in "She is looking forward to [the cup final] on Saturday"."""
    words, verb = reading.words, reading.clauses[clause].head
    ahead = (low_at(words, verb + 1), low_at(words, verb + 2)) == ("forward", "to") and verb + 3 < at
    return Choice(list(range(verb + 3, at + 1)), {}) if ahead and words[verb + 3].low in ARTICLES else None


def _before_the_next(reading: Reading, at: int, head: int, clause: int) -> Choice | None:  # noqa: ARG001 - one of the ways
    """As in "a mayor until he took leave in May [and the brother of the owner]": the clause around goes on."""
    words, own = reading.words, reading.clauses[clause]
    another = low_at(words, at + 1) == "and" and low_at(words, at + 2) in ARTICLES
    if not another or own.kind not in ("time", "relative") or any(words[w].kind for w in own.words if w > at):
        return None
    chosen = choose_words(reading, clause)
    return changed(chosen, words=[w for w in chosen.words if w <= at])


def _second_base(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "will publish it in May and [give evidence in June]": the second verb of one "will", with a date of its own."""
    words, own = reading.words, reading.clauses[clause]
    if words[head].kind != BASE or own.finite < 0 or words[own.finite].kind != AUXILIARY:
        return None
    second = next((w for w in range(at - 1, head + 1, -1) if words[w].low == TIME or words[w - 1].low == "and"), 0)
    known = lexicon().forms.get(words[second].low, (0,))[0] == BASE
    if not known or not any(words[w].low == TIME for w in range(head, second)):
        return None
    ahead = [w for w in own.words if w < own.head and w != own.opener]
    return Choice([*ahead, *range(second, _end_of_phrase(words, second, at))], {})


def _having(reading: Reading, at: int, head: int, clause: int) -> Choice | None:
    """As in "The union has been on strike for a week, having [begun its stoppages in May]"."""
    words, own = reading.words, reading.clauses[clause]
    if low_at(words, head - 1) != "having" or low_at(words, head - 2) != "," or own.finite > head:
        return None
    subject = [w for w in own.words if w < own.finite and w != own.opener]
    told = range(head, _end_of_phrase(words, head, max(at, head)))
    return Choice([*subject, *told], {head: "had "}) if subject else None


_WAYS = (_behind_with, _having, _between_commas, _reduced, _without_which, shared_verb, _before_the_next)


def _was(words: list[Word], subject: list[int], told: range) -> Choice | None:
    """Subject and participle, with the "was" that makes a sentence of them; None where nothing is the subject."""
    if not subject:
        return None
    several = _are_several(words, without_apposition(words, subject) or subject)
    return Choice([*subject, *told], {told[0]: "were " if several else "was "})


def _are_several(words: list[Word], subject: list[int]) -> bool:
    """Whether a subject takes "were": "two firms", "the men", "Aho and Brill"; of names in -s nobody knows."""
    lows = [words[w].low for w in subject]
    if "and" in lows or lows[0] in SEVERAL:
        return True
    end = next((n for n, low in enumerate(lows) if n and (low in _PREPOSITIONS or low == ",")), len(lows))
    noun = words[subject[end - 1]]
    if noun.low in SEVERAL:
        return True
    if lows[end : end + 1] == ["of"] and (noun.low[:1].isdigit() or is_count(noun.low)):
        return noun.low not in ("1", "one")  # "[40 of the crates] were sent"
    common = noun.small or (noun is words[0] and (len(subject) == 1 or noun.low[:-1] in lexicon().forms))
    return common and noun.low.endswith("s") and not noun.low.endswith(("ss", "us", "is"))


_LISTS = read_lists("clauses")
_PREPOSITIONS = TITLE_PREPOSITIONS | {"according"}
_STOPS = frozenset((",", ";", ":", "(", ")", "–", "—", "that", "which", "who", "when", "where", QUOTATION))
_PERCEIVING = _LISTS["perceiving"]
_BOTH = _LISTS["past_and_participle"]

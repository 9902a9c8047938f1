"""Points of a spelling, of its form and of the words around each name. In: a Case. Out: the same with points for either kind."""

from __future__ import annotations

from sitegen.extract.en.names.case import Case
from sitegen.extract.en.names.cues import read_cues
from sitegen.extract.en.names.forms import Form
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords
from sitegen.model.extract import Sentence

# What shows that "Johnson Matthey" is no man; "Osei's executive" and "Osei's campaign" may be a minister's.
_BODY_ONLY = frozenset(
    (
        "kind-before-name",
        "apposition",
        "such-as-list",
        "said-it",
        "which",
        "share-of",
        "kind-after-name",
        "of-a-firm",
        "share-sign",
    )
)
_ENOUGH_CUES = 5
_NO_PERSON = -4  # points of a cue that says so whatever the form: "the trawler Mary Bell"
_SUBUNIT = 3  # words: "its Vale Street Works"
_LONGEST_FIRM = 30
"""Characters of a firm named like a person; longer names are people's."""


def weigh(
    text: str,
    sentences: tuple[Sentence, ...],
    key: str,
    case: Case,
    singles: set[str],
    titled: set[str],
    words: NameWords,
) -> None:
    """Adds up form and context. `singles` are the spellings of one word, `titled` the last words of names with a title."""
    form, tokens, platform = case.form, case.names[0].tokens, key in words.platforms
    if form.kind == "thing" and form.weight >= 3:
        return
    if form.kind == "place":
        if _is_club(text, case, words):
            case.club = True
            case.o, case.cue_o = 2.5, "club"
        if form.cue == "gazetteer":
            return
    if form.cue == "list-of-known" and not case.titled and not platform:
        case.organisation(form.weight, form.cue)
        return
    _weigh_form(form, case)
    if form.cue == "organisation-head" and tokens[-1] in words.houses and _is_building(text, sentences, case, words):
        case.organisation(-6)
        return
    headed = form.kind == "organisation" and form.weight >= 2 and form.cue != "list-of-known"
    if headed or case.body:
        firm = form.cue == "company-suffix"  # "its Delmont Tools Corp" has a name of its own
        if all(name.quoted or (not firm and _is_subunit(text, name, words)) for name in case.names):
            case.organisation(-6)
        elif case.body:
            return
    if form.kind == "organisation" and form.weight >= 3 and not platform:
        return
    if form.cue == "acronym-first" and tokens[0] in singles:
        case.organisation(0.4)
    if len(tokens) > 1:
        _weigh_words(tokens, case, singles, titled, words)
    settled = len(case.names) > _ENOUGH_CUES or len(key) > _LONGEST_FIRM or case.titled
    if form.kind == "person" and form.weight >= 2.5 and settled:
        return
    if platform:  # "she wrote on Twitter"
        before = (text[max(0, name.start - 4) : name.start].lower() for name in case.names)
        case.only_medium = all(left in (" on ", "via ") for left in before)
    _weigh_cues(text, sentences, case, words)


def _weigh_form(form: Form, case: Case) -> None:
    if form.kind == "person":
        case.person(form.weight, form.cue)
    elif form.kind == "organisation":
        case.organisation(form.weight, form.cue)
    elif form.cue in ("acronym", "inner-capital", "acronym-first", "place-first"):
        case.organisation(form.weight)
    if case.body:
        case.organisation(4, "organisation-head")


def _weigh_words(tokens: tuple[str, ...], case: Case, singles: set[str], titled: set[str], words: NameWords) -> None:
    """What the words of a name are by themselves, and which of them stand alone elsewhere."""
    first, last = tokens[0], tokens[-1]
    if last in titled:
        case.person(4, "surname-with-title")
    if case.form.kind != "open":
        return
    unit = first in words.known and first not in words.given and last not in words.title_words
    if unit and first[1:].islower():
        case.person(-3)  # "Hyundai Samho"
        case.organisation(1, "short-name-alone")
    lows = [token.lower() in words.common for token in tokens]
    if last not in titled and (first in singles) != (last in singles):
        if first in singles:
            case.organisation(0.5, "short-name-alone")
        elif last not in words.places and not lows[-1]:
            case.person(1.5, "surname-alone")
    if lows[-1] and not lows[0] and last not in words.surnames:
        case.organisation(0.5)  # "Osei Line": no family name
    if all(lows):
        case.person(-3)
    elif not case.form.cue and len(tokens) < 4 and _is_like_a_person(tokens, words):
        case.person(1.2, "two-names")


def _weigh_cues(text: str, sentences: tuple[Sentence, ...], case: Case, words: NameWords) -> None:
    """What the words around the first of its names say."""
    form = case.form
    doubtful = form.weight < 2 and form.cue in ("first-name-list", "particle")  # "Ellis Events", "Ann Quick"
    for name in case.names[:_ENOUGH_CUES]:
        sentence = sentences[name.sentence]
        score = read_cues(text, name, sentence.start, sentence.end, words)
        if name.quoted:
            case.organisation(-2)
            case.person(-2)
        if form.kind == "person" and not doubtful and score.cue_o not in _BODY_ONLY:
            case.person(score.p if score.p <= _NO_PERSON else max(0.0, score.p - score.o), score.cue_p)
        else:
            case.person(score.p, score.cue_p)
            case.organisation(score.o, score.cue_o)


def is_only_placed(text: str, case: Case) -> bool:
    """As in "on Foobar", wherever it is named: a place, so that "Acme Foobar" has no family name."""
    return all(text.endswith(_SOMEWHERE, 0, name.start) for name in case.names)


_SOMEWHERE = (" in ", " on ", " near ", " across ", " at ", " outside ", " into ")


def _is_like_a_person(tokens: tuple[str, ...], words: NameWords) -> bool:
    """Whether no word means anything: "Wiremu Paki", not "Reach Rescue"."""
    return not any(
        token.lower() in words.common
        or token in words.places
        or token in words.demonyms
        or token in words.topics
        or token in words.things
        or token in words.heads
        or token.lower() in words.kinds
        or not token.replace("-", "").replace("’", "").replace("'", "").isalpha()
        or token.isupper()
        for token in tokens
    )


def _is_club(text: str, case: Case, words: NameWords) -> bool:
    """As in "Leeds striker Ann Osei": a town stands for its club."""
    return any(text[name.end + 1 : name.end + 14].partition(" ")[0] in words.players for name in case.names)


_PLACED = (" at ", " outside ", " inside ", " near ", " into ", " opposite ")
_ACTS = 1.8  # points of "Fallon House said", "the publisher Fallon House", "Fallon House, a charity,"


def _is_building(text: str, sentences: tuple[Sentence, ...], case: Case, words: NameWords) -> bool:
    """As in "gave herself up at Fallon House", wherever it is named; and each House of which nothing shows that it acts."""
    if all(text[max(0, name.start - 9) : name.start].endswith(_PLACED) for name in case.names):
        return True
    if case.names[0].tokens[-1] != "House":
        return False
    spans = [(name, sentences[name.sentence]) for name in case.names[:_ENOUGH_CUES]]
    cues = [read_cues(text, name, sentence.start, sentence.end, words) for name, sentence in spans]
    return all(cue.o + cue.p < _ACTS for cue in cues)  # a publisher can be a man or a firm, but a house is no man


def _is_own(token: str, words: NameWords) -> bool:
    """Whether a word tells one body from all others: no head, no subject, no common word."""
    listed = token in words.heads or token in words.topics or token in words.things or token in words.small_words
    return not (listed or token in words.demonyms or token.lower() in words.common)


def _is_subunit(text: str, name: Name, words: NameWords) -> bool:
    """As in "the agency's Office of Records", "its Department of Films": no actor of its own."""
    before = text[max(0, name.start - 24) : name.start].split()
    last = before[-1].lstrip("\"“‘'(") if before else ""
    if last.lower() in ("a", "an") and text[name.end : name.end + 1] in (",", ".", "”", "’", '"'):
        return True
    named = len(name.tokens) > _SUBUNIT and any(
        _is_own(token, words) for token in name.tokens
    )  # "its Wexcombe National Bank"
    return (last in ("its", "their") and not named) or (
        last.endswith(("’s", "'s")) and last[0].islower() and last[:-2] in words.kinds
    )

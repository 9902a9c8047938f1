"""Decides what each spelling is. In: Names and their sentences. Out: a Verdict by spelling; what stays open is left out."""

from __future__ import annotations

from itertools import pairwise

from sitegen.extract.en.actors.acronyms import Definition, organisation_like
from sitegen.extract.en.names.case import Case, Verdict
from sitegen.extract.en.names.cues import read_cues
from sitegen.extract.en.names.forms import read_form
from sitegen.extract.en.names.lists import spread_over_lists
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords
from sitegen.model.extract import Sentence
from sitegen.model.frozen import changed

_SOFT_CUES = frozenset(
    (
        "speech-verb",
        "acts",
        "possessive",
        "preposition",
        "agent",
        "definite",
        "whose",
        "according-to",
        "object-of-verb",
        "object-of-by",
        "role-at",
        "spokesman-for",
        "spokesman-of",
        "said-before",
        "works-for",
        "",
    )
)
# What shows that "Johnson Matthey" is no man; "Osei's executive" and "Osei's campaign" may be a minister's.
_BODY_ONLY = frozenset(
    ("kind-before-name", "apposition", "such-as-list", "said-it", "which", "share-of", "kind-after-name", "of-a-firm")
)
_ENOUGH_CUES = 5
_NO_PERSON = -4  # points of a cue that says so whatever the form: "the trawler Mary Bell"
_LONGEST_FIRM = 30
"""Characters of a firm named like a person; longer names are people's."""


def judge(
    text: str, sentences: tuple[Sentence, ...], names: list[Name], definitions: list[Definition], words: NameWords
) -> tuple[dict[str, Verdict], set[str]]:
    """A verdict for every spelling that is an actor, and those that may be one for all that this article says."""
    cases = _gather(names)
    shorts = {d.short: d for d in definitions}
    singles = {key for key, case in cases.items() if len(case.names[0].tokens) == 1 and not _is_only_placed(text, case)}
    titled = {name.tokens[-1] for name in names if name.title and name.fixed == "person"}
    inner = {
        f"{one} {two}"
        for case in cases.values()
        if case.form.kind == "person" and 2 < len(case.names[0].tokens) < 7
        for one, two in pairwise(case.names[0].tokens[1:])
    }
    stems = {
        " ".join(case.names[0].tokens[:-1])
        for case in cases.values()
        if case.form.kind == "organisation" and len(case.names[0].tokens) > 2
    }
    for key, case in cases.items():
        if key in stems and case.form.kind == "open":
            _add(case, 0, 3, "", "short-name-alone")  # "Acme Foobar" beside "Acme Foobar Tools"
        if key in inner:
            _add(case, 4, 0, "surname-alone", "")
        _weigh(text, sentences, key, case, singles, titled, words)
    verdicts = {key: verdict for key, case in cases.items() if (verdict := _decide(key, case, words))}
    _judge_definitions(text, definitions, verdicts, cases, words)
    spread_over_lists(text, names, verdicts, cases, shorts, words)
    return verdicts, {key for key, case in cases.items() if key not in verdicts and _is_open(key, case, words)}


def _is_open(key: str, case: Case, words: NameWords) -> bool:
    """Whether another article may tell what a spelling is: no place, no thing, no word that only its place capitalises."""
    if max(case.person, case.organisation) < 0 or case.form.kind in ("place", "thing"):
        return False  # "in Foobar", "the novel Foobar"
    return key.lower() not in words.common or not all(name.initial for name in case.names)


def _gather(names: list[Name]) -> dict[str, Case]:
    """Names by spelling, those of headlines only where the spelling stands elsewhere too."""
    cases: dict[str, Case] = {}
    for name in names:
        if name.heading or name.fixed == "office":
            continue
        key = name.text
        case = cases.get(key)
        if case is None:
            case = cases[key] = Case(read_form(name.tokens))
        case.names.append(name)
        if name.title:
            case.titled = True
        if name.after:
            case.lettered = True
        if name.fixed == "organisation":
            case.body = True
    return cases


def _weigh(
    text: str,
    sentences: tuple[Sentence, ...],
    key: str,
    case: Case,
    singles: set[str],
    titled: set[str],
    words: NameWords,
) -> None:
    """Adds up form and context."""
    form = case.form
    if form.kind == "thing" and form.weight >= 3:
        return
    if form.kind == "place":
        case.organisation, case.organisation_cue = (2.5, "club") if _is_club(text, case, words) else (0.0, "")
        case.cues.add(case.organisation_cue)
        if form.cue == "gazetteer":
            return
    if form.cue == "list-of-known" and not case.titled and key not in words.platforms:
        _add(case, 0, form.weight, "", form.cue)
        return
    if form.kind == "person":
        _add(case, form.weight, 0, form.cue, "")
    elif form.kind == "organisation":
        _add(case, 0, form.weight, "", form.cue)
    else:
        case.organisation += (
            form.weight if form.cue in ("acronym", "inner-capital", "acronym-first", "place-first") else 0
        )
    if case.body:
        _add(case, 0, 4, "", "organisation-head")
    if (
        form.cue == "organisation-head"
        and case.names[0].tokens[-1] in words.houses
        and _is_building(text, sentences, case, words)
    ):
        case.organisation -= 6
        return
    headed = form.kind == "organisation" and form.weight >= 2 and form.cue != "list-of-known"
    if headed or case.body:
        if all(name.quoted or _is_subunit(text, name, words) for name in case.names):
            case.organisation -= 6
        elif case.body:
            return
    if form.kind == "organisation" and form.weight >= 3 and key not in words.platforms:
        return
    tokens = case.names[0].tokens
    if form.cue == "acronym-first" and tokens[0] in singles:
        case.organisation += 0.4
    if len(tokens) > 1:
        last, first = tokens[-1], tokens[0]
        if last in titled:
            _add(case, 4, 0, "surname-with-title", "")
        elif (
            last in singles
            and first not in singles
            and form.kind == "open"
            and last not in words.places
            and last.lower() not in words.common
        ):
            _add(case, 1.5, 0, "surname-alone", "")
        elif first in singles and last not in singles and form.kind == "open":
            _add(case, 0, 0.5, "", "short-name-alone")
        if (
            form.kind == "open"
            and last.lower() in words.common
            and last not in words.surnames
            and first.lower() not in words.common
        ):
            case.organisation += 0.5  # "Osei Line": no family name
        if form.kind == "open" and all(token.lower() in words.common for token in tokens):
            case.person -= 3
        elif form.kind == "open" and not form.cue and len(tokens) < 4 and _is_like_a_person(tokens, words):
            _add(case, 1.2, 0, "two-names", "")
    settled = len(case.names) > _ENOUGH_CUES or len(key) > _LONGEST_FIRM or case.titled
    if form.kind == "person" and form.weight >= 2.5 and settled:
        return
    if key in words.platforms:  # "she wrote on Twitter"
        case.only_medium = all(
            text[max(0, name.start - 4) : name.start].lower() in (" on ", "via ") for name in case.names
        )
    for name in case.names[:_ENOUGH_CUES]:
        sentence = sentences[name.sentence]
        score = read_cues(text, name, sentence.start, sentence.end, words)
        if name.quoted:
            case.organisation -= 2
            case.person -= 2
        doubtful = form.weight < 2 and form.cue == "first-name-list"  # "Ellis Events", "Ann Quick"
        if form.kind == "person" and not doubtful and score.cue_o not in _BODY_ONLY:
            points = score.p if score.p <= _NO_PERSON else max(0.0, score.p - score.o)
            _add(case, points, 0, score.cue_p, "")
        else:
            _add(case, score.p, score.o, score.cue_p, score.cue_o)


def _is_only_placed(text: str, case: Case) -> bool:
    """As in "on Foobar", wherever it is named: a place, so that "Acme Foobar" has no family name."""
    return all(text.endswith((" in ", " on ", " near ", " across "), 0, name.start) for name in case.names)


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
    spans = [(name, sentences[name.sentence]) for name in case.names[:_ENOUGH_CUES]]
    if case.names[0].tokens[-1] != "House":
        return False
    cues = [read_cues(text, name, sentence.start, sentence.end, words) for name, sentence in spans]
    return all(cue.o + cue.p < _ACTS for cue in cues)  # a publisher can be a man or a firm, but a house is no man


def _is_subunit(text: str, name: Name, words: NameWords) -> bool:
    """As in "the agency's Office of Records", "its Department of Films": no actor of its own."""
    before = text[max(0, name.start - 24) : name.start].split()
    if not before:
        return False
    last = before[-1].lstrip("\"“‘'(")
    if last.lower() in ("a", "an") and text[name.end : name.end + 1] in (",", ".", "”", "’", '"'):
        return True
    return last in ("its", "their") or (last.endswith(("’s", "'s")) and last[0].islower() and last[:-2] in words.kinds)


def _add(case: Case, person: float, organisation: float, person_cue: str, organisation_cue: str) -> None:
    case.person += person
    case.organisation += organisation
    if person_cue and person > case.best_person:
        case.best_person, case.person_cue = person, person_cue
    if organisation_cue and organisation > case.best_organisation:
        case.best_organisation, case.organisation_cue = organisation, organisation_cue
    case.cues.add(organisation_cue)
    if organisation_cue not in _SOFT_CUES:
        case.firm += organisation


def _decide(key: str, case: Case, words: NameWords) -> Verdict | None:
    """Enough points for one kind and more than for the other; precision counts as much as finding."""
    form, name = case.form, case.names[0]
    person, organisation = case.person, case.organisation
    if form.cue in ("acronym", "inner-capital", "acronym-first"):
        person -= 3
    if (case.titled or case.lettered) and person >= organisation:
        return Verdict("person", case.person_cue or "title-before-name", 1.0, firm=True)
    if form.kind == "thing" or (
        form.kind == "place" and len(name.tokens) >= 1 and max(person, organisation) < form.weight + 2
    ):
        if case.body:
            return Verdict("organisation", case.organisation_cue, 0.9, firm=True)
        if form.kind == "place" and "club" in case.cues and organisation >= 2:
            return Verdict("organisation", "club", 0.7, firm=True)
        if form.kind == "place" and form.cue == "place-or-thing-word" and organisation >= 3:
            return Verdict("organisation", case.organisation_cue, 0.7, firm=True)
        return None
    if form.cue == "list-of-known":
        if case.only_medium:
            return None
        return (
            Verdict("organisation", form.cue, 0.9, firm=True)
            if organisation > person
            else Verdict("person", case.person_cue, 0.7, firm=True)
        )
    single = len(name.tokens) == 1
    if person > organisation and person >= (3 if single else 1.5):
        return Verdict("person", case.person_cue or form.cue or "acts", min(1.0, 0.5 + person / 8), firm=True)
    if organisation > person and organisation >= _needed(key, case, single, words):
        return Verdict(
            "organisation",
            case.organisation_cue or form.cue or "acts",
            min(1.0, 0.4 + organisation / 8),
            firm=not single or case.firm >= 2,
        )
    return None


def _needed(key: str, case: Case, single: bool, words: NameWords) -> float:
    """Points that an organisation of this form needs."""
    if not single:
        return 1.5
    if case.form.cue in ("acronym", "inner-capital"):
        return 1.6 if case.form.cue != "acronym" else 1.1 if len(key) < 6 else 2.5
    if key in words.media and case.organisation_cue:
        return 1.5
    if key in words.given:
        return 3.5
    return 3.0 if key.lower() in words.common or key.lower().removesuffix("s") in words.common else 2.0


def _judge_definitions(
    text: str, definitions: list[Definition], verdicts: dict[str, Verdict], cases: dict[str, Case], words: NameWords
) -> None:
    """A defined short form is what its long form is; that of an idea is no actor."""
    for definition in definitions:
        long = " ".join(text[definition.start : definition.end].split())
        if not definition.capital:
            if organisation_like(long, words):
                verdicts[long] = Verdict("organisation", "acronym-in-brackets", 0.8, firm=True)
                verdicts[definition.short] = Verdict("organisation", "acronym-in-brackets", 0.8, firm=True)
            else:
                verdicts.pop(definition.short, None)
            continue
        form = cases[long].form if long in cases else read_form(tuple(long.split()))
        if form.kind in ("thing", "place"):
            verdicts.pop(definition.short, None)
            verdicts.pop(long, None)
        elif long in verdicts:
            verdicts[definition.short] = changed(verdicts[long], cue="acronym-in-brackets")
        elif definition.matched and form.kind != "person":
            verdicts[long] = verdicts[definition.short] = Verdict(
                "organisation", "acronym-in-brackets", 0.85, firm=True
            )

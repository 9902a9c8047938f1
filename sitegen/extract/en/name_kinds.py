"""Decides what each spelling is. In: Names and their sentences. Out: a Verdict by spelling; what stays open is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from sitegen.extract.en.acronyms import Definition, organisation_like
from sitegen.extract.en.name_cues import read_cues
from sitegen.extract.en.name_forms import Form, read_form
from sitegen.extract.en.name_run import Name
from sitegen.extract.en.name_words import NameWords
from sitegen.model.extract import ActorKind, Sentence


class Verdict(NamedTuple):
    """What a spelling is, the cue that showed it, how sure (0..1), and whether the proof is firm for a single word."""

    kind: ActorKind
    cue: str
    confidence: float
    firm: bool


@dataclass(slots=True)
class _Case:
    """All names of one spelling with their points."""

    form: Form
    names: list[Name] = field(default_factory=list)
    person: float = 0.0
    organisation: float = 0.0
    person_cue: str = ""
    organisation_cue: str = ""
    best_person: float = 0.0
    best_organisation: float = 0.0
    firm: float = 0.0
    only_medium: bool = False
    cues: set[str] = field(default_factory=set)


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
_BODY_ONLY = frozenset(("kind-before-name", "apposition", "such-as-list", "said-it", "which", "share-of", "kind-after-name"))
_LIST_GAPS = frozenset((", ", " and ", ", and ", " or ", ", or ", " and the ", ", the ", ", and the "))
_ENOUGH_CUES = 5


def settle_first_words(text: str, names: list[Name], words: NameWords) -> list[Name]:
    """Names whose first word only its place capitalises lose it: "Struggling Acme said" where "Acme" stands elsewhere."""
    inside = {name.text for name in names if not name.initial and not name.heading}
    settled = []
    for name in names:
        first = name.tokens[0]
        role = first.lower() in words.roles
        if (
            not name.initial
            or name.fixed
            or not (role or first.lower() in words.common)
            or name.text in inside
            or name.text in words.known
        ):
            settled.append(name)
            continue
        if len(name.tokens) == 1:
            named = text.startswith((", the ", ", a ", ", an "), name.end)
            if first in words.given or (first.isupper() and len(first) > 1) or named:
                settled.append(name)
            continue
        rest = name.tokens[1:]
        if role and len(rest) > 1 and first not in words.given:
            settled.append(_without_first(name))
        elif first in words.given and rest[0].lower() not in words.common:
            settled.append(name)
        elif (
            " ".join(rest) in inside
            or (rest[0] in words.given and len(rest) > 1)
            or (" ".join(rest) in words.known and first not in words.heads)
            or first.endswith(("ly", "ing"))
            or " ".join(rest) in words.places
        ):
            settled.append(_without_first(name))
        else:
            settled.append(name)
    return settled


def share_surnames(text: str, names: list[Name], words: NameWords) -> list[Name]:
    """ "Denise and Peter Lyle": the first of a couple has the family name too, unless known by one name alone."""
    alone: dict[str, int] = {}
    for name in names:
        if len(name.tokens) == 1:
            alone[name.text] = alone.get(name.text, 0) + 1
    shared = list(names)
    for place, (name, following) in enumerate(zip(names, names[1:], strict=False)):
        if (
            len(name.tokens) == 1
            and len(following.tokens) == 2
            and name.text in words.given
            and following.tokens[0] in words.given
            and alone[name.text] == 1
            and not name.title
            and not following.fixed
            and text[name.end : following.start] == " and "
        ):
            tokens = (name.text, following.tokens[1])
            shared[place] = name._replace(tokens=tokens, text=" ".join(tokens))
    return shared


def _without_first(name: Name) -> Name:
    """The name from its second word on."""
    rest = name.tokens[1:]
    return name._replace(start=name.start + len(name.tokens[0]) + 1, tokens=rest, text=" ".join(rest), initial=False)


def judge(
    text: str, sentences: tuple[Sentence, ...], names: list[Name], definitions: list[Definition], words: NameWords
) -> dict[str, Verdict]:
    """A verdict for every spelling that is an actor."""
    cases = _gather(names, words)
    shorts = {d.short: d for d in definitions}
    singles = {key for key, case in cases.items() if len(case.names[0].tokens) == 1}
    titled = {name.tokens[-1] for name in names if name.title and name.fixed == "person"}
    for key, case in cases.items():
        _weigh(text, sentences, key, case, singles, titled, words)
    verdicts = {key: verdict for key, case in cases.items() if (verdict := _decide(key, case, words))}
    _judge_definitions(text, definitions, verdicts, cases, words)
    _spread_over_lists(text, names, verdicts, cases, shorts, words)
    return verdicts


def _gather(names: list[Name], words: NameWords) -> dict[str, _Case]:
    """Names by spelling, those of headlines only where the spelling stands elsewhere too."""
    cases: dict[str, _Case] = {}
    for name in names:
        if name.heading or name.fixed == "office":
            continue
        key = name.text
        case = cases.get(key)
        if case is None:
            case = cases[key] = _Case(read_form(name.tokens))
        case.names.append(name)
    return cases


def _weigh(
    text: str,
    sentences: tuple[Sentence, ...],
    key: str,
    case: _Case,
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
    if form.kind == "person":
        _add(case, form.weight, 0, form.cue, "")
    elif form.kind == "organisation":
        _add(case, 0, form.weight, "", form.cue)
    else:
        case.organisation += (
            form.weight if form.cue in ("acronym", "inner-capital", "acronym-first", "place-first") else 0
        )
    fixed = {name.fixed for name in case.names} - {""}
    if "organisation" in fixed:
        _add(case, 0, 4, "", "organisation-head")
    if form.kind == "organisation" and form.weight >= 2 and form.cue != "list-of-known" or "organisation" in fixed:
        if all(name.quoted or _is_subunit(text, name, words) for name in case.names):
            case.organisation -= 6
        elif "organisation" in fixed:
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
        if form.kind == "open" and last.lower() in words.common and last not in words.surnames and first.lower() not in words.common:
            case.organisation += 0.5  # "Osei Line": no family name
        if form.kind == "open" and all(token.lower() in words.common for token in tokens):
            case.person -= 3
    if form.kind == "person" and form.weight >= 2.5:
        if any(name.title for name in case.names) or len(case.names) > _ENOUGH_CUES or case.names[0].end - case.names[0].start > 30:
            return
    if key in words.platforms:  # "she wrote on Twitter"
        case.only_medium = all(
            text[max(0, name.start - 4) : name.start].lower() in (" on ", "via ") for name in case.names
        )
    for name in case.names[:_ENOUGH_CUES]:
        sentence = sentences[name.sentence]
        cue = read_cues(text, name, sentence.start, sentence.end, words)
        if name.quoted:
            case.organisation -= 2
            case.person -= 2
        if form.kind == "person" and cue.organisation_cue not in _BODY_ONLY:
            _add(case, max(0.0, cue.person - cue.organisation), 0, cue.person_cue, "")
        else:
            _add(case, cue.person, cue.organisation, cue.person_cue, cue.organisation_cue)


def _is_club(text: str, case: _Case, words: NameWords) -> bool:
    """ "Leeds striker Ann Osei": a town stands for its club."""
    return any(text[name.end + 1 : name.end + 14].partition(" ")[0] in words.players for name in case.names)


def _is_subunit(text: str, name: Name, words: NameWords) -> bool:
    """ "the agency's Office of Records", "its Department of Films": no actor of its own."""
    before = text[max(0, name.start - 24) : name.start].split()
    if not before:
        return False
    last = before[-1].lstrip("\"“‘'(")
    if last.lower() in ("a", "an") and text[name.end : name.end + 1] in (",", ".", "”", "’", '"'):
        return True
    return last in ("its", "their") or (last.endswith(("’s", "'s")) and last[0].islower() and last[:-2] in words.kinds)


def _add(case: _Case, person: float, organisation: float, person_cue: str, organisation_cue: str) -> None:
    case.person += person
    case.organisation += organisation
    if person_cue and person > case.best_person:
        case.best_person, case.person_cue = person, person_cue
    if organisation_cue and organisation > case.best_organisation:
        case.best_organisation, case.organisation_cue = organisation, organisation_cue
    case.cues.add(organisation_cue)
    if organisation_cue not in _SOFT_CUES:
        case.firm += organisation


def _decide(key: str, case: _Case, words: NameWords) -> Verdict | None:
    """Enough points for one kind and more than for the other; precision counts as much as finding."""
    form, name = case.form, case.names[0]
    person, organisation = case.person, case.organisation
    if form.cue in ("acronym", "inner-capital", "acronym-first"):
        person -= 3
    titled = any(n.title or n.after for n in case.names)
    if titled and person >= organisation:
        return Verdict("person", case.person_cue or "title-before-name", 1.0, firm=True)
    if form.kind == "thing" or (
        form.kind == "place" and len(name.tokens) >= 1 and max(person, organisation) < form.weight + 2
    ):
        if "organisation" in {n.fixed for n in case.names}:
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


def _needed(key: str, case: _Case, single: bool, words: NameWords) -> float:
    """Points that an organisation of this form needs."""
    if not single:
        return 1.5
    if case.form.cue in ("acronym", "inner-capital"):
        return 1.6 if case.form.cue != "acronym" else 1.2 if len(key) < 6 else 2.5
    if key in words.media and case.organisation_cue:
        return 1.5
    if key in words.given:
        return 3.5
    return 3.0 if key.lower() in words.common or key.lower().removesuffix("s") in words.common else 2.0


def _judge_definitions(
    text: str, definitions: list[Definition], verdicts: dict[str, Verdict], cases: dict[str, _Case], words: NameWords
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
            verdicts[definition.short] = verdicts[long]._replace(cue="acronym-in-brackets")
        elif definition.matched and form.kind != "person":
            verdicts[long] = verdicts[definition.short] = Verdict(
                "organisation", "acronym-in-brackets", 0.85, firm=True
            )


def _spread_over_lists(
    text: str,
    names: list[Name],
    verdicts: dict[str, Verdict],
    cases: dict[str, _Case],
    shorts: dict[str, Definition],
    words: NameWords,
) -> None:
    """ "Google, Acme and Foobar": what stands in a list with organisations is one, unless its form says otherwise."""
    chain: list[Name] = []
    for name, following in zip_longest(names, names[1:]):
        chain.append(name)
        if (
            following is not None
            and following.sentence == name.sentence
            and text[name.end : following.start] in _LIST_GAPS
        ):
            continue
        if len(chain) > 1 and not chain[0].heading:
            _settle_chain(chain, verdicts, cases, shorts, words)
        chain = []


def _settle_chain(
    chain: list[Name],
    verdicts: dict[str, Verdict],
    cases: dict[str, _Case],
    shorts: dict[str, Definition],
    words: NameWords,
) -> None:
    kinds = [verdicts[name.text].kind if name.text in verdicts else "" for name in chain]
    sure = [kind for kind in kinds if kind]
    if not sure or len(set(sure)) > 1 or any(name.text in words.places for name in chain):
        return
    kind = sure[0]
    for name, known in zip(chain, kinds, strict=True):
        case = cases.get(name.text)
        if (
            known
            or case is None
            or name.fixed == "office"
            or name.text in shorts
            or case.form.kind not in ("open", "person")
        ):
            continue
        if (
            kind == "organisation"
            and case.form.kind == "open"
            and case.form.cue != "given-name-alone"
            and case.organisation > -1
        ):
            verdicts[name.text] = Verdict("organisation", "list-with-known", 0.7, firm=False)
        elif kind == "person" and len(name.tokens) in (2, 3) and case.person > -1 and case.organisation < 1.5:
            verdicts[name.text] = Verdict("person", "list-with-known", 0.7, firm=False)

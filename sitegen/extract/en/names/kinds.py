"""Decides what each spelling is. In: Names and their sentences. Out: a Verdict by spelling; what stays open is left out."""

from __future__ import annotations

from itertools import pairwise

from sitegen.extract.en.actors.acronyms import Definition, organisation_like
from sitegen.extract.en.names.case import Case, Verdict
from sitegen.extract.en.names.forms import read_form
from sitegen.extract.en.names.lists import spread_over_lists
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.weigh import is_only_placed, weigh
from sitegen.extract.en.names.words import NameWords
from sitegen.model.extract import ActorKind, Sentence
from sitegen.model.frozen import changed

_SURNAME = 3.0  # points: "Osei's offices" beside "Ann Osei", without another to say whose name it is
_FIRM, _FOUNDER = 4, 8  # points: as many as the form of a person's name has, and more


def judge(
    text: str, sentences: tuple[Sentence, ...], names: list[Name], definitions: list[Definition], words: NameWords
) -> tuple[dict[str, Verdict], set[str]]:
    """A verdict for every spelling that is an actor, and those that may be one for all that this article says."""
    cases = _gather(names)
    shorts = {d.short: d for d in definitions}
    tokens = {key: case.names[0].tokens for key, case in cases.items()}
    singles = {key for key, case in cases.items() if len(tokens[key]) == 1 and not is_only_placed(text, case)}
    titled = {name.tokens[-1] for name in names if name.title}
    people = [tokens[key][1:] for key, case in cases.items() if case.form.kind == "person" and 2 < len(tokens[key]) < 7]
    inner = {f"{one} {two}" for rest in people for one, two in pairwise(rest)}
    inner |= {f"{tokens[key][0]} {tokens[key][-1]}" for key, case in cases.items() if case.form.cue == "initials"}
    bodies = [key for key, case in cases.items() if case.form.kind == "organisation" and len(tokens[key]) > 2]
    stems = {" ".join(tokens[key][:-1]) for key in bodies}
    firms = [tokens[key] for key in bodies if tokens[key][-1].rstrip(".") in words.suffixes]
    named = {" ".join(firm[:size]): firm[0][-1] for firm in firms for size in range(2, len(firm))}
    for key, case in cases.items():
        if key in stems and case.form.kind == "open":
            case.organisation(3, "short-name-alone")  # "Acme Foobar" beside "Acme Foobar Tools"
        elif (
            key in named and not case.titled
        ):  # "E.F. Osei" beside "E.F. Osei Group Inc", "Mark IV" beside "Mark IV Industries"
            case.organisation(_FOUNDER if named[key] == "." else _FIRM, "short-name-alone")
        if key in inner:
            case.person(4, "surname-alone")
        weigh(text, sentences, key, case, singles, titled, words)
    verdicts = {key: verdict for key, case in cases.items() if (verdict := _decide(key, case, words))}
    bearers: dict[str, list[str]] = {}
    for key, verdict in verdicts.items():
        if verdict.kind == "person":
            bearers.setdefault(tokens[key][-1].removeprefix("al-"), []).append(key)
    for key in bearers.keys() & verdicts.keys() - {
        tokens[key][0] for key in cases if len(tokens[key]) > 1
    }:  # "Osei Tools"
        after = any(cases[full].names[0].start < cases[key].names[0].start for full in bearers[key])
        cases[key].person(_SURNAME + after, "surname-alone")
        verdicts[key] = _decide(key, cases[key], words) or verdicts[key]
    _judge_definitions(text, definitions, verdicts, cases, words)
    spread_over_lists(text, names, verdicts, cases, shorts, words)
    return verdicts, {key for key, case in cases.items() if key not in verdicts and _is_open(key, case, words)}


def _is_open(key: str, case: Case, words: NameWords) -> bool:
    """Whether another article may tell what a spelling is: no place, no thing, no word that only its place capitalises."""
    if max(case.p, case.o) < 0 or case.form.kind in ("place", "thing"):
        return False  # "in Foobar", "the novel Foobar"
    return key.lower() not in words.common or not all(name.initial for name in case.names)


def _gather(names: list[Name]) -> dict[str, Case]:
    """Names by spelling, those of headlines only where the spelling stands elsewhere too."""
    cases: dict[str, Case] = {}
    for name in names:
        if name.heading or name.fixed == "office":
            continue
        case = cases.get(name.text)
        if case is None:
            case = cases[name.text] = Case(read_form(name.tokens))
        case.names.append(name)
        case.titled = case.titled or name.title != ""
        case.lettered = case.lettered or name.after != ""
        case.body = case.body or name.fixed == "organisation"
    return cases


def _decide(key: str, case: Case, words: NameWords) -> Verdict | None:
    """Enough points for one kind and more than for the other; precision counts as much as finding."""
    form, person, organisation = case.form, case.p, case.o
    single = len(case.names[0].tokens) == 1
    if form.cue in ("acronym", "inner-capital", "acronym-first"):
        person -= 3
    if (case.titled or case.lettered) and person >= organisation:
        return Verdict("person", case.cue_p or "title-before-name", 1.0, firm=True)
    if form.kind == "thing" or (form.kind == "place" and max(person, organisation) < form.weight + 2):
        if case.body:
            return Verdict("organisation", case.cue_o, 0.9, firm=True)
        if case.club and organisation >= 2:
            return Verdict("organisation", "club", 0.7, firm=True)
        if form.cue == "place-or-thing-word" and form.kind == "place" and organisation >= 3:
            return Verdict("organisation", case.cue_o, 0.7, firm=True)
        return None
    if form.cue == "list-of-known":
        if case.only_medium:
            return None
        if organisation > person:
            return Verdict("organisation", form.cue, 0.9, firm=True)
        return Verdict("person", case.cue_p, 0.7, firm=True)
    if person > organisation and person >= (3 if single else 1.5):
        return Verdict("person", case.cue_p or form.cue or "acts", min(1.0, 0.5 + person / 8), firm=True)
    if organisation > person and organisation >= _needed(key, case, single, words):
        firm = not single or case.firm >= 2
        return Verdict("organisation", case.cue_o or form.cue or "acts", min(1.0, 0.4 + organisation / 8), firm=firm)
    return None


def _needed(key: str, case: Case, single: bool, words: NameWords) -> float:
    """Points that an organisation of this form needs."""
    if not single:
        return 1.5
    if case.form.cue == "acronym":
        return 1.1 if len(key) < 6 else 2.5
    if case.form.cue == "inner-capital":
        return 1.6
    if key in words.media and case.cue_o:
        return 1.5
    if key in words.given:
        return 3.5
    return 3.0 if key.lower() in words.common or key.lower().removesuffix("s") in words.common else 2.0


def _judge_definitions(
    text: str, definitions: list[Definition], verdicts: dict[str, Verdict], cases: dict[str, Case], words: NameWords
) -> None:
    """A defined short form is what its long form is; that of an idea is no actor."""

    def known(kind: ActorKind, confidence: float) -> Verdict:
        return Verdict(kind, "acronym-in-brackets", confidence, firm=True)

    for definition in definitions:
        long = " ".join(text[definition.start : definition.end].split())
        if not definition.capital:
            if organisation_like(long, words):
                verdicts[long] = verdicts[definition.short] = known("organisation", 0.8)
            else:
                verdicts.pop(definition.short, None)
            continue
        form = cases[long].form if long in cases else read_form(tuple(long.split()))
        short = cases.get(definition.short)
        if (
            form.kind == "thing"
            and short is not None
            and short.cue_o in ("speech-verb", "said-it")
            and short.o > _SURNAME
        ):
            verdicts[long] = verdicts[definition.short] = known("organisation", 0.8)  # what speaks is no study
        elif form.kind in ("thing", "place"):
            verdicts.pop(definition.short, None)
            verdicts.pop(long, None)
        elif long in verdicts:
            verdicts[definition.short] = changed(verdicts[long], cue="acronym-in-brackets")
        elif definition.matched and form.kind != "person":
            verdicts[long] = verdicts[definition.short] = known("organisation", 0.85)

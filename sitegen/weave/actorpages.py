"""Actors as the story shows them: names with evidence, roles over time, where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.model.dated import Dated
from sitegen.model.edit import ActorEdit
from sitegen.model.evidence import ActorId, EventId, Evidence
from sitegen.model.extract import Extract
from sitegen.model.story import Actor, Alias, Edited, Relation, Role
from sitegen.text import fold
from sitegen.weave.actors import Member
from sitegen.weave.evidence import edited, of_edit, of_front_matter, of_sentence, of_span
from sitegen.weave.memory import Memory

Forms = Mapping[str, tuple[str, tuple[int, int] | None]]
"""Every form of an actor's name, with the rule that tied it to the actor, and the article and sentence where it is first read."""
Where = Mapping[int, tuple[Extract, Sequence[ActorId | None], Dated]]
"""By number the articles in which an actor is seen, with the public ids of their own actors and their dates."""


def make_actor(
    id_: ActorId,
    member: Member,
    where: Where,
    events: tuple[EventId, ...],
    quotes: tuple[str, ...],
    related: tuple[Relation, ...],
    possibly: tuple[ActorId, ...],
    others: Sequence[str],
    forms: Forms,
    memory: Memory,
) -> Actor:
    """One actor. `others` are those of its `forms` that are other actors' own names."""
    edit = member.edit
    mentions = {form: place for form, (_, place) in forms.items() if place}
    first = next(((a, n) for a, n in member.sightings if n >= 0), member.sightings[0])
    cue = where[first[0]][0].actors[first[1]].cue if first[1] >= 0 else "editor"
    return Actor(
        id_,
        member.kind,
        member.name,
        cue,
        _first_evidence(member, where, mentions),
        _aliases(member, where, forms, others),
        _roles(member, where, memory),
        tuple([extract.article.id for extract, _, _ in where.values()]),
        events,
        quotes,
        related,
        edit.same_as if edit else (),
        possibly,
        private=bool(edit and edit.private),
        body=edit.body if edit else "",
        edited=_edited(member, edit) if edit else (),
    )


def forms_of(member: Member, where: Where, memory: Memory) -> Forms:
    """What an actor is called, in the order in which it counts."""
    mentions = _first_mentions(member, where, memory)
    rules = dict(member.rules)
    for a, n in member.sightings:
        if n >= 0:
            actor = where[a][0].actors[n]
            rules.setdefault(actor.name, "same-name")
            for form in (*actor.aliases, actor.acronym):
                if form:
                    rules.setdefault(form, "within-article")
    for form in mentions:
        rules.setdefault(form, "within-article")
    return {form: (rule, mentions.get(form)) for form, rule in rules.items()}


def _first_mentions(member: Member, where: Where, memory: Memory) -> dict[str, tuple[int, int]]:
    """Every surface form, with the article and sentence where it is first read."""
    found: dict[str, tuple[int, int]] = {}
    for a, n in member.sightings:
        for text, sentence in memory.recall(_mentions_of, where[a][0]).get(n, {}).items():
            place = (a, sentence)
            if place < found.get(text, (a, sentence + 1)):
                found[text] = place
    return found


def _mentions_of(extract: Extract) -> dict[int, dict[str, int]]:
    """For each of its actors every surface form, with its first sentence."""
    found: dict[int, dict[str, int]] = {}
    for mention in extract.mentions:
        if 0 <= mention.actor < len(extract.actors):
            found.setdefault(mention.actor, {}).setdefault(mention.text, mention.sentence)
    return found


def _first_evidence(member: Member, where: Where, mentions: Mapping[str, tuple[int, int]]) -> Evidence:
    place = mentions.get(member.name) or min(mentions.values(), default=None)
    return _sentence(member, where, place, member.name)


def _sentence(member: Member, where: Where, place: tuple[int, int] | None, name: str) -> Evidence:
    if place and place[1] < len(where[place[0]][0].sentences):
        return of_sentence(where[place[0]][0], place[1])
    a, n = member.sightings[0]
    extract = where[a][0]
    if n >= 0:
        at = extract.article.text.find(name)
        if at >= 0:
            return of_span(extract, at, at + len(name), -1)
    return of_front_matter(extract, "actors" if n < 0 else "title", name)


def _aliases(member: Member, where: Where, forms: Forms, others: Sequence[str]) -> tuple[Alias, ...]:
    """Every other form, once, with the rule that tied it to the actor; none that is another actor's own name."""
    found: dict[str, Alias] = {}
    if member.edit:
        for form in member.edit.aliases:
            evidence = of_edit(member.edit, "aliases", form)
            found[form] = Alias(form, "editor", evidence)
    taken = {fold(member.name)}
    for form in sorted(forms, key=lambda f: (f.isupper() and " " in f, f)):
        if fold(form) not in taken and form not in others:
            taken.add(fold(form))
            rule, place = forms[form]
            found.setdefault(form, Alias(form, rule, _sentence(member, where, place, form)))
    return tuple(found[form] for form in sorted(found) if form != member.name)


def _roles(member: Member, where: Where, memory: Memory) -> tuple[Role, ...]:
    found: list[Role] = []
    if member.edit and member.edit.role:
        found.append(Role(member.edit.role, of_edit(member.edit, "role", member.edit.role)))
    seen: set[tuple[str, str]] = set()
    for a, n in member.sightings:
        extract, ids, published = where[a]
        date = published.edtf or ""
        for text, folded, evidence, body in memory.recall(_roles_of, extract)[n] if n >= 0 else ():
            if (folded, date) not in seen:
                seen.add((folded, date))
                organisation = ids[body] if body is not None and 0 <= body < len(ids) else None
                found.append(Role(text, evidence, date, organisation))
    return tuple(found)


def _roles_of(extract: Extract) -> list[list[tuple[str, str, Evidence, int | None]]]:
    """For each of its actors the roles, as written and folded, with their evidence and the number of the body."""
    found = []
    for actor in extract.actors:
        rows = []
        for role in actor.roles:
            sentence = next((i for i, s in enumerate(extract.sentences) if s.start <= role.start < s.end), -1)
            evidence = of_span(extract, role.start, role.end, sentence)
            rows.append((role.text, fold(role.text), evidence, role.organisation))
        found.append(rows)
    return found


def _edited(member: Member, edit: ActorEdit) -> tuple[Edited, ...]:
    rows = (
        ("name", edit.name if edit.name != member.before else "", member.before),
        ("aliases", ", ".join(edit.aliases), ""),
        ("kind", edit.kind or "", ""),
        ("role", edit.role, ""),
        ("same_as", ", ".join(edit.same_as), ""),
        ("merge", ", ".join(member.merged), ""),
        ("distinct", ", ".join(edit.distinct), ""),
        ("private", "true" if edit.private else "", ""),
        ("body", edit.body.strip().split("\n")[0], ""),
    )
    return edited(edit, rows)

"""Actors as the story shows them: names with evidence, roles over time, where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.model.dated import Dated
from sitegen.model.edit import ActorEdit
from sitegen.model.evidence import ActorId, EventId, Evidence
from sitegen.model.extract import Extract
from sitegen.model.story import Actor, Alias, Edited, Relation, Role
from sitegen.text import fold
from sitegen.weave.actors import Cast, Member
from sitegen.weave.evidence import edited, of_edit, of_front_matter, of_sentence, of_span


def first_mentions(extracts: Sequence[Extract], cast: Cast) -> dict[int, dict[str, tuple[int, int]]]:
    """For each member every surface form, with the article and sentence where it is first read."""
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for a, extract in enumerate(extracts):
        of = cast.of[a]
        for mention in extract.mentions:
            if 0 <= mention.actor < len(of):
                found.setdefault(of[mention.actor], {}).setdefault(mention.text, (a, mention.sentence))
    return found


def make_actor(
    member: Member,
    ids: Sequence[ActorId | None],
    cast: Cast,
    extracts: Sequence[Extract],
    published: Sequence[Dated],
    mentions: Mapping[str, tuple[int, int]],
    events: tuple[EventId, ...],
    quotes: tuple[str, ...],
    related: tuple[Relation, ...],
    possibly: tuple[ActorId, ...],
    names: Mapping[str, int],
) -> Actor:
    """One actor. Its id is `ids[member.number]`, which is not None; `names` are all actors' own names, by number."""
    edit = member.edit
    first = next(((a, n) for a, n in member.sightings if n >= 0), member.sightings[0])
    cue = extracts[first[0]].actors[first[1]].cue if first[1] >= 0 else "editor"
    articles = tuple(dict.fromkeys(extracts[a].article.id for a, _ in member.sightings))
    id_ = ids[member.number]
    assert id_ is not None  # noqa: S101  # hidden members are not made
    return Actor(
        id_,
        member.kind,
        member.name,
        cue,
        _first_evidence(member, extracts, mentions),
        _aliases(member, extracts, mentions, names),
        _roles(member, cast, ids, extracts, published),
        articles,
        events,
        quotes,
        related,
        edit.same_as if edit else (),
        possibly,
        private=bool(edit and edit.private),
        body=edit.body if edit else "",
        edited=_edited(member, edit) if edit else (),
    )


def _first_evidence(member: Member, extracts: Sequence[Extract], mentions: Mapping[str, tuple[int, int]]) -> Evidence:
    place = mentions.get(member.name) or min(mentions.values(), default=None)
    return _sentence(member, extracts, place, member.name)


def _sentence(member: Member, extracts: Sequence[Extract], place: tuple[int, int] | None, name: str) -> Evidence:
    if place and place[1] < len(extracts[place[0]].sentences):
        return of_sentence(extracts[place[0]], place[1])
    a, n = member.sightings[0]
    if n >= 0:
        text = extracts[a].article.text
        at = text.find(name)
        if at >= 0:
            return of_span(extracts[a], at, at + len(name), -1)
    return of_front_matter(extracts[a], "actors" if n < 0 else "title", name)


def _aliases(
    member: Member, extracts: Sequence[Extract], mentions: Mapping[str, tuple[int, int]], names: Mapping[str, int]
) -> tuple[Alias, ...]:
    """Every other form, once, with the rule that tied it to the actor; none that is another actor's own name."""
    rules: dict[str, str] = {}
    for name, rule in member.rules.items():
        rules.setdefault(name, rule)
    for a, n in member.sightings:
        if n >= 0:
            actor = extracts[a].actors[n]
            rules.setdefault(actor.name, "same-name")
            for form in (*actor.aliases, actor.acronym):
                if form:
                    rules.setdefault(form, "within-article")
    for form in mentions:
        rules.setdefault(form, "within-article")
    found: dict[str, Alias] = {}
    if member.edit:
        for form in member.edit.aliases:
            evidence = of_edit(member.edit.where, member.edit.lines, "aliases", form)
            found[form] = Alias(form, "editor", evidence)
    taken = {fold(member.name)}
    for form in sorted(rules, key=lambda f: (f.isupper() and " " in f, f)):
        if fold(form) not in taken and names.get(fold(form), member.number) == member.number:
            taken.add(fold(form))
            found.setdefault(form, Alias(form, rules[form], _sentence(member, extracts, mentions.get(form), form)))
    return tuple(found[form] for form in sorted(found) if form != member.name)


def _roles(
    member: Member, cast: Cast, ids: Sequence[ActorId | None], extracts: Sequence[Extract], published: Sequence[Dated]
) -> tuple[Role, ...]:
    found: list[Role] = []
    if member.edit and member.edit.role:
        found.append(Role(member.edit.role, of_edit(member.edit.where, member.edit.lines, "role", member.edit.role)))
    seen: set[tuple[str, str]] = set()
    for a, n in member.sightings:
        if n < 0:
            continue
        date = published[a].edtf or ""
        for role in extracts[a].actors[n].roles:
            if (fold(role.text), date) in seen:
                continue
            seen.add((fold(role.text), date))
            sentence = next((i for i, s in enumerate(extracts[a].sentences) if s.start <= role.start < s.end), -1)
            evidence = of_span(extracts[a], role.start, role.end, sentence)
            body = role.organisation
            organisation = ids[cast.of[a][body]] if body is not None and 0 <= body < len(cast.of[a]) else None
            found.append(Role(role.text, evidence, date, organisation))
    return tuple(found)


def _edited(member: Member, edit: ActorEdit) -> tuple[Edited, ...]:
    rows = [
        ("name", edit.name if edit.name != member.before else "", member.before),
        ("aliases", ", ".join(edit.aliases), ""),
        ("kind", edit.kind or "", ""),
        ("role", edit.role, ""),
        ("same_as", ", ".join(edit.same_as), ""),
        ("merge", ", ".join(member.merged), ""),
        ("distinct", ", ".join(edit.distinct), ""),
        ("private", "true" if edit.private else "", ""),
        ("body", edit.body.strip().split("\n")[0] if edit.body.strip() else "", ""),
    ]
    return tuple(edited(edit.where, edit.lines, key, value, before) for key, value, before in rows if value)

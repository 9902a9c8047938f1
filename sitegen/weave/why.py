"""Why: for an event, an actor or a source of the story, each decision with its rule, its evidence and its scores.

Every answer is a tuple of plain lines, ready to print. Scores are worked out again from the story's own extracts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sitegen.model.dated import Dated
from sitegen.model.edit import Edits
from sitegen.model.evidence import Evidence
from sitegen.model.story import Actor, Edited, Event, Source, Story
from sitegen.weave.actors import merge_actors
from sitegen.weave.alike import JOIN
from sitegen.weave.crowds import told_then
from sitegen.weave.dates import close_dates
from sitegen.weave.days import first_days
from sitegen.weave.likeness import compare
from sitegen.weave.told import Told


def explain_event(event: Event, story: Story, edits: Edits) -> tuple[str, ...]:
    """Date, tellings, and for each two tellings the terms that made them one."""
    lines = [f"event {event.id}: {event.title}", *_date_lines(event.dated), *_edit_lines(event.edited)]
    for words, name, evidence in event.title_from:
        lines += [f'the title says "{name}" for "{words}", inferred from', f"  {_quoted(evidence)}"]
    for telling in event.tellings:
        lead = "reports it" if telling.lead else "looks back or ahead"
        lines.append(f"source {telling.article} {lead}, date {telling.dated.edtf or 'none'} ({telling.dated.rule})")
        lines += [f"  {_quoted(e)}" for e in telling.evidence]
    for difference in event.differences:
        lines.append(
            f"sources differ on {difference.fact}: " + "; ".join(f"{v} ({e.article})" for v, e in difference.values)
        )
    lines += _pair_lines(story, event, edits)
    lines += [f"weight {event.weight}: {event.independent} independent of {len(event.tellings)} sources"]
    lines += _apart_lines(story, "event", event.id)
    lines.append(f"to change it: content/events/{event.id}.md with date:, title:, merge:, distinct: or hide:")
    return tuple(lines)


def explain_actor(actor: Actor, story: Story) -> tuple[str, ...]:
    """Names with the rule that tied each to the actor, and what was left apart."""
    lines = [
        f"actor {actor.id}: {actor.name}, {actor.kind}, recognised by rule {actor.cue}",
        f"  {_quoted(actor.evidence)}",
    ]
    for alias in actor.aliases:
        lines += [f'also "{alias.text}" by rule {alias.rule}', f"  {_quoted(alias.evidence)}"]
    lines += [
        f'role "{role.text}"{f" in {role.date}" if role.date else ""}: {_quoted(role.evidence)}' for role in actor.roles
    ]
    lines += _edit_lines(actor.edited)
    lines += _apart_lines(story, "actor", actor.id)
    lines.append(f"to change it: content/actors/{actor.id}.md with name:, aliases:, kind:, merge:, distinct: or hide:")
    return tuple(lines)


def explain_source(source: Source) -> tuple[str, ...]:
    """The date of an article within the story."""
    lines = [f"article {source.id}: {source.title}", *_date_lines(source.published), *_edit_lines(source.edited)]
    if source.copy_of:
        lines.append(f"nearly the same text as {source.copy_of}: most of its sentences are the same")
    lines.append("to change it: date:, title:, actors:, events:, speakers: in its front matter")
    return tuple(lines)


def _apart_lines(story: Story, kind: str, id_: str) -> list[str]:
    doubts = [doubt for doubt in story.doubts if doubt.kind == kind and id_ in (doubt.a, doubt.b)]
    return [f"left apart from {d.b if d.a == id_ else d.a} ({d.score}): {d.why}" for d in doubts]


def _date_lines(dated: Dated) -> list[str]:
    if dated.edtf is None:
        return ["date: none; the words give none, and no dated source tells the same"]
    lines = [
        f"date {dated.edtf}, {dated.basis}, by rule {dated.rule}" + (f', from "{dated.words}"' if dated.words else "")
    ]
    if dated.anchor:
        lines.append(f"  counted from {dated.anchor}")
    if dated.note:
        lines.append(f"  {dated.note}")
    return lines + [f"  {_quoted(e)}" for e in dated.evidence]


def _edit_lines(edits: Sequence[Edited]) -> list[str]:
    return [
        f'{e.field} was set to "{e.value}" in {e.evidence.where}' + (f', before "{e.before}"' if e.before else "")
        for e in edits
    ]


def _quoted(evidence: Evidence) -> str:
    return f'{evidence.article}{f" ({evidence.where})" if evidence.where else ""}: "{evidence.text}"'


def _pair_lines(story: Story, event: Event, edits: Edits) -> list[str]:
    sources = sorted(story.sources, key=lambda s: s.id)
    extracts = [source.extract for source in sources]
    cast = merge_actors(extracts, edits, story.ledger)
    published = [source.published for source in sources]
    dates = list(map(close_dates, extracts, published))
    tellings, scale = told_then(extracts, cast.of, dates)
    own = [t for t in tellings if _tells(event, t, extracts[t.article].article.id)]
    written = first_days(published)
    lines = []
    for a, b in list(combinations(own, 2))[:20]:
        terms = compare(a, b, scale, written)
        names = f"{extracts[a.article].article.id} and {extracts[b.article].article.id}"
        reasons = ", ".join(f"{name} {value:+.2f}" for name, value in terms.items() if value)
        lines.append(f"{names}: {sum(terms.values()):+.2f} (one from {JOIN:+.2f} on): {reasons}")
    return lines


def _tells(event: Event, told: Told, article: str) -> bool:
    for telling in event.tellings:
        if telling.article == article and told.ids and told.ids[0] in {e.sentence for e in telling.evidence}:
            return telling.dated.edtf == told.dated.edtf or told.dated.edtf in (None, event.dated.edtf)
    return False

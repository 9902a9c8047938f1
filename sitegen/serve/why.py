"""Answers the desk's "why?": what `sitegen explain` says of a thing, and the lines that would correct it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitegen import corrections
from sitegen.corrections import Correction
from sitegen.model.edit import Edits
from sitegen.model.story import Said, Source, Story
from sitegen.read.sources import SECTIONS
from sitegen.weave.why import explain_actor, explain_event, explain_source


def answer(story: Story, edits: Edits, id_: str, content: Path, shown: str) -> dict[str, Any] | None:
    """The answer for "events/x", "actors/x", "articles/x", "quotes/x" or a sentence with quotes, "articles/x#s-1a2b".

    `content` is the content folder, `shown` how messages name it. None where nothing has this id. The words are plain text.
    """
    kind, _, slug = id_.partition("/")
    slug, _, anchor = slug.partition("#")
    found: tuple[str, tuple[str, ...], tuple[Correction, ...]] | None = None
    if kind == "events" and (event := next((e for e in story.events if e.id == slug), None)):
        found = event.title, explain_event(event, story, edits), corrections.of_event(event, story, edits)
    elif kind == "actors" and (actor := next((a for a in story.actors if a.id == slug), None)):
        found = actor.name, explain_actor(actor, story), corrections.of_actor(actor, story, edits)
    elif kind in {"articles", "quotes"}:
        source = next((s for s in story.sources if s.slug == slug), None)
        quotes = _quotes(story, source, slug if kind == "quotes" else "", anchor)
        if quotes:
            lines = tuple(line for quote in quotes for line in _explain_quote(quote, story))
            found = f"“{quotes[0].text}”", lines, tuple(corrections.of_quote(q) for q in quotes)
        elif source and not anchor:
            found = source.title, explain_source(source), corrections.of_article(source)
    if found is None:
        return None
    title, lines, fixes = found
    bare = not any((content / section).is_dir() for section in SECTIONS)
    return {
        "title": title,
        "lines": lines,
        "fixes": [_fix(fix, content, shown) for fix in fixes],
        "note": _BARE if bare and kind in {"events", "actors"} else "",
    }


_BARE = (
    "This folder holds articles alone. Before the first file in actors/ or events/, move the articles into a folder "
    "articles/ beside them."
)


def _fix(fix: Correction, content: Path, shown: str) -> dict[str, Any]:
    is_new = not (content / fix.file).exists()
    body = f"---\n{fix.paste}\n---\n" if is_new or not fix.file.endswith(".md") else fix.paste
    return {"what": fix.what, "file": f"{shown}/{fix.file}", "new": is_new, "paste": body}


def _quotes(story: Story, source: Source | None, quote: str, anchor: str) -> list[Said]:
    if quote:
        return [q for q in story.quotes if q.id in {quote, quote.removeprefix("q-")}]  # "q-": its anchor on a page
    sentence = anchor.removeprefix("s-")
    return [
        q for q in story.quotes if source and sentence and (q.article, q.evidence.sentence) == (source.id, sentence)
    ]


def _explain_quote(quote: Said, story: Story) -> list[str]:
    """Who said it and by which rule; no page of its own, hence not in `weave.why`."""
    name = next((a.name for a in story.actors if a.id == quote.speaker), "") or quote.speaker_name
    lines = [
        f"{'words' if quote.direct else 'paraphrase'} of {name or 'a speaker not known'}, by rule {quote.rule}",
        f'  {quote.article}: "{quote.evidence.text}"',
    ]
    if quote.speaker_name and quote.speaker_name != name:
        lines.append(f'  worded there as "{quote.speaker_name}"')
    if quote.date:
        lines.append(f"said or reported {quote.date}")
    lines += [f'{e.field} was set to "{e.value}" in {e.evidence.where}' for e in quote.edited]
    return lines

"""What the desk knows: the last build's mistakes and its story. Written by the builder's thread, read by the server's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from sitegen.build import Listen, Report
from sitegen.errors import Notice
from sitegen.model.edit import Edits
from sitegen.model.story import Source, Story

Tell = Callable[[], tuple[Story, Edits, tuple[Notice, ...]]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build, as the configuration says now.

    `build` makes the site, `tell` its story alone. `output` is the folder served, `root` the site's folder, `content` the
    folder of articles and `shown` how messages name it; `watched` are the files and folders that a build reads. `base_path` is the path the site is published
    under ("/story/"). `today` is the ISO day on which the published site judges embargoes.
    """

    build: Callable[[Listen], Report]
    tell: Tell
    root: Path
    content: Path
    shown: str
    output: Path
    watched: tuple[Path, ...]
    today: str
    base_path: str = "/"


@dataclass(slots=True)
class Desk:
    """`mistakes` are those that keep the site from being published, worst first; empty while all is well."""

    plan: Plan
    mistakes: tuple[Notice, ...] = ()
    _told: tuple[Story, Edits] | None = None
    _busy: Lock = field(default_factory=Lock)

    def build(self, plan: Plan) -> Report:
        """Build the site, and remember its story where one was woven."""
        with self._busy:
            self.plan, self._told = plan, None
            return plan.build(self._hear)

    def told(self) -> tuple[Story, Edits]:
        """The story as of the last build; woven now where that build found nothing new. May take a second."""
        told = self._told
        if told is None:
            with self._busy:
                if self._told is None:
                    story, edits, _ = self.plan.tell()
                    self._told = story, edits
                told = self._told
        return told

    def _hear(self, story: Story, edits: Edits) -> None:
        self._told = story, edits


def unpublished(story: Story, today: str) -> dict[str, str]:
    """Pages that `sitegen build` leaves out, and why: "articles/x" -> "draft". All that rests on drafts alone is one."""
    why = {s.id: reason for s in story.sources if (reason := _reason(s, today))}
    found = {f"articles/{s.slug}": why[s.id] for s in story.sources if s.id in why}
    for event in story.events if why else ():
        reasons = [why.get(t.article, "") for t in event.tellings]
        if reasons and all(reasons):
            found[f"events/{event.id}"] = reasons[0]
    for actor in story.actors if why else ():
        reasons = [why.get(article, "") for article in actor.articles]
        if reasons and all(reasons):
            found[f"actors/{actor.id}"] = reasons[0]
    return found


def _reason(source: Source, today: str) -> str:
    front = source.extract.article.front
    if front.draft:
        return "draft"
    return f"embargo until {front.embargo[:10]}" if front.embargo[:10] > today else ""

"""What the desk knows: the site as it is, and its mistakes. Written by the builder's thread, read by the server's."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from sitegen.build import Options
from sitegen.config import Config
from sitegen.embargo import lasts
from sitegen.errors import Notice
from sitegen.model.story import Source, Story
from sitegen.resident import Fresh


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build, as the configuration says now.

    `shown` is how messages name the folder of articles; `watched` are the files and folders that a build reads.
    `base_path` is the path the site is published under ("/story/"). `now` is the moment by which the published site
    judges embargoes.
    """

    config: Config
    options: Options
    shown: str
    watched: tuple[Path, ...]
    now: str
    base_path: str = "/"


@dataclass(slots=True)
class Desk:
    """`mistakes` are those that keep the site from being published, worst first; empty while all is well.

    `fresh` is the last good site; None until there is one: then the last session's files are served. Whoever makes pages
    of it holds `making`: what they share is worked out once, and nobody is in the middle of it when a process is forked.
    """

    plan: Plan
    mistakes: tuple[Notice, ...] = ()
    fresh: Fresh | None = None
    making: RLock = field(default_factory=RLock)
    _of: Fresh | None = None
    _made: dict[str, bytes | None] = field(default_factory=dict)

    def body(self, path: str) -> bytes | None:
        """The bytes of a page as the files are now, made once; None where there is no such page.

        Raises:
            SitegenError: a template that fails.

        """
        fresh = self.fresh
        if fresh is None:
            return None
        with self.making:
            if self._of is not fresh:
                self._of, self._made = fresh, {}
            if path not in self._made:
                page = fresh.page(path)
                self._made[path] = page.body() if page else None
            return self._made[path]


def unpublished(story: Story, plan: Plan) -> dict[str, str]:
    """Pages that `sitegen build` leaves out, and why: "articles/x" -> "draft". All that rests on drafts alone is one."""
    why = {s.id: reason for s in story.sources if (reason := _reason(s, plan))}
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


def _reason(source: Source, plan: Plan) -> str:
    front = source.extract.article.front
    if front.draft:
        return "draft"
    return f"embargo until {front.embargo[:10]}" if lasts(front.embargo, plan.config.timezone, plan.now) else ""

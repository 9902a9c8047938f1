"""What a build did, and what was said on the way. Not here: how any of it is shown (commands/, serve/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitegen.config import Config
from sitegen.errors import Notice, Where
from sitegen.model.extract import Extract
from sitegen.model.story import Story
from sitegen.read import Sources


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `published` is False where the last good site was left as it was."""

    published: bool
    notices: tuple[Notice, ...]
    articles: int = 0
    events: int = 0
    actors: int = 0
    quotes: int = 0
    pages: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: bool = False

    def count(self, level: str) -> int:
        """How many notices have this level."""
        return sum(1 for n in self.notices if n.level == level)


def report_of(story: Story, pages: int, notices: Sequence[Notice], config: Config) -> Report:
    """What is known of a build before anything is published."""
    bad = {"error", "warning"} if config.strict else {"error"}
    return Report(
        published=False,
        notices=sort_notices(notices),
        articles=len(story.sources),
        events=len(story.events),
        actors=len(story.actors),
        quotes=len(story.quotes),
        pages=pages,
        failed=any(n.level in bad for n in notices),
    )


def sort_notices(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Each once, errors first, then by place."""

    def key(notice: Notice) -> tuple[int, Where, str, str]:
        return ("error", "warning", "info").index(notice.level), notice.where or Where(""), notice.code, notice.message

    return tuple(sorted(dict.fromkeys(notices), key=key))


def told_of(story: Story, extracts: Iterable[Extract], sources: Sources, *, whole: bool) -> list[Notice]:
    """What reading and weaving said.

    Without the `whole` of the articles, what weaving missed ("there is no article …") follows from the mistake in one.
    """
    said = [notice for extract in extracts for notice in extract.notices]
    return named((*said, *(story.notices if whole else ())), sources)


def named(notices: Iterable[Notice], sources: Sources) -> list[Notice]:
    """Each article by its path as the editor would write it, instead of by its id."""
    shown_as: dict[str, str] = {file.id: file.shown for file in sources.articles}

    def path_of(where: Where | None) -> Where | None:
        return where and replace(where, path=shown_as.get(where.path, where.path))

    return [replace(n, where=path_of(n.where), other=path_of(n.other)) for n in notices]

"""Evidence: the exact words a statement rests on, and where they stand."""

from __future__ import annotations

from typing import Literal, NewType

from sitegen.model.frozen import frozen

ArticleId = NewType("ArticleId", str)
"""An article's path relative to the content folder, with `/`; its public slug is `Source.slug`."""
ActorId = NewType("ActorId", str)
EventId = NewType("EventId", str)

Origin = Literal["text", "front-matter", "json-ld", "meta", "html", "line", "url", "file-name", "editor-file"]
"""Where words were read: the article's cleaned text, or one of the places around it. `line` is a line of a plain-text or
Markdown file that is no part of the story, such as "date 2020-02-14" or "Published: 3 May 2021".
"""


@frozen
class Evidence:
    """Words of one article (or of an editor's file). With origin `text`, `Article.text[start:end] == text`.

    `sentence` is the id of the sentence they stand in or begin in (text only); `where` names the place for people
    where the words are not in the text: "meta article:published_time", "content/actors/x.md:3".
    """

    article: ArticleId
    text: str
    origin: Origin = "text"
    start: int = -1
    end: int = -1
    sentence: str = ""
    where: str = ""

    def __post_init__(self) -> None:
        """Refuse what proves nothing."""
        if not self.text.strip():
            raise ValueError("evidence without words")
        if self.origin == "text" and not 0 <= self.start < self.end:
            raise ValueError(f"evidence without a place: {self.text[:60]!r}")

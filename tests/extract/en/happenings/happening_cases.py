"""Cases of happenings: a short text, and a line for each happening that it tells."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sitegen.extract import extract
from sitegen.model.article import Article, Block
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract, Happening

FOLDER = Path(__file__).resolve().parents[3] / "cases" / "happenings"
PUBLISHED = "2021-06-17"  # a Thursday
NEWS = "The old harbour at Aldermouth reopened on Monday after repairs."


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file, each with its text, date and expected lines."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]


def make_article(text: str, title: str = "") -> Article:
    """An article of paragraphs; lines that begin with a hyphen are list items."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        kind = "item" if paragraph.startswith("- ") else "paragraph"
        blocks.append(Block(at, at + len(paragraph), kind))
        at += len(paragraph) + 2
    return Article(ArticleId("case.txt"), "0", text, tuple(blocks), title=title, language="en")


def read_text(text: str, published: str = PUBLISHED, title: str = "") -> Extract:
    """What the whole of extraction makes of a text."""
    return extract(make_article(text, title), published)


def tell(case: dict[str, Any]) -> list[str]:
    """The happenings of a case, one line each, without the news that `after_news` puts in front."""
    after_news = case.get("after_news", False)
    text = f"{NEWS}\n\n{case['text']}" if after_news else case["text"]
    found = read_text(text, case.get("published", PUBLISHED)).happenings
    return [line(h) for h in found[1 if after_news else 0 :]]


def line(happening: Happening) -> str:
    """`date | trigger | title`, then `lead`, `also` and `will` where there are any."""
    parts = [happening.dated.edtf or "?", happening.trigger, happening.title]
    if happening.lead:
        parts.append("lead")
    if happening.also:
        parts.append(f"also {','.join(map(str, happening.also))}")
    if happening.commitment:
        parts.append(f"will: {happening.commitment}")
    return " | ".join(parts)

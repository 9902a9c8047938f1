"""The tables in tests/cases/quotes/ as articles and expectations."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block, FrontMatter
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import LocalActor, LocalRole, Mention, Sentence

CASES = Path(__file__).resolve().parents[3] / "cases" / "quotes"


@dataclass(frozen=True, slots=True)
class QuoteCase:
    """One case: what goes in, and (first words, speaker) of each quote that comes out; `free`: others may come too."""

    name: str
    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[LocalActor, ...]
    mentions: tuple[Mention, ...]
    expected: tuple[tuple[str, str], ...]
    free: bool


def read_cases() -> list[QuoteCase]:
    """All cases, in order of file and place."""
    return [
        _case(path.stem, entry)
        for path in sorted(CASES.glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def make_article(text: str, front: FrontMatter | None = None) -> Article:
    """An article of paragraphs split by blank lines; a line that begins with "## " is a heading."""
    text = text.strip("\n")
    blocks, at, kept = [], 0, []
    for paragraph in text.split("\n\n"):
        heading = paragraph.startswith("## ")
        words = paragraph.removeprefix("## ")
        if not words:
            continue
        blocks.append(Block(at, at + len(words), "heading" if heading else "paragraph"))
        kept.append(words)
        at += len(words) + 2
    return Article(ArticleId("case.txt"), "", "\n\n".join(kept), tuple(blocks), front=front or FrontMatter())


def find_mentions(text: str, sentences: tuple[Sentence, ...], forms: dict[str, int]) -> tuple[Mention, ...]:
    """Every place where one of the forms stands as words of its own, the longest form first."""
    if not forms:
        return ()
    longest = sorted(forms, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    found = []
    for match in pattern.finditer(text):
        sentence = max((i for i, s in enumerate(sentences) if s.start <= match.start()), default=0)
        found.append(Mention(match.start(), match.end(), match[0], forms[match[0]], sentence))
    return tuple(found)


def _case(stem: str, entry: dict[str, object]) -> QuoteCase:
    article = make_article(str(entry["text"]))
    sentences = split_sentences(article)
    actors, forms = [], {}
    for index, line in enumerate(entry["actors"]):  # type: ignore[arg-type, var-annotated]
        kind, _, rest = str(line).partition(" ")
        names, _, role = rest.partition(" = ")
        name, *aliases = names.split(" / ")
        at = article.text.find(role) if role else -1
        roles = (LocalRole(at, at + len(role), role),) if role else ()
        actors.append(
            LocalActor(name, "person" if kind == "p" else "organisation", "case", tuple(aliases), roles=roles)
        )
        for form in (name, *aliases):
            forms.setdefault(form, index)
    expected = tuple(tuple(str(q).split(" => ")) for q in entry["quotes"])  # type: ignore[attr-defined]
    mentions = find_mentions(article.text, sentences, forms)
    name = f"{stem}: {entry['name']}"
    return QuoteCase(name, article, sentences, tuple(actors), mentions, expected, bool(entry.get("free")))  # type: ignore[arg-type]

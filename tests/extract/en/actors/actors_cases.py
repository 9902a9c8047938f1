"""Reads the cases of actors and compares."""

import tomllib
from pathlib import Path

from sitegen.extract.en.actors import find_actors
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block, FrontMatter

FOLDER = Path(__file__).parents[3] / "cases/actors"


def load(name: str) -> list[dict]:
    """The cases of one file."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))["case"]


def article(text: str, known: tuple[str, ...] = ()) -> Article:
    """An article of plain paragraphs."""
    blocks, at = [], 0
    text = text.strip()
    for paragraph in text.split("\n\n"):
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("a.txt", "", text, tuple(blocks), front=FrontMatter(actors=known))


def actors_of(text: str, known: tuple[str, ...] = ()):
    """Actors and mentions of a text."""
    source = article(text, known)
    return find_actors(source, split_sentences(source))[:2]


def bare(name: str) -> str:
    """A name without the words that a reader does not miss."""
    name = name.replace("’", "'")
    for word in ("The ", "the ", "Mr ", "Ms ", "Dr ", "Sir "):
        name = name.removeprefix(word)
    return name


def tally(case: dict) -> tuple[set[str], set[str], set[str]]:
    """Expected names that were not found, found names that were not expected, names of the wrong kind."""
    left = list(actors_of(case["text"], tuple(case.get("known", ())))[0])
    missed, wrong_kind = set(), set()
    for name, kind, *others in case["actors"]:
        forms = {bare(form) for form in (name, *others)}
        hit = next((a for a in left if bare(a.name) in forms), None) or next(
            (a for a in left if forms & {bare(alias) for alias in a.aliases}), None
        )
        if hit is None:
            missed.add(name)
            continue
        left.remove(hit)
        if hit.kind != kind:
            wrong_kind.add(name)
    optional = {bare(name) for name in case.get("optional", ())}
    return missed, {a.name for a in left if bare(a.name) not in optional}, wrong_kind

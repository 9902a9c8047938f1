"""The shape of a language's rules, so that another language can stand beside English: a folder with a `RULES` of its own."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.model.article import Article
from sitegen.model.dated import Dated
from sitegen.model.extract import Figure, Happening, LocalActor, Mention, Quote, Sentence, Timex
from sitegen.model.frozen import frozen

Sentences = tuple[Sentence, ...]
Timexes = tuple[Timex, ...]
Actors = tuple[LocalActor, ...]
Mentions = tuple[Mention, ...]


@frozen
class Rules:
    """One function a noun, called in this order; each sees what those before it found.

    `find_actors` gives actors, their mentions, and the names that it leaves unexplained.
    """

    find_timexes: Callable[[Article, Sentences, Dated], Timexes]
    find_actors: Callable[[Article, Sentences], tuple[Actors, Mentions, Mentions]]
    find_quotes: Callable[[Article, Sentences, Actors, Mentions], tuple[Quote, ...]]
    find_figures: Callable[[Article, Sentences, Timexes], tuple[Figure, ...]]
    find_happenings: Callable[
        [Article, Sentences, Dated, Timexes, Actors, Mentions, tuple[Quote, ...], tuple[Figure, ...]],
        tuple[Happening, ...],
    ]

"""Actors in a language without rules of its own. In: an Article. Out: people by given and family name, and organisations
that the text itself abbreviates in brackets; nothing that is a guess.
"""

from __future__ import annotations

from sitegen.extract.en.actors.acronyms import find_definitions
from sitegen.extract.en.actors.same_name import group_names
from sitegen.extract.en.names import find_names
from sitegen.extract.en.names.case import Verdict
from sitegen.extract.en.names.words import name_words
from sitegen.model.article import Article
from sitegen.model.extract import LocalActor, Mention, Sentence


def find_actors(
    article: Article, sentences: tuple[Sentence, ...]
) -> tuple[tuple[LocalActor, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    """Actors in order of first mention, their mentions in order of text, and no name left unexplained.

    The list of given names holds those of many languages; a name that only begins sentences proves nothing, since
    the first word may be any.
    """
    text, words = article.text, name_words()
    definitions = [d for d in find_definitions(text, sentences) if d.matched and d.capital]
    names = find_names(article, sentences, words)
    inside = {name.text for name in names if not name.initial and not name.heading}
    verdicts = {
        name.text: Verdict("person", "first-name-list", 0.7, firm=True)
        for name in names
        if 2 <= len(name.tokens) <= 5
        and name.tokens[0] in words.given
        and name.text in inside
        and name.text not in words.places
        and name.tokens[-1] not in words.places
    }
    for definition in definitions:
        long = " ".join(text[definition.start : definition.end].split())
        for key in (long, definition.short):
            verdicts[key] = Verdict("organisation", "acronym-in-brackets", 0.7, firm=True)
    groups, owners = group_names(names, verdicts, definitions, text, words)
    mentions = tuple(
        Mention(name.start, name.end, text[name.start : name.end], owner, name.sentence)
        for name, owner in zip(names, owners, strict=True)
        if owner >= 0
    )
    aliases: list[dict[str, None]] = [{} for _ in groups]
    for mention in mentions:
        aliases[mention.actor][mention.text] = None
    actors = []
    for group, surfaces in zip(groups, aliases, strict=True):
        full = " ".join(group.tokens)
        cue = "acronym-in-brackets" if group.kind == "organisation" else "first-name-list"
        others = tuple(surface for surface in surfaces if surface != full)
        actors.append(LocalActor(full, group.kind, cue, others, group.acronym, confidence=0.7))
    return tuple(actors), mentions, ()

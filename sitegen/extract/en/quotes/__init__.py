"""Quotations and who says them. In: an Article, its sentences, actors and mentions. Out: Quotes in order of the text.

Words an article attributes are quotes; scare quotes, titles and short fragments are not. A speaker that the article
does not tell stays unknown. What the editor writes in `speakers` wins.
"""

from __future__ import annotations

from sitegen.extract.en.antecedents import Antecedents, Speaker
from sitegen.extract.en.quotes.choice import choose
from sitegen.extract.en.quotes.context import attribute
from sitegen.extract.en.quotes.page import Draft, Page
from sitegen.extract.quote_marks import pair_marks
from sitegen.model.article import Article
from sitegen.model.extract import LocalActor, Mention, Quote, Sentence
from sitegen.text import fold


def find_quotes(
    article: Article, sentences: tuple[Sentence, ...], actors: tuple[LocalActor, ...], mentions: tuple[Mention, ...]
) -> tuple[Quote, ...]:
    """Every quotation of the article with its speaker, where there is one."""
    marked = pair_marks(article)
    if not marked or not sentences:
        return ()
    page = Page(article, sentences, Antecedents(article.text, sentences, actors, mentions, marked))
    drafts = choose(page, marked)
    attribute(page, drafts)
    if article.front.speakers:
        _obey_editor(article, actors, drafts)
    return tuple(_finish(article.text, draft) for draft in drafts if draft.keep)


_BY_CONTEXT = frozenset(("resumed", "named-before", "introduced", "continued", "followed", "unknown", "editor"))


def _obey_editor(article: Article, actors: tuple[LocalActor, ...], drafts: list[Draft]) -> None:
    """Gives each quotation whose first words the editor wrote the speaker they wrote beside them."""
    wanted = [(fold(first), name) for first, name in article.front.speakers if first.strip()]
    known = {
        fold(name): i for i, a in reversed([*enumerate(actors)]) for name in (*a.aliases, a.acronym, a.name) if name
    }
    for draft in drafts:
        words = fold(article.text[draft.quoted.start : draft.end])
        name = next((name for first, name in wanted if words.startswith(first)), None)
        if name is not None:
            draft.keep, draft.speaker = True, Speaker(known.get(fold(name)), name, "editor")


def _finish(text: str, draft: Draft) -> Quote:
    """The quotation as the model has it. The rule joins the place of the attribution and what the words are."""
    start, end, cue, speaker = draft.quoted.start, draft.end, draft.cue, draft.speaker
    rule = speaker.how
    if cue is not None and rule not in _BY_CONTEXT:
        rule = cue.rule if rule in ("name", "unnamed") else f"{cue.rule}-{rule}"
    cues = (cue.start, cue.end) if cue is not None else (-1, -1)
    return Quote(start, end, text[start:end], speaker.actor, speaker.words, rule, draft.sentence, True, *cues)

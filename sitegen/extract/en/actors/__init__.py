"""People and organisations of an article. In: an Article and its Sentences. Out: LocalActors and every Mention of them.

Found by capitals (`names`), told apart by form and context (`name_kinds`), joined under one name (`same_name`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sitegen.extract.en.actors.acronyms import Definition, find_definitions
from sitegen.extract.en.actors.own_paper import find_own_paper
from sitegen.extract.en.actors.roles import find_roles
from sitegen.extract.en.actors.same_name import group_names
from sitegen.extract.en.names import find_names
from sitegen.extract.en.names.case import Verdict
from sitegen.extract.en.names.first import settle_first_words, share_surnames
from sitegen.extract.en.names.forms import read_form
from sitegen.extract.en.names.groups import Group
from sitegen.extract.en.names.kinds import judge
from sitegen.extract.en.names.partners import join_partners
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.model.article import Article
from sitegen.model.extract import LocalActor, LocalRole, Mention, Sentence
from sitegen.model.frozen import changed


def find_actors(
    article: Article, sentences: tuple[Sentence, ...]
) -> tuple[tuple[LocalActor, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    """Actors in order of first mention, their mentions in order of text, and the names that may be somebody's still."""
    text, words = article.text, name_words()
    definitions = find_definitions(text, sentences)
    names = find_names(article, sentences, words)
    definitions = _complete(definitions, names)
    names = settle_first_words(text, _with_definitions(text, names, definitions), words)
    names = join_partners(text, share_surnames(text, names, words), words)
    names = _with_known(text, names, sentences, article.front.actors)
    verdicts, open_ = judge(text, sentences, names, definitions, words)
    for own in find_own_paper(text, names, verdicts, article.front.publisher or article.publisher):
        del verdicts[own]
    verdicts |= {known: _verdict_of_editor(known, verdicts, words) for known in article.front.actors}
    groups, owners = group_names(names, verdicts, definitions, text, words)
    bodies = frozenset(index for index, group in enumerate(groups) if group.kind == "organisation")
    roles = find_roles(text, sentences, names, owners, bodies, words)
    mentions = tuple(
        Mention(name.start, name.end, text[name.start : name.end], owner, name.sentence)
        for name, owner in zip(names, owners, strict=True)
        if owner >= 0
    )
    mentions_of: list[list[Mention]] = [[] for _ in groups]
    for mention in mentions:
        mentions_of[mention.actor].append(mention)
    actors = tuple(
        _actor(text, words, group, mentions_of[index], verdicts, roles.get(index, []))
        for index, group in enumerate(groups)
    )
    unexplained = tuple(
        Mention(name.start, name.end, text[name.start : name.end], -1, name.sentence)
        for name, owner in zip(names, owners, strict=True)
        if owner < 0 and name.text in open_ and not (name.heading or name.quoted)
    )
    return actors, mentions, unexplained


def _complete(definitions: list[Definition], names: list[Name]) -> list[Definition]:
    """Short forms whose letters are those of another language stand for the whole name before them: "Workers' Front (PT)"."""
    starts = {name.end: name.start for name in names}
    return [d if d.matched else changed(d, start=starts.get(d.end, d.start)) for d in definitions]


def _with_definitions(text: str, names: list[Name], definitions: list[Definition]) -> list[Name]:
    """Names in which the long form of each acronym is one name, also where small words cut it up."""
    if not definitions:
        return names
    starts = [name.start for name in names]
    whole: list[Name] = []
    for definition in definitions:
        if not definition.matched or (whole and definition.start < whole[-1].end):
            continue
        first = bisect_left(starts, definition.start)
        first -= first > 0 and names[first - 1].end > definition.start
        inside = names[first : bisect_left(starts, definition.end)]
        tokens = tuple(text[definition.start : definition.end].split())
        if (not inside and definition.capital) or any(name.start < definition.start and name.title for name in inside):
            continue
        whole.append(Name(definition.start, definition.end, definition.sentence, tokens, " ".join(tokens)))
    kept, place = list(whole), 0
    for name in names:
        while place < len(whole) and whole[place].end <= name.start:
            place += 1
        if place == len(whole) or whole[place].start >= name.end:
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _with_known(text: str, names: list[Name], sentences: tuple[Sentence, ...], known: tuple[str, ...]) -> list[Name]:
    """Names in which each that the editor wrote is one name wherever it stands."""
    added = []
    starts = [sentence.start for sentence in sentences] if known else []
    for wording in known:
        tokens = tuple(wording.split())
        for start in _places(text, wording) if tokens else ():
            index = max(0, bisect_right(starts, start) - 1)
            added.append(Name(start, start + len(wording), index, tokens, " ".join(tokens)))
    if not added:
        return names
    taken = sorted((name.start, name.end) for name in added)
    kept = [name for name in names if not _overlaps(name, taken)]
    return sorted([*kept, *added], key=lambda name: name.start)


def _places(text: str, wording: str) -> Iterator[int]:
    """Where the wording begins, each time that it stands as words of its own."""
    at = text.find(wording)
    while at >= 0:
        end = at + len(wording)
        alone = not (_is_word(text[at - 1 : at] if at else "") or _is_word(text[end : end + 1]))
        if alone:
            yield at
        at = text.find(wording, end if alone else at + 1)


def _is_word(char: str) -> bool:
    return char == "_" or char.isalnum()


def _overlaps(name: Name, taken: list[tuple[int, int]]) -> bool:
    """Whether a name shares characters with one of the spans, which are in order."""
    place = bisect_left(taken, (name.end, 0))
    return place > 0 and taken[place - 1][1] > name.start


def _verdict_of_editor(known: str, verdicts: dict[str, Verdict], words: NameWords) -> Verdict:
    """The editor says that it is an actor; of which kind, the text or the form of the name."""
    if known in verdicts:
        return changed(verdicts[known], cue="editor", confidence=1.0, firm=True)
    tokens = tuple(known.split())
    person = len(tokens) > 1 and (read_form(tokens).kind == "person" or tokens[0] in words.courtesy)
    return Verdict("person" if person else "organisation", "editor", 1.0, firm=True)


def _with_places(text: str, mentions: list[Mention], words: NameWords) -> list[str]:
    """Surface forms with the place that owns them: "Kenya's Water Board"."""
    forms = []
    for mention in mentions:
        if text[mention.start - 3 : mention.start] in ("’s ", "'s ") and len(mention.text.split()) > 1:
            before = text[max(0, mention.start - 30) : mention.start - 3].split()
            for count in (1, 2):
                if " ".join(before[-count:]) in words.places:
                    start = text.rindex(before[-count], 0, mention.start)
                    forms.append(" ".join(text[start : mention.end].split()))
                    break
    return forms


def _actor(
    text: str,
    words: NameWords,
    group: Group,
    mentions: list[Mention],
    verdicts: dict[str, Verdict],
    roles: list[LocalRole],
) -> LocalActor:
    """One actor under its fullest name, the other surface forms in order of first use."""
    name = " ".join(group.tokens)
    surfaces = dict.fromkeys(" ".join(wording.split()) for wording in dict.fromkeys([m.text for m in mentions]))
    if group.kind == "organisation":
        surfaces |= dict.fromkeys(_with_places(text, mentions, words))
    verdict = next((verdicts[key] for key in group.keys if key in verdicts), None)
    cue, confidence = (verdict.cue, verdict.confidence) if verdict else ("title-before-name", 0.9)
    return LocalActor(
        name,
        group.kind,
        cue,
        tuple(surface for surface in surfaces if surface != name),
        group.acronym,
        tuple(roles),
        round(confidence, 2),
    )

"""What a happening is compared by, as far as its article alone says: words, kinds, figures, whom its sentences name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from sitegen.memo import Memo
from sitegen.model.extract import Extract, Happening
from sitegen.model.frozen import frozen
from sitegen.text import fold
from sitegen.weave.kinds import faint, kinds_of_head, kinds_of_phrases, kinds_of_words
from sitegen.weave.words import stem, words

_WORD = re.compile(r"[^\W\d_]{2,}|\d(?:[\d.,]*\d)?")
_COUNT = re.compile(r"(?!(?:19|20)[0-9]{2}$)[0-9]{3,6}|[0-9]{1,3}(?:,[0-9]{3})+")  # "804 to 311", but no year
_NONE: frozenset[str] = frozenset()


@frozen
class Clause:
    """What a happening is compared by, as far as its article alone says. `mentioned`, `participants` and `people` among
    them are numbers of the article's actors; the rest is as in `Told`.
    """

    mentioned: tuple[int, ...]
    participants: tuple[int, ...]
    people: tuple[int, ...]
    words: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]
    figures: frozenset[float]
    ids: tuple[str, ...]
    points: bool
    pronoun: bool
    names: frozenset[str]
    proper: frozenset[str]


def read_clauses(extract: Extract) -> list[Clause]:
    """One for each happening, in order."""
    lines = _read_sentences(extract)
    for happening in extract.happenings:
        lines[happening.sentence].happenings += 1
    return [_read_clause(extract, happening, lines) for happening in extract.happenings]


@dataclass(slots=True)
class _Line:
    """A sentence that tells something: whom it names, what it counts, its words but for names and dates, and how
    many happenings it tells.
    """

    actors: set[int] = field(default_factory=set)
    figures: set[float] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    times: set[str] = field(default_factory=set)
    words: frozenset[str] = _NONE
    proper: frozenset[str] = _NONE
    named: frozenset[str] = _NONE
    tokens: list[str] = field(default_factory=list)
    phrases: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: frozenset[str] = _NONE
    happenings: int = 0


def _read_sentences(extract: Extract) -> dict[int, _Line]:
    lines = {s: _Line() for happening in extract.happenings for s in (happening.sentence, *happening.also[:1])}
    for mention in extract.mentions:
        line = lines.get(mention.sentence)
        if line and 0 <= mention.actor < len(extract.actors):
            line.actors.add(mention.actor)
            line.names.add(mention.text)
    for figure in extract.figures:
        if figure.sentence in lines:
            lines[figure.sentence].figures.add(figure.value)
    for timex in extract.timexes:
        if timex.sentence in lines:
            lines[timex.sentence].times.add(timex.text)
    for number, line in lines.items():
        if number < len(extract.sentences):
            sentence = extract.sentences[number]
            _read_line(line, _words_in(extract.article.text[sentence.start : sentence.end]))
    return lines


def _read_line(line: _Line, found: list[str]) -> None:
    """`found` are the words of the sentence, in order; "March" and "Fire Brigade" name no happening."""
    named = set().union(*map(_words_in, line.names))
    tokens = set(found).difference(named, *map(_words_in, line.times))
    line.words = frozenset(map(_stem_of, tokens))
    line.proper = frozenset([_stem_of(t) for t in tokens.difference(found[:1]) if t[0].isupper()])
    line.named = frozenset([_stem_of(t) for t in named if not t.islower()])  # "of" names nobody
    line.figures.update([float(t.replace(",", "")) for t in tokens if t[0].isdigit() and _COUNT.fullmatch(t)])
    line.tokens = list(map(_plain_of, filter(tokens.__contains__, found)))
    line.phrases = kinds_of_phrases(line.tokens)
    line.kinds = kinds_of_words(line.tokens).union(*line.phrases.values())


def _read_clause(extract: Extract, happening: Happening, lines: dict[int, _Line]) -> Clause:
    first = lines[happening.sentence]
    second = lines[happening.also[0]] if happening.also else first
    heads, kinds = _kinds_of(happening, first, second)
    actors = extract.actors
    participants = tuple([i for i in happening.actors if 0 <= i < len(actors)])
    title = (happening.worded or happening.title).casefold().split()
    return Clause(
        tuple(sorted(first.actors | second.actors)),
        participants,
        tuple([i for i in participants if actors[i].kind == "person"]),
        first.words | second.words,
        heads,
        kinds,
        frozenset(first.figures | second.figures),
        tuple([extract.sentences[s].id for s in (happening.sentence, *happening.also) if s < len(extract.sentences)]),
        bool(title) and title[0] in words().pointing,
        not words().pronouns.isdisjoint(title),
        first.named | second.named,
        first.proper | second.proper,
    )


def _kinds_of(happening: Happening, first: _Line, second: _Line) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of the head word, and those of its clause: the title, or else the sentences; with what was then ("on 5 March, when
    an earthquake cut the pipeline").
    """
    heads = kinds_of_head(happening.trigger, first.phrases | second.phrases)
    told = {*first.tokens, *second.tokens}
    title = [token for token in map(_plain_of, _words_in(happening.worded or happening.title)) if token in told]
    kinds = _of_clause(title, heads) or _of_clause(first.tokens, heads) | _of_clause(second.tokens, heads)
    if first.happenings == 1 and "when" in first.tokens and "when" not in title:
        kinds |= _of_clause(first.tokens[first.tokens.index("when") :], heads)
    return heads, (kinds - faint()) | heads


def _of_clause(title: Sequence[str], heads: frozenset[str]) -> frozenset[str]:
    """Not what is recalled by the way: "coins vanished hours after the exchange had filed for bankruptcy"."""
    recalling = words().recalling
    cut = len(title)
    if not recalling.isdisjoint(title[2:]):
        cut = next(n for n, token in enumerate(title) if n > 1 and token in recalling)
    kinds = kinds_of_words(title[:cut]).union(*kinds_of_phrases(title[:cut]).values())
    if cut == len(title) or (kinds and not heads.isdisjoint(kinds)):
        return kinds
    rest = kinds_of_words(title[cut:]).union(*kinds_of_phrases(title[cut:]).values())
    return kinds if heads.isdisjoint(rest) and (kinds or not heads) else rest


def read_words(text: str) -> frozenset[str]:
    """The stems of a text's words and numbers."""
    return frozenset(map(_stem_of, _words_in(text)))


def _words_in(text: str) -> list[str]:
    """Words and numbers in order. None has a blank in it, so what stands between two is looked up."""
    return list(chain.from_iterable(map(_PIECES.__getitem__, text.split())))


_PIECES = Memo[str, list[str]](_WORD.findall)
_stem_of = Memo[str, str](lambda token: stem(fold(token))).__getitem__
_plain_of = Memo(str.casefold).__getitem__

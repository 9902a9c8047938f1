"""Near-copies: wire copy, reprints, lightly edited reruns. "3 sources, 2 independent"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract
from sitegen.text import fold
from sitegen.weave.memory import Memory

_SHARE = 0.6  # of the shorter article's sentences
_FEWEST = 3  # sentences that must be the same
_MANY = 60  # articles with one sentence: a disclaimer, no copy
_MARKS = 6  # numbers and names that a translation must share
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)")
_BEGINNING = 36  # characters by which a lightly edited sentence is still known


def find_copies(extracts: Sequence[Extract], published: Sequence[Dated], memory: Memory) -> list[int | None]:
    """For each article the number of the earliest article that it repeats almost word for word, or None."""
    keys = [memory.recall(sentence_keys, extract) for extract in extracts]
    order = sorted(range(len(extracts)), key=lambda a: (edtf.sort_key(published[a].edtf), extracts[a].article.id))
    return list(memory.kept(_copies, list[int | None], keys, order, using=(memory,)))


def _copies(keys: Sequence[Sequence[str]], order: Sequence[int], memory: Memory) -> list[int | None]:
    """`order` are the numbers of the articles, earliest first."""
    spread = Counter(chain.from_iterable(map(frozenset, keys)))
    common = {key: number <= _MANY for key, number in spread.items() if number > 1}
    shared = [[key for key in own if key in common] for own in keys]
    copy_of: list[int | None] = [None] * len(keys)
    for a, alike in memory.again(_alike, "", shared, common, order):
        for same, b in alike:
            if same >= _SHARE * min(len(keys[a]), len(keys[b])):
                copy_of[a] = copy_of[b] if copy_of[b] is not None else b
                break
    return copy_of


def _alike(
    shared: Sequence[Sequence[str]], common: Mapping[str, bool], order: Sequence[int]
) -> list[tuple[int, list[tuple[int, int]]]]:
    """In order, the articles that share sentences with earlier ones: how many, with which; those with most first.

    `shared` are the sentences that others have too, `common` says of each whether few enough have it to look for all of
    them: else for the first.
    """
    rank = {a: n for n, a in enumerate(order)}
    earlier: dict[str, list[int]] = {}
    found = []
    for a in order:
        votes = Counter(chain.from_iterable([earlier[key] for key in shared[a] if key in earlier]))
        often = sorted([(-same, rank[b], b) for b, same in votes.items() if same >= _FEWEST])
        if often:
            found.append((a, [(-same, b) for same, _, b in often]))
        for key in set(shared[a]):
            if key not in earlier:
                earlier[key] = [a]
            elif common[key]:
                earlier[key].append(a)
    return found


def find_translations(extracts: Sequence[Extract], copy_of: list[int | None], published: Sequence[Dated]) -> None:
    """Note in `copy_of` articles of another language that give the same numbers and names as an earlier one."""
    languages = [extract.language.split("-")[0] for extract in extracts]
    if len(set(languages) - {"", "und"}) < 2:
        return
    marks = [_marks(extract) for extract in extracts]
    index: dict[str, list[int]] = {}
    for a, own in enumerate(marks):
        for mark in own:
            index.setdefault(mark, []).append(a)
    for a in sorted(range(len(extracts)), key=lambda a: (edtf.sort_key(published[a].edtf), extracts[a].article.id)):
        votes = Counter(b for mark in marks[a] for b in _few(index[mark]) if languages[b] != languages[a])
        for b, same in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            older = (edtf.sort_key(published[b].edtf), extracts[b].article.id)
            least = min(len(marks[a]), len(marks[b]))
            newer = older < (edtf.sort_key(published[a].edtf), extracts[a].article.id)
            if newer and copy_of[a] is None and same >= _MARKS and same >= _SHARE * least:
                copy_of[a] = copy_of[b] if copy_of[b] is not None else b


def _marks(extract: Extract) -> set[str]:
    """What a translation leaves as it is: numbers of two digits or more, and names."""
    numbers = {re.sub(r"\D", "", number) for number in _NUMBER.findall(extract.article.text)}
    return numbers | {fold(actor.name) for actor in extract.actors}


def _few(articles: list[int]) -> list[int]:
    return articles if len(articles) <= _MANY else articles[:1]


def sentence_keys(extract: Extract) -> list[str]:
    """The beginning of each sentence that is long enough, by which it is known even if its end was edited."""
    text = extract.article.text
    return [
        text[sentence.start : sentence.start + _BEGINNING].casefold()
        for sentence in extract.sentences
        if sentence.end - sentence.start >= _BEGINNING
    ]

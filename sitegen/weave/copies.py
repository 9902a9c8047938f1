"""Near-copies: wire copy, reprints, lightly edited reruns. "3 sources, 2 independent"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract

_SHARE = 0.6  # of the shorter article's sentences
_FEWEST = 3  # sentences that must be the same
_MANY = 60  # articles with one sentence: a disclaimer, no copy
_BEGINNING = 36  # characters by which a lightly edited sentence is still known


def find_copies(extracts: Sequence[Extract], published: Sequence[Dated]) -> list[int | None]:
    """For each article the number of the earliest article that it repeats almost word for word, or None."""
    keys = [_sentence_keys(extract) for extract in extracts]
    index: dict[str, list[int]] = {}
    for a, rows in enumerate(keys):
        for key in rows:
            holders = index.setdefault(key, [])
            if not holders or holders[-1] != a:
                holders.append(a)
    order = sorted(range(len(extracts)), key=lambda a: (edtf.sort_key(published[a].edtf), extracts[a].article.id))
    rank = {a: n for n, a in enumerate(order)}
    copy_of: list[int | None] = [None] * len(extracts)
    for a in order:
        votes: Counter[int] = Counter()
        for key in keys[a]:
            holders = index[key]
            if len(holders) > 1:
                votes.update(b for b in _few(holders) if rank[b] < rank[a])
        for b, same in sorted(votes.items(), key=lambda item: (-item[1], rank[item[0]])):
            if same >= _FEWEST and same >= _SHARE * min(len(keys[a]), len(keys[b])):
                copy_of[a] = copy_of[b] if copy_of[b] is not None else b
                break
    return copy_of


def _few(articles: list[int]) -> list[int]:
    return articles if len(articles) <= _MANY else articles[:1]


def _sentence_keys(extract: Extract) -> list[str]:
    """The beginning of each sentence that is long enough, by which it is known even if its end was edited."""
    text = extract.article.text
    return [
        text[sentence.start : sentence.start + _BEGINNING].casefold()
        for sentence in extract.sentences
        if sentence.end - sentence.start >= _BEGINNING
    ]

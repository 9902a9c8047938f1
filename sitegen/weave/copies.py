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
_EDGE = 6  # words at its beginning by which a lightly edited sentence is still known


def find_copies(extracts: Sequence[Extract], published: Sequence[Dated]) -> list[int | None]:
    """For each article the number of the earliest article that it repeats almost word for word, or None."""
    keys = [_sentence_keys(extract) for extract in extracts]
    index: dict[str, list[int]] = {}
    for a, rows in enumerate(keys):
        for row in rows:
            for key in row:
                holders = index.setdefault(key, [])
                if not holders or holders[-1] != a:
                    holders.append(a)
    order = sorted(range(len(extracts)), key=lambda a: (edtf.sort_key(published[a].edtf), extracts[a].article.id))
    rank = {a: n for n, a in enumerate(order)}
    copy_of: list[int | None] = [None] * len(extracts)
    for a in order:
        votes: Counter[int] = Counter()
        for row in keys[a]:
            hits = {b for key in row if len(index[key]) > 1 for b in _few(index[key]) if rank[b] < rank[a]}
            if hits:
                votes.update(hits)
        for b, same in sorted(votes.items(), key=lambda item: (-item[1], rank[item[0]])):
            if same >= _FEWEST and same >= _SHARE * min(len(keys[a]), len(keys[b])):
                copy_of[a] = copy_of[b] if copy_of[b] is not None else b
                break
    return copy_of


def _few(articles: list[int]) -> list[int]:
    return articles if len(articles) <= _MANY else articles[:1]


def _sentence_keys(extract: Extract) -> list[tuple[str, ...]]:
    """For each sentence of five words or more its id, and its first words."""
    text = extract.article.text
    rows: list[tuple[str, ...]] = []
    for sentence in extract.sentences:
        first = text[sentence.start : min(sentence.end, sentence.start + 80)].casefold().split()[:_EDGE]
        if len(first) < 5:
            continue
        if len(first) < _EDGE:
            rows.append((sentence.id,))
            continue
        rows.append((sentence.id, " ".join(first)))
    return rows

"""How the words of a title are written. In: the words kept. Out: one line, with names for some words and the text's own marks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from sitegen.extract.en.clauses.words import STARTS_SUBJECT
from sitegen.extract.en.triggers import Word
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen

_LISTS = read_lists("clauses")


@frozen
class Name:
    """What stands for `length` words, and the actor it names; `far`: named in another sentence; `sure` enough for a title."""

    text: str
    actor: int
    length: int = 1
    far: bool = False
    sure: bool = True


@frozen
class Choice:
    """Words of a sentence in the order of a title. `put` holds what grammar wants in front of one: "was ", "’s ", ","."""

    words: list[int]
    put: dict[int, str]


NO_NAMES: Mapping[int, Name] = MappingProxyType({})


@frozen
class Line:
    """How words are written: `names` stand for words, `put` in front of single ones."""

    text: str
    words: list[Word]
    put: dict[int, str]
    names: Mapping[int, Name]

    def write(self, kept: list[int]) -> str:
        """The words as one line; neighbours with the white space and marks that the text has between them."""
        if not kept:
            return ""
        text, words, parts, begin = self.text, self.words, list[str](), 0
        names = self._said(kept) if self.names else {}
        ends = [
            n
            for n, (last, w) in enumerate(pairwise(kept), 1)
            if w != last + 1 or w in self.put or w in names or last in names
        ]
        for end in (*ends, len(kept)):
            first = words[kept[begin]]
            if kept[begin] in names:
                name = names[kept[begin]]
                name = name[0].lower() + name[1:] if parts and name.startswith("The ") else name
                parts.append(f" {name}" if parts and name else name)
                begin = end
                continue
            put = self.put.get(kept[begin], "")
            if parts and (put or first.low)[0] not in _NO_SPACE and first.low not in _NO_SPACE:
                parts.append(" ")
            piece = text[first.start : words[kept[end - 1]].end]
            inside = parts and not kept[begin] and (first.low in _DETERMINERS or put)
            parts.append(put + (piece[0].lower() + piece[1:] if inside else piece))
            begin = end
        return " ".join("".join(parts).split())

    def measure(self, kept: list[int], whole: str) -> list[int]:
        """How long the line of the first n words is, for each n. `whole`, the line of them all, begins with each of them."""
        words, lengths = self.words, [0]
        names = self._said(kept) if self.names else {}
        for n, w in enumerate(kept):
            word = words[w]
            if w in names:
                lengths.append(lengths[-1] + len(names[w]) + (n > 0 and names[w] != ""))
                continue
            if n > 0 and w == kept[n - 1] + 1 and w not in self.put and w - 1 not in names:
                lengths.append(lengths[-1] + word.end - words[w - 1].end)
                continue
            put = self.put.get(w, "")
            apart = n > 0 and (put or word.low)[0] not in _NO_SPACE and word.low not in _NO_SPACE
            lengths.append(lengths[-1] + apart + len(put) + word.end - word.start)
        if lengths[-1] == len(whole):
            return lengths
        return [len(self.write(kept[:n])) for n in range(len(kept) + 1)]  # the text has several blanks in a row

    def _said(self, kept: list[int]) -> dict[int, str]:
        """The names that are written, each once: "Goss said he …". Within the line "him" is clear where the name is near."""
        said: dict[int, str] = {}
        done: set[int] = set()
        for w in kept:
            name = self.names.get(w)
            if name and name.actor not in done and (w == kept[0] or name.far):
                done.add(name.actor)
                said[w] = name.text
                if name.length > 1:
                    said[w + 1] = ""
        return said


_NO_SPACE = frozenset((",", ".", ";", ")", "'s", "’s", "’", "'"))
_DETERMINERS = _LISTS["titles_determiners"] | STARTS_SUBJECT

"""How the words of a title are written. In: the words kept. Out: one line, with names for some words and the text's own marks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from types import MappingProxyType

from sitegen.extract.en.clauses.words import STARTS_SUBJECT
from sitegen.extract.en.triggers import QUOTATION, TIME, Word
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
        """The words as one line; neighbours with the marks that the text has between them."""
        return "".join(self._pieces(kept))

    def measure(self, kept: list[int]) -> list[int]:
        """How long the line of the first n words is, for each n."""
        return list(accumulate(map(len, self._pieces(kept)), initial=0))

    def _pieces(self, kept: list[int]) -> list[str]:
        """What each word adds to the line."""
        names, pieces, last = self._said(kept) if self.names else {}, list[str](), -2
        for w in kept:
            word, put = self.words[w], "" if w in names else self.put.get(w, "")
            piece = self.text[word.start : word.end]
            if word.low in (QUOTATION, TIME):
                piece = " ".join(piece.split())
            if w in names:
                piece = names[w]
                apart = bool(piece and pieces)
                if apart and piece.startswith("The "):
                    piece = "the " + piece[4:]
            elif w == last + 1 and not put and last not in names:
                gap = self.text[self.words[last].end : word.start]
                piece, apart = (piece, True) if gap.isspace() else (gap + piece, False)
            else:
                apart = last >= 0 and (put or word.low)[0] not in _NO_SPACE
                if pieces and not w and (put or word.low in _DETERMINERS):
                    piece = piece[0].lower() + piece[1:]
            pieces.append(f"{' ' if apart else ''}{put}{piece}")
            last = w
        return pieces

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


_NO_SPACE = frozenset(",.;:!?)’'")
_DETERMINERS = _LISTS["titles_determiners"] | STARTS_SUBJECT

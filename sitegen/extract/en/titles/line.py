"""How the words of a title are written. In: the words kept. Out: one line, with names for some words and the text's own marks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
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
        """The words as one line; neighbours with the marks that the text has between them."""
        return "".join(self._pieces(kept))

    def measure(self, kept: list[int]) -> tuple[str, list[int]]:
        """The line, and how long that of its first n words is, for each n."""
        pieces = self._pieces(kept)
        return "".join(pieces), list(accumulate(map(len, pieces), initial=0))

    def _pieces(self, kept: list[int]) -> list[str]:
        """What each word adds to the line."""
        names, pieces, last = self._said(kept) if self.names else {}, list[str](), -2
        text, words, puts = self.text, self.words, self.put
        for w in kept:
            word = words[w]
            if w == last + 1 and w not in puts and w not in names and last not in names:
                piece = text[words[last].end : word.end]
                if "  " in piece or not piece.isprintable():
                    piece = f"{' ' if piece[0].isspace() else ''}{' '.join(piece.split())}"
            elif w in names:
                piece = names[w]
                if piece and pieces:
                    piece = f" the {piece[4:]}" if piece.startswith("The ") else f" {piece}"
            else:
                put, piece = puts.get(w, ""), " ".join(text[word.start : word.end].split())
                if pieces and not w and (put or word.low in _DETERMINERS):
                    piece = piece[0].lower() + piece[1:]
                apart = last >= 0 and (put or word.low)[0] not in _NO_SPACE
                piece = f"{' ' if apart else ''}{put}{piece}"
            pieces.append(piece)
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

"""Text -> tokens, and for each token one letter that says what it may be in an English time expression.

"On the last Monday of May 2018" becomes `jtLWfMY`; the grammar (`date_grammar`) is a regular expression over those
letters. What stands between two blanks is read once and remembered, so of a sentence most is looked up.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain
from operator import itemgetter

from sitegen.extract.anylang_dates import ISO, read_numeric
from sitegen.extract.en.wordlists import read_table
from sitegen.memo import Memo
from sitegen.model.frozen import frozen

LEXICON = read_table("dates")
NAMES: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in LEXICON["names"].items()}
_WORD_CLASSES = {  # table of the lexicon -> letter; later ones win where a word stands in two
    "numbers": "n", "thousands": "k", "ordinals": "O", "vague": "v", "decades": "D", "later_earlier": "l",
    "dayparts": "p", "parts_of_period": "E", "ends": "e", "fiscal": "G", "every": "V", "sets": "Z",
    "pointers": "L", "deictic": "X", "months": "M", "month_abbreviations": "m", "weekdays": "W",
    "weekday_abbreviations": "w", "units": "U", "years": "u", "quarters": "q", "halves": "h", "centuries": "C",
    "seasons": "S",
}  # fmt: skip
_TOKEN = re.compile(
    r"""(
      [A-Za-zÀ-ɏ]++                                     # words
    | [$£€¥\#]?[0-9](?:[0-9,./:–-]*[0-9])?[A-Za-z]*+       # 3  3rd  1990s  6pm  1,800  2018-09-03  2005–14  $2020
    | ['’](?:s\b|[0-9]{2}s?\b)                          # 's  '98  '90s
    | \n\s*\n                                           # a new paragraph
    | (?<=\w)[-–/](?=\w)                                # a dash inside an expression: mid-August, Monday-Friday
    | [^\s\w]
    )""",
    re.VERBOSE,
)
_PUNCTUATION = {",": ",", ".": ".", "'s": "'", "’s": "'", "(": "(", "-": "-", "–": "-", "/": "-"}


@frozen
class Tokens:
    """Words of a text, the letter of each, and where each begins; `classes[i]` belongs to `words[i]` at `starts[i]`.

    `lows` are the words in lower case, `names` months that are also somebody's name in this article ("May").
    """

    words: list[str]
    lows: list[str]
    classes: str
    starts: list[int]
    names: frozenset[str] = frozenset()

    def end(self, index: int) -> int:
        """Offset behind that token."""
        return self.starts[index] + len(self.words[index])

    def word(self, index: int) -> str:
        """That token in lower case; "" outside the text."""
        try:
            return self.lows[index] if index >= 0 else ""
        except IndexError:  # behind the last one, and that is rare
            return ""

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these stands in the text, in lower case."""
        return not words.isdisjoint(self.words)


def tokenise(text: str, names: frozenset[str] = frozenset()) -> Tokens | None:
    """Tokens of a sentence; None where it has neither a figure nor a word without which there is no time expression."""
    pieces = text.split(" ")
    read = list(map(_PIECES.__getitem__, pieces))
    if not any(map(_is_hint, read)):
        return None
    starts: list[int] = []
    at = 0
    for piece, known in zip(pieces, read, strict=True):
        offsets = known[3]
        if offsets is _AT_ITS_START:  # most: a word without a mark
            starts.append(at)
        else:
            starts += [at + offset for offset in offsets]
        at += len(piece) + 1
    words, lows = list(chain.from_iterable(map(_words, read))), list(chain.from_iterable(map(_lows, read)))
    return Tokens(words, lows, "".join(map(_letters, read)), starts, names)


_Piece = tuple[tuple[str, ...], tuple[str, ...], str, tuple[int, ...], bool]
"""What stands between two blanks: its tokens, the same in lower case, their letters and offsets, and whether a time
expression may be near. A plain tuple: one is looked into for every word there is.
"""
_words, _lows, _letters, _is_hint = map(itemgetter, (0, 1, 2, 4))
_AT_ITS_START = (0,)


def _read_piece(piece: str) -> _Piece:
    if piece.isascii() and piece.isalpha():  # one word and nothing else
        return (piece,), (piece.lower(),), _CLASSES.get(piece, "x"), _AT_ITS_START, piece in _TRIGGERS
    parts = _TOKEN.split(piece)
    words = tuple(parts[1::2])
    offsets = tuple(accumulate(map(len, parts), initial=0))[1:-1:2]
    letters = "".join([_CLASSES.get(word) or ("x" if word.isalpha() else _class_of(word)) for word in words])
    bare = piece.translate(_TOUCHING).split()
    hint = bool(_FIGURE.search(piece)) or not _TRIGGERS.isdisjoint(bare)
    return words, tuple(map(str.lower, words)), letters, offsets, hint


_PIECES = Memo(_read_piece)


def _word_classes() -> dict[str, str]:
    """Every spelling of every word of the lexicon: lower, Title and UPPER case."""
    table: dict[str, str] = dict(LEXICON["function"])
    for name, letter in _WORD_CLASSES.items():
        entries = LEXICON[name]
        table.update(dict.fromkeys(entries.get("words", entries), letter))
    for phrase in LEXICON["holidays"]:
        head = re.split(r"['’. ]", phrase)[0]
        table.setdefault(head, "H")
    spelled = {}
    for word, letter in table.items():
        spelled[word.capitalize()] = spelled[word.upper()] = letter
        if word not in NAMES["need_capital"] or letter == "S":
            spelled[word] = letter
    return spelled | _PUNCTUATION


_CLASSES = _word_classes()
_TOUCHING = dict.fromkeys(map(ord, "-–—/’'\".,;:()“”‘!?[]*"), " ")
_TRIGGERS = frozenset(word for word, letter in _CLASSES.items() if letter in "MmWUuqCSXDpZHk") | {
    "Nineteen",
    "nineteen",
}
_FIGURE = re.compile(r"[0-9]")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"(?:1[0-9]|20)[0-9]0s|['’]?[1-9]0s")
_YEARS = re.compile(r"((?:1[0-9]|20|21)[0-9]{2})[-–/]((?:1[0-9]|20|21)[0-9]{2}|[0-9]{2})")
_DAYS = re.compile(r"([0-9]{1,2})[-–/]([0-9]{1,2})")


def _class_of(word: str) -> str:
    """The letter of a token that is no word."""
    if word.startswith("\n"):
        return "|"
    if word.isdigit() and word.isascii():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return "d"
        return "Y" if len(word) == 4 and 1000 <= int(word) <= 2199 else "K" if len(word) <= 4 else "x"
    first = word[0]
    if first in "'’" and len(word) == 3:
        return "y"
    if not (first.isdigit() or first in "'’"):
        return _PUNCTUATION.get(word, "x")
    if (match := _ORDINAL.fullmatch(word)) and int(match[1]):
        return "o"
    if _DECADE.fullmatch(word):
        return "D"
    if word in {"1Q", "2Q", "3Q", "4Q"}:
        return "Q"
    if ISO.fullmatch(word):
        return "I"
    if (match := _YEARS.fullmatch(word)) and int(match[2]) > int(match[1][4 - len(match[2]) :]):
        return "R"
    if (match := _DAYS.fullmatch(word)) and 1 <= int(match[1]) < int(match[2]) <= 31:
        return "r"
    return "N" if read_numeric(word) else "x"

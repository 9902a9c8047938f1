"""Pairs quotation marks, whatever the language. In: an Article. Out: what stands between outer marks, in order.

Who said it, and whether anybody did, is a language's own business (`en/quotes.py`). Headings are left out: what a
headline puts in quotes is said in the text below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.model.article import Article, Block
from sitegen.model.frozen import frozen


@frozen
class Quoted:
    """`text[start:end]` stands between outer marks, `text[opens:closes]` is the same with them.

    `block` and `last` index the blocks it begins and ends in: words over several paragraphs, each of which repeats the
    opening mark, are one. `closed` is False where the closing mark is missing: then it runs to the end of its block.
    """

    opens: int
    start: int
    end: int
    closes: int
    block: int
    last: int
    closed: bool = True


def pair_marks(article: Article) -> list[Quoted]:
    """Every quotation between outer marks; nested marks are part of it. Linear in the number of marks."""
    text, blocks = article.text, article.blocks
    found: list[Quoted] = []
    carried: _Open | None = None
    places = [mark.start() for mark in _MARK.finditer(text)]
    at = 0
    for index, block in enumerate(blocks):
        tokens: list[_Token] = []
        while at < len(places) and places[at] < block.end:
            if places[at] >= block.start and not (tokens and places[at] < tokens[-1].end):
                token = _token(text, places[at])
                if token is not None:
                    tokens.append(token)
            at += 1
        if block.kind == "heading":
            carried = None
        elif tokens or carried:
            pairing = _Pairing(text, index, block, tokens, carried)
            found += pairing.run()
            carried = pairing.open
            if carried and not _goes_on(text, blocks, index, carried):
                found += pairing.give_up()
                carried = None
        if at == len(places) and carried is None:
            break
    return found


# Doubles wherever they stand, singles only at the edge of a word: not in "don’t".
_MARK = re.compile(r"[“”„‟\"«»″`'‘’‚‛‹›´](?:(?<=[“”„‟\"«»″])|(?!\w)|(?<!\w.))")
# A single mark that can open (‘We …), not one of "’90s", "’em", "rock ’n’ roll".
_SINGLE_OPENS = re.compile(
    r"(?<![\w.,!?…%)\]])[‘'‚‛‹`](?=[\w“\"„«£$€(\[…¿¡-])(?!\d0s|(?:em|til|tis|twas|cause|cos|n|round|bout)\b)"
)
_OPENS_AFTER = frozenset(" \n\t\xa0\u2009\u202f([{—–-/:‘'‹…*_>")
_SAME_PARAGRAPH_ENDS = frozenset(".?!…:;\"”’»'")


@dataclass(slots=True)
class _Token:
    """One mark: `start` and `end`, its family ("d" double, "g" guillemet, "s" single), and what its place allows."""

    start: int
    end: int
    family: str
    can_open: bool
    can_close: bool
    sure: bool = True


@dataclass(slots=True)
class _Open:
    """A quotation that has begun: its first mark, and the block it began in."""

    token: _Token
    block: int


def _token(text: str, start: int) -> _Token | None:
    """The mark at `start` with what its shape and its neighbours say of it; None where it is no quotation mark."""
    sign, end = text[start], start + 1
    if sign in "`'" and text.startswith(sign, end):
        sign, end = ("“", end + 1) if sign == "`" else ("”", end + 1)  # typewriter doubles: ``We …''
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if sign in _SINGLES:
        return _single(text, start, before, after)
    opens = (before in _OPENS_AFTER or before.isspace()) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if sign in "«»":
        return _Token(start, end, "g", sign == "«" or opens, sign == "»" or closes)
    if sign in "“„‟":
        return _Token(start, end, "d", True, sign != "„" and closes and not opens)
    if sign == "”":
        return _Token(start, end, "d", opens and not closes, True)
    # A straight mark: `6" pipe` is no opening, `"We` no closing, `("We` both by its neighbours.
    return _Token(start, end, "d", opens or not (closes or before.isdigit()), closes or not opens)


_SINGLES = frozenset("`'‘’‚‛‹›´")


def _single(text: str, start: int, before: str, after: str) -> _Token | None:
    """A single mark: opens before a word, closes after one; anything else is an apostrophe."""
    if _SINGLE_OPENS.match(text, start):
        return _Token(start, start + 1, "s", True, False)
    if text[start] not in "'’‘´›" or before.isspace() or after.isalnum() or after == "_":
        return None
    # "the workers’ rights": after an s before a small letter it may be a possessive.
    doubtful = before in "sS" and after == " " and text[start + 2 : start + 3].islower()
    return _Token(start, start + 1, "s", False, True, not doubtful)


class _Pairing:
    """The marks of one block. `open` is left set where a quotation is still open at its end."""

    def __init__(self, text: str, index: int, block: Block, tokens: list[_Token], carried: _Open | None) -> None:
        self.text, self.index, self.block, self.tokens = text, index, block, tokens
        self.open = carried
        self.inner: list[Quoted] = []  # nested pairs, wanted only if the outer one turns out never to close
        self.nested: list[_Token] = []
        self.found: list[Quoted] = []
        self.singles_close = True

    def run(self) -> list[Quoted]:
        """The quotations that close in this block."""
        tokens, i = self.tokens, 0
        if self.open and tokens and self._repeats_the_opening(tokens[0]):
            i = 1
        while i < len(tokens):
            token = tokens[i]
            if self.open is None:
                i = self._begin(i, token)
            else:
                self._go_on(token)
                i += 1
        return self.found

    def give_up(self) -> list[Quoted]:
        """The open quotation never closes: it ends with its block, or where marks inside it begin."""
        opened, end = self.open, self.block.end
        if opened is None:
            return []
        if opened.token.family == "s":
            return []  # more likely an apostrophe
        inner: list[Quoted] = []
        for pair in sorted([*self.inner, *(self._quoted(t, None, end) for t in self.nested[-1:])], key=_opens):
            if not inner or pair.opens >= inner[-1].closes:
                inner.append(pair)
        if inner:
            end = inner[0].opens
        return [self._quoted(opened.token, None, end, opened.block), *inner]

    def _repeats_the_opening(self, token: _Token) -> bool:
        """Whether a carried quotation goes on here with another opening mark."""
        same = self.open is not None and token.family == self.open.token.family and token.can_open
        return same and not self.text[self.block.start : token.start].strip()

    def _begin(self, i: int, token: _Token) -> int:
        """Opens a quotation with token `i`, if it can; gives the index of the next token to look at."""
        if not token.can_open:
            return i + 1
        if token.family != "s":
            self.open, self.inner, self.nested = _Open(token, self.index), [], []
            return i + 1
        close = self._single_close(i) if self.singles_close else None
        if close is not None:
            self.found.append(self._quoted(token, self.tokens[close], self.block.end))
            return close + 1
        before = self.text[self.block.start : token.start].rstrip()
        if (not before or before[-1] in ":,") and all(later.family == "s" for later in self.tokens[i:]):
            self.open, self.inner, self.nested = _Open(token, self.index), [], []
            return len(self.tokens)  # ‘… without a close: perhaps the first of several paragraphs
        return i + 1

    def _single_close(self, i: int) -> int | None:
        """The index of the mark that closes the single quotation opened by token `i`."""
        doubtful: int | None = None
        for j in range(i + 1, len(self.tokens)):
            token = self.tokens[j]
            if token.family != "s":
                continue
            if token.can_open:
                if doubtful is not None:
                    return doubtful
                continue
            if token.sure:
                return j
            doubtful = j if doubtful is None else doubtful
        self.singles_close = doubtful is not None
        return doubtful

    def _go_on(self, token: _Token) -> None:
        """A mark within an open quotation: closes it, or opens or closes one nested in it."""
        if self.open is None or token.family != self.open.token.family:
            return
        if token.can_open and not token.can_close:
            self.nested.append(token)
        elif token.can_close and self.nested:
            self.inner.append(self._quoted(self.nested.pop(), token, self.block.end))
        elif token.can_close:
            self.found.append(self._quoted(self.open.token, token, self.block.end, self.open.block))
            self.open = None

    def _quoted(self, opening: _Token, closing: _Token | None, end: int, block: int | None = None) -> Quoted:
        """The span between two marks, or from a mark to `end`, without white space at its edges."""
        start, stop = opening.end, closing.start if closing else end
        piece = self.text[start:stop]
        start += len(piece) - len(piece.lstrip())
        stop -= len(piece) - len(piece.rstrip())
        first = self.index if block is None else block
        closes = closing.end if closing else stop
        return Quoted(
            opening.start, start, max(start, stop), max(closes, start), first, self.index, closing is not None
        )


def _opens(quoted: Quoted) -> int:
    return quoted.opens


def _goes_on(text: str, blocks: tuple[Block, ...], index: int, opened: _Open) -> bool:
    """Whether a quotation still open at the end of block `index` goes on in the next one."""
    if index + 1 >= len(blocks):
        return False
    this, following = blocks[index], blocks[index + 1]
    if following.kind == "heading" or following.start >= following.end:
        return False
    mark = _MARK.search(text, following.start, min(following.end, following.start + 3))
    if mark and not text[following.start : mark.start()].strip():
        token = _token(text, mark.start())
        return token is not None and token.can_open and token.family == opened.token.family
    if opened.token.family == "s":
        return False
    # Copy broken in mid-sentence ("every" / "seven minutes"), or a later paragraph that closes what this one opened.
    first, last = text[following.start], text[this.end - 1]
    if first.islower() and last not in _SAME_PARAGRAPH_ENDS:
        return True
    mark = re.search("[“”„«»]", text[following.start : following.end])
    return mark is not None and mark[0] in "”»"

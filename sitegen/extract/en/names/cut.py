"""Cuts a Run into Names: title, person, and whose title it is. In: a Run. Out: its Names in order."""

from __future__ import annotations

import re

from sitegen.extract.en.names.beside import ends_a_firm, has_ticker, is_acronym_of_somebody, is_of_the_state
from sitegen.extract.en.names.join import extend_to_body, extend_to_committee
from sitegen.extract.en.names.openers import OPENERS, describing
from sitegen.extract.en.names.run import Name, Run
from sitegen.extract.en.names.titled import find_title
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.memo import Memo
from sitegen.model.frozen import changed, frozen


@frozen
class Line:
    """Where a run stands: the text, the index of its sentence and its end, and whether that is a headline."""

    text: str
    sentence: int
    end: int
    heading: bool


@frozen
class _Piece:
    """Tokens of a run, and where each stands."""

    tokens: tuple[str, ...]
    spans: list[tuple[int, int]]

    def part(self, begin: int, end: int | None = None) -> _Piece:
        """Some of them."""
        return _Piece(self.tokens[begin:end], self.spans[begin:end])


_PARTIES = frozenset("DIR")


def cut_run(run: Run, line: Line, words: NameWords) -> list[Name]:
    """The names in one run."""
    tokens = run.tokens
    if tokens[0][1:2] == "-" and tokens[0][0] in _PARTIES and " ".join(tokens)[2:] in words.places:
        return []  # "Sen. Ann Osei, R-Ohio, said"
    if len(tokens) > _BEARER and tokens[0] in words.places and _is_sent_there(line.text, run.start):
        start = line.text.index(tokens[1], run.start + len(tokens[0]))
        return cut_run(Run(start, run.end, tokens[1:], initial=False), line, words)
    if (
        len(tokens) > _BEARER
        and tokens[0] in words.topics
        and _IS_MINISTER.search(line.text, max(0, run.start - 60), run.start)
    ):
        count = next((n for n, token in enumerate(tokens) if token not in words.topics), 0)
        start = line.text.index(tokens[count], run.start + 1) if count else run.start
        return cut_run(Run(start, run.end, tokens[count:], initial=False), line, words) if count else []
    if _IS_PLAIN[tokens] and not run.joined and not is_acronym_of_somebody(tokens, words):
        return [_whole(tokens, run.start, run.end, line, run.initial)]
    first = OPENERS[tokens, run.initial]
    if first == len(tokens):
        return []
    piece = _piece(line.text, run)
    if len(tokens) > 1 and tokens[0][-1] in "’'" and (tokens[1] in words.given or tokens[0][:-1] in words.known):
        # "Reuters’ Ann Osei" is two names; "Workers’ Party" is one.
        owner = Run(run.start, piece.spans[0][1] - 1, (tokens[0][:-1],), run.initial)
        return [*cut_run(owner, line, words), *cut_run(Run(piece.spans[1][0], run.end, tokens[1:], False), line, words)]
    piece, initial = piece.part(first), run.initial and not first
    ends = next((n for n in range(1, len(piece.tokens)) if ends_a_firm(piece.tokens, n, words)), 0)
    if ends:  # "Delmont Tools Ltd. Newly formed Foobar"
        rest = Run(piece.spans[ends][0], run.end, piece.tokens[ends:], initial=True)
        ahead = Run(piece.spans[0][0], piece.spans[ends - 1][1], piece.tokens[:ends], initial)
        return [*cut_run(ahead, line, words), *cut_run(rest, line, words)]
    if len(piece.tokens) == _BEARER + 1 and is_acronym_of_somebody(piece.tokens, words):
        return [_name(piece.part(0, 1), line, initial), _name(piece.part(1), line, initial=False)]
    whole = " ".join(piece.tokens)
    if run.joined and whole in words.known:  # "Mail on Sunday", "Director of Public Prosecutions"
        return [_name(piece, line, initial, fixed="organisation")]
    if run.joined and f"{whole}'s" in words.known:  # "Standard and Poor's"
        return [_whole(piece.tokens, piece.spans[0][0], piece.spans[-1][1], line, initial)]
    if has_ticker(piece.tokens):
        piece = piece.part(0, -1)
    piece, compound = _strip_compound(_strip_calendar(line.text, piece, words), words)
    if not words.title_words.isdisjoint(piece.tokens) and "&" not in piece.tokens:
        begin, end = find_title(piece.tokens, words)
        if end:
            return _cut_at_title(piece, begin, end, line, words)
    if run.joined and " ".join(piece.tokens).removeprefix("The ") not in words.places:
        law = piece.tokens[-1] in words.laws  # "House of Representatives Bill"
        return [_name(piece, line, initial, fixed="" if law else "organisation")]
    named, after = _strip_after(piece, words)
    if after:
        return [changed(_name(named, line, initial, fixed="person"), after=after)]
    return [_whole(piece.tokens, piece.spans[0][0], piece.spans[-1][1], line, initial, compound=compound)]


def _is_plain(tokens: tuple[str, ...]) -> bool:
    """Whether the words are one name as they stand, wherever they stand: no title, no day, no word of its place alone."""
    words = name_words()
    first, last = tokens[0], tokens[-1]
    return (
        first.lower() not in words.openers
        and not describing(tokens, words)
        and first[-1] not in "’'"
        and last not in words.after_name
        and words.calendar.isdisjoint((first, last))
        and words.title_words.isdisjoint(tokens)
        and not any("-" in token for token in tokens)
        and not has_ticker(tokens)
        and not any(ends_a_firm(tokens, place, words) for place in range(2, len(tokens)))
    )


_IS_PLAIN = Memo(_is_plain)


def _piece(text: str, run: Run) -> _Piece:
    spans, at = [], run.start
    for token in run.tokens:
        at = text.index(token, at)
        spans.append((at, at + len(token)))
        at += len(token)
    return _Piece(run.tokens, spans)


_BEARER = 2  # words of a name, at least


def _strip_calendar(text: str, piece: _Piece, words: NameWords) -> _Piece:
    """Without days and months at the edges: "since April Acme", "said Acme Monday", "Acme July 3"."""
    while len(piece.tokens) > 1 and piece.tokens[-1] in words.calendar:
        end = piece.spans[-1][1]
        if not piece.tokens[-1].endswith("day") and not text[end + 1 : end + 2].isdigit():
            break
        piece = piece.part(0, -1)
    tokens, start = piece.tokens, piece.spans[0][0]
    if len(tokens) > 1 and tokens[0] in words.calendar and tokens[1] not in words.media:
        before = text[max(0, start - 10) : start].lower().split()[-1:]
        rest = " ".join(tokens[1:])
        known = any(" ".join(tokens[1:end]) in words.known for end in range(2, len(tokens) + 1)) or rest in words.places
        if tokens[0].endswith("day") or not _BEFORE_MONTHS.isdisjoint(before) or known:
            return piece.part(1)
    return piece


_BEFORE_MONTHS = frozenset(
    ("since", "in", "on", "until", "during", "last", "late", "early", "this", "next", "mid", "of", "every", "each")
)


def _is_sent_there(text: str, start: int) -> bool:
    return _SENT_TO.search(text, max(0, start - 24), start) is not None


def _strip_compound(piece: _Piece, words: NameWords) -> tuple[_Piece, bool]:
    """As in "Acme-owned" becomes "Acme"; such a word in front of a name goes altogether ("Spanish-speaking Acme")."""
    for index, token in enumerate(piece.tokens):
        base, dash, tail = token.partition("-")
        last = tail.rpartition("-")[2]
        if dash and (last in words.compounds or (last.islower() and last.endswith("ed"))):
            if index < len(piece.tokens) - 1:
                return piece.part(index + 1), False
            start = piece.spans[index][0]
            ahead = piece.part(0, index)
            return _Piece((*ahead.tokens, base), [*ahead.spans, (start, start + len(base))]), True
    return piece, False


def _cut_at_title(piece: _Piece, begin: int, end: int, line: Line, words: NameWords) -> list[Name]:
    """Whose title it is, if that stands before it, and who bears it; or the title alone."""
    names, tokens = [], piece.tokens
    if begin and not (begin == 1 and tokens[0].lower() in words.roles):
        before = " ".join(tokens[:begin])
        body = "of" in tokens[:begin] and before not in words.places
        owner = (tokens[end - 1] not in words.of_places or tokens[0].isupper()) and not (
            is_of_the_state(tokens[:begin], words)
            or (
                tokens[end - 1] in ("Minister", "Secretary")
                and tokens[0] in words.places
                and words.topics.issuperset(tokens[1:begin])
            )
        )
        if owner or body or end == len(tokens) or before in words.known:  # not in "Wexcombe MP Ann Osei"
            fixed = "organisation" if body else ""
            names.append(changed(_name(piece.part(0, begin), line, initial=False, fixed=fixed), owner=owner))
    if end == len(tokens):
        if not begin and tokens[0] in words.known:  # the company Canon
            return [_name(piece, line, initial=False)]
        return [*names, _name(piece.part(begin), line, initial=False, fixed="office")]
    title_start = piece.spans[begin][0]
    title = " ".join(line.text[title_start : piece.spans[end - 1][1]].split())
    bearer, after = _strip_after(piece.part(end), words)
    if tokens[end - 1] in words.royal and len(bearer.tokens) - (bearer.tokens[-1] in words.generations) == 1:
        # Rulers and peers known by one name keep the word: "Queen Beatrix", "Lord Osei".
        bearer = piece.part(end - 1, end + len(bearer.tokens))
    named = _name(bearer, line, initial=False, fixed="person")
    return [*names, changed(named, title=title, title_start=title_start, after=after)]


def _strip_after(piece: _Piece, words: NameWords) -> tuple[_Piece, str]:
    """Without the letters after a name: "Ann Osei MP"."""
    count = len(piece.tokens)
    while count > 1 and piece.tokens[count - 1] in words.after_name:
        count -= 1
    return piece.part(0, count), " ".join(piece.tokens[count:])


def _whole(tokens: tuple[str, ...], start: int, end: int, line: Line, initial: bool, *, compound: bool = False) -> Name:
    """The name that these tokens are, or the body that is named after it ("Leeds crown court")."""
    text = tokens[0] if len(tokens) == 1 else " ".join(tokens)
    if line.text.startswith(("'s", "’s"), end) and f"{text}'s" in name_words().known:
        tokens, text, end = (*tokens[:-1], f"{tokens[-1]}'s"), f"{text}'s", end + 2  # "Sotheby's"
    plain = initial and text.lower() in name_words().common  # "Regional police said", "Local council leaders"
    if not (compound or plain or line.heading) and (body := _read_body(text, start, end, line)):
        return body
    return _new_name(tokens, text, start, end, line, initial)


# "prosecutors in Turin", "the regional court in Graz"
_BODY_IN = re.compile(
    r"\b(?:(?:[Ff]ederal|[Pp]ublic|[Ss]tate|[Mm]ilitary)\s)?(?:[Pp]rosecutors|regional\scourt|public\sprosecutor['’]s\soffice)\s(?:in|from)\s\Z"
)
_CHAMBERS = frozenset(("Commons", "Lords", "Senate", "House", "Bundestag"))


def _read_body(key: str, start: int, end: int, line: Line) -> Name | None:
    """As in "Leeds crown court", "the Senate banking committee", "prosecutors in Turin"."""
    text, words = line.text, name_words()
    if key in _CHAMBERS and (stop := extend_to_committee(text, end, line.end)):
        return _body(line, end + 1 if key in ("Commons", "Lords") else start, stop)
    placed = key in words.places and text[max(0, start - 6) : start].endswith((" in ", " from "))
    if placed and (match := _BODY_IN.search(text, max(0, start - 45), start)):
        return _body(line, match.start(), end)
    if text[end + 1 : end + 2].islower() and (stop := extend_to_body(text, end, line.end, words)) > 0:
        return _body(line, start, stop)
    return None


def _body(line: Line, start: int, end: int) -> Name:
    """A name that is partly in lower case."""
    tokens = tuple(line.text[start:end].split())
    return Name(start, end, line.sentence, tokens, " ".join(tokens), fixed="organisation")


def _name(piece: _Piece, line: Line, initial: bool, fixed: str = "") -> Name:
    """A name over these tokens."""
    tokens, spans = piece.tokens, piece.spans
    return _new_name(tokens, " ".join(tokens), spans[0][0], spans[-1][1], line, initial, fixed)


def _new_name(
    tokens: tuple[str, ...], words: str, start: int, end: int, line: Line, initial: bool, fixed: str = ""
) -> Name:
    text = line.text
    quoted = start > 0 and text[start - 1] in _OPENING_QUOTES and _closes(text, start - 1, end)
    return Name(
        start, end, line.sentence, tokens, words, initial=initial, heading=line.heading, quoted=quoted, fixed=fixed
    )


# "the special envoy to Kenya Ann Osei"
_SENT_TO = re.compile(
    r"\b(?:envoy|ambassador|emissary|commissioner|representative|consul|correspondent|adviser)\s(?:to|for|in)\s\Z"
)
# "Secretary for Trade and | Economic Planning Ann Osei"
_IS_MINISTER = re.compile(
    r"\b(?:Minister|Secretary(?:\sof\sState)?|Commissioner)\s(?:of|for)\s(?:[A-Z]\w+,?\s){1,4}and\s\Z"
)
_OPENING_QUOTES = frozenset("\"“‘'«")
_CLOSING_QUOTES = frozenset("\"”’'»")


def _closes(text: str, opening: int, end: int) -> bool:
    """Whether the quotation that opens before a name closes right after it, perhaps behind a comma."""
    mark, following = text[end : end + 1], text[end + 1 : end + 2]
    if mark in ("’", "'"):
        return text[opening] in "‘'" and following != "s"
    return (following if mark in (",", ".") else mark) in _CLOSING_QUOTES

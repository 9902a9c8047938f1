"""Cuts a Run into Names: title, person, and whose title it is. In: a Run. Out: its Names in order."""

from __future__ import annotations

import re

from sitegen.extract.en.names.join import extend_to_body, extend_to_committee
from sitegen.extract.en.names.run import Name, Run
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.memo import Memo
from sitegen.model.frozen import changed, frozen

Spans = list[tuple[int, int]]


@frozen
class Line:
    """Where a run stands: the text, the index of its sentence and its end, and whether that is a headline."""

    text: str
    sentence: int
    end: int
    heading: bool


_BEFORE_MONTHS = frozenset(
    ("since", "in", "on", "until", "during", "last", "late", "early", "this", "next", "mid", "of", "every", "each")
)
# "prosecutors in Turin", "the regional court in Graz"
_BODY_IN = re.compile(
    r"\b(?:(?:[Ff]ederal|[Pp]ublic|[Ss]tate|[Mm]ilitary)\s)?(?:[Pp]rosecutors|regional\scourt|public\sprosecutor['’]s\soffice)\s(?:in|from)\s\Z"
)
_CHAMBERS = frozenset(("Commons", "Lords", "Senate", "House", "Bundestag"))
_SMALL_IN_TITLE = frozenset(("of", "for", "the", "and", "State", "Staff", "Exchequer", "Prosecutions", "Counsel"))
_STATES = frozenset(("U.S.", "US", "UK", "U.K.", "EU", "UN", "U.N."))
_OPENING_QUOTES = frozenset("\"“‘'«")
_CLOSING_QUOTES = frozenset("\"”’'»")


def cut_run(run: Run, line: Line, words: NameWords) -> list[Name]:
    """The names in one run."""
    tokens = run.tokens
    if _IS_PLAIN[tokens] and (not run.joined or len(tokens) == 1):
        return [_whole(tokens, run.start, run.end, line, run.initial)]
    if len(tokens) == 1 and _OPENERS[tokens, run.initial]:
        return []
    spans = _token_spans(line.text, run)
    if len(tokens) > 1 and tokens[0][-1] in "’'" and (tokens[1] in words.given or tokens[0][:-1] in words.known):
        # "Reuters’ Ann Osei" is two names; "Workers’ Party" is one.
        owner = Run(run.start, spans[0][1] - 1, (tokens[0][:-1],), run.initial)
        return [*cut_run(owner, line, words), *cut_run(Run(spans[1][0], run.end, tokens[1:], False), line, words)]
    first = _OPENERS[tokens, run.initial]
    if first:
        tokens, spans = tokens[first:], spans[first:]
        if not tokens:
            return []
    initial = run.initial and not first
    if run.joined and " ".join(tokens) in words.known:
        return [
            _name(tokens, spans, line, initial, fixed="organisation")
        ]  # "Mail on Sunday", "Director of Public Prosecutions"
    if len(tokens) > 1 and (tokens[0] in words.calendar or tokens[-1] in words.calendar):
        tokens, spans = _strip_calendar(line.text, tokens, spans, words)
    compound = False
    if "-" in line.text[spans[0][0] : spans[-1][1]]:
        tokens, spans, compound = _strip_compound(tokens, spans, words)
    if not words.title_words.isdisjoint(tokens) and "&" not in tokens:
        begin, end = _find_title(tokens, words)
        if end:
            return _cut_at_title(tokens, spans, begin, end, line, words)
    if run.joined and " ".join(tokens).removeprefix("The ") not in words.places:
        return [_name(tokens, spans, line, initial, fixed="organisation")]
    return [_cut_whole(tokens, spans, line, initial, compound, words)]


def _is_plain(tokens: tuple[str, ...]) -> bool:
    """Whether the words are one name as they stand, wherever they stand: no title, no day, no word of its place alone."""
    words = name_words()
    first, last = tokens[0], tokens[-1]
    if first.lower() in words.openers or _describing(tokens, words) or any("-" in token for token in tokens):
        return False
    if len(tokens) == 1:
        return first not in words.title_words
    return (
        first[-1] not in "’'"
        and first not in words.calendar
        and last not in words.calendar
        and last not in words.after_name
        and words.title_words.isdisjoint(tokens)
    )


_IS_PLAIN = Memo(_is_plain)


def _token_spans(text: str, run: Run) -> Spans:
    """Start and end of each token."""
    if len(run.tokens) == 1:
        return [(run.start, run.end)]
    spans, at = [], run.start
    for token in run.tokens:
        at = text.index(token, at)
        spans.append((at, at + len(token)))
        at += len(token)
    return spans


def _count_openers(run: tuple[tuple[str, ...], bool]) -> int:
    """How many words are capitalised by their place alone: "However" in "However Acme", "The" in "The Acme".

    `run` is its tokens, and whether it begins a sentence.
    """
    words, (tokens, initial) = name_words(), run
    at = _describing(tokens, words) if initial else 0
    while at < len(tokens):
        token = tokens[at]
        lower = token.lower()
        if lower not in words.openers or (len(token) > 1 and not token[1:].islower()):
            break
        rest = tokens[at:]
        if len(rest) > 1 and " ".join(rest) in words.known:
            break  # "The Sun"
        if lower != "the":
            if token in words.of_heads and rest[1:2] == ("of",):
                break  # "Friends of the Acme Museum"
            if token in words.campaigners and rest[1:2] in _FOR_A_CAUSE:
                break  # "Parents for Clean Air"
            if token in words.given and len(rest) > 1 and rest[1].lower() not in words.common:
                break  # "Will Osei"
            if not (initial or at or lower in _NEVER_NAMES):
                break
        at += 1
    return at


def _describing(tokens: tuple[str, ...], words: NameWords) -> int:
    """How many common words stand in front of a name: "Insurer Acme Mutual", "Fourteen-year-old Ann Osei", "THE NOVELIST Ann
    Osei", where a paper sets its first words in capitals.
    """
    lows = [token.lower() for token in tokens]
    capitals = next((n for n, token in enumerate(tokens) if not token.isupper()), 0)
    if capitals > 1 and all(
        low in words.openers or low in words.common or low in words.roles for low in lows[:capitals]
    ):
        return capitals
    first, lower = tokens[0], lows[0]
    maker = lower in words.kinds and lower.endswith(("er", "or"))
    return int(
        len(tokens) > 1 and first[1:].islower() and (maker or lower.endswith("-year-old") or lower.startswith("ex-"))
    )


_FOR_A_CAUSE = (("for",), ("against",), ("without",))
_OPENERS = Memo(_count_openers)
_NEVER_NAMES = frozenset(("a", "an", "this", "that", "i", "he", "she", "it", "we", "they"))


def _strip_calendar(
    text: str, tokens: tuple[str, ...], spans: Spans, words: NameWords
) -> tuple[tuple[str, ...], Spans]:
    """Without days and months at the edges: "since April Acme", "said Acme Monday", "Acme July 3"."""
    while len(tokens) > 1 and tokens[-1] in words.calendar:
        if not tokens[-1].endswith("day") and not text[spans[-1][1] + 1 : spans[-1][1] + 2].isdigit():
            break
        tokens, spans = tokens[:-1], spans[:-1]
    if len(tokens) > 1 and tokens[0] in words.calendar and tokens[1] not in words.media:
        before = text[max(0, spans[0][0] - 10) : spans[0][0]].lower().split()
        by_preposition = bool(before) and before[-1] in _BEFORE_MONTHS
        if tokens[0].endswith("day") or by_preposition or " ".join(tokens[1:]) in words.known:
            return tokens[1:], spans[1:]
    return tokens, spans


def _strip_compound(tokens: tuple[str, ...], spans: Spans, words: NameWords) -> tuple[tuple[str, ...], Spans, bool]:
    """As in "Acme-owned" becomes "Acme"; such a word in front of a name goes altogether ("Spanish-speaking Acme")."""
    for index, token in enumerate(tokens):
        base, dash, tail = token.partition("-")
        if dash and tail and tail.rpartition("-")[2] in words.compounds:
            if index < len(tokens) - 1:
                return tokens[index + 1 :], spans[index + 1 :], False
            start = spans[index][0]
            return (*tokens[:index], base), [*spans[:index], (start, start + len(base))], True
    return tokens, spans, False


# ------------------------------------------------------------------ titles
def _find_title(tokens: tuple[str, ...], words: NameWords) -> tuple[int, int]:
    """Where a title begins and ends among the tokens; (0, 0) = none. "Acme Chief Executive Ann Osei" gives (1, 3)."""
    at, count = 0, len(tokens)
    while tokens[at] not in words.title_words:
        at += 1
    end = at
    while end < count and (
        tokens[end] in words.title_words
        or (tokens[end] in _STATES and tokens[end + 1 : end + 2] and tokens[end + 1] in words.title_words)
    ):
        end += 1
    while end > at and tokens[end - 1] not in words.title_heads:
        end -= 1
    if end == at:
        return 0, 0
    if end < count - 1 and tokens[end] in ("of", "for"):  # "Secretary of State for Health Ann Osei"
        end += 1
        while end < count and (tokens[end].rstrip(",") in words.topics or tokens[end] in _SMALL_IN_TITLE):
            end += 1
        if end < count - 1 and tokens[end - 1] in ("of", "for") and tokens[end] in words.places:
            end += 1
    return (0, 0) if _is_no_title(tokens, at, end, words) else (at, end)


def _is_no_title(tokens: tuple[str, ...], at: int, end: int, words: NameWords) -> bool:
    """Surnames and parts of other names that look like titles."""
    first, rest = tokens[0], tokens[end:]
    if tokens[end - 1] in words.short_titles and not (at < end - 1 and rest):
        return True  # "Health CS Ann Osei", but "CS Holdings"
    if (
        at
        and first.partition("-")[0] in words.given
        and not (first in words.places or first in words.known or first in words.demonyms)
    ):
        return True  # "John Major", "Billie Jean King"
    if not rest and ((at > 1 and tokens[at] in words.after_name) or (at and _is_cause(tokens, at, words))):
        return True  # "Ann Osei KC", "Ledger Justice"
    if at == 0 and end == 1 and first in words.given and len(tokens) - (tokens[-1] in words.generations) == 2:
        return first in words.royal or first not in words.given_name_titles  # "Dean Osei", not "Sheikh Osei"
    if first == "M." and at == 0 and rest and len(rest[0]) == 2 and rest[0][1] == ".":
        return True  # "M. S. Osei"
    if not rest or (rest[0] in words.given and (len(rest) < 3 or rest[-1] in words.surnames)):
        return False
    # "Prime Minister Office", "King George Hospital", "Prince Edward Island"
    return (
        rest[-1] in words.heads
        or rest[-1] in words.suffixes
        or (rest[-1] in words.things and (rest[-1] not in words.surnames or first in words.given_name_titles))
    )


def _is_cause(tokens: tuple[str, ...], at: int, words: NameWords) -> bool:
    """Whether "Justice" is what a body stands for rather than somebody's title: "Ledger Justice", not "Kenya's Chief Justice"."""
    before = tokens[at - 1]
    known = before in words.places or before in words.demonyms or before in words.heads or before in words.known
    return tokens[at:] == ("Justice",) and not known


def _cut_at_title(
    tokens: tuple[str, ...], spans: Spans, begin: int, end: int, line: Line, words: NameWords
) -> list[Name]:
    """Whose title it is, if that stands before it, and who bears it; or the title alone."""
    names = []
    if begin and not (begin == 1 and tokens[0].lower() in words.roles):
        body = "of" in tokens[:begin] and " ".join(tokens[:begin]) not in words.places
        fixed = "organisation" if body else ""
        owner = tokens[end - 1] not in words.of_places or tokens[0].isupper()
        seat = not owner and end < len(tokens) and " ".join(tokens[:begin]) not in words.known  # "Wexcombe MP Ann Osei"
        if not seat or body:
            names.append(changed(_name(tokens[:begin], spans[:begin], line, initial=False, fixed=fixed), owner=owner))
    if end == len(tokens) and tokens[0] in words.known:  # the company Canon
        return [_name(tokens, spans, line, initial=False)]
    if end == len(tokens):
        names.append(_name(tokens[begin:], spans[begin:], line, initial=False, fixed="office"))
        return names
    title_start = spans[begin][0]
    title = " ".join(line.text[title_start : spans[end - 1][1]].split())
    tokens, spans, after = _strip_after(tokens[end:], spans[end:], words)
    last = title.rpartition(" ")[2]
    if last in words.royal and len(tokens) - (tokens[-1] in words.generations) == 1:
        # Rulers and peers known by one name keep the word: "Queen Beatrix", "Lord Osei".
        tokens, spans = (last, *tokens), [(spans[0][0] - len(last) - 1, spans[0][1]), *spans[1:]]
    named = _name(tokens, spans, line, initial=False, fixed="person")
    names.append(changed(named, title=title, title_start=title_start, after=after))
    return names


def _strip_after(tokens: tuple[str, ...], spans: Spans, words: NameWords) -> tuple[tuple[str, ...], Spans, str]:
    """Without the letters after a name: "Ann Osei MP"."""
    count = len(tokens)
    while count > 1 and tokens[count - 1] in words.after_name:
        count -= 1
    return tokens[:count], spans[:count], " ".join(tokens[count:])


# ------------------------------------------------------------------ other names
def _cut_whole(
    tokens: tuple[str, ...], spans: Spans, line: Line, initial: bool, compound: bool, words: NameWords
) -> Name:
    """A name without a title, with the body that is named after it ("Leeds crown court")."""
    if len(tokens) > 1 and tokens[-1] in words.after_name:
        tokens, spans, after = _strip_after(tokens, spans, words)
        return changed(_name(tokens, spans, line, initial, fixed="person"), after=after)
    return _whole(tokens, spans[0][0], spans[-1][1], line, initial, compound=compound)


def _whole(tokens: tuple[str, ...], start: int, end: int, line: Line, initial: bool, *, compound: bool = False) -> Name:
    """The name that these tokens are, or the body that is named after it."""
    text = tokens[0] if len(tokens) == 1 else " ".join(tokens)
    if line.text.startswith(("'s", "’s"), end) and f"{text}'s" in name_words().known:
        tokens, text, end = (*tokens[:-1], f"{tokens[-1]}'s"), f"{text}'s", end + 2  # "Sotheby's"
    if not compound and not line.heading and (body := _read_body(text, start, end, line)):
        return body
    return _new_name(tokens, text, start, end, line, initial)


def _read_body(key: str, start: int, end: int, line: Line) -> Name | None:
    """As in "Leeds crown court", "the Senate banking committee", "prosecutors in Turin"."""
    text, words = line.text, name_words()
    lower, placed = text[end + 1 : end + 2].islower(), text[start - 2 : start] in ("n ", "m ")
    if not lower and not placed:
        return None
    if key in _CHAMBERS and (stop := extend_to_committee(text, end, line.end)):
        return _body(line, end + 1 if key in ("Commons", "Lords") else start, stop)
    if (
        placed
        and text[max(0, start - 6) : start].endswith((" in ", " from "))
        and key in words.places
        and (match := _BODY_IN.search(text, max(0, start - 45), start))
    ):
        return _body(line, match.start(), end)
    if lower and (stop := extend_to_body(text, end, line.end, words)) > 0:
        return _body(line, start, stop)
    return None


def _body(line: Line, start: int, end: int) -> Name:
    """A name that is partly in lower case."""
    tokens = tuple(line.text[start:end].split())
    return Name(start, end, line.sentence, tokens, " ".join(tokens), fixed="organisation")


def _name(tokens: tuple[str, ...], spans: Spans, line: Line, initial: bool, fixed: str = "") -> Name:
    """A name over these tokens."""
    return _new_name(tokens, " ".join(tokens), spans[0][0], spans[-1][1], line, initial, fixed)


def _new_name(
    tokens: tuple[str, ...], words: str, start: int, end: int, line: Line, initial: bool, fixed: str = ""
) -> Name:
    text = line.text
    quoted = start > 0 and text[start - 1] in _OPENING_QUOTES and _closes(text, start - 1, end)
    return Name(
        start, end, line.sentence, tokens, words, initial=initial, heading=line.heading, quoted=quoted, fixed=fixed
    )


def _closes(text: str, opening: int, end: int) -> bool:
    """Whether the quotation that opens before a name closes right after it, perhaps behind a comma."""
    tail = text[end : end + 2]
    if tail[:1] in (",", "."):
        return tail[1:] in _CLOSING_QUOTES and tail[1:] != ""
    if tail[:1] in ("’", "'"):
        return text[opening] in "‘'" and tail[1:] != "s"
    return tail[:1] in _CLOSING_QUOTES and tail != ""

"""Cuts a Run into Names: title, person, and whose title it is. In: a Run. Out: its Names in order."""

from __future__ import annotations

import re

from sitegen.extract.en.name_join import extend_to_body, extend_to_committee
from sitegen.extract.en.name_run import Name, Run
from sitegen.extract.en.name_words import NameWords

_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MONTHS = frozenset("January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split())
_BEFORE_MONTHS = frozenset("since in on until during last late early this next mid of every each throughout".split())
# "prosecutors in Turin", "the regional court in Graz"
_BODY_IN = re.compile(
    r"\b(?:(?:federal|public|state|military|chief)\s)?(?:prosecutors|regional\scourt|public\sprosecutor['’]s\soffice)\s(?:in|from|of)\s(?:the\s)?\Z"
)
_CHAMBERS = frozenset(("Commons", "Lords", "Senate", "House", "Bundestag"))
_SMALL_IN_TITLE = frozenset(("of", "for", "the", "and", "State", "Staff", "Exchequer", "Prosecutions", "Counsel"))
_STATES = frozenset(("U.S.", "US", "UK", "U.K.", "EU", "UN", "U.N."))
_AMBIGUOUS_TITLES = frozenset(
    "Dean Earl Duke Marshall Major King Prince Bishop Judge Dr. Baron Justice Royal Don".split()
)


def cut_run(text: str, run: Run, sentence: int, limit: int, heading: bool, words: NameWords) -> list[Name]:
    """The names in one run. `limit` is where the sentence ends."""
    spans = _token_spans(text, run)
    initial = run.initial
    if len(spans) > 1 and run.tokens[0].endswith(("s’", "s'")) and run.tokens[1] in words.given:
        return [
            *cut_run(text, _sub(run, spans, 0, 1, text), sentence, limit, heading, words),
            *cut_run(text, _sub(run, spans, 1, len(spans), text), sentence, limit, heading, words),
        ]
    first = 0
    while first < len(spans) and _opens_only(run.tokens, first, initial, words):
        first += 1
    if first:
        initial = initial and run.tokens[0] not in ("The", "A", "An") and first == 0
    tokens, spans = run.tokens[first:], spans[first:]
    if not tokens:
        return []
    tokens, spans = _strip_calendar(text, tokens, spans, words)
    if not tokens:
        return []
    tokens, spans, compound = _strip_compound(tokens, spans, words)
    if not tokens:
        return []
    begin, end = _find_title(tokens, words)
    names: list[Name] = []
    if end:
        if begin:
            owner = _name(
                text,
                tokens[:begin],
                spans[:begin],
                sentence,
                initial,
                heading,
                owner=True,
                fixed="organisation" if "of" in tokens[:begin] and " ".join(tokens[:begin]) not in words.places else "",
            )
            names.append(owner)
        person, places = tokens[end:], spans[end:]
        if person:
            title = text[spans[begin][0] : spans[end - 1][1]]
            names.append(_person(text, person, places, sentence, heading, title, spans[begin][0], words))
        else:
            names.append(_name(text, tokens[begin:], spans[begin:], sentence, initial, heading, fixed="office"))
        return names
    if run.joined and " ".join(tokens).removeprefix("The ") not in words.places:
        return [_name(text, tokens, spans, sentence, initial, heading, fixed="organisation")]
    return [_whole(text, tokens, spans, sentence, limit, initial, heading, compound, words)]


def _opens_only(tokens: tuple[str, ...], at: int, initial: bool, words: NameWords) -> bool:
    """Whether the word is capitalised by its place alone: "However" in "However Acme", "The" in "The Acme"."""
    token = tokens[at]
    if " ".join(tokens[at:]) in words.known:
        return False
    lower = token.lower()
    if lower not in words.openers or not token[1:].islower() and len(token) > 1:
        return False
    if lower == "the":
        return True
    if token in words.given and at + 1 < len(tokens) and tokens[at + 1].lower() not in words.common:
        return False  # "Will Osei"
    return initial or at > 0 or lower in ("a", "an", "this", "that", "i", "he", "she", "it", "we", "they")


def _strip_calendar(
    text: str, tokens: tuple[str, ...], spans: list[tuple[int, int]], words: NameWords
) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Without days and months at the edges: "since April Acme", "said Acme Monday", "Acme July 3"."""
    while len(tokens) > 1 and (tokens[-1] in _DAYS or (tokens[-1] in _MONTHS and text[spans[-1][1] + 1 : spans[-1][1] + 2].isdigit())):
        tokens, spans = tokens[:-1], spans[:-1]
    if len(tokens) > 1 and (tokens[0] in _DAYS or tokens[0] in _MONTHS):
        before = text[max(0, spans[0][0] - 10) : spans[0][0]].lower().split()
        if tokens[0] in _DAYS or " ".join(tokens[1:]) in words.known or (before and before[-1] in _BEFORE_MONTHS):
            return tokens[1:], spans[1:]
    return tokens, spans


def _strip_compound(
    tokens: tuple[str, ...], spans: list[tuple[int, int]], words: NameWords
) -> tuple[tuple[str, ...], list[tuple[int, int]], bool]:
    """ "Acme-owned" -> "Acme"; a compound of anything else in front goes altogether ("Spanish-speaking Acme")."""
    for index, token in enumerate(tokens):
        base, dash, tail = token.partition("-")
        if dash and tail and tail.rpartition("-")[2] in words.compounds:
            if index < len(tokens) - 1:
                return tokens[index + 1 :], spans[index + 1 :], False
            start = spans[index][0]
            return (*tokens[:index], base), [*spans[:index], (start, start + len(base))], True
    return tokens, spans, False


def _find_title(tokens: tuple[str, ...], words: NameWords) -> tuple[int, int]:
    """Where a title begins and ends among the tokens; (0, 0) = none. "Acme Chief Executive Ann Osei" -> (1, 3)."""
    at = 0
    while at < len(tokens) and tokens[at] not in words.title_words:
        at += 1
    if at == len(tokens):
        return 0, 0
    end = at
    while end < len(tokens) and (tokens[end] in words.title_words or (tokens[end] in _STATES and tokens[end + 1 : end + 2] and tokens[end + 1] in words.title_words)):
        end += 1
    while end > at and tokens[end - 1] not in words.title_heads:
        end -= 1
    if end == at:
        return 0, 0
    if end < len(tokens) - 1 and tokens[end] in ("of", "for"):  # "Secretary of State for Health Ann Osei"
        end += 1
        while end < len(tokens) and (tokens[end].rstrip(",") in words.topics or tokens[end] in _SMALL_IN_TITLE):
            end += 1
    if at and tokens[0] in words.given and tokens[0] not in words.places and tokens[0] not in words.known:
        return 0, 0  # "John Major", "Billie Jean King"
    if at == 0 and end == 1 and tokens[0] in _AMBIGUOUS_TITLES and tokens[0] in words.given and len(tokens) == 2:
        return 0, 0  # "Dean Osei"
    rest = tokens[end:]
    if rest and (rest[-1] in words.heads or rest[-1] in words.suffixes) and rest[0] not in words.given:
        return 0, 0  # "Prime Minister Office", "Chief Constables Council"
    if rest and rest[-1] in words.things and rest[0] not in words.given:
        return 0, 0  # "King George Hospital", "Prince Edward Island"
    return at, end


def _person(
    text: str,
    tokens: tuple[str, ...],
    spans: list[tuple[int, int]],
    sentence: int,
    heading: bool,
    title: str,
    title_start: int,
    words: NameWords,
) -> Name:
    """The person after a title. Rulers and peers known by one name keep the word: "Queen Beatrix", "Lord Osei"."""
    tokens, spans, after = _strip_after(tokens, spans, words)
    last = title.split()[-1]
    if last in words.royal and len(tokens) - (tokens[-1] in words.generations) == 1:
        start = spans[0][0] - len(last) - 1
        return Name(
            start, spans[-1][1], sentence, (last, *tokens), False, heading, title, title_start, after, fixed="person"
        )
    return Name(spans[0][0], spans[-1][1], sentence, tokens, False, heading, title, title_start, after, fixed="person")


def _whole(
    text: str,
    tokens: tuple[str, ...],
    spans: list[tuple[int, int]],
    sentence: int,
    limit: int,
    initial: bool,
    heading: bool,
    compound: bool,
    words: NameWords,
) -> Name:
    """A name without a title."""
    tokens, spans, after = _strip_after(tokens, spans, words)
    if after:
        return _name(text, tokens, spans, sentence, initial, heading, after=after, fixed="person")
    if not compound and not heading:
        key = " ".join(tokens)
        end = spans[-1][1]
        if key in _CHAMBERS and (stop := extend_to_committee(text, end, limit)):
            return _body(text, end + 1 if key in ("Commons", "Lords") else spans[0][0], stop, sentence)
        if key in words.places and (match := _BODY_IN.search(text, max(0, spans[0][0] - 45), spans[0][0])):
            return _body(text, match.start(), end, sentence)
        if (
            key in words.places
            or tokens[-1] in words.demonyms
            or tokens[-1] in words.place_words
            or text[end : end + 1] == " "
        ) and (stop := extend_to_body(text, spans[0][0], end, limit)):
            return _body(text, spans[0][0], stop, sentence)
    return _name(text, tokens, spans, sentence, initial, heading)


def _body(text: str, start: int, end: int, sentence: int) -> Name:
    """ "Leeds crown court" """
    return Name(start, end, sentence, tuple(text[start:end].split()), fixed="organisation")


def _strip_after(
    tokens: tuple[str, ...], spans: list[tuple[int, int]], words: NameWords
) -> tuple[tuple[str, ...], list[tuple[int, int]], str]:
    """Without the letters after a name: "Ann Osei MP"."""
    count = len(tokens)
    while count > 1 and tokens[count - 1] in words.after_name:
        count -= 1
    return tokens[:count], spans[:count], " ".join(tokens[count:])


def _name(
    text: str,
    tokens: tuple[str, ...],
    spans: list[tuple[int, int]],
    sentence: int,
    initial: bool,
    heading: bool,
    *,
    after: str = "",
    fixed: str = "",
    owner: bool = False,
) -> Name:
    start, end = spans[0][0], spans[-1][1]
    quoted = text[start - 1 : start] in ('"', "“", "‘", "'", "«") and text[end : end + 1] in (
        '"',
        "”",
        "’",
        "'",
        "»",
        ",",
        ".",
    )
    if quoted and text[end : end + 1] in (",", "."):
        quoted = text[end + 1 : end + 2] in ('"', "”", "’", "»")
    if quoted and text[end : end + 1] in ("’", "'"):
        quoted = text[end + 1 : end + 2] != "s" and text[start - 1] in ("‘", "'")
    return Name(start, end, sentence, tokens, initial, heading, after=after, quoted=quoted, owner=owner, fixed=fixed)


def _token_spans(text: str, run: Run) -> list[tuple[int, int]]:
    """Start and end of each token."""
    if len(run.tokens) == 1:
        return [(run.start, run.end)]
    spans, at = [], run.start
    for token in run.tokens:
        at = text.index(token, at)
        spans.append((at, at + len(token)))
        at += len(token)
    return spans


def _sub(run: Run, spans: list[tuple[int, int]], first: int, last: int, text: str) -> Run:
    """Some of the tokens as a run of their own; a plural possessive loses its apostrophe."""
    start, end = spans[first][0], spans[last - 1][1]
    while text[end - 1] in "’'":
        end -= 1
    return Run(start, end, tuple(text[start:end].split()), run.initial and first == 0)

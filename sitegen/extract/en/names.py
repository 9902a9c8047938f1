"""Capitalised names. In: an Article and its Sentences. Out: every Name in order, cut to its words, with its title.

What kind of thing a name is, and which names are one actor, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sitegen.extract.en.name_cut import Line, cut_run
from sitegen.extract.en.name_join import SHORT_GAP, join_runs
from sitegen.extract.en.name_run import Name, Run
from sitegen.extract.en.name_words import NameWords
from sitegen.model.article import Article
from sitegen.model.extract import Sentence

_UPPER = "A-Z" + "".join(
    chr(c) for c in (*range(0xC0, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper()
)
_ABBREVIATED = "St|Mr|Mrs|Ms|Dr|Jr|Sr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Capt|Sgt|Inc|Corp|Co|Ltd|Bros|Rev|Hon|Det|Insp|Supt|Pres|Mt|Ft|Cos|Dept|Univ|Assn|Atty|Messrs|Fr|Maj|Cmdr|Adm|Brig|Pvt|Cpl|Lieut|Amb"
_TOKEN = rf"""
    (?: (?:[{_UPPER}]\.){{2,6}} (?:[{_UPPER}](?!\w))?         # U.S., J.K.
      | [{_UPPER}]\. (?=[\s-][{_UPPER}])                       # the initial in "Ann J. Osei"
      | (?:{_ABBREVIATED})\.(?!\w)                             # Sen., Inc.
      | [{_UPPER}]\w* (?: [-‐‑&]\w+                            # Jean-Claude, AT&T
                        | [’'](?!(?:s|S|d|m|t|ll|re|ve)\b)\w+  # O’Neill
                        | \.(?:com|org|net|co|io|tv)\b )*      # Example.com
        (?: (?<=s)[’'](?=\s[{_UPPER}]) )?                      # Workers’ Party
      | (?<=Channel\ )\d | (?<=Radio\ )\d )
"""
_PARTICLE = r"(?:de|del|della|di|da|do|dos|das|du|des|van|von|vom|zu|zum|der|den|ter|ten|la|las|los|le|bin|bint|ibn|al|el|y|e|af|av|ap)"
_RUN = re.compile(
    rf"""
    (?<![\w@\#/]) {_TOKEN}
    (?: (?: [ \n\u00a0] (?: &[ \n] | (?:{_PARTICLE}[ \n]){{1,3}} | (?:al|el|as|ash|an|ad|at|ar|ul)[-‐‑] | d[’'] )?
          | ,\ (?=(?:Inc|Ltd|LLC|LLP|Jr|Sr|II|III|plc|PLC|LP)\b) )
        {_TOKEN}
    ){{0,11}}
    """,
    re.VERBOSE,
)
_CAPITAL = re.compile(rf"[{_UPPER}\d](?<![\w@#/].)")  # where a run may begin
_DATELINE = re.compile(
    rf"""\W*
    (?:[{_UPPER}][\w.’'-]*[ ,]{{1,2}}){{0,4}}                # TOKYO, Japan, July 2
    (?:\d{{1,2}}(?:\ [A-Z]\w+)?(?:,?\ \d{{4}})?\W{{0,3}})?
    (?:\([^)\n]{{2,30}}\)\ ?)? (?:--|[-–—])\s""",
    re.VERBOSE,
)
_AGENCY = re.compile(
    r"\W*[^().]{3,60}\((?:Reuters|AP|AFP|dpa|DPA|PA|Bloomberg|UPI|ANSA|EFE|[A-Z][\w ]{1,25})\) ?(?:--|[-–—:])?\s"
)
_BYLINE = re.compile(
    r"\W*(?:By|(?:\w+ ){1,2}(?:report|reporting|story) by|Words by|Reporting by|Additional reporting|Written by|Photographs?(?: by|:)|Photo(?: by|:)|Image:|Picture:|Editing by|Story by|Edited by|Compiled by|Video by|Graphic by)\b[ :]",
    re.IGNORECASE,
)
_BYLINE_WORDS = frozenset(
    (
        "in",
        "and",
        "by",
        "for",
        "from",
        "at",
        "our",
        "correspondent",
        "editor",
        "reporter",
        "staff",
        "writer",
        "de",
        "la",
        "van",
        "von",
    )
)
_FIRST_BLOCKS = 5
_LEFT_OF_ARABIC = re.compile(r"\b(?:al|el|as|ash|an|ad|at|ar|ul)[-‐‑]\Z")
_OPENERS = frozenset("\"“„‘'«([•*_#")
_OPENING_MARKS = frozenset(":–—-“•*…#>|")


def find_names(article: Article, sentences: tuple[Sentence, ...], words: NameWords) -> list[Name]:
    """Every name in order of text. Bylines and datelines give none."""
    text, names = article.text, list[Name]()
    for index, sentence in enumerate(sentences):
        block = article.blocks[sentence.block]
        begin = sentence.start
        if sentence.start <= block.start + 3:
            if _is_byline(text, sentence, article.author):
                continue
            begin = _after_dateline(text, sentence)
            if sentence.block <= _FIRST_BLOCKS and _is_plain_byline(text, block.start, block.end):
                continue
        runs = [_read_run(text, match, sentence) for match in _matches(text, begin, sentence.end)]
        if not runs:
            continue
        heading = block.kind == "heading" or _is_headline(text, sentence, runs)
        line = Line(text, index, sentence.end, heading)
        if any(right.start - left.end < SHORT_GAP for left, right in pairwise(runs)):
            runs = join_runs(text, runs, words)
        for run in runs:
            names.extend(cut_run(run, line, words))
    return names


def _matches(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Every run of capitalised words. Tried only at capitals and figures: the rule for runs is slow to say no."""
    at = begin
    while capital := _CAPITAL.search(text, at, end):
        match = _RUN.match(text, capital.start(), end)
        at = match.end() if match else capital.end()
        if match:
            yield match


def _is_byline(text: str, sentence: Sentence, author: str) -> bool:
    """A short line "By Ann Osei, Health Correspondent", or the author's name and little else."""
    if author and sentence.end - sentence.start < len(author) + 35 and text.startswith(author, sentence.start):
        return True
    return sentence.end - sentence.start < 120 and _BYLINE.match(text, sentence.start, sentence.end) is not None


def _is_plain_byline(text: str, start: int, end: int) -> bool:
    """As in "Ann Osei in Lagos and Tom Fry in Leeds", "From our correspondent, Ann Osei": names and hardly a word else."""
    if end - start > 110 or text[end - 1] in '.!?”’":…':
        return False
    tokens = text[start:end].replace(",", " ").replace("|", " ").split()
    small = [token for token in tokens if token[0].islower()]
    return (
        2 <= len(tokens) <= 14
        and "in" in small + ["in"] * (tokens[0] in ("From", "By"))
        and all(token in _BYLINE_WORDS for token in small)
    )


def _after_dateline(text: str, sentence: Sentence) -> int:
    """Where the sentence begins after "LAGOS, March 3 (Agency) - ", else its start."""
    opening = text[sentence.start : sentence.start + 12].strip("*_ ").partition(" ")[0].rstrip(",")
    if not opening.isupper():
        return sentence.start
    end = min(sentence.end, sentence.start + 90)
    match = _DATELINE.match(text, sentence.start, end)
    if match and match.end() > sentence.start + 3 and match[0].split()[0].strip("*_,").isupper():
        return match.end()
    if (match := _AGENCY.match(text, sentence.start, end)) and match[0].split()[0].strip("*_,(").isupper():
        return match.end()
    return sentence.start


def _is_headline(text: str, sentence: Sentence, runs: list[Run]) -> bool:
    """Capitals that prove nothing: "Minister Quits Over Leaked Letter", "POLICE ARREST THREE"."""
    ends = text[sentence.end - 1] in '.!?”"’…:'
    piece = text[sentence.start : sentence.end]
    if ends and not piece.isupper():
        return False
    words = piece.split()
    if len(words) < 3:
        return False
    if len(words) < 25 and piece.isupper():
        return True
    capitals = sum(len(run.tokens) for run in runs)
    upper = sum(1 for word in words if len(word) > 1 and word.isupper())
    if upper * 2 > len(words):
        return True
    return not ends and len(words) >= 5 and capitals * 10 >= len(words) * 7


def _read_run(text: str, match: re.Match[str], sentence: Sentence) -> Run:
    """The tokens of one match, and whether its first capital is due to its place."""
    start, end = match.span()
    if text[start - 1 : start] in ("-", "‐", "‑") and (
        arabic := _LEFT_OF_ARABIC.search(text, max(sentence.start, start - 4), start)
    ):
        start = arabic.start()
    initial = start - sentence.start <= 1
    if not initial:
        before = text[start - 1]
        initial = before in _OPENERS or (before == " " and text[start - 2] in _OPENING_MARKS)
    piece = text[start:end]
    return Run(
        start, end, tuple(piece.split()) if " " in piece or "\n" in piece or "\u00a0" in piece else (piece,), initial
    )

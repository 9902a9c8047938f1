"""Capitalised names. In: an Article and its Sentences. Out: every Name in order, cut to its words, with its title.

What kind of thing a name is, and which names are one actor, is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, pairwise

from sitegen.extract.dateline import find_dateline
from sitegen.extract.en.names.cut import Line, cut_run
from sitegen.extract.en.names.join import SHORT_GAP, join_runs
from sitegen.extract.en.names.run import Name, Run
from sitegen.extract.en.names.tickers import is_ticker
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.model.article import Article
from sitegen.model.extract import Sentence
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_ABBREVIATED = "St|Mr|Mrs|Ms|Dr|Jr|Sr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Capt|Sgt|Inc|Corp|Co|Ltd|Bros|Rev|Hon|Det|Insp|Supt|Pres|Mt|Ft|Cos|Dept|Univ|Assn|Atty|Messrs|Rtd|Retd|Brgy|Fr|Maj|Cmdr|Adm|Brig|Pvt|Cpl|Lieut|Amb"
_PARTICLE = r"(?:de|del|della|di|da|do|dos|das|du|des|van|von|vom|zu|zum|der|den|ter|ten|la|las|los|le|bin|bint|ibn|al|el|y|e|af|av|ap|arap|wa|ole|binti|binte|und|o|na|et|sur|pour)"


@frozen
class _Patterns:
    """`capital`: where a run may begin. `run`: capitalised words in a row. `dateline`: "TOKYO, Japan (Agency) - ", without a date."""

    capital: re.Pattern[str]
    run: re.Pattern[str]
    dateline: re.Pattern[str]


def _patterns(upper: str) -> _Patterns:
    """The rules for an alphabet with these capitals."""
    token = rf"""
    (?: (?=[{upper}]\.) (?: (?:[{upper}]\.){{2,6}} (?:[{upper}](?!\w))?   # U.S., J.K.
                        | [{upper}]\. (?=[\s-][{upper}]) )             # the initial in "Ann J. Osei"
      | (?=[A-Z][a-z]{{1,6}}\.) (?:{_ABBREVIATED})\.(?!\w)             # Sen., Inc.
      | [{upper}]\w*+ (?![$£€¥]) (?: [-‐‑&]\w++                 # Jean-Claude, AT&T; not R$5
                        | [’'](?!(?:s|S|d|m|t|ll|re|ve)\b)\w++ # O’Neill
                        | \.(?:com|org|net|co|io|tv)\b )*      # Example.com
        (?: (?<=s)[’'](?=\s[{upper}]) )?                       # Workers’ Party
      | (?<=Channel\ )\d | (?<=Radio\ )\d++ | (?<=Local\ )\d[\d-]*+ )
    """
    run = rf"""
    (?<![\w@\#/]) {token}
    (?: (?: [ \n\u00a0] (?: &[ \n] | (?:{_PARTICLE}[ \n]){{1,3}} | (?:al|el|as|ash|an|ad|at|ar|ul)[-‐‑] | d[’'] )?
          | ,\ (?=(?:Inc|Ltd|LLC|LLP|Jr|Sr|II|III|plc|PLC|LP)\b) )
        {token}
    ){{0,11}}
    (?: [ \n](?:plc|llc|gmbh)\b )?                            # Pathways plc
    """
    dateline = rf"""\W*
    (?:[{upper}][\w.’'-]*[ ,]{{1,2}}){{0,4}}
    (?:\([^)\n]{{2,30}}\)\ ?)? (?:--|[-–—])\s"""
    return _Patterns(lazy(rf"[{upper}](?<![\w@#/].)"), lazy(run, re.VERBOSE), lazy(dateline, re.VERBOSE))


_BEYOND = (range(0x100, 0x250), range(0x386, 0x530), range(0x1E00, 0x1F00))
_IS_BEYOND = re.compile("[" + "".join(f"{chr(r[0])}-{chr(r[-1])}" for r in _BEYOND) + "]")
_LATIN_1 = _patterns("A-ZÀ-ÖØ-Þ")  # enough for most articles, and compiled in a fraction of the time
_EVERY = _patterns("A-ZÀ-ÖØ-Þ" + "".join(filter(str.isupper, map(chr, chain(*_BEYOND)))))
_AGENCY = re.compile(
    r"\W*[^().]{3,60}\((?:Reuters|AP|AFP|dpa|DPA|PA|Bloomberg|UPI|ANSA|EFE|[A-Z][\w ]{1,25})\) ?(?:--|[-–—:])?\s"
)
# Of a line in small letters.
_BYLINE = re.compile(
    r"\W*(?:by|(?:\w+ ){1,2}(?:report|reporting|story) by|words by|reporting by|additional reporting|written by|photographs?(?: by|:)|photo(?: by|:)|image:|picture:|editing by|story by|edited by|compiled by|video by|graphic by)\b[ :]"
)
_BEFORE_FIGURE = re.compile(r"(?:Channel|Radio)\ (?=\d)")
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
_LINE = 40  # code points
_DESK = re.compile(
    r"\n+[A-Za-z&’', -]{0,40}\b(?:editor|correspondent|reporter|columnist|writer)(?=\n|\Z)", re.IGNORECASE
)
_LEFT_OF_ARABIC = re.compile(r"\b(?:al|el|as|ash|an|ad|at|ar|ul)[-‐‑]\Z")
_ORDINAL = re.compile(r"(?<!\S)\d{1,3}(?:st|nd|rd|th)\s\Z")
_HYPHENS = frozenset("-‐‑")
_OPENERS = frozenset("\"“„‘'«([•*_#")
_OPENING_MARKS = frozenset(":–—-“•*…#>|")


def find_names(article: Article, sentences: tuple[Sentence, ...], words: NameWords) -> list[Name]:
    """Every name in order of text. Bylines and datelines give none."""
    text, names = article.text, list[Name]()
    patterns = _EVERY if _IS_BEYOND.search(text) else _LATIN_1
    capitals = _places(text, patterns)
    dateline = find_dateline(article)
    of_writer = _of_the_writer(article)
    for index, sentence in enumerate(sentences):
        block = article.blocks[sentence.block]
        if sentence.block in of_writer:
            continue
        begin = sentence.start
        if sentence.start <= block.start + 3:
            if _is_byline(text, sentence, article.author):
                continue
            if dateline is not None and sentence.start <= dateline.start < sentence.end:
                begin = dateline.story
            else:
                begin = _after_dateline(text, sentence, patterns)
            if sentence.block <= _FIRST_BLOCKS and _is_plain_byline(text, block.start, block.end):
                continue
        end = _before_credits(text, begin, sentence.end) if "ing by " in text[begin : sentence.end] else sentence.end
        runs = _find_runs(text, sentence, capitals[bisect_left(capitals, begin) : bisect_left(capitals, end)], patterns)
        if not runs:
            continue
        heading = block.kind == "heading" or _is_headline(text, sentence, runs)
        line = Line(text, index, sentence.end, heading)
        for left, right in pairwise(runs):
            if right.start - left.end < SHORT_GAP:
                runs = join_runs(text, runs, words)
                break
        for run in runs:
            names += cut_run(run, line, words)
    return [name for name in names if len(name.text) > 1]  # "Miss P", "at T plus nine"


def _of_the_writer(article: Article) -> tuple[int, ...]:
    """The blocks that only tell who wrote it: "Ann Osei" below the headline, "Ann Osei teaches law at Wexham College." at the end."""
    text, blocks = article.text, article.blocks
    if len(blocks) <= _FIRST_BLOCKS:
        return ()
    last = text[blocks[-1].start : blocks[-1].end]
    if _BYLINE.match(last[:_LINE].lower()):
        return (len(blocks) - 1,)
    for i, block in enumerate(blocks[:_FIRST_BLOCKS]):
        line = text[block.start : block.end] if block.end - block.start < _LINE else ""
        if 1 < len(line.split()) < _FIRST_BLOCKS and last.startswith(f"{line} "):
            return i, len(blocks) - 1
    writer = article.author.partition(",")[0].partition(" and ")[0]
    return (len(blocks) - 1,) if writer and last.startswith(f"{writer} ") else ()


def _places(text: str, patterns: _Patterns) -> list[int]:
    """Where a run may begin: at a capital, or at the figure of "Channel 4". The rule for runs is slow to say no."""
    places = [match.start() for match in patterns.capital.finditer(text)]
    if "Channel " in text or "Radio " in text:
        places = sorted(places + [match.end() for match in _BEFORE_FIGURE.finditer(text)])
    return places


def _find_runs(text: str, sentence: Sentence, capitals: list[int], patterns: _Patterns) -> list[Run]:
    """Every run of capitalised words of a sentence that begins at one of these places."""
    runs: list[Run] = []
    at, end, match_run = 0, sentence.end, patterns.run.match
    for place in capitals:
        if place >= at and (match := match_run(text, place, end)):
            at = match.end()
            if text[place - 1 : place] not in ("<", "(") or not is_ticker(text, place):
                runs.append(_read_run(text, place, at, sentence.start))
    return runs


def _is_byline(text: str, sentence: Sentence, author: str) -> bool:
    """A short line "By Ann Osei, Health Correspondent", or the author's name and little else."""
    if author and sentence.end - sentence.start < len(author) + 35 and text.startswith(author, sentence.start):
        return True
    if sentence.end - sentence.start >= 120:
        return False
    words = text[sentence.start : sentence.end].lower()
    if not ("by" in words or ":" in words or "reporting" in words) or not (match := _BYLINE.match(words)):
        return False
    first = text[sentence.start + match.end() : sentence.end].partition(" ")[0]  # "By five past, Ann Osei had left."
    return not first.islower() or first in _BYLINE_WORDS or not words.endswith(".")


def _before_credits(text: str, begin: int, end: int) -> int:
    """Where an agency says who else worked on it: "… | (Additional reporting by Ann Osei; Editing by Tom Fry)"."""
    credit = _CREDITS.search(text, begin, end)
    return end if credit is None else credit.start()


_CREDITS = re.compile(
    r"(?<![\w,] )\(?(?:Additional |Further |With )?(?:[Rr]eporting|Writing|Editing)(?: and (?:writing|editing))? by (?=[A-Z])"
)


def _is_plain_byline(text: str, start: int, end: int) -> bool:
    """As in "Ann Osei in Lagos and Tom Fry in Leeds", "From our correspondent, Ann Osei": names and hardly a word else; or a
    name above "BANKING EDITOR".
    """
    if end - start > 110 or text[end - 1] in '.!?”’":…':
        return False
    tokens = text[start:end].replace(",", " ").replace("|", " ").split()
    small = [token for token in tokens if token[0].islower()]
    if not small and 2 <= len(tokens) <= 4 and _DESK.match(text, end):
        return True
    return (
        2 <= len(tokens) <= 14
        and "in" in small + ["in"] * (tokens[0] in ("From", "By"))
        and all(token in _BYLINE_WORDS for token in small)
    )


def _after_dateline(text: str, sentence: Sentence, patterns: _Patterns) -> int:
    """Where the sentence begins after "LAGOS (Agency) - ", else its start; `find_dateline` knows those with a date."""
    opening = text[sentence.start : sentence.start + 12].strip("*_ ").partition(" ")[0].rstrip(",")
    if not opening.isupper():
        return sentence.start
    end = min(sentence.end, sentence.start + 90)
    match = patterns.dateline.match(text, sentence.start, end)
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
        return False  # most sentences
    words = piece.split()
    if len(words) < 3:
        return False
    if len(words) < 25 and piece.isupper():
        return True
    marks = piece.count(",") + piece.count("(")
    if marks > 2 and marks * 6 >= len(words):
        return False  # a list: "Court of Appeal (Sir Ann Osei, Dr Tom Fry)"
    capitals = sum(len(run.tokens) for run in runs)
    upper = sum(1 for word in words if len(word) > 1 and word.isupper())
    if upper * 2 > len(words):
        return True
    return not ends and len(words) >= 5 and capitals * 10 >= len(words) * 7


def _read_run(text: str, start: int, end: int, begin: int) -> Run:
    """The words of `text[start:end]` in a sentence that begins at `begin`; is its first capital due to its place?"""
    before = text[start - 1] if start else ""
    if before in _HYPHENS and (arabic := _LEFT_OF_ARABIC.search(text, max(begin, start - 4), start)):
        start = arabic.start()
        before = text[start - 1] if start else ""
    if before == " " and text[start - 2] in "thd" and (ordinal := _ORDINAL.search(text, max(begin, start - 7), start)):
        counted = not name_words().numbered.isdisjoint(text[start:end].split())
        start = ordinal.start() if counted else start  # "the 4th Circuit Court"
    initial = start - begin <= 1 or before in _OPENERS or (before == " " and text[start - 2] in _OPENING_MARKS)
    piece = text[start:end]
    tokens = (piece,) if piece.isalnum() else tuple(piece.split())
    return Run(start, end, tokens, initial)

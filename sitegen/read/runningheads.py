"""Page numbers and running heads of a text that was copied out of a document of several pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sitegen.patterns import lazy
from sitegen.read.datewords import has_date, without_dates
from sitegen.read.titles import looks_like_masthead

_PAGE = lazy(
    r"[-–—\[( ]{0,3}(?:page\s|p\.\s?|seite\s)?\d{1,4}(?:\s?(?:of|/|von)\s?\d{1,4})?[-–—\]) ]{0,3}$", re.IGNORECASE
)
_NUMBER_BESIDE = lazy(
    r"^\d{1,4}\s{1,3}(?=\D)|(?<=\D)\s{1,3}\d{1,4}$|(?<=(?:19|20)\d\d)\s\d{1,3}$"
)  # "12 Quayside Quarterly"
_PRINTED = lazy(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s{1,3}\d{1,2}[:.]\d\d(?:\s?[AP]M)?\s{1,3}(?=\S*[^\W\d])(?!.*[.!?]$)\S.{8,}$"
)
_PRINTED_DAY = lazy(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s{1,3}(?P<rest>[^\W\d_].{14,200})$")
_LEAST_HEADLINE = 15  # characters
_TOP = 12  # lines
_PAGE_OF = lazy(
    r"\S.{0,140}\bpage\s\d{1,3}\sof\s\d{1,3}$", re.IGNORECASE
)  # "The Argus - Printable version  Page 1 of 2"
_ADDRESSED = lazy(r"(?:https?://|www\.)\S{4,300}(?:\s+(?:page\s)?\d{1,3}\s?(?:/|of)\s?\d{1,3})$", re.IGNORECASE)
_PRINTED_WIDTH = (
    400  # "5/14/22, 9:03 PM  Ferry firm fined | The Argus", "https://argus.example/ferry 1/2": a browser's print
)
_JUMP = lazy(r"(?:continued|cont['’]?d)\s(?:on|from)\s.{0,24}\d{1,3}$|from\spage\s[A-Z]?\d{1,3}$", re.IGNORECASE)
_LONGEST = 160
_JUMP_LINE = 40  # characters
_HEADLINE = 4  # words; what has fewer is the name of a paper or a section
_STOP = lazy(r"[.!?…,;:][\"'”’»)\]]{0,4}$")


def running_lines(lines: Sequence[str]) -> set[int]:
    """The indices of page numbers and of what stands beside them page after page. A text with one page has none.

    A line that comes again is a running head only beside the number of a page: a refrain has none.
    """
    printed = {
        i
        for i, line in enumerate(lines)
        if (line[0].isdigit() or line[0] in "hw")
        and len(line) < _PRINTED_WIDTH
        and (_PRINTED.match(line) or _ADDRESSED.match(line))
    }
    printed |= {i for i in range(len(lines)) if (day := _PRINTED_DAY.match(lines[i])) and _repeats(day["rest"], lines)}
    printed |= {
        i - 1
        for i, line in enumerate(lines)
        if i and len(line) < _JUMP_LINE and _JUMP.match(line) and _heads(lines[i - 1])
    }
    printed |= {
        i for i, line in enumerate(lines) if line[-1].isdigit() and len(line) < _LONGEST and _PAGE_OF.match(line)
    }
    pages = [i for i, line in enumerate(lines) if len(line) < 24 and _PAGE.match(line)]
    printed |= {j for i in pages if i and i + 1 < len(lines) and _is_dated_paper(lines[i + 1]) for j in (i, i + 1)}
    heads = [_key(line) for line in lines]
    times = Counter(key for key in heads if key)
    headed = Counter(
        key for key, line in zip(heads, lines, strict=True) if key and key != line and _counts_on(line, key, lines)
    )
    numbered = {
        key
        for key, line in zip(heads, lines, strict=True)
        if key and key != line and times[key] > (1 if has_date(key) or headed[key] else 2)
    }
    numbers = {*pages, *(i for i, key in enumerate(heads) if headed[key])}
    beside = {heads[j] for i in numbers for j in (i - 1, i + 1) if 0 <= j < len(lines) and times[heads[j]] > 1}
    running = {key for key in beside | numbered if key}
    if not running:
        return printed
    gone: set[int] = set()
    alone: set[str] = set()  # the headline stands once by itself before it heads every page
    for i, key in enumerate(heads):
        if key in running:
            beside_number = i - 1 in numbers or i + 1 in numbers
            tells = (
                i < _TOP and key not in alone and has_date(lines[i]) and not _repeats(key, lines)
            )  # "The Fell Post  Friday 7 May 2021", on the first page
            if (beside_number or key in alone or len(key.split()) < _HEADLINE) and not tells:
                gone.add(i)
            else:
                alone.add(key)
    return gone | set(pages) | printed


def _counts_on(line: str, key: str, lines: Sequence[str]) -> bool:
    """Whether a line stands on the page before, too, with the number of that: "12 The Quay Review", "13 The Quay Review"."""
    number = line.replace(key, "", 1).strip(" |–—-·•")
    return number.isdigit() and line.replace(number, str(int(number) - 1), 1) in lines


def _repeats(rest: str, lines: Sequence[str]) -> bool:
    """Whether a line among the first is how the rest begins: the headline that a browser prints beside the day."""
    return any(_LEAST_HEADLINE <= len(line) < len(rest) and rest.startswith(line) for line in lines[:_TOP])


def _is_dated_paper(line: str) -> bool:
    """Whether a line is the paper's name and the day, as at the top of an inner page: "The Fell Post, Friday, May 7, 2021"."""
    return len(line) <= _LONGEST and has_date(line) and looks_like_masthead(without_dates(line))


def _heads(line: str) -> bool:
    """Whether a line is the word or two by which a story is found again on another page: "BALLOTS" above "Continued from Page 1"."""
    return len(line.split()) < _HEADLINE and not _STOP.search(line)


def _key(line: str) -> str:
    """A line that can be a running head, without the page's number; "" for all others."""
    if len(line) > _LONGEST or _STOP.search(line) or line[0] in "“\"‘'":
        return ""
    return _NUMBER_BESIDE.sub("", line).strip(" |–—-·•")

"""What an article quotes word for word, so that two articles can be known by the same remark.

A remark lives: a year later it is quoted again, "as he put it in 2031". Only what the article does not itself call
earlier proves that two articles report one occasion.
"""

from __future__ import annotations

import re

from sitegen.model.extract import Extract
from sitegen.text import fold
from sitegen.weave.days import days

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?;…]+")
_RUN = 7  # words that two speakers do not choose alike by chance: "we have a duty to protect" is anybody's
_LEAST = 4  # words of a sentence quoted whole
_LETTERS = 15
_AGO = 30  # days from which on a remark is an earlier one


def fresh_remarks(extract: Extract) -> frozenset[str]:
    """Each sentence of four words or more within a direct quotation, folded, and each run of seven."""
    stale = {t.sentence for t in extract.timexes if t.kind == "date" and _is_earlier(t.edtf, t.relative, extract)}
    found: set[str] = set()
    for quote in extract.quotes:
        if not quote.direct or quote.sentence in stale:
            continue
        for sentence in _STOP.split(fold(quote.text).replace("'", "").replace("\u2019", "")):
            words = _WORD.findall(sentence)
            runs = [" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)]
            found.update(run for run in (*runs, " ".join(words)) if len(words) >= _LEAST and len(run) >= _LETTERS)
    return frozenset(found)


def length(shared: frozenset[str]) -> int:
    """About how many words two articles quote alike, of the remarks that they share."""
    long = sum(run.count(" ") + 1 >= _RUN for run in shared)
    short = sum(run.count(" ") + 1 for run in shared if run.count(" ") + 1 < _RUN)
    return short + (long + _RUN - 1 if long else 0)


def _is_earlier(edtf: str | None, relative: str, extract: Extract) -> bool:
    """Whether the words point well before the article: "in 2031", "last year", "in March" of an article of June."""
    if relative:
        return "year-" in relative or "decade-" in relative
    written = extract.published.edtf
    return bool(edtf and (not written or days(edtf)[1] < days(written)[0] - _AGO))

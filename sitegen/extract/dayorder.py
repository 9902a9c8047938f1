"""Is 04/11/2018 in April or in November? Decided by what else the article shows, or left open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sitegen.extract.addresses import date_of_name, date_of_url
from sitegen.extract.stamps import MONTH_NAMES, MONTHS, Stamp, find_stamps
from sitegen.model.article import Article
from sitegen.patterns import lazy

_AMERICAN_ZONE = lazy(r"\b(?:[ECMP][SD]?T|AK[SD]?T|Eastern|Pacific|Central|Mountain)\b")
_OTHER_ZONE = lazy(r"\b(?:GMT|BST|CES?T|EES?T|AE[SD]T|NZ[SD]?T|SAST|MSK)\b")
_AMERICAN_HOST = lazy(r"\.(?:gov|mil|us)$")
_OTHER_HOST = lazy(
    r"\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|bd|lk|my|sg|hk|de|fr|es|it|pt|br|mx|ar|cl|co|pe|nl|be|at|ch|pl|ru|ua|se|no|dk|fi|gr|tr|il|ae|eu|jp)$"
)
_HOST = lazy(r"https?://([^/:?#]+)", re.IGNORECASE)
# How a country spells tells how it writes days; "percent" and "May 3" only where nothing is spelt, for half the world's press has them.
_AMERICAN_WORDS = lazy(
    r"\b(?:colors?|labor|defense|favor\w*|neighbor\w*|honors?|center|theater|(?:kilo)?meters|gray|canceled|Sen\.|Rep\.|Gov\.)(?!\w)"
)
_OTHER_WORDS = lazy(
    r"(?:\b(?:colours?|labour|defence|favour\w*|neighbour\w*|honours?|centre|theatre|(?:kilo)?metres|litres|tonnes|cheques?|programmes?|cancelled|whilst|(?:organ|real|recogn)is(?:ed?|ing|ation)"
    r"|(?:Mr|Mrs|Ms|Dr)(?=\s[A-Z])|\d?\d\.[0-5]\d\s?[ap]\.?m|R\d{1,3}(?:[\s,]\d{3})+)\b|[£₹]|\bRs\.?\s?\d)"
)  # no American writes "Mr Rowe", "5.40am"
_AMERICAN_HABITS = lazy(rf"\bpercent\b|\b(?:{MONTH_NAMES})\.?\s\d\d?\b(?!\s(?:19|20)\d\d)", re.IGNORECASE)
_OTHER_HABITS = lazy(rf"\bper\scent\b|\b\d\d?(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTH_NAMES})\b", re.IGNORECASE)
_MENTION = lazy(
    rf"\b(?:(?P<m1>{MONTH_NAMES})\.?\s(?P<d1>\d\d?)|(?P<d2>\d\d?)(?:st|nd|rd|th)?\s(?P<m2>{MONTH_NAMES}))\b(?!\s?\d)",
    re.IGNORECASE,
)
_SAMPLE = 20_000
_RECENT = 21
"""Days between an article and the last day that it names, mostly."""


def choose(stamp: Stamp, context: str, article: Article, language: str) -> tuple[str, str]:
    """The EDTF day that an ambiguous stamp means, and why in a few words; ("", "") where it stays open.

    `context` is the clue in which the stamp stands, with its clock time and zone.
    """
    if not stamp.swapped:
        return stamp.edtf, ""
    day_first, month_first = stamp.edtf, stamp.swapped
    if stamp.weekday is not None:
        fits = [d for d in (day_first, month_first) if date.fromisoformat(d).weekday() == stamp.weekday]
        if len(fits) == 1:
            return fits[0], "the weekday beside it decides between day and month"
    if lean := _same_page(article):
        return (day_first if lean < 0 else month_first), "another date of the page shows whether the day stands first"
    if near := _nearest(stamp, _other_days(stamp, article), 7):
        return near, "another date of the page decides between day and month"
    lean = _lean(context, article, language)
    if not lean and (near := _nearest(stamp, _mentioned_days(stamp, article), _RECENT)):
        return near, "the dates in the text decide between day and month"
    if lean := lean or _of_text(article.text[:_SAMPLE]):
        why = (
            "the day stands first, as the article's place and language have it"
            if lean < 0
            else "the month stands first, as is usual in the United States"
        )
        return (day_first if lean < 0 else month_first), why
    return "", ""


def _other_days(stamp: Stamp, article: Article) -> set[date]:
    """The unambiguous days of the page's other dates, its address and its name."""
    found: set[date] = set()
    for clue in article.clues:
        found.update(s.day for s in find_stamps(clue.text) if s.day and not s.swapped and s.text != stamp.text)
    around = (date_of_url(article.url), date_of_name(article.id))
    return found | {date.fromisoformat(day) for day in around if len(day) == 10}


def _nearest(stamp: Stamp, others: Iterable[date], within: int) -> str:
    """The reading that lies near another date, if the other reading lies more than twice as far from all of them."""
    others = tuple(others)
    if not others:
        return ""
    (near, day), (far, _) = sorted(
        (min(abs((date.fromisoformat(d) - o).days) for o in others), d) for d in (stamp.edtf, stamp.swapped)
    )
    return day if near <= within and far > 2 * within else ""


def _mentioned_days(stamp: Stamp, article: Article) -> set[date]:
    """Days that the text names without a year, taken to be of the stamp's."""
    year = int(stamp.edtf[:4])
    found = set()
    for match in _MENTION.finditer(article.text[:_SAMPLE]):
        try:
            found.add(date(year, MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"])))
        except ValueError:
            continue
    return found


def _lean(context: str, article: Article, language: str) -> int:
    """Below 0: day before month. Above 0: month before day. 0: not known. The strongest sign that speaks decides."""
    return _signs(context, _AMERICAN_ZONE, _OTHER_ZONE) or _of_language(language) or _of_host(article.url)


def _signs(text: str, american: re.Pattern[str], other: re.Pattern[str]) -> int:
    return bool(american.search(text)) - bool(other.search(text))


def _same_page(article: Article) -> int:
    """Another date of the page in figures, such as 26/05/2020, can be read one way only."""
    lean = 0
    for clue in article.clues:
        for stamp in find_stamps(clue.text):
            if (
                stamp.numeric
                and not stamp.swapped
                and "." not in stamp.text
                and stamp.day
                and stamp.day.day != stamp.day.month
            ):
                first = re.search(r"\d+", stamp.text)
                lean += 1 if first and int(first[0]) == stamp.day.month else -1
    return lean


def _of_language(language: str) -> int:
    """American English puts the month first; any other tagged country, and any other language, the day."""
    base, _, country = language.replace("_", "-").lower().partition("-")
    if base == "en":
        return {"us": 1, "": 0}.get(country, -1)
    return -1 if base not in ("", "und") else 0


def _of_host(url: str) -> int:
    host = _HOST.match(url)
    return _signs(host[1].lower(), _AMERICAN_HOST, _OTHER_HOST) if host else 0


def _of_text(text: str) -> int:
    """How the article spells, if it is consistent; where it spells nothing that tells, how it writes days and shares."""
    for american, other in ((_AMERICAN_WORDS, _OTHER_WORDS), (_AMERICAN_HABITS, _OTHER_HABITS)):
        us, uk = len(american.findall(text)), len(other.findall(text))
        if us or uk:
            return 1 if us >= max(2, 3 * uk) else -1 if uk >= max(2, 3 * us) else 0
    return 0

"""Whether a word that could be a date is one: May the month or a person, 2020 a year or a count, Sunday or the Sunday Times."""

from __future__ import annotations

import re

from sitegen.extract.en.dates.grammar import Phrase
from sitegen.extract.en.dates.words import LEXICON, NAMES, Tokens

_MONTH_NAMES = ("May", "April", "June", "August", "March")
_NAMELIKE = re.compile(rf"(?:{'|'.join(_MONTH_NAMES)})\b(?! [0-9])")
_NOT_A_FORENAME = NAMES["no_forenames"] | LEXICON["weekdays"].keys()


def names_in(text: str) -> frozenset[str]:
    """Months that are somebody's name in this text, in lower case: a capital letter stands before "Theresa May", "Mr March"."""
    if not any(name in text for name in _MONTH_NAMES):
        return frozenset()
    return frozenset(
        match[0].lower()
        for match in _NAMELIKE.finditer(text)
        if _is_forename(text, match.start()) or _is_surname_behind(text, match.end(), _word_before(text, match.start()))
    )


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 24) : start].split()
    return words[-1] if words else ""


def _is_forename(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start]
    words = before.split()
    if not words or before[-1] != " ":
        return False
    word = words[-1].rstrip(".")
    return word.isalpha() and word[0].isupper() and word.lower() not in _NOT_A_FORENAME


def _is_surname_behind(text: str, end: int, before: str) -> bool:
    """As in "said April Jones": a capital letter follows, and no preposition stands before."""
    return (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and before.lower() not in NAMES["before_month"]
    )


def is_month(phrase: Phrase) -> bool:
    """Whether the month that opens the phrase is the month. "In May" is; "May said", "April Jones", "a March" are not."""
    word, letter = phrase.tokens.word(phrase.first), phrase.classes[0]
    before, after = phrase.before(), phrase.raw_after()
    behind = phrase.tokens.words[phrase.stop + 1 : phrase.stop + 2] if after == "-" else []
    if behind and behind[0][0].isupper() and phrase.tokens.classes[phrase.stop + 1] == "x":
        return False  # "Jan-Erik Holm"
    if phrase.classes[-1] in "YyuI" and len(phrase.classes) > 1:
        return True
    if _MONTH_BEHIND.match(phrase.tokens.classes, phrase.stop) or _MONTH_BEFORE.search(
        phrase.tokens.classes[max(phrase.first - 4, 0) : phrase.first]
    ):
        return True  # "April-June"
    if before == "-":
        before = phrase.before(2)
    weak = before in NAMES["before_month_weak"]
    strong = before in NAMES["before_month"] and not weak
    if before == "of" and _counts_days(phrase):
        return True
    if word in phrase.tokens.names:
        return strong and before != "that" and after not in {"'s", "’s"}
    if not before and after in NAMES["verbs_behind"]:
        return True  # "March was cold."
    if before in _OWNERS and after.islower() and after.isalpha() and after not in _NO_NOUN:
        return True  # "its June meeting", "the March vote"
    if word in NAMES["months_as_names"]:
        return (
            strong
            or (weak and after not in {"'s", "’s"} and not after[:1].isupper())
            or (letter == "m" and "." in phrase.classes and bool(before))
        )
    if letter == "m" and "." not in phrase.classes:
        return strong
    return strong or weak or not after[:1].isupper() or after.lower() in NAMES["after_year_modifier"]


_OWNERS = frozenset(("its", "their", "his", "her", "our", "the", "a", "this"))
_NO_NOUN = frozenset(("on", "of", "to", "in", "for", "and", "by", "from", "through", "toward", "at", "s"))
_MONTH_BEHIND = re.compile(r"(?:-|-?>-?)[Mm]")
_MONTH_BEFORE = re.compile(r"[Mm]\.?(?:-|->-)\Z")


def _counts_days(phrase: Phrase) -> bool:
    """As in "The 3rd of May", "the end of May"."""
    return bool(re.search(r"[eoOUp]f$", phrase.tokens.classes[: phrase.first]))


def is_weekday(phrase: Phrase) -> bool:
    """Not "The Sunday Times", "Super Tuesday", "the last Friday in November", "on 17 February, a Tuesday,"."""
    classes, place = phrase.tokens.classes, phrase.place("W")
    word = phrase.tokens.word
    if word(place - 1) == "a" and word(place - 2) in _OPENS_ASIDE and word(place + 1) in _CLOSES_ASIDE:
        return False
    if (
        place
        and classes[place - 1] in "OL"
        and _OF_PERIOD.match(classes, place + 1)
        and phrase.tokens.word(place - 1) in _NTH
    ):
        return False
    return not (
        (phrase.raw_after()[:1].isupper() and phrase.after() in _NAMES_BEHIND)
        or (phrase.after() in {"'s", "’s"} and phrase.after(1) == "child")
        or phrase.before() in NAMES["before_weekday"]
    )


_OPENS_ASIDE, _CLOSES_ASIDE = frozenset((",", "(", "–", "—", "-")), frozenset((",", ")", "–", "—", "-", ".", ""))
_NAMES_BEHIND = NAMES["after_weekday"] | NAMES["company"]
_OF_PERIOD = re.compile(r"[fi](?:t?[MmVUu]|tLU)")
_NTH = {"first", "second", "third", "fourth", "last", "final"}


def is_decade(phrase: Phrase) -> bool:
    """As in "The nineties" and "1990s" are; "in his thirties" and "temperatures in 80s" are not."""
    word = phrase.word("DKd")
    return (len(word) == 5 and word[0] in "12") or word[0] in "'’" or "t" in phrase.classes


_COMPARED = frozenset(("up", "down", "rose", "risen", "fell", "fallen", "increase", "drop"))


def _dated_anew(tokens: Tokens, place: int) -> bool:
    """As in "up from 2037 | the year before", "| in 2014": a count has its own date behind it, a year has none."""
    words = [tokens.word(place + n) for n in range(3)]
    if words[0] in {"in", "last"}:
        return words[0] == "last" or tokens.classes[place + 1 : place + 2] in "Yy"
    return (
        words[0] in {"a", "the"} and words[1] in {"year", "month", "week"} and words[2] in {"before", "earlier", "ago"}
    )


def is_year(phrase: Phrase, place: int) -> bool:
    """Whether four digits are a year: by the word before them, or by what they stand in front of."""
    tokens = phrase.tokens
    if tokens.classes[place] == "y":
        return (
            "G" in phrase.classes
            or "E" in phrase.classes
            or tokens.word(place - 1) in {"in", "of", "since", "from", "the", "summer"}
        )
    year, after = int(tokens.word(place)), tokens.word(place + 1)
    before_word = tokens.words[place - 1] if place else ""
    before, lead = before_word.lower(), phrase.classes[: place - phrase.first]
    if (after in NAMES["counted"] and after not in {"in", "per"}) or after in _ZONES or _is_model(tokens, place):
        return False
    if before == "from" and tokens.word(place - 2) in _COMPARED and _dated_anew(tokens, place + 1):
        return False
    if after in {"'s", "’s"}:
        return 1900 <= year <= 2060  # "compared with 1988's 49 million"
    if set(lead) & set("Gu"):
        return True
    if "E" in lead and phrase.word("E") in {"early", "late", "mid", "circa"}:
        return 1000 <= year <= 2150
    if before in NAMES["before_year"] and before not in NAMES["before_year_weak"]:
        return 1000 <= year <= 2150
    if not 1600 <= year <= 2100:
        return False
    plural = (
        after.endswith("s")
        and after.isalpha()
        and after.islower()
        and after not in {"was", "is", "has", "as", "its", "his", "this", "gas"}
        and not after.endswith(("ss", "us"))
    )
    if before in NAMES["before_year_weak"] or "E" in lead:
        return not plural or after in NAMES["after_year_modifier"] or before in {"of", "by"}
    if not 1800 <= year <= 2060:
        return False
    if _is_listed(phrase, place):
        return True
    if before in NAMES["before_year_modifier"]:
        return not plural or after in NAMES["after_year_modifier"]
    if before in NAMES["events_before_year"] or before == ",":
        return before != "," or tokens.word(place - 2) in LEXICON["months"] or after in {",", ""}
    if after in NAMES["verbs_behind"] and not before_word[:1].isupper():
        return year >= 1900
    if not before:
        return after in {":", ",", "-", "–", "—", ")", "|"} or after in NAMES["after_year_modifier"]
    return (
        after in NAMES["after_year_modifier"] and not before_word[:1].isupper() and (not plural or after == "elections")
    )


def _is_model(tokens: Tokens, place: int) -> bool:
    """As in "her 1987 Toyota", "the 2011 Jeep Cherokee"; not "the 1987 Ford strike"."""
    if tokens.word(place + 1) not in NAMES["makes"]:
        return False
    named = len(tokens.words) > place + 2 and tokens.words[place + 2].istitle()
    return named or tokens.word(place - 1) in _OF_ONE


_OF_ONE = frozenset(("a", "his", "her", "my", "their"))
_ZONES = frozenset(("gmt", "utc", "bst", "cet", "est", "edt", "pst", "pdt", "ist", "hrs"))  # "at 1900 GMT"


def _is_listed(phrase: Phrase, place: int) -> bool:
    """As in "covers 2017, 2018 and 2019": another year stands beside it."""
    classes = phrase.tokens.classes
    return classes[place + 1 : place + 3] in {",Y", "&Y"} or classes[max(place - 2, 0) : place] in {"Y,", "Y&"}


_HOLIDAYS = {tuple(re.findall(r"[a-z]+|['’]s|['’.]", phrase)): name for phrase, name in LEXICON["holidays"].items()}
_LONGEST = max(map(len, _HOLIDAYS))
_HEADS = frozenset(words[0] for words in _HOLIDAYS)


def spelled_holiday(phrase: Phrase, place: int) -> tuple[str, int] | None:
    """The holiday whose name starts at that token, and the token behind it; longest name first."""
    tokens = phrase.tokens
    if tokens.word(place) not in _HEADS or not tokens.words[place][0].isupper():
        return None
    words = tuple(tokens.word(place + ahead) for ahead in range(_LONGEST))
    for length in range(_LONGEST, 0, -1):
        if name := _HOLIDAYS.get(words[:length]):
            stop = place + length
            return None if length == 1 and not _is_holiday(phrase, place) else (name, stop)
    return None


def _is_holiday(phrase: Phrase, place: int) -> bool:
    """Christmas, Easter, Halloween by themselves: only behind a preposition, and not "Easter Road", "Christmas Island"."""
    tokens = phrase.tokens
    after = tokens.words[place + 1] if place + 1 < len(tokens.words) else ""
    if tokens.word(place - 1) == "the":
        return after in {"weekend", "holiday", "holidays", "break", "week"}
    if not place:
        return after in NAMES["verbs_behind"]
    return not after[:1].isupper() and after not in _PLACES and tokens.word(place - 1) in {
        "at", "by", "before", "after", "since", "until", "on", "last", "next", "this", "over", "for", "from", "around", "during",
    }  # fmt: skip


_PLACES = frozenset(("island", "islands"))


def ends_clause(phrase: Phrase) -> bool:
    """Whether before or after stand alone: "two days before." but not "two days before the vote"."""
    return phrase.after() in _ENDS


_ENDS = frozenset(
    ("", ".", ",", ";", ")", "that", "and", "but", "”", '"', "in", "when", "at", "by", "on", "had", "was", "were", "|")
)

"""Reads amounts. In: text and a place in it. Out: an Amount: its span, value, and whether it is money or a share.

"£21.5 million", "6.5bn euros", "40 to 50 per cent", "seventy-seven", "two dozen", "one in five", "a third".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.extract.en.wordlists import read_table
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy


@frozen
class Amount:
    """`text[start:end]` in numbers: `value` in plain units, `unit` a currency code, "percent", "" = to be read on.

    `span` is True for "40 to 50": the value is the lower end. `written` is True for digits.
    """

    start: int
    end: int
    value: float
    unit: str
    span: bool
    written: bool


_ONES: list[str] = read_table("units")["ones"]
_TENS: list[str] = read_table("units")["tens"]
_WORDS = {word: float(n) for n, word in enumerate(_ONES)} | {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9,
    "bn": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "lakh": 1e5, "crore": 1e7, "dozen": 12.0,
}  # fmt: skip
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}

_SIGNS: dict[str, str] = read_table("units")["signs"]
_CURRENCIES: dict[str, str] = read_table("units")["currencies"]


def _word_starts() -> str:
    """Number words by their first letter: a choice between plain sets of characters is quickly made."""
    by_letter: dict[str, list[str]] = {}
    for word in (*_ONES[2:], *_TENS, "half"):
        by_letter.setdefault(word[0], []).append(word[1:])
    rows = [f"[{c}{c.upper()}](?:{'|'.join(sorted(rest, key=len, reverse=True))})" for c, rest in by_letter.items()]
    few = r"dozen|hundred|thousand|million|billion|trillion|third|quarter|fifth|sixth|eighth|tenth"
    rows.append(rf"[Aa](?=\ (?:{few}|couple\ of\ (?:hundred|thousand|million))\b)")
    rows.append(rf"[Oo]ne(?=[\ -](?:{few}|in\b|out\ of\b))")
    return "|".join(rows)


_FIRST = rf"(?:[0-9]|(?:{_word_starts()})\b)"
# Where a number can begin: "£4m", "19", "Two", "a third". Not within a word, a decimal, a time or a score. The place is
# that of the character before it, so that few characters are looked at; the very first of a text has none.
_TRIGGER = re.compile(rf"[\s(\[\"“‘£$€¥₹₩₽₺₦₪₴฿₫₱₵~≈—*_+−](?={_FIRST})")
_AT_START = re.compile(_FIRST)


def find_starts(text: str) -> Iterator[int]:
    """Where in a text a number may begin."""
    if _AT_START.match(text):
        yield 0
    for trigger in _TRIGGER.finditer(text):
        yield trigger.end()


_LONGEST = 20  # digits and commas: more are a code, not a number
_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?")
_SPELLED = lazy(
    rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|a|half)"
    rf"(?:[\s-](?:and[\s-])?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|hundred|thousand|million|billion|trillion|dozen)\b){{0,8}}",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"[\s\xa0-]?(?:(hundred|thousand|million|billion|trillion|lakh|crore|bn|bln|mn|mln|tn|trn)(?![\w])|(m|k)(?![\w]))",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\s?%(?!\w)|[\s-]per[\s-]?cent(?:age[\s-]points?)?\b|\spercentage\spoints?\b|\s?(?:pct|pc)\b(?!s)", re.IGNORECASE
)
_MONEY_AFTER = re.compile(
    rf"[\s-](?:{'|'.join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))})(?![\w-])|€"
)
_LETTERS = re.compile(r"[A-Za-z]+")
_HALF_OF = re.compile(r"\sa\s(dozen|million|billion|trillion)\b")  # "half a million"
_RANGE = re.compile(r"\s?[–-]\s?|\s(?:to|and)\s")
_SIGN = re.compile(
    r"(?:[A-Z]{1,3}\$|[£$€¥₹₩₽₺₦₪₴฿₫₱₵]|\b(?:Rs\.?|CHF|USD|EUR|GBP|JPY|CAD|AUD|SEK|NOK|DKK|PLN|RMB))\s?\Z"
)
_SHARE = re.compile(r"[\s-](?:in|out\sof)(?:\s(?:every\s)?|-)(\d+|[a-z]+)(?![\w-])", re.IGNORECASE)
_PART = lazy(
    r"(?P<n>a|one|two|three|four|nine|seven|five|six)[\s-](?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?(?=\sof\b|\s(?:the|all|its|their)\b)|half(?=\s(?:of|the|all|its|their)\b)",
    re.IGNORECASE,
)


def read_amount(text: str, at: int, stop: int, begin: int = 0) -> Amount | None:
    """The amount that begins at `at` (at its first digit or letter), or None where the number is no amount.

    A sign before it is looked for from `begin` on.
    """
    if not text[at].isdigit():
        return _read_share(text, at, stop) or _read_spelled(text, at, stop)
    digits = _DIGITS.match(text, at, stop)
    if digits is None or len(digits[0]) > _LONGEST:
        return None
    start, end, value = at, digits.end(), _number(digits[0])
    share = _SHARE.match(text, end, stop)
    if share and (of := _small(share[1])) and value < of:
        return Amount(start, share.end(), round(100 * value / of, 4), "percent", False, False)
    sign = _SIGN.search(text, max(begin, at - 4), at)
    unit = ""
    if sign:
        start, unit = sign.start(), _SIGNS.get(sign[0].strip(), "")
    factor, end = _scaled(text, end, stop, money=bool(sign))
    low, high, end = _range(text, value, factor, end, stop, money=bool(sign))
    if not unit:
        unit, end, low = _unit(text, end, stop, low)
    return Amount(start, end, low, unit, high is not None, True)


def _number(digits: str) -> float:
    """Digits with commas and a point as a number."""
    return float(digits.replace(",", ""))


def _small(word: str) -> float | None:
    """A number in digits or one word, above zero."""
    number = float(word) if word.isdigit() and len(word) < 7 else _WORDS.get(word.lower())
    return number or (100.0 if word.lower() == "hundred" else None)


def _range(
    text: str, value: float, factor: float, end: int, stop: int, *, money: bool
) -> tuple[float, float | None, int]:
    """Both ends of "40 to 50 million" and where they end; the upper one is None for a number on its own.

    The two belong to one phrase: in digits, the second larger, and with "to" what they count comes after them.
    """
    alone = round(value * factor, 4), None, end
    link = _RANGE.match(text, end, stop)
    if link is None:
        return alone
    place = link.end()
    if money and text[place : place + 1] in "£$€":
        place += 1
    digits = _DIGITS.match(text, place, stop)
    if digits is None:
        return alone
    upper, over = _scaled(text, digits.end(), stop, money=money)
    high = _number(digits[0]) * upper
    low = value * (factor if factor > 1 else upper)
    word = link[0].strip()
    before = text[max(0, end - 40) : end].lower()
    if word == "and" and "between " not in before:
        return alone
    if word == "to" and _BY.search(text, max(0, end - 24), end):
        return alone  # "rose by 1,200 to 9,000"
    if high <= low or (word in ("to", "and") and not money and not _followed_by_unit(text, digits.end(), stop)):
        return alone
    return round(low, 4), high, over


_BY = lazy(r"\bby\s[\d,.]+\s?[a-z]*\Z")


def _followed_by_unit(text: str, end: int, stop: int) -> bool:
    """Whether a scale, a share, money or a word comes after a number."""
    return bool(
        _SCALE.match(text, end, stop) or _PERCENT.match(text, end, stop) or text[end : end + 2].strip().isalpha()
    )


def _scaled(text: str, end: int, stop: int, *, money: bool) -> tuple[float, int]:
    """The factor of "million" or "bn" after a number, and where it ends. A lone "m" after no money may be metres."""
    factor = 1.0
    for _ in range(2):  # "two hundred thousand", "5 thousand million"
        scale = _SCALE.match(text, end, stop)
        if scale is None:
            break
        word = (scale[1] or scale[2]).lower()
        if scale[2] and scale[0] != scale[2]:
            break  # "400 m" are metres
        if (
            scale[2]
            and not money
            and scale[2] == "m"
            and not _MONEY_AFTER.match(text, scale.end(), stop)
            and factor == 1.0
        ):
            factor, end = 1e6, scale.end()
            break
        factor, end = factor * _SCALES[word], scale.end()
    return factor, end


def _unit(text: str, end: int, stop: int, value: float) -> tuple[str, int, float]:
    """The share or the currency after a number: unit, where it ends, value (pence are pounds)."""
    percent = _PERCENT.match(text, end, stop)
    if percent:
        return "percent", percent.end(), value
    money = _MONEY_AFTER.match(text, end, stop)
    if money:
        return _CURRENCIES[money[0][1:] if money[0] != "€" else "€"], money.end(), value
    if text[end : end + 1] == "p" and not text[end + 1 : end + 2].isalnum():
        return "GBP", end + 1, value / 100
    if text[end : end + 6] == " pence":
        return "GBP", end + 6, value / 100
    return "", end, value


def _read_share(text: str, at: int, stop: int) -> Amount | None:
    """A share: "a third", "two-thirds", "half", "one in five", "nine out of ten"."""
    part = _PART.match(text, at, stop)
    if part:
        many = _WORDS.get((part["n"] or "").lower(), 1.0)
        size = _PARTS[(part["part"] or "half").lower()]
        return Amount(at, part.end(), round(100 * many / size, 4), "percent", False, False) if many < size else None
    word = _LETTERS.match(text, at, stop)
    if word is None or word[0].lower() not in _WORDS:
        return None
    share = _SHARE.match(text, word.end(), stop)
    of = _small(share[1]) if share else None
    value = _WORDS[word[0].lower()]
    if share and of and value < of:
        return Amount(at, share.end(), round(100 * value / of, 4), "percent", False, False)
    return None


def _read_spelled(text: str, at: int, stop: int) -> Amount | None:
    """A number in words: "thirty-seven", "two dozen", "half a million", "a hundred and twenty"."""
    spelled = _SPELLED.match(text, at, stop)
    if spelled is None:
        return None
    words = re.split(r"[\s-]+", spelled[0].lower())
    end = spelled.end()
    if words == ["half"]:
        more = _HALF_OF.match(text, end, stop)
        if more is None:
            return None
        return _spelled(text, at, more.end(), stop, _SCALES[more[1]] / 2)
    if words[-1] == "and":
        return None
    total, group = 0.0, 0.0
    for word in words:
        if word == "a":
            group = 1.0
        elif word in _WORDS:
            group += _WORDS[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1.0) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + (group or 1.0) * _SCALES[word], 0.0
    value = total + group
    if words in (["a"], ["one"]) or value <= 1:
        return None
    return _spelled(text, at, end, stop, value)


def _spelled(text: str, start: int, end: int, stop: int, value: float) -> Amount:
    """The amount in words, with what it counts where that is money or a share."""
    unit, end, value = _unit(text, end, stop, value)
    return Amount(start, end, value, unit, False, False)

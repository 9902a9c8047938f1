"""Values of front matter -> checked Python values: one function a type. Each says what is wrong and returns its empty value."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sitegen import edtf
from sitegen.read.mapping import Node, Problems
from sitegen.text import did_you_mean

Check = Callable[[Node, str, Problems], Any]
"""A node, its key and the list of problems -> the value."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a key of front matter may hold. `field` is its name in the model."""

    field: str
    check: Check


def check_mapping(root: Node | None, schema: Mapping[str, Key], noun: str, problems: Problems) -> dict[str, Any]:
    """The values of a mapping by field, with `lines`. `noun` says what the file is ("an article")."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    written: dict[str, tuple[str, int]] = {}
    for name, node in root.pairs if root else ():
        if name.kind != "text" or (key := _find(name.text, schema)) is None:
            _say_unknown(name, schema, noun, problems)
        elif key.field in written:
            first, line = written[key.field]
            same = "is here twice" if first == name.text else f'says the same as "{first}"'
            problems.add(
                "duplicate-key", f'"{name.text}" {same}; the first is on line {line}', name.line, "keep one of them"
            )
        else:
            written[key.field] = (name.text, name.line)
            if node.kind != "empty":
                values[key.field] = key.check(node, name.text, problems)
                lines[key.field] = name.line
    values["lines"] = tuple(lines.items())
    return values


def _find(name: str, schema: Mapping[str, Key]) -> Key | None:
    return schema.get(name) or schema.get(name.strip().lower().replace("-", "_"))


def _say_unknown(name: Node, schema: Mapping[str, Key], noun: str, problems: Problems) -> None:
    if name.kind != "text":
        problems.add("unknown-key", "a key is a word", name.line, "the keys are: " + ", ".join(schema))
        return
    hint = did_you_mean(name.text.lower(), schema) or f"the keys of {noun} are: " + ", ".join(schema)
    problems.add("unknown-key", f'unknown key "{name.text[:60]}"', name.line, hint)


def _wrong(node: Node, key: str, problems: Problems, wanted: str, hint: str) -> None:
    got = {"list": "a list", "mapping": "a list of pairs", "empty": "nothing"}.get(node.kind, f'"{node.text[:60]}"')
    problems.add("wrong-type", f'"{key}" is {wanted}, not {got}', node.line, hint)


# --- words


def words(node: Node, key: str, problems: Problems) -> str:
    """One line of text. Numbers and dates are words too: a title may be 1984. Lines run on."""
    if node.kind != "text":
        _wrong(node, key, problems, "text", f"write {key}: and the words on one line")
        return ""
    return " ".join(node.text.split())


def names(node: Node, key: str, problems: Problems) -> tuple[str, ...]:
    """A list of texts; a single text is a list of one."""
    if node.kind == "text":
        node = Node("list", node.line, items=(node,))
    if node.kind != "list":
        _wrong(node, key, problems, "a list", f"write {key}: [one, two], or one a line after a dash")
        return ()
    found = []
    for item in node.items:
        if item.kind == "empty":
            continue
        if word := words(item, key, problems):
            found.append(word)
    return tuple(dict.fromkeys(found))


def tags(node: Node, key: str, problems: Problems) -> tuple[str, ...]:
    """A list of texts, also written in one line with commas."""
    if node.kind == "text" and "," in node.text:
        parts = (part.strip() for part in node.text.split(","))
        return tuple(dict.fromkeys(part for part in parts if part))
    return names(node, key, problems)


def people(node: Node, key: str, problems: Problems) -> str:
    """One name or several, as one line."""
    if node.kind == "list":
        return ", ".join(names(node, key, problems))
    return words(node, key, problems)


def pairs(node: Node, key: str, problems: Problems) -> tuple[tuple[str, str], ...]:
    """Words to words: "first words of a quotation": name."""
    if node.kind != "mapping":
        _wrong(
            node,
            key,
            problems,
            "a list of pairs",
            f'write {key}: and below it, indented, "first words of the quotation": Name',
        )
        return ()
    found: dict[str, str] = {}
    for left, right in node.pairs:
        begin, name = words(left, key, problems), words(right, key, problems)
        if begin in found:
            problems.add("duplicate-key", f'"{begin}" is here twice under "{key}"', left.line, "keep one of them")
        elif begin and name:
            found[begin] = name
    return tuple(found.items())


# --- one of a few

_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


def flag(node: Node, key: str, problems: Problems) -> bool:
    """True or false, in any of YAML's words for them."""
    word = node.text.lower() if node.kind == "text" else ""
    if word not in _TRUE | _FALSE:
        _wrong(node, key, problems, "true or false", f"write {key}: true, or leave the line out")
    return word in _TRUE


def one_of(*choices: str) -> Check:
    """A check for one of a few words."""

    def check(node: Node, key: str, problems: Problems) -> str | None:
        if node.kind == "text" and node.text.lower() in choices:
            return node.text.lower()
        hint = did_you_mean(node.text.lower(), choices) or f"write {key}: {choices[0]}"
        _wrong(node, key, problems, " or ".join(choices), hint)
        return choices[0]

    return check


_SPELT = {
    "organization": "organisation",
    "org": "organisation",
    "company": "organisation",
    "human": "person",
    "people": "person",
}


def actor_kind(node: Node, key: str, problems: Problems) -> str | None:
    """Person or organisation, in either spelling."""
    if node.kind == "text" and (spelt := _SPELT.get(node.text.lower())):
        return spelt
    return one_of("person", "organisation")(node, key, problems)  # type: ignore[no-any-return]


# --- words with a form of their own

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_LANGUAGE_NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "portuguese": "pt", "italian": "it", "dutch": "nl",
    "polish": "pl", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh", "japanese": "ja", "turkish": "tr",
}  # fmt: skip


def language(node: Node, key: str, problems: Problems) -> str:
    """A BCP 47 tag: en, en-GB, pt-BR."""
    tag = words(node, key, problems)
    if not tag or _LANGUAGE.fullmatch(tag):
        return tag.replace("_", "-")
    short = _LANGUAGE_NAMES.get(tag.lower(), "en")
    problems.add("wrong-type", f'"{key}" is a language tag, not "{tag[:60]}"', node.line, f"write {key}: {short}")
    return ""


def link(node: Node, key: str, problems: Problems) -> str:
    """A web address."""
    url = words(node, key, problems)
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not re.search(r'[\s<>"\\]', url)
    except ValueError:
        sound = False
    if sound:
        return url
    hint = (
        f"write {key}: https://{url}"
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", url)
        else "it begins with https:// or http://"
    )
    problems.add("bad-url", f'"{key}" is a web address, not "{url[:80]}"', node.line, hint)
    return ""


def links(node: Node, key: str, problems: Problems) -> tuple[str, ...]:
    """A list of web addresses."""
    items = node.items if node.kind == "list" else (node,)
    if node.kind == "mapping":
        _wrong(node, key, problems, "a list of web addresses", f"write {key}: [https://…]")
        return ()
    return tuple(dict.fromkeys(url for item in items if item.kind != "empty" and (url := link(item, key, problems))))


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(node: Node, key: str, problems: Problems) -> str:
    """The last part of a URL."""
    word = words(node, key, problems)
    if not word or (SLUG.fullmatch(word) and len(word) <= 100):
        return word
    better = "-".join(re.findall(r"[a-z0-9]+", word.lower()))[:100].strip("-")
    hint = f"write {key}: {better}" if better else "use letters from a to z, digits and single hyphens"
    problems.add("bad-slug", f'"{key}" is small letters, digits and hyphens, not "{word[:60]}"', node.line, hint)
    return ""


def old_urls(node: Node, key: str, problems: Problems) -> tuple[str, ...]:
    """Paths within the site at which a page once lay: "/2019/old-name/"."""
    found = []
    for path in names(node, key, problems):
        if re.search(r'[\s<>"\\:?#]|//|(?:^|/)\.\.?(?:/|$)', path):
            hint = 'write the part after the host: "/2019/old-name/"'
            problems.add("bad-path", f'"{path[:80]}" is not a path within this site', node.line, hint)
        else:
            found.append(path)
    return tuple(found)


# --- dates

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})")
_CLOCK = re.compile(r"[Tt ]+(?P<time>[0-2]?\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?)[ ]*(?:Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?")
_MONTHS = {name.lower()[:3]: n for n, name in enumerate(calendar.month_name) if n}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?![\d])")
_MONTH_WORD = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_FIRST = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?{_MONTH_WORD},? (?P<year>\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"{_MONTH_WORD} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b")
_SEASON_WORD = re.compile(r"(spring|summer|autumn|fall|winter)(?: of)? (\d{4})\b")


def day(node: Node, key: str, problems: Problems) -> str:
    """An EDTF date; of a date with a time the day, as it is written there."""
    text = words(node, key, problems)
    if not text:
        return ""
    if (iso := _ISO.match(text)) and _CLOCK.fullmatch(text, iso.end()):
        text = iso[0]
    try:
        edtf.bounds(text)
    except ValueError as error:
        _say_bad_date(text, str(error), key, node, problems)
        return ""
    return text


def moment(node: Node, key: str, problems: Problems) -> str:
    """A day, or a day with a time; both ISO."""
    text = words(node, key, problems)
    iso = _ISO.match(text)
    if iso and _CLOCK.fullmatch(text, iso.end()) and day(Node("text", node.line, iso[0]), key, problems):
        return text
    found = day(node, key, problems)
    if found and not _ISO.fullmatch(found):
        problems.add(
            "bad-date", f'"{key}" is one day, not "{found}"', node.line, f"write {key}: 2020-02-14, with the day meant"
        )
        return ""
    return found


def _say_bad_date(text: str, reason: str, key: str, node: Node, problems: Problems) -> None:
    """An impossible day is called so; of what people write, the EDTF form is shown."""
    iso = _ISO.fullmatch(text)
    if iso:
        why, hint = (
            _impossible(int(iso["y"]), int(iso["m"]), int(iso["d"])),
            f"write {key}: and a day that there was, or the month alone: {text[:4]}",
        )
        if 1 <= int(iso["m"]) <= 12:
            hint = f"write the day meant, or the month alone: {key}: {text[:7]}"
        problems.add("bad-date", f'"{key}": {text} is impossible: {why or reason}', node.line, hint)
        return
    better = [e for e in suggest(text) if edtf.is_valid(e)]
    hint = (
        "write " + " or ".join(f"{key}: {e}" for e in better)
        if better
        else f"write {key}: 2020-02-14, 2020-02 or 2020, or 2018~ for about 2018"
    )
    problems.add("bad-date", f'"{key}" is a date such as 2020-02-14, not "{text[:60]}"', node.line, hint)


def _impossible(year: int, month: int, day_: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = calendar.monthrange(year or 4, month)[1]
    if not 1 <= day_ <= last:
        return f"{calendar.month_name[month]} {year} has {last} days"
    return ""


def suggest(text: str) -> tuple[str, ...]:
    """What somebody may have meant who wrote a date in words or in another order; none of it is checked."""
    low = " ".join(text.lower().replace(",", ", ").split())
    about = re.match(r"(?:c\.|ca\.?|circa|about|around|approximately|~)\s*", low)
    mark = "~" if about else ""
    low = low[about.end() :] if about else low
    low = re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", "", low).removeprefix("the ")
    if match := _MONTH_FIRST.match(low) or _DAY_FIRST.match(low):
        number = f"-{int(match['day']):02}" if match["day"] else ""
        return (f"{match['year']}-{_MONTHS[match['month']]:02}{number}{mark}",)
    if match := _SEASON_WORD.match(low):
        return (f"{match[2]}-{_SEASONS[match[1]]}{mark}",)
    if match := _NUMBERS.match(low):
        return _orders(*match.groups())
    if re.fullmatch(r"(?:19|20)\d{6}", low):
        return (f"{low[:4]}-{low[4:6]}-{low[6:]}",)
    if match := re.fullmatch(r"(?:the )?(\d{3})0['’]?s", low):
        return (f"{match[1]}X{mark}",)
    if match := re.fullmatch(r"(\d{4})-(\d)", low):
        return (f"{match[1]}-0{match[2]}{mark}",)
    if match := re.fullmatch(r"(\d{4})\s*(?:-|–|to)\s*(\d{4})", low):
        return (f"{match[1]}/{match[2]}",)
    if match := re.fullmatch(r"(?:early|late|mid|end of)?[- ]?(\d{4})", low):
        return (f"{match[1]}{mark}",)
    return ()


def _orders(a: str, b: str, c: str) -> tuple[str, ...]:
    """2020-2-4, 14/02/2020, 02/14/2020; both readings of 03/04/2020."""
    if len(a) == 4:
        return (f"{a}-{int(b):02}-{int(c):02}",)
    if len(c) != 4 or len(a) > 2:
        return ()
    readings = (f"{c}-{int(b):02}-{int(a):02}", f"{c}-{int(a):02}-{int(b):02}")
    return tuple(dict.fromkeys(r for r in readings if edtf.is_valid(r)))

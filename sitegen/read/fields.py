"""Values of front matter -> checked Python values: one function a type. Each says what is wrong and returns its empty value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from sitegen.model.frozen import frozen
from sitegen.patterns import lazy
from sitegen.read.mapping import Node, Problems
from sitegen.text import DEVICE, did_you_mean

Check = Callable[[Node, str, Problems], Any]
"""A node, its key and the list of problems -> the value."""


@frozen
class Key:
    """What a key of front matter may hold. `field` is its name in the model; `listed` = it is offered to who mistypes one."""

    field: str
    check: Check
    listed: bool = True


_NONE: Mapping[str, str] = {}
_ENOUGH = 30
"""Mistakes of one file that are told at once."""


def check_mapping(
    root: Node | None, schema: Mapping[str, Key], noun: str, problems: Problems, elsewhere: Mapping[str, str] = _NONE
) -> dict[str, Any]:
    """The values of a mapping by field, with `lines`. `noun` says what the file is ("an article").

    `elsewhere` has what other programs call a key of the schema, for the remedy.
    """
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    written: dict[str, tuple[str, int]] = {}
    for name, node in root.pairs if root else ():
        if len(problems.notices) >= _ENOUGH:
            problems.add("more-mistakes", "there are more mistakes below", name.line, "mend those above first")
            break
        if name.kind != "text" or (key := _find(name.text, schema)) is None:
            _say_unknown(name, schema, noun, problems, elsewhere)
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


def _say_unknown(
    name: Node, schema: Mapping[str, Key], noun: str, problems: Problems, elsewhere: Mapping[str, str]
) -> None:
    if name.kind != "text":
        problems.add("unknown-key", "a key is a word", name.line, 'write "key: value"')
        return
    keys = ", ".join(word for word, key in schema.items() if key.listed)
    meant = elsewhere.get(name.text.strip().lower().replace("-", "_"))
    hint = f'it is called "{meant}" here' if meant else did_you_mean(name.text.lower(), schema)
    hint = hint or f"the keys of {noun} are: {keys}"
    problems.add("unknown-key", f'unknown key "{name.text[:60]}"', name.line, hint)


def _wrong(node: Node, key: str, problems: Problems, wanted: str, hint: str) -> None:
    got = {"list": "a list", "mapping": "a list of pairs", "empty": "nothing"}.get(node.kind, f'"{node.text[:60]}"')
    problems.add("wrong-type", f'"{key}" is {wanted}, not {got}', node.line, hint)


# --- words


def words(node: Node, key: str, problems: Problems) -> str:
    """One line of text. Numbers and dates are words too: a title may be 1984. Lines run on."""
    if node.kind != "text":
        _wrong(node, key, problems, "text", f"write {key}: and one value behind it")
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

_LANGUAGE = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
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


SLUG = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(node: Node, key: str, problems: Problems) -> str:
    """The last part of a URL."""
    word = words(node, key, problems)
    if DEVICE.fullmatch(word):
        what = f'no folder may be called "{word}" on Windows, so it cannot be a "{key}"'
        problems.add("bad-slug", what, node.line, f"write {key}: {word}-1, or another")
        return ""
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

"""Markdown within a paragraph -> the words a reader sees. Linear in length, whatever the text."""

from __future__ import annotations

import html
import re
from collections.abc import Set as AbstractSet

from sitegen.patterns import lazy

_MARKS = re.compile(r"[\\`*_\[<&~{]")

# Signs that are meant literally wait in a private area until all marks are gone: "\*" and what stands in code.
_LITERAL = {ord(c): 0xE000 + ord(c) for c in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
_BACK = {private: sign for sign, private in _LITERAL.items()}
_WAITING = lazy("[\ue021-\ue07e]")

_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_CODE = lazy(r"`+")

_DEST = (
    r"\(\s*+(?:<[^<>\n]*+>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+\s*+\)"
)
_IMAGE = lazy(rf"!\[[^\[\]]*+\](?:{_DEST}|\[[^\[\]]*+\])")  # ![caption](photo.jpg "title")
_LINK = lazy(rf"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]{_DEST}")  # [words](https://…), [words [sic]](https://…)
_REFERENCE = lazy(r"\[([^\[\]]*+)\](?:\[([^\[\]]*+)\])?+")  # [words][ref], [words][], [words]
_FOOTNOTE = lazy(r"\[\^[^\[\]\s]++\]")  # said.[^2]
_AUTOLINK = lazy(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>")
_BREAK = lazy(r"<(?:br|wbr|hr)\b[^<>]*>", re.IGNORECASE)
_TAG = lazy(r"</?[A-Za-z][^<>]*>")
_SHORTCODE = lazy(r"\{\{[<%][^{}]*\}\}|\{%[^{}]*%\}|\{:[^{}]*\}")  # {{< figure … >}}, {% include … %}, {: .lead}
_RUN = lazy(r"\*+|_+|~~")


def visible(text: str, references: AbstractSet[str] = frozenset()) -> str:
    """The words of a Markdown paragraph, on one line. `references` are the labels that link definitions have."""
    if _MARKS.search(text):
        text = _strip(text, references)
    return " ".join(text.split())


def _strip(text: str, references: AbstractSet[str]) -> str:
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: m[1].translate(_LITERAL), text).replace("\\\n", " \n")
    if "`" in text:
        text = _open_code(text)
    if "{" in text:
        text = _SHORTCODE.sub(" ", text)
    if "[" in text:
        text = _unlink(text, references)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _TAG.sub("", _BREAK.sub(" ", text))
    if "*" in text or "_" in text or "~~" in text:
        text = _unstress(text)
    if "&" in text:
        text = html.unescape(text)
    return _WAITING.sub(lambda m: m[0].translate(_BACK), text)


def _open_code(text: str) -> str:
    """Code spans lose their backticks; what is in them is literal. A run closes with the next of its length."""
    runs = list(_CODE.finditer(text))
    closes: dict[int, list[int]] = {}
    for n in range(len(runs) - 1, -1, -1):
        closes.setdefault(len(runs[n][0]), []).append(n)
    parts, at, n = [], 0, 0
    while n < len(runs):
        same = closes[len(runs[n][0])]
        while same and same[-1] <= n:
            same.pop()
        if not same:
            n += 1
            continue
        end = same.pop()
        parts += [text[at : runs[n].start()], text[runs[n].end() : runs[end].start()].translate(_LITERAL)]
        at, n = runs[end].end(), end + 1
    return "".join([*parts, text[at:]])


def _unlink(text: str, references: AbstractSet[str]) -> str:
    """Links become their words, images and footnote signs go; "[sic]" and "[the agency]" stay as they are."""
    text = _FOOTNOTE.sub("", text)
    if "![" in text:
        text = _IMAGE.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if references:
        text = _REFERENCE.sub(lambda m: m[1] if _label(m[2] or m[1]) in references else m[0], text)
    return text


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unstress(text: str) -> str:
    """Emphasis loses its signs where they come in pairs: "*so*", "__so__"; "5 * 3", "snake_case" and "price*" keep theirs."""
    open_: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    cuts: list[tuple[int, int]] = []
    size = len(text)
    for run in _RUN.finditer(text):
        start, end = run.span()
        sign = text[start]
        before = text[start - 1] if start else " "
        after = text[end] if end < size else " "
        opens, closes = _flanks(sign, before, after)
        length = end - start
        stack = open_[sign]
        while closes and length and stack:
            opener = stack[-1]
            shared = min(length, opener[1] - opener[0])
            cuts += [(opener[1] - shared, opener[1]), (start, start + shared)]
            opener[1] -= shared
            start += shared
            length -= shared
            if opener[0] == opener[1]:
                stack.pop()
        if opens and length:
            stack.append([start, end])
    if not cuts:
        return text
    cuts.sort()
    parts, at = [], 0
    for start, end in cuts:
        parts.append(text[at:start])
        at = end
    return "".join([*parts, text[at:]])


def _flanks(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of signs can open emphasis, and whether it can close it (CommonMark's rule)."""
    left = not after.isspace() and (_is_word(after) or not _is_word(before))
    right = not before.isspace() and (_is_word(before) or not _is_word(after))
    if sign == "_":  # not within a word
        return left and not (right and _is_word(before)), right and not (left and _is_word(after))
    return left, right


def _is_word(char: str) -> bool:
    return char.isalnum()

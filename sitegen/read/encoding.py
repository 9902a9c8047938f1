"""Bytes -> clean text: which encoding it is, what is no text at all, and the damage that can be undone without guessing."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from functools import cache

from sitegen.errors import ContentError, Where
from sitegen.patterns import lazy
from sitegen.text import conflict_line

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
"""How many bytes are looked at to tell what a file is."""

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "`sitegen add` turns it into an article"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "`sitegen add` turns a .docx file into an article"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text, or as .docx and use `sitegen add`"),
    (b"{\\rtf", "a rich text file (RTF)", "save it as plain text"),
    (b"\x89PNG", "a PNG image", "put images in content/assets/"),
    (b"\xff\xd8\xff", "a JPEG image", "put images in content/assets/"),
    (b"GIF8", "a GIF image", "put images in content/assets/"),
    (b"RIFF", "a sound, film or WebP file", "put media in content/assets/"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"bplist00", "a web archive of a browser", "save the page as HTML only"),
    (b"SQLite format 3", "a database", "take it out of the articles"),
    (b"\x7fELF", "a program", "take it out of the articles"),
)

# What web pages declare is read as browsers read it: the wider encoding of which the named one is a part.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
_NOT_CHARSETS = frozenset(
    {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)

_UNKNOWN = b"\x81\x8d\x8f\x90\x9d"  # to Windows-1252
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")


def decode(raw: bytes, declared: str = "", where: Where | None = None) -> tuple[str, str]:
    """The clean text of a file, and the name of its encoding. `declared` is what the file claims ("" = nothing).

    Valid UTF-8 beats any claim: bytes of another encoding hardly ever form it by chance. Raises ContentError for
    what is no text.
    """
    _refuse_binary(raw, where)
    text, encoding = _decode(raw, declared, where)
    text, repaired = _undo_double_encoding(text)
    text = clean(text)
    if line := conflict_line(text):
        hint = "keep what is right of both sides, and delete the lines that git added"
        place = Where(where.path, line) if where else None
        raise ContentError("merge-conflict", "an unresolved merge conflict", place, hint)
    return text, f"{encoding}, encoded twice" if repaired else encoding


def _decode(raw: bytes, declared: str, where: Where | None) -> tuple[str, str]:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(name, "replace")
            _refuse_damage(text, name, where)
            return text, name
    if utf16 := _utf16_without_mark(raw):
        return raw.decode(utf16, "replace"), utf16
    if b"\x1b$" in raw:  # Japanese mail: ASCII alone, with signs that turn pairs of it into characters
        with suppress(UnicodeDecodeError):
            return raw.decode("iso2022_jp_ext"), "iso2022_jp"
    _refuse_noise(raw, where)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if name := _codec(declared):
        try:
            return raw.decode(name), name
        except UnicodeDecodeError:
            pass
    if _mostly_utf8(raw):
        return raw.decode("utf-8", "sitegen-western"), "utf-8 with windows-1252"
    if name := _guess(raw):
        return raw.decode(name, "replace"), name
    return raw.decode("cp1252", "sitegen-western"), "cp1252"


def _western(error: UnicodeError) -> tuple[str, int]:
    """Reads a byte that is wrong where it stands as Windows-1252 would. The five it does not know become controls, which are
    dropped unless they are a part of what was encoded twice.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(bytes((b,)).decode("latin-1" if b in _UNKNOWN else "cp1252") for b in wrong), error.end


codecs.register_error("sitegen-western", _western)


def _codec(declared: str) -> str:
    """The Python codec of a declared character set, "" where there is none to be trusted."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    if name in _NOT_CHARSETS or name.startswith(("utf-16", "utf-32")):
        return ""
    try:  # "rot13", "hex" and their like are codecs too, but not of text
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return _WIDER.get(name, name)


def _utf16_without_mark(raw: bytes) -> str:
    """UTF-16 shows by its zero bytes, all of them on the same side of the pairs: even a Greek text has spaces."""
    head = raw[: _SAMPLE & ~1]
    if b"\0" not in head or len(raw) % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    pairs = len(head) / 2
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > pairs * 0.05 and few <= many * 0.01:
            text = head.decode(name, "ignore")
            odd_ones = sum(
                1 for c in text[:4096] if unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in "\t\r\n\f"
            )
            return name if odd_ones <= len(text[:4096]) * 0.01 else ""
    return ""


def _mostly_utf8(raw: bytes) -> bool:
    """UTF-8 into which a few bytes of another encoding were pasted: characters of several bytes outnumber the damage."""
    text = raw.decode("utf-8", "replace")
    damage = text.count("�")
    return sum(1 for _ in _BEYOND_ASCII.finditer(text)) - damage > damage


_BEYOND_ASCII = lazy(r"[^\x00-\x7f]")


def _guess(raw: bytes) -> str:
    """The encoding of a file in another script, "" for a western one: there few letters are beyond ASCII."""
    head = raw[:_SAMPLE]
    high = len(head) - len(head.translate(None, bytes(range(128, 256))))
    if high < len(head) * 0.25:
        return ""
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return _codec(best.encoding) if best else ""


def _refuse_binary(raw: bytes, where: Where | None) -> None:
    """Raise for the kinds of file that people drop into a folder by mistake, known by their first bytes."""
    for magic, kind, hint in _MAGIC:
        if raw.startswith(magic):
            raise ContentError("binary-file", f"this is {kind}, not text", where, hint)


def _refuse_noise(raw: bytes, where: Where | None) -> None:
    """Raise for bytes that cannot be text: zero bytes, or many control characters."""
    head = raw[:_SAMPLE]
    zeros = raw.count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if zeros > len(raw) * 0.002 or controls > len(head) * 0.02:
        what = "it has zero bytes" if zeros else "it is full of control characters"
        hint = "save it as UTF-8 text, or take it out of the articles"
        raise ContentError("binary-file", f"this is not a text file: {what}", where, hint)


def _refuse_damage(text: str, name: str, where: Where | None) -> None:
    """Raise for bytes that begin like text of an encoding, and then are none of it."""
    if text.count("\ufffd") > len(text) * 0.02:
        hint = "save it as UTF-8 text, or take it out of the articles"
        raise ContentError(
            "binary-file", f"this is not a text file: it begins as {name.upper()} and is not", where, hint
        )


# --- text that was encoded twice: "donâ€™t", "cafÃ©"

_TWICE_SIGN = re.compile("[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_TWICE = lazy("â€[\x80-\xbf™œ˜“”¦¢¡º\x9d]|Ã[\x80-\xbf‰€š‡ˆŠœ–¶¼±©³]|Â[\xa0-\xbf]")


def _undo_double_encoding(text: str) -> tuple[str, bool]:
    """Repair UTF-8 that was once read as Windows-1252 and saved again, and say whether it was.

    A whole file is unambiguous: no genuine "é" survives the way back. In a mixed file only pairs are undone that
    no language writes.
    """
    if text.isascii() or not any(sign in text and _TWICE_SIGN.search(text) for sign in "ÂÃâ"):
        return text, False
    once = _back(text)
    if once is not None:
        return once, True
    mended = _TWICE.sub(lambda m: _back(m[0]) or m[0], text)
    return mended, mended != text


def _back(text: str) -> str | None:
    """The text before it was encoded a second time, None where that cannot be."""
    try:
        return text.encode("cp1252", "sitegen-c1").decode("utf-8")
    except UnicodeError:
        return None


def _c1(error: UnicodeError) -> tuple[bytes, int]:
    """Windows-1252 leaves five bytes undefined; the programs that do the damage pass them through."""
    if isinstance(error, UnicodeEncodeError):
        char = ord(error.object[error.start])
        if char < 256 and char in _UNKNOWN:
            return bytes((char,)), error.start + 1
    raise error


codecs.register_error("sitegen-c1", _c1)


# --- characters that are seen by nobody and break every comparison

_LINE_ENDS = lazy("\r\n?|[\v\f\x85\u2028\u2029]")
_ODD = re.compile(
    "[^\t\n -~\xa1-\xac\xae-\u02ff\u0370-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u3001-\u9fff\uac00-\ud7a3]"
)
_SPACES = lazy("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphens, zero-width spaces, marks of direction and order, non-characters, lone surrogates.
_UNSEEN = lazy(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Joiners are spelling in Persian and in emoji, and rubbish between Latin letters.
_JOINERS = lazy("(?<=[\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u024f])|^[\u200c\u200d]+|[\u200c\u200d]+$")


def clean(text: str) -> str:
    r"""NFC, line ends as `\n`, any blank as a space, nothing invisible but `\n` and `\t`. Cheap for text that is so."""
    if not _ODD.search(text):  # line ends other than "\n" are odd, too
        return text
    text = _LINE_ENDS.sub("\n", text)
    if not _ODD.search(text):
        return text
    text = _SPACES.sub(" ", text)
    text = _UNSEEN.sub("", text)
    text = _JOINERS.sub("", text)
    return normalise(text)


_LONG_RUN = lazy("[^\x00-\u02ff]{30}")


def normalise(text: str) -> str:
    """NFC in linear time: sorting 100,000 accents on one letter would take a square of that, so a letter keeps 30."""
    if _LONG_RUN.search(text):
        text = _many_marks().sub(lambda m: m[0][:30], text)
    return unicodedata.normalize("NFC", text)


@cache
def _many_marks() -> re.Pattern[str]:
    """More than 30 combining marks in a row."""
    marks = [c for c in map(chr, range(0x300, 0x20000)) if unicodedata.combining(c)]
    return re.compile("[" + "".join(map(re.escape, marks)) + "]{31,}")

"""Lines that programs write around a story: a mail's header, an archive's codes, a database's labels. They become "key: value" lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sitegen.patterns import lazy
from sitegen.read.wordlists import word_list

_MAIL_KEY = lazy(
    r"(?P<key>from|sent|to|re|cc|bcc|subject|date|von|gesendet|an|betreff|datum|de|envoyé|à|objet|reply-to|importance|attachments?|mime-version|content-[a-z-]{3,20}|message-id|received|return-path|delivered-to|sender|in-reply-to|references|list-[a-z]{2,12}|precedence|user-agent|x-[a-z-]{2,30})\s{0,2}:\s{0,3}(?P<value>.{0,300})$",
    re.IGNORECASE,
)
_FORWARD = lazy(
    r"(?:-{2,}\s?)?(?:original\smessage|forwarded\smessage|forwarded\sby\b.{0,60}|begin\sforwarded\smessage:?|weitergeleitete\snachricht)(?:\s?-{2,})?$",
    re.IGNORECASE,
)
_PREFIX = lazy(r"(?:(?:fwd?|re|aw|wg|tr)\s?:\s?)+", re.IGNORECASE)
_CODE = lazy(
    r"(?P<key>HD|CR|BY|WC|PD|ET|SN|SC|PG|LA|CY|LP|TD|SE|CLM|ED|VOL|NGC|GC|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:\s+(?P<value>\S.*))?$"
)
_CODE_NAMES = {"HD": "headline", "BY": "byline", "PD": "date", "SN": "source"}
_STORY_CODES = {"LP", "TD", "ED"}
_CODES_WITHIN = 40  # lines in which all codes of a head stand
_SURE_KEYS = 2
_KEY = 36  # characters in which a label has its colon
_SURE = word_list("exports", "sure")
_RECORD_NAMES = {
    label: name for name in ("headline", "byline", "source", "date", "dateline") for label in word_list("exports", name)
}
_LABELS = sorted(_SURE | _RECORD_NAMES.keys() | word_list("exports", "others"), key=len, reverse=True)
_RECORD_KEY = lazy(
    rf"(?P<key>{'|'.join(map(re.escape, _LABELS))})\s{{0,3}}:(?:\s{{1,3}}(?P<value>\S.{{0,400}}))?$", re.IGNORECASE
)
_FULL_TEXT = lazy(r"full\stext\s{0,2}:?\s{0,3}", re.IGNORECASE)
_RECORD_FRAME = lazy(
    r"(?:documents?\s\(\d+\)|end\sof\sdocument|body|classification|(?:full|article)\stext|proquest\sdocument\slink|\w+\sdocument\slink)\s?:?$",
    re.IGNORECASE,
)
_RECORD_ASIDE = lazy(
    r"(?:graphics?|captions?|memo)\s?:?$", re.IGNORECASE
)  # captions stand below it, up to the next label
_LISTED = lazy(r"\d{1,3}\.\s+(?=\S)")


def read_mail(lines: Sequence[str]) -> tuple[dict[str, tuple[int, str]], int]:
    """A mail's header at the top: its subject as "title", its day as "date" (each with its line's index), and how many lines it takes.

    Of a mail that was sent on the inner header counts, so its day is the day nearer to the story's.
    """
    said: dict[str, tuple[int, str]] = {}
    at, keys = 0, 0
    while at < len(lines) and at < 24:
        match = _MAIL_KEY.match(lines[at])
        if match:
            keys += 1
            key, value = match["key"].casefold(), match["value"].strip()
            if key in ("subject", "re", "betreff", "objet") and _PREFIX.sub("", value):
                said["title"] = (at, _PREFIX.sub("", value).strip())
            elif key in ("sent", "date", "gesendet", "datum", "envoyé") and value:
                said["date"] = (at, value)
        elif not _FORWARD.match(lines[at]):
            break
        at += 1
    return (said, at) if keys >= 3 and "title" in said else ({}, 0)


def read_codes(lines: Sequence[str]) -> list[tuple[int, str]] | None:
    """A text whose head has two-letter codes as (index of the line, "headline: …" or a line of story); None where it has none."""
    first = _CODE.match(lines[0]) if lines else None
    if first is None or first["key"] not in ("HD", "SE", "CLM"):
        return None
    found = {match["key"] for line in lines[:_CODES_WITHIN] if (match := _CODE.match(line))}
    if not {"HD", "PD"} <= found or not found & _STORY_CODES:
        return None
    told: list[tuple[int, str]] = []
    key = ""
    for i, line in enumerate(lines):
        match = _CODE.match(line)
        if match:
            key = match["key"]
        words = (match["value"] or "").strip() if match else line
        if words and key in _STORY_CODES:
            told.append((i, words))
        elif words and key in _CODE_NAMES:
            told.append((i, f"{_CODE_NAMES[key]}: {words}"))
    return told


def read_record(lines: Sequence[str]) -> list[tuple[int, str]] | None:
    """A database's printout as (index of the line, "headline: …" or a line of story); None where the text is none.

    Its labels stand above and below the story: "Job Number: 113882960", "Start Page: 5". Two that no story has prove it.
    """
    labels = {
        i: match
        for i, line in enumerate(lines)
        if ":" in line[:_KEY] and len(line) < 440 and (match := _RECORD_KEY.match(line))
    }
    frames = sum(bool(_RECORD_FRAME.match(line)) for line in lines if len(line) < _KEY)
    if len({match["key"].casefold() for match in labels.values()} & _SURE) + (frames > 1) < _SURE_KEYS:
        return None
    told: list[tuple[int, str]] = []
    known = set(lines)
    aside = False
    for i, line in enumerate(lines):
        framed = i in labels or bool(_RECORD_FRAME.match(line))
        aside = not framed and (aside or bool(_RECORD_ASIDE.match(line)))
        if aside:
            continue
        if i in labels:
            key, value = labels[i]["key"].casefold(), labels[i]["value"]
            if value and key in _RECORD_NAMES:
                told.append((i, f"{_RECORD_NAMES[key]}: {value}"))
        elif not framed and not _is_listed(line, known):
            full = _FULL_TEXT.match(line)
            told.append((i, line[full.end() :] if full else line))
    return sorted(told, key=lambda pair: pair[0] not in labels)  # "Article Name: …" may stand at the foot


def _is_listed(line: str, lines: Collection[str]) -> bool:
    """Whether a line is of the list of what was printed: "1. Farmers march" where "Farmers march" is a line too."""
    number = _LISTED.match(line)
    return number is not None and line[number.end() :] in lines

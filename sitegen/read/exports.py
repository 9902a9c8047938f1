"""Lines that programs write above a story: a mail's header, an archive's two-letter codes. Both become "Key: value" lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.patterns import lazy

_MAIL_KEY = lazy(
    r"(?P<key>from|sent|to|cc|bcc|subject|date|reply-to|importance|attachments?)\s{0,2}:\s{0,3}(?P<value>.{0,300})$",
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
            if key == "subject" and _PREFIX.sub("", value):
                said["title"] = (at, _PREFIX.sub("", value).strip())
            elif key in ("sent", "date") and value:
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

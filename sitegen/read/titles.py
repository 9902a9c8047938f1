"""Which words are the title: of a pasted text its headline, of a page its `<h1>` before what the head says."""

from __future__ import annotations

import re

from sitegen.text import fold

_SEPARATOR = re.compile(r"\s+(?:[|»«•·–—-]|::|//)\s+|\s*\|\s*")
_FULL_STOP = re.compile(r"(?<!\b[A-Z])(?<!\.[A-Z])\.[\"'”’)]{0,2}$")
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w.,'’/() -]{2,60}?\s?(?:\([A-Z][^()]{1,30}\)\s?(?:-{1,2}|–|—)|(?:-{2}|—)\s)")
_PAPER = re.compile(
    r"""\b(?:daily|evening|morning|sunday|weekly|times|post|herald|chronicle|tribune|gazette|journal|news|press|express|mail|mirror|star|
    standard|telegraph|guardian|observer|independent|courier|dispatch|examiner|echo|argus|advertiser|sentinel|register|record|review|
    globe|bulletin|ledger|inquirer|bee|citizen|reporter|messenger|monitor|today|mercury|democrat|republican|union|argosy|zeitung|
    magazine|radio|tv|television|broadcasting|wire|agency|bbc|cnn|itv|reuters|bloomberg|afp|online|online\.\w+|[\w-]+\.(?:com|co\.uk|org|net|news))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SECTIONS = frozenset(
    "news|world|world news|uk|uk news|us|us news|u.s.|usa|europe|asia|africa|americas|middle east|latin america|nation|national|politics|"
    "business|economy|markets|money|finance|companies|technology|tech|science|health|environment|climate|education|sport|sports|football|"
    "culture|arts|entertainment|lifestyle|life|travel|opinion|comment|analysis|exclusive|breaking|breaking news|crime|courts|local|local news|"
    "metro|city|media|law|society|home|home news|front page|top stories|features|investigation|investigations|live|video|international|"
    "scotland|wales|northern ireland|ireland|australia|canada|india|general news|story|article|press release|autos|cars|motoring|weather|religion".split(
        "|"
    )
)


def is_section_label(line: str) -> bool:
    """Whether a line is the name of a section: "UK News"."""
    return fold(line).strip(" :>|-/") in _SECTIONS


def looks_like_masthead(line: str) -> bool:
    """Whether a short line is the name of a publisher: "The Dorset Gazette", "PORT HARBOUR HERALD"."""
    words = line.split()
    capital = all(word[:1].isupper() or word.casefold() in {"of", "the", "and", "&", "de", "la"} for word in words)
    return 1 <= len(words) <= 5 and capital and not line.endswith((".", "?", "!", ":")) and bool(_PAPER.search(line))


def looks_like_headline(line: str) -> bool:
    """Whether a line can be a headline: no sentence of the story, no dateline, neither a word nor a paragraph."""
    words = line.split()
    if not 2 <= len(words) <= 32 or len(line) > 220 or not any(c.isalpha() for c in line):
        return False
    first = next((c for c in line if c.isalnum()), "a")
    return (
        not (_FULL_STOP.search(line) or _DATELINE.match(line) or line.endswith((",", ";", ":"))) and not first.islower()
    )


def strip_site(title: str, site: str = "") -> str:
    """A `<title>` without the site's name before or behind it: "Ferry sinks | The Dorset Gazette" is "Ferry sinks".

    Without a known site name the longest part is the headline where the others are short.
    """
    parts = [part.strip() for part in _SEPARATOR.split(title) if part and part.strip()]
    if len(parts) < 2:
        return title.strip()
    if site:
        same = [part for part in parts if not _same_site(part, site)]
        if same and len(same) < len(parts):
            first = title.find(same[0])
            last = title.rfind(same[-1]) + len(same[-1])
            whole = title[first:last].strip()
            return strip_site(whole) if len(same) > 1 and "|" in whole else whole
    best = max(parts, key=len)
    others = [part for part in parts if part is not best]
    if all(
        len(part.split()) <= 5 and (looks_like_masthead(part) or is_section_label(part) or "|" in title)
        for part in others
    ):
        return best
    if len(parts) == 2 and looks_like_masthead(others[0]):
        return best
    return title.strip()


def _same_site(part: str, site: str) -> bool:
    """Whether a part of a title is the site's name, with or without article and domain."""
    a, b = (
        re.sub(r"^(?:the|le|la|el|die|der|das)\s|\.(?:com|co\.uk|org|net|de|fr)$|[^a-z0-9]", "", fold(words))
        for words in (part, site)
    )
    return bool(a and b) and (a == b or (len(a) > 4 and (b.startswith(a) or a.startswith(b))))

"""Lines at the top of an article: which can be a headline, a paper's name or a section's; a headline without the latter two."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sitegen.patterns import lazy
from sitegen.read.bylines import is_signature, names_role
from sitegen.read.furniture import Shape, shape_of
from sitegen.read.wordlists import word_list
from sitegen.text import fold

SEPARATOR = lazy(r"\s+(?:[|»«•·–—-]|::|//)\s+|\s*\|\s*")
_FULL_STOP = lazy(r"(?<!\b[A-Z])(?<!\.[A-Z])(?<!\b(?:INC|LTD))\.[\"'”’)]{0,2}$")
_DATELINE = lazy(r"[A-ZÀ-Þ][\w.,'’/() -]{2,60}?\s?(?:\([A-Z][^()]{1,30}\)\s?(?:-{1,2}|–|—)|(?:-{2}|—)\s)")
_PAPER = lazy(
    r"""\b(?:daily|evening|morning|sunday|weekly|times|post|herald|chronicle|tribune|gazette|journal|news|press|express|mail|mirror|star|
    standard|telegraph|guardian|observer|independent|courier|dispatch|examiner|echo|argus|advertiser|sentinel|register|record|review|
    globe|bulletin|ledger|inquirer|bee|citizen|reporter|reader|messenger|monitor|today|mercury|democrat|republican|union|argosy|zeitung|
    magazine|briefing|digest|round-?up|brief$|radio|tv|television|broadcasting|wire|agency|bbc|cnn|itv|reuters|bloomberg|afp|online|online\.\w+|(?<![\w-])[\w-]+\.(?:com|co\.uk|org|net|news))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SECTIONS = word_list("press", "sections")
_STEPS = lazy(r"\s?[/>»›|,]\s?")
_PATH = 40  # characters
_PLACE = lazy(r"\s\([A-Z][\w .,:'’–-]{2,30}\)$")  # "The Dorset Gazette (Poole, England)"
_OLD_HEADLINE = 8  # words
_LEAST_HALF, _LONGEST_HALF = 3, 90  # words of a headline that goes on, characters of what it goes on with
_OPEN_END = re.compile(
    r"\b(?:of|over|to|in|for|and|the|an?|on|with|at|from|as|after|into|but|or|against|his|her|its|their)$|[,–—-]$",
    re.IGNORECASE,
)


def is_section_label(line: str) -> bool:
    """Whether a line is the name of a section or the path to one: "UK News", "News / Courts"."""
    words = fold(line).strip(" :>|-/")
    return words in _SECTIONS or (len(words) <= _PATH and all(part in _SECTIONS for part in _STEPS.split(words)))


def looks_like_masthead(line: str) -> bool:
    """Whether a short line is the name of a publisher: "The Dorset Gazette", "PORT HARBOUR HERALD"."""
    words = _PLACE.sub("", line).split()
    capital = all(
        word[:1].isupper() or word.casefold() in {"of", "the", "and", "&", "de", "la", "on", "in", "at", "for"}
        for word in words
    )
    is_post = "," in line and names_role(line)  # "Ada Quill, Harbour Reporter"
    names = 1 <= len(words) <= 5 and capital and not is_post and not line.endswith((".", "?", "!", ":"))
    return names and bool(_PAPER.search(line))


def looks_like_headline(line: str) -> bool:
    """Whether a line can be a headline: no sentence of the story, no dateline, neither a word nor a paragraph."""
    words = line.split()
    if not 2 <= len(words) <= 32 or len(line) > 220 or not any(c.isalpha() for c in line):
        return False
    first = next((c for c in line if c.isalnum()), "a")
    is_old = line.isupper() and len(words) <= _OLD_HEADLINE  # "FIRE AT THE MILL."
    return (
        not ((_FULL_STOP.search(line) and not is_old) or _DATELINE.match(line) or line.endswith((",", ";", ":")))
        and not first.islower()
    )


def may_be_headline(text: str, shapes: Collection[Shape | None] = (None,)) -> bool:
    """Whether a line by itself can be a headline: no furniture but of these `shapes`, no section, day or byline."""
    return (
        looks_like_headline(text)
        and shape_of(text) in shapes
        and not is_section_label(text)
        and not is_signature(text, loose=True)
    )


def whole_headline(lines: Sequence[str], gaps: Sequence[bool]) -> tuple[str, int]:
    """A headline with the lines in which it goes on, and how many lines it has: "Ferry firm fined over / sinking off the mole"."""
    words, size = lines[0], 1
    while size < min(len(lines), len(gaps)) and not gaps[size] and _goes_on(words, lines[size]):
        words, size = f"{words} {lines[size]}", size + 1
    return words, size


def _goes_on(title: str, line: str) -> bool:
    """Whether a headline goes on in the line right below it."""
    capitals = title.isupper() and line.isupper()
    return (
        len(title.split()) >= _LEAST_HALF  # "Ada Quill / author of Wet Ink"
        and len(line) <= _LONGEST_HALF
        and not line.endswith((".", ":"))
        and (line[:1].islower() or bool(_OPEN_END.search(title)) or capitals)
        and not looks_like_masthead(title)
        and shape_of(line) is None
        and not is_signature(line, loose=True)
    )


def without_section(line: str) -> str:
    """A headline without the section before its bar: "Opinion | Let the lamps stand"."""
    label, bar, rest = line.partition(" | ")
    return rest.strip() if bar and is_section_label(label) and len(rest.split()) > 2 else line


def strip_paper(line: str) -> str:
    """A pasted headline without section and paper beside it: "Ferry sinks | World | The Gazette", "Ferry sinks - Hill Post"."""
    parts = [part.strip() for part in SEPARATOR.split(line)]
    others = [part for part in parts if looks_like_masthead(part) or is_section_label(part)]
    kept = [part for part in parts if part not in others]
    return kept[0] if others and len(kept) == 1 and len(kept[0].split()) > 2 else line


def paper_and_section(line: str) -> str:
    """The paper in a line that names it and sections and nothing else: "The Gazette | Obituaries"; "" = it says more."""
    parts = [part.strip() for part in SEPARATOR.split(line)]
    papers = [part for part in parts if looks_like_masthead(part) and not is_section_label(part)]
    sections = [part for part in parts if is_section_label(part)]
    return papers[0] if len(papers) == 1 and sections and len(parts) == 1 + len(sections) else ""

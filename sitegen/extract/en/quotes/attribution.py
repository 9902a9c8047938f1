"""The words that attribute a quotation. In: text beside it. Out: a Cue: where the speaker is named, and with which verb.

A cue says where the words for the speaker stand; who that is, `speakers.py` finds out.
"""

from __future__ import annotations

import re
from typing import Literal

from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen

Subject = Literal["up-to-verb", "after-verb", "main-clause"]


@frozen
class Cue:
    """`text[start:end]` attributes. The speaker's words lie in `text[low:high]`.

    `subject` says how to read them: they end at the verb ("In Lima, Ms Ruiz said"), begin after it ("said Ms Ruiz, a
    nurse"), or the main clause's subject is meant ("Ms Ruiz attacked the plan, saying"). `strong` cues attribute a
    whole utterance; weak ones lead to words taken into the sentence.
    """

    start: int
    end: int
    low: int
    high: int
    subject: Subject
    rule: str
    strong: bool


def find_after(text: str, close: int, stop: int, last: str) -> Cue | None:
    """The attribution that follows a quotation which closes at `close`, up to `stop`; `last` is its last character."""
    stop = min(stop, close + _REACH)
    lead = _EDGE.match(text, close, stop)
    begin = lead.end() if lead else close
    if begin >= stop or not _attached(text, close, begin, last):
        return None
    low, relative = begin, False
    for word in _WORD.finditer(text, begin, stop):
        if word[0] not in _TELLING:
            continue
        if word[0].lower() == "according" and text.startswith(" to ", word.end()):
            return Cue(word.start(), stop, word.end() + 4, stop, "after-verb", "according-to", True)
        if word[0] in ("how", "what") or (word[0] == "as" and word.start() == begin):
            low = word.end()  # "…" is how Ms Ruiz put it
            continue
        kind = _VERBS.get(word[0])
        if word[0] in _RELATIVE:
            relative = True
        elif kind is not None and text.startswith(" that ", word.end()) and text[begin : word.start()] == "and ":
            return None  # "called it “a joke” and said that the council would sue"
        elif kind is not None and _speaks_after(text, word, kind, begin, low):
            if relative and not _is_closed(text, begin, word.start()):
                relative = False  # the verb of "a woman who said she was there told …" is the next one
                continue
            return _after_cue(text, begin, low, word, stop)
    return _signature(text, close, stop)


def find_before(text: str, start: int, opens: int, clause: int) -> Cue | None:
    """The attribution that leads to a quotation which opens at `opens`.

    It is looked for from `start` on, the end of the quotation before; the sentence begins at `clause` <= `start`.
    """
    start, clause = max(start, opens - _REACH), max(clause, opens - _REACH)
    edge = text[start:opens].rstrip(" \n\t*_>\xa0(—–-")
    stop = start + len(edge)
    if not edge:
        return None
    colon = edge[-1] == ":"
    found: re.Match[str] | None = None
    previous = ""
    for word in _WORD.finditer(text, start, stop):
        kind = _VERBS.get(word[0])
        if (
            (kind is not None and previous not in _NO_SUBJECT and _speaks_before(text, word, kind, previous, start))
            or word[0] == "according"
            or word[0] == "According"
        ):
            found = word
        previous = word[0].lower()
    if (quoted_as := _QUOTED_AS.search(text, start, stop)) is not None:
        return Cue(
            start, stop, quoted_as.start(1), quoted_as.end(1), "up-to-verb", "said-before", colon or edge[-1] == ","
        )
    if found is None:
        return Cue(start, stop, clause, stop - 1, "main-clause", "colon", False) if colon else None
    if found[0].lower() == "according":
        high = text.find(",", found.end(), stop)
        rule = Cue(
            found.start(), stop, found.end() + 4, high if high > 0 else stop, "after-verb", "according-to", colon
        )
        return rule if high < 0 or edge[-1] in ",:" else None
    near = edge[-1] == "," and stop - found.end() < _NEAR
    strong = colon or near or found.end() == stop
    passive = _PASSIVE.search(text, max(start, found.start() - 24), found.start())
    if passive and (found[0] in _HEARERS or _VERBS[found[0]] == "partial"):
        by = text.find(" by ", found.end(), stop)
        if by > 0:
            return Cue(by, stop, by + 4, stop, "after-verb", "said-before", strong)
        # "Mr Osei was told: “…”" names who hears it; who says it is not told
        return Cue(start, stop, stop, stop, "after-verb", "said-before", strong) if found[0] in _HEARERS else None
    if not text[start : found.start()].strip(" ,"):
        return Cue(start, stop, found.end(), stop, "after-verb", "said-before", strong)
    where: Subject = "main-clause" if _VERBS[found[0]] == "participle" else "up-to-verb"
    return Cue(start, stop, clause, found.start(), where, "said-before", strong)


_REACH = 400  # characters: no attribution is longer
_NEAR = 60  # "said in a statement on Tuesday, “…" but not a verb far up the sentence

_WORD = re.compile(r"[A-Za-z]++(?:['’]s)?")
_EDGE = re.compile(r"[\s,.;:*_)\]—–-]+")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|also\s+|once\s+)?$")
_RELATIVE = frozenset(["who", "which", "whom", "whose", "that", "where"])
_QUOTED_AS = re.compile(r"\bquot(?:ed|es|ing)\s([^“”\"]{3,80}?)\sas\s(?:saying|telling|writing)\b")
_NO_SUBJECT = frozenset(["when", "if", "as", "than", "once", "though", "be"])
_BEFORE_NOUNS = frozenset(["the", "a", "an", "his", "its", "their", "our", "these", "those", "of"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])

_LISTS = read_lists("speech_verbs")
_HEARERS = _LISTS["heard"]
_VERBS = {verb: kind for kind in ("plural", "partial", "participle", "doubtful", "speech") for verb in _LISTS[kind]}
_VERBS |= {"Said": "speech", "Asked": "asked", "Adding": "participle", "Saying": "participle"}
_VERBS |= {"went": "onward", "goes": "onward"}  # "the statement went on"

_TELLING = {*_VERBS, *_RELATIVE, "according", "According", "how", "what", "as"}


def _attached(text: str, close: int, begin: int, last: str) -> bool:
    """Whether what follows the closing mark can belong to the quotation rather than begin anew."""
    following = text[begin]
    if last == "," or text[close] in ",—–-" or text[close : close + 2] in (" —", " –", " -"):
        return True
    if last in "?!…—–-":
        return True
    return following.islower()


def _speaks_after(text: str, word: re.Match[str], kind: str, begin: int, low: int) -> bool:
    """Whether a verb after a quotation attributes it."""
    before = text[begin : word.start()].split()
    previous = before[-1].lower() if before else ""
    if previous in _BE or previous in ("to", "when", "if") or previous in _BEFORE_NOUNS:
        return False
    if kind in ("speech", "plural"):
        return True
    if kind == "doubtful" and not before:
        return word[0] in ("reads", "reports") and _PAPER.match(text, word.end()) is not None
    if kind == "doubtful":
        return bool(before) and (before[-1][-1:] == "," or before[-1][0].isupper() or previous in _PRONOUNS)
    if kind == "participle":
        return previous == "as" and word[0] == "saying"
    if kind == "onward":
        return text.startswith((" on.", " on,", " on:"), word.end())
    return kind == "partial" and low > begin


_PRONOUNS = frozenset(["he", "she", "it", "they", "i", "we", "one"])
_PAPER = re.compile(
    r"\s(?:a|an|the|one|his|her|its)\s(?:[a-z]+\s){0,2}(?:e-?mail|letter|note|sign|message|text|post|memo|statement|banner|placard)\b"
)


def _speaks_before(text: str, word: re.Match[str], kind: str, previous: str, start: int) -> bool:
    """Whether a verb before a quotation can attribute it; not "the talks", "their claims"."""
    if previous in _BEFORE_NOUNS or previous.endswith(("'s", "’s")):
        return False
    if kind == "doubtful":
        before = text[max(start, word.start() - 3) : word.start()].rstrip()
        name = text[start : word.start()].split()
        return before.endswith(",") or previous in _PRONOUNS or bool(name and name[-1][0].isupper())
    if kind == "onward":
        return text.startswith((" on:", " on,"), word.end())
    return kind != "asked"


def _is_closed(text: str, begin: int, verb: int) -> bool:
    """Whether a comma ends the relative clause before the verb: "Ms Ruiz, who runs the site, said"."""
    return text[begin:verb].rstrip().endswith(",")


def _after_cue(text: str, begin: int, low: int, verb: re.Match[str], stop: int) -> Cue:
    """The cue of a verb after the quotation, with its subject before or after it."""
    before = text[low : verb.start()].strip(" ,")
    if not before or before in _ADVERBS or (before.endswith("ly") and before.islower() and " " not in before):
        return Cue(begin, stop, verb.end(), stop, "after-verb", "said-after", True)
    subject: Subject = "main-clause" if _VERBS[verb[0]] == "participle" else "up-to-verb"
    return Cue(begin, verb.end(), low, verb.start(), subject, "said-after", True)


_ADVERBS = frozenset(["later", "then", "also", "again", "once", "only", "now", "first", "and"])
_SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*(?=[*_]{0,2}[A-Z])")


def _signature(text: str, close: int, stop: int) -> Cue | None:
    """A name after a dash that ends the paragraph: “…” — Ines Abara, nurse."""
    dash = _SIGNED.match(text, close, stop)
    if dash is None or stop - dash.end() > 120:
        return None
    return Cue(dash.start(), stop, dash.end(), stop, "after-verb", "signed", True)

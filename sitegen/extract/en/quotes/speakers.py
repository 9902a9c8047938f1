"""Who speaks. In: a Cue and an article's actors. Out: a Speaker: the actor, the words for them, how they were found.

Nobody is invented: who is not named, not called by a pronoun and not by an office they are known to hold, is nobody,
and keeps the words ("a resident").
"""

from __future__ import annotations

import re

from sitegen.extract.en.antecedents import NOBODY, Antecedents, Speaker
from sitegen.extract.en.phrases import LONG, clause_end, first_head, joined_with, last_head, phrase_start
from sitegen.extract.en.quotes.attribution import Cue
from sitegen.extract.en.quotes.described import describe
from sitegen.patterns import lazy


def find_speaker(cast: Antecedents, cue: Cue) -> Speaker:
    """The speaker that a cue names."""
    text = cast.text
    low, high = cue.low, cue.high
    if low >= high:
        return Speaker(None, "", "untold")
    if cue.subject == "after-verb":
        return _after_verb(cast, low, high)
    high = _without_adverbs(text, low, high)
    edge = text[low:high].rstrip()
    high = low + len(edge)
    if not edge:
        return NOBODY
    if cue.rule == "colon" and _WORDS_OF.match(edge) and (named := cast.between(low, high)):
        return Speaker(named[0].actor, named[0].text, "name")
    if cue.subject == "main-clause" or edge[-1] in ",–—)" or edge.rpartition(" ")[2] in ("and", "but", "then", "to"):
        return find_subject(cast, low, high, loose=cue.rule == "colon")
    return _up_to_verb(cast, low, high)


def find_subject(cast: Antecedents, low: int, high: int, *, loose: bool = False) -> Speaker:
    """The subject of the main clause of `text[low:high]`: "In Lima, Ms Ruiz, a nurse, …" gives Ms Ruiz.

    `loose`: where no subject can be told, the only actor named there will do ("The message from Ms Ruiz: …").
    """
    text = cast.text
    parts = [(m.start(), m.end()) for m in _PART.finditer(text, low, high)]
    for index, (start, end) in enumerate(parts):
        begin = _skip_conjunction(text, start, end)
        if _INTRO.match(text, begin, end) and index + 1 < len(parts):
            after = cast.between(begin, end)[-1:]  # "Outside court Ann Osei, who lost her son, said"
            if after and after[0].end == end and _WHO.match(text, end) and not cast.is_object(after[0]):
                return Speaker(after[0].actor, after[0].text, "name")
            continue
        word = _FIRST_WORD.match(text, begin, end)
        if word and word[0].lower() in _PRONOUNS:
            return cast.pronoun(word[0].lower(), word[0], begin)
        head = first_head(cast, begin, end)
        if head is not None:
            return Speaker(head.actor, head.text, "name")
        if _DETERMINER.match(text, begin, end) or cast.between(begin, end):
            named = _named_next(cast, parts, index)
            return named or describe(cast, begin, min(end, clause_end(text, begin, end)))
        if index >= _MOST_PARTS:
            break
    here = {m.actor for m in cast.between(low, high)}
    if loose and len(here) == 1:
        mention = cast.between(low, high)[0]
        return Speaker(mention.actor, mention.text, "name")
    return NOBODY


_MOST_PARTS = 8
_WORDS_OF = lazy(r"\W*(?:[Ii]n\sthe\swords\sof|[Tt]o\squote)\s")
_PART = lazy(r"(?:[^,;:()—–]++|,(?=\d)|[—–](?=\d))++")
_WHO = lazy(r",\s(?:who|whose)\s")
_CONJUNCTION = lazy(
    r"[\s*_>“”\"'‘’-]*(?:(?:But|And|Yet|So|Then|Meanwhile|Or|Later|Still|Also|Now|Today|Yesterday)\s+)*"
)
_FIRST_WORD = lazy(r"[A-Za-z]+")
_INTRO = lazy(
    r"""(?:In|On|At|After|Before|When|While|As|For|With|Despite|By|During|Following|Until|Since|From|To|If|Although|Though
    |However|Instead|Earlier|Meanwhile|Moreover|Nevertheless|Last|According|Asked|Once|Under|Amid|Because|Unlike|Among|Of|Among
    |Hours|Minutes|Days|Weeks|Months|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|That|This|Elsewhere|Outside|Inside
    |[A-Z][a-z]+(?:ing|ly)|who|which|whose|where|when|whom|then|a|an|the\ former|now|formerly|aged)\b|\d""",
    re.VERBOSE,
)
_DETERMINER = lazy(
    r"(?:The|A|An|One|His|Her|Its|Their|My|Our|Another|Some|Many|Several|Two|Three|the|a|an|one|his|her|its|their|another|some|two)\s"
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i"])
_SPLIT = lazy(r"\b(?:but|while|whereas|although|though|when|after|before|because|as|that|if|until|since|so|how|what)\s")


def _skip_conjunction(text: str, start: int, end: int) -> int:
    """Where a clause begins after "But", "And" and marks."""
    found = _CONJUNCTION.match(text, start, end)
    return found.end() if found else start


def _up_to_verb(cast: Antecedents, low: int, high: int) -> Speaker:
    """The subject that ends where the verb begins: "Lawyers left, and the minister" said."""
    text = cast.text
    comma = max(
        text.rfind(", ", low, high),
        text.rfind("; ", low, high),
        text.rfind(": ", low, high),
        text.rfind("— ", low, high),
    )
    firm = next((m for m in cast.between(low, high) if m.start < comma < m.end), None)
    if firm is not None:  # "president of Delmont Tools, Inc said"
        comma = text.rfind(", ", low, firm.start)
    begin = comma + 1 if comma >= low else low
    for split in _SPLIT.finditer(text, begin, high):
        begin = split.end()
    words = text[begin:high].split()
    if not words:
        return find_subject(cast, low, high)
    last = words[-1].lower()
    if last in _PRONOUNS:
        return cast.pronoun(last, words[-1], high - len(words[-1]))
    if last in ("who", "which"):  # "her daughter, Kirsty, who said"
        named = last_head(cast, low, high - len(last))
        if named is not None:
            return Speaker(named.actor, named.text, "name")
    if last in ("and", "but", "then", "who", "which", "not", "to"):
        return find_subject(cast, low, high)
    head = last_head(cast, begin, high)
    place = phrase_start(text, begin, high)
    if head is not None and (place is None or head.start >= place or text[place : head.start].count(" ") > LONG):
        first = joined_with(cast, head, begin)
        return Speaker(first.actor, first.text, "name")
    if comma >= low and len(words) > 1 and words[0].islower() and (place is None or words[0] in ("a", "an")):
        before = cast.between(low, comma)[-1:]  # "Ann Osei, senior vice president said", without its second comma
        if before and before[0].end == comma and not cast.is_object(before[0]) and not last.endswith("s"):
            return Speaker(before[0].actor, before[0].text, "name")
    if place is None:
        place = max(begin, high - len(" ".join(words[-4:])))
        while place < high and text[place].isspace():
            place += 1
    return describe(cast, place, high)


def _after_verb(cast: Antecedents, low: int, high: int) -> Speaker:
    """The subject that follows the verb: "said the head of the clinic, Omar Silva, on Monday"."""
    text = cast.text
    parts = [(m.start(), m.end()) for m in _PART.finditer(text, low, high)][:4]
    for index, (start, end) in enumerate(parts):
        begin = start + len(text[start:end]) - len(text[start:end].lstrip(" *_\n\t“\"'‘’"))
        word = _FIRST_WORD.match(text, begin, end)
        if begin >= end or (word and word[0] in ("in", "on", "at", "during", "after", "last", "late", "to", "through")):
            continue
        if word and word[0].lower() in _PRONOUNS:
            return cast.pronoun(word[0].lower(), word[0], begin)
        over = min(end, clause_end(text, begin, end))
        head = first_head(cast, begin, over)
        if head is not None:
            return Speaker(head.actor, head.text, "name")
        return _named_next(cast, parts, index) or describe(cast, begin, over)
    return NOBODY


def _named_next(cast: Antecedents, parts: list[tuple[int, int]], index: int) -> Speaker | None:
    """A name set beside a description: "his lawyer, Marta Ruiz,"."""
    if index + 1 >= len(parts):
        return None
    start, end = parts[index + 1]
    gap = cast.text[parts[index][1] : start]
    if "," not in gap and "—" not in gap and "–" not in gap:
        return None
    head = first_head(cast, start, min(end, clause_end(cast.text, start + 1, end)))
    if head is None:
        return None
    if cast.actors[head.actor].kind != "person" and cast.between(*parts[index]):
        return None  # "Marlin Group’s chief buyer, Tillman Foods reported"
    between = cast.text[start : head.start].strip()
    return Speaker(head.actor, head.text, "name") if len(between.split()) <= 3 and "who" not in between else None


_ADVERB = lazy(
    r"(?:\s|^)(?:has|have|had|also|later|then|once|since|yesterday|today|recently|now|first|even|still|again|himself|herself|itself|"
    r"did|does|do|reportedly|(?!(?:daily|weekly|monthly|family|ally)\b)[a-z]+ly|previously|in\s+\d{4}|on\s+[A-Z][a-z]+day|last\s+(?:week|month|year|night)|[A-Z][a-z]+day|this\s+week|would|will|was\s+quoted\s+as)\s*$"
)


def _without_adverbs(text: str, low: int, high: int) -> int:
    """Where the subject ends, before "had later quietly"."""
    for _ in range(4):
        found = _ADVERB.search(text, max(low, high - 24), high)
        if found is None:
            break
        high = found.start()
    return high

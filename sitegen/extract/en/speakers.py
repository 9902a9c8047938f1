"""Who speaks. In: a Cue and an article's actors. Out: a Speaker: the actor, the words for them, how they were found.

Nobody is invented: who is not named, not called by a pronoun and not by an office they are known to hold, is nobody,
and keeps the words ("a resident").
"""

from __future__ import annotations

import re

from sitegen.extract.en.antecedents import NOBODY, Antecedents, Speaker
from sitegen.extract.en.attribution import Cue
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import Mention


def find_speaker(cast: Antecedents, cue: Cue) -> Speaker:
    """The speaker that a cue names."""
    text = cast.text
    low, high = cue.low, cue.high
    if cue.subject == "after-verb":
        return _after_verb(cast, low, high)
    high = _without_adverbs(text, low, high)
    edge = text[low:high].rstrip()
    high = low + len(edge)
    if not edge:
        return NOBODY
    if cue.subject == "main-clause" or edge[-1] in ",–—)" or edge.rpartition(" ")[2] in ("and", "but", "then"):
        return find_subject(cast, low, high, loose=cue.rule == "colon")
    return _up_to_verb(cast, low, high)


def find_subject(cast: Antecedents, low: int, high: int, *, loose: bool = False) -> Speaker:
    """The subject of the main clause of `text[low:high]`: "In Lima, Ms Ruiz, a nurse, …" gives Ms Ruiz.

    `loose`: where no subject can be told, the only actor named there will do ("The message from Ms Ruiz: …").
    """
    text = cast.text
    parts = [(m.start(), m.end()) for m in _PART.finditer(text, low, high)]
    for index, (start, end) in enumerate(parts):
        begin = start + len(_CONJUNCTION.match(text, start, end)[0])  # type: ignore[index] - it may be empty
        if _INTRO.match(text, begin, end) and index + 1 < len(parts):
            continue
        word = _FIRST_WORD.match(text, begin, end)
        if word and word[0].lower() in _PRONOUNS:
            return cast.pronoun(word[0].lower(), word[0], begin)
        head = _first_head(cast, begin, end)
        if head is not None:
            return Speaker(head.actor, head.text, "name")
        if _DETERMINER.match(text, begin, end) or cast.between(begin, end):
            named = _named_next(cast, parts, index)
            return named or _describe(cast, begin, min(end, _clause_end(text, begin, end)))
        if index >= _MOST_PARTS:
            break
    here = {m.actor for m in cast.between(low, high)}
    if loose and len(here) == 1:
        mention = cast.between(low, high)[0]
        return Speaker(mention.actor, mention.text, "name")
    return NOBODY


_MOST_PARTS = 8
_PART = re.compile(r"(?:[^,;:()—–]|,(?=\d)|[—–](?=\d))+")
_CONJUNCTION = re.compile(
    r"[\s*_>“”\"'‘’-]*(?:(?:But|And|Yet|So|Then|Meanwhile|Or|Later|Still|Also|Now|Today|Yesterday)\s+)*"
)
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_INTRO = re.compile(
    r"""(?:In|On|At|After|Before|When|While|As|For|With|Despite|By|During|Following|Until|Since|From|To|If|Although|Though
    |However|Instead|Earlier|Meanwhile|Moreover|Nevertheless|Last|According|Asked|Once|Under|Amid|Because|Unlike|Among|Of|Among
    |Hours|Minutes|Days|Weeks|Months|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|That|This|Elsewhere|Outside|Inside
    |[A-Z][a-z]+(?:ing|ly)|who|which|whose|where|when|whom|then|a|an|the\ former|now|formerly|aged)\b|\d""",
    re.VERBOSE,
)
_DETERMINER = re.compile(
    r"(?:The|A|An|One|His|Her|Its|Their|My|Our|Another|Some|Many|Several|Two|Three|the|a|an|one|his|her|its|their|another|some|two)\s"
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i"])
_SPLIT = re.compile(
    r"\b(?:but|while|whereas|although|though|when|after|before|because|as|that|if|until|since|so|how|what)\s"
)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:of|for|to|from|at|with|by|in|on|against|about|over|under|behind|into|via|than|between|outside|near|told|tells|including)\s+(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+|their\s+)?$",
    re.IGNORECASE,
)
_PREPOSITION_INSIDE = re.compile(r"\s(?:of|for|to|from|at|with|by|in|on|against|about|over)\s")
_AFTER_HEAD = frozenset(
    [
        "who",
        "which",
        "whose",
        "has",
        "had",
        "have",
        "was",
        "is",
        "were",
        "are",
        "also",
        "and",
        "or",
        "later",
        "on",
        "in",
        "at",
        "for",
        "of",
        "from",
        "to",
        "with",
        "yesterday",
        "today",
        "then",
        "as",
        "but",
        "did",
        "does",
        "do",
        "will",
        "would",
        "could",
        "can",
        "should",
        "may",
        "might",
        "that",
        "again",
        "once",
        "himself",
        "herself",
        "itself",
        "now",
        "still",
        "by",
        "put",
    ]
)


def _up_to_verb(cast: Antecedents, low: int, high: int) -> Speaker:
    """The subject that ends where the verb begins: "Lawyers left, and the minister" said."""
    text = cast.text
    comma = max(
        text.rfind(", ", low, high),
        text.rfind("; ", low, high),
        text.rfind(": ", low, high),
        text.rfind("— ", low, high),
    )
    begin = comma + 1 if comma >= low else low
    for split in _SPLIT.finditer(text, begin, high):
        begin = split.end()
    words = text[begin:high].split()
    if not words:
        return find_subject(cast, low, high)
    last = words[-1].lower()
    if last in _PRONOUNS:
        return cast.pronoun(last, words[-1], high - len(words[-1]))
    if last in ("and", "but", "then", "who", "which", "not", "to"):
        return find_subject(cast, low, high)
    head = _last_head(cast, begin, high)
    place = _phrase_start(text, begin, high)
    if head is not None and (place is None or head.start >= place or text[place : head.start].count(" ") > _LONG):
        first = _joined_with(cast, head, begin)
        return Speaker(first.actor, first.text, "name")
    if place is None:
        place = max(begin, high - len(" ".join(words[-4:])))
        while place < high and text[place].isspace():
            place += 1
    return _describe(cast, place, high)


_LONG = 12  # words between a determiner and a name that cannot be one phrase
_PHRASE = re.compile(
    r"(?<![\w’'-])(?:the|a|an|one|his|her|its|their|my|our|another|some|many|several)\s", re.IGNORECASE
)


def _phrase_start(text: str, begin: int, high: int) -> int | None:
    """Where the last noun phrase that no preposition governs begins: "the head of the clinic" is one phrase."""
    found = None
    for match in _PHRASE.finditer(text, begin, high):
        if not _PREPOSITION.search(text[max(begin, match.start() - 12) : match.start()]):
            found = match.start()
        elif found is None and match.start() - begin > 1:
            found = None
    return found


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
        end = min(end, _clause_end(text, begin, end))
        head = _first_head(cast, begin, end)
        if head is not None:
            return Speaker(head.actor, head.text, "name")
        return _named_next(cast, parts, index) or _describe(cast, begin, end)
    return NOBODY


_CLAUSE = re.compile(
    r"\s(?:who|whose|which|when|after|before|while|as|because|where|yesterday|today|tonight|is|was|has|had|are|were|will|would|told|said|added)\b|\n"
)


def _clause_end(text: str, begin: int, end: int) -> int:
    """Where a noun phrase that begins at `begin` must be over."""
    over = _CLAUSE.search(text, begin, end)
    return over.start() if over else end


def _named_next(cast: Antecedents, parts: list[tuple[int, int]], index: int) -> Speaker | None:
    """A name set beside a description: "his lawyer, Marta Ruiz,"."""
    if index + 1 >= len(parts):
        return None
    start, end = parts[index + 1]
    gap = cast.text[parts[index][1] : start]
    if "," not in gap and "—" not in gap and "–" not in gap:
        return None
    head = _first_head(cast, start, min(end, _clause_end(cast.text, start + 1, end)))
    if head is None:
        return None
    if cast.actors[head.actor].kind != "person" and cast.between(*parts[index]):
        return None  # "Marlin Group’s chief buyer, Tillman Foods reported"
    between = cast.text[start : head.start].strip()
    return Speaker(head.actor, head.text, "name") if len(between.split()) <= 3 and "who" not in between else None


def _heads(cast: Antecedents, begin: int, end: int) -> list[Mention]:
    """Mentions that can be a subject: no preposition before them, nothing owned by them, no noun they only describe."""
    text, heads = cast.text, []
    for mention in cast.between(begin, end):
        if _PREPOSITION.search(text[max(begin, mention.start - 16) : mention.start]):
            continue
        if text.startswith(("'s", "’s"), mention.end) or (
            mention.text[-1:] == "s"
            and text[mention.end : mention.end + 1] in "'’"
            and text[mention.end : mention.end + 1]
        ):
            continue
        if mention.text.endswith(("'s", "’s")):
            continue
        if mention.end + 1 < end and text[mention.end] == " ":
            word = _FIRST_WORD.match(text, mention.end + 1, end)
            if word and word[0].islower() and word[0] not in _AFTER_HEAD and not word[0].endswith(("ly", "ed")):
                noun = (
                    word[0] in _NOUNS
                    or cast.actors[mention.actor].kind == "organisation"
                    or len(cast.between(word.end(), end)) > 0
                )
                if noun:
                    continue  # "Lakeside spokeswoman", "Novak supporter Ines Abara"
        heads.append(mention)
    return heads


def _first_head(cast: Antecedents, begin: int, end: int) -> Mention | None:
    """The mention that heads the phrase that begins at `begin`."""
    text = cast.text
    for mention in _heads(cast, begin, end):
        before = text[begin : mention.start].rstrip()
        if _PREPOSITION_INSIDE.search(before) and (not before or not before.rpartition(" ")[2][:1].isupper()):
            return None
        if before.count(" ") > _LONG or _clause_end(text, begin, mention.start) < mention.start:
            return None
        return mention
    return None


def _last_head(cast: Antecedents, begin: int, end: int) -> Mention | None:
    """The mention that heads the phrase that ends at `end`."""
    heads = _heads(cast, begin, end)
    return heads[-1] if heads else None


def _joined_with(cast: Antecedents, head: Mention, begin: int) -> Mention:
    """The first of two who speak together: "Ms Ruiz and Mr Osei said"."""
    for mention in cast.between(begin, head.start):
        joint = cast.text[mention.end : head.start]
        if joint.strip(" MDrsip.") in ("and", "&"):
            return mention
    return head


_LISTS = read_lists("speakers")
_NOUNS = (
    _LISTS["spokes"]
    | _LISTS["offices"]
    | _LISTS["anybody"]
    | _LISTS["papers"]
    | frozenset(
        [
            "official",
            "officials",
            "executive",
            "executives",
            "adviser",
            "aide",
            "lawyers",
            "family",
            "supporters",
            "sources",
            "source",
            "insider",
            "staff",
            "workers",
            "police",
        ]
    )
)
_ADVERB = re.compile(
    r"(?:\s|^)(?:has|have|had|also|later|then|once|since|yesterday|today|recently|now|first|even|still|again|himself|herself|itself|"
    r"did|does|do|reportedly|[a-z]+ly|previously|in\s+\d{4}|on\s+[A-Z][a-z]+day|last\s+(?:week|month|year|night)|[A-Z][a-z]+day|this\s+week|would|will|was\s+quoted\s+as)\s*$"
)


def _without_adverbs(text: str, low: int, high: int) -> int:
    """Where the subject ends, before "had later quietly"."""
    for _ in range(4):
        found = _ADVERB.search(text, max(low, high - 24), high)
        if found is None:
            break
        high = found.start()
    return high


def _describe(cast: Antecedents, begin: int, end: int) -> Speaker:
    """A speaker without a name of their own: "a spokesman for X", "the company", "the 45-year-old", "a resident"."""
    text = cast.text
    words = text[begin:end].strip(" ,.\n\t*_")
    if not words:
        return NOBODY
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0]
    lower = _WORDS.findall(words.lower())
    if lower[:1] and lower[0] in _PRONOUNS and len(lower) == 1:
        return cast.pronoun(lower[0], words, begin)
    mentions = cast.between(begin, end)
    own = lower[: _of(lower)]  # "the head of the clinic": what the phrase itself is called stands before "of"
    if not _LISTS["spokes"].isdisjoint(own):
        return Speaker(_spoken_for(cast, mentions, lower, begin), shown, "spokesman")
    if not _LISTS["papers"].isdisjoint(own):
        return Speaker(mentions[0].actor if len({m.actor for m in mentions}) == 1 else None, shown, "paper")
    if own and own[-1] in _LISTS["speaks_for"] and mentions and own[0] not in ("a", "an", "one"):
        return Speaker(mentions[0].actor, shown, "office-of")
    if _NATIVE.fullmatch(words):
        actor = cast.called(["native"], begin)
        return Speaker(actor, shown, "called" if actor is not None else "unnamed")
    definite = lower[0] in ("the", "this", "that")
    if definite and own and not mentions:
        actor = cast.called(own[1:], begin)
        return Speaker(actor, shown, "called" if actor is not None else "unnamed")
    if definite and mentions:
        actor = cast.office(own[1:], mentions, begin)
        return Speaker(actor, shown, "called" if actor is not None else "unnamed")
    name = _NAME_AT_END.search(words)  # "hydrologist Piet Maas", whom nothing else showed to be a person
    return Speaker(None, name[1] if name and not mentions else shown, "unnamed")


_NATIVE = re.compile(r"the [A-Z][a-z]+(?:an|ish|ese|ch|man|woman|er|ard|i|ot)")
_NAME_AT_END = re.compile(r"(?:^|[a-z]\s)((?:[A-Z][\w'’-]+|[A-Z]\.)(?:\s(?:[A-Z][\w'’-]+|[A-Z]\.|de|van|von|da|bin|al)){1,3})\Z")
_SHOWN = 90
_WORDS = re.compile(r"[\w-]+")


def _of(words: list[str]) -> int:
    """The index of the first preposition, or the length."""
    return next((i for i, word in enumerate(words) if word in _PREPOSITIONS), len(words))


_PREPOSITIONS = frozenset(["of", "for", "from", "at", "with", "in", "on", "by", "to", "against", "who", "whose"])


def _spoken_for(cast: Antecedents, mentions: list[Mention], words: list[str], begin: int) -> int | None:
    """The organisation a spokesman speaks for: named beside them, called "the company", or spoken of just before."""
    for mention in mentions:
        if cast.actors[mention.actor].kind == "organisation":
            return mention.actor
    if mentions:
        return None  # a person's spokesman is not that person
    body = next((w for w in words if any(w in _LISTS[key] for key in ("business", "public", "bodies", "media"))), "")
    if body:
        return cast.called([body], begin) if words[0] in ("the", "a", "its", "one") else None
    if "for" in words or words[0] not in ("a", "the", "its", "one", "another"):
        return None
    return cast.last_organisation(begin)

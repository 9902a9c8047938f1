"""What the words around a name say. In: text and a Name. Out: points for a person and for an organisation, with the cue."""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.extract.en.name_run import Name
from sitegen.extract.en.name_words import NameWords


class Cue(NamedTuple):
    """Points for one occurrence of a name, and the names of the rules that gave most."""

    person: float
    organisation: float
    person_cue: str
    organisation_cue: str


_RIGHT = re.compile(
    r"""
    [”"]?
    (?P<possessive>[’']s?(?=\s))?
    (?P<bracket>\s[(\[][^)\]]{1,40}[)\]])?
    (?P<comma>,)?
    [ \n]?
    (?P<one>[\w’'-]+)?
    [ ,]{0,2}(?P<two>[\w’'-]+)?
    """,
    re.VERBOSE,
)
_AGE = re.compile(r",?\s(?:aged\s)?(?:\(|then\s)?(?:[1-9]\d?|10\d)(?=[,.;)]|\sand\b|\sfrom\b|\s?years)")
_PARTY = re.compile(r"\s?\((?:[RD]|[A-Z][a-z]{1,3}\.?)(?:[-–][\w. ]{2,14})?\)")
_APPOSITION = re.compile(
    r",\s(?:who\s(?:is|was)\s)?(?:(?:the|a|an|its|his|her|their|our|one\sof|then|then-|now|former|acting|chief|deputy|senior|[\w.]+[’']s)\s)"
    r"(?P<phrase>[^,.;:!?()“”\"]{2,70})"
)
_BARE_ROLE = re.compile(r",\s(?P<phrase>[a-z][^,.;:!?()“”\"]{2,60})")
_PHRASE_END = re.compile(
    r"\s(?:of|at|for|in|who|which|that|with|from|to|based|on|and|whose|by|said|says|told|has|had|was|is|behind|under|since|until|near|where|when|,)\b"
)
_LAST_WORDS = re.compile(r"(?P<three>[\w’'.-]+\s)?(?P<two>[\w’'.-]+,?\s)?(?P<one>[\w’'.&-]+)(?P<gap>,?\s[“\"‘]?)\Z")
_SUCH_AS = re.compile(r"\b(?P<head>[\w-]+),?\s(?:such\sas|like|including|among\sthem)\s\Z")


def read_cues(text: str, name: Name, begin: int, limit: int, words: NameWords) -> Cue:
    """Points from one occurrence; `begin` and `limit` are the ends of its sentence."""
    score = _Score()
    if name.title:
        score.person(5, "title-before-name")
    if name.after:
        score.person(4, "letters-after-name")
    if name.owner:
        score.organisation(2, "title-after-name")
    left = text[max(begin, name.start - 60) : name.start]
    _read_left(left, text[name.end : name.end + 1], name, score, words)
    governed = left.endswith(_GOVERNING)  # "the head of Foobar said": the verb has another subject
    _read_right(text, name, limit, score, words, governed=governed)
    return score.cue()


class _Score:
    """Adds up points and remembers the strongest rule for either kind."""

    __slots__ = ("best_o", "best_p", "cue_o", "cue_p", "o", "p")

    def __init__(self) -> None:
        self.p = self.o = 0.0
        self.best_p = self.best_o = 0.0
        self.cue_p = self.cue_o = ""

    def person(self, points: float, cue: str = "") -> None:
        self.p += points
        if cue and points > self.best_p:
            self.best_p, self.cue_p = points, cue

    def organisation(self, points: float, cue: str = "") -> None:
        self.o += points
        if cue and points > self.best_o:
            self.best_o, self.cue_o = points, cue

    def cue(self) -> Cue:
        return Cue(self.p, self.o, self.cue_p, self.cue_o)


_FROM_DETERMINER = re.compile(
    r"\A(?!.*\b(?:the|a|an|its|their|his|her)\s).*|\A.*?\b(?:the|a|an|its|their|his|her)\s", re.IGNORECASE
)


def _read_left(left: str, text_after: str, name: Name, score: _Score, words: NameWords) -> None:
    """As in "the retailer Foobar", "her brother Tom", "shares in Foobar", "told Foobar"."""
    core = left.rstrip('"“‘ \n')
    if not core or core == left or not (core[-1].isalnum() or core[-1] in ",’'."):
        return
    comma = core[-1] == ","
    core = core.rstrip(",")
    pair = core.rsplit(None, 2)[-2:]
    one, two = pair[-1], pair[0] if len(pair) == 2 else ""
    if not comma and one[0].isupper() and one.endswith(("’s", "'s")):
        # "Spain's Acme" is one of its companies, "Acme's Vision Max" one of its products.
        score.organisation(
            -1 if one[:-2] not in words.places else 1.5 if len(name.tokens) == 1 else 0.8, "place-before-name"
        )
        return
    single = len(name.tokens) == 1
    lower = one.lower()
    if comma:
        phrase = _FROM_DETERMINER.sub("", core.replace(";", ",").rpartition(",")[2])
        head = _PHRASE_END.split(f"{phrase} ", maxsplit=1)[0].split()[-1:] or [""]
        if head[0].lower() in words.kinds and head[0] not in words.roles and text_after == "," and phrase:
            score.organisation(2.5, "kind-before-name")
        elif head[0].lower() in words.roles and head[0].lower() not in words.kinds and phrase and head[0] != one:
            score.person(2.5, "role-before-name")
        if lower in words.kin and two.lower() in ("his", "her", "their", "the", "whose"):
            score.person(3.5, "kin")
        elif lower in words.roles and not single:
            score.person(2.5, "role-before-name")
        elif lower in words.kinds and two.rstrip(",") != "and" and not single:
            score.organisation(1, "kind-before-name")
        return
    if (two if one in ("The", "the") else one).lower() in words.works:
        score.organisation(-3)  # "the novel Salt", "her drama The Orchard"
        return
    if one == "The" and two:
        score.organisation(1.5, "capital-article")
        return
    if lower in words.kin and (one[0].islower()):
        score.person(
            3.5 if two.lower() in ("his", "her", "their", "whose", "s") or two.endswith(("’s", "'s")) else 2, "kin"
        )
    elif lower in words.roles or lower.rpartition("-")[2] in words.roles:
        both = lower in words.kinds or lower.rpartition("-")[2] in words.kinds
        if both:
            score.organisation(2.5 if single else 1.2, "kind-before-name")
        if not (single and (both or one[0].isupper())):
            score.person(1.2 if both else 3 if not single else 2, "role-before-name")
    elif (lower in words.kinds or lower.rpartition("-")[2] in words.kinds) and one[0].islower():
        score.organisation(3, "kind-before-name")
    elif lower in ("the", "this"):
        score.person(-3)
        if single and name.tokens[0] in words.media and lower == "the":
            score.organisation(1.5, "masthead")
        else:
            score.organisation(0.3 if single and not name.text.isupper() else 0.6, "definite")
    elif lower in ("a", "an", "another", "each", "every", "any"):
        score.person(-1)
        score.organisation(-1)
    elif lower in words.said_before and not single:
        score.person(1.5, "said-before")
        score.organisation(1, "said-before")
    elif lower in words.before_org:
        if single or name.tokens[-1] in words.media:
            score.organisation(3 if lower == "told" else 1 if lower == "joined" else 2, "object-of-verb")
        else:
            score.organisation(0.7, "object-of-verb")
            score.person(0.7 if lower in ("told", "sued", "suing", "represents", "represented") else 0)
    elif lower in ("of", "at", "for", "in", "with", "by", "from", "to", "on", "like", "as", "including"):
        _read_preposition(lower, two.rstrip(","), left, single, score, words)
    elif lower in words.place_prepositions:
        score.organisation(-1.5)
        score.person(-0.5)


def _read_preposition(one: str, two: str, left: str, single: bool, score: _Score, words: NameWords) -> None:
    """As in "chief executive of Foobar", "shares in Foobar", "firms such as Foobar"."""
    two = two.lower()
    if one in ("as", "like", "including") and (such := _SUCH_AS.search(left)):
        head = such["head"].lower()
        if head in words.kinds or head.removesuffix("s") in words.kinds:
            score.organisation(3, "such-as-list")
        elif head in words.roles or head.removesuffix("s") in words.roles:
            score.person(2.5, "such-as-list")
        return
    if (one in ("of", "from", "by") and two in words.parts) or (one in ("in", "of") and two in words.shares):
        score.organisation(2 if single else 1.5, "share-of")
    elif one == "for" and two in ("plays", "played", "play", "works", "worked", "work", "signed"):
        score.organisation(2, "works-for")
    elif (
        one in ("of", "at", "for", "with", "by")
        and (two in words.roles or two.removesuffix("s") in words.roles or two.rpartition("-")[2] in words.roles)
        and two not in words.kin
    ):
        if two in ("lawyer", "attorney", "solicitor", "agent", "barrister", "lawyers") and one == "for":
            score.organisation(0.8, "role-at")
            score.person(1)
        elif two in ("spokesman", "spokeswoman", "spokesperson") and not single:
            score.organisation(1, "spokesman-for")
            score.person(0.8)
        elif one != "by":
            score.organisation(2 if single else 1.6 if one == "at" else 1.2, "role-at")
    elif one == "by" and two in words.done_by:
        score.organisation(2 if single else 1.5, "object-of-by")
        score.person(0.6)
    elif one == "to" and two in ("according", "belonging", "sold", "spokesman"):
        score.organisation(1.2 if single else 0.7, "according-to")
        score.person(0.7)
    elif one == "by":
        score.organisation(0.7 if single else 0.5, "agent")
        score.person(0.5)
    elif one in ("at", "with", "from", "for", "of"):
        score.organisation(0.6 if one in ("at", "with") else 0.3, "preposition")
    elif one == "in":
        score.organisation(-1.5)
        score.person(-0.5)


_GOVERNING = (
    " of ",
    " at ",
    " in ",
    " from ",
    " for ",
    " with ",
    " near ",
    " on ",
    " to ",
    " of the ",
    " at the ",
    " in the ",
    " from the ",
    " for the ",
    " near the ",
)


def _read_right(text: str, name: Name, limit: int, score: _Score, words: NameWords, *, governed: bool) -> None:
    """As in "Foobar's chief executive", "Foobar said it", "Foobar, a charity,", "Ann Osei, 34,", "Ann Osei, who"."""
    end = name.end
    match = _RIGHT.match(text, end, min(limit, end + 90))
    if match is None:
        return
    one, two = (match["one"] or ""), (match["two"] or "")
    bracket = match["bracket"]
    single = len(name.tokens) == 1
    if bracket or match["comma"]:
        if _AGE.match(text, end, limit) or (bracket and bracket[2:-1].isdigit() and len(bracket) <= 6):
            score.person(4, "age")
        elif bracket and _PARTY.match(text, end, limit):
            score.person(3, "party-in-brackets")
    if match["possessive"]:
        if one.startswith("spokes"):
            score.organisation(2.5, "spokesman-of")
        elif one in words.belongings or (two in words.belongings and one not in words.personal):
            score.organisation(2.5, "belonging")
        elif one in words.personal:
            score.person(2, "belonging")
        else:
            score.organisation(0.4, "possessive")
            score.person(0.2)
        return
    if match["comma"]:
        if one == "who" and two in ("are", "were", "have", "play"):
            score.organisation(2, "who-are")  # "Foobar, who are third in the league"
        elif one == "who":
            score.person(3, "who")
        elif one == "which":
            score.organisation(2 if single else 1.2, "which")
        elif one in words.speech and not governed:
            score.person(1, "speech-verb")
            score.organisation(1, "speech-verb")
        elif one == "whose":
            score.organisation(0.7, "whose")
            score.person(0.7, "whose")
        else:
            _read_apposition(text, name, limit, score, words)
        return
    if one == "who":
        score.person(3, "who")
    elif governed and one in words.verbs:
        return
    elif one in words.verbs:
        strong = one not in words.weak_verbs
        if one in ("was", "were") and two in words.verbs and two not in words.weak_verbs:
            score.organisation(1.2, "acts")
            score.person(0.8, "acts")
        elif one in words.said_it and two == "it":
            score.organisation(2.5, "said-it")
        elif one in words.said_it and two in ("he", "she"):
            score.person(2, "said-he")
        elif one in words.speech:
            score.organisation(2, "speech-verb")
            score.person(1.2, "speech-verb")
        else:
            score.organisation((1.2 if single else 1) if strong else 0.6, "acts")
            score.person(0.8 if strong else 0.5, "acts")
    elif one in words.person_verbs:
        score.person(1.2, "person-verb")
    elif one.endswith("ed") and len(one) > 4:
        score.organisation(0.8, "acts")
        score.person(0.6, "acts")
    elif one.endswith("s") and not one.endswith("ss") and len(one) > 3 and one not in words.belongings:
        score.organisation(0.4, "acts")
        score.person(0.3)
    elif one == "and" and two == "its":
        score.organisation(1.5, "possessor")
    elif one in words.players:
        score.organisation(2.5, "club")
    elif one in words.kinds and one != "campaign" and text[max(0, name.start - 4) : name.start].lower() == "the ":
        score.organisation(2, "kind-after-name")
    elif one.startswith("spokes"):
        score.organisation(2.5, "spokesman-of")
    elif one in words.belongings and one not in ("general", "chief", "deputy", "president"):
        score.organisation(2.5 if one.startswith(("spokes", "share", "employ", "stock")) else 1.8, "belonging")
    elif one in ("chief", "deputy", "general", "president", "chairman", "founder", "director", "editor") and (
        two or one == "founder"
    ):
        score.organisation(1.5, "belonging")


def _read_apposition(text: str, name: Name, limit: int, score: _Score, words: NameWords) -> None:
    """As in ", a charity for …" or ", the fund's former head,": the last word before a preposition is what the name is."""
    end = name.end
    match = _APPOSITION.match(text, end, min(limit, end + 110))
    definite = match is not None
    match = match or _BARE_ROLE.match(text, end, min(limit, end + 90))
    if match is None:
        return
    phrase = _PHRASE_END.split(match["phrase"], maxsplit=1)[0]
    parts = phrase.split()
    if not parts or len(parts) > 7:
        return
    last = parts[-1].lower()
    base = last.rpartition("-")[2]
    if last.endswith("-in-law"):
        score.person(3, "apposition")
        return
    if len(name.tokens) == 1 and last in words.kinds and definite:
        score.organisation(3, "apposition")
        return
    if last in words.roles or base in words.roles or last in words.kin:
        if last not in words.kinds and base not in words.kinds:
            score.person(3, "apposition")
        elif len(parts) == 1 or not definite:
            score.person(1.5, "apposition")
            score.organisation(1.5, "apposition")
    elif last in words.kinds or base in words.kinds:
        if definite:
            score.organisation(3, "apposition")
    elif any(part in words.roles for part in parts):
        score.person(1.5, "apposition")

"""What stands after a name: "Foobar, a charity,", "Ann Osei, 34,". In: the text after it. Out: points."""

from __future__ import annotations

import re

from sitegen.extract.en.names.forms import read_form
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import PHRASE_END, Score
from sitegen.extract.en.names.words import NameWords
from sitegen.patterns import lazy

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
_AGE = re.compile(r",?\s(?:aged\s)?(?:\(|then\s)?(?:[1-9]\d?|10\d)(?=[,;)]|\.(?!\d)|\sand\b|\sfrom\b|\s?years)")
_PARTY = re.compile(r"\s?\((?:[RD]|[A-Z][a-z]{1,3}\.?)(?:[-–][\w. ]{2,14})?\)")
_APPOSITION = re.compile(
    r",\s(?:who\s(?:is|was)\s)?(?:(?:the|a|an|its|his|her|their|our|one\sof|then|then-|now|former|acting|chief|deputy|senior|[\w.]+[’']s)\s)"
    r"(?P<phrase>[^,.;:!?()“”\"]{2,70})"
)
_BARE_ROLE = re.compile(r",\s(?P<phrase>[a-z][^,.;:!?()“”\"]{2,60})")


def read_right(text: str, name: Name, limit: int, score: Score, words: NameWords, *, governed: bool) -> None:
    """As in "Foobar's chief executive", "Foobar said it", "Foobar, a charity,", "Ann Osei, 34,", "Ann Osei, who"."""
    end = name.end
    match = _RIGHT.match(text, end, min(limit, end + 90))
    if match is None:
        return
    one, two = (match["one"] or ""), (match["two"] or "")
    bracket = match["bracket"]
    single = len(name.tokens) == 1
    if single and name.initial and match["comma"] and name.text.endswith("ing"):
        score.person(-4)
        score.organisation(-4)  # "Responding, the mayor said"
        return
    if bracket or match["comma"]:
        if _AGE.match(text, end, limit) or (bracket and bracket[2:-1].isdigit() and len(bracket) <= 6):
            score.person(4, "age")
        elif bracket and one in words.laws:
            score.organisation(-4)  # "the Clean Rivers (CRA) Act"
        elif bracket and _PARTY.match(text, end, limit):
            score.person(3, "party-in-brackets")
    if _LIES.match(text, end) or (one in _ARMED and two in ("base", "bases", "field")):
        score.person(-4)
        score.organisation(-4)  # "Foobar, north of Leeds", "Foobar air base"
        return
    if _PRICE.match(text, end, limit):
        score.organisation(2.5, "share-price")
        score.person(-1)
        return
    if _OWNED.match(text, end, limit):
        score.organisation(3, "of-a-firm")  # "Foobar posted a net profit", "Foobar, in which Acme holds a stake,"
        score.person(-1)
        return
    if one in words.place_nouns and not (match["possessive"] or match["comma"] or bracket):
        score.person(-5)  # "Tom Mboya airport"
        score.organisation(-2)
        return
    if one in words.money and single and not (match["possessive"] or match["comma"] or bracket):
        score.organisation(-5)  # "CFA francs"
        return
    if one in words.of_firms and not (match["comma"] or bracket):
        score.organisation(3, "of-a-firm")  # "Foobar shares", "the Foobar board"
        return
    if match["possessive"]:
        if one.startswith("spokes"):
            score.organisation(2.5, "spokesman-of")
        elif one in words.belongings or (two in words.belongings and one not in words.personal):
            score.organisation(2.5, "belonging")
        elif one.startswith(("lawyer", "attorney", "solicitor")):  # which firms have as well
            score.person(1.2, "belonging")
            score.organisation(0.6, "possessive")
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
            score.person(0 if governed else -2.5)
        elif one in words.speech and not governed:
            score.person(1, "speech-verb")
            score.organisation(1, "speech-verb")
        elif one == "whose":
            score.organisation(0.7, "whose")
            score.person(0.7, "whose")
        else:
            _read_apposition(text, name, limit, score, words, governed=governed and single)
        return
    if one == "of" and not single and _is_body(text, end + 4):
        score.person(1.5, "member-of")  # "Ann Osei of Fallon Bank"
    if _RESULT.match(text, end, limit):
        score.organisation(2, "club")  # "Foobar won 2-0 at Acme"; "Osei won 6-4 6-3"
        return
    if one == "who" and not _is_of_others(text, name, words):
        score.person(3, "who")
    elif governed and one in words.verbs:
        return
    elif (
        two in words.kinds
        and two not in words.sited
        and one.islower()
        and one.isalpha()
        and text.endswith("the ", 0, name.start)
    ):
        score.organisation(2, "kind-after-name")  # "the Foobar electronics group"
    elif one in words.verbs:
        strong = one not in words.weak_verbs
        if one in words.beaten and name.tokens[-1].endswith("s"):
            score.organisation(2, "club")
        if one in ("was", "were") and two in words.verbs and two not in words.weak_verbs:
            score.organisation(1.2, "acts")
            score.person(0.8, "acts")
        elif one in words.said_it and two == "it" and not _SAID_IT_IS.match(text, name.end):
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
    elif one in words.daughters and not single:
        score.organisation(3, "kind-after-name")  # "its Foobar Quist unit"
        score.person(-1)
    elif one in words.kinds and one != "campaign" and text[max(0, name.start - 4) : name.start].lower() == "the ":
        score.organisation(2, "kind-after-name")
    elif one.startswith("spokes"):
        score.organisation(2.5, "spokesman-of")
    elif one in _SITES and two == "of" and not (match["comma"] or bracket):
        score.organisation(-1)  # "the Leeds offices of Foobar"
    elif one in words.belongings and one not in ("general", "chief", "deputy", "president"):
        score.organisation(2.5 if one.startswith(("spokes", "share", "employ", "stock")) else 1.8, "belonging")
    elif one in ("chief", "deputy", "general", "president", "chairman", "founder", "director", "editor") and (
        two or one == "founder"
    ):
        score.organisation(1.5, "belonging")


_RESULT = re.compile(
    r"\s(?:won|lost|drew|beat|led|trailed|thrashed|defeated)\s(?:[\w’'.-]+\s){0,3}?\d{1,2}[-–]\d{1,2}\b(?![-–]|,?\s\d)"
)
_SAID_IT_IS = re.compile(r"\s\w+\sit\s(?:is|was)\s(?!\w+(?:ing|ed)\b)")  # "Osei said it is hard to say"
_LIES = re.compile(r",\s(?:\d+\s\w+\s)?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\sof\s")
_ARMED = frozenset(("air", "naval", "army", "military"))
# "Foobar fell 4.50 marks to 781", "Foobar rose 3-1/8"
_OWNED = lazy(
    r"""
    \s(?:posted|reported|booked)\s(?:a|an|its)\s(?:[\w.%$£€-]+\s){0,4}?(?:profits?|loss(?:es)?|earnings|revenues?)\b
  | ,\sin\swhich\s[^.;]{3,70}?\b(?:stake|shares?|per\scent|%)
    """,
    re.VERBOSE,
)
_PRICE = re.compile(
    r"\s(?:fell|rose|shed|gained|lost|dropped|climbed|firmed|eased|slipped|jumped|added|closed|was\s(?:up|down|off))\s(?:up|down|off|at)?\s?\d[\d.,/-]*"
    r"(?=\s(?:to\s\d|(?:marks|francs|guilders|crowns|yen|pence|points|cents|pesetas|lire|schillings)\b)|p\b)"
)
_SITES = frozenset(("office", "offices", "headquarters", "hq", "plant", "store", "stores"))


def _is_of_others(text: str, name: Name, words: NameWords) -> bool:
    """As in "an interpreter of Foobar who", "a farmer in Foobar who", "Consumers who", "a partner at Foobar Quist who"."""
    if len(name.tokens) > 1:
        return text.endswith(" at ", 0, name.start)
    plural = name.initial and name.text.endswith("s") and name.text[:-1].lower() in words.common
    return plural or text.endswith((" of ", " in ", " near "), 0, name.start)


_CAPITALS = re.compile(r"(?:the )?((?:[A-Z]\w*+[ ]?){1,5})")


def _is_body(text: str, start: int) -> bool:
    """Whether the name that begins here is that of an organisation, by its form."""
    match = _CAPITALS.match(text, start, start + 60)
    return match is not None and read_form(tuple(match[1].split())).kind == "organisation"


def _read_apposition(text: str, name: Name, limit: int, score: Score, words: NameWords, *, governed: bool) -> None:
    """As in ", a charity for …" or ", the fund's former head,": the last word before a preposition is what the name is.

    `governed`: a role is somebody else's, as in "Ann Osei, of Wexham, a nurse".
    """
    end = name.end
    match = _APPOSITION.match(text, end, min(limit, end + 110))
    definite = match is not None
    match = match or _BARE_ROLE.match(text, end, min(limit, end + 90))
    if match is None:
        return
    phrase = PHRASE_END.split(match["phrase"], maxsplit=1)[0]
    parts = phrase.split()
    if not parts or len(parts) > 7 or parts[0] in words.verbs or parts[0] in words.speech:
        return  # "Ann Osei, was their teacher"
    last = parts[-1].lower()
    base = last.rpartition("-")[2]
    if last.endswith("-in-law"):
        score.person(3, "apposition")
        return
    if len(name.tokens) == 1 and last in words.kinds and definite:
        score.organisation(3, "apposition")
        return
    if governed and (last in words.roles or base in words.roles) and last not in words.kinds:
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

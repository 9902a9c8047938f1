"""What stands before a name: "the retailer Foobar", "her brother Tom". In: the text before it. Out: points."""

from __future__ import annotations

import re

from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import PHRASE_END, TEAM, Score
from sitegen.extract.en.names.words import NameWords

_SUCH_AS = re.compile(r"\b(?P<head>[\w-]+),?\s(?:such\sas|like|including|among\sthem)\s\Z")
_NAMED = re.compile(
    r"\b(?P<head>[\w-]+),?\s(?:(?:which\s)?(?:is|was)\s)?(?:then\s|now\s|once\s)?(?:called|named|known\sas)\s\Z"
)
_OF_LAW = re.compile(r"\b(?:sections?|articles?|clauses?|rules?|chapters?)\s\S*\d\S*\sof\sthe\s\Z", re.IGNORECASE)
_FROM_DETERMINER = re.compile(
    r"\A(?!.*(?:\b(?:the|a|an|its|their|his|her)|['’]s)\s).*|\A.*?(?:\b(?:the|a|an|its|their|his|her)|['’]s)\s",
    re.IGNORECASE,
)


def read_left(left: str, text_after: str, name: Name, score: Score, words: NameWords) -> None:
    """As in "the retailer Foobar", "her brother Tom", "shares in Foobar", "told Foobar"."""
    core = left.rstrip('"“‘ \n')
    if not core or core == left or not (core[-1].isalnum() or core[-1] in ",’'."):
        return
    comma = core[-1] == ","
    core = core.rstrip(",")
    if not core:
        return  # ", Osei said": words that were pasted in part
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
        head = PHRASE_END.split(f"{phrase} ", maxsplit=1)[0].split()[-1:] or [""]
        if head[0].lower() in words.kinds and head[0] not in words.roles and text_after[:1] == "," and phrase:
            score.organisation(2.5, "kind-before-name")
        elif head[0].lower() in words.roles and head[0].lower() not in words.kinds and phrase and head[0] != one:
            score.person(2.5, "role-before-name")
        elif head[0].lower() in words.roles and phrase and head[0] != one:
            score.person(1.2, "role-before-name")
            score.organisation(1.2, "kind-before-name")
        if (
            single
            and name.text in words.given
            and lower in words.roles
            and lower not in words.kinds
            and text_after[:1] == ","
        ):
            score.person(3.5, "role-before-name")
        if lower in words.kin and (
            two.lower() in ("his", "her", "their", "the", "whose") or two.endswith(("-old", "'s", "’s"))
        ):
            score.person(3.5, "kin")
        elif is_role(lower, words) and not single:
            both = lower in words.kinds  # "the main contractor, Foobar Quist,"
            score.person(1.2 if both else 2.5, "role-before-name")
            score.organisation(1.2 if both else 0, "kind-before-name" if both else "")
        elif lower in words.kinds and two.rstrip(",") != "and" and not single:
            score.organisation(1, "kind-before-name")
        return
    if one in ("of", "off") and two.lower() in words.place_kinds and left.endswith(" "):
        score.organisation(-4)
        score.person(-5)
        return
    seated = two in words.seated if one == "of" else one == "for" and two.lower() in words.elected
    if left.endswith(" ") and (seated or (one == "of" and single and two.endswith(","))):
        score.organisation(-2)  # "the mayor of Acme", "the member for Acme", "the site manager, of Acme", "out of Acme"
        score.person(-3)
        return
    if lower in ("called", "named", "as") and (named := _NAMED.search(left)):
        head = named["head"].lower()
        if head in words.kinds and head not in words.roles:
            score.organisation(3, "kind-before-name")  # "a company called Foobar", "the laboratory, known as Foobar"
            return
    if (two.rstrip(",") if one in ("The", "the") else one).lower() in words.works:
        score.organisation(-5)  # "the novel Salt", "her drama The Orchard", "her drama, The Orchard"
        score.person(-3 * two.endswith(","))
        return
    if lower in words.vessels or lower.endswith("-flagged") or (lower in ("called", "named") and two in words.animals):
        score.organisation(-4)
        score.person(-5)  # "the trawler Mary Bell", "a spaniel called Pepper"
        return
    if one == "the" and single and name.text.isupper() and _OF_LAW.search(left):
        score.organisation(-5)  # "under Section 337 of the IPC"
        return
    if one == "The" and two:
        if two not in ("on", "off", "along"):  # "bungalows on The Crescent"
            score.organisation(1.5, "capital-article")
        return
    if lower in words.kin and (one[0].islower()):
        score.person(
            3.5 if two.lower() in ("his", "her", "their", "whose", "s") or two.endswith(("’s", "'s", "-old")) else 2,
            "kin",
        )
    elif is_role(lower, words):
        both = lower in words.kinds or lower.rpartition("-")[2] in words.kinds
        if both:
            score.organisation(2.5 if single else 1.2, "kind-before-name")
        if (
            lower.endswith("s")
            and name.tokens[0] not in words.given
            and lower not in words.kinds
            and text_after[:1] == " "
            and not text_after.startswith(" and")
        ):
            score.organisation(2.5, "kind-before-name")  # "their lawyers Harbinger Brody said"
        elif not (single and (both or (one[0].isupper() and one != left.strip()))):  # "Skipper Osei said"
            score.person(1.2 if both else 3 if not single else 2, "role-before-name")
    elif lower.endswith(("-based", "-listed", "-owned", "-headquartered", "-quoted")):
        score.organisation(2, "kind-before-name")
    elif (lower in words.kinds or lower.rpartition("-")[2] in words.kinds) and (
        one[0].islower() or one == left.strip()
    ):
        score.organisation(3, "kind-before-name")
    elif lower == "the" and single and two in words.beaten and name.text.endswith("s"):
        score.organisation(2.7, "club")  # "beat the Sharks"
    elif lower in ("the", "this"):
        score.person(-3)
        if single and name.tokens[0] in words.media and lower == "the":
            score.organisation(1.5, "masthead")
        else:
            score.organisation(
                1.6 if not single and TEAM.search(name.text) else 0.3 if single and not name.text.isupper() else 0.6,
                "definite",
            )
    elif lower in ("a", "an", "another", "each", "every", "any"):
        score.person(-1)
        if text_after[1:].partition(" ")[0] not in words.players:  # "a Trappers winger"
            score.organisation(-1)
    elif lower in words.said_before and not single and text_after[1:].partition(" ")[0] not in _AUXILIARIES:
        score.person(1.5, "said-before")
        score.organisation(1, "said-before")
    elif lower in words.before_org:
        if single or name.tokens[-1] in words.media:
            score.organisation(3 if lower == "told" else 1 if lower == "joined" else 2, "object-of-verb")
        else:
            score.organisation(0.7, "object-of-verb")
            score.person(0.7 if lower in ("told", "sued", "suing", "represents", "represented") else 0)
    elif lower == "of" and two[:1].isupper() and two.lower() not in words.openers:
        # "Ann Osei of Harbinger Brody" works there; "the Bishop of Wexcombe" lives there.
        if two in words.title_heads:
            score.organisation(-2)
        elif not name.text.isupper():
            score.organisation(1.6, "member-of")
    elif lower in ("of", "at", "for", "in", "with", "by", "from", "to", "on", "like", "as", "including"):
        _read_preposition(lower, two.rstrip(","), left, single, score, words)
    elif lower in words.place_prepositions:
        score.organisation(-1.5)
        score.person(-0.5)


# "said Foobar Quist will" tells of them, "said Foobar Quist" is theirs.
_AUXILIARIES = frozenset(
    (
        "has",
        "had",
        "have",
        "will",
        "would",
        "is",
        "was",
        "are",
        "were",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
    )
)


def _read_preposition(one: str, two: str, left: str, single: bool, score: Score, words: NameWords) -> None:
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
    elif one == "for" and two in words.works_for:
        score.organisation(2, "works-for")
    elif (
        one in ("of", "at", "for", "with", "by")
        and (two in words.roles or two.removesuffix("s") in words.roles or two.rpartition("-")[2] in words.roles)
        and (two not in words.kin or one == "at")  # "a partner at Harbinger Brody"
    ):
        if two in ("lawyer", "attorney", "solicitor", "agent", "barrister", "lawyers") and one == "for":
            score.organisation(0.8, "role-at")
            score.person(1)
        elif two in ("spokesman", "spokeswoman", "spokesperson") and not single:
            score.organisation(1, "spokesman-for")
            score.person(0.8)
        elif one != "by":
            score.organisation(2 if single else 1.6 if one in ("at", "with") else 1.2, "role-at")
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
        score.person(-1)


def is_role(word: str, words: NameWords) -> bool:
    """A word for what somebody is, in small letters: "chef", "co-pilot", "hydrogeologist", "ventriloquist"."""
    return (
        word in words.roles
        or word.rpartition("-")[2] in words.roles
        or (len(word) > 6 and word.endswith(_TRADES) and word not in words.no_trades)
    )


_TRADES = (
    *("ologist", "ologists", "ographer", "ographers", "ician", "icians", "iatrist", "iatrists", "ist", "ists"),
    *("wright", "monger", "keeper", "holder", "seller", "worker", "woman", "-grader", "dresser"),
)

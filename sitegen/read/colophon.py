"""What stands at the foot of a page and speaks of the page: its writer's life, its publisher, where it came out first.

"Ada Quill teaches law at a college in Leeds and is the author of Wet Ink." is about the writer where she signed the
story, or where the story has not named her; else it is the story's last sentence.
"""

from __future__ import annotations

import re

from sitegen.patterns import lazy
from sitegen.read.bylines import is_names
from sitegen.text import fold

_LONGEST, _NOTE_BELOW = 400, 240
_CAPITAL = r"[A-ZÀ-ÞŁŠŽČ][\w'’.-]*"
_NAME = rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|de|van|von|da|bin|al)){{1,4}}"
_KEPT_BY = lazy(
    r"""(?:(?P<who>[^.!?:]{1,60}?)\s(?:is|are)\s)?(?:entirely\s|wholly\s|independently\s|partly\s|proudly\s)?
    (?:funded|printed|published|produced|supported|written|run|made|delivered|distributed|powered|paid\sfor|brought\sto\syou)
    (?:\sand\s(?:printed|published|distributed))?\s(?:entirely\s|solely\s|weekly\s|monthly\s|quarterly\s)?(?:by|from|with|at)\b
    (?P<rest>.{1,160})$""",
    re.VERBOSE | re.IGNORECASE,
)
_COMES_OUT = lazy(
    rf"""(?:This\s\w+|We|Our\s\w+|(?P<who>{_CAPITAL}(?:\s[\w'’&-]+){{0,4}}?))\s(?:is|are|appears|comes\sout)\s(?:an?\s|(?:published|printed|issued|edited|produced|sent\sout|out|on\ssale)\b)?.{{0,30}}?
    (?:\b(?:daily|weekly|fortnightly|monthly|quarterly|twice|(?:two|three|four|six|ten|eleven|twelve)\stimes|every|each)\b|\b(?:edited|published|printed)\s(?:in|by)\s{_CAPITAL}).{{0,200}}$""",
    re.VERBOSE,
)  # "The Stairwell is published four times a year by the Stairwell Trust"
_SELF = lazy(
    r"(?:we|this\s\w+|our\s\w+|the\s(?:newsletter|paper|newspaper|magazine|site|website|blog|bulletin))$", re.IGNORECASE
)
_READ_US = lazy(
    r"(?:read|buy|get|pick\sup|find|order|watch|listen\sto|follow|support|join|write\sto|visit|contact|see|like)\s(?:more\s(?:in|of|from)\s)?(?P<rest>.{2,160})$",
    re.IGNORECASE,
)
_ABOUT = lazy(
    r"(?P<who>.{2,60}?)\s(?:is|are)\s(?:an?|the|owned|part\sof|edited|based|available|on\ssale|free|out)\b.{0,180}$",
    re.IGNORECASE,
)
_ABOUT_WORDS = lazy(
    r"\b(?:news\w*|weekly|daily|monthly|quarterly|magazine|non-?profit|journalism|publication|blog|outlet|registered|charity|part\sof|media\sgroup|division|subsidiary|website|on\ssale|readers?|edited|printed)\b",
    re.IGNORECASE,
)
_GROUP = lazy(
    r"\s(?:is|are)\s(?:part\sof|owned\sby|published\sby|a\smember\sof|a\s(?:title|publication|division|brand)\sof)\s.{0,60}\b(?:media|news|newspapers?|press|publishing|publications|broadcasting|magazines)\b.{0,60}$",
    re.IGNORECASE,
)
_NOTE = lazy(
    rf"""(?:
      (?i:(?:the\s)?(?:views|opinions)\s(?:expressed\s)?(?:(?:here|above|in\sth\w+\s\w+|by\s.{{1,40}})\s)?(?:are|is|do|does)\b).{{0,60}}\b(?:personal|own|author|writer|columnist|contributor|reflect|represent)\b.{{0,160}}
    | (?i:(?:the\s)?(?:views|opinions)\s(?:expressed\s)?(?:are\s)?(?:personal|(?:his|her|their|my)\sown)\.?)
    | (?i:(?:this\s(?:article|essay|piece|extract|story|text|column)\s(?:is|was)\s)?(?:adapted|excerpted|extracted|taken|abridged)\sfrom)\s[“"‘A-Z].{{1,60}}\bby\b.{{1,120}}
    | (?i:th(?:is|e)\s(?:article|essay|piece|story|post|column|poem|review)\s(?:has\s|was\s|is\s)?(?:(?:first|originally|previously)\s)?(?:appeared|ran|published|printed|commissioned))\b.{{1,120}}
    | (?i:this\sis\san?\s(?:\w+\s)?(?:extract|excerpt)\b).{{0,160}}
    | .{{2,80}}\sis\san\s(?i:equal[\s-]opportunit(?:y|ies)\semployer)\b.{{0,80}}
    | (?i:(?:an?|the)\s(?:\w+\s)?version\sof\sthis\s(?:article|story|piece|essay|column|post|review))\b.{{1,140}}
    | (?i:(?:the\s)?reporting\s(?:for|of|on)\sthis\s(?:story|article|series|piece)\s(?:was|is)|this\s(?:story|reporting|article|series|project)\s(?:was|is)\s(?:funded|supported|produced|made\spossible|reported|published)\s(?:with|by|through|in)).{{1,200}}
    | [“"‘]?{_CAPITAL}(?:\s[\w'’,:-]+){{0,8}}?[”"’]?,?\sby\s{_NAME},?\s(?:is\s(?:out|published|available)|\().{{1,120}}(?:Press|Books|[£$€]|publish|out\snow).{{0,60}}
    | (?i:published|printed)(?:\sand\s(?:published|printed|distributed))?\s(?i:(?:weekly|daily|monthly|quarterly|fortnightly|in\s\w+|every\s\w+|twice\s\w+\s\w+)\s)?(?:by|for)\s[A-Z].{{1,160}}
    | {_NAME}(?:(?:,|,?\sand)\s{_NAME}){{0,4}}\s(?:also\s)?contributed\.?
    | (?i:letters(?:\sto\sthe\seditor)?\s(?:should|must|may|can|are)\b).{{1,120}} | (?i:(?:corrections|letters|complaints)\b.{{0,40}}\bto\sthe\seditor\b).{{0,80}}
    | (?i:posted\sby)\s.{{2,60}}\s(?:at|on)\s.{{0,20}}\d.{{0,120}}
    | (?i:see\syou\s(?:(?:again\s)?(?:on\s(?:{_CAPITAL}day)|next\s\w+|tomorrow|then|soon|there)))[.!]? | (?i:until\s(?:next\s(?:week|time|month|issue)|tomorrow|then|{_CAPITAL}day))[.!]?
    | (?i:that['’]s\s(?:(?:it|all)\s(?:for|from)\s(?:this|today|now|me|us|the)|your\s\w+)\b).{{0,30}} | (?i:(?:no|older|newer|previous|next)\s(?:comments|posts?|entr\w+|articles?|stories|page)(?:\syet)?)
    | (?:Next\s\w+|NEXT\s\w+|Tomorrow|TOMORROW|Coming\s(?:up\s)?\w*|On\s\w+day|In\stomorrow['’]s\s\w+)\s?:\s.{{2,120}}[^.!?”"]
    | (?i:this\sis\s(?:the\s)?(?:part\s\w+|(?:first|second|third|fourth|fifth|last|final)\s(?:of|part|in(?:\sa)?|instal\w+))\b).{{0,160}} | (?i:part\s(?:\d|one|two|three|four)\s(?:of|in)\b).{{0,60}}
    | (?i:[*]?\s?(?:some\s|the\s|all\s)?names?\s(?:of\s.{{1,40}}\s)?(?:have|has)\sbeen\schanged\b).{{0,80}}
    | [←«‹<]{{1,2}}\s?\w.{{0,120}} | (?:Next|Previous(?:ly)?|NEXT|PREVIOUS)\s?:\s.{{2,120}}[^.!?”"] | (?i:word\scount|words|labels?|tags?)\s?:\s.{{1,200}}
    | (?i:about\sthe\s(?:author|writer)s?)\b.{{0,300}} | [–—-]{{1,2}}\s?{_NAME}
    )$""",
    re.VERBOSE,
)
_LIFE = lazy(
    rf"""(?:[–—*•-]{{1,2}}\s?)?(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Fr|Mr|Mrs|Ms|Lord|Lady|Baroness|Justice|Col|Gen)\.?\s)?
    (?P<who>{_NAME}|(?:(?i:the|this)\s)?(?i:author|writer|reporter|columnist|photographer)s?)
    (?:,\s(?P<aside>[^,.]{{3,80}}),)?(?P<said>(?:['’]s)?\s.{{4,360}})$""",
    re.VERBOSE,
)
_DOES = lazy(
    r"""\s(?:is|was|are|has|have|lives|teaches|taught|writes|works|worked|covers|reports|edits|leads|runs|blogs|tweets|hosts|serves|served|holds|studied|studies|grew\sup|specialises|specializes|divides|spent|joined|became|won|retired|blogs|used\sto|can\sbe)\b
      | ['’]s\s(?:\w+\s){0,2}(?:books?|novel|memoir|collection|film|podcast|column|account|newsletter|work|essays?)\b""",
    re.VERBOSE,
)
_WORK = lazy(r"\s(?:is\s(?:an?|the)|teaches|taught|lives|works|worked|writes|studies|studied|edits|leads|runs)\s")
_TRADE = lazy(
    r"""\s(?:is|was|are)\s(?:(?:\w[\w'’.-]*\s){0,5}?(?:reporter|correspondent|editor|writer|columnist|journalist|author(?!s?\sof\b)|novelist|critic|essayist|contributor|photographer|blogger|broadcaster|commentator|lecturer|professor|historian|fellow|researcher|economist|intern)s?\b
          (?:\s(?:at|for|of|with|in|on|and|who|whose|based|specialising|covering)\b|,|\.|$))
      | \sis\sour\s | \sare\sour\s | \b(?:author|editor|host)\sof\s(?:(?:two|three|four|several|many|a\snumber\sof)\s(?:books|novels)|the\s(?:book|novel|memoir|blog|newsletter|podcast|forthcoming|best-?selling)|["“‘]?[A-Z])
      | \s(?:covers|reports\s(?:on|from|for)|has\s(?:covered|reported|written)|edits|blogs|tweets|hosts)\b | \swrites\s(?:about|for|on|[A-Z]\w+|(?:an?|the)\s(?:\w+\s){0,3}(?:column|blog|newsletter)\b|(?:regularly|widely|often|frequently)\b)
      | ['’]s\s(?:\w+\s){0,2}(?:books?|novel|memoir)\b | \b(?:her|his|their)\s(?:new|next|latest|first|most\srecent|forthcoming)\s(?:book|novel)\b | \bviews\s(?:are|expressed)\b""",
    re.VERBOSE,
)
_FOLLOW = lazy(
    rf"(?:Follow|Email|Contact|Tweet|Message)\s(?P<who>{_NAME}|him|her|them)\s(?:on|at|via)\s[@A-Z\w].{{0,100}}$"
)


def is_colophon(text: str, author: str, publisher: str, earlier: str) -> bool:
    """Whether a line at the very end speaks of its writer or publisher, or of the page. `earlier` is the story above it.

    Who is spoken of must be the publisher or the paper itself: "The party is funded by its members." is story.
    """
    if len(text) > _LONGEST or text[0] in "“\"‘'":
        return False
    return bool(_NOTE.match(text)) or _is_life(text, author, earlier) or _is_of_paper(text, publisher, earlier)


def is_signed(text: str, author: str) -> bool:
    """Whether a line begins with the name that signed the story, and says who that is."""
    name = next((name for name in _signers(author) if " " in name and text.startswith(name)), "")
    return bool(name) and len(text) <= _LONGEST and bool(_DOES.match(text, len(name)))


def is_writers_note(text: str, author: str) -> bool:
    """Whether a line right below a byline tells of its writer: "Ada Quill climbed 192 steps, twice, to report this."."""
    return len(text) <= _NOTE_BELOW and any(text.startswith(f"{name} ") for name in _signers(author) if " " in name)


def _is_life(text: str, author: str, earlier: str) -> bool:
    """Whether a line is about its writer: "Ada Quill covers courts for the Courier."."""
    follow = _FOLLOW.match(text)
    if follow:
        return follow["who"] not in earlier
    match = _LIFE.match(text)
    if match is None:
        return False
    who, said = match["who"], match["said"]
    if who.endswith(("'s", "’s")):
        who, said = who[:-2], who[-2:] + said
    if not _DOES.search(said, 0, 80):
        return False
    said = f" {match['aside'] or ''}{said}"
    if who.split()[-1].casefold().rstrip("s") in {"author", "writer", "reporter", "columnist", "photographer"}:
        return (
            " of " not in match["said"][:12]
            and bool(re.match(r"\s(?:is|are|was|teaches|works|writes|lives)\b", match["said"]))
            and len(text.split()) > 4
        )
    if any(who.startswith(name) for name in _signers(author)):
        return True
    return who.rsplit(None, 1)[-1] not in earlier and bool(_TRADE.search(said))


def is_stranger(text: str, earlier: str) -> bool:
    """Whether a sentence says what a person is whom the story has not named, as notes on two writers do in turn; not what
    befell one: "Ben Holt was arrested on May 6.".
    """
    match = _LIFE.match(text)
    return bool(match and match["who"].rsplit(None, 1)[-1] not in earlier and _WORK.match(match["said"]))


def _signers(author: str) -> list[str]:
    """The names in a byline: "Ada Quill, Bo Dahl and Tom Roe" are three."""
    return [name for name in re.split(r",\s|\sand\s", author) if name.strip()]


def _is_of_paper(text: str, publisher: str, earlier: str) -> bool:
    """Whether a line is the paper's word about itself: who pays for it, who prints it, when it comes out."""
    out = _COMES_OUT.match(text)
    if out and (
        out["who"] is None
        or _is(out["who"], publisher)
        or (len(out["who"].split()) > 1 and is_names(out["who"]) and out["who"] not in earlier and not publisher)
    ):
        return out["who"] is not None or bool(
            _SELF.match(text.split(" is ", maxsplit=1)[0].split(" are ", maxsplit=1)[0])
        )
    if len(text) > 240:
        return False
    kept = _KEPT_BY.match(text)
    if kept:
        who = kept["who"]
        strange = (
            is_names(who or "") and who not in earlier and re.search(r"\b(?:printed|published)\s(?:by|on)\b", text)
        )
        return not who or bool(_SELF.match(who) or _is(who, publisher) or strange)
    group = _GROUP.search(text)
    if group and is_names(text[: group.start()]) and text[: group.start()] not in earlier:
        return True
    if not publisher:
        return False
    asked = _READ_US.match(text)
    if asked:
        return _key(publisher) in _key(asked["rest"])
    about = _ABOUT.match(text)
    return bool(about and _is(about["who"], publisher) and _ABOUT_WORDS.search(text))


def _is(words: str, publisher: str) -> bool:
    """Whether words are the publisher's name."""
    return bool(publisher) and _key(words) == _key(publisher)


def _key(words: str) -> str:
    """A name without its article, in small letters."""
    return fold(words).removeprefix("the ").strip()

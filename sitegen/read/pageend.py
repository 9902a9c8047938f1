"""Where a page goes on after its story has ended: comments, teasers, the paper's word about itself.

Below the last paragraph stand tags, links, sign-up boxes and other people's sentences. Nothing in such a sentence says that it
is no story ("My granddaughter loves hers."); that it stands below furniture and speaks of nobody in the story does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from sitegen.patterns import lazy
from sitegen.read.bylines import is_names
from sitegen.read.furniture import ASIDES
from sitegen.read.storyline import FULL_STOP, StoryLine
from sitegen.read.wordlists import word_list

_NAME = lazy(r"(?<=[^\W_]\s)[A-ZÀ-ÖØ-Þ][\w’'-]{2,}|(?<=,\s)[A-ZÀ-ÖØ-Þ][\w’'-]{2,}")
_DAYS = word_list("press", "calendar")
_WORD = lazy(r"[^\W\d_]{5,}")
_STEM = 5
_ENDS = ASIDES | {"navigation", "reading-time"}
_FOOT = _ENDS - {"advert", "pointer", "correction"}  # below one of these no line without a full stop is story
_JUMP = lazy(
    r"(?:continued|cont['’]?d|turn\sto|from)\b.{0,30}\bpage\s?[A-Z]?\d", re.IGNORECASE
)  # the story goes on below it
_GOES_ON = lazy(
    r"after\snewsletter\spromotion$|(?:article|story)\scontinues\b|(?:advertisement\W{1,3})?scroll\sto\scontinue$",
    re.IGNORECASE,
)  # the page says so itself
_WALL = lazy(
    r"""(?:this|the|read\sthis)\s(?:article|content|story|post|feature)\sis\s.{0,30}\b(?:subscribers?|members?|subscription)\b | already\s(?:a\s|an?\s)?(?:subscribe[rd]|member|have\san\saccount)\b
    | (?:subscribe|sign\sup|log\sin|register|join)\b.{0,30}\sto\s(?:continue|keep|read|unlock|finish)\b | (?:to\s)?(?:continue|keep)\sreading\b.{0,40}\b(?:subscri|regist|log|sign)
    | you(?:['’]ve|\shave)\s(?:read|reached|used)\b.{0,60}\b(?:free|limit)\b | become\sa\spaying\ssubscriber\b""",
    re.VERBOSE | re.IGNORECASE,
)  # "Already a subscriber? Log in": what a page keeps for those who pay isn't on it
_QUOTED = lazy(
    r"^[“\"‘].{8,}[,?!][”\"’]\s(?:said|says|added|adds|told)\b"
)  # "“Every tide takes a stone,” said the skipper."
_LEAST_STORY = 3  # paragraphs above
_LEAST_FURNITURE = 4  # lines below
_SHARE = 0.4  # of the short lines below have the shape of furniture
_MOST_STORY = 3  # paragraphs below that may still be somebody else's
_ABOVE = 2  # short lines above a paragraph that is somebody else's
_LOOKED_AT = 2_000  # characters of a paragraph in which names are looked for
_ALIKE = 0.3  # share of a paragraph's words that the story has too


_SENDER_LINES, _SENDER_WORDS = 25, 8
_LEARN_MORE = lazy(r"\b(?:for\smore|learn\smore|visit|follow)\b|www\.|https?://|@\w", re.IGNORECASE)
_SIGN_OFF = lazy(
    r"\W{0,4}ENDS?\W{0,4}|(?:editors?['’]?s?\snotes?|notes?\s(?:to|for)\s(?:the\s)?editors?)\W{0,2}|(?:media|press)\s(?:contacts?|en?quiries|inquiries)\W{0,2}|for\s(?:further|more|additional)\s(?:press\s|media\s)?(?:information|details)(?:,?\s(?:please\s)?contact)?\W{0,2}|about\sthe\s(?:author|writer|reporter)s?\W{0,2}",
    re.IGNORECASE,
)  # below it a press office speaks to the press


def page_end(lines: Sequence[StoryLine]) -> int:
    """The index at which the story is over for good; the number of lines where nothing shows that it is."""
    size = len(lines)
    story = [i for i, line in enumerate(lines) if line.is_story]
    foot = story[-_MOST_STORY:]
    short = _suffixes([not line.is_story for line in lines])
    shaped = _suffixes([not line.is_story and line.shape is not None for line in lines])
    told = _suffixes([line.shape is None and bool(FULL_STOP.search(line.text[-8:])) for line in lines])
    marked = max(
        (i + 1 for i, line in enumerate(lines) if line.shape is not None and _GOES_ON.match(line.text)), default=0
    )
    for at in range(len(foot) + 1):
        first = foot[at - 1] + 1 if at else story[-_MOST_STORY - 1] + 1 if len(story) > _MOST_STORY else 0
        first = max(first, marked)
        above = len(story) - len(foot) + at
        is_enough = above >= max(_LEAST_STORY, 2 * (len(foot) - at))
        last = next((i for i in foot[at:] if i >= first), size)
        resumes: bool | None = None
        for i in range(first, last):
            # furniture prevails among the short lines; a paragraph has two of them above it, and half of all furniture
            # stands above the last: a box within the story has little beside the page's foot
            prevails = (
                short[i] >= _LEAST_FURNITURE
                and shaped[i] >= _SHARE * short[i]
                and (last == size or (last - i >= _ABOVE and 2 * shaped[story[-1]] <= shaped[i]))
            )
            shape = lines[i].shape
            is_foot = shape in _FOOT and not told[i]
            is_wall = above > 1 and shape == "prompt" and bool(_WALL.match(lines[i].text))
            ends = shape in _ENDS and not _JUMP.match(lines[i].text)
            if ends and ((is_enough and (prevails or is_foot)) or is_wall):
                if resumes is None:
                    words = words_above(lines, first)
                    resumes = any(goes_on(lines[j].text, words) for j in foot[at:])
                if resumes:
                    break
                return i
    return size


def about_sender(lines: Sequence[StoryLine], publisher: str) -> int:
    """The index at which a press release goes on to speak of its sender, "ENDS" or "About Kestrel Foods"; else the number of lines.

    Below the latter up to three paragraphs stand, and an address or a way to learn more; or it is the publisher who is named.
    """
    told = [*accumulate((line.is_story for line in lines), initial=0)]
    size = next(
        (
            i
            for i, line in enumerate(lines)
            if told[i] >= _LEAST_STORY
            and told[-1] - told[i] < (told[i] if line.shape == "slug" else _LEAST_STORY)
            and _SIGN_OFF.fullmatch(line.text)
        ),
        len(lines),
    )
    for i in range(size - 1, max(size - _SENDER_LINES, 0), -1):
        text = lines[i].text
        if text[:6] in ("About ", "ABOUT ") and len(text.split()) <= _SENDER_WORDS and is_names(text[6:]):
            below = lines[i + 1 :]
            few = 0 < sum(line.is_story for line in below) <= _MOST_STORY
            enough = told[i] >= _LEAST_STORY
            sure = text[6:].casefold() == publisher.casefold() or any(
                line.shape == "contact" or _LEARN_MORE.search(line.text[:_LOOKED_AT]) for line in below
            )
            return i if few and enough and sure else size
    return size


def _suffixes(flags: Sequence[bool]) -> list[int]:
    """How many are true from each place on."""
    counts = [*accumulate(reversed(flags), initial=0)]
    return counts[::-1]


def words_above(lines: Sequence[StoryLine], end: int) -> list[str]:
    """The words of the story above a line: paragraphs, deck and short sentences, without what has the shape of furniture."""
    return [line.text for line in lines[:end] if line.shape is None]


def goes_on(text: str, above: Sequence[str]) -> bool:
    """Whether a paragraph speaks of whom and what the story spoke of."""
    told = " ".join(above)
    if _QUOTED.search(text[:_LOOKED_AT]):
        return True
    names = set(_NAME.findall(text[:_LOOKED_AT]))
    if any(name in told for name in names - _DAYS):
        return True
    words = {word[:_STEM] for word in _WORD.findall(text.casefold())}
    known = {word[:_STEM] for word in _WORD.findall(told.casefold())}
    return len(words & known) >= max(2, _ALIKE * len(words))

"""Counts a meaning from the day of publication, or from the date the article is telling of; tense gives the direction.

In: what was found, in the order of the text. Out: EDTF with its rule and anchor, or None where there is nothing to
count from. Expressions that look back within the story ("two weeks earlier", "that December") count from the nearest
date before them in their own sentence or the one before.
"""

from __future__ import annotations

from collections import deque
from datetime import date, timedelta

from sitegen import edtf
from sitegen.extract.anylang_dates import read_figures
from sitegen.extract.en.dates.dayorder import order_in
from sitegen.extract.en.dates.happenings import behind_calamity, date_of_happening
from sitegen.extract.en.dates.parts import Found, aimed
from sitegen.extract.en.dates.sections import Sections
from sitegen.extract.en.dates.story import Story
from sitegen.extract.en.dates.tense import Tense, Tenses
from sitegen.extract.en.dates.words import LEXICON, Tokens
from sitegen.extract.en.triggers import lexicon
from sitegen.model.frozen import changed, frozen
from sitegen.relative import WEEKDAYS, nth_in, resolve


@frozen
class Closed:
    """The value of a timex; see `Timex` for what each field says."""

    edtf: str | None
    rule: str
    anchor: str = ""
    relative: str = ""
    stop: int = -1  # what looked like a duration is a date up to this token: "two days after the crash"


_NAMED_RULES = {"<": "{}-before-publication", ">": "{}-after-publication", "<>": "{}-nearest-publication"}
_DAY = 10  # code points of "2019-05-04"
_FAR, _SOON = 300, 60  # days: see `_near`
_LONG_MEMORY = 40  # dates by which a happening is known again
_BESIDE = 9  # tokens: "eight days before the crash of the ferry on"
_NEXT_SUBJECT = frozenset(("he", "she", "it", "they", "we", "i"))  # "a week after the crash he quit on 4 May"
_OF_A_MONTH = {"the", "its", "of", "for"}  # "The October figures are due in a week"; "in October" would lie ahead
_SETTERS = frozenset(LEXICON["tense"]["set_later"])
_FIXED, _AT_COURT = frozenset(LEXICON["tense"]["fixed"]), frozenset(LEXICON["tense"]["at_court"])
_SET_TO = frozenset(("to", "for", "until", "till", "through"))
_SETS_WITHIN = 9  # tokens: "put off a decision on its future until"


class Resolver:
    """Closes the expressions of one article in the order of its text, remembering the dates it is telling of."""

    def __init__(self, published: str | None, found: list[Found], sections: Sections) -> None:
        self._published, self._sections = published, sections
        self._tenses = Tenses()
        self._story = Story(published, self._tenses, found)
        self._dated: deque[tuple[Tokens, int, str]] = deque(maxlen=_LONG_MEMORY)
        self._last: tuple[Found, str] | None = None
        self._order = order_in(found, published)
        self._found, self._closed = found, 0
        self._first_day = ""

    def close(self, item: Found) -> Closed:
        """The value of the next expression."""
        meaning = item.meaning
        if meaning.counted in {"event", "happening"}:
            closed = self._from_happening(item)
        elif meaning.counted == "within":
            closed = self._within(item)
        elif meaning.kind != "date":
            closed = Closed(None, meaning.rule)
        elif meaning.counted == "nothing":
            closed = Closed(meaning.value, meaning.rule)
        elif meaning.counted == "figures":
            closed = Closed(*read_figures(meaning.value, self._order))
        else:
            closed = self._count(item)
        if meaning.nth and closed.edtf:
            closed = changed(closed, edtf=nth_in(closed.edtf, meaning.weekday, meaning.nth) or closed.edtf)
        if meaning.away:
            value = resolve(meaning.away, closed.edtf) if closed.edtf else None
            closed = changed(closed, edtf=value, rule=f"away-from-{closed.rule}", anchor=closed.edtf or "", relative="")
        self._remember(item, closed)
        self._closed += 1
        return closed

    def _from_happening(self, item: Found) -> Closed:
        """As in "The bridge fell on 14 August. Two days after the collapse he quit."."""
        meaning = item.meaning
        if meaning.counted == "happening" and self._is_said_again(item):
            return Closed(None, "duration")
        named = item.stop if meaning.counted == "event" else item.stop + 1
        known = date_of_happening(item.tokens, named, reversed(self._dated)) or self._date_behind(item, named)
        known = known or self._date_of_calamity(item, named)
        value = resolve(meaning.value, known[0]) if known and meaning.value else None
        if known and value:
            whole = meaning.kind == "duration" or meaning.counted == "event"  # "the day after the crash"
            stop = known[1] if known[1] > named and whole else item.stop
            return Closed(value, meaning.rule, known[0], meaning.value, stop)
        if meaning.counted == "event":
            return Closed(None, meaning.rule, relative=meaning.value)
        if meaning.weekday:  # "the Friday before the vote", of which the text has not told when it was
            return Closed(None, f"{meaning.rule}-open", relative=meaning.value)
        return Closed(None, "duration")

    def _is_said_again(self, item: Found) -> bool:
        """As in "on 20 May, two days after the raid": the day has been named."""
        before = self._last[0] if self._last else item
        beside = before.sentence == item.sentence and item.tokens.classes[before.stop : item.first] == ","
        return beside and before.is_day

    def _date_behind(self, item: Found, named: int) -> tuple[str, int] | None:
        """As in "The warning came eight days before the crash on 4 May": the date stands behind the happening."""
        following = self._found[self._closed + 1] if self._closed + 1 < len(self._found) else None
        if not following or following.sentence != item.sentence or not 1 < following.first - named <= _BESIDE:
            return None
        between = item.tokens.classes[named : following.first - 1]
        plain = following.meaning.kind == "date" and following.meaning.counted in {"nothing", "publication"}
        another = _NEXT_SUBJECT.intersection(item.tokens.words[named + 1 : following.first - 1])
        if not plain or another or set(between) - set("xtaf.") or item.tokens.classes[following.first - 1] not in "jif":
            return None
        value = following.meaning.value if following.meaning.counted == "nothing" else self._count(following).edtf
        return (value, named) if value and "/" not in value else None

    def _date_of_calamity(self, item: Found, named: int) -> tuple[str, int] | None:
        """As in "Flames took the tower on 15 May 2016. … He quit eleven days after the disaster": the first day told in full."""
        end = behind_calamity(item.tokens, named)
        return (self._first_day, end) if end and self._first_day else None

    def _within(self, item: Found) -> Closed:
        """As in "Papers will be filed within 21 days": some day from publication on. Of the past it is a duration."""
        if not self._published or not self._tenses.is_future_before(item):
            return Closed(None, "duration")
        value = resolve(item.meaning.value, self._published)
        return Closed(value, item.meaning.rule, self._published, item.meaning.value, item.stop)

    def _count(self, item: Found) -> Closed:
        meaning = item.meaning
        if meaning.aim and self._sections and (found := self._sections.place(item, self._way(item))):
            return Closed(found.value, f"{meaning.rule}-of-section", found.anchor, found.relative)
        if meaning.aim == "day" and (told := self._story.month(item)):
            relative = f"{meaning.value[1:]}@month+0"
            return Closed(resolve(relative, told), f"{meaning.rule}-of-story", told, relative)
        if meaning.aim == "weekday" and _is_some_day(item):
            return Closed(None, f"{meaning.rule}-open")
        if meaning.aim:
            if after := self._within_reach(item) or self._set_later(item) or self._as_far_from(item):
                return after
            way = self._way(item)
            if story := self._story.goes_on(item, way) or self._story.beside_day(item):
                return Closed(story.value, f"{meaning.rule}-of-story", story.anchor, story.relative)
            relative = aimed(meaning.value, way)
            rule = _NAMED_RULES[way].format(meaning.rule)
        else:
            relative, rule = meaning.value, meaning.rule
        anchor = self._published if meaning.counted == "publication" else self._story.anchor(item)
        if rule == "span-from-publication" and self._tenses.tense(item) == "past":
            anchor, rule = self._story.last(item, sentences=1) or None, "span-from-story"
        before = {"year+0~": self._story.year, "month+0~": self._story.ended_month}.get(relative)
        if before and rule.startswith("part-of-") and (told := before(item)):
            anchor, rule = told, rule.replace("publication", "story")
        value = resolve(relative, anchor) if anchor else None
        if value and meaning.weekday and meaning.aim == "date" and not _falls_on(value, meaning.weekday):
            others = ((other, resolve(aimed(meaning.value, other), anchor or "")) for other in "<>")
            for other, day in others:  # "on the Monday, 11 June": of the year in which it is one
                if day and _falls_on(day, meaning.weekday):
                    value, relative, rule = day, aimed(meaning.value, other), _NAMED_RULES[other].format(meaning.rule)
        if value and rule == "month-pointed-at" and relative.endswith("<<") and _is_last_month(value, anchor or ""):
            value = resolve(relative, value)
        if value is None and meaning.or_publication and self._published and not self._is_told_on(item):
            anchor = self._published
            value = resolve(relative, anchor)
        if value and (rule.endswith("s-later") or "@year+0" in relative) and self._is_still_ahead(item, value):
            return Closed(None, f"{rule}-open", relative=relative)
        return Closed(value, rule if anchor else f"{rule}-open", anchor or "", relative)

    def _is_still_ahead(self, item: Found, value: str) -> bool:
        """As in "It was found twelve years later", where the text has not said later than what, or in "she left that
        November", of a year it has not told: no day to come.
        """
        first = edtf.bounds(value)[0]
        today = edtf.bounds(self._published)[1] if self._published else None
        return bool(first and today and first > today) and self._tenses.tense(item) == "past"

    def _is_told_on(self, item: Found) -> bool:
        """As in "The next year it was sold": the year after one that was told of, never the year to come."""
        return "+" in item.meaning.value and self._tenses.tense(item) == "past"

    def _within_reach(self, item: Found) -> Closed | None:
        """As in "Sixteen days later, on 3 December", "Within seven weeks, on 2 May": the first such day after the date told of."""
        if not self._last or self._last[0].sentence != item.sentence or item.meaning.aim != "date":
            return None
        before, anchor = self._last
        lead = before.tokens.word(before.first - 1)
        later = before.meaning.rule.endswith("s-later") or (
            before.meaning.kind == "duration" and lead in {"within", "after"}
        )
        if not later or not anchor or before.tokens.classes[before.stop : item.first] not in {",j", "j", ","}:
            return None
        relative = aimed(item.meaning.value, ">")
        return Closed(resolve(relative, anchor), f"{item.meaning.rule}-after-story", anchor, relative)

    def _as_far_from(self, item: Found) -> Closed | None:
        """As in "The dam burst on 9 June 2018. … On 20 May, twenty days before the flood, …": of the year that fits."""
        following = self._found[self._closed + 1] if self._closed + 1 < len(self._found) else None
        far = following.meaning if following and following.sentence == item.sentence else None
        if not far or not following or far.counted not in _FROM_AN_EVENT or not far.value.startswith("day"):
            return None
        if item.meaning.aim != "date" or item.tokens.classes[item.stop : following.first] != ",":
            return None
        for _, _, told in reversed(self._dated):
            relative = aimed(item.meaning.value, "<>")
            if len(told) == _DAY and (day := resolve(far.value.rstrip("~"), told)) == resolve(relative, day or told):
                return Closed(day, f"{item.meaning.rule}-of-story", told, relative)
        return None

    def _set_later(self, item: Found) -> Closed | None:
        """As in "The judge adjourned sentencing until 12 November": ahead of the day it was set, or of publication."""
        words, first, meaning = item.tokens.word, item.lead + 1, item.meaning
        setters = _SETTERS
        if words(first - 1) == "on" and words(first - 2) in _AT_COURT and words(first - 3) in _SET_TO:
            first, setters = first - 2, _SETTERS | _FIXED  # "set the case down for trial on 12 November"
        if not meaning.rule.startswith("until-"):
            if words(first - 1) not in _SET_TO:
                return None
            first -= 1
        near = range(first - 1, max(first - _SETS_WITHIN, -1), -1)
        setter = next((place for place in near if words(place) in setters), None)
        if setter is None or "had" in (words(setter - 1), words(setter - 2)):
            return None
        anchor, rule = self._published, "publication"
        if set_on := self._story.last(item, sentences=0):
            anchor, rule = set_on, "story"
        relative = aimed(meaning.value, ">")
        value = resolve(relative, anchor) if anchor else None
        rule = f"{meaning.rule}-after-{rule}"
        return Closed(value, rule if anchor else f"{rule}-open", anchor or "", relative)

    def _way(self, item: Found) -> str:
        """Back or ahead: by the tense of the words around, and for a day of a month by what is near."""
        meaning = item.meaning
        tense = self._tenses.tense(item)
        if meaning.rule.startswith("since-") or (meaning.aim == "date" and item.tokens.word(item.stop) in _CALAMITIES):
            return "<"  # "will be the first since the May 4 attacks"
        if meaning.aim == "date" and item.tokens.word(item.first - 1) == "effective":
            return "<>"  # "He resigned effective Dec. 31"
        if meaning.aim == "date" and (meaning.rule.startswith("until-") or item.tokens.word(item.first - 1) == "by"):
            ahead = self._tenses.is_future_before(item)  # "will close by 4 May, the firm said"
            past = self._tenses.is_past_behind(item) and not ahead
            return "<" if past else ">" if tense == "future" else "<>"
        if tense == "future" and meaning.aim in {"month", "season"} and self._tenses.was_due(item):
            return "<>"  # "whose report was due in January has yet to come"
        if tense == "future":
            return "<>" if meaning.aim == "month" and item.tokens.word(item.first - 1) in _OF_A_MONTH else ">"
        if meaning.aim == "date" and self._published and edtf.precision(self._published) == "day":
            was = item.tokens.word(item.first - 1) in {"was", "were"}  # "The deadline was May 4"
            return self._near(meaning.value, tense) if was or not self._tenses.is_told_beside(item) else "<"
        if not tense and meaning.aim in {"date", "holiday"}:
            return "<>"
        return "<"

    def _near(self, value: str, tense: Tense) -> str:
        """As in "He was invited to a hearing on April 10", written in March: a day almost a year ago would carry its year."""
        if not tense:
            return "<>"
        published = edtf.bounds(self._published or "")[0]
        back, ahead = (resolve(aimed(value, way), self._published or "") for way in "<>")
        if not (published and back and ahead) or ".." in value:
            return "<"
        far, soon = edtf.bounds(back)[1], edtf.bounds(ahead)[0]
        if far and soon and published - far > timedelta(_FAR) and soon - published < timedelta(_SOON):
            return ">"
        return "<"

    def _remember(self, item: Found, closed: Closed) -> None:
        anchor = self._story.last(item, sentences=1)
        self._last = (item, anchor if item.meaning.kind == "duration" else closed.anchor)
        if closed.edtf and not closed.rule.startswith("span-") and not self._story.is_background(item):
            if "/" not in closed.edtf and closed.stop < 0:
                self._dated.append((item.tokens, item.first, closed.edtf))
                if not self._first_day and closed.rule == "date-and-year":
                    self._first_day = closed.edtf
            ends = [end for end in closed.edtf.split("/") if end not in {"", ".."}]
            counted = item.meaning.counted == "story" or closed.rule.endswith("-of-story")
            self._story.remember(item, closed.edtf if len(ends) == 2 else ends[0], counted=counted)


def _falls_on(day: str, weekday: str) -> bool:
    return len(day) == _DAY and WEEKDAYS[date.fromisoformat(day).weekday()] == weekday


def _is_last_month(month: str, anchor: str) -> bool:
    """As in "last September", written in October: last month would be called that."""
    return month == resolve("month-1", anchor) and month[:4] == anchor[:4]


def _is_some_day(item: Found) -> bool:
    """As in "on a foggy Wednesday last May", "on the Friday that the strike began": no week of its own."""
    before = item.tokens.word(item.first - 1)
    if before == "the":
        return item.tokens.word(item.stop) in {"that", "when"}
    if before in {"a", "one"}:
        return True
    words = [item.tokens.word(item.first - back) for back in range(1, 5)]  # "on a foggy", "on that brutally cold"
    on = words.index("on") if "on" in words else 0
    return on > 1 and words[on - 1] in {"a", "one", "that"} and _POINTING.isdisjoint(words[:on])


_FROM_AN_EVENT = frozenset(("happening", "event"))
_CALAMITIES = lexicon().calamities
_POINTING = frozenset(
    ("last", "next", "past", "coming", "in", "on", "of", "by", "from", "since", "until", "and", "said")
)

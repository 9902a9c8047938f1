"""What goes on from a dated sentence without a date of its own. In: drafts. Out: the same, and those dated by what was told before."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from sitegen import edtf as edtfs
from sitegen.extract.en.clauses.tenses import is_future, is_past
from sitegen.extract.en.happenings.bindings import Binding, trigger_of
from sitegen.extract.en.happenings.distances import count_from_told
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.happenings.leads import NO_DAY_TOLD, is_news
from sitegen.extract.en.triggers import AUXILIARY, PAST, PRESENT, lexicon, noun_lemma
from sitegen.patterns import lazy
from sitegen.relative import resolve

_NEAR = 4  # sentences over which "within the hour" can still point back
# "within the hour", "hours later", "at about 6:30 a.m.", "that evening": a time of the day the story has reached.
_SAME_DAY = lazy(
    r"""
    \b (?: within\ (?:the\ hour|an\ hour|hours|minutes|\w+\ hours|\w+\ minutes)\b
       | (?:hours|minutes|moments)\ (?:later|earlier|afterwards)\b
       | (?:earlier|later)\ (?:in|on)\ the\ (?:same\ )?(?:day|morning|evening)
       | (?:at|about|around|before|after|by)\ (?:\d{1,2}(?:[:.]\d\d)?\ ?(?:[ap]\.?m\b|o[’']clock)|\d{1,2}[:.]\d\d\b|(?:noon|midday|midnight|dawn|daybreak|sunrise|lunchtime|dusk|nightfall)\b)
       | (?:before|after)\ (?:the\ )?(?:stock\ )?(?:markets?|exchange|trading)\ (?:had\ )?(?:opened|closed|began|ended)(?=[.,;—]|\ [–—-]\ |\ and\b)
       | (?:before|after)\ the\ (?:opening|closing)\ bell\b
       | (?<!since\ )(?:that|the\ same)\ (?:same\ )?(?:morning|afternoon|evening|night|day)\b(?!['’]s) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Without one of these there is none of them.
_SAME_DAY_WORDS = (
    "hour", "minute", "moment", "later", "earlier", "night", "noon", "midday", "dawn", "dusk", "daybreak", "sunrise",
    "lunchtime", "morning", "evening", " day", "market", "exchange", "trading", " bell"
)  # fmt: skip
_FIGURED_HOUR = lazy(r"\d(?:[:.]\d| ?[ap]| ?o[’'])")
# Rules of time expressions that count from what the story has just told.
_COUNTS = ("days-", "weeks-", "day-beside")  # "nine days later" counts from what was told just before
_FROM_STORY = lazy(r"story|later|earlier|before|after|-beside-|hour|\Apart-of-day\Z")


def add_chained(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Dates what goes on from a dated sentence: expressions that count from it ("the same day"), words that stay on its day
    ("within the hour"), and a verb of a single act ("She resigned.") right behind it or at the top of the story.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    lead = next((d for d in drafts if d.lead), None)
    current: Draft | None = None
    elsewhere = -1  # the last sentence that names another day in passing: "They were at work when it fell on Monday."
    added: list[Draft] = []
    for index in range(len(page.sentences)):
        here = by_sentence.get(index, ())
        for draft in here:
            if draft.timex is not None and (current or lead) and not draft.lead:
                _close(page, draft, current or lead, drafts)
            if draft.main and _is_short(draft) and _tells_on(draft) and (draft.lead or not any(d.lead for d in here)):
                current = draft
            elif _is_short(draft) and current is not draft:
                elsewhere = index
        if lead is None or index >= lead.sentence:
            beside = current is not None and _is_beside(page, index, current)
            added.extend(count_from_told(page, index, lead, current if beside else None))
        base = current or lead
        if here or base is None or not _is_short(base) or not page.tells(index):
            continue
        if lead is not None and index - base.sentence > _NEAR:
            base = lead
        if base.edtf is None or base.rule == NO_DAY_TOLD:
            continue
        cue = _same_day(page, index) if base is lead or _is_beside(page, index, base) else ""
        passed = elsewhere == index - 1 and base.sentence < elsewhere
        if cue and elsewhere > base.sentence and _looks_back(page, index):
            continue  # "He fired on the night of March 2. … Police had been called after 11 p.m."
        looked_back = index - 1 > base.sentence and _looks_back(page, index - 1)
        if cue or (not passed and not looked_back and _goes_on(page, index, base, lead)):
            added.extend(_chain(page, index, base, cue))
    return drafts + added


def _is_beside(page: Page, index: int, base: Draft) -> bool:
    """Whether the sentence stands in the paragraph of `base` or in the next one."""
    return page.sentences[index].block - page.sentences[base.sentence].block <= 1


def _close(page: Page, draft: Draft, base: Draft | None, drafts: list[Draft]) -> None:
    """Counts an open expression from the day the story has reached, or from the event it names ("the day after the raid")."""
    timex = page.timexes[draft.timex if draft.timex is not None else 0]
    if not timex.relative or not _FROM_STORY.search(timex.rule) or timex.relative[:3] != "day":
        return
    if draft.edtf and len(draft.edtf) >= 10 and not _ahead_of_its_tense(page, draft, draft.edtf):
        return
    beside = (page.timexes[t].edtf for t in page.times_in[draft.sentence] if t != draft.timex)
    if draft.edtf and timex.rule.startswith(_COUNTS) and timex.anchor in beside:
        return  # "A picket was hurt last month and a judge acted five days later": of last month
    if "event" in timex.rule:
        after = page.text[timex.end : timex.end + 60].split()
        lemma = next((noun for word in after[:4] if (noun := noun_lemma(word.strip(".,;").lower()))), "")
        base = next(
            (
                d
                for d in reversed(drafts[-500:])
                if d.sentence <= draft.sentence and d.binding.trigger == lemma and d is not draft
            ),
            None,
        )
    if base is None or base.edtf is None or not _is_short(base):
        return
    block = page.sentences[draft.sentence].block
    paragraph = [n for n in range(base.sentence + 1, draft.sentence) if page.sentences[n].block == block]
    if "hour" in timex.rule and any(_looks_back(page, n) for n in paragraph):
        return  # "Police had been called. … A man was arrested twenty minutes later": of that night
    if timex.rule.startswith(_COUNTS) and draft.sentence - base.sentence > (_NEAR if draft.edtf is None else 1):
        return
    closed = resolve(timex.relative, base.edtf)
    if closed and _ahead_of_its_tense(page, draft, closed):
        near = [d for d in drafts if d is not base and 0 < draft.sentence - d.sentence <= _NEAR and _is_short(d)]
        base = max(
            near, key=lambda d: (d.sentence, d.place), default=base
        )  # "He ruled on Friday that the strike had begun on 3 May. Nine days later it ended"
        closed = resolve(timex.relative, base.edtf or "")
    if closed:
        draft.edtf, draft.anchor, draft.basis = closed, base.edtf or "", "inferred"
        draft.rule = timex.rule.removesuffix("-open")


def _ahead_of_its_tense(page: Page, draft: Draft, edtf: str) -> bool:
    """As in "Talks resume on 28 June. She was arrested that evening": a past act counted from a day to come."""
    last = edtfs.bounds(page.published.edtf)[1] if page.published.edtf else None
    first = edtfs.bounds(edtf)[0]
    return last is not None and first is not None and first > last and is_past(draft.reading, draft.binding.clause)


def _tells_on(draft: Draft) -> bool:
    """Whether the story has moved to this date: not by looking ahead ("will meet") or back ("had met")."""
    if draft.lead:
        return True
    reading, clause = draft.reading, draft.binding.clause
    finite = reading.clauses[clause].finite
    return not is_future(reading, clause) and (finite < 0 or reading.words[finite].low != "had")


def _is_short(draft: Draft) -> bool:
    """A day, or a night and the day after it."""
    if draft.edtf is None:
        return False
    if len(draft.edtf) == 10:
        return True
    first, last = edtfs.bounds(draft.edtf)
    return first is not None and last is not None and (last - first).days <= 2


def _same_day(page: Page, index: int) -> str:
    """The words that keep a sentence on the day of the one before, "" = none."""
    sentence = page.sentences[index]
    told = page.text[sentence.start : sentence.end].lower()
    if not any(map(told.__contains__, _SAME_DAY_WORDS)) and not _FIGURED_HOUR.search(told):
        return ""
    cue = _SAME_DAY.search(page.text, sentence.start, sentence.end)
    if cue is None or page.in_quotation(cue.start()):
        return ""
    reading = page.reading(index)
    word = bisect_right(reading.words, cue.start(), key=attrgetter("start")) - 1
    own = reading.clauses[reading.owner[word]] if 0 <= word < len(reading.owner) else None
    # "published it before the market opened" stays on the day, "who had left at noon" says nothing of it
    return cue[0] if own is None or own.kind == "main" or own.opener == word else ""


def _goes_on(page: Page, index: int, base: Draft, lead: Draft | None) -> bool:
    """Whether an undated sentence with a strong verb stands where the story is still at the date of `base`."""
    block = page.sentences[index].block
    behind = base.sentence == index - 1 and page.sentences[base.sentence].block == block and is_news(page, base)
    top = lead is not None and _is_short(lead) and block - page.sentences[lead.sentence].block <= 2
    same = (
        lead is not None
        and base.edtf == lead.edtf
        and index - base.sentence <= _NEAR
        and block - page.sentences[base.sentence].block <= 1
    )
    begins = base.binding.trigger in lexicon().thin  # "The trial opened on 3 May. He was acquitted": not that day
    if begins or not (behind or top or same) or page.times_in.get(index):
        return False
    reading = page.reading(index)
    clause = reading.clauses[0]
    if clause.head < 0 or not is_past(reading, 0):
        return False
    finite = reading.words[clause.finite]
    if (
        finite.kind == PRESENT
        or finite.low in ("has", "have", "had")
        or (finite.kind == AUXILIARY and finite.lemma in ("do", "can"))
    ):
        return False
    if any(w.low in ("not", "n't", "never") for w in reading.words[clause.finite : clause.head + 1]):
        return False
    strong = lexicon().strong
    return reading.words[clause.head].lemma in strong or trigger_of(reading, clause.head) in strong


def _looks_back(page: Page, index: int) -> bool:
    """Whether the sentence tells of what had been before: "Police had been called"."""
    reading = page.reading(index)
    finite = reading.clauses[0].finite
    return finite >= 0 and reading.words[finite].low == "had"


def _chain(page: Page, index: int, base: Draft, cue: str) -> list[Draft]:
    reading = page.reading(index)
    main = next((c for c, clause in enumerate(reading.clauses) if clause.kind == "main" and clause.head >= 0), -1)
    if main < 0 or not is_past(reading, main):
        return []
    head = reading.clauses[main].head
    if reading.words[head].kind != PAST:
        return []
    bound = Binding(main, head, trigger_of(reading, head))
    start = page.sentences[index].start
    return [
        Draft(
            index,
            reading,
            bound,
            base.edtf,
            "chained",
            "inferred",
            start,
            base.edtf or "",
            cue,
            None,
            base.source,
            main=True,
        )
    ]

"""What an article itself reports, and what goes on from it without a date of its own. In: drafts. Out: more drafts,
and those told twice made one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen import edtf as edtfs
from sitegen.extract.en.bindings import Binding, trigger_of
from sitegen.extract.en.drafts import Draft, Page, is_future, is_past
from sitegen.extract.en.triggers import AUXILIARY, PAST, PRESENT, TIME, lexicon

_OPENING = 4  # sentences in which an article says when its news was
_NEAR = 4  # sentences over which "within the hour" can still point back


def add_lead(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Marks or makes the happening that is the article's own news."""
    first = _first_sentence(page)
    if first is None:
        return drafts
    reading = page.reading(first)
    own = [d for d in drafts if d.sentence == first and d.main and _is_news(page, d)]
    if own:
        own[-1 if own[-1].binding.tail else 0].lead = True
        return drafts
    main = next((c for c, clause in enumerate(reading.clauses) if clause.kind == "main" and clause.head >= 0), -1)
    if main < 0:
        return drafts
    bound = Binding(main, reading.clauses[main].head, trigger_of(reading, reading.clauses[main].head))
    dated = next((d for d in drafts if first < d.sentence <= first + _OPENING and d.main and _is_news(page, d)), None)
    place = page.sentences[first].start
    if dated and dated.edtf:
        lead = Draft(
            first,
            reading,
            bound,
            dated.edtf,
            dated.rule,
            dated.basis,
            place,
            dated.anchor,
            dated.words,
            dated.timex,
            dated.sentence,
            main=True,
            lead=True,
            also=(dated.sentence,),
        )
        return [d for d in drafts if d is not dated] + [lead]
    published = page.published.edtf
    if published is None:
        return [
            *drafts,
            Draft(first, reading, bound, None, "no-date", "unknown", place, source=first, main=True, lead=True),
        ]
    basis = "stated" if page.published.basis == "stated" else "inferred"
    return [
        *drafts,
        Draft(
            first,
            reading,
            bound,
            published,
            "publication-date",
            "inferred" if basis == "inferred" else "inferred",
            place,
            published,
            source=first,
            main=True,
            lead=True,
        ),
    ]


def _first_sentence(page: Page) -> int | None:
    """The first full sentence of the story, past headings, bullet points and bylines."""
    for index, sentence in enumerate(page.sentences[:12]):
        length = sentence.end - sentence.start
        if length < 40 or not page.tells(index) or page.article.blocks[sentence.block].kind == "item":
            continue
        if page.text[sentence.end - 1] in ".!?”\"’'…" or length > 90:
            return index
    return None


def _is_news(page: Page, draft: Draft) -> bool:
    """Whether it can be what the article reports: its last days, told as done or as fixed."""
    if draft.edtf is None:
        return draft.timex is not None
    published = page.published.edtf
    if published is None:
        return True
    try:
        last, pub = edtfs.bounds(draft.edtf)[1], edtfs.bounds(published)
    except ValueError:
        return False
    first = edtfs.bounds(draft.edtf)[0]
    if last is None or first is None or pub[0] is None or pub[1] is None:
        return False
    return -8 <= (last - pub[0]).days and (first - pub[1]).days <= 0 and (last - first).days <= 7


# "within the hour", "hours later", "at about 6:30 a.m.", "that evening": a time of the day the story has reached.
_SAME_DAY = re.compile(
    r"""
    \b (?: within\ (?:the|an|hours|minutes|\w+\ hours|\w+\ minutes)\b(?:\ hour)?
       | (?:hours|minutes|moments|\w+\ hours|\w+\ minutes|shortly|soon)\ (?:later|earlier|before|after|afterwards)\b
       | (?:earlier|later)\ (?:in|on)\ the\ (?:same\ )?(?:day|morning|evening)
       | (?:at|about|around|before|after|by)\ (?:\d{1,2}(?:[:.]\d\d)?\ ?(?:[ap]\.?m\b|o[’']clock)|\d{1,2}[:.]\d\d\b|noon\b|midnight\b|dawn\b|daybreak\b)
       | (?:that|the\ same)\ (?:same\ )?(?:morning|afternoon|evening|night|day)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def add_chained(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Undated sentences that go on from a dated one: by their words ("within the hour"), or by a verb that tells a single
    act ("She resigned.") right behind it or at the top of the story.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    lead = next((d for d in drafts if d.lead), None)
    strong = _strong_forms()
    current: Draft | None = None
    added: list[Draft] = []
    for index in range(len(page.sentences)):
        here = by_sentence.get(index)
        if here:
            current = next((d for d in here if d.main and _is_day(d)), current)
            continue
        base = current or lead
        if base is None or not _is_day(base) or not page.tells(index):
            continue
        sentence = page.sentences[index]
        cue = _SAME_DAY.search(page.text, sentence.start, sentence.end)
        if cue and not page.in_quotation(cue.start()) and not page.times_in.get(index):
            if lead is not None and index - base.sentence > _NEAR:
                base = lead
        elif not _goes_on(page, index, base, lead, strong):
            continue
        else:
            cue = None
        draft = _chain(page, index, base, "" if cue is None else cue[0])
        if draft:
            added.append(draft)
            by_sentence[index] = [draft]
    return drafts + added


def _is_day(draft: Draft) -> bool:
    return draft.edtf is not None and len(draft.edtf.rstrip("~?%")) == 10


def _strong_forms() -> frozenset[str]:
    return lexicon().strong


def _goes_on(page: Page, index: int, base: Draft, lead: Draft | None, strong: frozenset[str]) -> bool:
    """Whether an undated sentence with a strong verb stands where the story is still at the date of `base`."""
    block = page.sentences[index].block
    behind = base.sentence == index - 1 and page.sentences[base.sentence].block == block
    top = lead is not None and _is_day(lead) and block - page.sentences[lead.sentence].block <= 2
    if not (behind or top):
        return False
    if page.times_in.get(index):
        return False
    reading = page.reading(index)
    clause = reading.clauses[0]
    if clause.head < 0 or not is_past(reading, 0):
        return False
    finite = reading.words[clause.finite]
    if finite.low in ("has", "have", "had") or (finite.kind == AUXILIARY and finite.lemma in ("do", "can")):
        return False
    if any(w.low in ("not", "n't", "never") for w in reading.words[clause.finite : clause.head + 1]):
        return False
    return reading.words[clause.head].lemma in strong or trigger_of(reading, clause.head) in strong


def _chain(page: Page, index: int, base: Draft, cue: str) -> Draft | None:
    reading = page.reading(index)
    main = next((c for c, clause in enumerate(reading.clauses) if clause.kind == "main" and clause.head >= 0), -1)
    if main < 0 or not is_past(reading, main):
        return None
    head = reading.clauses[main].head
    if reading.words[head].kind not in (PAST, PRESENT):
        return None
    bound = Binding(main, head, trigger_of(reading, head))
    return Draft(
        index,
        reading,
        bound,
        base.edtf,
        "chained",
        "inferred",
        page.sentences[index].start,
        base.edtf or "",
        cue,
        None,
        base.source,
        main=True,
    )


def merge(page: Page, drafts: list[Draft]) -> list[Draft]:
    """One draft where an article tells one happening twice: the same day and the same act by the same actors."""
    drafts.sort(key=lambda d: (not d.lead, d.sentence, d.place))
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _one_happening(page, draft, other)), None)
        if twin is None:
            kept.append(draft)
        elif draft.sentence != twin.sentence:
            twin.also = tuple(sorted({*twin.also, draft.sentence, *draft.also} - {twin.sentence}))
    return kept


def _one_happening(page: Page, a: Draft, b: Draft) -> bool:
    if a.edtf is None or a.edtf != b.edtf:
        return False
    if a.sentence == b.sentence:
        return True
    if a.sentence in b.also or b.sentence in a.also:
        return True
    if a.binding.trigger != b.binding.trigger or a.binding.trigger in _TOO_COMMON:
        return False
    mine = {m.actor for m in page.mentions_in.get(a.sentence, ())}
    theirs = {m.actor for m in page.mentions_in.get(b.sentence, ())}
    return bool(mine & theirs)


_TOO_COMMON = frozenset("say tell announce be have do add make take get call go write ask warn".split())

"""What an article itself reports, and on which day. In: drafts. Out: the same, with the one that is its news."""

from __future__ import annotations

from sitegen import edtf as edtfs
from sitegen.extract.en.antecedents.pronouns import meant
from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.happenings.bindings import Binding, trigger_of
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.triggers import PAST, PRESENT, lexicon

NO_DAY_TOLD = "publication-date"
"""Rule of a lead that the article gives no day: it is taken to be that of publication, and nothing is counted from it."""
_OPENING = 4  # sentences in which an article says when its news was


def add_lead(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Marks or makes the happening that is the article's own news."""
    first = _first_sentence(page)
    if first is None:
        return drafts
    reading = page.reading(first)
    here = [d for d in drafts if d.sentence == first and not _is_cause(page, d)]
    dated_here = [d for d in here if d.main]
    own = [d for d in dated_here if is_news(page, d)] or [d for d in dated_here if _fits_tense(page, d)]
    own = own or [d for d in here if d.edtf and not d.binding.owned and is_news(page, d)]
    if own:
        own[-1 if own[-1].binding.tail else 0].lead = True
        return drafts
    main = next((c for c, clause in enumerate(reading.clauses) if clause.kind == "main" and clause.head >= 0), -1)
    if main < 0:
        return drafts
    bound = Binding(main, reading.clauses[main].head, trigger_of(reading, reading.clauses[main].head))
    news = (d for d in drafts if d.main and is_news(page, d))
    dated = next((d for d in news if _dates_lead(page, d, first)), None)
    if dated and dated.edtf != page.published.edtf and not _is_said(dated) and _is_of_now(reading, main):
        dated = None
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
    if not _is_act(reading, main):
        return drafts
    published = page.published.edtf
    if published is not None and _is_scene(reading, main):
        return drafts
    if published is None:
        return [
            *drafts,
            Draft(first, reading, bound, None, "no-date", "unknown", place, source=first, main=True, lead=True),
        ]
    return [
        *drafts,
        Draft(
            first,
            reading,
            bound,
            published,
            NO_DAY_TOLD,
            "inferred",
            place,
            published,
            source=first,
            main=True,
            lead=True,
        ),
    ]


def _is_cause(page: Page, draft: Draft) -> bool:
    """As in "A firm has been fined | after a girder gave way last month", "for a house | where two died this week": the perfect
    has no day, and its news came later.
    """
    clauses, words = draft.reading.clauses, draft.reading.words
    clause = clauses[draft.binding.clause]
    if clause.parent < 0 or words[clauses[clause.parent].finite].low not in ("has", "have"):
        return False
    if clause.kind == "relative":
        return True
    if clause.kind != "time" or words[clause.opener].low != "after" or not draft.edtf or not page.published.edtf:
        return False
    told, published = edtfs.bounds(draft.edtf)[1], edtfs.bounds(page.published.edtf)[0]
    return told is not None and published is not None and (published - told).days > _FRESH


_FRESH = 2  # days: what is told as having come of something is most often of the same day or the next


def _fits_tense(page: Page, draft: Draft) -> bool:
    """As in "A book borrowed in 1927 has been returned", "They agreed to fly from May": the perfect has no date in the past, and
    the past none ahead; the date is that of something within. "They said they will fly from May" is all news of May. "In 1988
    she first warned of it", written in 2023, is a look back with which a longer piece begins.
    """
    clause, words = draft.reading.clauses[draft.binding.clause], draft.reading.words
    if clause.finite < 0 or not draft.edtf or not page.published.edtf:
        return True
    told, published = edtfs.bounds(draft.edtf), edtfs.bounds(page.published.edtf)
    if not told[0] or not told[1] or not published[0] or not published[1]:
        return True
    if (published[0] - told[1]).days > _RECENT:
        return False
    perfect = words[clause.finite].low in ("has", "have")
    ahead = told[1] > published[1] and told[0] >= published[0]
    past = words[clause.finite].kind == PAST and words[clause.finite].lemma not in _SAID
    return not (perfect and told[1] < published[0]) and not (ahead and (perfect or past))


_SAID = frozenset(("say", "tell"))
_RECENT = 60  # days


def _dates_lead(page: Page, draft: Draft, first: int) -> bool:
    """Whether a sentence near the top is on the same news: right behind the first, or with one of its actors."""
    distance = draft.sentence - first
    if not 0 < distance <= _OPENING:
        return False
    here, there = ({m.actor for m in page.mentions_in.get(index, ())} for index in (first, draft.sentence))
    points = draft.reading.words[0].low in _POINTING and len(draft.edtf or "") == _DAY
    subject = meant(page, draft.sentence, 0) if points else None
    return distance <= 2 or not here.isdisjoint(there) or (subject is not None and subject[0] in here)


_DAY = 10  # characters of "2019-05-04"
_POINTING = frozenset(("the", "he", "she", "it"))  # "The company pleaded guilty in May and was fined on Friday."


def _is_said(draft: Draft) -> bool:
    """As in "Acme says 40 jobs will go. It told its staff on Monday": when the news was told."""
    head = draft.binding.head
    return head >= 0 and draft.reading.words[head].lemma in lexicon().say


def _is_of_now(reading: Reading, main: int) -> bool:
    """As in "The union says …", "The police believe …": so it is on the day of writing."""
    finite = reading.words[reading.clauses[main].finite]
    return finite.kind == PRESENT and (finite.lemma in lexicon().say or finite.lemma in lexicon().state)


_NOT_OF_NEWS = frozenset(("i", "you", "we", "there", "here", "it"))
_SCENERY = frozenset(("had", "do", "does", "could", "would", "might", "used"))


def _is_act(reading: Reading, main: int) -> bool:
    """Whether the first sentence can be news without a date: not "I am an engineer", "There is a drawer", "We close here",
    "She had bought a coat for it", "Roe does not own a car".
    """
    clause = reading.clauses[main]
    first = next((word.low for word in reading.words if word.low[:1].isalpha()), "")
    finite = reading.words[clause.finite].low if clause.finite >= 0 else ""
    return first not in _NOT_OF_NEWS and finite not in _SCENERY and reading.words[clause.head].lemma != "be"


def _is_scene(reading: Reading, main: int) -> bool:
    """As in "Ann Roe walked to the window": a story that begins so tells its news later. The perfect ("has quit"), the passive
    ("was jailed") and what somebody said are news of the day.
    """
    said = any(c.head >= 0 and reading.words[c.head].lemma in lexicon().say for c in reading.clauses)
    return not said and reading.words[reading.clauses[main].finite].kind == PAST


def _first_sentence(page: Page) -> int | None:
    """The first full sentence of the story, past headings, bullet points and bylines."""
    for index, sentence in enumerate(page.sentences[:12]):
        length = sentence.end - sentence.start
        if length < 25 or not page.tells(index) or page.article.blocks[sentence.block].kind == "item":
            continue
        if page.text[sentence.start : sentence.end].rstrip("”\"’')")[-1:] in _STOPS or length > 90:
            return index
    return None


_STOPS = tuple(".!?…")


def is_news(page: Page, draft: Draft) -> bool:
    """Whether it can be what the article reports: its last days, told as done or as fixed."""
    if draft.edtf is None:
        return draft.timex is not None
    published = page.published.edtf
    if published is None:
        return len(draft.edtf) == 10
    try:
        last, pub = edtfs.bounds(draft.edtf)[1], edtfs.bounds(published)
    except ValueError:
        return False
    first = edtfs.bounds(draft.edtf)[0]
    if last is None or first is None or pub[0] is None or pub[1] is None:
        return False
    return (last - pub[0]).days >= -8 and (first - pub[1]).days <= 0 and (last - first).days <= 7

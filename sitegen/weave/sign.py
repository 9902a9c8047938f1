"""A digest of all that comparing reads of one article, so that an edit which changes none of it need not be compared again.

A sentence that tells something or holds a date counts with its words and its neighbours, but not with its place in the text:
a typing error mended in another sentence moves it, and changes nothing. What comparing finds is therefore kept by these
sentences, and put in its place in the text as it is now.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import NamedTuple

from sitegen.model.dated import Basis, Dated
from sitegen.model.evidence import Evidence
from sitegen.model.extract import Extract, Happening, Timex
from sitegen.weave.clauses import Clause, read_clauses
from sitegen.weave.digests import digest_of
from sitegen.weave.evidence import of_span
from sitegen.weave.leads import Known, beginning_of, known_of

_FAR = 3  # sentences further apart are none the further: whether one restates the other is asked of near ones
_BY_PLACE = {"sentence", "also", "dated", "named"}
_UNREAD = {"title", "worded", "start", "end", "faults"}  # but for what clauses hold of them
_rest_of = attrgetter(*[f.name for f in fields(Happening) if f.name not in _BY_PLACE | _UNREAD])


class Sign(NamedTuple):
    """`told`: of what an article tells and how it is dated. `begin`: of all by which its lead is told together with another's."""

    told: bytes
    begin: bytes


def sign_of(extract: Extract) -> Sign:
    """A pure function of the Extract."""
    return digest(extract, read_clauses(extract), known_of(extract))


def digest(extract: Extract, clauses: Sequence[Clause], known: Known) -> Sign:
    """The same, where what is read out of the article is at hand."""
    return Sign(digest_of((*_told(extract), list(map(_of_clause, clauses)))), digest_of(_begin(extract, known)))


def _told(extract: Extract) -> tuple[object, ...]:
    numbers = anchors_of(extract)
    place = _places(numbers)
    sentences, text = extract.sentences, extract.article.text

    def dated(found: Dated) -> tuple[object, ...]:
        evidence = [relative(e, extract, numbers) or e for e in found.evidence]
        return found.edtf, found.basis, found.rule, found.anchor, found.words, found.note, evidence

    def where(timex: Timex) -> tuple[int | None, int, int]:
        """Within its sentence; in the text where it stands in none."""
        own = sentences[timex.sentence] if timex.sentence in place else None
        start = own.start if own and own.start <= timex.start and timex.end <= own.end else 0
        return place.get(timex.sentence), timex.start - start, timex.end - start

    return (
        extract.article.id,
        extract.published,
        extract.article.publisher,
        [actor.kind for actor in extract.actors],
        [(sentences[n].id, text[sentences[n].start : sentences[n].end]) for n in numbers],
        [(t.text, t.edtf, t.rule, t.anchor, t.relative, t.kind, where(t)) for t in extract.timexes],
        [(m.text, place[m.sentence]) for m in extract.mentions if m.sentence in place],
        [
            (
                *(place.get(h.sentence), [place.get(s) for s in h.also], dated(h.dated)),
                *([n.actor for n in h.named], _rest_of(h)),
            )
            for h in extract.happenings
        ],
    )


def _of_clause(own: Clause) -> tuple[object, ...]:
    """But for its words: they are those of its sentences without the names, both of which count already."""
    return (
        *(own.mentioned, own.participants, own.people, own.heads, own.kinds),
        *(own.figures, own.ids, own.points, own.pronoun),
    )


def _begin(extract: Extract, known: Known) -> tuple[object, ...]:
    """The beginning's words by its text, which is quicker than to sort them."""
    own = known.begin
    return beginning_of(extract), own.company, own.remarks, own.counts, known[1:]


def anchors_of(extract: Extract) -> list[int]:
    """The numbers of the sentences that tell something or hold a date, in order."""
    found = {s for h in extract.happenings for s in (h.sentence, *h.also)}
    found.update([timex.sentence for timex in extract.timexes])
    return sorted([n for n in found if 0 <= n < len(extract.sentences)])


def _places(numbers: Sequence[int]) -> dict[int, int]:
    """For these sentences numbers that keep their order, the first of the text, and which are near one another."""
    found: dict[int, int] = {}
    before = at = 0
    for n in numbers:
        at += min(n - before, _FAR)
        found[n], before = at, n
    return found


class Place(NamedTuple):
    """An article's number, which of its anchors, and the span within that; what stands in none of them is itself."""

    article: int
    anchor: int
    start: int
    end: int
    itself: Evidence | None = None


class Loose(NamedTuple):
    """A date with its evidence by `Place`."""

    edtf: str | None
    basis: Basis
    rule: str
    evidence: tuple[Place, ...]
    anchor: str
    words: str
    note: str


class Texts:
    """The sentences that dates rest on, of articles as they are now."""

    def __init__(self, extracts: Sequence[Extract]) -> None:
        self._extracts = extracts
        self._number = {extract.article.id: a for a, extract in enumerate(extracts)}
        self._anchors: dict[int, list[int]] = {}

    def loosen(self, dated: Dated) -> Loose:
        """The date freed from where its evidence stands in these texts."""
        evidence = tuple([self._loosened(e) for e in dated.evidence])
        return Loose(dated.edtf, dated.basis, dated.rule, evidence, dated.anchor, dated.words, dated.note)

    def place(self, loose: Loose) -> Dated:
        """The date with its evidence where it stands in these texts."""
        evidence = tuple([self._placed(e) for e in loose.evidence])
        return Dated(loose.edtf, loose.basis, loose.rule, evidence, loose.anchor, loose.words, loose.note)

    def _loosened(self, evidence: Evidence) -> Place:
        a = self._number.get(evidence.article)
        found = None if a is None else relative(evidence, self._extracts[a], self._of(a))
        return Place(-1, -1, -1, -1, evidence) if a is None or found is None else Place(a, *found)

    def _placed(self, place: Place) -> Evidence:
        a, anchor, start, end, itself = place
        if itself is not None:
            return itself
        number = self._of(a)[anchor]
        at = self._extracts[a].sentences[number].start
        return of_span(self._extracts[a], at + start, at + end, number)

    def _of(self, article: int) -> list[int]:
        if article not in self._anchors:
            self._anchors[article] = anchors_of(self._extracts[article])
        return self._anchors[article]


def relative(evidence: Evidence, extract: Extract, numbers: Sequence[int]) -> tuple[int, int, int] | None:
    """Which of the sentences `numbers` it rests on, and its span within that; None where it rests on none."""
    if evidence.origin != "text" or evidence.article != extract.article.id:
        return None
    sentences = extract.sentences
    at = bisect_right(numbers, evidence.start, key=lambda n: sentences[n].start) - 1
    if at < 0:
        return None
    own = sentences[numbers[at]]
    if own.id != evidence.sentence or evidence.end > own.end:
        return None
    return at, evidence.start - own.start, evidence.end - own.start

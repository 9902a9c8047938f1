"""The timeline: home, newest first, years and months, and the whole list on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import accumulate
from statistics import median

from sitegen import edtf
from sitegen.model.page import Page
from sitegen.model.story import Event
from sitegen.render import jsonld, links, strip
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.views import Choice, Entry, Link, Meta, Section, Strip, Table, Tally, TimelineView

PAGE = 500
"""Events on one page at most; about 8,000 elements."""
_LONG = 200
_FEW = 12
_FILTERED = 30
_LATEST, _HEAVIEST = 30, 20
_CHOICES = 200
_SPOKEN = 3
_AHEAD = 10


def timeline_pages(book: Book) -> Iterable[Page]:
    """Home and the pages of its events by time. Where not all fit on one page, home shows the heaviest and latest."""
    days = [(first_day(e.dated.edtf), e) for e in book.story.events]
    dated = [(d, e) for d, e in days if d]
    undated = [e for d, e in days if not d]
    years: dict[int, list[tuple[date, Event]]] = defaultdict(list)
    for day, event in dated:
        years[day.year].append((day, event))
    page = book.theme.page
    yield page("timeline.html", "", partial(_home, book, dated, undated, years), jsonld.home)
    yield page("timeline.html", links.NEWEST, partial(_newest, book, dated, undated, years))
    numbers = sorted(years)
    for index, year in enumerate(numbers):
        around = (numbers[index - 1] if index else None, numbers[index + 1] if index + 1 < len(numbers) else None)
        yield from _year(book, year, years[year], around)
    if len(dated) + len(undated) > PAGE:
        yield page("all.html", links.ALL, partial(_all, book, dated, undated))


Dated = Sequence[tuple[date, Event]]


def draw_strip(book: Book, dated: Dated, url_of: strip.UrlOf) -> Strip | None:
    """The strip of these events, those known to the year alone drawn over it."""
    fine, coarse = ([d for d, e in dated if strip.only_year(e.dated.edtf) is only] for only in (False, True))
    return strip.draw(book, fine, url_of, coarse)


def _home(
    book: Book, dated: Dated, undated: Sequence[Event], years: dict[int, list[tuple[date, Event]]]
) -> TimelineView:
    fits = len(dated) + len(undated) <= PAGE
    words = book.words
    events = book.story.events
    few = len(events) <= _FEW
    if fits:
        sections = [*_by_year(book, dated, with_quotes=few), *_unknown(book, undated)]
    else:
        now = first_day(book.changed)  # no clock: the newest content is as new as the story gets
        latest = [e for d, e in dated if not now or d <= now][-_LATEST:][::-1]
        ahead = [e for d, e in dated if now and d > now][:_AHEAD]
        sections = [
            _section(book, "most", words.t.most_reported, book.heaviest(events, _HEAVIEST)),
            _section(book, "latest", words.t.latest, latest),
            *([_section(book, "ahead", words.t.ahead, ahead)] if ahead else []),
        ]
    others = [Link(words.t.newest_first, links.NEWEST)]
    if not fits:
        others.append(Link(words.count("all_events", len(events)), links.ALL))
    if book.story.series or book.story.figures:
        others.append(Link(words.t.figures, links.FIGURES))
    if book.story.commitments:
        others.append(Link(words.t.commitments, links.COMMITMENTS))
    others.append(Link(words.t.print_edition, links.PRINT))
    return TimelineView(
        meta=Meta(
            book.site.title,
            book.site.description or words.ui("home_description", title=book.site.title),
            "",
            section="timeline",
        ),
        title=book.site.title,
        lede=book.site.description,
        facts=facts(book),
        strip=draw_strip(book, dated, _bar_url(dated, fits=fits)),
        sections=tuple(sections),
        years=None if fits else _years_table(book, years, undated),
        actors=_choices(book) if len(events) >= _FILTERED else (),
        in_place=fits,
        long=fits and len(events) >= _LONG,
        others=tuple(others),
    )


def facts(book: Book) -> tuple[Link, ...]:
    """The story in numbers, each leading to its list, and the date of the newest content."""
    story, words = book.story, book.words
    made = [
        Link(words.count("events", len(story.events)), links.NEWEST),
        Link(words.count("actors", sum(1 for a in story.actors if not a.private)), links.ACTORS),
        Link(words.count("sources", len(story.sources)), links.SOURCES),
    ]
    if book.changed:
        made.append(Link(words.ui("changed_on", date=book.dates.full(book.changed)), links.CHANGES))
    return tuple(made)


def _newest(
    book: Book, dated: Dated, undated: Sequence[Event], years: dict[int, list[tuple[date, Event]]]
) -> TimelineView:
    total = len(dated) + len(undated)
    fits = total <= PAGE
    shown = dated[::-1] if fits else dated[::-1][:_LONG]
    sections = [*_by_year(book, shown, gaps=False), *(_unknown(book, undated) if fits else ())]
    words = book.words
    return TimelineView(
        meta=Meta(
            words.t.events_newest,
            words.ui("newest_description", title=book.site.title),
            links.NEWEST,
            section="timeline",
        ),
        title=words.t.events_newest,
        lede=words.count("events", total) if fits else words.count("latest_events", len(shown)),
        facts=(),
        strip=None,
        sections=tuple(sections),
        years=None if fits else _years_table(book, years, undated),
        long=len(shown) >= _LONG,
        others=(Link(words.t.oldest_first, links.TIMELINE),),
    )


def _year(book: Book, year: int, dated: Dated, around: tuple[int | None, int | None]) -> Iterable[Page]:
    yield book.theme.page("year.html", links.year_url(year), partial(_year_view, book, year, dated, around))
    if len(dated) > PAGE:
        yield from _months(book, year, _by_month(dated)[0])


def _by_month(dated: Dated) -> tuple[dict[str, list[Event]], list[Event]]:
    """Events by the address of their month, and those whose month is not known."""
    months: dict[str, list[Event]] = defaultdict(list)
    loose: list[Event] = []
    for day, event in dated:
        known = len((event.dated.edtf or "").split("/")[0].rstrip("~?%")) > 4 and not _is_coarse(event)
        (months[links.month_url(day)] if known else loose).append(event)
    return months, loose


def _year_view(book: Book, year: int, dated: Dated, around: tuple[int | None, int | None]) -> TimelineView:
    fits = len(dated) <= PAGE
    previous, following = (Link(f"{y:04}", links.year_url(y)) if y is not None else None for y in around)
    name, words = f"{year:04}", book.words
    if fits:
        sections = [_section(book, f"y{name}", name, [e for _, e in dated])]
        table = None
    else:
        months, loose = _by_month(dated)
        sections = [_section(book, "most", words.t.most_reported, book.heaviest((e for _, e in dated), _LATEST))]
        if loose:
            sections.append(_section(book, "loose", words.t.month_unknown, loose[:PAGE]))
        rows = [Tally(_month_name(book, url), url, (words.number(len(found)),)) for url, found in months.items()]
        table = Table((words.t.month, words.t.events), tuple(rows))
    return TimelineView(
        meta=Meta(
            words.ui("year_title", year=name),
            words.ui("year_description", year=name, title=book.site.title, events=words.count("events", len(dated))),
            links.year_url(year),
            section="timeline",
            previous=previous.url if previous else "",
            next=following.url if following else "",
        ),
        title=name,
        lede=words.count("events", len(dated)),
        facts=(),
        strip=draw_strip(book, dated, _bar_url(dated, fits=fits)) if len(dated) > _FEW else None,
        sections=tuple(sections),
        years=table,
        long=fits and len(dated) >= _LONG,
        up=(Link(words.t.timeline, links.TIMELINE),),
        previous=previous,
        next=following,
    )


def _is_coarse(event: Event) -> bool:
    """Whether a date spans so much of a year that it belongs to no month."""
    return (
        event.dated.edtf is not None
        and any(mark in event.dated.edtf for mark in ("/", "XX", "-2", "-3"))
        and (len(event.dated.edtf) == 7 and event.dated.edtf[5:] > "12")
    )


def _months(book: Book, year: int, months: dict[str, list[Event]]) -> Iterable[Page]:
    urls = ["", *months, ""]
    for index, (url, events) in enumerate(months.items()):
        for number in range(1, -(-len(events) // PAGE) + 1):
            view = partial(_month_view, book, year, events, number, (urls[index], url, urls[index + 2]))
            yield book.theme.page("year.html", _page_url(url, number), view)


def _page_url(url: str, number: int) -> str:
    return url if number == 1 else f"{url}{number}/"


def _month_view(
    book: Book, year: int, events: Sequence[Event], number: int, around: tuple[str, str, str]
) -> TimelineView:
    """A month, or a page of one with very many events. `around` are the addresses of the month before, this and the next."""
    previous, url, following = around
    words, name = book.words, _month_name(book, url)
    shown = events[(number - 1) * PAGE : number * PAGE]
    pages = [Link(str(n), _page_url(url, n)) for n in range(1, -(-len(events) // PAGE) + 1)]
    title = name if number == 1 else f"{name} ({number})"
    counted = words.count("events", len(events))
    description = words.ui("year_description", year=title, title=book.site.title, events=counted)
    return TimelineView(
        meta=Meta(title, description, _page_url(url, number), section="timeline"),
        title=title,
        lede=counted,
        facts=(),
        strip=None,
        sections=(_section(book, "events", name, shown),),
        long=len(shown) >= _LONG,
        others=tuple(pages) if len(pages) > 1 else (),
        up=(Link(words.t.timeline, links.TIMELINE), Link(f"{year:04}", links.year_url(year))),
        previous=Link(_month_name(book, previous), previous) if previous else None,
        next=Link(_month_name(book, following), following) if following else None,
    )


def _month_name(book: Book, url: str) -> str:
    return book.dates.full(url.removeprefix("years/").rstrip("/").replace("/", "-"))


def _all(book: Book, dated: Dated, undated: Sequence[Event]) -> TimelineView:
    words = book.words
    total = words.count("all_events", len(dated) + len(undated))
    tables = [
        Section(s.id, s.title, s.count, s.entries)
        for s in (*_by_year(book, dated, gaps=False), *_unknown(book, undated))
    ]
    return TimelineView(
        meta=Meta(
            total, words.ui("newest_description", title=book.site.title), links.ALL, section="timeline", noindex=True
        ),
        title=total,
        lede="",
        facts=(),
        strip=None,
        sections=tuple(tables),
        long=True,
        up=(Link(words.t.timeline, links.TIMELINE),),
    )


# -- sections, shared with the pages of actors


def by_year(book: Book, dated: Dated, undated: Sequence[Event]) -> tuple[Section, ...]:
    """Sections for lists of events on other pages: no gaps, no quotations."""
    return (*_by_year(book, dated, gaps=False), *_unknown(book, undated))


def _by_year(book: Book, dated: Dated, *, gaps: bool = True, with_quotes: bool = False) -> Iterable[Section]:
    pauses = _gaps(book, dated) if gaps else {}
    years: dict[int, list[Event]] = {}
    for day, event in dated:
        years.setdefault(day.year, []).append(event)
    for year, events in years.items():
        yield _section(
            book, f"y{year:04}", f"{year:04}", events, pauses, with_quotes=with_quotes, url=links.year_url(year)
        )


def _unknown(book: Book, undated: Sequence[Event]) -> Iterable[Section]:
    if undated:
        yield _section(book, "undated", book.words.t.date_unknown, undated)


def _section(
    book: Book,
    anchor: str,
    title: str,
    events: Sequence[Event],
    pauses: dict[str, str] | None = None,
    *,
    with_quotes: bool = False,
    url: str = "",
) -> Section:
    entries = []
    for event in events:
        said = [book.speech(book.quotes[q]) for q in event.quotes if q in book.quotes] if with_quotes else []
        said = [s for s in said if not s.fragment][:_SPOKEN]  # "a very different relationship" tells little by itself
        entries.append(Entry(book.row(event), (pauses or {}).get(event.id, ""), tuple(said)))
    return Section(anchor, title, book.words.count("events", len(events)), tuple(entries), url)


def _gaps(book: Book, dated: Dated) -> dict[str, str]:
    """Pauses worth a row: over 60 days, over four times the median pause and a twelfth of the whole, and two years in any
    story that is not as slow as that itself. Keyed by the event after it.
    """
    days = [d for d, _ in dated]
    ends = list(accumulate((_end(d, e) for d, e in dated), max))  # "in 2021": no pause before that year is over
    pauses = [max(0, (b - a).days) for a, b in zip(ends, days[1:], strict=False)]
    if not pauses:
        return {}
    usual = median(pauses)
    whole = (days[-1] - days[0]).days / 12  # beside years of silence, two months are none
    least = max(60, 4 * usual if usual > 365 else min(max(4 * usual, whole), 730)) if len(pauses) > 2 else 365
    return {event.id: _pause(book, pause) for pause, (_, event) in zip(pauses, dated[1:], strict=True) if pause > least}


def _end(day: date, event: Event) -> date:
    """The last day that a date allows; of one without an end its first."""
    _, last = edtf.bounds(event.dated.edtf or "")
    return last or day


def _pause(book: Book, days: int) -> str:
    if days < 730:
        return book.words.ui("gap", length=book.words.count("months", max(2, round(days / 30.4))))
    return book.words.ui("gap", length=book.words.count("years", round(days / 365.25)))


def _bar_url(dated: Dated, *, fits: bool) -> Callable[[date], str]:
    firsts: dict[date, str] = {}
    for day, event in dated:
        firsts.setdefault(day, event.id)
    if fits:
        return lambda day: f"#e-{firsts[day]}"
    return lambda day: links.year_url(day.year)


def _years_table(book: Book, years: dict[int, list[tuple[date, Event]]], undated: Sequence[Event]) -> Table:
    words = book.words
    rows = [
        Tally(f"{year:04}", links.year_url(year), (words.number(len(found)),)) for year, found in sorted(years.items())
    ]
    if undated:
        rows.append(Tally(words.t.date_unknown, f"{links.ALL}#undated", (words.number(len(undated)),)))
    return Table((words.t.year, words.t.events), tuple(rows))


def _choices(book: Book) -> tuple[Choice, ...]:
    """Actors to filter by: those with most events, by name."""
    actors = sorted((a for a in book.story.actors if a.events and not a.private), key=lambda a: (-len(a.events), a.id))
    return tuple(Choice(a.id, a.name) for a in sorted(actors[:_CHOICES], key=lambda a: (a.name.casefold(), a.id)))

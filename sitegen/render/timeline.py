"""The timeline: home, newest first, years and months, and the whole list on one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from sitegen.model.page import Page
from sitegen.render import jsonld, links, strip
from sitegen.render.answers import Outline, heaviest
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.links import event_url
from sitegen.render.sections import Events, day_of, in_years, section_of, split, undated_of
from sitegen.render.shorten import capital
from sitegen.render.views.parts import Choice, Line, Lines, Link, Meta, Strip, Table, Tally
from sitegen.render.views.story import AllView, TimelineView

PAGE = 500
"""Events on one page at most; about 8,000 elements."""
_LONG = 200
_FEW = 12
_FILTERED = 30
_LATEST, _HEAVIEST = 30, 20
_CHOICES = 200
_AHEAD = 10


def timeline_pages(book: Book) -> Iterable[Page]:
    """Home and the pages of its events by time. Where not all fit on one page, home shows the heaviest and latest."""
    yield book.page("timeline.html", "", _home, linked=jsonld.home)
    yield book.page("timeline.html", links.NEWEST, _newest)
    years = Counter(event.day.year for event in book.outlines if event.day)
    numbers = sorted(years)
    for index, year in enumerate(numbers):
        around = (numbers[index - 1] if index else None, numbers[index + 1] if index + 1 < len(numbers) else None)
        yield book.page("year.html", links.year_url(year), _year_view, year, *around)
        if years[year] > PAGE:
            yield from _months(book, year)
    if len(book.outlines) > PAGE:
        yield book.page("all.html", links.ALL, _all)


def draw_strip(book: Book, events: Events, year_url: Callable[[int], str] | None = None) -> Strip | None:
    """The strip of these events, those known to the year alone drawn over it. A bar leads to its first event on the page, or to
    the page of its year.
    """
    fine, coarse = ([e.day for e in events if e.day and strip.only_year(e.edtf) is only] for only in (False, True))
    firsts = {e.day: f"#e-{e.id}" for e in reversed(events) if e.day}
    return strip.draw(book, fine, lambda day: year_url(day.year) if year_url else firsts[day], coarse)


def _home(book: Book) -> TimelineView:
    dated, undated = split(book.outlines)
    fits = len(dated) + len(undated) <= PAGE
    words = book.words
    events = book.story.events
    few = len(events) <= _FEW
    if fits:
        sections = [*in_years(book, dated, with_quotes=few), *undated_of(book, undated)]
    else:
        now = first_day(book.changed)  # no clock: the newest content is as new as the story gets
        latest = [e for e in dated if not now or day_of(e) <= now][-_LATEST:][::-1]
        ahead = [e for e in dated if now and day_of(e) > now][:_AHEAD]
        sections = [
            section_of(book, "most", words.t.most_reported, heaviest(book.outlines, _HEAVIEST)),
            section_of(book, "latest", words.t.latest, latest),
            *([section_of(book, "ahead", words.t.ahead, ahead)] if ahead else []),
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
        strip=draw_strip(book, dated, None if fits else links.year_url),
        sections=tuple(sections),
        years=None if fits else _years_table(book, dated, undated),
        actors=_choices(book) if len(events) >= _FILTERED else (),
        in_place=fits,
        long=fits and len(events) >= _LONG,
        others=tuple(others),
    )


def facts(book: Book) -> tuple[Link, ...]:
    """The story in numbers, each leading to its list, and the date of the newest content."""
    words = book.words
    made = [
        Link(words.count("events", len(book.outlines)), links.NEWEST),
        Link(words.count("actors", sum(1 for a in book.actors if not a.private)), links.ACTORS),
        Link(words.count("sources", len(book.filed_all)), links.SOURCES),
    ]
    if book.changed:
        made.append(Link(words.ui("changed_on", date=book.dates.full(book.changed)), links.CHANGES))
    return tuple(made)


def _newest(book: Book) -> TimelineView:
    dated, undated = split(book.outlines)
    total = len(dated) + len(undated)
    fits = total <= PAGE
    shown = dated[::-1] if fits else dated[::-1][:_LONG]
    sections = [*in_years(book, shown, gaps=False), *(undated_of(book, undated) if fits else ())]
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
        sections=tuple(sections),
        years=None if fits else _years_table(book, dated, undated),
        long=len(shown) >= _LONG,
        others=(Link(words.t.oldest_first, links.TIMELINE),),
    )


def _by_month(book: Book, year: int) -> tuple[dict[str, list[Outline]], list[Outline]]:
    """Events of a year by the address of their month, and those whose month is not known."""
    months: dict[str, list[Outline]] = defaultdict(list)
    loose: list[Outline] = []
    for event in book.year(str(year)) or ():
        known = len(event.edtf.split("/")[0].rstrip("~?%")) > 4 and not _is_coarse(event.edtf)
        (months[links.month_url(day_of(event))] if known else loose).append(event)
    return months, loose


def _year_view(book: Book, year: int, before: int | None, after: int | None) -> TimelineView:
    events = book.year(str(year)) or ()
    fits = len(events) <= PAGE
    previous, following = (Link(f"{y:04}", links.year_url(y)) if y is not None else None for y in (before, after))
    name, words = f"{year:04}", book.words
    if fits:
        sections = [section_of(book, f"y{name}", name, events)]
        table = None
    else:
        months, loose = book.once(_by_month, year)
        sections = [section_of(book, "most", words.t.most_reported, heaviest(events, _LATEST))]
        if loose:
            sections.append(section_of(book, "loose", words.t.month_unknown, loose[:PAGE]))
        rows = [Tally(_month_name(book, url), url, (words.number(len(found)),)) for url, found in months.items()]
        table = Table((words.t.month, words.t.events), tuple(rows))
    return TimelineView(
        meta=Meta(
            words.ui("year_title", year=name),
            words.ui("year_description", year=name, title=book.site.title, events=words.count("events", len(events))),
            links.year_url(year),
            section="timeline",
            previous=previous.url if previous else "",
            next=following.url if following else "",
        ),
        title=name,
        lede=words.count("events", len(events)),
        strip=draw_strip(book, events, None if fits else links.year_url) if len(events) > _FEW else None,
        sections=tuple(sections),
        years=table,
        long=fits and len(events) >= _LONG,
        up=(Link(words.t.timeline, links.TIMELINE),),
        previous=previous,
        next=following,
    )


def _is_coarse(dated: str) -> bool:
    """Whether a date spans so much of a year that it belongs to no month."""
    return any(mark in dated for mark in ("/", "XX", "-2", "-3")) and (len(dated) == 7 and dated[5:] > "12")


def _months(book: Book, year: int) -> Iterable[Page]:
    months, _ = book.once(_by_month, year)
    for url, events in months.items():
        for number in range(1, -(-len(events) // PAGE) + 1):
            yield book.page("year.html", _page_url(url, number), _month_view, year, url, number)


def _page_url(url: str, number: int) -> str:
    return url if number == 1 else f"{url}{number}/"


def _month_view(book: Book, year: int, url: str, number: int) -> TimelineView:
    """A month, or a page of one with very many events."""
    months, _ = book.once(_by_month, year)
    events, urls = months[url], ["", *months, ""]
    previous, following = urls[urls.index(url) - 1], urls[urls.index(url) + 1]
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
        sections=(section_of(book, "events", name, shown),),
        long=len(shown) >= _LONG,
        others=tuple(pages) if len(pages) > 1 else (),
        up=(Link(words.t.timeline, links.TIMELINE), Link(f"{year:04}", links.year_url(year))),
        previous=Link(_month_name(book, previous), previous) if previous else None,
        next=Link(_month_name(book, following), following) if following else None,
    )


def _month_name(book: Book, url: str) -> str:
    return book.dates.full(url.removeprefix("years/").rstrip("/").replace("/", "-"))


def _all(book: Book) -> AllView:
    years: dict[str, list[Line]] = {}
    for event, day in zip(book.briefs, book.outlines, strict=True):
        year = f"{day.day.year:04}" if day.day else ""
        date = capital(book.dates.short(day.edtf))
        years.setdefault(year, []).append(Line(event.id, event_url(event.id), event.title, date))
    words, undated = book.words, years.pop("", [])
    sections = [(f"y{year}", year, lines) for year, lines in years.items()]
    if undated:
        sections.append(("undated", words.t.date_unknown, undated))
    total = words.count("all_events", len(book.outlines))
    description = words.ui("newest_description", title=book.site.title)
    return AllView(
        meta=Meta(total, description, links.ALL, section="timeline", noindex=True),
        title=total,
        sections=tuple(Lines(id_, name, words.count("events", len(some)), tuple(some)) for id_, name, some in sections),
        up=(Link(words.t.timeline, links.TIMELINE),),
    )


def _years_table(book: Book, dated: Events, undated: Events) -> Table:
    words = book.words
    years = Counter(day_of(event).year for event in dated)
    rows = [Tally(f"{year:04}", links.year_url(year), (words.number(n),)) for year, n in sorted(years.items())]
    if undated:
        rows.append(Tally(words.t.date_unknown, f"{links.ALL}#undated", (words.number(len(undated)),)))
    return Table((words.t.year, words.t.events), tuple(rows))


def _choices(book: Book) -> tuple[Choice, ...]:
    """Actors to filter by: those with most events, by name."""
    actors = sorted((a for a in book.actors if a.events and not a.private), key=lambda a: (-len(a.events), a.id))
    return tuple(Choice(a.id, a.name) for a in sorted(actors[:_CHOICES], key=lambda a: (a.name.casefold(), a.id)))

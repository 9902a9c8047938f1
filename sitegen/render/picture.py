"""The picture that others show beside a link to a page: title, date, what it rests on, and its place in the story's time.

Only sites that know their address have pictures: nobody else could name one. A picture is drawn when its words are new.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen import tokens
from sitegen.model.page import Page, plain
from sitegen.render.answers import outlet_of
from sitegen.render.asked import known
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.links import PICTURE, actor_url, article_url, event_url
from sitegen.render.strip import Scale, only_year, scale_of
from sitegen.render.views.other import Drawn

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""What sites that show such pictures ask for."""
FONT = "_picture/serif.woff2"
_LEFT, _RIGHT = 80, 1120
_FLOOR, _CEILING = 528, 448
_SIZES = ((74, 3), (64, 3), (54, 4), (46, 4))
"""Sizes of a title in pixels and the lines it may take, largest first."""
_SHADES = 4


def picture_pages(book: Book) -> Iterator[Page]:
    """The site's picture, and those of the events, actors and sources that have one of their own."""
    if not book.site.base_url:
        return
    dates = [e.dated.edtf for e in book.story.events]
    days = sorted(_days(dates))
    scale = scale_of(days) if days else None
    periods = Counter(p for text in dates for p in _periods(scale, text)[:1] if not _loose(scale, text))
    columns = tuple((p, n) for p, n in sorted(periods.items()) if scale and 0 <= p < scale.number)
    number = scale.number if scale else 1
    for url, title, above, below, marked in _subjects(book):
        here = sorted({p for text in marked for p in _periods(scale, text) if 0 <= p < number})
        view = Drawn(title, above, below, number, columns, tuple(here))
        yield plain(
            path := f"{url}{PICTURE}",
            partial(_fingerprint, book, path, view),
            partial(draw, view, book.theme.find(FONT), book.site.tokens),
        )


def _fingerprint(book: Book, path: str, view: Drawn) -> str:
    """Another version of the library may draw other bytes."""
    from PIL import __version__

    return book.seal(path, (view, __version__))


Subject = tuple[str, str, str, str, Sequence[str | None]]
"""The folder of a page; its title, the line above and below it; the dates to mark."""


def _periods(scale: Scale | None, dated: str | None) -> list[int]:
    """The periods that a date stands for: one, and all of a year where no more is known."""
    day = first_day(dated)
    if scale is None or day is None:
        return []
    first = scale.period(day)
    return [*range(first, scale.period(day.replace(month=12)) + 1)] if _loose(scale, dated) else [first]


def _loose(scale: Scale | None, dated: str | None) -> bool:
    return scale is not None and scale.unit != "year" and only_year(dated)


def _subjects(book: Book) -> Iterable[Subject]:
    story, words, site = book.story, book.words, book.site
    counts = (words.count("events", len(story.events)), words.count("sources", len(story.sources)))
    days = _days(e.dated.edtf for e in story.events)
    yield "", site.title, book.years(days), words.t.list_comma.join(counts), []
    for event in story.events:
        if book.pictured(url := event_url(event.id)):
            told = words.count("sources", len(event.tellings))
            yield url, event.title, book.when(event.dated).text, f"{told} · {site.title}", [event.dated.edtf]
    for actor in story.actors:
        if book.pictured(url := actor_url(actor.id)):
            events = [*(e.edtf for e in known(book.life(actor.id)).events)]
            role = actor.roles[0].text if actor.roles else words.ui(f"kind_{actor.kind}")
            below = f"{words.count('events', len(events))} · {site.title}"
            yield url, actor.name, role, below, events
    for source in story.sources:
        if book.pictured(url := article_url(source)):
            above = " · ".join(p for p in (outlet_of(source), book.published(source.published)) if p)
            below = f"{words.count('events', len(source.events))} · {site.title}"
            yield url, source.title, above, below, [source.published.edtf]


def _days(dates: Iterable[str | None]) -> list[date]:
    return [day for text in dates if (day := first_day(text))]


def draw(view: Drawn, font: Path, chosen: tuple[tuple[str, str], ...]) -> bytes:
    """A PNG of 1200 by 630 pixels in at most 14 colours: what compresses well is fast to make and to send."""
    from PIL.Image import new

    image = new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(_palette(tokens.colours(chosen)))
    canvas = _Canvas(image, font)
    lines, size = canvas.fit(view.title)
    top = 84
    if above := canvas.cut(view.above, 34):
        canvas.write([above], 34, top, "link")
        top += 70
    canvas.write(lines, size, top, "ink")
    _bars(image, view)
    canvas.write([canvas.cut(view.below, 30)], 30, _FLOOR + 28, "muted")
    out = io.BytesIO()
    image.save(out, "PNG", bits=4, compress_type=3)  # run lengths: half the time of a search for repeats
    return out.getvalue()


_TEXTS = ("ink", "muted", "link")
_LINK = len(_TEXTS) * (_SHADES - 1)  # its full shade
_BAR, _LINE = 1 + 3 * (_SHADES - 1), 2 + 3 * (_SHADES - 1)


def _palette(colours: dict[str, str]) -> list[int]:
    """The ground, then three shades of each colour of text, then the bars and their ground line."""
    ground = _channels(colours["panel"])
    found = list(ground)
    for name in _TEXTS:
        ink = _channels(colours[name])
        for shade in range(1, _SHADES):
            part = shade / (_SHADES - 1)
            found += [round(g + (i - g) * part) for g, i in zip(ground, ink, strict=True)]
    return [*found, *_channels(colours["bar"]), *_channels(colours["line"])]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _bars(image: Image, view: Drawn) -> None:
    """The story over time; what the page is about in the colour of links and below the line too, so that shape tells it."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    pen.rectangle((_LEFT, _FLOOR, _RIGHT, _FLOOR + 1), _LINE)
    highest = max((n for _, n in view.columns), default=1)
    step = (_RIGHT - _LEFT) / view.number
    width = max(3, min(round(step) - 2, 28))
    marked = set(view.marked)
    for period in view.marked:
        left = _LEFT + round(period * step + (step - width) / 2)
        pen.rectangle((left, _FLOOR, left + width - 1, _FLOOR + 8), _LINK)
    for period, number in view.columns:
        left = _LEFT + round(period * step + (step - width) / 2)
        height = max(6, round((_FLOOR - _CEILING) * number / highest))
        colour = _LINK if period in marked else _BAR
        pen.rectangle((left, _FLOOR - height, left + width - 1, _FLOOR - 1), colour)


class _Canvas:
    """Writes text in shades of one colour onto an image of few colours."""

    def __init__(self, image: Image, font: Path) -> None:
        self.image = image
        self.font = font

    def fit(self, text: str) -> tuple[list[str], int]:
        """The lines of a title and the largest size in which it has room; none where it can't be drawn."""
        text = " ".join(text.split())
        if not drawable(text, self.font):
            return [], 0
        for size, most in _SIZES:
            lines = self._wrap(text, size)
            if len(lines) <= most and all(self._width(line, size) <= _RIGHT - _LEFT for line in lines):
                return lines, size
        size, most = _SIZES[-1]
        kept = self._wrap(text, size)[:most]
        return [*(self.cut(line, size) for line in kept[:-1]), self.cut(f"{kept[-1]} …", size)], size

    def _wrap(self, text: str, size: int) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self._width(longer, size) <= _RIGHT - _LEFT or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def cut(self, text: str, size: int) -> str:
        """As much of a line as has room; "" where it can't be drawn."""
        text = " ".join(text.split())[:200]
        if not drawable(text, self.font):
            return ""
        while self._width(text, size) > _RIGHT - _LEFT and text != "…":
            text = f"{text.removesuffix('…')[:-1].rstrip()}…"
        return text

    def _width(self, text: str, size: int) -> float:
        """Letter by letter, without kerning and rounding: right to a few pixels, for which the margin has room."""
        return sum(_advance(self.font, character) for character in text) * size

    def write(self, lines: Sequence[str], size: int, top: int, colour: str) -> None:
        """Lines of text at the left edge, at once: the tails of one reach into the next."""
        from PIL import ImageDraw
        from PIL.Image import frombytes, new

        if not any(lines):
            return
        mask = new("L", (_RIGHT - _LEFT + size, _height(lines, size) + size // 2), 0)
        pen, face = ImageDraw.Draw(mask), _face(self.font, size)
        for number, line in enumerate(lines):
            pen.text((0, _height(lines[:number], size)), line, fill=255, font=face)
        first = 1 + _TEXTS.index(colour) * (_SHADES - 1)
        shades = [0 if (level := round(v / 255 * (_SHADES - 1))) == 0 else first + level - 1 for v in range(256)]
        self.image.paste(frombytes("P", mask.size, mask.point(shades).tobytes()), (_LEFT, top))


def _height(lines: Sequence[str], size: int) -> int:
    return round(size * 1.22) * len(lines)


@lru_cache(maxsize=16)
def _face(font: Path, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _advance(font: Path, character: str) -> float:
    """The width of a letter, in sizes of the font."""
    return _face(font, 100).getlength(character) / 100


def drawable(text: str, font: Path) -> bool:
    """Whether the font has every letter, and none is of a script whose letters join or run from right to left.

    A picture without words is better than one with boxes for words.
    """
    return all(_has(font, character) for character in set(text))


@lru_cache(maxsize=4096)
def _has(font: Path, character: str) -> bool:
    if character == " ":
        return True
    if unicodedata.bidirectional(character) in {"R", "AL", "AN", "NSM"} or unicodedata.category(character)[0] == "C":
        return False
    face = _face(font, 32)
    return bytes(face.getmask(character)) != bytes(face.getmask("\uffff"))

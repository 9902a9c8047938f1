"""Who appears with whom, as a drawing made at build time. The tables beside it say the same."""

from __future__ import annotations

from sitegen.render.book import Book, cut
from sitegen.render.links import actor_url
from sitegen.render.views import Arc, Graph, Node

_MOST = 16
_ROW, _LEFT, _WIDTH = 28, 230, 720


def draw_graph(book: Book) -> Graph | None:
    """Names in a column, those with most events on top, joined by arcs; thicker arcs are more events together."""
    actors = sorted((a for a in book.story.actors if a.related and not a.private), key=lambda a: (-len(a.events), a.id))
    chosen = {a.id: n for n, a in enumerate(actors[:_MOST])}
    if len(chosen) < 3:
        return None
    pairs = sorted(
        (chosen[a.id], chosen[r.actor], len(r.events))
        for a in actors[:_MOST]
        for r in a.related
        if r.actor in chosen and chosen[a.id] < chosen[r.actor] and r.events
    )
    if not pairs:
        return None
    most = max(n for _, _, n in pairs)
    nodes = tuple(Node(_LEFT - 12, _y(n) + 5, cut(book.actors[i].name, 30), actor_url(i)) for i, n in chosen.items())
    names = {n: book.actors[i].name for i, n in chosen.items()}
    arcs = []
    for a, b, number in pairs:
        reach = min(_WIDTH - _LEFT - 10, (b - a) * _ROW * 0.9 + 20)
        path = f"M{_LEFT} {_y(a)}C{_LEFT + reach:.0f} {_y(a)} {_LEFT + reach:.0f} {_y(b)} {_LEFT} {_y(b)}"
        label = f"{names[a]} – {names[b]}: {book.words.count('events', number)}"
        arcs.append(Arc(path, 1 + round(4 * (number - 1) / max(most - 1, 1)), label))
    label = book.words.ui("graph_label", number=book.words.number(len(chosen)))
    return Graph(_WIDTH, _ROW * len(chosen) + 8, nodes, tuple(arcs), label)


def _y(place: int) -> int:
    return _ROW * place + _ROW // 2 + 4

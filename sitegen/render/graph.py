"""Who appears with whom, as a drawing made at build time. The tables beside it say the same."""

from __future__ import annotations

from sitegen.render.book import Book
from sitegen.render.links import actor_url
from sitegen.render.shorten import cut
from sitegen.render.views.other import Arc, Graph, Node

_MOST, _LEAST = 16, 3
_ROW, _LEFT, _WIDTH = 28, 260, 720


def draw_graph(book: Book) -> Graph | None:
    """Names in a column, those with most events on top, joined by arcs; thicker arcs are more events together."""
    actors = sorted((a for a in book.actors if a.related and not a.private), key=lambda a: (-len(a.events), a.id))
    shown = {a.id for a in actors[:_MOST]}
    together = {
        (a.id, r.actor): len(r.events)
        for a in actors[:_MOST]
        for r in a.related
        if r.actor in shown and r.actor != a.id and r.events
    }
    joined = {i for pair in together for i in pair}
    chosen = {i: n for n, i in enumerate(a.id for a in actors[:_MOST] if a.id in joined)}
    if len(chosen) < _LEAST:
        return None
    pairs = sorted((chosen[a], chosen[b], n) for (a, b), n in together.items() if chosen[a] < chosen[b])
    if not pairs:
        return None
    most = max(n for _, _, n in pairs)
    names = {chosen[a.id]: a.name for a in actors[:_MOST] if a.id in chosen}
    nodes = tuple(Node(_LEFT - 12, _y(n) + 5, cut(names[n], 28), actor_url(i)) for i, n in chosen.items())
    arcs = []
    for a, b, number in pairs:
        reach = min(_WIDTH - _LEFT - 10, (b - a) * _ROW * 1.6 + 24)
        path = f"M{_LEFT} {_y(a)}C{_LEFT + reach:.0f} {_y(a)} {_LEFT + reach:.0f} {_y(b)} {_LEFT} {_y(b)}"
        label = f"{names[a]} – {names[b]}: {book.words.count('events', number)}"
        arcs.append(Arc(path, 1 + round(4 * (number - 1) / max(most - 1, 1)), label))
    label = book.words.ui("graph_label", number=book.words.number(len(chosen)))
    return Graph(_WIDTH, _ROW * len(chosen) + 8, nodes, tuple(arcs), label)


def _y(place: int) -> int:
    return _ROW * place + _ROW // 2 + 4

"""schema.org descriptions of pages, made from their views when a page is written."""

from __future__ import annotations

from typing import Any

from sitegen.render.site import Site
from sitegen.render.views.story import ActorView, ArticleView, EventView, TimelineView

Node = dict[str, Any]


def event(view: EventView, site: Site) -> Node:
    """An Event with its sources as citations. No offers and no attendance mode: these are facts, not outings."""
    node: Node = {
        "@type": "Event",
        "@id": _id(view.meta.url, site),
        "name": view.title,
        "description": view.meta.description,
        "url": site.absolute(view.meta.url),
        "startDate": view.when.machine or view.start,
        "endDate": "" if view.when.machine else view.end,
        "about": [_ref(w.name, w.url, site) for w in view.who],
        "subjectOf": [_ref(t.title, t.url, site, "NewsArticle") for t in view.told],
        "superEvent": [_ref(e.name, e.url, site, "Event") for e in view.follows],
        "subEvent": [_ref(e.name, e.url, site, "Event") for e in view.leads_to],
    }
    return _graph(node)


def actor(view: ActorView, site: Site) -> Node:
    """A profile page of a Person or Organization."""
    person = view.kind == "person"
    node: Node = {
        "@type": "Person" if person else "Organization",
        "@id": _id(view.meta.url, site),
        "name": view.name,
        "alternateName": list(dict.fromkeys(n.text for n in view.names)),
        "jobTitle": view.role.text if person and view.role else "",
        "sameAs": list(view.same_as),
        "subjectOf": [_ref(a.name, a.url, site, "NewsArticle") for a in view.articles],
        "url": site.absolute(view.meta.url),
    }
    return _graph({"@type": "ProfilePage", "name": view.name, "mainEntity": _clean(node)})


def article(view: ArticleView, site: Site) -> Node:
    """The NewsArticle a source page is about."""
    node: Node = {
        "@type": "NewsArticle",
        "@id": _id(view.meta.url, site),
        "headline": view.title[:110],
        "url": view.original or site.absolute(view.meta.url),
        "datePublished": view.when.machine,
        "dateModified": view.meta.modified,
        "author": [{"@type": "Person", "name": view.author}] if view.author else [],
        "publisher": {"@type": "Organization", "name": view.outlet} if view.outlet else "",
        "inLanguage": view.language,
        "archivedAt": view.archived,
        "mentions": [_ref(a.name, a.url, site) for a in view.actors],
        "about": [_ref(e.title, e.url, site, "Event") for e in view.events],
    }
    return _graph(node)


def home(view: TimelineView, site: Site) -> Node:
    """The site, and its events as a list."""
    entries = [e.row for s in view.sections for e in s.entries]
    items = [
        {"@type": "ListItem", "position": n, "name": row.title, "url": site.absolute(row.url) or row.url}
        for n, row in enumerate(entries[:100], 1)
    ]
    website: Node = {
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "url": site.base_url,
        "inLanguage": site.language,
        "license": site.licence,
        "publisher": {"@type": "Organization", "name": site.author} if site.author else "",
    }
    return _graph(website, {"@type": "ItemList", "itemListElement": items} if items else None)


def _graph(*nodes: Node | None) -> Node:
    return {"@context": "https://schema.org", "@graph": [_clean(n) for n in nodes if n]}


def _clean(node: Node) -> Node:
    """Without what is not known."""
    return {key: value for key, value in node.items() if value not in ("", [], None)}


def _ref(name: str, url: str, site: Site, kind: str = "") -> Node:
    return _clean({"@type": kind or "Thing", "@id": _id(url, site), "name": name})


def _id(url: str, site: Site) -> str:
    """Absolute where the site knows its address, else relative to its root."""
    return (site.absolute(url) or f"/{url}") if url else ""

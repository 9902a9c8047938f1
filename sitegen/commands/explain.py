"""`sitegen explain`: why. For an article file each fact with its rule; for an id of the site what decided it."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.commands.common import add_folders, add_site, config_of, now
from sitegen.errors import ContentError, UsageError, Where
from sitegen.terminal import say
from sitegen.text import did_you_mean

if TYPE_CHECKING:
    from sitegen.model.extract import Extract

NAME = "explain"
HELP = "say why: each fact read out of an article, or what decided an event, an actor or a date"
EXAMPLES = """examples:
  sitegen explain content/articles/bridge.txt
  sitegen explain --json --published 2021-03-04 clipping.txt
  sitegen explain events/council-closes-the-bridge"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Files or ids, and how to print."""
    add_site(parser)
    add_folders(parser)
    parser.add_argument(
        "what", nargs="+", metavar="WHAT", help="an article file, or the id or URL of an event, actor or article"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--published", default="", metavar="DATE", help="the publication date (EDTF) of a text that states none"
    )


def run(options: argparse.Namespace) -> int:
    """Explain each; 1 where a file cannot be read or an id is not known."""
    from sitegen import edtf
    from sitegen.read.sources import ARTICLE_SUFFIXES

    if options.published:
        try:
            edtf.bounds(options.published)
        except ValueError as error:
            message = f'--published: "{options.published}" is no date'
            raise UsageError(
                "published-date", message, None, "write an EDTF date: 2021-03-04, 2021-03, 2021"
            ) from error
    ids = []
    for what in options.what:
        path = Path(what)
        if path.is_file():
            extract = read_and_extract(path, options.published)
            say(json.dumps(as_json(extract, what), ensure_ascii=False) if options.json else in_words(extract, what))
        elif path.suffix.lower() in ARTICLE_SUFFIXES:
            raise ContentError(
                "explain-no-file", f"there is no file {what}", None, "name an article file, or an id of the site"
            )
        else:
            ids.append(what)
    if ids:
        _explain_ids(ids, options)
    return 0


def read_and_extract(path: Path, published: str = "") -> Extract:
    """One file read on its own, with no site around it."""
    from sitegen.extract import extract
    from sitegen.model.evidence import ArticleId
    from sitegen.read import load, read_bytes

    article = read_bytes(load(path), ArticleId(path.as_posix()), path.suffix.lower())
    return extract(article, published)


def as_json(extract: Extract, file: str) -> dict[str, Any]:
    """The record of the public interface; offsets are code points of `text`."""
    from slugify import slugify

    actors = extract.actors
    return {
        "file": file,
        "title": extract.article.title,
        "language": extract.language,
        "text": extract.article.text,
        "date": extract.published.edtf,
        "date_basis": extract.published.basis,
        "date_rule": extract.published.rule,
        "date_evidence": [e.text for e in extract.published.evidence],
        "timexes": [
            _of(t, "start end text edtf rule kind anchor") for span in extract.timexes for t in (*span.ends, span)
        ],
        "mentions": [
            {
                **_of(m, "start end text"),
                "actor": slugify(actors[m.actor].name),
                "name": actors[m.actor].name,
                "kind": actors[m.actor].kind,
                "rule": actors[m.actor].cue,
            }
            for m in extract.mentions
        ],
        "quotes": [
            {
                **_of(q, "start end text"),
                "speaker_name": actors[q.speaker].name if q.speaker is not None else q.speaker_name,
                "speaker": slugify(actors[q.speaker].name) if q.speaker is not None else None,
                **_of(q, "rule direct"),
            }
            for q in extract.quotes
        ],
        "figures": [_of(f, "start end text value unit counted") for f in extract.figures],
        "events": [
            {
                "date": h.dated.edtf,
                "date_basis": h.dated.basis,
                "date_rule": h.dated.rule,
                "title": h.title,
                "lead": h.lead,
                "actors": [actors[a].name for a in h.actors],
                "start": h.start,
                "end": h.end,
                "text": extract.article.text[h.start : h.end],
            }
            for h in extract.happenings
        ],
    }


def _of(found: object, fields: str) -> dict[str, Any]:
    return {field: getattr(found, field) for field in fields.split()}


def in_words(extract: Extract, file: str) -> str:
    """The same for people."""
    record = as_json(extract, file)
    lines = [f"{file}", f"  title      {record['title'] or '(none in the text)'}", f"  language   {record['language']}"]
    date = extract.published
    shown = date.edtf or "not known"
    lines.append(f"  published  {shown}  ({date.basis}, {date.rule}){_because([e.text for e in date.evidence])}")
    if date.note:
        lines.append(f"             {date.note}")
    lines += _section("dates", (f"{t.edtf or 'open':<24} {t.text!r}  ({t.rule})" for t in extract.timexes))
    names = (
        f"{a.name}  ({a.kind}, {a.cue}){'; also ' + ', '.join(a.aliases) if a.aliases else ''}" for a in extract.actors
    )
    lines += _section("actors", names)
    lines += _section(
        "quotes",
        (f"{q['speaker_name'] or 'speaker not known'}  ({q['rule']}): {_short(q['text'])!r}" for q in record["quotes"]),
    )
    lines += _section("figures", (f"{f['text']}  = {f['value']:g} {f['unit']}" for f in record["figures"]))
    lines += _section(
        "events",
        (
            f"{e['date'] or 'undated'}  {e['title']}  ({e['date_basis']}, {e['date_rule']}): {_short(e['text'])!r}"
            for e in record["events"]
        ),
    )
    return "\n".join(lines)


def _section(name: str, rows: Any) -> list[str]:
    rows = list(rows)
    return [f"  {name}", *(f"    {row}" for row in rows)] if rows else []


def _because(words: Sequence[str]) -> str:
    return f" from {'; '.join(repr(_short(w)) for w in words)}" if words else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 100 else text[:99] + "…"


def _explain_ids(ids: Sequence[str], options: argparse.Namespace) -> None:
    from sitegen.build import tell
    from sitegen.weave.why import explain_actor, explain_event, explain_source

    story, edits, *_ = tell(config_of(options), now())
    known: dict[str, Callable[[], tuple[str, ...]]] = {
        **{f"events/{e.id}": partial(explain_event, e, story, edits) for e in story.events},
        **{f"actors/{a.id}": partial(explain_actor, a, story) for a in story.actors},
        **{f"articles/{s.slug}": partial(explain_source, s) for s in story.sources},
    }
    for what in ids:
        wanted = _path_of(what)
        found = [key for key in known if wanted in {key, key.partition("/")[2]}]
        if not found:
            if Path(what).is_dir():
                hint = (
                    "name an article file in it, or an id of the site; `sitegen check` looks through all of the content"
                )
                raise ContentError("explain-folder", "this is a folder", Where(what), hint)
            hint = did_you_mean(wanted, known) or did_you_mean(wanted, (k.partition("/")[2] for k in known))
            raise ContentError(
                "explain-unknown", f'nothing here is called "{what}"', None, hint or "data/*.json list the ids"
            )
        for key in found:
            lines = known[key]()
            say(json.dumps({"id": key, "why": lines}, ensure_ascii=False) if options.json else "\n".join(lines))


def _path_of(what: str) -> str:
    """An id, a path or a whole URL of the site as `kind/slug` or as the slug alone."""
    parts = [part for part in re.sub(r"^\w+://[^/]*|[?#].*", "", what).split("/") if part and part != "index.html"]
    return (
        "/".join(parts[-2:])
        if len(parts) > 1 and parts[-2] in {"events", "actors", "articles"}
        else parts[-1]
        if parts
        else what
    )

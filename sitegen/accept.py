"""The unsure cases of a story, each with what speaks for it, and answers written as an editor would write them.

In: a Story and the edits there are. Out: Cases; and for an answer, a line in the right file. Not here: the dialogue
(`commands/accept.py`).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from sitegen import corrections, frontedit
from sitegen.check import is_open, place_of
from sitegen.corrections import Correction, Kind
from sitegen.errors import ContentError, SitegenError, Where
from sitegen.model.edit import Edits
from sitegen.model.evidence import Evidence
from sitegen.model.story import Actor, Event, Said, Source, Story
from sitegen.text import short_hash

Key = Literal["m", "d", "t", "n"]
LABELS: dict[Key, str] = {"m": "they are one", "d": "they are two", "t": "set the date", "n": "name the speaker"}
SKIPPED = "skipped.txt"
HEAD = "# Skipped in `sitegen accept`, and not asked again until their evidence changes. Delete a line to be asked again.\n"


@dataclass(frozen=True, slots=True)
class Case:
    """One open question. `lines` are what an editor needs to answer; `keys` the answers there are beside skip and quit.

    `suggested` is what an empty answer means ("" = nothing). `about` are the things asked about: two ids of actors or events,
    or an article, or a quote.
    """

    subject: str
    question: str
    lines: tuple[str, ...]
    keys: tuple[Key, ...]
    about: tuple[str, str] | Source | Said
    suggested: str = ""


def find_cases(story: Story, *, bare: bool = False) -> tuple[Case, ...]:
    """Everything that `check` is unsure of and an answer can settle, the most pressing first.

    With `bare` (a folder of articles alone) only what is written into articles: a folder actors/ would hide them.
    """
    return (*(() if bare else _doubts(story)), *_dates(story), *_speakers(story))


def mark_of(case: Case) -> str:
    """What a case is known by: its things and the words that speak for it. New words, a new case."""
    return short_hash("\n".join((case.subject, *case.lines)), 16)


def read_skipped(text: str) -> frozenset[str]:
    """The marks in skipped.txt: the first word of each line; what follows is for its reader."""
    return frozenset(line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("#"))


def skipped_line(case: Case) -> str:
    """A line of skipped.txt."""
    about = " and ".join(case.about) if isinstance(case.about, tuple) else case.lines[0].strip()
    return f"{mark_of(case)}  {case.subject}: {' '.join(about.split())[:100]}\n"


def correction_of(case: Case, key: Key, value: str, edits: Edits) -> Correction:
    """What an answer writes. `value` is the date or the name, "" where the key needs none.

    Raises:
        ValueError: the date is none; its words say why and how to write one.

    """
    match case.about:
        case Source() as source:
            return corrections.dated(source, _date(value))
        case Said() as quote:
            return corrections.of_quote(quote, value)
        case (one, other):
            pass
    kind: Kind = "events" if case.subject == "events" else "actors"
    return (corrections.same if key == "m" else corrections.different)(kind, one, other, edits)


def write(correction: Correction, path: Path, shown: str) -> bool:
    """Write a correction into its file; False where the file says so already.

    The new text is read as the build would read it before it takes the place of the old.

    Raises:
        ContentError: the file is not such that a line can be added, or would not be sound afterwards; it is as it was.

    """
    by_hand = f"write it yourself:\n{correction.paste}"
    try:
        old = path.read_bytes() if path.exists() else b""
        text, encoding, mark = _decode(old)
        new = mark + frontedit.write(text, correction.settings).encode(encoding)
    except (ValueError, OSError) as error:
        raise ContentError("accept-by-hand", f"nothing was written: {error}", Where(shown), by_hand) from error
    if new == old:
        return False
    try:
        _check(new, correction, shown)
        _replace(path.resolve(), new)
    except (SitegenError, OSError) as error:
        reason = error.notice.message if isinstance(error, SitegenError) else error
        message = f"nothing was written: it would not be read any more ({reason})"
        raise ContentError("accept-refused", message, Where(shown), by_hand) from error
    return True


# --- the cases


def _doubts(story: Story) -> Iterator[Case]:
    actors = {str(a.id): a for a in story.actors}
    events = {str(e.id): e for e in story.events}
    for doubt in sorted(story.doubts, key=lambda d: (d.kind, -d.score, d.a, d.b)):
        nodes: dict[str, Actor] | dict[str, Event] = actors if doubt.kind == "actor" else events
        if doubt.a in nodes and doubt.b in nodes:
            lines = [line for id_ in (doubt.a, doubt.b) for line in _describe(nodes[id_], story)]
            question = f"May these two be one {doubt.kind}? ({doubt.score:.2f}: {doubt.why})"
            yield Case(f"{doubt.kind}s", question, tuple(lines), ("m", "d"), (doubt.a, doubt.b))


def _dates(story: Story) -> Iterator[Case]:
    for source in story.sources:
        if source.published.edtf is None:
            begin = source.extract.article.text[:200].split("\n")[0]
            lines = (f"  {source.id}: {source.title}", f"    {begin}")
            yield Case("dates", "When was this article published? It states no date.", lines, ("t",), source)
    for source in story.sources:
        dated = source.published
        if dated.basis == "inferred" and dated.edtf:
            rests = [f"    {_quoted(e, story)}" for e in dated.evidence]
            note = [f"    {dated.note}"] if dated.note else []
            question = f"Is {dated.edtf} right? It was inferred by rule {dated.rule}."
            shown = (f"  {source.id}: {source.title}", *note, *rests)
            yield Case("dates", question, shown, ("t",), source, dated.edtf)


def _speakers(story: Story) -> Iterator[Case]:
    for quote in story.quotes:
        if is_open(quote):
            worded = f'; the article calls them "{quote.speaker_name}"' if quote.speaker_name else ""
            question = f"Who says this{worded}?"
            lines = (f"  “{quote.text}”", f"    {_quoted(quote.evidence, story)}")
            yield Case("speakers", question, lines, ("n",), quote)


def _describe(node: Actor | Event, story: Story) -> Iterator[str]:
    if isinstance(node, Actor):
        also = f"; also {', '.join(a.text for a in node.aliases[:4])}" if node.aliases else ""
        role = f"; {node.roles[0].text}" if node.roles else ""
        number = len(node.articles)
        yield f"  {node.id}: {node.name} ({node.kind}, in {number} article{'' if number == 1 else 's'}{also}{role})"
        yield f"    {_quoted(node.evidence, story)}"
    else:
        yield f"  {node.id}: {node.dated.edtf or 'undated'}  {node.title}"
        for telling in node.tellings[:3]:
            yield f"    {_quoted(telling.evidence[0], story)}"


def _quoted(evidence: Evidence, story: Story) -> str:
    source = next((s for s in story.sources if s.id == evidence.article), None)
    return f'{place_of(source, evidence)}: "{evidence.text}"'


def _date(text: str) -> str:
    from sitegen import edtf
    from sitegen.read.datefields import day
    from sitegen.read.mapping import Node, Problems

    problems = Problems("")
    found = day(Node("text", 0, text), "date", problems)
    if found:
        edtf.bounds(found)
        return found
    notice = problems.notices[0] if problems.notices else None
    raise ValueError(f"{notice.message}; {notice.hint}" if notice else "write a date: 2020-02-14, 2020-02 or 2020")


# --- the files


def _decode(raw: bytes) -> tuple[str, str, bytes]:
    """The text just as it is, the encoding to write it in again, and its byte order mark."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name), name, mark
    try:
        return raw.decode("utf-8"), "utf-8", b""
    except UnicodeDecodeError:
        return raw.decode("latin-1"), "latin-1", b""  # any byte is kept; what it cannot write is refused


def _check(data: bytes, correction: Correction, shown: str) -> None:
    """Raise SitegenError where the file would not be read, or would not say what it should."""
    from sitegen.model.evidence import ArticleId
    from sitegen.read.article import read_bytes
    from sitegen.read.edits import read_actor, read_event

    path = PurePosixPath(correction.file)
    read = {"actors": read_actor, "events": read_event}.get(path.parts[0])
    found: object
    if read is not None and correction.settings[0].form == "add":
        found = read(_decode(data)[0].replace("\r\n", "\n"), shown, path.stem)
    else:
        found = read_bytes(data, ArticleId(correction.file), path.suffix, shown).front
    for setting in correction.settings:
        value = getattr(found, setting.key)
        parts: Iterable[str] = [value] if isinstance(value, str) else [p if isinstance(p, str) else p[0] for p in value]
        if setting.value not in parts:
            hint = f"write it yourself: {setting}"
            raise ContentError("accept-refused", f"{setting.key}: is not read back", Where(shown), hint)


def _replace(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.sitegen-new")
    try:
        temporary.write_bytes(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

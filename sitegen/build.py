"""The whole pipeline on one screen, and the one place where the rooms meet.

The rooms with rules and templates are loaded where they are entered: a build with nothing new needs none of them.
"""

from __future__ import annotations

import hashlib
import os
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sitegen import ledger as permalinks
from sitegen import tokens
from sitegen.cache import FOLDER, Cache, code_digest, open_cache
from sitegen.config import FILE, Config
from sitegen.errors import ContentError, Notice, SitegenError, UsageError, Where
from sitegen.model.edit import Edits
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract
from sitegen.model.page import Page, plain
from sitegen.model.story import Ledger, Story
from sitegen.publish import Place, hold, intact, publish
from sitegen.read import SourceFile, Sources, find, load
from sitegen.theme import theme_dir
from sitegen.workers import in_workers

if TYPE_CHECKING:
    from sitegen.render import Shelf
    from sitegen.weave import Memory, Reading

PERMALINKS = "permalinks.json"
Progress = Callable[[str, int, int], None]
Listen = Callable[[Story, Edits], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build, apart from what `Config` says. `today` is an ISO day, used for embargoes only.

    `keep_permalinks` False leaves permalinks.json as it is: a title tried out on the desk must not become an address for
    ever. `record` names the cache's record of the output, so that two outputs of one site do not undo each other's.
    `at_once` False changes a site that is there file by file: for the desk.
    """

    today: str
    use_cache: bool = True
    locked: bool = False
    keep_going: bool = False
    keep_permalinks: bool = True
    record: str = ""
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `published` is False where the last good site was left as it was."""

    published: bool
    notices: tuple[Notice, ...]
    articles: int = 0
    events: int = 0
    actors: int = 0
    quotes: int = 0
    pages: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: bool = False

    def count(self, level: str) -> int:
        """How many notices have this level."""
        return sum(1 for n in self.notices if n.level == level)


def build(
    config: Config, options: Options, progress: Progress = lambda *_: None, listen: Listen = lambda *_: None
) -> Report:
    """Content -> public. Mistakes of content are in the report; nothing is published then, unless `keep_going`.

    `listen` is told the story, where one was woven; a build that finds nothing changed weaves none.

    Raises:
        SitegenError: what stops a build at once: no content folder, a stranger's file in the way, a theme that fails.

    """
    refuse_folders(config)
    workers = config.workers or processors()
    with open_cache(config.root, use=options.use_cache, record=options.record) as cache:
        sources, found = find(config.content, shown(config), (config.output,))
        raw, unreadable = load_raw(sources.articles)
        inputs = digest_of(config, options, sources, raw)
        kept = _digest(_bytes_of(config.root / PERMALINKS) if config.keeps_permalinks else b"")
        last = same_as_last(cache, inputs + kept, config.output)
        if last:
            return last

        from sitegen.read import read_edits
        from sitegen.render import Shelf
        from sitegen.weave import Memory, weave

        with place_of(config, options, cache) as place:
            before = read_ledger(config)
            memory = Memory(lasting=False, store=cache, made_by=rules_digest())
            extracts, failed = understand(raw, cache, workers, progress, memory)
            edits, mistakes = read_edits(sources)
            extracts = [e for e in extracts if is_public(e, config, options.today)]
            story = weave(extracts, edits, before.ledger, keep_ledger=config.keeps_permalinks, memory=memory)
            listen(story, edits)
            compiled = config.root / FOLDER / "templates" if options.use_cache else None
            shelf = Shelf(story, edits, config, compiled)
            pages = (*shelf.pages(), *asset_pages(sources))

            told = told_of(story, extracts, sources, whole=not failed)
            look = tokens.check(config.theme, config.place)
            report = report_of(story, len(pages), (*found, *unreadable, *failed, *mistakes, *told, *look), config)
            if report.failed and not options.keep_going:
                return report
            after = ledger_text(story, config, options)
            report = put_in_place(pages, shelf, place, report, config, options, cache, (before.text, after), progress)
        inputs += _digest(after.encode()) if after not in ("", before.text) else kept
        cache.note_fact("last", inputs.encode() + msgspec.msgpack.encode(replace(report, written=(), removed=())))
        return report


def place_of(config: Config, options: Options, cache: Cache) -> AbstractContextManager[Place]:
    """The output folder, held from here on: what is there is looked through while the story is made."""
    spare = config.root / FOLDER / "spare" if cache.used else None
    return hold(config.output, cache.written(), spare=spare, at_once=options.at_once)


def put_in_place(
    pages: Sequence[Page],
    shelf: Shelf,
    place: Place,
    report: Report,
    config: Config,
    options: Options,
    cache: Cache,
    ledgers: tuple[str, str],
    progress: Progress = lambda *_: None,
) -> Report:
    """Pages -> the output folder, and what that changed.

    `shelf` is where they come from, `ledgers` the text of permalinks.json as it is and as it is to be ("" = not kept).
    """
    done = publish(
        pages,
        place,
        is_stale=shelf.out_of_date(cache.answers()),
        workers=config.workers or processors(),
        progress=lambda n, of: progress("render", n, of),
        ready=lambda: _keep_ledger(config, options, *ledgers),
    )
    cache.note_written(done.files, place.before, shelf.answers)
    return replace(report, published=True, written=done.written, removed=done.removed)


def tell(config: Config, today: str) -> tuple[Story, Edits, tuple[Notice, ...]]:
    """The story without publishing it: for `check` and `explain`."""
    from sitegen.read import read_edits
    from sitegen.weave import Memory, weave

    with open_cache(config.root) as cache:
        memory = Memory(lasting=False, store=cache, made_by=rules_digest())
        sources, found = find(config.content, shown(config), (config.output,))
        raw, unreadable = load_raw(sources.articles)
        extracts, failed = understand(raw, cache, config.workers or processors(), lambda *_: None, memory)
        edits, mistakes = read_edits(sources)
        public = [e for e in extracts if is_public(e, config, today)]
        story = weave(public, edits, read_ledger(config).ledger, keep_ledger=config.keeps_permalinks, memory=memory)
        told = told_of(story, public, sources, whole=not failed)
        return story, edits, sort_notices((*found, *unreadable, *failed, *mistakes, *told))


def told_of(story: Story, extracts: Iterable[Extract], sources: Sources, *, whole: bool) -> list[Notice]:
    """What reading and weaving said.

    Without the `whole` of the articles, what weaving missed ("there is no article …") follows from the mistake in one.
    """
    said = [notice for extract in extracts for notice in extract.notices]
    return named((*said, *(story.notices if whole else ())), sources)


def named(notices: Iterable[Notice], sources: Sources) -> list[Notice]:
    """Each article by its path as the editor would write it, instead of by its id."""
    shown_as: dict[str, str] = {file.id: file.shown for file in sources.articles}

    def path_of(where: Where | None) -> Where | None:
        return where and replace(where, path=shown_as.get(where.path, where.path))

    return [replace(n, where=path_of(n.where), other=path_of(n.other)) for n in notices]


def review(config: Config, today: str) -> tuple[Notice, ...]:
    """Everything an editor should look at: what reading found, what the story is unsure of, links that lead nowhere."""
    from sitegen.check import check
    from sitegen.render import render
    from sitegen.render.deadlinks import dead_links

    story, edits, found = tell(config, today)
    sources, _ = find(config.content, shown(config), (config.output,))
    pages = (*render(story, edits, config), *asset_pages(sources))
    asked = named(check(story, dead_links=dead_links(pages), today=today), sources)
    return sort_notices((*found, *tokens.check(config.theme, config.place), *asked))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def understand(
    raw: Sequence[Raw],
    cache: Cache,
    workers: int,
    progress: Progress,
    memory: Memory | None = None,
    *,
    forget: bool = True,
) -> tuple[list[Extract], list[Notice]]:
    """Read and extract each article, or remember what came of it; one bad file never stops the others.

    What weaving reads out of single articles comes of the same workers, and goes to `memory`. With `forget` the cache
    keeps nothing of any other article.
    """
    from sitegen.weave import Reading, know

    made_by = rules_digest().encode()
    keys = [hashlib.blake2b(b"\0".join([made_by, r.id.encode(), r.data]), digest_size=16).hexdigest() for r in raw]
    known = cache.recall(keys, Reading)
    todo = [(key, r) for key, r in zip(keys, raw, strict=True) if key not in known]
    if todo:  # loaded once, before the workers are forked
        import sitegen.extract
        import sitegen.read.article  # noqa: F401
    fresh: dict[str, Reading] = {}
    failed: list[Notice] = []
    for done, (key, result) in enumerate(in_workers(_understand_one, todo, workers, _Wire()), 1):
        if isinstance(result, Reading):
            fresh[key] = result
        else:
            failed.extend(result)
        progress("read", done, len(todo))
    cache.remember(fresh.items(), set(keys) if forget else None)
    found = [(fresh.get(key) or known[key]) for key in keys if key in fresh or key in known]
    if memory is not None:
        for one in found:
            know(memory, one)
    return [one.extract for one in found], failed


def rules_digest() -> str:
    """Of all by which an article is read and woven with others."""
    return code_digest("read/", "extract/", "model/", "weave/")


class _Wire:
    """What came of an article, as MessagePack."""

    def __init__(self) -> None:
        from sitegen.weave import Reading

        self.encode = msgspec.msgpack.Encoder().encode
        self.decode = msgspec.msgpack.Decoder(tuple[str, Reading | tuple[Notice, ...]]).decode


def _understand_one(item: tuple[str, Raw]) -> tuple[str, Reading | tuple[Notice, ...]]:
    from sitegen.extract import extract
    from sitegen.read import doubts, read_bytes
    from sitegen.weave import read

    key, raw = item
    try:
        article = read_bytes(raw.data, raw.id, raw.suffix, raw.shown)
        found = extract(article)
        return key, read(replace(found, notices=(*doubts(article, raw.shown), *found.notices)))
    except SitegenError as error:
        return key, error.notices
    except Exception as error:  # noqa: BLE001 - a bug in a rule must not cost the other articles; it is reported as one
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        words = f"could not be read: {type(error).__name__}: {error} ({place})"
        hint = "this is a mistake in sitegen, not in your file: please report it with the file"
        return key, (Notice("error", "internal", words, Where(raw.shown), hint),)


def is_public(extracted: Extract, config: Config, today: str) -> bool:
    """Whether an article may be shown: no draft (unless asked for), no embargo that lasts."""
    front = extracted.article.front
    return (config.drafts or not front.draft) and (not front.embargo or front.embargo[:10] <= today)


@dataclass(frozen=True, slots=True)
class Raw:
    """An article's bytes and how messages name it."""

    id: ArticleId
    shown: str
    suffix: str
    data: bytes


def shown(config: Config) -> str:
    """The content folder as messages and pages name it: relative to the site where it lies in it, else by its own name.

    Never by its place on this machine: pages cite an editor's file, and must be the same wherever they are built.
    """
    inside = config.root in config.content.parents
    return config.content.relative_to(config.root).as_posix() if inside else config.content.name


def load_raw(sources: Iterable[SourceFile]) -> tuple[list[Raw], list[Notice]]:
    """The bytes of these articles; what cannot be read is said."""
    found: list[Raw] = []
    notices: list[Notice] = []
    for file in sources:
        try:
            found.append(Raw(ArticleId(file.id), file.shown, file.path.suffix, load(file.path, file.shown)))
        except SitegenError as error:
            notices.extend(error.notices)
    return found, notices


def digest_of(config: Config, options: Options, sources: Sources, raw: Sequence[Raw]) -> str:
    """One digest over everything a build depends on but permalinks.json, which the build itself writes."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((code_digest(), replace(config, workers=0), options)).encode())
    for article in raw:
        digest.update(b"\0".join([article.id.encode(), hashlib.blake2b(article.data).digest()]))
    others = [file.path for file in (*sources.actors, *sources.events, *sources.pages, *sources.assets)]
    for folder in (theme_dir(), config.templates):
        others += sorted(p for p in folder.rglob("*") if p.is_file()) if folder and folder.is_dir() else []
    for path in others:
        digest.update(b"\1".join([os.fsencode(path), _bytes_of(path)]))
    return digest.hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        return str(error).encode()


def same_as_last(cache: Cache, inputs: str, output: Path) -> Report | None:
    """The last report, where nothing changed since: neither what goes in nor what came out."""
    fact = cache.fact("last")
    if not fact.startswith(inputs.encode()):
        return None
    try:
        report = msgspec.msgpack.decode(fact[len(inputs) :], type=Report)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    return report if intact(output, cache.written()) else None


def refuse_folders(config: Config) -> None:
    """Refuse an output folder that holds, or lies in, what is read; and templates that were named and are not there."""
    origin = dict(config.origins).get("templates", "default")
    if origin != "default" and config.templates and not config.templates.is_dir():
        hint = "correct its name; without one the theme's own templates are used"
        where = config.place("templates") if origin.startswith(FILE) else None
        raise UsageError("no-templates", f"there is no folder of templates {config.templates}", where, hint)
    output = Path(os.path.realpath(config.output))
    for name, folder in (("content", config.content), ("templates", config.templates)):
        if folder is None:
            continue
        real = Path(os.path.realpath(folder))
        if output == real or output in real.parents or real in output.parents:
            hint = "build into a folder of its own, such as public"
            raise UsageError(
                "output-overlaps", f"the output folder and the {name} folder overlap: {config.output}", None, hint
            )


@dataclass(frozen=True, slots=True)
class Kept:
    """permalinks.json as data and as the text it was read from."""

    ledger: Ledger
    text: str


def read_ledger(config: Config) -> Kept:
    """Empty on a bare folder or where there is none yet."""
    path = config.root / PERMALINKS
    if not config.keeps_permalinks or not path.exists():
        return Kept(Ledger(), "")
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else "is not UTF-8 text"
        hint = "restore it from version control"
        raise ContentError("permalinks-unreadable", why, Where(PERMALINKS), hint) from error
    return Kept(permalinks.parse(text, PERMALINKS), text)


def ledger_text(story: Story, config: Config, options: Options) -> str:
    """What permalinks.json is to say; "" where it is left as it is."""
    wanted = config.keeps_permalinks and (options.keep_permalinks or options.locked)
    return permalinks.dump(story.ledger) if wanted else ""


def _keep_ledger(config: Config, options: Options, before: str, text: str) -> None:
    """Write permalinks.json where it changed, whole or not at all.

    Raises:
        ContentError: it would change although the build is locked.

    """
    if text in ("", before):
        return
    path = config.root / PERMALINKS
    if options.locked:
        hint = f"run `sitegen build` without --locked and commit {PERMALINKS}"
        raise ContentError("permalinks-locked", "would change, and the build is locked", Where(PERMALINKS), hint)
    temporary = path.with_name(f".{PERMALINKS}.sitegen-new")
    try:
        temporary.write_text(text, "utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def asset_pages(sources: Sources) -> tuple[Page, ...]:
    """content/assets/** as pages, copied as they are."""
    return tuple(
        plain(f"assets/{a.id.removeprefix('assets/')}", partial(_fingerprint, a.path), a.path.read_bytes)
        for a in sources.assets
    )


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def report_of(story: Story, pages: int, notices: Sequence[Notice], config: Config) -> Report:
    """What is known of a build before anything is published."""
    bad = {"error", "warning"} if config.strict else {"error"}
    return Report(
        published=False,
        notices=sort_notices(notices),
        articles=len(story.sources),
        events=len(story.events),
        actors=len(story.actors),
        quotes=len(story.quotes),
        pages=pages,
        failed=any(n.level in bad for n in notices),
    )


def sort_notices(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Each once, errors first, then by place."""

    def key(notice: Notice) -> tuple[int, Where, str, str]:
        return ("error", "warning", "info").index(notice.level), notice.where or Where(""), notice.code, notice.message

    return tuple(sorted(dict.fromkeys(notices), key=key))

"""`sitegen accept`: the unsure cases one by one, each answer written as the editor would write it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sitegen.commands.common import add_folders, add_site, config_of, now
from sitegen.errors import ContentError
from sitegen.terminal import ask, counted, say, say_notices

if TYPE_CHECKING:
    from sitegen.accept import Case
    from sitegen.config import Config
    from sitegen.corrections import Correction
    from sitegen.model.edit import Edits

NAME = "accept"
HELP = "settle what the story is unsure of, one case at a time"
EXAMPLES = """examples:
  sitegen accept
  sitegen accept dates speakers
  git diff      (one line for each answer)

"s" skips a case until its evidence changes; skipped.txt beside sitegen.toml lists what was skipped. Return leaves it for later."""

_SUBJECTS = ("actors", "events", "dates", "speakers")
_NEEDS = {"t": "date (EDTF: 2020-02-14, 2020-02, 2020~)", "n": "name"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """What to settle."""
    add_site(parser)
    add_folders(parser)
    parser.add_argument("--all", action="store_true", help="ask what was skipped before, too")
    parser.add_argument(
        "subjects",
        nargs="*",
        metavar="SUBJECT",
        type=_subject,
        help=f"what to settle: {', '.join(_SUBJECTS)} (default: all)",
    )


def _subject(word: str) -> str:
    if word not in _SUBJECTS:
        raise argparse.ArgumentTypeError(f'"{word}" is none of {", ".join(_SUBJECTS)}')
    return word


def run(options: argparse.Namespace) -> int:
    """Ask, write, and say what was written."""
    from sitegen.accept import find_cases, mark_of
    from sitegen.build import tell
    from sitegen.folders import shown

    config = config_of(options)
    story, edits, sources, notices = tell(config, now())
    say_notices(notices, ("error",))
    wanted = options.subjects or _SUBJECTS
    cases = [case for case in find_cases(story, bare=sources.bare) if case.subject in wanted]
    skipped = _skipped(config)
    before, cases = len(cases), [case for case in cases if options.all or mark_of(case) not in skipped]
    if before > len(cases):
        say(f"{counted(before - len(cases), 'case')} skipped before; --all asks again")
    if sources.bare and story.doubts and {"actors", "events"} & set(wanted):
        hint = "move the articles into a folder articles/ in it, and those can be settled too"
        say(f"{counted(len(story.doubts), 'case')} about actors and events left out: {hint}")
    paths: dict[str, Path] = {file.id: file.path for file in sources.articles}
    written = 0
    for number, case in enumerate(cases, 1):
        say(f"\n{number} of {len(cases)}  {case.question}")
        say("\n".join(case.lines))
        answer = _answer(case, edits)
        if answer is None:
            break
        if answer == "skip":
            _skip(case, config)
            continue
        for correction in answer:
            path = paths.get(correction.file, config.content / correction.file)
            written += _write(correction, path, f"{shown(config)}/{correction.file}")
    say(_closing(written, len(cases)))
    return 0


def _skipped(config: Config) -> frozenset[str]:
    from sitegen.accept import SKIPPED, read_skipped

    path = config.root / SKIPPED
    return read_skipped(path.read_text("utf-8", "replace")) if config.has_site and path.is_file() else frozenset()


def _skip(case: Case, config: Config) -> None:
    """Remember it; where there is no site around the articles there is nowhere to."""
    from sitegen.accept import HEAD, SKIPPED, mark_of, skipped_line

    if not config.has_site or mark_of(case) in _skipped(config):
        return
    path = config.root / SKIPPED
    is_new = not path.exists()
    with path.open("a", encoding="utf-8") as file:
        file.write((HEAD if is_new else "") + skipped_line(case))


def _answer(case: Case, edits: Edits) -> tuple[Correction, ...] | Literal["skip"] | None:
    """The correction, () for none now, "skip" for none, None to stop. A mistyped answer is asked for again."""
    from sitegen.accept import LABELS, correction_of

    menu = "  ".join([*(f"[{key}] {LABELS[key]}" for key in case.keys), "[s] skip", "[q] quit"])
    while True:
        answer = ask(f"{menu} > ")
        if answer is None or answer.lower() in {"q", "quit"}:
            return None
        if answer.lower() in {"s", "skip"}:
            return "skip"
        if not answer:
            return ()
        key = next((k for k in case.keys if k == answer.lower()), None)
        if key is None:
            say(f'"{answer}" is none of these')
            continue
        value = ""
        if key in _NEEDS:
            suggested = f" [{case.suggested}]" if case.suggested else ""
            typed = ask(f"{_NEEDS[key]}{suggested} > ")
            if typed is None:
                return None
            value = typed or case.suggested
            if not value:
                continue
        try:
            return (correction_of(case, key, value, edits),)
        except ValueError as error:
            say(str(error))


def _write(correction: Correction, path: Path, shown: str) -> int:
    """1 where it was written; what cannot be is said, and the next case asked."""
    from sitegen.accept import write

    try:
        done = write(correction, path, shown)
    except ContentError as error:
        say_notices(error.notices)
        return 0
    lines = str(correction.paste).replace("\n", "; ")
    say(f"{shown}: {lines}" if done else f"{shown} says so already")
    return int(done)


def _closing(written: int, cases: int) -> str:
    if not cases:
        return "nothing is unsure"
    if not written:
        return "nothing was written"
    return f"{counted(written, 'answer')} written; `sitegen build` honours them"

"""Writes the generated parts of docs/reference.md from the code: `python -m tests.reference`. A test checks that they are fresh."""

import argparse
from pathlib import Path

from sitegen.cli import make_parser
from sitegen.config import PATH_DOCS, settings
from sitegen.read.edits import ACTOR, EVENT, PAGE
from sitegen.read.frontmatter import ARTICLE
from sitegen.tokens import DARK, LIGHT

PAGE_PATH = Path(__file__).parents[1] / "docs/reference.md"
DATE = "an [EDTF date](#dates)"
LIST = "a list"
KEYS = {
    "an article": (
        ARTICLE,
        {
            "title": ("text", "its headline"),
            "date": (DATE, "when it was published"),
            "date_basis": (
                "`stated`, `editor`",
                "`editor`: the date is yours; `stated`, the default: the document's own",
            ),
            "updated": (DATE, "when it was last changed"),
            "publisher": ("text", "who published it"),
            "source": ("text", "the same as `publisher`"),
            "author": ("text or a list", "who wrote it"),
            "url": ("an address", "where it was published"),
            "archived": ("an address", "where a copy is kept"),
            "accessed": (DATE, "when it was looked at"),
            "language": ("a BCP 47 tag", "the language it is written in; read from the text where it is left out"),
            "actors": (LIST, "names or ids of people and organisations in it, so that a doubtful name is settled"),
            "events": (LIST, "ids of events that it tells"),
            "tags": (LIST, "words of your own"),
            "slug": ("a slug", "the last part of its address"),
            "aliases": (LIST, "old addresses that lead here"),
            "draft": ("`true`, `false`", "left out of the built site, shown and marked by `sitegen serve`"),
            "embargo": ("a day, or a day and a time", "left out until then; a day ends it as it begins"),
            "text": ("`full`, `excerpts`", "`excerpts`: only the sentences that the timeline rests on are published"),
            "speakers": ("pairs", "the first words of a quotation, and who said it: `{We did not know: Ada Quill}`"),
            "date_found": ("text", "written by `sitegen add`: how it found the date"),
            "digest": ("text", "written by `sitegen add`: keeps it from being imported twice"),
        },
    ),
    "an actor": (
        ACTOR,
        {
            "name": ("text", "the name to show; default: the name read in the articles"),
            "aliases": (LIST, "other names of the same actor"),
            "kind": ("`person`, `organisation`", "what it is"),
            "role": ("text", "what the site calls it"),
            "same_as": ("addresses", "pages elsewhere about the same actor, such as Wikidata's"),
            "merge": (LIST, "names or ids of actors who are the same: one page, the others lead to it"),
            "distinct": (LIST, "names or ids of actors who are somebody else; no score overrules it"),
            "hide": ("`true`, `false`", "no page, no links; the articles stay as they are"),
            "private": (
                "`true`, `false`",
                "a private person: the page is kept from search engines, and shows no feed, no pattern in time and no connections",
            ),
        },
    ),
    "an event": (
        EVENT,
        {
            "date": (DATE, "when it happened"),
            "title": ("text", "what the timeline calls it"),
            "actors": (LIST, "names or ids of those who took part"),
            "sources": (LIST, "file names or ids of articles that tell it; an event that you add needs one"),
            "evidence": (LIST, "the first words of the sentences meant"),
            "merge": (LIST, "ids of events that are the same"),
            "distinct": (LIST, "ids of events that are different ones"),
            "hide": ("`true`, `false`", "left out of the site"),
        },
    ),
    "a page": (PAGE, {"title": ("text", "its heading"), "slug": ("a slug", "its address; default: the file name")}),
}


def commands() -> str:
    """Each command with its arguments and options, as its parser knows them."""
    parser = make_parser()
    subs = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    helps = {c.dest: c.help or "" for c in subs._choices_actions}
    return "\n".join(_command(name, sub, helps[name]) for name, sub in subs.choices.items())


def _command(name: str, sub: argparse.ArgumentParser, said: str) -> str:
    actions = [a for a in sub._actions if not isinstance(a, argparse._HelpAction)]
    rows = "".join(f"| {_call(a)} | {_cell(a.help or '')} |\n" for a in actions)
    examples = f"\n```text\n{sub.epilog}\n```\n" if sub.epilog else ""
    table = f"\n| | |\n| --- | --- |\n{rows}" if rows else ""
    return f"### `sitegen {name}`\n\n{said[0].upper()}{said[1:]}.\n{table}{examples}"


def _call(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else str(action.metavar or "|".join(map(str, action.choices or [action.dest])))
    if not action.option_strings:
        more = "…" if action.nargs in {"+", "*"} else ""
        return f"`{_cell(value)}{more}`"
    return ", ".join(f"`{_cell(' '.join(filter(None, [o, value])))}`" for o in reversed(action.option_strings))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def configuration() -> str:
    """Each key with its type and default, out of `sitegen.config`."""
    kinds = {str: "text", bool: "`true`, `false`", int: "a number", tuple: "a table"}
    rows = [(key, "a folder", "public" if key == "output" else key, doc) for key, doc in PATH_DOCS.items()]
    for f in settings():
        default = str(f.default).lower() if isinstance(f.default, bool) else str(f.default or "") or ""
        default = "0" if f.name == "workers" else default
        rows.append((f.name, kinds[type(f.default)], default, str(f.metadata["doc"])))
    lines = (f"| `{k}` | {kind} | {f'`{d}`' if d and d != '()' else ''} | {_cell(doc)} |\n" for k, kind, d, doc in rows)
    return "| key | value | default | meaning |\n| --- | --- | --- | --- |\n" + "".join(lines)


def theme() -> str:
    """The tokens of [theme]."""
    rows = "".join(f"| `{n}` | `{LIGHT[n]}` | `dark-{n}` | `{DARK[n]}` |\n" for n in LIGHT)
    return "| by day | default | by night | default |\n| --- | --- | --- | --- |\n" + rows


def front_matter() -> str:
    """The keys of each kind of file."""
    parts = []
    for kind, (keys, docs) in KEYS.items():
        rows = "".join(f"| `{key}` | {docs[key][0]} | {_cell(docs[key][1])} |\n" for key in keys)
        parts.append(f"### Keys of {kind}\n\n| key | value | meaning |\n| --- | --- | --- |\n{rows}")
    return "\n".join(parts)


PARTS = {"commands": commands, "configuration": configuration, "theme": theme, "front matter": front_matter}


def fresh(page: str) -> str:
    """The page with its generated parts made anew."""
    for name, make in PARTS.items():
        begin, end = f"<!-- generated: {name} -->\n", f"<!-- end: {name} -->"
        before, _, rest = page.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"docs/reference.md has no part {name}")
        page = f"{before}{begin}\n{make()}\n{end}{after}"
    return page


if __name__ == "__main__":
    PAGE_PATH.write_text(fresh(PAGE_PATH.read_text("utf-8")), "utf-8")

"""What an editor does: one edit of each kind. Each is given the site, what `data/articles.json` says of an article, and a
number to be unlike the others; it gives the address of a page that is another then.
"""

import re
from pathlib import Path


def headline(site: Path, item: dict, number: int) -> str:
    """A corrected title."""
    return _change(site, item, r"(?m)^title: .*$", f"title: Report {number} of the quay")


def word(site: Path, item: dict, number: int) -> str:
    """A word more in a sentence that tells something or nothing."""
    return _change(site, item, r"(?<=\n\n)(\w)", rf"Moreover {number} \1")


def remark(site: Path, item: dict, number: int) -> str:
    """A sentence in which nothing happens."""
    return _add(site, item, f"The room was rather cold, all {number} chairs of it.")


def date(site: Path, item: dict, number: int) -> str:
    """Another day on which the article appeared."""
    return _change(site, item, r"(?m)^date: .*$", f"date: 2021-08-{number % 28 + 1:02}")


def news(site: Path, item: dict, number: int) -> str:
    """A happening of somebody whom the story knows."""
    name = item["quotes"][0]["speaker_name"] if item["quotes"] else "The city council"
    return _add(
        site, item, f"On {number % 28 + 1} May 2021 {name} opened laboratory number {number} in the customs house."
    )


def newcomer(site: Path, item: dict, number: int) -> str:
    """A happening of somebody who is new."""
    name = f"Wilhelmina Brackenbury{chr(97 + number % 26)}"
    return _add(site, item, f"On {number % 28 + 1} June 2021 {name}, a judge, visited the prison.")


def rename(site: Path, item: dict, number: int) -> str:
    """An actor's file."""
    (actor, *_) = item["actors"]
    _write(site / f"content/actors/{actor}.md", f"---\nname: Body Number {number}\n---\n")
    return f"actors/{actor}/"


def merge(site: Path, item: dict, number: int) -> str:
    """An event's file that takes another in."""
    one, *_, other = item["events"]
    _write(site / f"content/events/{one}.md", f"---\nmerge: [{other}]\n---\n")
    return f"events/{one}/"


def another(site: Path, item: dict, number: int) -> str:
    """An article more."""
    file = _file(site, item)
    name = f"quay-report-number-{number}"
    text = re.sub(r"(?m)^title: .*$", f"title: Quay report {number}", file.read_text("utf-8"), count=1)
    _write(file.with_name(f"{name}.md"), text)
    return f"articles/{name}/"


def gone(site: Path, item: dict, number: int) -> str:
    """An article less."""
    _file(site, item).unlink()
    return item["url"]


ALL = (headline, word, remark, date, news, newcomer, rename, merge, another, gone)


def _file(site: Path, item: dict) -> Path:
    return site / "content" / item["source_file"]


def _change(site: Path, item: dict, pattern: str, new: str) -> str:
    file = _file(site, item)
    text = file.read_text("utf-8")
    changed = re.sub(pattern, new, text, count=1)
    assert changed != text
    _write(file, changed)
    return item["url"]


def _add(site: Path, item: dict, sentence: str) -> str:
    return _change(site, item, r"\n\n(?=\w)", f"\n\n{sentence}\n\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

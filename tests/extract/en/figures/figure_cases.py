"""The tables in tests/cases/figures/ as articles and expectations."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article
from sitegen.model.extract import Figure, Sentence, Timex
from tests.extract.en.quotes.quote_cases import make_article

CASES = Path(__file__).resolve().parents[3] / "cases" / "figures"
_LINE = re.compile(
    r"(?P<text>.+?) => (?P<value>[\d.]+)(?: (?P<unit>[^|~+@\s]+))?(?: \| (?P<counted>[^|~+@]+?))?"
    r"(?P<marks>(?: [~+])*)(?: @ (?P<period>.+))?"
)


@dataclass(frozen=True, slots=True)
class FigureCase:
    """One case: what goes in, and one line for each figure that comes out."""

    name: str
    article: Article
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    expected: tuple[str, ...]


def read_cases() -> list[FigureCase]:
    """All cases, in order of file and place."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            article = make_article(entry["text"])
            sentences = split_sentences(article)
            timexes = tuple(_timex(article.text, words, sentences) for words in entry.get("dates", ()))
            found.append(
                FigureCase(f"{path.stem}: {entry['name']}", article, sentences, timexes, tuple(entry["figures"]))
            )
    return found


def _timex(text: str, words: str, sentences: tuple[Sentence, ...]) -> Timex:
    start = text.index(words)
    sentence = next(i for i, s in enumerate(sentences) if s.start <= start < s.end)
    return Timex(start, start + len(words), words, None, "case", sentence)


def differs(line: str, figure: Figure, timexes: tuple[Timex, ...]) -> str:
    """What is not as the line says, "" where all is. What the line leaves out counts neither way."""
    match = _LINE.fullmatch(line)
    assert match, line
    wrong = []
    if figure.text != match["text"]:
        wrong.append(f"text {figure.text!r}")
    if abs(figure.value - float(match["value"])) > 1e-9 * figure.value:
        wrong.append(f"value {figure.value}")
    if figure.unit != (match["unit"] or ""):
        wrong.append(f"unit {figure.unit!r}")
    if match["counted"] and figure.counted != match["counted"]:
        wrong.append(f"counted {figure.counted!r}")
    if figure.approximate != ("~" in match["marks"]):
        wrong.append(f"approximate {figure.approximate}")
    if figure.change != ("+" in match["marks"]):
        wrong.append(f"change {figure.change}")
    period = timexes[figure.period].text if figure.period is not None else None
    if match["period"] and period != match["period"]:
        wrong.append(f"period {period!r}")
    return ", ".join(wrong)

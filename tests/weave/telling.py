"""Extracts made from sentences, so that weaving is tested apart from reading.

tell("a.txt", "2031-05-04", ["On 3 May Ada Moor sued Brill plc." | event("2031-05-03", "sued")], ...)
"""

import re
from dataclasses import dataclass

from sitegen.model.article import Article, Block, FrontMatter
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.model.extract import (
    Extract,
    Figure,
    Happening,
    LocalActor,
    LocalRole,
    Mention,
    Quote,
    Sentence,
    Timex,
)
from sitegen.text import fold, short_hash


@dataclass
class Line:
    """One sentence and what it tells."""

    text: str
    date: str | None = None
    trigger: str = ""
    lead: bool = False
    event: bool = True
    relative: str = ""
    words: str = ""
    tense: str = "past"
    commitment: str = ""
    figure: tuple = ()


def tell(path, published, lines, people=(), bodies=(), roles=None, front=None, quotes=(), basis="stated", publisher=""):
    """One Extract. `people` and `bodies` are names or (name, aliases…); all forms are found in the text as mentions.

    An acronym in capitals among the aliases of a body counts as defined.
    """
    id_ = ArticleId(path)
    text, sentences, blocks = "", [], []
    for n, line in enumerate(lines):
        text += "\n\n" if text else ""
        start = len(text)
        text += line.text
        sentences.append(Sentence(short_hash(fold(line.text)), start, len(text), n))
        blocks.append(Block(start, len(text), line=2 * n + 1))
    actors, mentions = [], []
    for kind, names in (("person", people), ("organisation", bodies)):
        for entry in names:
            name, *aliases = (entry,) if isinstance(entry, str) else entry
            acronym = next((a for a in aliases if kind == "organisation" and a.isupper()), "")
            given = tuple(
                LocalRole(text.find(r), text.find(r) + len(r), r) for r in (roles or {}).get(name, ()) if r in text
            )
            for form in sorted((name, *aliases), key=len, reverse=True):
                mentions += [
                    Mention(m.start(), m.end(), form, len(actors), _at(sentences, m.start()))
                    for m in re.finditer(rf"\b{re.escape(form)}(?!\w)", text)
                    if not any(o.start <= m.start() < o.end for o in mentions)
                ]
            actors.append(LocalActor(name, kind, "test", tuple(aliases), acronym, given))
    mentions.sort(key=lambda m: m.start)
    happenings, timexes, figures = [], [], []
    for n, line in enumerate(lines):
        sentence = sentences[n]
        evidence = Evidence(id_, line.text, "text", sentence.start, sentence.end, sentence.id)
        timex = None
        if line.words:
            at = sentence.start + line.text.index(line.words)
            timexes.append(Timex(at, at + len(line.words), line.words, line.date, "test", n, "", line.relative))
            timex = len(timexes) - 1
        if line.figure:
            phrase, value, unit, counted = line.figure
            at = sentence.start + line.text.index(phrase)
            figures.append(Figure(at, at + len(phrase), phrase, value, unit, counted, n))
        if line.event:
            dated = Dated(line.date, "stated", "test", (evidence,), words=line.words) if line.date else UNDATED
            who = tuple(dict.fromkeys(m.actor for m in mentions if m.sentence == n))
            happenings.append(
                Happening(
                    n,
                    dated,
                    line.text[:60].rstrip("."),
                    who,
                    line.lead,
                    line.trigger,
                    sentence.start,
                    sentence.end,
                    timex=timex,
                    tense=line.tense,
                    commitment=line.commitment,
                )
            )
    made = []
    for words, speaker in quotes:
        at = text.index(words)
        who = next((n for n, a in enumerate(actors) if a.name == speaker), None)
        made.append(Quote(at, at + len(words), words, who, speaker, "test", _at(sentences, at)))
    date = Dated(published, basis, "test", (Evidence(id_, published, "front-matter"),)) if published else UNDATED
    title = front.title if front else ""
    front = front or FrontMatter()
    article = Article(id_, "", text, tuple(blocks), title=title, publisher=publisher, front=front)
    return Extract(
        article,
        "en",
        date,
        tuple(sentences),
        tuple(timexes),
        tuple(actors),
        tuple(mentions),
        tuple(made),
        tuple(figures),
        tuple(happenings),
    )


def _at(sentences, place):
    return next(n for n, s in enumerate(sentences) if s.start <= place < s.end)

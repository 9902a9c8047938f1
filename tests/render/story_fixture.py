"""Stories to render: a small one with everything a page must bear, and big ones of any size.

All people, places and words are invented.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from sitegen.config import Config
from sitegen.errors import Where
from sitegen.model.article import Article, Block, FrontMatter
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.edit import Edits, SitePage
from sitegen.model.evidence import ActorId, ArticleId, EventId, Evidence
from sitegen.model.extract import Extract, Sentence
from sitegen.model.page import Page
from sitegen.model.story import (
    Actor,
    Alias,
    Commitment,
    Counted,
    Difference,
    Edited,
    Event,
    Ledger,
    LedgerEntry,
    Redirect,
    Relation,
    Role,
    Said,
    Series,
    Source,
    Story,
    Telling,
)
from sitegen.render import Shelf

SCRIPT = "<script>alert(1)</script>"
BREAK_OUT = '"><img src=x onerror=alert(2)>'
LONG = "The harbour authority of the northern district announces a new and very much longer inquiry " * 3


def config(tmp: Path = Path("/nowhere"), **values: object) -> Config:
    """A configuration with a description and an address, unless told otherwise."""
    known: dict[str, object] = {
        "title": "The harbour fire",
        "description": "What happened at the harbour of Veldmouth, from the first warning to the inquiry.",
        "author": "The Veldmouth Record",
        "contact": "desk@example.org",
        "licence": "CC BY 4.0",
        "base_url": "https://example.org/story/",
    }
    return Config(root=tmp, content=tmp / "content", output=tmp / "public", templates=None, **{**known, **values})  # type: ignore[arg-type]


_SHELVES: dict[Config, Shelf] = {}


def shelf(story: Story, edits: Edits, config: Config) -> Shelf:
    """The pages of a story. A theme that is as it was serves again: compiling templates takes longer than all the rest."""
    made = _SHELVES[config] = Shelf(story, edits, config, None, _SHELVES.get(config))
    return made


def render(story: Story, edits: Edits, config: Config) -> tuple[Page, ...]:
    """Every page, as `sitegen.render.render` gives them."""
    return shelf(story, edits, config).pages()


def extract_of(
    name: str, text: str, *, language: str = "en", publisher: str = "", front: FrontMatter | None = None, url: str = ""
) -> Extract:
    """An article split into paragraphs and sentences."""
    blocks, sentences, seen = [], [], {}
    for match in re.finditer(r"[^\n]+", text):
        kind = "heading" if match[0].isupper() else "paragraph"
        blocks.append(Block(match.start(), match.end(), kind))  # type: ignore[arg-type]
        for part in re.finditer(r"\S.*?(?:[.?!؟][”\"]?(?=\s|$)|$)", match[0]):
            digest = hashlib.blake2b(part[0].encode(), digest_size=4).hexdigest()
            seen[digest] = seen.get(digest, 0) + 1
            sid = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
            sentences.append(Sentence(sid, match.start() + part.start(), match.start() + part.end(), len(blocks) - 1))
    article = Article(
        ArticleId(name),
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        tuple(blocks),
        publisher=publisher,
        url=url,
        front=front or FrontMatter(),
    )
    return Extract(article, language, UNDATED, tuple(sentences))


def words_of(extract: Extract, words: str) -> Evidence:
    """Evidence for words that stand in the article."""
    start = extract.article.text.index(words)
    sentence = next(s for s in reversed(extract.sentences) if s.start <= start)
    return Evidence(extract.article.id, words, "text", start, start + len(words), sentence.id)


def around(extract: Extract, name: str = "front-matter", text: str = "2019-05-04") -> Evidence:
    """Evidence from around the article."""
    return Evidence(extract.article.id, text, name, where="line 2")  # type: ignore[arg-type]


FIRST = extract_of(
    "harbour/001.md",
    "Veldmouth, 3 May 2019. A fire destroyed two warehouses in the harbour on Thursday night.\n\n"
    "“We warned the owners twice,” said Ms Ada Lindqvist, head of the Harbour Inspectorate (HI). “Nobody listened.”\n\n"
    "About 140 people left their homes. The owners, Brandt & Søn, did not answer questions.\n\n"
    "The inspectorate had closed the eastern quay in March 2016.",
    publisher="The Veldmouth Record",
    url="https://record.example.org/fire?a=1&b=2",
    front=FrontMatter(archived="https://archive.example.org/x", updated="2019-05-06", accessed="2020-01-02"),
)
SECOND = extract_of(
    "harbour/002.txt",
    "Two halls burned at Veldmouth on 2 May 2019. Some 180 residents were led away.\n\n"
    "“I will publish every letter,” the mayor, Tomas Okoro, said. An inquiry is due next spring.\n\n"
    "A neighbour who gave her name as Mira said she saw smoke at nine.",
    publisher="Coast Wire",
)
HOSTILE = extract_of(
    "harbour/003 hostile.html",
    f"On Monday {SCRIPT} was read out. {BREAK_OUT} said the clerk.\n\nA line with & and <b>bold</b> and 'quotes'.",
    publisher=f"Paper {BREAK_OUT}",
    url="javascript:alert(3)",
    front=FrontMatter(text="excerpts", lines=(("text", 3),)),
)
ARABIC = extract_of(
    "harbour/004.txt",
    "اندلع حريق في ميناء فيلدموث يوم الخميس. قالت السلطات إن التحقيق بدأ.\n\nلم يصب أحد بأذى.",
    language="ar",
    publisher="صحيفة الساحل",
)
EXTRACTS = (FIRST, SECOND, HOSTILE, ARABIC)


def small() -> Story:
    """Four sources and a handful of events with every state the theme has words for."""
    fire = words_of(FIRST, "A fire destroyed two warehouses in the harbour on Thursday night.")
    halls = words_of(SECOND, "Two halls burned at Veldmouth on 2 May 2019.")
    closed = words_of(FIRST, "The inspectorate had closed the eastern quay in March 2016.")
    inquiry = words_of(SECOND, "An inquiry is due next spring.")
    read_out = words_of(HOSTILE, f"On Monday {SCRIPT} was read out.")
    blaze = words_of(ARABIC, "اندلع حريق في ميناء فيلدموث يوم الخميس.")
    edited = Evidence(FIRST.article.id, "date: 2019-05-02", "editor-file", where="content/events/fire.md:2")

    thursday = Dated("2019-05-02", "inferred", "weekday-before-publication", (fire,), "2019-05-03", "on Thursday night")
    stated = Dated("2019-05-02", "stated", "absolute", (halls,), words="2 May 2019")
    by_hand = Dated("2019-05-02", "editor", "editor", (edited,))
    events = (
        Event(
            EventId("quay-closed"),
            Dated("2016-03", "stated", "absolute", (closed,), words="March 2016"),
            "The inspectorate closes the eastern quay",
            closed.text,
            (Telling(FIRST.article.id, (closed,), Dated("2016-03", "stated", "absolute", (closed,)), lead=False),),
            (ActorId("harbour-inspectorate"),),
            weight=1.0,
            leads_to=(EventId("harbour-fire"),),
        ),
        Event(
            EventId("clerk-reads"),
            Dated("2019~", "inferred", "told-together", (read_out,), words="On Monday"),
            f"The clerk reads {SCRIPT} {BREAK_OUT}",
            read_out.text,
            (Telling(HOSTILE.article.id, (read_out,), Dated("2019~", "inferred", "x", (read_out,)), lead=True),),
            (ActorId("clerk"), ActorId("mira")),
            lead=True,
        ),
        Event(
            EventId("harbour-fire"),
            by_hand,
            "A fire destroys two warehouses in the harbour",
            fire.text,
            (
                Telling(FIRST.article.id, (fire,), thursday, lead=True),
                Telling(SECOND.article.id, (halls,), stated, lead=True),
                Telling(ARABIC.article.id, (blaze,), Dated("2019-05-02", "inferred", "x", (blaze,)), lead=True),
            ),
            (ActorId("harbour-inspectorate"), ActorId("ada-lindqvist"), ActorId("tomas-okoro"), ActorId("salim")),
            ("q1", "q2"),
            (
                Difference(
                    "people led away",
                    (
                        ("About 140", words_of(FIRST, "About 140 people left")),
                        ("Some 180", words_of(SECOND, "Some 180")),
                    ),
                ),
                Difference("date", (("2019-05-02", fire), ("2019-05", halls))),
            ),
            lead=True,
            weight=3.0,
            independent=2,
            follows=(EventId("quay-closed"),),
            edited=(Edited("date", "2019-05-02", edited, "2019-05-03"),),
        ),
        Event(
            EventId("inquiry-due"),
            Dated("2020-21", "inferred", "next-season", (inquiry,), "2019-05", "next spring"),
            LONG.strip(),
            inquiry.text,
            (Telling(SECOND.article.id, (inquiry,), UNDATED, lead=False),),
            (ActorId("tomas-okoro"),),
            tense="future",
            body=f"The account of the **editor**. {SCRIPT} [bad](javascript:alert(4)) [good](https://example.com/)",
        ),
        Event(
            EventId("undated"),
            UNDATED,
            "Someone saw smoke",
            "A neighbour saw smoke.",
            (Telling(SECOND.article.id, (words_of(SECOND, "she saw smoke at nine"),), UNDATED, lead=False),),
            (ActorId("mira"),),
        ),
    )
    quotes = (
        Said(
            "q1",
            FIRST.article.id,
            ActorId("ada-lindqvist"),
            "Ms Ada Lindqvist",
            "We warned the owners twice,",
            True,
            "after",
            words_of(FIRST, "We warned the owners twice,"),
            "2019-05-03",
            (EventId("harbour-fire"),),
        ),
        Said(
            "q2",
            SECOND.article.id,
            ActorId("tomas-okoro"),
            "the mayor",
            "I will publish every letter,",
            True,
            "after",
            words_of(SECOND, "I will publish every letter,"),
            "",
            (EventId("harbour-fire"),),
        ),
        Said("q3", HOSTILE.article.id, None, "", BREAK_OUT, True, "none", words_of(HOSTILE, BREAK_OUT)),
    )
    inspectorate = words_of(FIRST, "Harbour Inspectorate (HI)")
    actors = (
        Actor(
            ActorId("ada-lindqvist"),
            "person",
            "Ada Lindqvist",
            "title",
            words_of(FIRST, "Ms Ada Lindqvist"),
            (Alias("Ms Lindqvist", "surname", words_of(FIRST, "Ms Ada Lindqvist")),),
            (
                Role(
                    "head of the Harbour Inspectorate",
                    words_of(FIRST, "head of the Harbour Inspectorate"),
                    "2019-05-03",
                ),
            ),
            (FIRST.article.id,),
            (EventId("harbour-fire"),),
            ("q1",),
            (Relation(ActorId("harbour-inspectorate"), (EventId("harbour-fire"),)),),
            ("https://data.example.org/Q1",),
            (ActorId("clerk"),),
            body="Her *life*.\n\n# A heading\n\nMore.",
        ),
        Actor(
            ActorId("clerk"),
            "person",
            f"{SCRIPT} {BREAK_OUT}",
            "said",
            read_out,
            (),
            (Role(BREAK_OUT, read_out),),
            (HOSTILE.article.id,),
            (EventId("clerk-reads"),),
            related=(Relation(ActorId("mira"), (EventId("clerk-reads"),)),),
        ),
        Actor(
            ActorId("harbour-inspectorate"),
            "organisation",
            "Harbour Inspectorate",
            "acronym",
            inspectorate,
            (Alias("HI", "acronym-in-brackets", inspectorate),),
            (),
            (FIRST.article.id,),
            (EventId("quay-closed"), EventId("harbour-fire")),
            (),
            (
                Relation(ActorId("ada-lindqvist"), (EventId("harbour-fire"),)),
                Relation(ActorId("tomas-okoro"), (EventId("harbour-fire"),)),
            ),
            edited=(Edited("name", "Harbour Inspectorate", edited, "Inspectorate"),),
        ),
        Actor(
            ActorId("mira"),
            "person",
            "Mira",
            "said",
            words_of(SECOND, "A neighbour who gave her name as Mira"),
            (),
            (),
            (SECOND.article.id,),
            (EventId("clerk-reads"), EventId("undated")),
            related=(Relation(ActorId("clerk"), (EventId("clerk-reads"),)),),
            private=True,
        ),
        Actor(
            ActorId("salim"),
            "organisation",
            "سلطات الميناء",
            "said",
            words_of(ARABIC, "السلطات"),
            articles=(ARABIC.article.id,),
            events=(EventId("harbour-fire"),),
        ),
        Actor(
            ActorId("tomas-okoro"),
            "person",
            "Tomas Okoro",
            "role",
            words_of(SECOND, "the mayor, Tomas Okoro"),
            (),
            (Role("mayor", words_of(SECOND, "the mayor")),),
            (SECOND.article.id,),
            (EventId("harbour-fire"), EventId("inquiry-due")),
            ("q2",),
            (Relation(ActorId("harbour-inspectorate"), (EventId("harbour-fire"),)),),
        ),
    )
    sources = (
        Source(
            FIRST.article.id,
            "fire-destroys-warehouses",
            FIRST,
            "Fire destroys warehouses",
            Dated("2019-05-03", "stated", "dateline", (words_of(FIRST, "3 May 2019"),)),
            (ActorId("ada-lindqvist"), ActorId("harbour-inspectorate")),
            (EventId("quay-closed"), EventId("harbour-fire")),
        ),
        Source(
            SECOND.article.id,
            "halls-burn",
            SECOND,
            "Halls burn",
            Dated("2019-05-04", "editor", "editor", (around(SECOND),)),
            (ActorId("tomas-okoro"), ActorId("mira")),
            (EventId("harbour-fire"), EventId("inquiry-due"), EventId("undated")),
            edited=(Edited("date", "2019-05-04", around(SECOND)),),
        ),
        Source(
            ARABIC.article.id,
            "hariq",
            ARABIC,
            "حريق في الميناء",
            UNDATED,
            (ActorId("salim"),),
            (EventId("harbour-fire"),),
            FIRST.article.id,
        ),
        Source(
            HOSTILE.article.id,
            "hostile",
            HOSTILE,
            f"Read out: {SCRIPT}",
            UNDATED,
            (ActorId("clerk"),),
            (EventId("clerk-reads"),),
        ),
    )
    figures = tuple(
        Counted(e.article.id, text, value, "people", "led away", words_of(e, text), date)
        for e, text, value, date in (
            (FIRST, "140 people", 140.0, "2019-05-02"),
            (SECOND, "180 residents", 180.0, "2019-05"),
        )
    )
    return Story(
        sources,
        events,
        actors,
        quotes,
        (*figures, Counted(HOSTILE.article.id, BREAK_OUT, 1.0, "x", "y", words_of(HOSTILE, BREAK_OUT))),
        (Series("led-away", "people led away", "people", figures),),
        (
            Commitment(
                "An inquiry is due",
                (ActorId("tomas-okoro"),),
                EventId("inquiry-due"),
                inquiry,
                "2019-05-04",
                "2020-21",
                "open",
            ),
            Commitment(
                "Every letter published",
                (ActorId("tomas-okoro"),),
                None,
                inquiry,
                "",
                "",
                "met",
                EventId("harbour-fire"),
            ),
        ),
        redirects=(
            Redirect("actors/inspectorate/", "actors/harbour-inspectorate/"),
            Redirect("events/old-fire/", "events/harbour-fire/"),
            Redirect("events/harbour-fire/", "events/quay-closed/"),
        ),
        ledger=Ledger((LedgerEntry("event", "withdrawn-thing", ("x",), "gone"),)),
    )


def edits() -> Edits:
    """An editor's about page and a method page of their own."""
    where = Where("content/pages/about.md")
    return Edits(
        pages=(
            SitePage(
                "about",
                "About",
                f"# About\n\nSee the [timeline](../) and [us](mailto:desk@example.org). {SCRIPT}\n\n## More\n\nx",
                where,
            ),
        )
    )


def big(number: int, *, per_article: int = 4, years: int = 12, actors: int = 0) -> Story:
    """A made-up story of `number` events over some years, each told by one or two of its articles."""
    count = max(1, number // per_article)
    actors = actors or max(4, number // 12)
    extracts = []
    for n in range(count):
        lines = [
            f"On day {n * per_article + k} the council of district {(n + k) % 17} took decision {n * per_article + k} after a long debate. "
            "Members of both parties spoke about the cost, the noise and the people who would have to leave their homes. "
            f"“We did not choose this,” said Person {(n * 7 + k) % actors}, and the hall was silent for a while."
            for k in range(per_article)
        ]
        extracts.append(extract_of(f"a/{n:05}.txt", "\n\n".join(lines), publisher=f"Paper {n % 23}"))
    days = [f"{2008 + (i * years) // number:04}-{1 + (i * 7) % 12:02}-{1 + (i * 13) % 28:02}" for i in range(number)]
    days.sort()
    names = [ActorId(f"person-{a}") for a in range(actors)]
    events, of_actor, quotes, of_article = [], {a: [] for a in names}, [], [[] for _ in range(count)]
    for i, day in enumerate(days):
        home = min(i // per_article, count - 1)
        told = [home] if i % 3 or home == 0 else [home, home - 1]
        tellings = []
        for t in told:
            sentence = extracts[t].sentences[(i % per_article) * 3]
            evidence = Evidence(
                extracts[t].article.id,
                extracts[t].article.text[sentence.start : sentence.end],
                "text",
                sentence.start,
                sentence.end,
                sentence.id,
            )
            tellings.append(
                Telling(
                    extracts[t].article.id, (evidence,), Dated(day, "stated", "absolute", (evidence,)), lead=i % 2 == 0
                )
            )
            of_article[t].append(EventId(f"event-{i}"))
        who = tuple(dict.fromkeys(names[(i * m) % actors] for m in (7, 3, 1)))
        for a in who:
            of_actor[a].append(EventId(f"event-{i}"))
        said = extracts[home].sentences[(i % per_article) * 3 + 2]
        spoken = Evidence(
            extracts[home].article.id,
            extracts[home].article.text[said.start : said.end],
            "text",
            said.start,
            said.end,
            said.id,
        )
        quotes.append(
            Said(
                f"q{i}",
                extracts[home].article.id,
                who[0],
                "x",
                "We did not choose this,",
                True,
                "after",
                spoken,
                day,
                (EventId(f"event-{i}"),),
            )
        )
        events.append(
            Event(
                EventId(f"event-{i}"),
                tellings[0].dated,
                f"The council of a district takes decision {i} after a long debate",
                tellings[0].evidence[0].text,
                tuple(tellings),
                who,
                (f"q{i}",),
                lead=i % 2 == 0,
                weight=float(i * 31 % 101),
                independent=len(tellings),
            )
        )
    at = {e.id: n for n, e in enumerate(events)}
    people = tuple(
        Actor(
            a,
            "person",
            f"Person {a.removeprefix('person-')}",
            "said",
            events[at[of[0]]].tellings[0].evidence[0],
            roles=(Role("member of the council", events[at[of[0]]].tellings[0].evidence[0]),),
            events=tuple(of),
            quotes=tuple(q.id for q in quotes if q.speaker == a),
        )
        for a, of in sorted(of_actor.items())
        if of
    )
    sources = tuple(
        Source(
            e.article.id,
            f"article-{n}",
            e,
            f"Article {n}",
            events[min(n * per_article, number - 1)].dated,
            events=tuple(of_article[n]),
        )
        for n, e in enumerate(extracts)
    )
    return Story(sources, tuple(events), people, tuple(quotes))


__all__ = ["BREAK_OUT", "SCRIPT", "big", "config", "edits", "extract_of", "replace", "small", "words_of"]

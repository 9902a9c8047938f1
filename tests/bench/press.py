"""Invented press copy for measuring: `make_articles(n)` gives the bytes of n articles of about 400 words.

The same number and seed always give the same bytes. Every person, body and place is made up. Half are pasted text, half
Markdown with front matter; each has names, quotations, dates, figures, a byline and a line of page furniture.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

FIRST = [
    "Adaeze",
    "Bram",
    "Carla",
    "Dmitri",
    "Esi",
    "Farid",
    "Greta",
    "Hiroshi",
    "Ines",
    "Jonas",
    "Karima",
    "Luc",
    "Mirela",
    "Niall",
    "Orla",
    "Pavel",
]
LAST = [
    "Abiola",
    "Brandt",
    "Castell",
    "Dunmore",
    "Eskola",
    "Farrow",
    "Gantry",
    "Hollis",
    "Iversen",
    "Juhl",
    "Kestrel",
    "Lindqvist",
    "Mbatha",
    "Novotny",
]
PLACES = ["Ardmouth", "Brackley", "Corran", "Dunvale", "Eastholm", "Farne", "Glenbrook", "Harwick", "Ilmen", "Jarrowby"]
BODIES = ("Harbour Board", "City Council", "Water Company", "University", "Hospital Trust", "Energy Group")
ROLES = ("chief executive", "spokeswoman", "finance director", "deputy mayor", "head of research")
VERBS = ("said", "told reporters", "warned", "added", "insisted")
SAYINGS = (
    "We were never asked, and nobody has explained why",
    "This is a first step, but it is not enough",
    "The figures speak for themselves",
    "I shall answer every question that the panel puts to me",
    "There was no warning before the wall gave way",
)
DATED = (
    "{body} signed the contract on {day}, two years after {person} had first proposed it.",
    "{person} was arrested in {place} on {day} and released without charge the following day.",
    "On {day} a court in {place} fined {body} £{small} million over the spill.",
    "Police searched the offices of {body} last Wednesday, when {person} was abroad.",
    "The inquiry, which opened in {month}, is due to report by the end of next year.",
    "{body} closed its plant in {place} on {day} after regulators found {small} faults.",
)
PLAIN = (
    "{person}, {role} of {body}, declined to comment.",
    "Critics say that {body} has ignored the problem since {year}, although it denies this.",
    "Complaints rose by {small} per cent to {large}, according to a report by {body}.",
    "It remains unclear who approved the payment of ${small},000, which was made in four parts.",
    "He said that the work would cost less than planned and that {body} would publish the accounts.",
    "Residents of {place} have waited more than {small} months for an answer.",
    "She has led the team since {year}, and before that she worked for {other}.",
    "{body} and {other} are to meet again before anything is decided.",
)
QUOTED = (
    "“{saying},” {verb} {person}, {role} of {body}.",
    "“{saying}.” {person} spoke outside the court on {weekday}.",
    "{person} {verb}: “{saying}.”",
    "“{saying},” she {verb}.",
)
TITLES = ("{body} fined over {place} spill", "{person} leaves {body}", "What {body} knew about {place}")


def make_articles(count: int, seed: int = 7, words: int = 400) -> list[tuple[bytes, str]]:
    """`count` articles as (bytes, suffix)."""
    rng = random.Random(seed)
    return [_article(rng, words, ".md" if n % 2 else ".txt") for n in range(count)]


def _article(rng: random.Random, words: int, suffix: str) -> tuple[bytes, str]:
    cast = _cast(rng)
    day = date(2031, 1, 1) + timedelta(days=rng.randrange(3000))
    paragraphs: list[str] = []
    told = 0
    while told < words:
        kinds = rng.choices((DATED, PLAIN, QUOTED), (3, 5, 2), k=rng.randint(1, 3))
        paragraph = " ".join(_fill(rng, rng.choice(kind), cast, day) for kind in kinds)
        told += len(paragraph.split())
        paragraphs.append(paragraph)
    title = _fill(rng, rng.choice(TITLES), cast, day)
    paragraphs.insert(len(paragraphs) // 2, "Read more: " + _fill(rng, rng.choice(TITLES), cast, day))
    if suffix == ".md":
        head = f'---\ntitle: "{title}"\ndate: {day}\nsource: The Corran Courier\n---'
        paragraphs[0] = f"**{paragraphs[0]}**"
    else:
        head = f"{title}\n\nBy {rng.choice(FIRST)} {rng.choice(LAST)}\n\nPublished: {_say(day)}"
    return "\n\n".join([head, *paragraphs]).encode(), suffix


def _cast(rng: random.Random) -> dict[str, list[str]]:
    """Whom one article is about: a few names that come again, people later by their surname."""
    people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(4)]
    short = [f"{rng.choice(('Mr', 'Ms'))} {name.split()[1]}" for name in people]
    bodies = [f"{rng.choice(PLACES)} {rng.choice(BODIES)}" for _ in range(3)]
    return {"person": people + short, "body": [*bodies, f"the {bodies[0]}"], "other": bodies}


def _fill(rng: random.Random, template: str, cast: dict[str, list[str]], day: date) -> str:
    before = day - timedelta(days=rng.randrange(3, 900))
    sentence = template.format(
        **{name: rng.choice(names) for name, names in cast.items()},
        role=rng.choice(ROLES),
        place=rng.choice(PLACES),
        saying=rng.choice(SAYINGS),
        verb=rng.choice(VERBS),
        day=_say(before),
        month=f"{before:%B}",
        weekday=f"{before:%A}",
        year=before.year,
        small=rng.randint(2, 90),
        large=f"{rng.randint(1, 40)},{rng.randint(100, 999)}",
    )
    return sentence[0].upper() + sentence[1:]


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""Made-up stories of any size, for measuring: much the same people, firms and days over and over, as in a real file."""

from tests.weave.telling import Line, tell

_DEEDS = ("sued", "fined", "raided", "closed", "bought", "warned", "blamed", "searched")
_THINGS = (
    "mills",
    "ferries",
    "lorries",
    "orchards",
    "quarries",
    "theatres",
    "bridges",
    "canals",
    "archives",
    "harbours",
)


def crowded(count):
    """`count` extracts of six happenings. A fifth of them is told in two articles, in other words and by other people."""
    return [_article(n) for n in range(count)]


def _article(n):
    person, firm = f"Person{n % 97} Lowe{n % 89}", f"Firm{n % 83} plc"
    lines = []
    for k in range(6):
        case = (n - n % 5) * 6 + k if n % 5 < 2 else n * 6 + k  # the first two of five articles tell the same
        deed, thing = _DEEDS[case % 8], _THINGS[case % 7]
        words = f"{person} {deed} {firm} over {case % 53} {thing} near Place{case % 211} and {_THINGS[case % 10]}{case % 307}."
        lines.append(Line(words, f"20{30 + case % 9}-{case % 12 + 1:02}-{case % 28 + 1:02}", deed, lead=not k))
    return tell(f"{n}.txt", f"2039-{n % 12 + 1:02}-{n % 28 + 1:02}", lines, people=[person], bodies=[firm])

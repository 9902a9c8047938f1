"""What holds in any language. In: an Article. Out: less than a language's own rules find, and nothing that is a guess."""

from __future__ import annotations

from sitegen.extract.anylang_dates import find_timexes
from sitegen.extract.rules import Rules

RULES = Rules(
    find_timexes=find_timexes,
    find_actors=lambda *_: ((), ()),
    find_quotes=lambda *_: (),
    find_figures=lambda *_: (),
    find_happenings=lambda *_: (),
)

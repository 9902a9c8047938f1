"""What holds in any language. In: an Article. Out: less than a language's own rules find, and nothing that is a guess."""

from __future__ import annotations

from sitegen.extract.anylang_actors import find_actors
from sitegen.extract.anylang_dates import find_timexes
from sitegen.extract.anylang_quotes import find_quotes
from sitegen.extract.rules import Rules

RULES = Rules(
    find_timexes=find_timexes,
    find_actors=find_actors,
    find_quotes=find_quotes,
    find_figures=lambda *_: (),
    find_happenings=lambda *_: (),
)

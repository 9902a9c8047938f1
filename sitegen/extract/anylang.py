"""What holds in any language. In: an Article. Out: less than a language's own rules find, and nothing that is a guess."""

from __future__ import annotations

from sitegen.extract.rules import Rules

RULES = Rules(
    find_timexes=lambda *_: (),
    find_actors=lambda *_: ((), ()),
    find_quotes=lambda *_: (),
    find_figures=lambda *_: (),
    find_happenings=lambda *_: (),
)

"""The rules for English press copy: one file a noun, word lists as data in `lexicon/`."""

from __future__ import annotations

from sitegen.extract.en.actors import find_actors
from sitegen.extract.en.dates import find_timexes
from sitegen.extract.en.figures import find_figures
from sitegen.extract.en.happenings import find_happenings
from sitegen.extract.en.quotes import find_quotes
from sitegen.extract.rules import Rules

RULES = Rules(find_timexes, find_actors, find_quotes, find_figures, find_happenings)

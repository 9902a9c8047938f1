"""Which names are one actor within an article. In: Names with verdicts. Out: for each Name the number of its actor."""

from __future__ import annotations

from sitegen.extract.en.actors.acronyms import Definition
from sitegen.extract.en.actors.same_body import first_words, group_bodies
from sitegen.extract.en.actors.same_person import Resolver, group_people
from sitegen.extract.en.names.case import Verdict
from sitegen.extract.en.names.groups import TOO_MANY, Group
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords


def group_names(
    names: list[Name], verdicts: dict[str, Verdict], definitions: list[Definition], text: str, words: NameWords
) -> tuple[list[Group], list[int]]:
    """Groups in order of first mention, and for each name the index of its group, -1 = none."""
    people = group_people(names, verdicts, words)
    bodies = group_bodies(names, verdicts, definitions, text, words)
    groups = [*people, *bodies]
    of_key = {key: group for group in groups for key in group.keys}
    resolver = Resolver(text, people, of_key, verdicts, words)
    short_forms = first_words(bodies, words)
    order: list[Group] = []
    numbers: dict[int, int] = {}  # by the identity of the group
    owners: list[int] = []
    for name in names:
        owner = resolver.resolve(name)
        if owner is None and (body := short_forms.get(name.text)) and id(body) in numbers:
            owner = body
        if owner is None and name.text in words.bare_heads and not name.heading:
            owner = _last_with(name.text, order, owners)
        if owner is None:
            owners.append(-1)
            continue
        number = numbers.setdefault(id(owner), len(order))
        if number == len(order):
            order.append(owner)
        owners.append(number)
    return order, owners


def _last_with(head: str, groups: list[Group], owners: list[int]) -> Group | None:
    """As in "the Board" after "Harbour Safety Board": the one spoken of last that is called so."""
    called = (groups[n] for n in reversed(owners[-TOO_MANY:]) if n >= 0 and head in groups[n].tokens)
    return next((group for group in called if group.kind == "organisation"), None)

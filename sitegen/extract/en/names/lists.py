"""Names in lists. In: Names, the Verdicts so far. Out: verdicts for the others of a list: "Google, Acme and Foobar"."""

from __future__ import annotations

from itertools import zip_longest

from sitegen.extract.en.actors.acronyms import Definition
from sitegen.extract.en.names.case import Case, Verdict
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords

_PLACED = frozenset((" of ", " in ", ", of "))
_LIST_GAPS = frozenset((", ", " and ", ", and ", " or ", ", or ", " and the ", ", the ", ", and the "))


def spread_over_lists(
    text: str,
    names: list[Name],
    verdicts: dict[str, Verdict],
    cases: dict[str, Case],
    shorts: dict[str, Definition],
    words: NameWords,
) -> None:
    """As in "Google, Acme and Foobar": what stands in a list with organisations is one, unless its form says otherwise."""
    chain: list[Name] = []
    for name, following in zip_longest(names, names[1:]):
        if chain and name.text in words.places and text[chain[-1].end : name.start] in _PLACED:
            end = name.end  # "Foobar of Leeds, Acme of Bath"
        else:
            chain.append(name)
            end = name.end
        if following is not None and following.sentence == name.sentence:
            gap = text[end : following.start]
            if gap in _LIST_GAPS or (end == chain[-1].end and gap in _PLACED and following.text in words.places):
                continue
        if len(chain) > 1 and not chain[0].heading:
            _settle_chain(chain, verdicts, cases, shorts, words)
        chain = []


def _settle_chain(
    chain: list[Name],
    verdicts: dict[str, Verdict],
    cases: dict[str, Case],
    shorts: dict[str, Definition],
    words: NameWords,
) -> None:
    kinds = [verdicts[name.text].kind if name.text in verdicts else "" for name in chain]
    sure = [kind for kind in kinds if kind]
    if not sure or len(set(sure)) > 1 or any(name.text in words.places for name in chain):
        return
    kind = sure[0]
    for name, known in zip(chain, kinds, strict=True):
        case = cases.get(name.text)
        if (
            known
            or case is None
            or name.fixed == "office"
            or name.text in shorts
            or case.form.kind not in ("open", "person")
        ):
            continue
        if kind == "organisation" and case.form.kind == "open" and case.form.cue != "given-name-alone" and case.o > -1:
            verdicts[name.text] = Verdict("organisation", "list-with-known", 0.7, firm=False)
        elif kind == "person" and len(name.tokens) in (2, 3) and case.p > -1 and case.o < 1.5:
            verdicts[name.text] = Verdict("person", "list-with-known", 0.7, firm=False)

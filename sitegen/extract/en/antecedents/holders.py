"""Who holds an office. In: an article's cast and "judge" or "head of the clinic". Out: the person known to hold it, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import Mention
from sitegen.patterns import lazy

if TYPE_CHECKING:
    from sitegen.extract.en.antecedents import Antecedents


def holder(cast: Antecedents, office: str, at: int) -> int | None:
    """The person known to hold an office: nearest before `at`, or the only one whom the article names later."""
    names = _OFFICES.get(office) or frozenset((office,))
    for mention in cast.back(at):
        if mention.actor != cast.not_this and _holds(cast, mention, names):
            return mention.actor
    if office not in _IN_COURT:
        return None
    next_ = bisect_left(cast.outside_starts, at)
    later = cast.outside[next_ : next_ + _AHEAD]
    holders = {mention.actor for mention in later if _holds(cast, mention, names)}
    return holders.pop() if len(holders) == 1 else None


def only_holder(cast: Antecedents, office: str, at: int) -> int | None:
    """The only person named before `at` who is known to hold an office."""
    names = _OFFICES.get(office) or frozenset((office,))
    holders = {mention.actor for mention in cast.back(at) if _holds(cast, mention, names)}
    return holders.pop() if len(holders) == 1 else None


def office(cast: Antecedents, words: list[str], beside: list[Mention], at: int) -> int | None:
    """Who "the head of the clinic" is: a person before `at` who is said to hold that office there."""
    if not words:
        return None
    for mention in cast.back(at):
        actor = cast.actors[mention.actor]
        if actor.kind != "person":
            continue
        for role in actor.roles:
            known = role.text.lower()
            if words[-1] in known and any(m.text.lower() in known or m.actor == role.organisation for m in beside):
                return mention.actor
    return None


def _holds(cast: Antecedents, mention: Mention, names: frozenset[str]) -> bool:
    """Whether a role or the words beside the name tell of the office: "Judge Ruiz", "Ruiz, the judge"."""
    actor = cast.actors[mention.actor]
    if actor.kind != "person":
        return False
    before = cast.text[max(0, mention.start - 24) : mention.start].lower().replace(",", " ").split()
    if (
        not names.isdisjoint(before[-1:])
        or not names.isdisjoint(mention.text.lower().split()[:1])
        or any(not names.isdisjoint(r.text.lower().split()) for r in actor.roles)
    ):
        return True
    after = _APPOSITION.match(cast.text, mention.end)
    return after is not None and not names.isdisjoint(after[0].lower().split())


_AHEAD = 40  # mentions
_IN_COURT = frozenset(("judge", "justice", "magistrate", "coroner", "prosecutor"))
_OFFICES = {
    word: frozenset(row.split("=")) for row in read_lists("speakers")["same_offices"] for word in row.split("=")
}
_APPOSITION = lazy(r",\s[^,.;“”\"]{0,60}")

"""What stands between commas behind a subject. In: the words of a sentence. Out: whether its verb is still to come."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.words import ADVERBS, ARTICLES, FINITE, PREPOSITIONS
from sitegen.extract.en.triggers import PAST, PRESENT, TIME, Word, lexicon


def verb_behind(words: list[Word], comma: int, clause: Clause) -> bool:
    """Whether the verb comes behind the comma, and what was taken for it is none: it describes ("The firm, a Leeds-based
    diversified lender, | went bankrupt"), is a participle ("The deal, struck in May, | called on them", "The fund, to be
    launched in May, | was proposed") or a noun ("Its shares, the worst of the day, | fell").
    """
    verb = clause.finite
    if verb < 0 or comma + 1 >= len(words) or words[comma + 1].kind not in FINITE:
        return False
    own = [w for w in clause.words if w != clause.opener]
    opens = next((w for w in own if words[w].low == ","), comma)
    if opens == comma or not _is_subject(words, [w for w in own if w < opens and w != verb]):
        return False
    behind, taken = words[opens + 1].low, words[verb]
    if verb < opens:
        return verb == opens - 1 and taken.kind == PRESENT and taken.low.endswith("s") and behind in ARTICLES
    if taken.lemma in lexicon().say:
        return False  # "The mill, the court heard, was sold"
    return behind in ARTICLES or (taken.kind == PAST and verb in (opens + 1, opens + 3) and behind in (taken.low, "to"))


def _is_subject(words: list[Word], front: list[int]) -> bool:
    """Whether the words in front of the first comma can do something: not "In May", "Meanwhile", "Fearing a strike"."""
    if not front or any(words[w].kind or words[w].low == TIME for w in front):
        return False
    first = words[front[0]]
    if first.low in PREPOSITIONS or first.low in ADVERBS or first.low.endswith("ly"):
        return False
    return len(front) > 1 or "-" in first.low

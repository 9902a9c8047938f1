"""Words that show tense, by which a date lies back or ahead. In: an expression. Out: past or future."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from sitegen.extract.en.dates.parts import Found
from sitegen.extract.en.dates.words import LEXICON, NAMES, Tokens
from sitegen.extract.en.triggers import lexicon
from sitegen.memo import Memo

Tense = Literal["past", "future", ""]

_PAST, _FUTURE, _TURNS = (frozenset(LEXICON["tense"][key]) for key in ("past", "future", "past_to_future"))
_FUTURE_PAIRS = frozenset(tuple(pair.split()) for pair in LEXICON["tense"]["future_pairs"])
_PAST |= lexicon().pasts
_NO_PAST = frozenset(LEXICON["tense"]["no_past"])
_MODALS = frozenset(("could", "should", "might", "would", "must"))
_BARGAINS = frozenset(LEXICON["tense"]["bargains"])
_SCHEDULED = frozenset(LEXICON["tense"]["scheduled"])
_SCHEDULED_PLURAL = frozenset(LEXICON["tense"]["scheduled_plural"])
_NOUNS = frozenset(LEXICON["tense"]["nouns_too"])
_DETERMINERS = frozenset(("the", "a", "its", "his", "her", "their", "this", "that", "'s", "’s"))
_BESIDE = 5  # tokens: see `Tenses.is_told_beside`
_OPENING = 2  # tokens: "By Friday the toll was 30"
_STARTING = frozenset(("starting", "beginning"))
_FROM_THEN = frozenset(("effective", "come"))
_IS = frozenset(("is", "are", "marks"))
_DAYS = frozenset(("weekday", "date", "holiday", "day"))
_CAME = frozenset(("came", "fell", "became"))
_DUE = frozenset(("due", "expected", "scheduled", "set"))
_PRESENT = frozenset(("has", "have", "is", "are", "will", "now", "said", "says"))
_CLOCK = frozenset(("hour", "hours", "minutes"))
_SAYING = frozenset(("saying", "adding", "telling", "warning"))
_WERE = frozenset(("was", "were"))
_DENYING = frozenset(("not", "never", "no", "nobody"))
_PAST_DENYING = frozenset(("wasn", "weren", "didn", "hadn", "couldn"))  # "wasn't" is three words here
_PAIR_HEADS = frozenset(head for head, _ in _FUTURE_PAIRS)


class Tenses:
    """What the words around an expression say of its direction; the words of a sentence are looked through once."""

    def __init__(self) -> None:
        self._cues: dict[int, list[tuple[int, str]]] = {}

    def tense(self, item: Found) -> Tense:
        """The nearest word of tense before the expression; behind it where the sentence opens with it."""
        aim = item.meaning.aim
        before, possessive = item.tokens.word(item.lead), item.tokens.word(item.stop) in {"'s", "’s"}
        if before == "by" and "had" in (item.tokens.word(item.first - back) for back in range(2, _BESIDE)):
            return "past"  # "300 claims had been filed by Tuesday night"
        if before == "by" and _was_done(item.tokens, item.first - 2):
            return "past"  # "two were lost by Monday morning"
        if before == "on" and item.tokens.word(item.first - 2) in _SAYING:
            return "past"  # "He would not rule it out, saying on Wednesday that"
        behind = item.tokens.lows[item.stop : item.stop + _BESIDE]
        if before == "on" and behind[:1] == [","] and "after" in behind and not _CLOCK.isdisjoint(behind):
            return "past"  # "was asked to step back on Thursday, an hour after she had asked"
        if before == "for" and item.tokens.word(item.first - 2) in NAMES["records"]:
            return "past"
        if before == "for" and not possessive and (aim in _DAYS or item.tokens.word(item.stop) == "delivery"):
            return "future"
        if aim in _DAYS and not _STARTING.isdisjoint(item.tokens.lows[max(item.first - _BESIDE, 0) : item.first]):
            return "future"  # "the second match, starting in Ely on Friday"
        if aim in {"weekday", "holiday"}:
            if before in _FROM_THEN or (before in _IS and item.lead > 1):
                return "future"  # "The vote is Friday"; not "It is Friday"
            if not before.isalpha() and item.tokens.word(item.stop) in _IS:
                return "future"  # "Friday marks ten years since the flood"
            by = before == "by" and item.first > _OPENING and not possessive and not self.is_past_behind(item)
            if by or (item.meaning.rule.startswith("until-") and not self._is_denied(item)):
                return "future"
        if before == "through" and item.tokens.word(item.lead - 2) == "to":
            return "future"  # "It picked three towns for the trial to run through June"
        cues = self._cues_of(item)
        place = bisect_right(cues, (item.first, ""))
        if place and cues[place - 1][1] != ";":
            if before == "by" and item.tokens.word(cues[place - 1][0]) in _TURNS:
                return "future"  # "has promised the minister a report by early May"
            return "past" if cues[place - 1][1] == "past" else "future"
        if (before == "through" and aim in {"weekday", "weekend"}) or (not cues and item.meaning.rule[:6] == "until-"):
            return "future"  # "Stay with us through the weekend.", "Daily tests until the end of June."
        if place < len(cues) and cues[place][1] != ";":
            return "future" if cues[place][1] == "future" else "past"
        return ""

    def _is_denied(self, item: Found) -> bool:
        """As in "was not found until Tuesday": then it was found."""
        near = max(item.first - _BESIDE, 0)
        words = set(item.tokens.lows[near : item.first])
        told = any(near <= at < item.first and cue == "past" for at, cue in self._cues_of(item))
        return not _PAST_DENYING.isdisjoint(words) or (told and not _DENYING.isdisjoint(words))

    def is_told_beside(self, item: Found) -> bool:
        """As in "The rules took effect on 1 September": the verb itself is dated, hardly a word away."""
        cues = self._cues_of(item)
        place = bisect_right(cues, (item.first, ""))
        return place > 0 and cues[place - 1][1] == "past" and item.first - cues[place - 1][0] <= _BESIDE

    def is_past_behind(self, item: Found) -> bool:
        """As in "by 1 April they had gone"."""
        cues = self._cues_of(item)
        place = bisect_right(cues, (item.stop, ""))
        return place < len(cues) and cues[place][1] == "past" and cues[place][0] - item.stop < _BESIDE - 1

    def was_due(self, item: Found) -> bool:
        """As in "The report was due in January and has yet to be published"."""
        words = item.tokens.lows[max(0, item.first - _BESIDE) : item.first]
        return "due" in words and not {"was", "were"}.isdisjoint(words) and "yet" in item.tokens.lows

    def is_narrative(self, item: Found) -> bool:
        """As in "On 11 March she warned the board"; not where the sentence speaks of now, too: "has refused, in April"."""
        return self.tense(item) == "past" and _PRESENT.isdisjoint(item.tokens.lows)

    def is_pluperfect(self, item: Found) -> bool:
        """As in "He had been warned in March": further back than what the story tells."""
        cues = self._cues_of(item)
        place = bisect_right(cues, (item.first, "")) - 1
        last = cues[place][0] if place >= 0 else 0
        return any(item.tokens.word(at) == "had" for at in range(max(last - 2, 0), last + 1))

    def is_future_before(self, item: Found) -> bool:
        """As in "Papers will be filed within 21 days"."""
        cues = self._cues_of(item)
        place = bisect_right(cues, (item.first, ""))
        return place > 0 and cues[place - 1][1] == "future"

    def _cues_of(self, item: Found) -> list[tuple[int, str]]:
        cues = self._cues.get(item.sentence)
        if cues is None:
            cues = self._cues[item.sentence] = _find_cues(item.tokens)
        return cues


def _was_done(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    done = is_participle(word) and word not in _DUE and word not in _TURNS and word not in _BARGAINS
    return done and tokens.word(at - 1) in _WERE


def _find_cues(tokens: Tokens) -> list[tuple[int, str]]:
    """Places of the words that show tense: `past`, `future`, `turn` ("agreed to" is past, what it agreed to is not yet), `;`."""
    words, cues = tokens.lows, list[tuple[int, str]]()
    for place in [place for place, shows in enumerate(map(_MAY_SHOW.__getitem__, words)) if shows]:
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _NOUNS and place and words[place - 1] in _DETERMINERS:
            continue  # "told the court at the start of the trial on 3 September"
        if word in _MODALS and following == "have" and place + 2 < len(words) and is_participle(words[place + 2]):
            cues.append((place, "past"))  # "wondering how he could have left the island"
        elif word in _DUE and words[max(0, place - 2) : place] == ["had", "been"]:
            cues.append((place, "past"))  # "had been due to vote on Friday"
        elif word == "due" and words[place - 1] in _CAME:
            cues.append((place, "past"))
        elif word == "to" and _is_owed(words, place):
            cues.append((place, "past"))  # "had to be flown in on Saturday", "had asked to be paid in April"
        elif word in _FUTURE or (word in _PAIR_HEADS and (word, following) in _FUTURE_PAIRS):
            cues.append((place, "future"))
        elif word in _SCHEDULED or (
            word in _SCHEDULED_PLURAL
            and place
            and (_is_plural(words[place - 1]) or words[place - 1 : place + 2 : 2] == [",", "on"])
        ):
            cues.append((place, "plan"))  # "The envoy arrives on Friday", but "Friday's strike leaves ..." is over
        elif word in _TURNS and following == "to":
            settled = words[place + 2 : place + 3]  # "agreed to pay" lies ahead, "agreed to the sale" is done
            done = settled and (settled[0] in _DETERMINERS or (word == "agreed" and settled[0] in _BARGAINS))
            cues.append((place, "past" if done else "turn"))
        elif word in _TURNS and following == "on" and words[place + 3 : place + 4] == ["to"]:
            cues += (place, "past"), (place + 3, "turn")  # "voted on Sunday to close it from 1 September"
        elif word in ("was", "were") and following in _DUE:
            continue  # "On Friday the board was due to vote"
        elif word in _PAST or _is_ed(word):
            # "will meet affected staff"
            no_verb = _is_ed(word) and (_is_no_verb(tokens, place) or (place - 2, "future") in cues[-1:])
            if not _behind_be(words, place) and not (no_verb and words[place - 1] != "have"):
                cues.append((place, "past"))
        elif word == ";":
            cues.append((place, ";"))
    return cues


def _is_owed(words: list[str], place: int) -> bool:
    """As in "had | to be", "has | to be", "had asked | to be"."""
    before = words[max(0, place - 2) : place]
    return before[-1:] in (["had"], ["has"], ["have"]) or (before[:1] == ["had"] and before[-1] in _TURNS)


def _may_show(low: str) -> bool:
    """Whether a word may be one of them: few of a sentence are."""
    return low in _SHOWING or _is_ed(low)


def _is_ed(low: str) -> bool:
    return low[-2:] == "ed" and len(low) > 3 and low not in _NO_PAST


def is_participle(low: str) -> bool:
    """Whether a word can be one: "printed", "built", "been"."""
    return low == "been" or low in _PAST or _is_ed(low)


def _is_no_verb(tokens: Tokens, place: int) -> bool:
    """As in "the United States", "a detailed report", "a state-owned mill"; in a headline each word has its capital."""
    before = tokens.lows[place - 1] if place else ""
    named = tokens.words[place].istitle() and before.isalpha() and not tokens.words[place - 1].istitle()
    return named or before in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset(("the", "a", "an", "its", "their", "our", "my", "-", "–"))
_SHOWING = (_PAST | _FUTURE | _TURNS | _SCHEDULED | _SCHEDULED_PLURAL | _PAIR_HEADS) | {"was", "were", ";"}
_MAY_SHOW = Memo(_may_show)


def _is_plural(word: str) -> bool:
    return (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word == "they"


def _behind_be(words: list[str], place: int) -> bool:
    """As in "said that the report would be published in April": what stands behind "be" takes its tense from what is before."""
    back = place - 1
    if back > 0 and (words[back].endswith("ly") or words[back] == "not"):
        back -= 1
    return back >= 0 and words[back] == "be"

"""What one article tells, read on its own: the result of extraction, and the unit of the cache."""

from __future__ import annotations

from typing import Literal

from sitegen.errors import Notice
from sitegen.model.article import Article
from sitegen.model.dated import Dated
from sitegen.model.frozen import frozen

ActorKind = Literal["person", "organisation"]
Tense = Literal["past", "future"]


@frozen
class Sentence:
    """`text[start:end]`. `id` is a short hash of the normalised words plus an ordinal for repeats: new paragraphs
    rename nothing. `block` is an index into `Article.blocks`.
    """

    id: str
    start: int
    end: int
    block: int


@frozen
class Timex:
    """A time expression. `edtf` is None while it is open (no anchor), never finer than the words.

    `rule` names how it was resolved, `anchor` is the EDTF it was counted from ("" = absolute). `relative` is the
    anchor-free meaning in the notation of `relative.resolve` ("" = absolute), so that a later anchor can close it.
    `kind`: a date or span of dates; a duration ("for five years"); a set ("every Monday"). `ends` are the dates that a
    span is told by: 1977 and 1981 of "from 1977 to 1981", 2013 of "since 2013"; they lie within it.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    rule: str
    sentence: int
    anchor: str = ""
    relative: str = ""
    kind: Literal["date", "duration", "set"] = "date"
    ends: tuple[Timex, ...] = ()


@frozen
class LocalRole:
    """What the article calls an actor ("director general of the …"), `text[start:end]`; `organisation` is an index
    into `Extract.actors` where the role names one, else None.
    """

    start: int
    end: int
    text: str
    organisation: int | None = None


@frozen
class LocalActor:
    """A person or organisation within one article, under the fullest name the article gives.

    `aliases` are the other surface forms, `acronym` the defined short form ("" = none). `cue` is the rule by which
    it was recognised, `confidence` 0..1 how sure that rule is.
    """

    name: str
    kind: ActorKind
    cue: str
    aliases: tuple[str, ...] = ()
    acronym: str = ""
    roles: tuple[LocalRole, ...] = ()
    confidence: float = 1.0


@frozen
class Mention:
    """A surface form in the text; `actor` is an index into `Extract.actors`. Pronouns are not mentions."""

    start: int
    end: int
    text: str
    actor: int
    sentence: int


@frozen
class Quote:
    """Words an article attributes to a speaker: `text[start:end]`, without the outer quotation marks.

    A quotation over several paragraphs is one quote. `speaker` is an index into `Extract.actors`, None = unknown;
    `speaker_name` is the speaker as worded ("a spokesman for …", "She"), "" = none. `cue_start:cue_end` is the span of
    the attribution ("she told reporters"), -1 where there is none. `rule` names how the speaker was found. `sentence`
    is the index of the sentence in which the quote begins.
    """

    start: int
    end: int
    text: str
    speaker: int | None
    speaker_name: str
    rule: str
    sentence: int
    direct: bool = True
    cue_start: int = -1
    cue_end: int = -1


@frozen
class Figure:
    """A number and what it counts. `text` is the whole phrase; `value` in plain units ("£21.5 million" = 21500000.0).

    `unit` is a currency code, "percent" or the counted noun; `counted` what is counted ("referrals about …"); `period`
    an index into `Extract.timexes`, None where the sentence gives none; `change` is True for a rise or fall.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    counted: str
    sentence: int
    period: int | None = None
    change: bool = False
    approximate: bool = False


@frozen
class Named:
    """Who or what a pronoun or "the agency" in a title means: `words` as in the text, `name` as in the title; `sentence` is
    the one that names it, `actor` an index into `Extract.actors`, -1 = nobody with a name ("The refinery").
    """

    words: str
    name: str
    actor: int
    sentence: int


@frozen
class Happening:
    """A sentence that tells an event. `sentence` is the evidence; `also` further sentences on the same happening.

    `dated` may be UNDATED; its evidence is the sentence with the date words. `timex` is the index of the expression
    that dates it, None where the date comes from the publication or another sentence. `title` is a short headline
    made from the sentence. `actors` are indexes of those who take part. `lead`: what the article itself reports.
    `trigger` is the head word of the happening ("arrested"), for comparing tellings. `commitment` holds what was
    promised or is due ("" = none). `faults` counts what a reader misses in the title ("She was dismissed": who?).
    `named` are those whose names the title puts for "she" or "the agency"; `worded` is then the title without them, by
    which tellings are compared ("" = as `title`): what was inferred makes nobody a participant.
    """

    sentence: int
    dated: Dated
    title: str
    actors: tuple[int, ...]
    lead: bool
    trigger: str
    start: int
    end: int
    also: tuple[int, ...] = ()
    timex: int | None = None
    tense: Tense = "past"
    commitment: str = ""
    faults: int = 0
    named: tuple[Named, ...] = ()
    worded: str = ""


@frozen
class Extract:
    """Everything read out of one article. `language` is the BCP 47 tag given or detected ("und" = not known).

    `unexplained` are names of which the article alone does not say whom or what they mean (their `actor` is -1).
    """

    article: Article
    language: str
    published: Dated
    sentences: tuple[Sentence, ...] = ()
    timexes: tuple[Timex, ...] = ()
    actors: tuple[LocalActor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    happenings: tuple[Happening, ...] = ()
    notices: tuple[Notice, ...] = ()
    unexplained: tuple[Mention, ...] = ()

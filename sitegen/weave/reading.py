"""What weaving reads out of one article alone, so that it can be read beside the article itself and kept with it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.extract import Extract
from sitegen.weave.clauses import Clause, read_clauses
from sitegen.weave.copies import sentence_keys
from sitegen.weave.leads import Known, known_of
from sitegen.weave.memory import Memory
from sitegen.weave.sign import Sign, digest, sign_of
from sitegen.weave.weight import days_named


@dataclass(frozen=True, slots=True)
class Reading:
    """An extract with its clauses, its beginning, the beginnings of its sentences, the days (ordinal) that it names, and the
    digest of what is compared with other articles.
    """

    extract: Extract
    clauses: list[Clause]
    known: Known
    sentences: list[str]
    days: set[int]
    sign: Sign


def read(extract: Extract) -> Reading:
    """A pure function of the Extract."""
    clauses, known = read_clauses(extract), known_of(extract)
    return Reading(
        extract, clauses, known, sentence_keys(extract), days_named(extract), digest(extract, clauses, known)
    )


def know(memory: Memory, reading: Reading) -> None:
    """Spare `memory` the reading of this extract: `weave` finds there what it would read."""
    extract = reading.extract
    memory.know(extract, read_clauses, reading.clauses)
    memory.know(extract, known_of, reading.known)
    memory.know(extract, sentence_keys, reading.sentences)
    memory.know(extract, days_named, reading.days)
    memory.know(extract, sign_of, reading.sign)

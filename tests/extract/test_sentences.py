"""Sentences: where they end, and the ids that they keep."""

import time
import tomllib
from pathlib import Path

import pytest

from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/sentences.toml").read_text("utf-8"))["case"]


def article(*paragraphs: str, kinds: tuple[str, ...] = ()) -> Article:
    """An article of these paragraphs."""
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(at, at + len(paragraph), kinds[number] if kinds else "paragraph"))
        at += len(paragraph) + 2
    return Article("a.txt", "", "\n\n".join(paragraphs), tuple(blocks))


def sentences_of(*paragraphs: str, kinds: tuple[str, ...] = ()) -> list[str]:
    """The words of each sentence."""
    source = article(*paragraphs, kinds=kinds)
    return [source.text[s.start : s.end] for s in split_sentences(source)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_sentences_end_where_a_reader_ends_them(case):
    """Each case is split at its bars and nowhere else."""
    parts = case["text"].split("|")
    assert sentences_of("".join(parts)) == [part.strip() for part in parts]


def test_headings_are_one_sentence():
    """Stops inside a heading do not split it; a list item is split like other text, behind its label."""
    assert sentences_of("A. B. Then what?", "4 March. The dam broke. Six died.", kinds=("heading", "item")) == [
        "A. B. Then what?",
        "4 March. The dam broke.",
        "Six died.",
    ]


def test_sentences_cover_all_words():
    """Nothing but white space stands outside the sentences."""
    source = article("One here. Two here!  Three", "Four… Five?")
    covered = [source.text[s.start : s.end] for s in split_sentences(source)]
    assert "".join("".join(covered).split()) == "".join(source.text.split())


def test_a_new_paragraph_renames_nothing():
    """A sentence keeps its id when another paragraph is put before it, and repeats are numbered."""
    before = [s.id for s in split_sentences(article("It rained. It rained.", "We left."))]
    after = [s.id for s in split_sentences(article("News came.", "It rained. It rained.", "We left."))]
    assert before == after[1:]
    assert before[1] == f"{before[0]}-2"


def test_case_quotes_and_spaces_do_not_change_an_id():
    """Curly or straight, wide or narrow: the same words have the same id."""
    one, other = article("He said: “We  won.”"), article('he said: "we won."')
    assert [s.id for s in split_sentences(one)] == [s.id for s in split_sentences(other)]


@pytest.mark.parametrize("piece", [".", "a. ", "“", "A.", "? ", "[1]", "(.", "Mr. ", "x"])
def test_hostile_text_takes_linear_time(piece):
    """Half a million characters of anything are split in seconds."""
    text = piece * (500_000 // len(piece))
    began = time.process_time()
    split_sentences(Article("a.txt", "", text, (Block(0, len(text)),)))
    assert time.process_time() - began < 8

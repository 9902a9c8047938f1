"""People and organisations: rules one by one, whole stories, and what holds for any text."""

import time
from itertools import pairwise

import pytest

from sitegen.extract.en.actors import find_actors
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block
from tests.extract.en.actors.actors_cases import actors_of, article, load, tally

RULES = load("rules.toml") + load("world.toml") + load("agency.toml")
STORIES = load("stories.toml") + load("more_stories.toml")
FLOOR = 0.97


@pytest.mark.parametrize("case", RULES, ids=lambda case: case["rule"])
def test_each_rule(case):
    """Exactly the actors of the case are found, each with its kind."""
    assert tally(case) == (set(), set(), set())


@pytest.mark.parametrize(
    "case", [c for c in RULES if any(len(a) > 2 for a in c["actors"])], ids=lambda case: case["rule"]
)
def test_each_surface_form(case):
    """The other forms in the text are the same actor's."""
    actors = {actor.name: actor for actor in actors_of(case["text"])[0]}
    for name, _, *others in case["actors"]:
        for other in others:
            surface = other.removeprefix("Mr ").removeprefix("Ms ")
            assert surface in actors[name].aliases


def test_stories_keep_their_floor():
    """Over whole stories, finding and not inventing stay where they are, and kinds are right."""
    results = [(len(case["actors"]), *tally(case)) for case in STORIES]
    expected = sum(count for count, *_ in results)
    found = expected - sum(len(missed) for _, missed, _, _ in results)
    false = sum(len(extra) for _, _, extra, _ in results)
    precision, recall = found / (found + false), found / expected
    assert 2 * precision * recall / (precision + recall) >= FLOOR
    assert not any(wrong for *_, wrong in results)


@pytest.mark.parametrize("case", STORIES + RULES, ids=lambda case: case.get("about") or case["rule"])
def test_mentions_are_verbatim_and_in_order(case):
    """Every mention is the text at its place, belongs to an actor and a sentence, and none overlap."""
    source = article(case["text"])
    sentences = split_sentences(source)
    actors, mentions, _ = find_actors(source, sentences)
    assert all(source.text[m.start : m.end] == m.text for m in mentions)
    assert all(sentences[m.sentence].start <= m.start < m.end <= sentences[m.sentence].end for m in mentions)
    assert all(one.end <= two.start for one, two in pairwise(mentions))
    assert {m.actor for m in mentions} == set(range(len(actors)))


def test_roles_are_worded_as_the_source_words_them():
    """A role is verbatim, and names its organisation by index."""
    text = (
        "The Fisheries Board fined him, said Ann Osei, director general of the Fisheries Board. "
        "Home Secretary Bela Lugo agreed. The fund's chief executive, Kofi Brandt, did not."
    )
    actors, _ = actors_of(text)
    roles = {actor.name: actor.roles for actor in actors}
    assert [role.text for role in roles["Ann Osei"]] == ["director general of the Fisheries Board"]
    assert actors[roles["Ann Osei"][0].organisation].name == "Fisheries Board"
    assert [role.text for role in roles["Bela Lugo"]] == ["Home Secretary"]
    assert [role.text for role in roles["Kofi Brandt"]] == ["chief executive"]
    assert all(text[role.start : role.end] == role.text for found in roles.values() for role in found)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The mayor, Ann Osei, met Chief Constable Bela Lugo on Friday.", ["mayor"]),
        ("A friend, Ann Osei, a retired judge, came on Friday.", ["retired judge", "friend"]),
        ("Federal Attorney-General Ann Osei resigned on Friday.", ["Federal Attorney-General"]),
        ("The Mayor of Leeds, Ann Osei, left.", ["Mayor of Leeds"]),
        ("The Home Secretary, Ann Osei, left.", ["Home Secretary"]),
        ("Ann Osei, a Goldman Sachs analyst, left.", ["Goldman Sachs analyst"]),
        ("Ann Osei, Leeds United captain, left.", ["Leeds United captain"]),
        ("A clerk, Ann Osei, became a hero for a day.", ["clerk"]),
        ("In Ely, Ann Osei lost both her sons, who were nine.", []),
        ("Shipping Minister Ann Osei left.", ["Shipping Minister"]),
        ("The president of the club, Ann Osei, and its coach, Carl Roe, met.", ["president of the club"]),
        ("The press secretary to the governor, Ms Ann Osei, said no.", ["press secretary to the governor"]),
        ("Its chairman, Mrs Ann Osei, said no.", ["chairman"]),
        ("A lawyer for Roe, Ann Osei, said her client was ill.", []),
        ("Chief Minister Ann Osei left.", ["Chief Minister"]),
        ("Chief technical officer Ann Osei left.", ["Chief technical officer"]),
        ("Finance chief Ann Osei left.", ["Finance chief"]),
        ("Owner Ann Osei left.", ["Owner"]),
        ("Roe becomes manager Ann Osei's sixth recruit.", ["manager"]),
        ("Singer Ann Osei, 40, left.", ["Singer"]),
        ("Leeds manager Ann Osei left.", ["manager"]),
        ("Yesterday owner Ann Osei left.", ["owner"]),
    ],
)
def test_what_somebody_with_a_role_did_is_no_role(text, roles):
    """Behind a name between commas goes on what its role began."""
    assert [role.text for actor in actors_of(text)[0] if actor.name == "Ann Osei" for role in actor.roles] == roles


def test_a_surname_is_that_of_the_person_spoken_of_last():
    """Where two share a surname and no title tells, the nearer one is meant."""
    text = "Elena Voigt sang. Marek Voigt danced. Voigt fell. Elena Voigt laughed. Voigt sang again."
    actors, mentions = actors_of(text)
    assert [actors[m.actor].name for m in mentions if m.text == "Voigt"] == ["Marek Voigt", "Elena Voigt"]


def test_the_same_text_gives_the_same_actors():
    """No order of sets or hashes reaches the result."""
    text = STORIES[0]["text"]
    assert actors_of(text) == actors_of(text)


@pytest.mark.parametrize(
    "piece", ["A ", "Acme, ", "“", "Foo (AB) ", "(", "J. ", "Bank of ", "Foo' ", "Health and ", "Acme, Zed and "]
)
def test_hostile_text_takes_linear_time(piece):
    """A quarter of a million characters of anything are read in seconds."""
    text = piece * (250_000 // len(piece))
    source = Article("a.txt", "", text, (Block(0, len(text)),))
    sentences = split_sentences(source)
    began = time.process_time()
    find_actors(source, sentences)
    assert time.process_time() - began < 8


def test_many_different_names_take_linear_time():
    """Ten thousand people and organisations are joined without comparing each with each."""
    letters = "bcdfghjklm"
    words = [a + "a" + b + "o" + c + d for a in letters for b in letters for c in letters for d in letters]
    text = " ".join(f"John Zq{word}x met the Q{word} Board (Q{word.upper()})." for word in words)
    source = Article("a.txt", "", text, (Block(0, len(text)),))
    sentences = split_sentences(source)
    began = time.process_time()
    find_actors(source, sentences)
    assert time.process_time() - began < 20

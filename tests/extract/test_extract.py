"""One article from text to Extract."""

from sitegen.extract import LANGUAGES, anylang, choose_rules, extract
from sitegen.extract.anylang_actors import find_actors
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block

GERMAN = (
    "„Wir werden das prüfen und dann entscheiden“, sagte die Vorsitzende Johanna Krämer. Die Europäische Fischerei Union (EFU) "
    "hat mit Johanna Krämer nicht gesprochen. Krämer ist seit 2015 im Amt und wird das auch bleiben, sagte die EFU."
)


def article(text: str, language: str = "") -> Article:
    """One paragraph."""
    return Article("a.txt", "", text, (Block(0, len(text)),), language=language)


def test_english_is_read_by_its_rules():
    """Actors and quotes come out of English text, without a notice."""
    result = extract(article("“We will not pay,” said Ann Osei, the head of the council, on Monday."))
    assert [actor.name for actor in result.actors] == ["Ann Osei"]
    assert result.notices == ()


def test_another_language_gives_less_and_says_so():
    """German text gives people and abbreviated bodies, no happenings, and one notice."""
    result = extract(article(GERMAN))
    assert result.language == "de"
    assert {actor.name for actor in result.actors} == {"Johanna Krämer", "Europäische Fischerei Union"}
    assert result.happenings == ()
    assert [notice.code for notice in result.notices] == ["language-without-rules"]


def test_the_language_given_wins():
    """What the document or its editor says is not detected again."""
    assert extract(article("The cat sat on the mat.", "fr")).language == "fr"
    assert choose_rules("en-GB", "") is LANGUAGES["en"]
    assert choose_rules("fr", "") is anylang.RULES


def test_other_languages_have_surnames_and_short_forms():
    """The surname alone and the abbreviation are mentions of the same actors."""
    source = article(GERMAN)
    actors, mentions, _ = find_actors(source, split_sentences(source))
    said = {mention.text: actors[mention.actor].name for mention in mentions}
    assert said["Krämer"] == "Johanna Krämer"
    assert said["EFU"] == "Europäische Fischerei Union"


def test_an_empty_article_is_no_error():
    """Nothing comes of nothing."""
    result = extract(Article("a.txt", "", "", ()))
    assert (result.sentences, result.actors, result.quotes) == ((), (), ())

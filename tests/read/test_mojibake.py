"""sitegen.read.mojibake."""

import pytest

from sitegen.model.evidence import ArticleId
from sitegen.read import read_bytes

POLISH = "Rada zamknęła stary most po tym, jak inżynierowie znaleźli pęknięcia w filarach."
FRENCH = "Le conseil de la vallée a fermé l’ancien pont après la découverte de fissures, près de la préfecture."

GERMAN = "Das Rathaus bleibt geschlossen, bis die Brücke geprüft ist, hört man; die Kosten trägt die größere Gemeinde."
TURKISH = "Belediye, güneş battıktan sonra köprüyü kapattı; işçiler barış içinde evlerine döndü."
ICELANDIC = "Alþingi samþykkti lögin á þriðjudag, og íþróttahúsið var opnað á ný með viðhöfn."


@pytest.mark.parametrize(
    ("raw", "doubted"),
    [
        (POLISH.encode("cp1250"), True),
        (POLISH.encode("iso8859_2"), True),
        (FRENCH.encode("mac_roman"), True),
        (FRENCH.encode("cp850", "replace"), True),
        (GERMAN.encode("cp850"), True),
        (TURKISH.encode("cp1254"), True),
        (ICELANDIC.encode("cp1252"), False),
        (
            "“We could not wait,” said the head – of the council.".encode()
            + "Мы не могли ждать больше".encode("cp1251"),
            True,
        ),
        ("“We knew,” she said. “They did not.”".encode("mac_roman"), True),
        (FRENCH.encode("cp1252"), False),
        (POLISH.encode(), False),
        ("Ærø “café” McÉwan, 20 m², Brand® – l’Écosse, 1º".encode("cp1252"), False),
    ],
)
def test_words_that_nobody_writes_are_doubted(raw, doubted):
    """A file does not say which of the western encodings it is in; where the guess makes no words, its editor is told."""
    article = read_bytes(b"Title of it\n\n" + raw + b"\n", ArticleId("a.txt"), ".txt")
    assert [n.code for n in article.notices] == ["encoding-doubtful"] * doubted

"""Which language a text is in."""

import pytest

from sitegen.extract.language import detect, looks_english

TEXTS = {
    "en": "The council said on Monday that it would not pay for the bridge, which has been closed since the storm and is to be sold.",
    "de": "Der Rat hat am Montag erklärt, dass er die Brücke nicht bezahlen wird, die seit dem Sturm geschlossen ist und nun verkauft werden soll.",
    "fr": "Le conseil a déclaré lundi qu’il ne paierait pas pour le pont, qui est fermé depuis la tempête et qui sera vendu dans les mois à venir.",
    "es": "El consejo dijo el lunes que no pagará por el puente, que está cerrado desde la tormenta y que se venderá en los próximos meses para el pueblo.",
    "pt": "O conselho disse na segunda-feira que não vai pagar pela ponte, que está fechada desde a tempestade e que será vendida nos próximos meses ao povo.",
    "it": "Il consiglio ha detto lunedì che non pagherà per il ponte, che è chiuso dalla tempesta e che sarà venduto nei prossimi mesi, anche se la gente non vuole.",
    "nl": "De raad heeft maandag gezegd dat hij niet voor de brug zal betalen, die sinds de storm gesloten is en die in het voorjaar wordt verkocht aan een bedrijf.",
    "sv": "Rådet sade på måndagen att det inte kommer att betala för bron, som har varit stängd sedan stormen och som ska säljas under de kommande månaderna av staden.",
    "pl": "Rada powiedziała w poniedziałek, że nie zapłaci za most, który jest zamknięty od czasu burzy i który ma być sprzedany w ciągu kilku miesięcy przez miasto.",
    "tr": "Meclis pazartesi günü köprü için para ödemeyeceğini söyledi ve bu köprü fırtınadan sonra kapalı olduğu için yeni bir karar gibi bir şey daha bekleniyor.",
    "ru": "Совет заявил в понедельник, что не будет платить за мост, который закрыт после бури.",
    "uk": "Рада заявила в понеділок, що не платитиме за міст, який закритий після бурі.",
    "ar": "قال المجلس يوم الاثنين إنه لن يدفع ثمن الجسر المغلق منذ العاصفة",
    "ja": "議会は月曜日に、嵐の後に閉鎖された橋の費用を支払わないと述べた。",
    "zh": "议会星期一表示不会为暴风雨后关闭的桥梁付款。",
    "el": "Το συμβούλιο είπε τη Δευτέρα ότι δεν θα πληρώσει για τη γέφυρα.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_tells_its_language(language):
    """Two dozen words are enough."""
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "   ", "Facebook Google", "12345 67.8", "La Paz", "Osei"])
def test_a_few_words_tell_nothing(text):
    """No guess on tiny text."""
    assert detect(text) == "und"


def test_short_english_is_read_by_the_english_rules():
    """A line of unknown language in plain letters passes for English; one with foreign words does not."""
    assert looks_english("Mayor resigns over bridge deal")
    assert not looks_english("Bürgermeister tritt wegen der Brücke zurück und geht nicht mehr")


def test_detection_looks_at_the_beginning_only():
    """A long text costs no more than a short one."""
    assert detect((TEXTS["en"] + " ") * 20_000) == "en"

"""Which language a text is in. In: text. Out: a BCP 47 tag, "und" where the text is too short or too mixed to say."""

from __future__ import annotations

import re
from collections import Counter

from sitegen.patterns import lazy

_SAMPLE = 6_000
"""Characters looked at: about 1,000 words, enough for a share."""
_ENOUGH_WORDS = 20
_ENOUGH_SHARE = 0.12

# Words that are frequent in their language and rare in the others.
_STOP_WORDS = {
    "en": "the of and to in is was that for it with as his her he she on be at by from this had not are but were have said has their they who which an or been would will you its after about over under or into more than when while would there but out up",
    "de": "der die das und ist nicht mit von den dem ein eine auch auf für sich des im zu wird dass hat wurde nach bei einen als aus werden sind wie über sei haben oder am war",
    "fr": "le les des et est une dans que qui pour pas sur au aux avec par du ce cette sont plus ont été il elle mais la ses leur comme selon était nous fait",
    "es": "el los las que del por con una para su se como más fue pero sus ha sobre este entre cuando también hasta desde según años son esta han la ya muy al",
    "pt": "o os as que não uma com para em do da dos das no na por mais foi como ao pelo pela são seu sua ele ela também já segundo até nos há mas entre disse",
    "it": "il di che gli della per con non una sono del nel alla dei delle anche più come dal lo ha stato è si suo questo nella secondo ma ai degli tra dopo",
    "nl": "de het een van en dat niet met voor zijn op aan ook bij om maar wordt naar heeft dit werd nog uit door over volgens meer worden deze haar heb geen",
    "sv": "och att det som en på är av för med den till inte har om ett han men var jag från vid kan ska säger efter också enligt blev när hade ut mot",
    "da": "og at det er en af på til den ikke med der de har som blev efter også fra siger være et kan han var men skal ved har ud over mod hvor",
    "nb": "og det er som en på til ikke av har med den om for at etter også fra sier var være et jeg han men skal ble mot kan seg hun ved nå dette",
    "fi": "ja on ei että oli se hän mutta myös kun joka ovat mukaan kuin sen tai ole jo nyt vain sitä hänen jos ollut vuonna sekä siitä",
    "pl": "i w na się nie z jest że do to jak po o od przez przy tym są był była dla został jego ale oraz także które może ich za tego",
    "tr": "ve bir bu için ile olarak da de olan daha çok gibi kadar sonra ise ancak dedi göre en var yok oldu olduğu ama",
    "cs": "a se na je že v s z do by jako za pro ale byl jeho po podle také jsou která od které když který jsem uvedl roce",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh juga ke telah tersebut adalah karena bisa mereka kata ada saat",
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in _STOP_WORDS.items():
    for _word in dict.fromkeys(_words.split()):
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _language)

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = lazy(
    r"(?P<ja>[\u3040-\u30ff])|(?P<zh>[\u4e00-\u9fff])|(?P<ko>[\uac00-\ud7af])|(?P<ru>[\u0400-\u04ff])|(?P<ar>[\u0600-\u06ff])"
    r"|(?P<he>[\u0590-\u05ff])|(?P<el>[\u0370-\u03ff])|(?P<hi>[\u0900-\u097f])|(?P<th>[\u0e00-\u0e7f])"
)
_OTHER_SCRIPT = lazy("[\u0370-\u1fff\u3040-\ud7af]")
_UKRAINIAN = lazy("[іїєґ]")
_PERSIAN = lazy("[پچژگ]")


def detect(text: str) -> str:
    """The language of `text`, from the shares of its commonest words over its first thousand words or so."""
    sample = text[:_SAMPLE].lower()
    if not sample.isascii() and (script := _by_script(sample)):
        return script
    words = sample.split()
    hits: dict[str, int] = {}
    for word, times in Counter(filter(_LANGUAGES_OF.__contains__, words)).items():
        for language in _LANGUAGES_OF[word]:
            hits[language] = hits.get(language, 0) + times
    ranked = sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return "und"
    best, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    share = count / len(words)
    if len(words) >= _ENOUGH_WORDS:
        return best if share >= _ENOUGH_SHARE and count > second * 1.15 else "und"
    # A line or two: only English, whose rules are the default, is worth a guess.
    return "en" if best == "en" and sample.isascii() and count >= 2 and share >= 0.2 and count > second else "und"


def looks_english(text: str) -> bool:
    """Whether a text of unknown language may be read by the English rules: short, in ASCII, no other language's words."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) >= _ENOUGH_WORDS * 2 or not words:
        return False
    foreign = sum(1 for word in words if (where := _LANGUAGES_OF.get(word)) and "en" not in where)
    ascii_words = sum(1 for word in words if word.isascii())
    return ascii_words >= 0.9 * len(words) and foreign * 4 <= len(words)


def _by_script(sample: str) -> str:
    """The language where the script tells it: at least a third of the letters are in a script of one's own."""
    if not _OTHER_SCRIPT.search(sample[:3000]):
        return ""
    found = Counter(match.lastgroup or "" for match in _SCRIPTS.finditer(sample[:3000]))
    letters = sum(len(word) for word in _WORD.findall(sample[:3000]))
    if not found or 3 * sum(found.values()) < letters or sum(found.values()) < 10:
        return ""
    if found["ja"] * 10 > found["zh"]:
        found["ja"] += found["zh"]
    language = max(sorted(found), key=lambda name: found[name])
    if language == "ru" and _UKRAINIAN.search(sample):
        return "uk"
    if language == "ar" and _PERSIAN.search(sample):
        return "fa"
    return language

"""sitegen.read.encoding."""

import codecs
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.errors import ContentError, SitegenError, Where
from sitegen.read.encoding import clean, decode, normalise

TEXT = "Café “Zürich” – the crew’s naïve plan cost £5.\nSecond line.\n"
FRENCH = "Le conseil de la vallée a fermé l’ancien pont après la découverte de fissures, près de la préfecture."
TWICE = "".join(bytes((b,)).decode("cp1252" if b not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for b in TEXT.encode())
GREEK = "Το πλοίο βυθίστηκε τη Δευτέρα.\nΌλοι σώθηκαν.\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
        TEXT.replace("\n", "\r").encode(),
        TWICE.encode(),
    ],
    ids=["utf8", "bom", "utf16", "utf16be-bom", "utf32", "utf16le", "utf16be", "cp1252", "crlf", "cr", "twice"],
)
def test_a_newsrooms_encodings_give_the_same_text(raw):
    """One text, however it was saved."""
    assert decode(raw)[0] == TEXT


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_in_another_script(name):
    """Spaces and line ends show which side the zero bytes are on."""
    assert decode(GREEK.encode(name)) == (GREEK, name)


def test_valid_utf8_beats_what_a_page_declares():
    """A page that claims to be Latin-1 and is UTF-8 is UTF-8."""
    assert decode(TEXT.encode(), "iso-8859-1") == (TEXT, "utf-8")


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("iso-8859-2", "Prezydent złożył oświadczenie."),
        ("koi8-r", "Корабль затонул в понедельник."),
        ("shift_jis", "船は月曜日に沈没した。"),
        ("windows-1251", "Корабль затонул."),
        ("gb2312", "船在星期一沉没。"),
        ('"ISO-8859-9"', "Gemi pazartesi günü battı."),
    ],
)
def test_a_declared_encoding_is_used_where_utf8_fails(declared, text):
    """The declaration counts for bytes that are not UTF-8."""
    assert decode(text.encode(declared.strip('"')), declared)[0] == text


@pytest.mark.parametrize("declared", ["rot13", "hex", "utf-7", "unicode_escape", "no-such-thing", "", "\0", "x" * 500])
def test_a_nonsense_declaration_is_passed_over(declared):
    """Codecs that are no character sets are never called."""
    assert decode("Café.".encode("cp1252"), declared)[0] == "Café."


def test_a_few_foreign_bytes_in_utf8_are_read_as_western():
    """A paste of another encoding into a UTF-8 file costs no character."""
    raw = "Zürich, Köln, Málaga – “so”. ".encode() + "It’s £5.".encode("cp1252")
    assert decode(raw)[0] == "Zürich, Köln, Málaga – “so”. It’s £5."


def test_utf8_within_a_western_file():
    """Where more of a file is western, its UTF-8 is what was encoded twice; the last byte of ” is none of Windows-1252's."""
    assert "It fell,” said" in decode("“It fell,” said".encode() + FRENCH.encode("cp1252"))[0]


def test_damage_in_a_part_of_a_file_is_undone():
    """ "donâ€™t" beside a sound "Málaga" is repaired, and nothing else is."""
    assert decode("MÁLAGA, São Paulo: donâ€™t, cafÃ©, Ã la carte.".encode())[0].startswith(
        "MÁLAGA, São Paulo: don’t, café,"
    )


@pytest.mark.parametrize("text", ["SÃO PAULO", "Ângela", "Ação", "100 €", "Ã", "pâte â la"])
def test_sound_accents_are_left_alone(text):
    """No letter that a language writes is taken for damage."""
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1 words", "RTF"),
        (bytes(range(256)) * 20, "zero bytes"),
        (b"\0" * 500, "zero bytes"),
        (b"\x01\x02\x03\x04words" * 50, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_reason_and_remedy(raw, words):
    """The message names the file, what it is, and what to do."""
    with pytest.raises(ContentError) as raised:
        decode(raw, where=Where("a.txt"))
    assert str(raised.value).startswith("a.txt: this is")
    assert words in str(raised.value)
    assert raised.value.notice.hint


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("10\u202f000\u00a0km", "10 000 km"),
        ("in\u00adter\u200bna\u2060tion\ufeffal", "international"),
        ("co\u200dop, ju\u200cry", "coop, jury"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("safe\u202etxt\u202c", "safetxt"),
        ("bell\x07 and\x1b[1m", "bell and[1m"),
        ("cafe\u0301", "café"),
        ("tab\tstays", "tab\tstays"),
        ("a\ufffeb\ud800c", "abc"),
    ],
)
def test_what_nobody_sees_is_gone(dirty, cleaned):
    """Words that look the same are the same."""
    assert clean(dirty) == cleaned


def test_many_accents_on_one_letter_cost_linear_time():
    """A letter keeps thirty of a hundred thousand accents."""
    start = time.process_time()
    found = normalise("e" + "\u0316\u0301" * 200_000)
    assert len(found) <= 32
    assert time.process_time() - start < 2


@settings(deadline=None)  # the first call loads what the others have
@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    """What is clean stays as it is."""
    once = clean(text)
    assert clean(once) == once


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "iso-8859-2", "shift_jis", "utf-16", "big5", "ascii"]))
def test_any_bytes_are_text_or_refused(raw, declared):
    """No bytes raise anything but a ContentError, and the text can be written."""
    try:
        text, _ = decode(raw, declared)
    except SitegenError:
        return
    text.encode()


def test_japanese_mail():
    """ISO-2022-JP is ASCII to the eye of every other test."""
    assert decode("橋を閉鎖した".encode("iso2022_jp"))[0] == "橋を閉鎖した"


def test_damage_beside_letters_that_western_files_lack():
    """What was encoded twice is mended where the rest of the file could not have been."""
    assert decode("Łukasz sat in the cafÃ© → alone".encode())[0] == "Łukasz sat in the café → alone"

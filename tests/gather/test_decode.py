"""Bytes to text: sitegen.gather.decode."""

import pytest

from sitegen.gather.decode import to_text


@pytest.mark.parametrize(
    ("raw", "claimed", "text"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "", "café"),
        ("café".encode("utf-16"), "", "café"),
        (b"caf\xc3\xa9", "latin-1", "café"),
        (b"caf\xe9 \x80", "", "café €"),
        ("café".encode("cp1250"), "cp1250", "café"),
        (b"caf\xe9", "no-such-thing", "café"),
        (b"\x81\xe9", "", "\x81é"),
    ],
)
def test_decoding(raw, claimed, text):
    """A mark, then UTF-8, then the claim, then what spreadsheets write; never an error."""
    assert to_text(raw, claimed) == text

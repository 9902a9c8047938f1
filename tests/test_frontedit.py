"""sitegen.frontedit: what is written, letter for letter."""

import pytest
import yaml

from sitegen.frontedit import Setting, quoted, word, write

MERGE = Setting("merge", "b-c", "add")
SPEAKER = Setting("speakers", 'We warned "them"', "pair", "Ann O'Hara")
DATE = Setting("date", "2020-02")

CASES = [
    (MERGE, "Body\n", "---\nmerge: [b-c]\n---\n\nBody\n"),
    (MERGE, "", "---\nmerge: [b-c]\n---\n\n"),
    (MERGE, "---\nname: X # c\n---\nBody", "---\nname: X # c\nmerge: [b-c]\n---\nBody"),
    (MERGE, "---\nmerge: [a]  # why\nkind: person\n---\nB", "---\nmerge: [a, b-c]  # why\nkind: person\n---\nB"),
    (MERGE, '---\nmerge:\n  - a # one\n  - "b, c"\n# end\n---\n', '---\nmerge:\n  - a # one\n  - "b, c"\n  - b-c\n# end\n---\n'),
    (MERGE, "---\nmerge:\n- a\nname: X\n---\n", "---\nmerge:\n- a\n- b-c\nname: X\n---\n"),
    (MERGE, "---\nmerge: a # x\n---\n", "---\nmerge: [a, b-c] # x\n---\n"),
    (MERGE, "---\nmerge: # x\nname: y\n---\n", "---\nmerge: [b-c] # x\nname: y\n---\n"),
    (MERGE, "---\nmerge: []\n---\n", "---\nmerge: [b-c]\n---\n"),
    (MERGE, "---\nmerge: [a,\n  c,\n]  # z\n---\n", "---\nmerge: [a,\n  c, b-c\n]  # z\n---\n"),
    (MERGE, "---\nMerge: [b-c]\n---\n", "---\nMerge: [b-c]\n---\n"),
    (MERGE, "---\r\nname: X\r\n---\r\nB\r\n", "---\r\nname: X\r\nmerge: [b-c]\r\n---\r\nB\r\n"),
    (MERGE, "\ufeffText\n", "\ufeff---\nmerge: [b-c]\n---\n\nText\n"),
    (MERGE, "---\n\nA rule above a text\n", "---\nmerge: [b-c]\n---\n\n---\n\nA rule above a text\n"),
    (SPEAKER, "B\n", "---\nspeakers:\n  \"We warned \\\"them\\\"\": Ann O'Hara\n---\n\nB\n"),
    (SPEAKER, "---\nspeakers:\n    a b: C # x\ntitle: y\n---\n", "---\nspeakers:\n    a b: C # x\n    \"We warned \\\"them\\\"\": Ann O'Hara\ntitle: y\n---\n"),
    (SPEAKER, "---\nspeakers: {a: B}\n---\n", "---\nspeakers: {a: B, \"We warned \\\"them\\\"\": Ann O'Hara}\n---\n"),
    (DATE, "---\ndate: 2020-01-01 # guess\n---\n", "---\ndate: 2020-02 # guess\n---\n"),
    (DATE, "---\ndate:\ntitle: x\n---\n", "---\ndate: 2020-02\ntitle: x\n---\n"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "before", "after"), CASES)
def test_one_line_more(setting, before, after):
    """Only what is new is written: comments, order, indentation and line ends stay; writing it again changes nothing."""
    assert write(before, [setting]) == after
    if setting.form != "pair":
        assert write(after, [setting]) == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ndate: [a]\n---\n", "not one value"),
        ("---\ntitle: x: y\n---\n", "cannot be read"),
        ("---\ntitle: x\nno end", "never closed"),
        ("---\nmerge: {a: b}\n---\n", "another form"),
    ],
)
def test_what_cannot_be_edited(text, reason):
    """Front matter that is broken or of another form is left to its editor."""
    setting = MERGE if "merge" in text else DATE
    with pytest.raises(ValueError, match=reason):
        write(text, [setting])


@pytest.mark.parametrize(
    "text",
    ["yes", "2019", "1.5", "a: b", "x # y", "- z", "[a]", "*b", "O'Neill & Sons", "Ines Hartwell", 'the "Argus"', "back\\slash",
     "null", "~", "@x", "Zoë Ångström", "李明", "tab\there", "\u2028line", "", "%d", "`x`", "a, b", "ends:", "!x", "{b"],
)  # fmt: skip
def test_words_come_back_as_they_were(text):
    """What is written is read as the same words by any YAML reader, within lists and as keys too."""
    same = " ".join(text.split())
    for form in (word(text), quoted(text)):
        assert yaml.safe_load(f"k: {form}")["k"] == same or (yaml.safe_load(f"k: {form}")["k"] is None and not same)
        assert yaml.safe_load(f"k: [{form}, x]")["k"][0] == same
    assert yaml.safe_load(f"{quoted(text)}: x") == {same: "x"}

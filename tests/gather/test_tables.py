"""CSV tables: sitegen.gather.tables."""

import pytest

from sitegen.errors import ContentError, Where
from sitegen.gather.tables import column_key, first_of, read_table

WHERE = Where("t.csv")


@pytest.mark.parametrize(
    "raw",
    [
        "title,date\nCafé opens,2020\n".encode(),
        "\ufefftitle,date\r\nCafé opens,2020\r\n".encode(),
        "title;date\nCafé opens;2020\n".encode("cp1252"),
        "title\tdate\rCafé opens\t2020\r".encode("utf-16"),
        "sep=;\ntitle;date\nCafé opens;2020".encode(),
        "\n\n Title , DATE \n\nCafé opens,2020\n,\n".encode(),
    ],
    ids=["plain", "byte-order mark", "semicolon, cp1252", "tab, utf-16", "sep line", "blank lines"],
)
def test_what_spreadsheets_write(raw):
    """Any common delimiter, encoding and line end gives the same row."""
    table = read_table(raw, WHERE)
    assert [cells for _, cells in table.rows] == [{"title": "Café opens", "date": "2020"}]


def test_rows_know_their_lines():
    """A cell with line breaks in it does not shift the lines of the rows below."""
    table = read_table(b'title,text\nA,"one\ntwo"\nB,x\n', WHERE)
    assert [line for line, _ in table.rows] == [2, 4]


def test_cells():
    """Short rows, long rows, quotes within quotes, and the apostrophe that disarms a formula."""
    table = read_table(b'a,b\n1\n1,2,3\n"say ""hi""",\'=1+1\n', WHERE)
    assert [cells for _, cells in table.rows] == [{"a": "1"}, {"a": "1", "b": "2"}, {"a": 'say "hi"', "b": "=1+1"}]


@pytest.mark.parametrize("raw", [b"title,date\n", b"\n\n", b"a,b\n\x00\x01,2", b'a,b\n"' + b"x" * 200_000])
def test_what_is_no_table(raw):
    """A message names the file."""
    with pytest.raises(ContentError) as caught:
        read_table(raw, WHERE)
    assert caught.value.notice.where.path == "t.csv"
    assert caught.value.notice.hint


def test_a_quotation_mark_that_is_never_closed():
    """It would swallow all rows below it: its line is told."""
    with pytest.raises(ContentError, match=r"t\.csv:3: a quotation mark"):
        read_table(b'date,title\n2020-01-01,A\n2020-01-02,"B\n2020-01-03,C\n', WHERE)


def test_columns():
    """Spelling of a column does not matter, order of the wanted ones does."""
    assert column_key(" Start_Date ") == column_key("START-date") == "start date"
    assert first_of({"b": "2", "c": "3"}, ("a", "c", "b")) == "3"

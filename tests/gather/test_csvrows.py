"""Other tables: sitegen.gather.csvrows."""

import pytest

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather.csvrows import articles_of, holds_articles, rows_of_table
from sitegen.gather.tables import read_table

WHERE = Where("t.csv")


def rows(text):
    return list(rows_of_table(read_table(text.encode(), WHERE), WHERE))


def test_our_own_events():
    """The table that a site publishes can be brought in again: ids, sources and actors are kept."""
    (row,) = rows(
        "id,date,date_text,kind,title,summary,actors,places,sources,quotes,status,url\nmill-closes,2011-03,in March,lead,Mill closes,It shut.,Ann Lee | Bo,,a | b,0,past,events/mill-closes/\n"
    )
    assert (row.id, row.date, row.title, row.body) == ("mill-closes", "2011-03", "Mill closes", ("It shut.",))
    assert (row.actors, row.sources) == (("Ann Lee", "Bo"), ("a", "b"))


def test_anybodys_events():
    """Other names of columns, words for dates, a link as source; numbers are no ids."""
    (row,) = rows("ID,Event,When,Notes,Link\n7,Bridge opens,14/02/2020,Crowds came,https://e.org/a\n")
    assert (row.title, row.date, row.loose, row.id) == ("Bridge opens", "14/02/2020", True, "")
    assert row.body == ("Crowds came", "Source: [https://e.org/a](https://e.org/a)")


def test_parts_of_dates():
    """Year, month and day in columns of their own."""
    assert rows("title,year,month,day\nA,2020,2,\n")[0].date == "2020-02"


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "title,b\n1,2\n", "date,b\n2020,2\n"])
def test_unknown_columns(text):
    """A table without title or date says which columns it has and how to name them."""
    with pytest.raises(ContentError) as caught:
        rows(text)
    assert "the columns are" in caught.value.notice.hint


def test_bad_rows_are_told_one_by_one():
    """A row without date or title is a message with its line; the others are read."""
    found = rows("title,date\nA,2020\nB,\n,2021\n")
    assert [str(n.where) for n in found if isinstance(n, Notice)] == ["t.csv:3", "t.csv:4"]
    assert found[0].title == "A"


def test_tables_of_articles():
    """A column of full text beside a publisher or author makes articles of the rows."""
    table = read_table(
        b"headline,published,outlet,url,text\nA,2020-02-01,The Echo,https://e.org/a,Words here.\nB,,,,\n", WHERE
    )
    assert holds_articles(table)
    first, second = articles_of(table, WHERE)
    assert (first.title, first.date, first.publisher, first.url, first.raw) == (
        "A",
        "2020-02-01",
        "The Echo",
        "https://e.org/a",
        b"Words here.",
    )
    assert isinstance(second, Notice)
    assert not holds_articles(read_table(b"title,date,text\nA,2020,x\n", WHERE))

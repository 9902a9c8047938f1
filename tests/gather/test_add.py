"""`sitegen add`: sitegen.gather and sitegen.commands.compose put together by sitegen.commands.add."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from sitegen.cli import main
from sitegen.commands.common import alone_in
from sitegen.read import read_bytes
from tests.gather.conftest import PAGE

TEXT = """Ferry strike ends after nine days

By Orla Finch
3 June 2019

Crews of the island ferries went back to work on Monday. The union and the line agreed on a rise of 4% over two years.

"It is less than we wanted," said Hanne Moll, who speaks for the crews.
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A site without articles, and the working directory beside it."""
    (tmp_path / "site/content/articles").mkdir(parents=True)
    (tmp_path / "site/sitegen.toml").write_text('title = "T"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return tmp_path


def add(*sources, allow=True):
    return main(["add", "--site", "site", *(["--allow-private"] if allow else []), *map(str, sources)])


def files(home, section="articles"):
    return sorted(
        p.relative_to(home / "site/content" / section).as_posix()
        for p in (home / "site/content" / section).rglob("*.md")
    )


def article(home, name):
    path = home / "site/content/articles" / name
    return read_bytes(path.read_bytes(), name, ".md")


def test_a_text(home, capsys):
    """A pasted text becomes a dated article that reads the same as the text did."""
    (home / "clip.txt").write_text(TEXT)
    assert add("clip.txt") == 0
    assert files(home) == ["2019-06-03-ferry-strike-ends-after-nine-days.md"]
    made = article(home, files(home)[0])
    assert made.text == read_bytes(TEXT.encode(), "clip.txt", ".txt").text
    assert (made.title, made.author, made.front.date) == (
        "Ferry strike ends after nine days",
        "Orla Finch",
        "2019-06-03",
    )
    assert "3 June 2019" in made.front.date_found
    assert made.front.digest.startswith("sha256:")
    assert made.front.date_basis == ""
    assert "site/content/articles/2019-06-03-ferry" in capsys.readouterr().out


def test_a_page(home, site):
    """A page of the web keeps its address, publisher, date and the day it was fetched."""
    assert add(site.put("/ferry")) == 0
    made = article(home, "2022-11-08-ferry-line-to-close-in-spring.md")
    assert made.text.startswith("The ferry between Harwick")
    assert made.front.publisher == "The Tidewater Post"
    assert made.front.url == "https://tidewater.example/2022/ferry-line"
    assert made.front.accessed == "2023-11-14"
    assert made.front.language == "en"
    assert "metadata: 2022-11-08T07:30:00+00:00" in made.front.date_found
    assert '"We cannot pay for a second hull," said Joan Pettigrew, who heads the authority & its yard.' in made.text


def test_nothing_is_imported_twice(home, site, capsys):
    """The same bytes, the same address, and the same page saved to a file are here already: exit status 0, no new file."""
    url = site.put("/ferry")
    (home / "saved.html").write_text(PAGE)
    (home / "copy.html").write_text(PAGE.replace("400 passengers", "500 passengers"))
    assert add(url, url) == 0
    assert add(url, "saved.html", "copy.html") == 0
    assert files(home) == ["2022-11-08-ferry-line-to-close-in-spring.md"]
    assert "3 here already" in capsys.readouterr().err


def test_two_at_once(home, capsys):
    """The second waits for the first, and finds what that brought in."""
    (home / "clip.txt").write_text(TEXT)
    with ThreadPoolExecutor(1) as pool:
        with alone_in(home / "site/content"):
            second = pool.submit(add, "clip.txt")
            time.sleep(0.3)
            assert files(home) == []
        assert second.result(30) == 0
    assert len(files(home)) == 1
    assert "waiting for its end" in capsys.readouterr().err


def test_a_corrected_file_stays_as_it_is(home):
    """An editor may rename and rewrite what was imported; it is still known."""
    (home / "clip.txt").write_text(TEXT)
    add("clip.txt")
    path = home / "site/content/articles" / files(home)[0]
    path.rename(path.with_name("ferry.md"))
    path.with_name("ferry.md").write_text(path.with_name("ferry.md").read_text().replace("Crews of", "Sailors of"))
    assert add("clip.txt") == 0
    assert files(home) == ["ferry.md"]


def test_names_never_collide(home):
    """Two different texts of one title and day are two files."""
    (home / "a.txt").write_text(TEXT)
    (home / "b.txt").write_text(TEXT.replace("4%", "5%"))
    assert add("a.txt", "b.txt") == 0
    assert files(home) == [
        "2019-06-03-ferry-strike-ends-after-nine-days-2.md",
        "2019-06-03-ferry-strike-ends-after-nine-days.md",
    ]


def test_many_at_once_are_as_if_one_by_one(home, capsys):
    """What processes read side by side is written and told in its order, and what is here twice is known."""
    (home / "in").mkdir()
    for number in range(70):
        (home / f"in/{number:02}.txt").write_text(TEXT.replace("nine", str(number - number % 2)), "utf-8")
    (home / "in/33.txt").write_text("")
    rows = "".join(f"2020-01-{1 + n % 28:02},Crews meet,Meeting {n}\n" for n in range(70))
    (home / "t.csv").write_text("date,title,summary\n" + rows + "someday,Crews meet,x\n", "utf-8")
    assert add("in", "t.csv", "--json") == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    status = ["failed" if n == 33 else "known" if n % 2 else "written" for n in range(70)]
    assert [line["status"] for line in told] == [*status, *["written"] * 70, "failed"]
    assert [line["file"].rpartition("/")[2] for line in told[70:72]] == ["crews-meet.md", "crews-meet-2.md"]
    assert "Meeting 69" in (home / "site/content/events/crews-meet-70.md").read_text("utf-8")


def test_undated(home):
    """A text without a date gets a line to fill in, and no date is made up."""
    (home / "note.txt").write_text(
        "Harbour master resigns\n\nThe harbour master has resigned, the port said. No reason was given for it.\n"
    )
    assert add("note.txt") == 0
    assert files(home) == ["harbour-master-resigns.md"]
    assert "\n# date:" in (home / "site/content/articles/harbour-master-resigns.md").read_text()
    assert article(home, "harbour-master-resigns.md").front.date == ""


def test_markdown_keeps_its_front_matter(home, capsys):
    """What an editor wrote above a Markdown file is kept; keys of other programs are left out and named."""
    head = "---\ntitle: 'Quay: sold'\ndate: 2018-09~\ntags: [port, money]\nlayout: post\ncategories:\n  - a\nspeakers:\n  \"We are\": Jo Hill\ndraft: true\n---\n"
    (home / "quay.md").write_text(head + "\nThe quay was sold to a bank of the mainland, the council said.\n")
    assert add("quay.md") == 0
    front = article(home, "2018-09-quay-sold.md").front
    assert (front.title, front.date, front.tags, front.draft) == ("Quay: sold", "2018-09~", ("port", "money"), True)
    assert front.speakers == (("We are", "Jo Hill"),)
    said = capsys.readouterr().err
    assert "left out: layout, categories" in said  # it has tags already


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (
            '---\nlayout: article\nheadline: "Quay: sold"\nbyline: Jo Hill\ndate: 15/03/2017\npaper: The Argus\n---\n',
            ("Quay: sold", "2017-03-15", "The Argus", "Jo Hill"),
        ),
        (
            '+++\ntitle = "Quay sold"\ndate = 2017-03-15T09:15:00-04:00\nauthors = ["Jo Hill", "Al Roe"]\nweight = 3\n+++\n',
            ("Quay sold", "2017-03-15", "", "Jo Hill, Al Roe"),
        ),
        (
            "---\ntitle: Quay sold\npublished_at: 2017-03-15 04:00\noutlet: The Argus\ndate: 3/4/2017\n---\n",
            ("Quay sold", "2017-03-15", "The Argus", ""),
        ),
    ],
    ids=["jekyll", "hugo", "a date that may be two"],
)
def test_front_matter_of_other_programs(home, head, fields, capsys):
    """Title, date, publisher and author are found under the names that other programs give them."""
    (home / "quay.md").write_text(head + "\nThe quay was sold to a bank of the mainland, the council said.\n")
    assert add("quay.md") == 0
    front = article(home, "2017-03-15-quay-sold.md").front
    assert (front.title, front.date, front.publisher, front.author) == fields
    assert "front matter of another program" in capsys.readouterr().err


def test_dry_run(home, capsys):
    """It shows path and front matter, and writes nothing."""
    (home / "clip.txt").write_text(TEXT)
    assert add("clip.txt", "--dry-run") == 0
    out = capsys.readouterr()
    assert files(home) == []
    assert "2019-06-03-ferry-strike-ends-after-nine-days.md" in out.out
    assert "date: 2019-06-03" in out.out
    assert "1 file would be written" in out.err


def test_failures_are_told_and_the_rest_goes_on(home, site, capsys):
    """Each failure names its source with a remedy; the others are written; exit status 1."""
    (home / "clip.txt").write_text(TEXT)
    (home / "empty.txt").write_text("  \n")
    (home / "sheet.xlsx").write_text("x")
    gone, picture = f"{site.url}/gone", site.put("/p.png", b"\x89PNG", "image/png")
    assert add(gone, picture, "empty.txt", "nowhere.txt", "sheet.xlsx", "clip.txt") == 1
    assert len(files(home)) == 1
    said = capsys.readouterr().err
    for source in (gone, picture, "empty.txt", "nowhere.txt", "sheet.xlsx"):
        assert f"{source}: " in said
    assert "404 Not Found" in said
    assert "5 failed" in said
    assert "Traceback" not in said


def test_a_feed(home, site):
    """One article an entry, with the entry's address, date and author; brought in again, only what is new."""
    body = " ".join(["The council met on Thursday and voted for the new quay, said the mayor."] * 3)
    item = "<item><title>{0}</title><link>https://feed.example/{0}</link><pubDate>Tue, 0{1} Feb 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;{2}&lt;/p&gt;</description></item>"
    feed = "<rss version='2.0'><channel><title>Quay News</title>{}</channel></rss>"
    one = item.format("Quay-vote", 1, body)
    url = site.put("/feed", feed.format(one), "application/rss+xml")
    assert add(url) == 0
    made = article(home, "2022-02-01-quay-vote.md")
    assert (made.front.url, made.front.publisher) == ("https://feed.example/Quay-vote", "Quay News")
    assert made.front.date_found == "feed: Tue, 01 Feb 2022 10:00:00 GMT"
    assert made.text == body
    site.put("/feed", feed.format(item.format("Crane-falls", 2, body + " A crane fell.") + one), "text/xml")
    assert add(url) == 0
    assert files(home) == ["2022-02-01-quay-vote.md", "2022-02-02-crane-falls.md"]


def test_a_timeline_becomes_events(home):
    """Rows become event files with date, title and account; a second time nothing is written."""
    (home / "t.csv").write_text(
        "Year,Month,Day,Headline,Text,Media\n2011,3,14,Mill closes,<p>It shut.</p>,https://e.org/a\n"
    )
    assert add("t.csv") == 0
    assert add("t.csv") == 0
    text = (home / "site/content/events/mill-closes.md").read_text()
    assert "title: Mill closes\ndate: 2011-03-14\n" in text
    assert text.endswith("---\n\nIt shut.\n\nSource: [https://e.org/a](https://e.org/a)\n")
    assert files(home, "events") == ["mill-closes.md"]


def test_events_are_built(home):
    """What a timeline brought in is on the site."""
    (home / "clip.txt").write_text(TEXT)
    (home / "t.json").write_text(
        json.dumps({"events": [{"start_date": {"year": "1903", "month": "12"}, "text": {"headline": "First flight"}}]})
    )
    assert add("clip.txt", "t.json") == 0
    assert main(["build", "--site", "site", "--quiet"]) == 0
    events = json.loads((home / "site/public/data/events.json").read_text())
    assert ("1903-12", "First flight") in [(e["date"], e["title"]) for e in events]


def test_the_order_of_day_and_month_is_that_of_the_table(home, capsys):
    """14/02/2020 in one row tells what 03/04/2020 means in another; alone, it is asked for."""
    (home / "a.csv").write_text("title,date\nA,14/02/2020\nB,03/04/2020\n")
    (home / "b.csv").write_text("title,date\nC,05/06/2020\nD,June 2020\n")
    assert add("a.csv", "b.csv") == 1
    assert "date: 2020-04-03" in (home / "site/content/events/b.md").read_text()
    assert "date: 2020-06\n" in (home / "site/content/events/d.md").read_text()
    assert 'b.csv:2: "05/06/2020" may be 2020-06-05 or 2020-05-06' in capsys.readouterr().err


def test_json_lines(home, capsys):
    """--json tells programs what became of each source."""
    (home / "clip.txt").write_text(TEXT)
    assert add("clip.txt", "none.txt", "--json") == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["status"] for line in lines} == {"written", "failed"}
    assert next(line for line in lines if line["status"] == "written")["date"] == "2019-06-03"


def test_into_a_folder(home):
    """--into names a folder below articles/, and cannot lead out of it."""
    (home / "clip.txt").write_text(TEXT)
    assert add("clip.txt", "--into", "agencies/2019") == 0
    assert files(home) == ["agencies/2019/2019-06-03-ferry-strike-ends-after-nine-days.md"]
    (home / "other.txt").write_text(TEXT.replace("4%", "5%"))
    assert add("other.txt", "--into", "../..") == 2
    assert len(files(home)) == 1


def test_private_addresses_need_a_word(home, site, capsys):
    """Without --allow-private this machine is not asked."""
    assert add(site.put("/ferry"), allow=False) == 1
    assert site.asked == []
    assert "--allow-private" in capsys.readouterr().err


def test_own_files_are_left_alone(home, capsys):
    """An article that lies in content/ and a page that was built are not brought in again."""
    (home / "site/content/articles/a.txt").write_text(TEXT)
    (home / "site/public").mkdir()
    (home / "site/public/index.html").write_text(PAGE)
    assert add("site/content/articles/a.txt") == 0
    assert "already" in capsys.readouterr().err
    (home / "site/content/articles/t.csv").write_text("title,date\nA,2020\n")
    assert add("site") == 0
    assert files(home) == []
    assert files(home, "events") == ["a.md"]


def test_no_site(tmp_path, monkeypatch, capsys):
    """Outside a site nothing is written, and the message says how to make one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clip.txt").write_text(TEXT)
    assert main(["add", "clip.txt"]) == 2
    assert "sitegen init" in capsys.readouterr().err
    assert not (tmp_path / "content").exists()


def test_a_bare_folder(tmp_path, monkeypatch):
    """A folder of articles alone stays one: the import lies beside them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.txt").write_text("Words\n\nSome words here.")
    (tmp_path / "clip.txt").write_text(TEXT)
    assert main(["add", "clip.txt"]) == 0
    assert (tmp_path / "content/2019-06-03-ferry-strike-ends-after-nine-days.md").exists()


def test_other_schemes(home, capsys):
    """ftp and file addresses are refused in words."""
    assert add("ftp://example.org/a", "file:///etc/passwd") == 1
    assert capsys.readouterr().err.count("only http and https") == 2


def test_a_folder_that_cannot_be_written(home, capsys):
    """A file where the folder should be is a message with the path."""
    (home / "clip.txt").write_text(TEXT)
    (home / "site/content/articles/2019").write_text("no folder")
    assert add("clip.txt", "--into", "2019") == 1
    assert "cannot be written" in capsys.readouterr().err


def test_short_entries_of_a_feed(home):
    """A feed of short notes is read as well as one of long articles."""
    item = "<item><title>Note {0}</title><link>https://f.example/{0}</link><description>{1}</description></item>"
    notes = [
        "A crane fell.",
        "&lt;p&gt;Two boats sank.&lt;/p&gt;",
        "&lt;img src='x.jpg'/&gt; The pier is shut until May",
    ]
    (home / "f.xml").write_text(
        f"<rss><channel><title>F</title>{''.join(item.format(n, t) for n, t in enumerate(notes))}</channel></rss>"
    )
    assert add("f.xml") == 0
    assert [article(home, f"note-{n}.md").text for n in range(3)] == [
        "A crane fell.",
        "Two boats sank.",
        "The pier is shut until May",
    ]


def test_quiet(home, capsys):
    """--quiet says nothing at all."""
    (home / "clip.txt").write_text(TEXT)
    assert add("clip.txt", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_scripts_in_a_page_do_not_come_along(home):
    """Markup in words stays words."""
    (home / "x.txt").write_text(
        "Title of the piece here\n\nHe wrote <script>alert(1)</script> and [a](javascript:b) on the wall, police said.\n"
    )
    assert add("x.txt") == 0
    made = article(home, "title-of-the-piece-here.md")
    assert made.text == "He wrote <script>alert(1)</script> and [a](javascript:b) on the wall, police said."


def test_a_page_in_another_encoding(home, site):
    """The server's header says how a page without a mark of its own is to be read."""
    page = PAGE.replace("Joan Pettigrew", "Žofie Dvořáková").encode("iso-8859-2")
    assert add(site.put("/cs", page, "text/html; charset=iso-8859-2")) == 0
    assert "Žofie Dvořáková" in article(home, files(home)[0]).text


def test_what_was_imported_is_not_cleaned_twice(home):
    """Words that look like furniture stay where an editor left them in an imported file: it was cleaned when it came."""
    (home / "clip.txt").write_text("Ferry to close\n\nThe ferry stops in April, the port said on Tuesday.\n", "utf-8")
    assert add("clip.txt") == 0
    (file,) = (home / "site/content/articles").glob("*ferry*.md")
    left = "Advertisement\n\nRead more: what the port said\n\nBy Joan Pike"
    text = f"{file.read_text('utf-8').rstrip()}\n\n{left}\n"
    made = read_bytes(text.encode(), "a.md", ".md")
    assert made.text.endswith(left)
    assert made.title == "Ferry to close"

"""What holds for any articles whatever, from bytes to data files: rooms working together on text nobody wrote with them in mind."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.cache import open_cache
from sitegen.config import Config
from sitegen.errors import SitegenError
from sitegen.extract import extract
from sitegen.model.edit import Edits
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.model.story import Ledger
from sitegen.read import read_bytes
from sitegen.render.book import Book
from sitegen.render.data import data_pages
from sitegen.render.site import site_of
from sitegen.understanding import understand
from sitegen.weave import weave

NOWHERE = Path("/nowhere")
SITE = site_of(Config(root=NOWHERE, content=NOWHERE / "content", output=NOWHERE / "public", templates=None))
OFTEN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HEADS = (
    "",
    "date 2018-10-14\n",
    "Bridge closed after crack is found\n\nBy Ann Lomax\nPublished 3 May 2019\n\n",
    "---\ntitle: Quarry blast\ndate: 2017-02-28\npublisher: The Tern\n---\n\n",
    "HULL, Feb 29 (Tidewire) - ",
    "THE MOOR GAZETTE\nNews | Sport | Jobs\nMonday, 31 December 2018\n\n",
)
SENTENCES = (
    "Harbour master Tess Quill closed the Kirk bridge on Tuesday, two days after a crack was found.",
    "“It was rotten,” Ms Quill said. “I told them so in March last year.”",
    "“The steel was thin. “It was never checked,” said Omar Brandt of the Port Safety Board (PSB).",
    "The PSB will report by the end of next month.",
    "In 2009, and again in the winter of 2013-14, the Brandt Line paid a fine of £1.2m to the PSB.",
    "April Voss, who left on 31 February, did not reply.",
    "He was arrested on 29 February 2019 and released three weeks later.",
    "A spokesman for Brandt Line said: 'We regret the 40 per cent rise.'",
    "They met between May and 3 June 2012, since 1998, until 2030, in the 1990s, and at Easter.",
    "Share this article",
    "- **Nov. 2, 2022** Voss resigns.",
    '> "Nobody asked," she said.',
    "Quill, 52, and Dr. J. R. Brandt Jr. of St. Ives Ltd. met on 01/02/2018 at 5 p.m. in the U.S.",
    "Die Brücke wurde am 3. Mai 2019 gesperrt, sagte Bürgermeisterin Ilse Groß.",
    "أغلق الجسر يوم الثلاثاء.",
    "A\u0301 combining a\u200bzero-width \u202eright-to-left\u202c word, an emoji 🚢 and a soft\u00adhyphen came on Friday.",
    "(Reporting by Ann Lomax; Editing by P. Reed)",
    "NO FULL STOP HERE BUT CAPITALS ON MONDAY",
    '"',
    "The ship sank in 0000-00-00; its sister sank on 30 February 2020, in 20188 and in May 99999.",
)
PAGE = "<html><head><title>{0}</title></head><body><nav>Home News</nav><article><h1>{0}</h1>{1}</article></body></html>"


@st.composite
def articles(draw):
    """One article file as (suffix, bytes): a head, then sentences in any order, broken into paragraphs anywhere."""
    suffix = draw(st.sampled_from([".txt", ".md", ".html"]))
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=14))
    gaps = draw(st.lists(st.sampled_from([" ", "\n\n", "\n"]), min_size=len(sentences), max_size=len(sentences)))
    body = "".join(s + g for s, g in zip(sentences, gaps, strict=True))
    if suffix == ".html":
        paragraphs = "".join(f"<p>{p}</p>" for p in body.split("\n\n"))
        return suffix, PAGE.format("Bridge closed", paragraphs).encode()
    return suffix, (draw(st.sampled_from(HEADS)) + body).encode(draw(st.sampled_from(["utf-8", "utf-16"])))


def told_by(files):
    """The story of name -> (suffix, bytes), without the files that hold no text."""
    extracts = []
    for name, (suffix, raw) in files.items():
        try:
            extracts.append(extract(read_bytes(raw, ArticleId(name + suffix), suffix)))
        except SitegenError:
            continue
    return weave(extracts, Edits(), Ledger())


def data_of(story):
    """articles, events and actors as other programs read them."""
    pages = {page.path: page for page in data_pages(Book(story, SITE))}
    return [json.loads(pages[f"data/{name}.json"].body()) for name in ("articles", "events", "actors")]


def evidence_in(node):
    """Every piece of evidence anywhere in a story."""
    if isinstance(node, Evidence):
        yield node
    elif is_dataclass(node):
        for field in fields(node):
            yield from evidence_in(getattr(node, field.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from evidence_in(item)


@OFTEN
@given(st.lists(articles(), min_size=1, max_size=4))
def test_evidence_is_verbatim(files):
    """Each sentence that a date, an event, an actor or a quote rests on stands letter for letter in its article's text."""
    story = told_by({f"a{n}": file for n, file in enumerate(files)})
    text = {s.id: s.extract.article.text for s in story.sources}
    for evidence in evidence_in(story):
        if evidence.origin == "text":
            assert text[evidence.article][evidence.start : evidence.end] == evidence.text
    published, events, _ = data_of(story)
    shown = {article["id"]: article["text"] for article in published}
    for event in events:
        assert event["evidence"], "an event that rests on nothing"
        for evidence in event["evidence"]:
            assert evidence["text"] in shown[evidence["article"]]


@OFTEN
@given(st.lists(articles(), min_size=1, max_size=4))
def test_dates_are_edtf(files):
    """Every date in the data files is valid EDTF, and its first day is not after its last."""
    published, events, _ = data_of(told_by({f"a{n}": file for n, file in enumerate(files)}))
    for item in (*published, *events):
        assert item["date"] is None or edtf.is_valid(item["date"]), item["date"]
        assert (item["date"] is None) == (item["date_basis"] == "unknown")
    for event in events:
        first, last = event["date_start"], event["date_end"]
        assert first is None or last is None or first <= last, event["date"]


def grouped(files):
    """What a story says apart from ids and words that a file's name may decide: who is told, and which sentences are one event."""
    published, events, actors = data_of(told_by(files))
    mark = {a["id"]: files[a["source_file"].rsplit(".", 1)[0]] for a in published}
    told = sorted(sorted((repr(mark[e["article"]]), e["text"]) for e in event["evidence"]) for event in events)
    cast = sorted((actor["name"], actor["kind"], sorted(repr(mark[a]) for a in actor["articles"])) for actor in actors)
    return told, cast, sorted((repr(mark[a["id"]]), a["date"] or "") for a in published)


@st.composite
def dealt(draw):
    """Two to four files, between which the sentences are dealt out; each sentence goes to two files at most."""
    count = draw(st.integers(2, 4))
    hands = [[] for _ in range(count)]
    for sentence in draw(st.permutations(SENTENCES)):
        for player in draw(st.sets(st.integers(0, count - 1), max_size=2)):
            hands[player].append(sentence)
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=count, max_size=count))
    return [
        (".txt", f"{h}{chr(10).join(hand)}\n\n{n}".encode())
        for n, (h, hand) in enumerate(zip(heads, hands, strict=True))
    ]


@OFTEN
@given(dealt(), st.data())
def test_file_names_decide_nothing(files, data):
    """The same articles under other names, hence in another order, give the same events, actors and dates."""
    order = data.draw(st.permutations(range(len(files))))
    renamed = {f"a{n}": file for n, file in zip(order, files, strict=True)}
    assert grouped({f"a{n}": file for n, file in enumerate(files)}) == grouped(renamed)


@settings(max_examples=150, deadline=None)
@given(
    raw=st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)),
    suffix=st.sampled_from([".txt", ".md", ".html"]),
)
@example(raw=b"", suffix=".txt")
@example(raw=b"\xff\xfe", suffix=".txt")
@example(raw=b"---\n- a: [\n---\n", suffix=".md")
@example(raw=b"---\ndate: 2019-02-30\n---\nA ship sank.", suffix=".md")
@example(raw=b"<html><body><![endif]--><p>\x00</p>", suffix=".html")
def test_any_bytes_give_an_article_or_an_error(raw, suffix):
    """No file crashes the build: it becomes an article that can be woven and shown, or an error that names the file."""
    found, notices = None, ()
    try:
        found = extract(read_bytes(raw, ArticleId("x" + suffix), suffix))
    except SitegenError as error:
        notices = error.notices
    assert all(n.level == "error" and n.where and n.where.path == "x" + suffix for n in notices)
    if found is None:
        assert notices
        return
    assert found.article.text.strip()
    data_of(weave([found], Edits(), Ledger()))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_one_bad_file_costs_no_other(tmp_path, suffix):
    """A file that cannot be read is told by name; those beside it are read."""
    from sitegen.understanding import Raw

    bad = b"" if suffix == ".txt" else b"---\ndate: [\n---\n" if suffix == ".md" else b"<html><body></body></html>"
    good = b"Published 3 May 2019\n\nA crane fell on Tuesday. Nobody was hurt."
    raw = [
        Raw(ArticleId(f"bad{suffix}"), f"bad{suffix}", suffix, bad),
        Raw(ArticleId("good.txt"), "good.txt", ".txt", good),
    ]
    with open_cache(tmp_path, use=False) as cache:
        extracts, failed = understand(raw, cache, 1, lambda *_: None)
    assert [e.article.id for e in extracts] == ["good.txt"]
    assert [n.where.path for n in failed if n.where] == [f"bad{suffix}"]

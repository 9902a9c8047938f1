"""What no article should hold, but one may: halves of characters, controls, markup. Reading takes it out or shows it plainly;
every page, feed and data file is made, whole.
"""

import json
from xml.etree import ElementTree as ET

import pytest

from sitegen.cli import main

PAGE = """<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Half \\ud83d a face",
"datePublished": "2021-03-04", "author": {"name": "Ann \\udc00 Lee"}, "publisher": {"name": "The \\ud83d Echo"}}</script></head>
<body><article><h1>Half &#xD83D; a face, &lt;b&gt;bold&lt;/b&gt;</h1><p>The council said on Monday that it would close the pier on 5 May
2021. Ann Osei, leader of the council, said: "It is &#55357; unsafe &#0;&#11; now, &lt;b&gt;bold&lt;/b&gt; as we are."</p></article>
</body></html>"""
TEXT = (
    b"Pier \xed\xa0\xbd shut\n\n4 March 2021\n\nThe \xed\xa0\xbd council <b>bold</b> closed it on 2 March 2021.\x0b\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of such articles: path -> bytes."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "content").mkdir()
    (root / "content" / "page.html").write_text(PAGE, "utf-8")
    (root / "content" / "text.txt").write_bytes(TEXT)
    (root / "sitegen.toml").write_text('title = "Pier"\n', "utf-8")
    assert main(["build", "--site", str(root), "--base-url", "https://example.org/s/", "-q", "--no-cache"]) == 0
    out = root / "public"
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_every_page_is_made(site):
    """And is UTF-8 without a control character."""
    assert len(json.loads(site["data/articles.json"])) == 2
    for path, body in site.items():
        if path.endswith((".html", ".json", ".xml", ".csv", ".ics")):
            assert not {c for c in body.decode("utf-8") if c < " "} - set("\n\r\t"), path


def test_nothing_of_it_is_markup(site):
    """Marks of HTML in a title are shown, not obeyed."""
    for path, body in site.items():
        if path.endswith(".html"):
            assert b"<b>bold" not in body, path


def test_data_and_feeds_stay_whole(site):
    """JSON parses, and XML is well-formed."""
    for path, body in site.items():
        if path.endswith(".json"):
            json.loads(body)
        elif path.endswith(".xml"):
            ET.fromstring(body)

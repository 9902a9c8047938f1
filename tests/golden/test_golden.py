"""Golden sites: what a reader sees of a small story, word for word. After a change that is meant, look at the difference:
`REGOLD=1 pytest tests/golden` writes the expected files anew for review in git.
"""

import os
import re
from pathlib import Path

import pytest

from sitegen.cli import main

HERE = Path(__file__).parent
SITES = sorted(p.parent.name for p in HERE.glob("*/content"))
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
HASH = re.compile(r"\.[0-9a-f]{8,}\.")


def shown(site: Path) -> dict[str, str]:
    """The `<main>` of each page that tells the story; pages about the site itself have tests of their own."""
    pages = [site / "index.html", *(site / "events").rglob("*.html"), *(site / "actors").rglob("*.html")]
    pages += [*(site / "articles").rglob("*.html"), *(site / "years").rglob("*.html")]
    found = {}
    for page in sorted(pages):
        match = MAIN.search(page.read_text("utf-8"))
        assert match, page
        found[page.relative_to(site).as_posix()] = HASH.sub(".", match[0]) + "\n"
    return found


@pytest.mark.parametrize("name", SITES)
def test_a_story_reads_as_it_did(name, tmp_path):
    """Each page's main part is, letter for letter, the expected file; no page is missing and none is left over."""
    content, expected = HERE / name / "content", HERE / name / "expected"
    assert main(["build", "--site", str(tmp_path), "--content", str(content), "--no-cache", "--quiet"]) == 0
    pages = shown(tmp_path / "public")
    if os.environ.get("REGOLD"):
        for old in expected.rglob("*.html"):
            old.unlink()
        for path, text in pages.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, "utf-8")
    kept = {p.relative_to(expected).as_posix(): p.read_text("utf-8") for p in expected.rglob("*.html")}
    assert sorted(pages) == sorted(kept)
    for path, text in pages.items():
        assert text == kept[path], f"{path} reads differently: REGOLD=1 pytest tests/golden, then look at git diff"

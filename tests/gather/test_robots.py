"""robots.txt: sitegen.gather.robots."""

import pytest

from sitegen.gather.robots import Robots

AGENT = "sitegen/1.0 (words)"


@pytest.mark.parametrize(
    ("status", "body", "path", "allowed"),
    [
        (200, b"", "/a", True),
        (404, b"User-agent: *\nDisallow: /", "/a", True),
        (500, b"", "/a", False),
        (429, b"", "/a", False),
        (200, b"User-agent: *\nDisallow: /", "/a", False),
        (200, b"User-agent: *\nDisallow:\n", "/a", True),
        (200, b"\xef\xbb\xbfUser-agent: sitegen\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", False),
        (200, b"User-agent: sitegen\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),
        (200, b"User-agent: otherbot\nDisallow: /", "/a", True),
        (200, b"<html>not found</html>", "/a", True),
        (200, b"\xff\xfe\x00" * 100, "/a", True),
    ],
)
def test_rules(status, body, path, allowed):
    """No file allows all, a failing server nothing, and a group for this program outweighs the one for all."""
    assert (Robots(status, body).refuses(f"https://e.example{path}", AGENT) == "") is allowed

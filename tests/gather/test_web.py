"""Fetching: sitegen.gather.web, within its limits and with manners."""

import gzip
import shutil
import ssl
import subprocess
import time
from urllib.parse import urlsplit

import pytest

from sitegen.errors import ContentError
from sitegen.gather.web import AGENT, Web, _path


def code_of(web, url):
    with pytest.raises(ContentError) as caught:
        web.get(url)
    notice = caught.value.notice
    assert notice.where is not None, "a message names its address"
    assert notice.where.path == url
    assert notice.hint, "a message says what to do"
    return notice.code


@pytest.fixture
def web():
    return Web(allow_private=True, max_seconds=5)


def test_a_page_comes_with_its_type_and_address(site, web):
    """The body, its media type, its character set and the address that answered."""
    url = site.put("/page")
    answer = web.get(url)
    assert (answer.url, answer.media_type, answer.charset) == (url, "text/html", "utf-8")
    assert b"ferry" in answer.body


def test_it_says_who_it_is(site, web):
    """The User-Agent names the program and its version."""
    web.get(site.put("/page"))
    assert site.agents == {AGENT}
    assert AGENT.startswith("sitegen/")


def test_redirects_are_followed(site, web):
    """A page that moved is fetched from where it is now."""
    site.put("/new/page")
    assert web.get(site.redirect("/old", "new/page", 301)).url == f"{site.url}/new/page"


@pytest.mark.parametrize("loop", [["/a"], ["/a", "/b"], ["/a", "/b", "/c"]])
def test_redirects_in_a_circle_end(site, web, loop):
    """Redirects that come back to where they were are a message."""
    for here, there in zip(loop, [*loop[1:], loop[0]], strict=True):
        site.redirect(here, there)
    assert code_of(web, site.url + loop[0]) == "web-redirect-loop"


def test_endless_redirects_end(site, web):
    """Redirects to ever new addresses are given up."""
    for n in range(20):
        site.redirect(f"/{n}", f"/{n + 1}")
    assert code_of(web, f"{site.url}/0") == "web-redirects"


@pytest.mark.parametrize(
    "target",
    ["ftp://example.org/a", "file:///etc/passwd", "gopher://127.0.0.1/x", "javascript:alert(1)", "http://[::1"],
)
def test_redirects_out_of_the_web_are_refused(site, web, target):
    """Each hop must be http or https."""
    assert code_of(web, site.redirect("/a", target)) in ("web-scheme", "web-url")


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """A public page cannot send us to the machine's own network."""
    from sitegen.gather import addresses

    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    assert code_of(Web(), site.redirect("/a", "http://169.254.169.254/latest/meta-data/")) == "web-private-address"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "https://127.0.0.1:8443/",
    ],
)
def test_private_addresses_are_refused(url):
    """However it is spelt, an address of a private network is not asked."""
    assert code_of(Web(), url) == "web-private-address"


@pytest.mark.parametrize("url", ["http://", "http:///x", "http://exa mple/", "http://a:99999/", "http://[1/"])
def test_what_is_no_address_is_said_to_be_none(url):
    """A mistyped address is a message and no traceback."""
    assert code_of(Web(), url) in ("web-url", "web-no-host")


def test_passwords_are_not_sent(site, web):
    """An address with a password in it is refused."""
    assert code_of(web, site.url.replace("http://", "http://ann:secret@")) == "web-password"


def test_a_huge_body_is_cut_off(site):
    """A body above the limit ends the fetch, with or without a Content-Length."""
    web = Web(allow_private=True, max_bytes=100_000, max_seconds=5)
    assert code_of(web, site.put("/big", b"a" * 300_000)) == "web-too-large"
    assert code_of(web, site.put("/told", b"a", Content_Length="99999999")) == "web-too-large"


def test_a_broken_off_body_is_no_page(site, web):
    """Half a page is not taken for the whole."""
    assert code_of(web, site.put("/half", b"half", Content_Length="8")) == "web-cut"
    packed = gzip.compress(b"words that do not repeat")
    assert code_of(web, site.put("/packed", packed[:-12], Content_Encoding="gzip")) == "web-cut"


def test_a_packed_bomb_is_cut_off(site):
    """What is small on the wire and large unpacked counts as large."""
    web = Web(allow_private=True, max_bytes=100_000, max_seconds=5)
    url = site.put("/bomb", gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    assert code_of(web, url) == "web-too-large"


def test_a_packed_page_is_unpacked(site, web):
    """A server that packs unasked is understood."""
    assert web.get(site.put("/p", gzip.compress(b"words"), Content_Encoding="gzip")).body == b"words"
    assert code_of(web, site.put("/q", b"words", Content_Encoding="br")) == "web-encoding"
    assert code_of(web, site.put("/r", b"no gzip", Content_Encoding="gzip")) == "web-encoding"


def test_a_slow_body_is_given_up(site):
    """A server that drips bytes holds nobody up for longer than the limit."""
    from tests.gather.conftest import drip

    web = Web(allow_private=True, max_seconds=0.6)
    begun = time.monotonic()
    assert code_of(web, site.put("/slow", drip)) == "web-slow"
    assert time.monotonic() - begun < 3


def test_a_silent_server_is_given_up(site):
    """A server that takes the question and never answers is left."""
    web = Web(allow_private=True, max_seconds=0.5)
    assert code_of(web, site.put("/silent", lambda handler: time.sleep(3), Content_Length="5")) == "web-slow"


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500, 503])
def test_errors_of_the_server_are_told(site, web, status):
    """The status stands in the message."""
    assert code_of(web, site.put("/e", "sorry", status=status)) == "web-status"


def test_nothing_listens(web):
    """A port where nothing answers is a message."""
    assert code_of(web, "http://127.0.0.1:9/") == "web-failed"


def test_an_empty_page_is_told(site, web):
    """A page of nothing is a message."""
    assert code_of(web, site.put("/empty", "  \n")) == "web-empty"


def test_no_answer_of_http(site, web):
    """Bytes that are no HTTP are a message."""
    import socket
    import threading

    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            wire, _ = server.accept()
            with wire:
                wire.recv(1000)
                wire.sendall(b"SSH-2.0-nothing\r\n\r\n")

        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(ContentError, match="its answer is no HTTP"):
            web.get(f"http://127.0.0.1:{server.getsockname()[1]}/")


def test_robots_are_respected(site, web):
    """A page that robots.txt keeps programs from is not asked for."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
    assert code_of(web, site.put("/private/page")) == "web-robots"
    assert "/private/page" not in site.asked
    assert web.get(site.put("/open")).body


def test_robots_hold_after_a_redirect(site, web):
    """A redirect into a forbidden part is not followed."""
    site.put("/robots.txt", "User-agent: sitegen\nDisallow: /private/\n", "text/plain")
    site.put("/private/page")
    assert code_of(web, site.redirect("/way", "/private/page")) == "web-robots"


def test_robots_are_asked_once(site, web):
    """One question for each origin, however many pages."""
    for n in range(3):
        web.get(site.put(f"/{n}"))
    assert site.asked.count("/robots.txt") == 1


def test_robots_that_fail_close_the_site(site, web):
    """Where the server cannot give its robots.txt, nothing is fetched (RFC 9309)."""
    site.put("/robots.txt", "oops", status=503)
    assert code_of(web, site.put("/page")) == "web-robots"


def test_addresses_are_written_in_ascii():
    """Letters beyond ASCII are encoded, what is encoded stays, and no line break gets into the request."""
    assert _path(urlsplit("http://e/straße/a%20b?q=ä&x=1")) == "/stra%C3%9Fe/a%20b?q=%C3%A4&x=1"
    assert "\n" not in _path(urlsplit("http://e/a\r\nHost: x"))


@pytest.fixture
def safe(site, tmp_path):
    """The site over https, with a certificate for 127.0.0.1 that its own authority signed; and that authority's file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate with")
    names = ("-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", certificate)
    subprocess.run([openssl, *map(str, made), *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.url = site.url.replace("http:", "https:")
    return site, certificate


def test_a_safe_connection(safe, web, monkeypatch):
    """Over https a page comes where the machine knows who signed the certificate, and is refused in words where not."""
    site, certificate = safe
    url = site.put("/page")
    assert code_of(web, url) == "web-tls"
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    answer = web.get(url)
    assert b"Ferry line" in answer.body
    assert answer.url == url
    other = url.replace("127.0.0.1", "localhost")
    assert code_of(web, other) == "web-tls", "the certificate is for another name"

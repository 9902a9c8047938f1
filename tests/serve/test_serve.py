"""sitegen.serve in real processes: a save, a mistake, a folder gone, a port taken, the end."""

import json
import shutil
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tornado.websocket import websocket_connect

from sitegen.build import Options
from sitegen.cli import main
from sitegen.config import load
from sitegen.resident import Resident
from sitegen.serve.desk import Desk, Plan
from sitegen.serve.watching import Change, merge
from sitegen.serve.web import Web
from tests.serve.desks import CONFIG, STORY, TITLE, Served, in_a_loop, new_site, reloads


@pytest.fixture
def site(tmp_path):
    return new_site(tmp_path / "site")


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with Served(new_site(tmp_path_factory.mktemp("shared") / "site")) as served:
        yield served


@pytest.fixture
def desk(shared):
    """One desk for all tests that leave it running; each begins with the one article, and nothing wrong."""
    for file in (shared.site / "content/articles").iterdir():
        if file.name != "bridge.md":
            file.unlink()
    shared.write("content/articles/bridge.md", STORY)
    shared.write("sitegen.toml", CONFIG)
    shared.until(lambda: [a["title"] for a in json.loads(shared.get("data/articles.json")[1])] == [TITLE])
    shared.until(lambda: "sitegen-error" not in (page := shared.get()[1]) and "Valley news" in page)
    time.sleep(0.3)  # until the last notices of the system have come
    shared.seen = len(shared.said)
    return shared


def test_a_save_is_a_new_page_and_a_reload(desk):
    """A saved article is on the page, open pages are told to reload, and one line says what was rebuilt and why."""
    new = STORY.replace("closes the bridge", "reopens the bridge")
    assert reloads(desk, lambda: desk.write("content/articles/bridge.md", new))[0] == "reload"
    assert "reopens the bridge" in desk.get("articles/")[1]
    desk.until(lambda: "content/articles/bridge.md saved" in desk.said[desk.seen :])
    lines = [line for line in desk.said[desk.seen :].splitlines() if "content/articles/bridge.md saved" in line]
    assert len(lines) <= 2, "one for the save, and one for what the test before left to be done"
    assert " rebuilt" in lines[-1]


def test_a_mistake_is_laid_over_the_last_good_page(desk):
    """A broken article: place, excerpt and remedy over the old page, with a reload; gone once it is mended."""
    broken = STORY.replace("title: The", "titel: The <b>")
    assert reloads(desk, lambda: desk.write("content/articles/bridge.md", broken))[0] == "reload"
    page = desk.get("articles/")[1]
    assert "content/articles/bridge.md:2" in page
    assert "titel: The &lt;b&gt; council" in page
    assert "did you mean &#34;title&#34;?" in page
    assert "The council closes the bridge</a>" in page
    mend = lambda: desk.write("content/articles/bridge.md", STORY)  # noqa: E731
    assert reloads(desk, mend)[0] == "reload"
    assert "sitegen-error" not in desk.get("articles/")[1]


def test_temporary_files_build_nothing(desk):
    """What editors leave beside a file on the way of saving it is passed over."""
    names = (".bridge.md.swp", "4913", "bridge.md~", "#bridge.md#", "bridge.md.tmp", ".#bridge.md")
    for name in names:
        desk.write(f"content/articles/{name}", "half a sen")
    desk.write("content/articles/new.md", STORY.replace("closes", "paints"))
    desk.shows("paints the bridge", "articles/")
    desk.until(lambda: "new.md saved" in desk.said[desk.seen :])
    assert not [name for name in names if f"{name} saved" in desk.said[desk.seen :]]


def test_a_save_by_renaming(desk):
    """An editor that writes another file and renames it over the article, or moves the article away first, has saved it."""
    article = desk.site / "content/articles/bridge.md"
    new = desk.site / "content/articles/bridge.md.tmp"
    new.write_text(STORY.replace("closes", "widens"), "utf-8")
    new.replace(article)
    desk.shows("widens the bridge", "articles/")
    article.rename(article.with_name("bridge.md~"))
    article.write_text(STORY.replace("closes", "narrows"), "utf-8")
    desk.shows("narrows the bridge", "articles/")


def test_many_saves_in_a_row_end_with_the_last(desk):
    """Twenty saves, one after the other: the page is that of the last, with fewer builds than saves."""
    for n in range(20):
        desk.write("content/articles/bridge.md", STORY.replace("closes", f"inspects {n} times"))
    desk.shows("inspects 19 times", "articles/")
    assert desk.said[desk.seen :].count(" saved") < 20


def test_configuration_and_templates_are_watched(desk):
    """A new title, a mistake in sitegen.toml, and a folder of templates that appears later."""
    config = desk.site / "sitegen.toml"
    other = desk.site / "sitegen.toml.new"
    other.write_text('title = "Hill news"\n', "utf-8")
    other.replace(config)
    desk.shows("Hill news")
    config.write_text('titel = "Hill news"\n', "utf-8")
    desk.shows("unknown key &#34;titel&#34;")
    config.write_text('title = "Hill news"\n', "utf-8")
    desk.until(lambda: "sitegen-error" not in desk.get()[1])
    desk.write("templates/_frame/footer.html", "<footer>Our own foot</footer>")
    desk.shows("Our own foot")
    desk.write("templates/_frame/footer.html", "<footer>{{ nothing }}</footer>")
    desk.shows("templates/_frame/footer.html:1")
    shutil.rmtree(desk.site / "templates")
    desk.until(lambda: "sitegen-error" not in desk.get()[1])


def test_the_content_folder_goes_and_comes_back(desk):
    """While content/ is gone the last site is served with a message; files of the new folder are watched again."""
    (desk.site / "content").rename(desk.site / "away")
    desk.shows("the content folder does not exist")
    (desk.site / "away").rename(desk.site / "content")
    desk.until(lambda: "sitegen-error" not in desk.get()[1])
    desk.write("content/articles/bridge.md", STORY.replace("closes", "repairs"))
    desk.shows("repairs the bridge", "articles/")


def test_drafts_are_marked_and_go_nowhere_else(site):
    """A draft is served with a mark; public/ is not made, permalinks.json is not written, and build leaves the draft out."""
    draft = STORY.replace("date:", "draft: true\ndate:").replace("closes the bridge", "sells the tower")
    (site / "content/articles/draft.md").write_text(draft, "utf-8")
    with Served(site) as desk:
        page = desk.get("articles/the-council-sells-the-tower/")[1]
        assert "<title>[draft] " in page
        assert "sitegen-draft" in page
        assert json.loads(desk.get("__sitegen__/desk.json")[1])["articles/the-council-sells-the-tower"] == "draft"
        assert "sitegen-draft" not in desk.get("articles/the-council-closes-the-bridge/")[1]
    assert not (site / "public").exists()
    assert not (site / "permalinks.json").exists()
    assert main(["build", "--site", str(site), "--quiet"]) == 0
    assert "sells the tower" not in (site / "public/articles/index.html").read_text("utf-8")
    with Served(site, "--output", str(site / "shown")) as desk:
        assert "sells the tower" not in desk.get("articles/")[1]
        desk.until((site / "shown/index.html").exists)


def test_nothing_of_the_desk_is_written(desk):
    """Scripts, marks and messages of the desk are on the served page alone."""
    assert "/__sitegen__/desk.js" in desk.get()[1]
    written = desk.site / ".sitegen-cache/serve"
    desk.until((written / "index.html").exists)
    assert not [p for p in written.rglob("*.html") if b"__sitegen__" in p.read_bytes()]


def test_addresses_of_the_server(desk):
    """A page that is not there is 404 with the site's own page; a folder without a slash leads on; nothing above the site."""
    status, page = desk.get("no/such/page/")
    assert status == 404
    assert "Valley news" in page
    assert desk.get("articles")[1] == desk.get("articles/")[1]
    assert desk.get("../cache.sqlite")[0] in {403, 404}
    assert desk.get("%2e%2e/cache.sqlite")[0] in {403, 404}
    assert desk.get("data/articles.json")[0] == 200
    assert "function" in desk.get("livereload.js")[1]


def test_only_this_machine_is_answered(desk):
    """A name that somebody else pointed at this machine gets nothing, nor does another site's page by the socket."""
    for path in ("", "data/articles.json", "__sitegen__/why?id=actors/anna-fairweather", "__sitegen__/desk.json"):
        status, text = desk.get(path, Host="evil.example:80")
        assert status == 403
        assert "Fairweather" not in text
    assert desk.get("", Host="localhost:1234")[0] == 200
    socket = desk.address.replace("http", "ws") + "livereload"
    from tornado.httpclient import HTTPClientError, HTTPRequest

    with pytest.raises(HTTPClientError, match="403"):
        in_a_loop(_connect(HTTPRequest(socket, headers={"Origin": "http://evil.example"})))


async def _connect(request):
    return await websocket_connect(request)


def test_a_site_published_under_a_path(site):
    """With a base URL the pages lie at the top and under the path as well, so that the 404 page finds its style."""
    (site / "sitegen.toml").write_text('title = "Valley news"\nbase_url = "https://example.org/valley/"\n', "utf-8")
    with Served(site) as desk:
        assert desk.get("articles/")[0] == 200
        assert desk.get("valley/articles/")[0] == 200
        assert 'data-base="/valley/"' in desk.get("valley/articles/")[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_end_is_clean(site, number):
    """Ctrl-C, a polite kill and a closed terminal: exit status 0, one word, no traceback."""
    with Served(site) as desk:
        assert desk.stop(number) == 0
        assert desk.said.endswith("stopped\n")
        assert "Traceback" not in desk.said


def test_ctrl_c_while_building(site):
    """Ctrl-C in the middle of the first build ends it at once, and leaves nothing half done."""
    for n in range(300):
        text = STORY.replace("closes the bridge", f"closes bridge {n}") + "\nThe mayor spoke on 3 May 2019.\n" * 20
        (site / f"content/articles/a{n}.md").write_text(text, "utf-8")
    with Served(site, "--no-cache", wait=False) as desk:
        staging = site / ".sitegen-cache"
        desk.until(staging.exists)
        assert desk.stop() == 0
        assert "Traceback" not in desk.said
        assert not list(staging.glob(".serve.sitegen-new/*"))


def test_a_port_in_use(site, capsys):
    """A taken port is told with another to choose, exit status 2; so are one that cannot be and a host that is not here."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--site", str(site), "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"port {port} on 127.0.0.1 is in use" in said
    assert f"--port {port + 1}" in said or "--port 8001" in said
    assert main(["serve", "--site", str(site), "--port", "70000"]) == 2
    assert "there is no port 70000" in capsys.readouterr().err
    assert main(["serve", "--site", str(site), "--host", "no-such-host.invalid"]) == 2
    assert "there is no address no-such-host.invalid" in capsys.readouterr().err


def test_mistakes_at_the_start(site, capsys):
    """A configuration or a content folder that is wrong from the start ends the command with its message."""
    (site / "sitegen.toml").write_text("titel = 1\n", "utf-8")
    assert main(["serve", "--site", str(site)]) == 2
    assert 'did you mean "title"' in capsys.readouterr().err
    (site / "sitegen.toml").unlink()
    assert main(["serve", "--site", str(site), "--content", str(site / "nothing")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_an_article_broken_from_the_start(site):
    """There is no good site yet: the message is served on a bare page, and the site once it is mended."""
    (site / "content/articles/bridge.md").write_text("---\ntitel: x\n---\n\nText.\n", "utf-8")
    with Served(site) as desk:
        assert "Not built yet" in desk.get()[1]
        assert "content/articles/bridge.md:2" in desk.get()[1]
        desk.write("content/articles/bridge.md", STORY)
        desk.shows("Valley news")


def test_data_asked_for_before_there_are_any(site):
    """Who asks for data while the first build goes on is answered once it is done; a page is answered at once."""
    config = load(site, {}, {"output": site / "desk"}, site)
    options = Options(now="9999-12-31", use_cache=False)
    desk = Desk(Plan(config, options, "content", (), "9999-12-31"))
    with Web(desk, "127.0.0.1", 0) as web, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(urlopen, web.address + "data/articles.json", timeout=30)
        with pytest.raises(HTTPError) as page:
            urlopen(web.address, timeout=30)
        page.value.close()
        time.sleep(0.2)
        assert not asked.done()
        desk.fresh = Resident().refresh(config, options, frozenset())
        web.reload()
        with asked.result(30) as answer:
            assert TITLE in answer.read().decode()


def test_changes_are_told_as_an_editor_sees_them(tmp_path):
    """Deleted and written again is saved, as is a link that leads nowhere; come and gone is nothing; gone is deleted."""
    kept, gone = tmp_path / "kept.md", tmp_path / "gone.md"
    kept.write_text("x")
    bunch = [Change(kept, "deleted"), Change(kept, "added"), Change(gone, "added"), Change(gone, "deleted")]
    assert merge(bunch) == (Change(kept, "saved"),)
    assert merge([Change(gone, "deleted")]) == (Change(gone, "deleted"),)
    (link := tmp_path / "link.html").symlink_to("nowhere")
    assert merge([Change(link, "added")]) == (Change(link, "saved"),)

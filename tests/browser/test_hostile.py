"""What articles and pages written to do harm do in a real browser: nothing. One site of them, each page opened under the policy."""

import csv

import pytest

from sitegen.cli import main
from tests.browser.serving import serve

SAID = "The Valley Council closed the old bridge on 3 March 2021, said Anna Fairweather, head of the council."
TITLES = (
    "=cmd|'/C calc'!A0",
    "@SUM(1)",
    "{{ 7*7 }} {% raw %} ${7*7} <%= 1 %>",
    "</script><script>window.harm=1</script>",
    "]]><img src=x onerror=window.harm=1>",
    "Safe \u202egnp.exe\u202c title",
    "zero\u200bwidth\u200dname\ufeff",
    "W" * 300,
    "location",
    "cookie",
    "__proto__",
    "CON",
    "???",
    "../../etc/passwd",
)
SAVED = f"""<article><h1>A mutation</h1><p>{SAID}</p>
<svg><p><style><img src=x onerror=window.harm=1></style></p></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.harm=1&gt;"></table></mtext></math>
<p id="main" class="top skip" style="position:fixed;inset:0;background:url(https://evil.example/x)">A paragraph that is dressed.</p>
<form id="location"><input name="action"></form>
<noscript><p title="</noscript><img src=x onerror=window.harm=1>">x</p></noscript></article>"""
PAGE = f"""# About

<svg onload=window.harm=1></svg> <a href="javascript:window.harm=1" style="position:fixed" id="location">q</a>
[a](java\tscript:alert(1)) [b](\x01javascript:alert(1)) [c](&#106;avascript:alert(1)) [d](javascript&colon;alert(1)) ![e](//evil.example/t.png)

## location {{#cookie}}

## main

{"x" * 500}

| a | b |
|---|---|
| {"y" * 200} | z |
"""
HARM = """() => ({
    over: document.documentElement.scrollWidth - innerWidth,
    ran: window.harm,
    schemes: [...document.querySelectorAll('a[href]:not(svg *)')].map(a => a.protocol).filter(p => !/^(https?|mailto):$/.test(p)),
    dressed: document.querySelectorAll('main [style], main [onerror], main [onload], main form:not([method=get])').length,
    twice: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n),
    clobbered: ['location', 'cookie', 'forms', 'title'].filter(name => document[name] instanceof HTMLElement),
})"""
NONE = {"over": 0, "ran": None, "schemes": [], "dressed": 0, "twice": [], "clobbered": []}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Every title above an article and within its text, a page saved with traps, an editor's page full of them."""
    root = tmp_path_factory.mktemp("hostile")
    articles = root / "content/articles"
    articles.mkdir(parents=True)
    for n, title in enumerate(TITLES):
        quoted = title.replace("'", "''")
        text = f"---\ntitle: '{quoted}'\ndate: 2021-03-{n + 4:02}\n---\n\n{SAID} \"{title},\" said Anna Fairweather.\n"
        (articles / f"a{n}.md").write_text(text, "utf-8")
    (articles / "saved.html").write_text(SAVED, "utf-8")
    (root / "content/pages").mkdir()
    (root / "content/pages/about.md").write_text(PAGE, "utf-8")
    (root / "sitegen.toml").write_text('title = "</title><script>window.harm=1</script>"\n', "utf-8")
    assert main(["build", "--site", str(root), "--quiet", "--no-cache"]) == 0
    return root / "public"


def test_no_page_does_harm(browser, hostile):
    """Nothing runs, nothing is fetched elsewhere, nothing is wider than a phone, no id hides what scripts rely on."""
    found, elsewhere, said = {}, set(), []
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    with serve(hostile) as base:
        page.on("request", lambda r: r.url.startswith((base, "data:")) or elsewhere.add(r.url))
        page.on("console", lambda m: m.type in {"error", "warning"} and said.append(m.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for file in sorted(hostile.rglob("index.html")):
            path = file.relative_to(hostile).as_posix().removesuffix("index.html")
            page.goto(base + path)
            if (harm := page.evaluate(HARM)) != NONE:
                found[path] = harm
    context.close()
    assert (found, elsewhere, said) == ({}, set(), [])


def test_no_cell_is_a_formula(hostile):
    """A spreadsheet runs what begins with one of these signs."""
    with (hostile / "data/events.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]

"""Pictures beside links: sitegen.render.picture."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from sitegen.render.picture import HEIGHT, WIDTH, draw, drawable
from sitegen.render.views.other import Drawn
from sitegen.theme import theme_dir
from sitegen.tokens import contrast
from tests.render.story_fixture import big, config, edits, render, small

FONT = theme_dir() / "_picture" / "serif.woff2"


def drawn(title="Harbour closed", **over):
    view = Drawn(title, "3 May 2019", "2 sources", 12, ((0, 1), (7, 3)), (7,))
    return draw(Drawn(*(over.get(f, getattr(view, f)) for f in Drawn.__struct_fields__)), FONT, ())


def ink(data: bytes) -> tuple[int, int, int, int] | None:
    """The box around everything that is as dark as a title."""
    image = Image.open(io.BytesIO(data)).convert("L")
    return image.point(lambda v: 255 if v < 60 else 0).getbbox()


@pytest.fixture(scope="module")
def site():
    return {p.path: p for p in render(small(), edits(), config(base_url="https://example.org/s/"))}


def test_a_picture_has_the_size_that_is_announced(site):
    """Each page names one picture by its full address, and the picture exists and is of the size the page says."""
    for path in (
        "index.html",
        "events/harbour-fire/index.html",
        "actors/ada-lindqvist/index.html",
        "method/index.html",
    ):
        html = site[path].body().decode()
        assert f'<meta property="og:image:width" content="{WIDTH}">' in html
        url = re.search(r'og:image" content="https://example\.org/s/([^"]+)"', html)[1]
        assert Image.open(io.BytesIO(site[url].body())).size == (WIDTH, HEIGHT)


def test_an_event_has_a_picture_of_its_own(site):
    """Its page names it, and it differs from the site's."""
    assert "events/harbour-fire/picture.png" in site["events/harbour-fire/index.html"].body().decode()
    assert site["events/harbour-fire/picture.png"].body() != site["picture.png"].body()


def test_no_address_no_picture():
    """A site that does not know its address could not name one."""
    assert not [p for p in render(small(), edits(), config(base_url="")) if p.path.endswith(".png")]


def test_private_people_have_no_picture(site):
    """Their pages show the site's."""
    assert "actors/mira/picture.png" not in site


def test_very_many_events_share_the_picture_of_the_site():
    """Only the heaviest hundred have one of their own."""
    pages = [p.path for p in render(big(300), edits(), config(base_url="https://example.org/"))]
    assert sum(1 for p in pages if p.startswith("events/") and p.endswith(".png")) == 100


def test_the_same_words_give_the_same_bytes():
    """And few of them."""
    assert drawn() == drawn()
    assert (
        len(drawn("Council closes the old bridge over the river after engineers report cracks in two piers")) < 20_000
    )


def test_titles_stay_on_the_picture():
    """However long, above the strip and within the margins; what has no room ends in an ellipsis."""
    for title in ("Fire", "Council closes bridge " * 30, "W" * 400):
        left, top, right, bottom = ink(drawn(title))
        assert left >= 70
        assert top >= 80
        assert right <= 1160
        assert bottom <= 450


def test_letters_the_font_lacks_are_not_drawn_as_boxes():
    """A picture without words is better than one with boxes for words."""
    assert ink(drawn("حريق في الميناء", above="火")) is None
    assert ink(drawn("Incendie à Évry: 3 M€ – «perdus»")) is not None
    assert not drawable("火", FONT)
    assert not drawable("\ud800", FONT)
    assert drawable("Łódź, Ελλάδα, Москва, Việt Nam, £5m – “so”…", FONT)


def test_the_strip_marks_what_the_page_is_about():
    """A marked bar reaches below the line, so that shape tells it and not colour alone."""
    with_mark, without = (Image.open(io.BytesIO(drawn(marked=m))).crop((0, 530, WIDTH, 538)) for m in ((7,), ()))
    assert len(with_mark.getcolors()) == 2
    assert len(without.getcolors()) == 1


def test_a_sites_own_colours_are_used():
    """The ground of the picture is the panel colour of the site."""
    data = draw(Drawn("Fire", "", "", 1, (), ()), FONT, (("panel", "#003300"), ("ink", "#ffffff")))
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert image.getpixel((5, 5)) == (0, 0x33, 0)
    assert contrast("#003300", "#ffffff") > 4.5


def test_the_font_comes_with_its_licence():
    """As its licence asks."""
    assert "SIL Open Font License" in Path(FONT.with_name("OFL.txt")).read_text("utf-8")

"""Two shapes: a Run of capitalised words as found, and a Name cut out of it."""

from __future__ import annotations

from sitegen.model.frozen import frozen


@frozen
class Run:
    """Capitalised words in a row, before they are cut. `initial`: the first capital may be due to its place.
    `joined`: it was put together over small words.
    """

    start: int
    end: int
    tokens: tuple[str, ...]
    initial: bool
    joined: bool = False


@frozen
class Name:
    """A capitalised name at `text[start:end]`; `tokens` are its words, without what only its place capitalises.

    `initial`: its first capital may come from its place. `heading`: it stands in a headline, where capitals prove
    nothing. `title` is the title before it (`title_start` its offset), `after` the letters behind it ("MP").
    `owner`: a title follows ("Acme" in "Acme Chief Executive Ann Osei"). `quoted`: it stands alone within quotation
    marks. `fixed` is the kind that its form alone settles, "office" for a title that stands alone ("the Home
    Secretary"), "" = open. `text` is the tokens with single spaces.
    """

    start: int
    end: int
    sentence: int
    tokens: tuple[str, ...]
    text: str
    initial: bool = False
    heading: bool = False
    title: str = ""
    title_start: int = -1
    after: str = ""
    quoted: bool = False
    owner: bool = False
    fixed: str = ""

"""Files become extracts, remembered or read, in one process or in several: always the same."""

import sqlite3

import pytest

from sitegen import understanding
from sitegen.cache import FOLDER, Cache, open_cache
from sitegen.model.evidence import ArticleId
from sitegen.understanding import Raw, understand

TEXT = "The council closed the bridge at Lower Marsh on {} May 2021. “It was not safe,” said the mayor, Ann Lockwood.\n"


def raw(number: int, data: bytes = b"") -> Raw:
    name = f"{number}.txt"
    return Raw(ArticleId(name), name, ".txt", data or TEXT.format(number).encode())


@pytest.mark.parametrize("many", [0, 500], ids=["the new ones in a process of their own", "all in this process"])
def test_what_is_new_joins_what_is_remembered(tmp_path, monkeypatch, many):
    """Some are remembered, one is remembered but damaged, one is new and one cannot be read: as if nothing was remembered."""
    monkeypatch.setattr(understanding, "_MANY", many)
    with open_cache(tmp_path) as cache:
        understand([raw(n) for n in range(1, 5)], cache, 2, lambda *_: None)
    with sqlite3.connect(tmp_path / FOLDER / "cache.sqlite") as database:
        database.execute("update extracts set value = x'00' where key = (select min(key) from extracts)")
    now = [raw(1), raw(2), raw(9), raw(3), raw(4), raw(5, b"%PDF-1.7 " + bytes(range(256)))]
    with open_cache(tmp_path) as cache:
        found, failed = understand(now, cache, 2, lambda *_: None)
    expected, wrong = understand(now, Cache(None), 1, lambda *_: None)
    assert found == expected
    assert [e.article.id for e in found] == ["1.txt", "2.txt", "9.txt", "3.txt", "4.txt"]
    assert failed == wrong
    assert failed

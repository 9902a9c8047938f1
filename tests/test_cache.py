"""The cache remembers, and is empty when in doubt."""

import pytest

from sitegen.cache import FOLDER, Written, code_digest, open_cache
from sitegen.errors import UsageError
from sitegen.model.article import Article
from sitegen.model.dated import UNDATED
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract


def an_extract(name: str = "a.txt") -> Extract:
    return Extract(Article(ArticleId(name), "00", "Words.", ()), "en", UNDATED)


def test_extract_comes_back_equal(tmp_path):
    """What was remembered under a key is recalled as it was, also by a later build."""
    with open_cache(tmp_path) as cache:
        cache.remember([("k", an_extract())], {"k"})
    with open_cache(tmp_path) as cache:
        assert cache.recall(["k", "other"], Extract) == {"k": an_extract()}


def test_many_extracts_are_recalled_as_few_are(tmp_path):
    """Asked for many keys at once, the cache gives those it has and no others."""
    keys = [f"k{n}" for n in range(300)]
    with open_cache(tmp_path) as cache:
        cache.remember([(key, an_extract(f"{key}.txt")) for key in keys], set(keys))
        found = cache.recall([*keys[1:], "other"], Extract)
    assert found == {key: an_extract(f"{key}.txt") for key in keys[1:]}


def test_unused_extracts_are_forgotten(tmp_path):
    """A key that this build does not use is dropped, so that the cache does not grow for ever."""
    with open_cache(tmp_path) as cache:
        cache.remember([("old", an_extract())], {"old"})
        cache.remember([("new", an_extract())], {"new"})
        assert set(cache.recall(["old", "new"], Extract)) == {"new"}


def test_damaged_cache_is_an_empty_one(tmp_path):
    """Scribble in the file: nothing is remembered, nothing fails, and it works again."""
    with open_cache(tmp_path) as cache:
        cache.remember([("k", an_extract())], {"k"})
    (tmp_path / FOLDER / "cache.sqlite").write_bytes(b"scribble" * 500)
    with open_cache(tmp_path) as cache:
        assert cache.recall(["k"], Extract) == {}
        cache.remember([("k", an_extract())], {"k"})
        assert cache.recall(["k"], Extract) == {"k": an_extract()}


def test_blob_of_another_shape_counts_as_forgotten(tmp_path):
    """A value that no longer fits the model is not used."""
    with open_cache(tmp_path) as cache:
        cache._write("insert into extracts values (?, ?)", [("k", b"\x93\x01\x02\x03")])
        assert cache.recall(["k"], Extract) == {}


def test_record_of_files(tmp_path):
    """The record of output files is replaced by the new one."""
    a, b = Written("f", "d", 1, 2), Written("g", "d", 1, 2)
    with open_cache(tmp_path) as cache:
        cache.note_written({"x": a, "y": a}, {})
        cache.note_written({"x": a, "z": b}, {"x": a, "y": a})
        assert cache.written() == {"x": a, "z": b}


def test_unwritable_place_means_no_cache(tmp_path):
    """Where the folder cannot be made, there is a cache that remembers nothing."""
    (tmp_path / FOLDER).write_text("a file")
    with open_cache(tmp_path) as cache:
        cache.note_fact("a", b"1")
        assert cache.fact("a") == b""


def test_a_link_is_not_followed(tmp_path):
    """A cache that is a link would be written into somebody's folder."""
    (tmp_path / "site").mkdir()
    (tmp_path / "private").mkdir()
    (tmp_path / "site" / ".sitegen-cache").symlink_to(tmp_path / "private")
    with pytest.raises(UsageError, match="is a link"), open_cache(tmp_path / "site"):
        pass
    assert not list((tmp_path / "private").iterdir())


def test_code_digest_tells_rooms_apart():
    """The digest of the reading rooms does not depend on the code of the others."""
    assert code_digest("read/") != code_digest()
    assert code_digest("read/") == code_digest("read/")

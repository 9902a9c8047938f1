"""Many affairs in one folder: what one story tells is not joined to what another tells at the same time."""

from collections import Counter

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.accuracy.measure import HERE, read_folder

MIXED = 0.06  # of the events that several articles tell


def test_stories_in_one_folder_stay_apart():
    """Of the events that several articles tell, all invented stories woven as one, few hold articles of two stories."""
    count = Counter()
    for event in weave(read_folder(HERE / "stories"), Edits(), Ledger(), keep_ledger=False).events:
        articles = {telling.article for telling in event.tellings}
        count["several"] += len(articles) > 1
        count["mixed"] += len({article.partition("/")[0] for article in articles}) > 1
    assert count["several"] > 300
    assert count["mixed"] <= MIXED * count["several"], count

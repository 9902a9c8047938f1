"""How fast extracts become a story: `python -m tests.bench.weave_speed [--articles 1000 4000 10000]`.

Prints, for made-up stories of six happenings an article, processor seconds to weave, how much dearer an article is than in
the smallest of them, and the time to weave again with a memory and last time's ledger after one article changed.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Sequence
from dataclasses import replace

from sitegen.model.edit import Edits
from sitegen.model.extract import Extract
from sitegen.model.story import Ledger, Story
from sitegen.weave import Memory, weave
from tests.weave.copy import crowded


def measure(count: int) -> tuple[float, float]:
    """Seconds to weave `count` articles from nothing, and again after one has lost a happening."""
    extracts = crowded(count)
    memory = Memory()
    first, story = _timed(extracts, Ledger(), memory)
    extracts[count // 2] = replace(extracts[count // 2], happenings=extracts[count // 2].happenings[1:])
    again, _ = _timed(extracts, story.ledger, memory)
    return first, again


def _timed(extracts: Sequence[Extract], ledger: Ledger, memory: Memory) -> tuple[float, Story]:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        story = weave(extracts, Edits(), ledger, memory=memory)
        return time.process_time() - start, story
    finally:
        gc.enable()


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 4000, 10_000])
    each = 0.0
    for count in parser.parse_args().articles:
        first, again = measure(count)
        each = each or first / count
        print(f"{count:6} articles {first:6.2f} s, an article {first / count / each:4.2f} x; again {again:6.2f} s")


if __name__ == "__main__":
    main()

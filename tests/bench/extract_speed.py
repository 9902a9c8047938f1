"""How fast articles become facts: `python -m tests.bench.extract_speed [--articles N] [--rounds N] [--profile LINES]`.

Prints milliseconds an article of 400 words and the share of reading and of each extractor, articles a second on one core,
and the functions in which the time goes. Processor time, the best of several rounds, garbage collection off. Other
programs disturb it all the same, by half and more where cores are shared: compare what was measured together, or articles
per unit, which is a fixed piece of work done beside them.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import re
import time
from collections import Counter
from collections.abc import Callable

from sitegen.extract import en, extract
from sitegen.extract.language import detect
from sitegen.extract.published import find_published
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article
from sitegen.model.extract import Extract
from sitegen.read import read_bytes
from tests.bench.press import make_articles

WORDS = 400


def read_all(files: list[tuple[bytes, str]]) -> list[Article]:
    """Each file as an article."""
    return [read_bytes(raw, f"{n}{suffix}", suffix) for n, (raw, suffix) in enumerate(files)]


def count_words(articles: list[Article]) -> int:
    """The words of all their texts."""
    return sum(len(article.text.split()) for article in articles)


def measure_rate(count: int = 100, rounds: int = 3) -> float:
    """Articles of 400 words a second, from bytes to facts."""
    corpora = [make_articles(count, seed) for seed in range(rounds)]
    words = count_words(read_all(corpora[0]))
    best = min(_timed(lambda files=files: [extract(a) for a in read_all(files)]) for files in corpora)
    return words / WORDS / best


def measure_unit(rounds: int = 5) -> float:
    """Seconds that a fixed piece of work takes here and now: words found, looked up and counted, as extraction does it."""
    text = " ".join(raw.decode() for raw, _ in make_articles(20, 1))
    return min(_timed(lambda: _fixed_work(text)) for _ in range(rounds))


def _fixed_work(text: str) -> Counter[str]:
    """Never change it: floors are given in its time."""
    counted: Counter[str] = Counter()
    for sentence in text.split(". "):
        for match in re.finditer(r"([^\W\d_]+)|(\d[\d,.]*)", sentence):
            word = match[0].lower()
            counted[word if match.lastindex == 1 else "0"] += len(word)
    return counted


def measure_stages(count: int, rounds: int) -> dict[str, float]:
    """Milliseconds per 400 words of each stage. Every round has words of its own, so that nothing is remembered."""
    best: dict[str, float] = {}
    for n in range(rounds):
        files = make_articles(count, n)
        articles = read_all(files)
        extracts = [extract(article) for article in articles]
        words = count_words(articles)
        fresh = make_articles(count, rounds + n)
        stages = {"reading": lambda fresh=fresh: read_all(fresh), **_stages(list(zip(articles, extracts, strict=True)))}
        for name, work in stages.items():
            spent = _timed(work) * 1000 * WORDS / words
            best[name] = min(best.get(name, spent), spent)
    return best


def _stages(known: list[tuple[Article, Extract]]) -> dict[str, Callable[[], object]]:
    """Each extractor by its noun, given what those before it found."""
    rules = en.RULES
    return {
        "language": lambda: [detect(a.text) for a, _ in known],
        "sentences": lambda: [split_sentences(a) for a, _ in known],
        "published": lambda: [find_published(a, e.language) for a, e in known],
        "dates": lambda: [rules.find_timexes(a, e.sentences, e.published) for a, e in known],
        "actors": lambda: [rules.find_actors(a, e.sentences) for a, e in known],
        "quotes": lambda: [rules.find_quotes(a, e.sentences, e.actors, e.mentions) for a, e in known],
        "figures": lambda: [rules.find_figures(a, e.sentences, e.timexes) for a, e in known],
        "happenings": lambda: [
            rules.find_happenings(a, e.sentences, e.published, e.timexes, e.actors, e.mentions, e.quotes, e.figures)
            for a, e in known
        ],
    }


def _timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    spent = time.process_time() - start
    gc.enable()
    return spent


def print_profile(count: int, lines: int) -> None:
    """The functions in which most time is spent, without what they call."""
    files = make_articles(count, 99)
    profile = cProfile.Profile()
    profile.runcall(lambda: [extract(article) for article in read_all(files)])
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast articles become facts.")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", type=int, default=25, help="lines of the profile; 0 = none")
    options = parser.parse_args()
    stages = measure_stages(options.articles, options.rounds)
    whole = sum(stages.values())
    for name, spent in stages.items():
        print(f"{name:12}{spent:8.3f} ms {spent / whole:6.1%}")
    print(f"{'together':12}{whole:8.3f} ms for {WORDS} words")
    rate, unit = measure_rate(options.articles, options.rounds), measure_unit()
    print(f"{rate:.0f} articles a second and core, {rate * unit:.2f} per unit of {unit * 1000:.1f} ms")
    if options.profile:
        print_profile(options.articles, options.profile)


if __name__ == "__main__":
    main()

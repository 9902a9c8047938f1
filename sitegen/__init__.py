"""sitegen: a folder of news articles becomes a published timeline.

One direction of flow: read -> extract -> weave -> render -> publish; `build.py` is the whole pipeline on one screen.
"""

__version__ = "0.1.0"

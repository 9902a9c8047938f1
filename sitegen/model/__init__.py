"""The nouns. In: nothing. Out: frozen dataclasses that every room shares. Not here: I/O, rules, third-party imports.

Offsets are code points of `Article.text`, end exclusive: `text[start:end]` is what is meant, letter for letter.
Collections are tuples. Nodes name each other by id or index, never by object.
"""

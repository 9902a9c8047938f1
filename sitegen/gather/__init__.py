"""Brings outside formats into content/. In: files, folders, URLs, feeds. Out: clean Markdown articles with front matter."""

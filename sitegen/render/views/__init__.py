"""What templates receive. Each page's template gets `view` (a class here whose name ends in "View"), `site`, `t` (words),
`root` (the way up to the home page, "../../") and `frame`.

Text is plain and is escaped by the template; only fields named `html` hold markup, already safe. `url` fields are
site-relative ("events/x/"): write `{{ root }}{{ item.url }}`. "" and () mean that there is none.
"""

"""What each command does. In: parsed options. Out: an exit status, and what is said through `terminal`.

A command is a module with NAME, HELP, EXAMPLES, `add_options(parser)` and `run(options) -> int`: parse, call one room,
report. Not here: how anything is read, woven or rendered. Heavy modules are imported inside `run`.
"""

from __future__ import annotations

from sitegen.commands import accept, add, build, check, completion, config, explain, init, new, serve

COMMANDS = (init, build, serve, add, new, check, accept, explain, config, completion)

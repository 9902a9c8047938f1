"""The command itself, and `python -m sitegen`. While the program is loaded Ctrl-C ends it as it ends any other, without a word."""

import signal


def run() -> None:
    """Load the command line, and run it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from sitegen import cli  # not before Ctrl-C has a meaning

    cli.run()


if __name__ == "__main__":
    run()

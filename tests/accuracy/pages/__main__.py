"""`python -m tests.accuracy.pages`."""

import sys

from tests.accuracy.pages.score import main

sys.exit(main(sys.argv[1:]))

# Two commands: `make site` builds content/ into public/, `make test` checks everything. Both may be run again and again.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: site test test-slow lint types layers bench clean

site: $(STAMP)
	$(BIN)/sitegen build
	@echo "Look at it:  $(BIN)/sitegen serve --open   (or open public/index.html)"

test: $(STAMP) tools lint types layers
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

# What takes longer than a minute: load, timing, long random sequences.
test-slow: $(STAMP) tools
	$(BIN)/pytest -m slow

# Articles a second from text to facts, by extractor, with a profile; seconds to weave a story, and again after one edit.
bench: $(STAMP)
	$(BIN)/python -m tests.bench.extract_speed
	$(BIN)/python -m tests.bench.weave_speed --articles 1000

# Chromium and shells for the tests, from Debian: installed where root and missing; missing under CI is a failure.
.PHONY: tools
tools:
	@sh tests/tools.sh

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "sitegen needs Python 3.11 or later: PYTHON=python3.12 make $(MAKECMDGOALS)"; exit 1; }
	@sh tests/venv.sh $(PYTHON)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

clean:
	rm -rf .venv public .sitegen-cache

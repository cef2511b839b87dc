# Everything a contributor types, and `make drill` for everyone else.
# Needs Python >= 3.11 with pip, and make; all the rest goes into .venv, which `make clean` takes away again.
# Plain enough for the GNU make 3.81 that macOS ships.

VENV := .venv
BIN := $(VENV)/bin
# The first of these that runs and is at least 3.11; `make test PYTHON=/path/to/python` overrules them.
PYTHONS := python3 python3.13 python3.12 python3.11 python3.14 python
PIP_INSTALL = $(BIN)/python -m pip install --disable-pip-version-check --no-input
# PYTEST_ARGS="-k sawtooth" narrows a run, PYTEST_ARGS=-n0 keeps it in one process (for a debugger);
# HOTWASH_CI=1 gives the property tests ten times as many tries, the dear ones three times at least.
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help drill test install check format-check lint types layers docs format expected habits difficulty bench clean

help:
	@echo "make drill     play a first drill (installs what it needs into $(VENV))"
	@echo "make install   install hotwash into $(VENV) and say how to put it on the PATH"
	@echo "make test      run the tests (HOTWASH_CI=1: with many more random tries)"
	@echo "make check     everything a change must pass: format, lint, types, layers, tests and docs"
	@echo "make format    write the code the way the check wants it"
	@echo "make docs      run the examples and follow the links of the documentation"
	@echo "make expected  write what the model answer does in each drill: scenarios/drills/*/expected.jsonl"
	@echo "make habits    let each habit play each drill, and write what it scores: docs/habits.md"
	@echo "make difficulty   let simulated teams (TEAMS=600) play each drill, and write on its page how hard it is"
	@echo "make bench     measure, and hold each number against its limit"
	@echo "make clean     remove $(VENV), caches and builds"

# ------------------------------------------------------------------------------------------------------ for everyone

drill: $(VENV)/.installed
	@$(BIN)/hotwash play sawtooth

install: $(VENV)/.installed
	@echo
	@echo "hotwash is installed: $(BIN)/hotwash"
	@echo "To type just 'hotwash', either use this environment in this shell:"
	@echo "    . $(BIN)/activate"
	@echo "or link the program into a directory that is on your PATH:"
	@echo "    mkdir -p ~/.local/bin && ln -sf '$(CURDIR)/$(BIN)/hotwash' ~/.local/bin/hotwash"

# --------------------------------------------------------------------------------------------------- for contributors

# Two workers a core: the tests of the screens mostly wait for what comes next.
test: $(VENV)/.developing
	$(BIN)/python -m pytest --numprocesses=$$($(BIN)/python -c 'import os; print(2 * (os.cpu_count() or 1))') --dist=worksteal $(PYTEST_ARGS)

# The docs are tests too (tests/docs), so `test` runs their examples.
check: format-check lint types layers test
	@echo "check: all passed"

format-check: $(VENV)/.developing
	$(BIN)/ruff format --check .

lint: $(VENV)/.developing
	$(BIN)/ruff check .

types: $(VENV)/.developing
	$(BIN)/mypy

layers: $(VENV)/.developing
	$(BIN)/lint-imports

docs: $(VENV)/.developing
	$(BIN)/python -m pytest tests/docs $(PYTEST_ARGS)

format: $(VENV)/.developing
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

expected: $(VENV)/.developing
	$(BIN)/python tests/scenarios/expected.py --write

habits: $(VENV)/.developing
	$(BIN)/python benchmarks/habits.py --write

TEAMS ?= 600
difficulty: $(VENV)/.developing
	@set -e; for drill in scenarios/drills/*/; do \
	  $(BIN)/hotwash calibrate "./$$drill" --teams $(TEAMS) --write >/dev/null; \
	done

bench: $(VENV)/.developing
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -------------------------------------------------------------------------------------------------------- installing
# Stamps: a target reinstalls when pyproject.toml is newer than the last install, and not otherwise.
# Installs are editable: the program runs from this checkout.

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "hotwash: installing into $(VENV), once, about half a minute"
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.developing: pyproject.toml | $(BIN)/python
	@echo "hotwash: installing with the tools for tests and checks into $(VENV), once, about a minute"
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $(VENV)/.installed $@

# Debian's python3 comes without ensurepip; there the system's pip, if any, furnishes the environment.
$(BIN)/python:
	@set -e; \
	chosen=; found=; \
	for candidate in $(or $(PYTHON),$(PYTHONS)); do \
	  version=$$($$candidate -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
	  found="$$found $$candidate is $$version;"; \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then chosen=$$candidate; break; fi; \
	done; \
	if [ -z "$$chosen" ]; then \
	  echo "hotwash: needs Python 3.11 or newer; here:$${found:- no Python at all}" >&2; \
	  echo "hotwash: install one (https://www.python.org/downloads/), or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.13" >&2; \
	  exit 1; \
	fi; \
	echo "hotwash: making $(VENV) with $$chosen ($$version), a few seconds"; \
	rm -rf $(VENV); \
	if $$chosen -c 'import ensurepip, venv' 2>/dev/null; then \
	  $$chosen -m venv $(VENV); \
	elif $$chosen -c 'import pip, venv' 2>/dev/null; then \
	  $$chosen -m venv --without-pip $(VENV); \
	  $$chosen -m pip --python $(VENV)/bin/python install --quiet --disable-pip-version-check pip; \
	else \
	  echo "hotwash: $$chosen cannot make a virtual environment: it has no ensurepip and no pip" >&2; \
	  echo "hotwash: on Debian and Ubuntu: sudo apt install python3-venv; on Alpine: apk add py3-pip" >&2; \
	  exit 1; \
	fi

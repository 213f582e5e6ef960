# Every target sets up what it needs. The plain commands behind each are in CONTRIBUTING.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test bench lock sbom clean
.DEFAULT_GOAL := demo

# The pip that comes with Python 3.11 overlooks an extra that trafilatura's parser needs.
$(BIN)/python:
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip

$(VENV)/.runs: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.develops: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable ".[dev]"
	@touch $@ $(VENV)/.runs

# Code the shipped sample, show its events, and one of them word by word.
demo: $(VENV)/.runs
	@rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/dateline code src/dateline/sample/reports --into demo.db
	$(BIN)/dateline events --store demo.db
	@id=$$($(BIN)/dateline events --store demo.db --limit 1 --text dockworkers --jsonl - \
		| sed -n 's/^{"id": "\([^"]*\)".*/\1/p'); \
		echo "$(BIN)/dateline show $$id --store demo.db"; \
		$(BIN)/dateline show "$$id" --store demo.db

# Style, types, import directions, tests. The tests come last: their summary ends the output.
test: $(VENV)/.develops
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest

# Quality and speed; each says so where the data it needs is absent.
bench: $(VENV)/.develops
	@for figure in $(filter-out bench/figures.py bench/fuzz.py,$(sort $(wildcard bench/*.py))); do \
		echo "== $$figure"; $(BIN)/python $$figure || exit 1; done

# The versions that releases are tested with, with hashes, for every platform; and the bill of
# materials (CycloneDX) of what a full installation holds. Their tools live apart: they are no part.
TOOLS := $(VENV)-tools

$(TOOLS)/.ready:
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip --disable-pip-version-check --quiet install uv cyclonedx-bom
	@touch $@

lock: $(TOOLS)/.ready
	@$(TOOLS)/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--extra cluster --extra fetch --extra parquet --extra pictures --no-config --quiet \
		--custom-compile-command "make lock" --output-file requirements.lock

sbom: $(TOOLS)/.ready requirements.lock
	@$(TOOLS)/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml \
		--output-reproducible --output-format JSON --output-file dateline.cdx.json

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm

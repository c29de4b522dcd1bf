# Two targets do everything: `make run` and `make test`. Each installs what it needs into .venv first.

PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := app.py pages components analysis data scripts benchmarks tests

.DEFAULT_GOAL := help
.PHONY: help run test lint types imports pytest format screenshots pin datapackage catalogue clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

run: $(VENV)/.run ## start the app on port 8501 (PORT=… changes it)
	$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev lint types imports pytest ## check everything: lint, types, layers, then all tests, browser included

lint: $(VENV)/.dev ## ruff
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

format: $(VENV)/.dev ## let ruff mend what it can
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

types: $(VENV)/.dev ## mypy
	$(BIN)/mypy

imports: $(VENV)/.dev ## who may import whom
	PYTHONPATH=. $(BIN)/lint-imports

pytest: $(VENV)/.dev $(VENV)/.browser $(VENV)/.postgres ## all tests
	$(BIN)/python -m pytest

screenshots: $(VENV)/.dev $(VENV)/.browser ## every page in every width, theme and language, into tests/e2e/screenshots
	$(BIN)/python -m pytest tests/e2e/test_screenshots.py

catalogue: $(VENV)/.dev ## collect new texts into locale/
	$(BIN)/python scripts/catalogue.py

datapackage: $(VENV)/.dev ## rewrite data/datapackage.json
	$(BIN)/python scripts/build_datapackage.py

pin: $(VENV)/.dev ## resolve the requirements again
	$(BIN)/python -m pip install --quiet uv && PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python scripts/pin.py

clean: ## take away what the targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Focus Atlas needs Python 3.11 or newer; set PYTHON= to one."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/.browser: scripts/ensure_browser.py $(VENV)/.dev
	$(BIN)/python scripts/ensure_browser.py
	@touch $@

$(VENV)/.postgres: scripts/ensure_postgres.py $(VENV)/.dev
	$(BIN)/python scripts/ensure_postgres.py
	@touch $@

# `make run` starts the app, `make test` checks everything; `make check` is the fast part for daily work. Each target
# installs what it needs into .venv first.

PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SLOW := $(addprefix --ignore=tests/,e2e operations security faults)
QUIET := --quiet --disable-pip-version-check
COMPONENT := figure_component
CODE := app.py pages components analysis data scripts benchmarks tests $(COMPONENT)

.DEFAULT_GOAL := help
.PHONY: help run test evaluate check lint types imports packages deployment pytest unit bench mutants format screenshots pin licences \
	sbom datapackage catalogue bundle clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

run: $(VENV)/.run ## start the app on port 8501 (PORT=… changes it)
	$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev lint types imports packages deployment pytest ## check everything, then all tests, browser included

check: $(VENV)/.dev lint types imports unit ## the fast checks for daily work: lint, types, imports, unit tests

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

packages: $(VENV)/.dev ## no package that nobody imports, no import that nobody pinned, no licence that does not fit
	$(BIN)/deptry . --config .ci/deptry.toml
	$(BIN)/python scripts/licences.py --check

deployment: $(VENV)/.dev ## Dockerfile, compose file and Kubernetes manifests: linted, and held against their schemas
	$(BIN)/hadolint Dockerfile
	$(BIN)/yamllint --strict --config-file .ci/yamllint.yaml compose.yaml deploy .ci
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec compose.yaml
	$(BIN)/kubernetes-validate --strict --quiet $(filter-out %/kustomization.yaml,$(wildcard deploy/kubernetes/*/*.yaml))

pytest: $(VENV)/.dev $(VENV)/.browser $(VENV)/.postgres $(VENV)/.nginx ## all tests, on all cores
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup --no-loadscope-reorder

unit: $(VENV)/.dev $(VENV)/.postgres ## the tests that start neither a browser nor a server
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(SLOW)

evaluate: $(VENV)/.dev ## measure the suggestions for texts; TEXTS=folder and COMMENTARY=file name texts kept elsewhere
	$(BIN)/python scripts/evaluate.py $(if $(TEXTS),--texts $(TEXTS)) $(if $(COMMENTARY),--commentary $(COMMENTARY))

bench: $(VENV)/.dev $(VENV)/.browser ## measure everything, beside plotly.js and Dash, into benchmarks/RESULTS.md
	$(BIN)/python -m pip install $(QUIET) -r benchmarks/requirements.txt
	$(BIN)/python -m benchmarks

mutants: $(VENV)/.dev ## change the measures a little, many times; each change that no test notices is listed
	$(BIN)/python -m pip install $(QUIET) -r requirements-mutants.txt
	nice -n 10 $(BIN)/mutmut run
	$(BIN)/mutmut results

screenshots: $(VENV)/.dev $(VENV)/.browser ## every page in every width, theme and language, into tests/e2e/screenshots
	$(BIN)/python -m tests.e2e.look

catalogue: $(VENV)/.dev ## collect new texts into locale/
	$(BIN)/python scripts/catalogue.py

datapackage: $(VENV)/.dev ## rewrite data/datapackage.json
	$(BIN)/python -m scripts.build_datapackage

pin: $(VENV)/.dev ## resolve the requirements again
	$(BIN)/python -m pip install --quiet uv && PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python scripts/pin.py

licences: $(VENV)/.dev ## the licence of each package that the app runs with
	@$(BIN)/python scripts/licences.py

sbom: $(VENV)/.dev ## the bill of materials in CycloneDX, of what `make run` installs, into sbom.cdx.json
	rm -rf $(VENV)/materials
	$(PYTHON) -m venv --without-pip $(VENV)/materials
	$(BIN)/python -m pip --python $(VENV)/materials install $(QUIET) --require-hashes -r requirements.lock
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o sbom.cdx.json \
		$(VENV)/materials/bin/python

bundle: ## build plotly.js with the traces in use, a quarter of the size, into var/ (needs npm); the app then sends it
	npm ci --prefix bundle --ignore-scripts --no-audit --no-fund
	npm run --prefix bundle --silent bundle -- \
		--outfile=$(CURDIR)/var/plotly-$$(node -p 'require("./bundle/node_modules/plotly.js/package.json").version').min.js

clean: ## take away what the targets made
	rm -rf $(VENV) bundle/node_modules var/plotly-*.min.js mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Focus Atlas needs Python 3.11 or newer; set PYTHON= to one."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The component is a folder, which has no hash: it is built by the flit-core of the lock, and nothing is fetched.
$(VENV)/.run: requirements.lock $(shell find $(COMPONENT) -type f -not -name '*.pyc') | $(BIN)/python
	$(BIN)/python -m pip install $(QUIET) --require-hashes -r requirements.lock
	$(BIN)/python -m pip install $(QUIET) --no-deps --no-build-isolation --force-reinstall ./$(COMPONENT)
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install $(QUIET) --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.browser: scripts/ensure_browser.py $(VENV)/.dev
	$(BIN)/python scripts/ensure_browser.py
	@touch $@

$(VENV)/.postgres: scripts/ensure_postgres.py $(VENV)/.dev
	$(BIN)/python scripts/ensure_postgres.py
	@touch $@

$(VENV)/.nginx: scripts/ensure_nginx.py $(VENV)/.dev
	$(BIN)/python scripts/ensure_nginx.py
	@touch $@

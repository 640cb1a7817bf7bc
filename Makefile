# Everything here does its own set-up on a machine with Python 3.11, make and a network.
# `make demo` shows Min Side, `make test` checks everything; the rest are their parts.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip
STAMPS := $(VENV)/stamps

# Ours first, so that a Node from the wheel is found where the machine's is missing or too old.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Whom the machine trusts, uv trusts: also an office's own proxy.
export UV_SYSTEM_CERTS ?= true
# Compiled once and kept, also where the machine's Python keeps nothing: every start waits for it otherwise.
unexport PYTHONDONTWRITEBYTECODE
export VIRTUAL_ENV := $(CURDIR)/$(VENV)

.PHONY: demo test bench setup tools checks lint types floors format frontend-tests \
	filled swept pytest pytest-deliveries pytest-consents pytest-shop pytest-rest \
	pytest-states pytest-pages-a pytest-pages-o pytest-pages pytest-painted chromium lock clean

demo: setup
	exec $(BIN)/minside demo $(if $(PORT),--port $(PORT)) $(if $(DATA),--data $(DATA))

test:
	$(MAKE) $(BESIDE) --jobs=4 $(LONGEST_FIRST) $(SHARES) types lint floors frontend-tests \
		&& $(MAKE) $(BESIDE) pytest-painted \
		|| { $(MAKE) $(BESIDE) swept; exit 1; }
	$(MAKE) $(BESIDE) swept

bench: setup
	$(BIN)/python -m bench

setup: $(STAMPS)/minside $(STAMPS)/frontend

# --- Python -------------------------------------------------------------------------------------

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Min Side needs Python 3.11 or newer; name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/build: requirements/build.txt $(STAMPS)/venv
	$(BIN)/python -m pip install --quiet --require-hashes -r $<
	@touch $@

$(STAMPS)/run: requirements/run.txt $(STAMPS)/build
	$(UV) install --quiet --require-hashes -r $<
	@touch $@

$(STAMPS)/demo: requirements/demo.txt $(STAMPS)/run
	$(UV) install --quiet --require-hashes -r $<
	@touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/demo
	$(UV) install --quiet --require-hashes -r $<
	@touch $@

$(STAMPS)/minside: pyproject.toml $(STAMPS)/demo
	$(UV) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

tools: $(STAMPS)/test

# --- Frontend -----------------------------------------------------------------------------------

FRONTEND_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' \
	-not -name trusted-documents.json 2>/dev/null)

# Vite 8 runs on Node 20.19 and later of that line, or on 22.12 and later.
NODE_FITS := const [a, b] = process.versions.node.split('.').map(Number); \
	process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)

$(STAMPS)/node: requirements/node.txt $(STAMPS)/build
	node -e "$(NODE_FITS)" 2>/dev/null && npm --version >/dev/null 2>&1 \
		|| $(UV) install --quiet --require-hashes -r $<
	@touch $@

$(STAMPS)/npm: frontend/package.json frontend/package-lock.json $(STAMPS)/node
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(STAMPS)/frontend: schema.graphql $(FRONTEND_SOURCES) $(STAMPS)/npm
	cd frontend && npm run --silent build
	@touch $@

# --- Checks -------------------------------------------------------------------------------------

checks: lint types floors frontend-tests

lint: tools $(STAMPS)/npm
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	cd frontend && npm run --silent lint

types: tools $(STAMPS)/minside $(STAMPS)/npm
	$(BIN)/basedpyright
	cd frontend && npm run --silent types

floors: tools $(STAMPS)/minside
	$(BIN)/lint-imports --no-logo

frontend-tests: $(STAMPS)/frontend
	cd frontend && npm run --silent test
	cd frontend && npm run --silent budget

# Tests wait much, for databases, mail servers and browsers, so they go in shares side by side, the longest
# first; how soon a page is painted is measured when nothing else runs. What no share names is in the "rest"
# and the "pages"; what the servers logged is looked through by each share that has a browser.
BESIDE := --no-print-directory --keep-going --output-sync
# None begins before those with a browser can, which take longest: the rest of the checks goes meanwhile.
LONGEST_FIRST := BEGIN='filled chromium'
SHARES := pytest-states pytest-deliveries pytest-pages-o pytest-consents pytest-pages-a pytest-rest \
	pytest-pages pytest-shop
DELIVERIES := tests/subscriptions tests/jobs
CONSENTS := tests/consents tests/marketing tests/catalogue tests/events
SHOP := tests/carts tests/contact tests/customers tests/demo tests/orders tests/outbox tests/reviews
STATES := tests/e2e/test_states.py
PAGES_A := $(wildcard tests/e2e/test_[a-h]*.py)
FILLED := $(VENV)/filled-demo
BEGUN := MINSIDE_FILLED_DEMO=$(FILLED)
LOGS := tests/e2e/test_server_log.py
PAGES_O := $(filter-out $(STATES) $(LOGS),$(wildcard tests/e2e/test_[o-s]*.py))
PAINTED := tests/e2e/test_lighthouse.py

# A demo that the browser's shares begin with, each with a copy.
filled: setup tools
	$(BIN)/python -m tests.e2e.filled make $(FILLED)

swept:
	$(BIN)/python -m tests.e2e.filled remove $(FILLED)

pytest:
	$(MAKE) $(BESIDE) --jobs=4 $(LONGEST_FIRST) $(SHARES)
	$(MAKE) $(BESIDE) pytest-painted

pytest-deliveries: setup tools $(BEGIN)
	$(BIN)/pytest $(DELIVERIES)

pytest-consents: setup tools $(BEGIN)
	$(BIN)/pytest $(CONSENTS)

pytest-shop: setup tools $(BEGIN)
	$(BIN)/pytest $(SHOP)

pytest-rest: setup tools $(BEGIN)
	$(BIN)/pytest --ignore=tests/e2e $(addprefix --ignore=,$(DELIVERIES) $(CONSENTS) $(SHOP))

pytest-states: filled chromium
	$(BEGUN) $(BIN)/pytest $(STATES) $(LOGS)

pytest-pages-a: filled chromium
	$(BEGUN) $(BIN)/pytest $(PAGES_A) $(LOGS)

pytest-pages-o: filled chromium
	$(BEGUN) $(BIN)/pytest $(PAGES_O) $(LOGS)

pytest-pages: filled chromium
	$(BEGUN) $(BIN)/pytest tests/e2e $(addprefix --ignore=,$(PAINTED) $(STATES) $(PAGES_A) $(PAGES_O))

pytest-painted: setup tools chromium
	$(BEGUN) $(BIN)/pytest $(PAINTED)

format: tools $(STAMPS)/npm
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	cd frontend && npm run --silent format

# The browser of the journeys' tests comes from the system: nothing is skipped where it is missing.
chromium:
	@command -v chromium >/dev/null && command -v chromium-headless-shell >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq; \
		for each in chromium chromium-headless-shell; do \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$$each" >/dev/null || true; \
		done; \
	fi; \
	command -v chromium >/dev/null || { \
		echo "The tests need Chromium on the PATH: sudo apt-get install chromium" >&2; exit 1; }

# --- Upkeep -------------------------------------------------------------------------------------

COMPILE = $(UV) compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# Each file after the first is held to the versions of the one before.
lock: $(STAMPS)/build
	$(COMPILE) --output-file requirements/run.txt
	$(COMPILE) --extra demo --constraint requirements/run.txt --output-file requirements/demo.txt
	$(COMPILE) --extra demo --group test --constraint requirements/demo.txt --output-file requirements/test.txt
	$(subst pyproject.toml,,$(COMPILE)) --group build --constraint requirements/test.txt --output-file requirements/build.txt
	$(subst pyproject.toml,,$(COMPILE)) --group node --constraint requirements/test.txt --output-file requirements/node.txt
	cd frontend && npm update --package-lock-only --no-audit --no-fund

clean:
	if [ -d $(FILLED) ]; then $(MAKE) $(BESIDE) swept; fi
	rm -rf $(VENV) frontend/node_modules frontend/dist frontend/trusted-documents.json

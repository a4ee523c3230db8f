# Two commands matter: `make demo` and `make test`. Both set up what is missing; a second run starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHONUTF8 := 1

.PHONY: demo test browser explore lint types quality lock clean

demo: $(VENV)/.runtime
	@$(BIN)/commonground brief samples
	@cat docs/next.txt

test: $(VENV)/.dev lint types browser
	$(BIN)/python -m pytest -n auto --dist worksteal

# The browser tests drive Chromium; where there is none and none can be installed they say so and are skipped.
browser:
	@for name in "$$CHROMIUM" chromium chromium-browser google-chrome-stable google-chrome; do \
	  command -v "$$name" >/dev/null 2>&1 && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "installing Chromium for the browser tests (once) ..." >&2; \
	  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else echo "no Chromium: the browser tests are skipped (sudo apt-get install chromium)" >&2; fi || true

explore: $(VENV)/.dev
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -n auto --dist worksteal -k any

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

quality: $(VENV)/.dev
	$(BIN)/python -m quality

lock: $(VENV)/.dev
	for set in runtime build dev; do $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --universal \
	  --python-version 3.11 --no-header requirements/$$set.in -o requirements/$$set.txt; done

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "commonground needs Python 3.11 or newer: make demo PYTHON=python3.11" >&2; exit 1; }
	@echo "setting up $(VENV) (once) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --no-deps --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "setting up the tools for checking (once) ..." >&2
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build dist

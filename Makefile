# Everything goes through these words: install, demo, dsfr, test, check, bench.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: install demo dsfr test check bench lock

install: $(INSTALLED)

# The lock is the only truth: a changed lock or project file makes the environment anew.
$(INSTALLED): requirements.lock pyproject.toml
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(INSTALLED)

demo: install
	$(BIN)/ecoute demo

# The State's design system, for the State's own services: nothing of it is in this repository.
dsfr: install
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-dsfr.lock

test: install
	$(BIN)/python -m pytest

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	$(BIN)/python -m bench

# For maintainers: needs `uv` on the PATH.
lock:
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --all-extras --quiet pyproject.toml -o requirements.lock

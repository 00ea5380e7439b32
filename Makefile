# Everything goes through these words: install, demo, dsfr, test, test-far, check, bench, audit, sbom.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: install demo dsfr test test-far check bench audit sbom lock

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

# Each test of the workstation with its desks over HTTPS; `make test` does so with a quarter of them.
test-far: install
	$(BIN)/python -m pytest tests/tui --far-desk

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	$(BIN)/python -m bench

# Needs the network: known weaknesses of what is installed. What ruff does not look for in our own code comes first.
audit: install
	$(BIN)/bandit --quiet --configfile pyproject.toml --severity-level medium --recursive core storage public_form desk_api tui admin
	$(BIN)/pip-audit --disable-pip --requirement requirements.lock

# What is inside, for whoever runs it (CycloneDX).
sbom: install
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file ecoute.cdx.json $(BIN)/python

# For maintainers: needs `uv` on the PATH.
lock:
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --all-extras --quiet pyproject.toml -o requirements.lock

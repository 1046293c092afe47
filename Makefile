# Two environments from two locks: .venv-demo runs the door and nothing else, .venv is for tests and work.

PYTHON ?= python3
PORT ?= 8080
WORKERS ?= 2
SCALE ?= 1
ROOMS := domain conversations storage bot locales
PIP := bin/python -m pip --quiet --disable-pip-version-check --no-input
SOURCE := pyproject.toml setup.py
CATALOGS := $(shell find locales -name '*.po')

.PHONY: demo run test laws check bench simulation sensitivity messages parcours catalogs format lock clean
.DEFAULT_GOAL := demo
.DELETE_ON_ERROR:

demo: .venv-demo/catalogs ## a seeded, throw-away neighbourhood, and the address of its page
	@exec .venv-demo/bin/python -m bot demo --port $(PORT)

run: .venv-demo/catalogs ## every door that is configured
	@exec .venv-demo/bin/python -m bot run

# What was compiled once is not compiled again by every worker and by every program that the tests start.
test laws: export PYTHONDONTWRITEBYTECODE :=

test: .venv/catalogs ## the whole suite, but the long laws
	.venv/bin/python -m pytest -n $(WORKERS) --dist worksteal --durations=10 $(ARGS)

laws: .venv/catalogs ## the long laws; SCALE=0.01 walks a hundredth of each
	LAWS_SCALE=$(SCALE) .venv/bin/python -m pytest -n $(WORKERS) --dist worksteal --durations=10 -m long --hypothesis-profile laws $(ARGS)

check: .venv/catalogs ## lint, format, types, arrows between the rooms, catalogs
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest -q tests/test_rooms.py
	.venv/bin/python -m locales check

bench: .venv/catalogs ## the figures, as ratios of one run
	.venv/bin/python -m bench $(ARGS)

simulation: .venv/catalogs ## whole neighbourhoods under three policies (1,000 people, 60 days, 10 seeds: half an hour)
	.venv/bin/python -m bench.simulation $(ARGS)

sensitivity: .venv/catalogs ## each figure of the simulated world at half and one and a half times what it is (200 people, 30 days, 2 seeds)
	.venv/bin/python -m bench.simulation --spread --people 200 --days 30 --seeds 2 $(ARGS)

messages: .venv/installed ## after a string was written: extracts it, updates the catalogs
	.venv/bin/python -m locales update

parcours: .venv/catalogs ## after a flow or a string changed: the conversations as people read them, to be reread
	.venv/bin/python -m tests.laws.parcours

catalogs: .venv/catalogs ## after a catalog was edited: compiles it

format: .venv/installed ## what `check` would ask for, where a machine can do it
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: ## both locks anew, from pyproject.toml
	bash scripts/lock

clean: ## everything that was made here
	rm -rf .venv .venv-demo build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(ROOMS) tests bench -name __pycache__ -prune -exec rm -rf {} +
	find locales -name '*.mo' -delete

# An environment is stale when its lock, or the way the project is installed, is newer than its stamp.
.venv-demo/installed: requirements.lock $(SOURCE)
	$(call install,.venv-demo)

.venv/installed: requirements-test.lock $(SOURCE)
	$(call install,.venv)

.venv-demo/catalogs: .venv-demo/installed $(CATALOGS)
	$(call compile,.venv-demo)

.venv/catalogs: .venv/installed $(CATALOGS)
	$(call compile,.venv)

define compile
@$(1)/bin/python -m locales compile
@touch $@
endef

define install
@echo "Making $(1) from $<; this takes a minute, once."
@test -x $(1)/bin/python || $(PYTHON) -m venv $(1)
@$(1)/$(PIP) install --require-hashes -r $<
@$(1)/$(PIP) install --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
@touch $@
endef

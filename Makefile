# Frontdesk. `make help` lists what there is.
PYTHON ?= python3
PY := .venv/bin/python
PATHS := servicekit tenant_config_svc appointment_svc conversation_svc notification_worker gateway deploy tests

# A dozen processes import the same modules; without kept bytecode each would compile them anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check test-all lint types lock compose-test browser-test soak bench eval eval-dialogues clean setup setup-dev

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:
	@$(PYTHON) deploy/bootstrap.py run

setup-dev:
	@$(PYTHON) deploy/bootstrap.py dev

run: setup ## start everything here, with its own PostgreSQL and Redis (Ctrl-C ends it)
	@exec $(PY) -m deploy.local

test: setup-dev ## every check that needs no root: lint, types, all tests
	@$(PY) -m deploy.checks all

check: setup-dev ## the quick checks, under two minutes
	@$(PY) -m deploy.checks quick

test-all: test browser-test compose-test ## also those that need Chromium and Docker

browser-test: setup-dev ## the pages in a real browser
	@$(PY) -m deploy.checks browser

compose-test: setup-dev ## build and start docker-compose.yml, book in it, tear it down
	@$(PY) -m deploy.compose.test

soak: setup-dev ## minutes of races, kills and restarts against the running stack
	@$(PY) -m deploy.checks soak

bench: setup-dev ## measure speed, write docs/measurements.md
	@$(PY) -m deploy.bench

eval: setup-dev ## measure understanding on public data (DATA=folder), write docs/measurements.md
	@$(PY) -m tests.evaluation $(if $(DATA),--data $(DATA))

eval-dialogues: setup-dev ## simulated customers book through the running services
	@$(PY) -m tests.evaluation.dialogues $(if $(DATA),--data $(DATA))

lint: setup-dev
	@$(PY) -m deploy.checks lint

lock: setup-dev ## renew the locked dependencies from requirements/*.in
	@cd requirements && for name in setup run serve dev; do \
	  ../$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    $$( case $$name in (serve|dev) echo -c run.txt;; esac ) $$name.in -o $$name.txt && echo "lock: requirements/$$name.txt"; done

clean: ## forget the virtual environment and the data of `make run`
	rm -rf .venv .data .pytest_cache .mypy_cache .ruff_cache .hypothesis

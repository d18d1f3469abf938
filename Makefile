# Two commands do everything on a machine that has only Python (>= 3.11) and make.
PYTHON ?= python3
BIN := .venv/bin

DATA ?= ../shared
LOCK := examples/articles/claimcheck.lock

.PHONY: demo demo-online test lint types docs fit bench frozen clean

demo: .venv/.run  ## check the example article; the works it cites are in its lock file, so no network is needed
	$(BIN)/claimcheck check --isolated --frozen --lock $(LOCK) --exit-zero examples/articles/modic-changes.md

demo-online: .venv/.run  ## the same, asking a stand-in for the registries on this machine
	$(BIN)/python -m tests.claimcheck_stub.demo examples/articles/modic-changes.md

test: lint types .venv/.npm  ## lint, type-check and test, with branch coverage
	$(BIN)/pytest -n auto --cov --cov-report=term

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

docs: .venv/.dev  ## write the generated pages and the picture in the README anew
	$(BIN)/python docs/make_rules.py
	$(BIN)/python docs/make_command_line.py
	$(BIN)/python docs/make_screenshot.py
	$(BIN)/python -m docs.make_site

fit: .venv/.dev  ## fit every file of weights anew; DATA is the folder of the training sets
	$(BIN)/python -m benchmarks.fit_directions --data $(DATA)
	$(BIN)/python -m benchmarks.fit_numbers --data $(DATA)
	$(BIN)/python -m benchmarks.fit_passages --data $(DATA)
	$(BIN)/python -m benchmarks.fit_rights --data $(DATA)
	$(BIN)/python -m benchmarks.fit_verdict --data $(DATA)
	$(BIN)/python -m benchmarks.fit_checklist --data $(DATA)
	$(BIN)/python -m benchmarks.fit_worthiness --data $(DATA)
	$(BIN)/python -m benchmarks.fit_kinds --data $(DATA)
	$(BIN)/python -m benchmarks.fit_reference_fields --data $(DATA)

bench: .venv/.dev .venv/.peers  ## measure all and write docs/reference/accuracy.md, its plots and the README's table; DATA as for fit
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks --all --data $(DATA) --write

frozen: .venv/.dev  ## write anew what is read of the frozen corpus; the diff shows what a change of words did
	$(BIN)/python -m tests.frozen.corpus

.venv/bin/python:
	$(PYTHON) -m venv .venv

# One check at once, because an editable install compiles neither the modules nor the patterns.
.venv/.run: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	PYTHONDONTWRITEBYTECODE= $(BIN)/claimcheck check --isolated --frozen --lock $(LOCK) --exit-zero examples/articles >/dev/null
	touch $@

.venv/.dev: pyproject.toml | .venv/.run
	$(BIN)/python -m pip install --quiet "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[docx]" --group dev
	touch $@

.venv/.npm: | .venv/bin/python  ## somebody else's validators, where npm is there; without it their tests are skipped
	command -v npm >/dev/null && npm install --silent --prefix .venv/npm axe-core @microsoft/sarif-multitool || true
	touch $@

.venv/.peers: | .venv/bin/python  ## what the speed is measured against; what cannot be had is left out
	$(PYTHON) -m venv .venv/peers
	for peer in proselint onus claim-verifier ghostcite; do .venv/peers/bin/python -m pip install --quiet $$peer || true; done
	command -v npm >/dev/null && npm install --silent --prefix .venv/peers write-good || true
	touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

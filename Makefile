# `make demo` and `make test` are all the set-up there is; both make `.venv` first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto

.PHONY: demo test lint types check browser docs pictures bench bench-trust spark clean
.DEFAULT_GOAL := test

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(PIP) install --editable .
	touch $@

$(VENV)/.test-installed: $(VENV)/.installed
	$(PIP) install --editable '.[test]'
	touch $@

demo: $(VENV)/.installed
	$(BIN)/reconcile demo

test: $(VENV)/.test-installed browser lint types check

lint: $(VENV)/.test-installed
	$(BIN)/ruff check .

types: $(VENV)/.test-installed
	$(BIN)/mypy

check: $(VENV)/.test-installed
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

# The page's tests need a browser. Debian's package is installed where apt and the rights are there; otherwise those
# tests skip and say so.
browser:
	@command -v chromium >/dev/null 2>&1 \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	     && apt-get -qq update >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes chromium >/dev/null 2>&1; } \
	|| echo "SKIPPED: no chromium here and no way to install it: the browser tests will be skipped" >&2

# The reference pages, from docstrings, tables and the corpus; tests hold them against what they are made from.
docs: $(VENV)/.test-installed
	for page in library times verdicts; do $(BIN)/python docs/reference/make_$$page.py || exit 1; done

pictures: $(VENV)/.test-installed browser
	$(BIN)/python docs/pictures/make.py

# Spark needs Java 17 and a package of 400 MB: asked for by name (CI does), its tests skip and say so without it.
spark: $(VENV)/.spark-installed
$(VENV)/.spark-installed: $(VENV)/.test-installed
	@command -v java >/dev/null 2>&1 \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	     && apt-get -qq update >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes openjdk-17-jre-headless >/dev/null 2>&1; } \
	|| echo "SKIPPED: no Java here and no way to install it: the Spark tests will be skipped" >&2
	$(PIP) install --editable '.[test,spark]'
	touch $@

# Each peer lives in an environment of its own, so that nobody's requirements bend another's.
bench: $(VENV)/.test-installed .venv-bench-quantulum3 .venv-bench-recognizers .venv-bench-dateparser
	$(BIN)/python benchmarks/run.py

.venv-bench-quantulum3:
	$(PYTHON) -m venv $@ && $@/bin/python -m pip --quiet install quantulum3 setuptools || rm -rf $@
.venv-bench-recognizers:
	$(PYTHON) -m venv $@ && $@/bin/python -m pip --quiet install setuptools 'emoji<2' recognizers-text-suite || rm -rf $@
.venv-bench-dateparser:
	$(PYTHON) -m venv $@ && $@/bin/python -m pip --quiet install dateparser || rm -rf $@

# Truth discovery beside truthdiscovery and crowd-kit. Neither is installed with all it asks for: the one wants cairo to draw
# graphs, the other transformers to embed texts, and the methods compared here use neither.
bench-trust: $(VENV)/.test-installed .venv-bench-trust
	$(BIN)/python benchmarks/trust.py $(TABLES)
.venv-bench-trust:
	$(PYTHON) -m venv $@ && $@/bin/python -m pip --quiet install --no-deps truthdiscovery crowd-kit \
	&& $@/bin/python -m pip --quiet install attrs bidict nltk numpy pandas pyarrow scikit-learn scipy tqdm || rm -rf $@

clean:
	rm -rf $(VENV) .venv-* build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

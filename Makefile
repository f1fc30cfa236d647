# The few verbs of this repository. Each builds what it needs; a second run is quick.
#   make setup   an environment in .venv that holds the lineofsight command
#   make run     a made-up borough, loaded, and its committee paper in out/
#   make serve   a training site on this machine, with one account for each role
#   make test    every test
#   make check   format, lint, types, import contracts, generated reference
#   make fix     mend what can be mended by machine
#   make bundle  one zip to install from where there is no package registry
#   make lock    pin the dependencies again (make lock UPGRADE=--upgrade for newer ones)

# The first Python of 3.11 or later: the system's own where it serves.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
BUILD := pyproject.toml requirements/install.txt tools/environment.py

MONTH := 2017-11
CHILDREN := 4000
SEED := 7

# What is imported is compiled once and kept, even where the surroundings ask for the contrary:
# the tests start some hundred processes, and compiling the site takes each of them five seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run serve test check fix bundle lock
.DEFAULT_GOAL := setup

setup: .venv/run-ready
	@echo "Ready: $(BIN)/lineofsight --help"

.venv/run-ready: requirements/run.txt $(BUILD)
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and none was found."; exit 1; }
	$(PYTHON) tools/environment.py run
	@touch $@

.venv/dev-ready: requirements/dev.txt .venv/run-ready
	$(BIN)/python tools/environment.py dev
	@touch $@

run: .venv/run-ready
	rm -rf out/returns out/home
	$(BIN)/lineofsight sample out/returns --month $(MONTH) --children $(CHILDREN) --seed $(SEED)
	mkdir -p out/home && cp out/returns/authority.toml out/home/authority.toml
	$(BIN)/lineofsight --home out/home load out/returns --month $(MONTH)
	$(BIN)/lineofsight --home out/home pack committee --month $(MONTH) --out out
	@echo "The paper is in out/: open out/committee-$(MONTH).html, .docx or .xlsx"

serve: .venv/run-ready
	$(BIN)/lineofsight serve --sample --home out/training

test: .venv/dev-ready
	@$(BIN)/python tools/system_packages.py
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: .venv/dev-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/reference.py --check

fix: .venv/dev-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python tools/reference.py

bundle: .venv/dev-ready
	$(BIN)/python tools/bundle.py

lock: .venv/dev-ready
	$(BIN)/python tools/lock.py $(UPGRADE)

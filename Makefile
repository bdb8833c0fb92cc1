# Two commands matter: `make run` and `make test`. Both set up what they need first.
# Words for the tests: make test ARGS="tests/unit -k deadlines"
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test lint openapi bench lock clean

help:
	@echo "make run      set up and start the product with demo data (PORT, HOST, VAR_DIR, DATABASE_URL)"
	@echo "make test     set up, lint, and run every test, browser tests included"
	@echo "make lint     static checks only"
	@echo "make openapi  write openapi.yaml and the front end's types"
	@echo "make bench    measure; writes var/bench.json"
	@echo "make lock     make the dependency locks anew"
	@echo "make clean    remove what was installed and built; data stay"

run:
	@exec $(PYTHON) tools/bootstrap.py run $(ARGS)

test:
	@exec $(PYTHON) tools/bootstrap.py test $(ARGS)

lint:
	@exec $(PYTHON) tools/bootstrap.py lint

openapi:
	@exec $(PYTHON) tools/bootstrap.py openapi

bench:
	@exec $(PYTHON) tools/bootstrap.py bench $(ARGS)

lock:
	@exec $(PYTHON) tools/bootstrap.py lock

clean:
	@exec $(PYTHON) tools/bootstrap.py clean

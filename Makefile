# Everything a person does with Parallax; `make` lists it. Needs Python 3.11 or later with pip; `build` and `deploy` say what else.

VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo
STACK := parallax
CLIENT := functions/render/client
MINISEARCH := 7.2.0
DEPENDENCIES := pyproject.toml infra/constraints.txt
EMULATOR := .aws-sam/emulator

# A candidate counts only if it really runs: a name on the PATH can be a shim for an interpreter that is not there.
CANDIDATES := $(PYTHON) python3.13 python3.12 python3.11 python3 python
FIND_PYTHON = for candidate in $(CANDIDATES); do \
		"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$candidate"; break; }; \
	done

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test test-browser test-cloud bench eval lint lock vendor build sam-local deploy clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/dev.stamp ## install everything that work on Parallax needs, into .venv

demo: $(VENV)/local.stamp ## run everything on bundled sample feeds, without an AWS account
	@$(BIN)/python -m infra.local.demo --out $(OUT)

test: setup ## run the tests
	@$(BIN)/python -m pytest

test-browser: $(VENV)/browser.stamp ## run the tests of the site in Chromium, which must be installed; screenshots go to out/screenshots
	@$(BIN)/python -m pytest tests/browser

test-cloud: setup build $(EMULATOR)/emulator.stamp ## deploy the template into an emulated AWS with roles enforced, and test it there; needs what build needs
	@$(BIN)/python -m pytest tests/emulator

bench: setup ## measure how fast feeds are read, beside requests and feedparser as they come, what hostile ones cost, digests made, and editions published; five minutes
	@$(BIN)/python -m tests.bench.bench_parse
	@$(BIN)/python -m tests.bench.bench_fetch
	@POWERTOOLS_LOG_LEVEL=ERROR $(BIN)/python -m tests.bench.bench_hostile
	@$(BIN)/python -m tests.bench.bench_digest
	@$(BIN)/python -m tests.bench.bench_render
	@POWERTOOLS_LOG_LEVEL=ERROR $(BIN)/python -m tests.bench.bench_publish

eval: setup ## measure how well the digest judges, on labelled headlines; fails when a figure misses its floor
	@$(BIN)/python -m tests.eval

lint: setup ## check style, types and the template
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/cfn-lint template.yaml

lock: ## after a change of dependencies: uv.lock and infra/constraints.txt; needs uv
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/getting-started/installation/" >&2; exit 1; }
	uv lock
	uv export --quiet --all-extras --no-hashes --no-emit-project -o infra/constraints.txt

vendor: ## renew the library of the search page (MINISEARCH is its version); needs npm
	@command -v npm >/dev/null || { echo "make vendor needs npm, which comes with Node.js: https://nodejs.org" >&2; exit 1; }
	tools=$$(mktemp -d) && npm pack --silent --pack-destination "$$tools" minisearch@$(MINISEARCH) >/dev/null && tar -xzf "$$tools"/*.tgz -C "$$tools" && \
	cp "$$tools/package/dist/umd/index.js" $(CLIENT)/minisearch.js && cp "$$tools/package/LICENSE.txt" $(CLIENT)/minisearch.LICENSE.txt; \
	result=$$?; rm -rf "$$tools"; exit $$result

build: $(VENV)/local.stamp ## build the functions; needs the SAM CLI, and Python 3.13 on the PATH
	@command -v sam >/dev/null || { echo "make build needs the AWS SAM CLI: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html" >&2; exit 1; }
	@python3.13 -c '' >/dev/null 2>&1 || { echo "make build needs a working python3.13 on the PATH, the version that Lambda runs" >&2; exit 1; }
	sam build --no-cached
	@$(BIN)/python infra/check_build.py

sam-local: setup build ## run the built functions as Lambda runs them, on the sample feeds: in containers, and without Docker
	@$(BIN)/python -m infra.local.sam_local

deploy: build ## build, deploy, and put the topics of infra/topics into the data bucket; needs AWS credentials
	@command -v aws >/dev/null || { echo "make deploy needs the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html" >&2; exit 1; }
	@aws sts get-caller-identity >/dev/null || { echo "make deploy needs AWS credentials and a region: aws configure, or AWS_PROFILE and AWS_REGION" >&2; exit 1; }
	sam deploy --stack-name $(STACK)
	@output() { aws cloudformation describe-stacks --stack-name $(STACK) --output text --query "Stacks[0].Outputs[?OutputKey=='$$1'].OutputValue"; }; \
	bucket=$$(output DataBucketName) && site=$$(output SiteAddress) && files=$$(output SiteBucketName) && \
	aws s3 cp infra/topics "s3://$$bucket/topics/" --recursive --only-show-errors --exclude '*' --include '*.yaml' --include '*.yml' --include '*.json' --include '*.opml' --include '*.xml' && \
	echo "Topics: s3://$$bucket/topics/" && echo "Site: $${site:-aws s3 sync s3://$$files out/live/site, then $(BIN)/parallax serve out/live} (the first pages take a few minutes)"

clean: ## remove what was built or downloaded here, and the demo's output
	rm -rf $(VENV) .aws-sam $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Parallax needs Python 3.11 or later, and none was found. Install one, or name it: make demo PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv $(VENV) >/dev/null 2>&1 || { \
		echo "This Python comes without ensurepip; using virtualenv instead"; \
		rm -rf $(VENV); \
		tools=$$(mktemp -d) && \
		"$$python" -m pip install -q --target "$$tools" virtualenv && \
		PYTHONPATH="$$tools" "$$python" -m virtualenv -q $(VENV); \
		result=$$?; rm -rf "$$tools"; exit $$result; \
	}

# The emulator runs the functions with its own Python, so that has to be Lambda's. It would change what the project is tested with.
$(EMULATOR)/emulator.stamp: infra/emulator-requirements.txt
	@echo "Installing the emulator"
	@python3.13 -m venv $(EMULATOR)
	@$(EMULATOR)/bin/pip install -q -r infra/emulator-requirements.txt
	@touch $@

# A stamp is younger than what was installed from; so an install is done again only when that changes.
$(VENV)/local.stamp: $(DEPENDENCIES) | $(BIN)/python
	@echo "Installing what a local run needs"
	@$(BIN)/python -m pip install -q -c infra/constraints.txt -e '.[local]'
	@touch $@

$(VENV)/dev.stamp: $(DEPENDENCIES) | $(BIN)/python
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install -q -c infra/constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/local.stamp

$(VENV)/browser.stamp: $(VENV)/dev.stamp
	@echo "Installing what the tests in a browser need"
	@$(BIN)/python -m pip install -q -c infra/constraints.txt -e '.[browser]'
	@touch $@

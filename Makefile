# Needs Python >= 3.11 with pip and venv, and make. Everything else is installed into .venv from pinned requirements.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= out/exemple
ARTICLE ?= examples/article.html

EDITIONS ?= out
# 160 MB that packages bring and nothing here opens: code for linking from Rust and C, for GPUs and NPUs, readers of other formats of
# models, a faster way to fetch from hubs, test data.
SPARE := c2pa/libs/*.rlib openvino/libs/libopenvino_intel_[gn]pu_plugin.so openvino/libs/cache.json onnx/backend/test \
	openvino/libs/libopenvino_pytorch_frontend.so* openvino/libs/libopenvino_tensorflow*_frontend.so* \
	openvino/libs/libopenvino_paddle_frontend.so* openvino/libs/libopenvino_gguf_frontend.so* openvino/libs/libopenvino_jax_frontend.so* \
	onnxruntime/capi/libonnxruntime.so* hf_xet hf_xet-*.dist-info

.PHONY: setup narrate serve test check fix eval bench docs lock clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.venv/run.stamp: requirements/build.txt requirements/run.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/build.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@cd .venv/lib/python3*/site-packages && rm -rf $(SPARE)
	@touch $@

.venv/site.stamp: .venv/run.stamp requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/site.txt
	@touch $@

.venv/dev.stamp: .venv/site.stamp requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

setup: .venv/dev.stamp  ## install everything, tools for development included

narrate: .venv/run.stamp  ## narrate the example article and print where its page lies
	$(BIN)/vivevoix narrate $(ARTICLE) -o $(OUT)

serve: .venv/site.stamp  ## serve the editions in a folder to readers
	$(BIN)/vivevoix serve --editions $(EDITIONS)

test: .venv/dev.stamp  ## run the tests
	$(BIN)/python -m pytest

check: .venv/dev.stamp  ## look for faults of form: lint, types, import directions, stale docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

fix: .venv/dev.stamp  ## repair what a tool can repair
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python docs/generate.py

eval: .venv/dev.stamp  ## measure quality against the pinned floors
	$(BIN)/python -m evals

bench: .venv/run.stamp  ## measure speed and memory
	$(BIN)/vivevoix bench

lock:  ## pin the requirements again, with hashes and without addresses (needs pip-tools)
	cd requirements && for f in build run site dev; do pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	  --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file $$f.txt $$f.in; done

clean:  ## remove what the targets above made
	rm -rf .venv out build

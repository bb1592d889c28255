# The two commands: `make demo` shows the runtime at work, `make test` runs every test. Both set up what they need.
SWIFT ?= swift

.PHONY: demo test build setup lint format bench clean

demo: build
	scripts/demo

test: setup
	$(SWIFT) build --build-tests
	@SWIFT=$(SWIFT) scripts/test

build: setup
	$(SWIFT) build

setup:
	@scripts/setup

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Handlers Tests Benchmarks

format:
	$(SWIFT) format format --in-place --recursive Package.swift Sources Handlers Tests Benchmarks

bench: setup
	$(SWIFT) build -c release
	$$($(SWIFT) build -c release --show-bin-path)/intent bench

clean:
	rm -rf .build demo

# The two commands: `make demo` shows the runtime at work, `make test` runs every test. Both set up what they need.
SWIFT ?= swift

MINUTES ?= 15

.PHONY: demo test build setup lint format bench soak crash-points clean

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

# The runtime under random kills, drops, cancels, retries and reloads; every job is accounted for at the end.
soak: setup
	$(SWIFT) build -c release
	$$($(SWIFT) build -c release --show-bin-path)/intent-durability soak --minutes $(MINUTES)

# Deaths at every call to the file system: in memory, where power cuts can be had too, then of the real programs.
crash-points: setup
	$(SWIFT) build --build-tests
	@bash -o pipefail -c "SPOOL_CRASH_POINTS=all $(SWIFT) test --skip-build --no-parallel \
	  --filter 'CrashPointTests|DoubleCrashTests|FaultTests' | grep -E 'points,|faults,|✘|Test run'"
	@$$($(SWIFT) build --show-bin-path)/intent-durability crash-points

clean:
	rm -rf .build demo

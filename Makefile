# The two commands: `make demo` shows the runtime at work, `make test` runs every test. Both set up what they need.
SWIFT ?= swift

MINUTES ?= 15

.PHONY: demo test build release setup lint format bench academy-data academy-intents bench-academy bench-peers soak crash-points batch-kills cron-oracle metrics-check fuzz fuzz-coverage sanitize clean

demo: build
	scripts/demo

# Without what setup-tests installs, the tests that need it fail and say so; the others run.
test: setup
	-@scripts/setup-tests
	$(SWIFT) build --build-tests
	@SWIFT=$(SWIFT) scripts/test

# Without the tests' programs, which "swift build" alone builds as well. A debug build takes modules whole, which is quickest from
# scratch; whoever edits Sources exports INTENT_INCREMENTAL=1, which makes builds after a change two to four times as quick.
build: setup
	INTENT_PROGRAMS_ONLY=1 $(SWIFT) build

release: setup
	INTENT_PROGRAMS_ONLY=1 $(SWIFT) build -c release

setup:
	@scripts/setup

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Handlers Tests Benchmarks

format:
	$(SWIFT) format format --in-place --recursive Package.swift Sources Handlers Tests Benchmarks

bench: release
	$$($(SWIFT) build -c release --show-bin-path)/intent bench

# An academy of made-up data in the directory ACADEMY: make academy-data STUDENTS=5000 MONTHS=12 SEED=1
STUDENTS ?= 5000
MONTHS ?= 12
ACADEMY ?= .build/academy
academy-data: setup
	$(SWIFT) build -c release
	rm -rf $(ACADEMY)
	@bin=$$($(SWIFT) build -c release --show-bin-path) && \
	  $$bin/intent run student.query.search --params '{"query": "-"}' --data $(ACADEMY) > /dev/null && \
	  $$bin/academy-data --database $(ACADEMY)/store/default.sqlite --students $(STUDENTS) --months $(MONTHS) \
	    --seed $(SEED)

# The page that lists the academy's intents, from what they say themselves.
academy-intents: build
	scripts/academy-intents $$($(SWIFT) build --show-bin-path)/intent

# What each intent of the academy costs on it: make bench-academy, or ONLY=billing for a part.
bench-academy: setup
	$(SWIFT) build -c release
	@test -e $(ACADEMY)/store/default.sqlite || { echo "there is no data in $(ACADEMY): make academy-data"; exit 66; }
	@scripts/bench-academy $$($(SWIFT) build -c release --show-bin-path) $(ACADEMY) --only "$(ONLY)"

# The same no-op job through other job queues, in turn with ours: make bench-peers PEERS=huey,rq ROUNDS=3 N=1000
ROUNDS ?= 5
bench-peers: N =
bench-peers: release
	@Benchmarks/peers/bench $$($(SWIFT) build -c release --show-bin-path) --directory .build --peers "$(PEERS)" \
	  --rounds $(ROUNDS) --jobs "$(N)"

# Damaged inputs for every parser: make fuzz N=1000000, or TARGET=job, or SEED=2 for other inputs.
N ?= 100000
SEED ?= 1
fuzz: setup
	$(SWIFT) build -c release --product intent-fuzz
	$$($(SWIFT) build -c release --show-bin-path)/intent-fuzz $(TARGET) --count $(N) --seed $(SEED)

# The toolchain's default linker on Linux fails on instrumented code.
LLD := $(if $(filter Linux,$(shell uname)),-Xswiftc -use-ld=lld)

# The same targets under libFuzzer, which keeps the inputs that reach new code: make fuzz-coverage TARGET=job SECONDS=600
SECONDS ?= 60
fuzz-coverage: setup
	INTENT_FUZZER=1 $(SWIFT) build -c release --scratch-path .build/fuzz --product intent-fuzz $(LLD)
	@scripts/fuzz-coverage $(SECONDS) $(TARGET)

# The tests under the thread and address sanitizers: SANITIZER=thread for one, FILTER=FileSpoolTests for a part.
sanitize: setup
	-@scripts/setup-tests
	scripts/sanitize "$(SANITIZER)" "$(FILTER)"

# The runtime under random kills, drops, cancels, retries and reloads; every job is accounted for at the end.
soak: setup
	$(SWIFT) build -c release
	$$($(SWIFT) build -c release --show-bin-path)/intent-durability soak --minutes $(MINUTES)

# Batches under kill -9: 100,000 items that do nothing, 10,000 with an effect in the store, 5,000 messages.
batch-kills: setup
	$(SWIFT) build -c release
	$$($(SWIFT) build -c release --show-bin-path)/intent-durability batch --items 100000 --kills 20
	$$($(SWIFT) build -c release --show-bin-path)/intent-durability batch --work effects --items 10000 --kills 10
	$$($(SWIFT) build -c release --show-bin-path)/intent-durability batch --work messages --items 5000 --kills 5

# Deaths at every call to the file system: in memory, where power cuts can be had too, then of the real programs.
crash-points: setup
	$(SWIFT) build --build-tests
	@bash -o pipefail -c "SPOOL_CRASH_POINTS=all $(SWIFT) test --skip-build --no-parallel \
	  --filter 'CrashPointTests|DoubleCrashTests|FaultTests|BatchCrashTests' | grep -E 'points,|faults,|✘|Test run'"
	@$$($(SWIFT) build --show-bin-path)/intent-durability crash-points

# What Prometheus' own tool says of a metrics file (Debian: apt install prometheus).
FILE ?= spool/metrics/intent.prom
metrics-check:
	@command -v promtool >/dev/null || { echo "promtool is not installed: apt install prometheus"; exit 69; }
	promtool check metrics < $(FILE)

# Random cron expressions in time zones whose clocks change, against cronsim and croniter: make cron-oracle N=500 SEED=7
cron-oracle: N = 500
cron-oracle: setup
	$(SWIFT) build --product intent
	@test -x .build/cron-oracle/bin/python || python3 -m venv .build/cron-oracle
	@.build/cron-oracle/bin/pip install -q --disable-pip-version-check cronsim==2.8 croniter==7.0.0
	@.build/cron-oracle/bin/python scripts/cron-oracle check $$($(SWIFT) build --show-bin-path)/intent \
	  --count $(N) --seed $(SEED)

clean:
	rm -rf .build demo

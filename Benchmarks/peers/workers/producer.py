"""Submits jobs for the benchmark: `producer.py APP`, where APP is a module with a function submit(names).

Reads a number of jobs a line, submits so many, and answers with when that began and ended, in nanoseconds of the
monotonic clock. Of several, the first two and the last two say when they run; a single one does too; the others do
nothing.
"""
import importlib, sys, time

submit = importlib.import_module(sys.argv[1]).submit
for line in sys.stdin:
    count = int(line)
    names = ["stamp"] if count == 1 else ["stamp"] * 2 + ["noop"] * (count - 4) + ["stamp"] * 2
    begin = time.monotonic_ns()
    submit(names)
    print(begin, time.monotonic_ns(), flush=True)

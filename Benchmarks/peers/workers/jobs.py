"""What the jobs of all Python queues do."""
import os, time


def noop():
    pass


def stamp():
    now = time.monotonic_ns()
    with open(os.environ["PEERS_STAMPS"], "wb", buffering=0) as pipe:
        pipe.write(b"%d\n" % now)

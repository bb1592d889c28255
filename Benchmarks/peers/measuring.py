"""One round of one peer: a backlog is submitted, workers are started and drain it, then jobs come one at a time."""
import fcntl, random, subprocess, time
from contextlib import contextmanager

import processes, redis_server
from failure import Failure
from lines import Lines
from results import Figures, quantile

NOTE = ("Submit: jobs a second from one process, its start left out. Drain: jobs a second of the backlog, from the first "
        "handler's start to the last one's. Pickup: from the call that submits to the handler's start, one job at a "
        "time.")
SAMPLES = 200
# The first two and the last two jobs of a backlog, one for each worker, say when they run.
MARKS = 4
# The first jobs after a drain, while workers come to rest.
WARM_UP = 8

# Bounds in seconds, far above what anything takes that works.
START, SUBMISSION, DRAIN, PICKUP = 60, 120, 180, 30
# Whoever asks for work once a second has some forty samples a round.
SAMPLING = 40


def measure(peer, run, installation, jobs):
    run.environment["PATH"] = installation.path
    if peer.on_files:
        rest()
    if peer.on_redis:
        run.environment["PEERS_REDIS"] = redis = str(redis_server.start(run, peer.is_durable))
        # The one that takes it from its command line or here.
        run.environment["RQ_REDIS_URL"] = f"unix://{redis}"
    with gate(run):
        producer = Producer(run, peer.producer.split())
        begin, end = producer.submit(jobs, SUBMISSION)
    for command in peer.workers:
        run.start(command.split())
    marks = [run.stamp(START, "the first job")]
    marks += [run.stamp(DRAIN, "the last job of the backlog") for _ in range(MARKS - 1)]
    pickups = sample(run, producer, peer.apart)
    return Figures(submit=jobs / ((end - begin) / 1e9), drain=jobs / ((max(marks) - min(marks)) / 1e9),
                   p50=quantile(pickups, 0.5), p99=quantile(pickups, 0.99), samples=len(pickups))


def rest():
    """ext4 looks past inodes that were deleted in the last five seconds, one by one: what the one before has deleted
    would slow this one's creations down."""
    time.sleep(6)


@contextmanager
def gate(run):
    """Closed while the backlog is submitted. The first jobs of queues that need no worker wait for it, by flock."""
    with open(run.sockets / "gate", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        run.environment["PEERS_GATE"] = file.name
        yield


def sample(run, producer, apart):
    """Milliseconds from the call that submits a job to its handler's start, one job at a time."""
    pickups = []
    deadline = time.monotonic() + SAMPLING
    while len(pickups) < WARM_UP + SAMPLES and (time.monotonic() < deadline or len(pickups) <= WARM_UP):
        # Long enough for a worker to wait again.
        time.sleep(0.005 + random.uniform(0, apart))
        begin, _ = producer.submit(1, PICKUP)
        pickups.append((run.stamp(PICKUP, "a single job") - begin) / 1e6)
    return pickups[WARM_UP:]


class Producer:
    """The process that submits: workers/producer.py, or one that does the same in another language."""

    def __init__(self, run, command):
        self.run = run
        self.process = run.start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.replies = Lines(self.process.stdout.fileno())

    def submit(self, jobs, seconds):
        """Returns when that began and ended, in nanoseconds of the monotonic clock."""
        try:
            self.process.stdin.write(b"%d\n" % jobs)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        reply = self.replies.next(seconds)
        if reply is None:
            # Its end is seen on the pipe a moment before it can be waited for.
            processes.ends(self.process, 0.2)
            self.run.check()
            raise Failure(f"{jobs} jobs were not submitted within {seconds} s")
        begin, end = reply.split()
        return int(begin), int(end)

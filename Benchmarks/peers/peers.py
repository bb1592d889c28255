"""The peers, each with two workers, configured for throughput as its own documentation advises."""
from dataclasses import dataclass

SNAPSHOTS = "what came after the last snapshot (minutes)"
NOTHING = "nothing that was answered"
PAGE_CACHE = "the last 30 s or so (never synced)"
ALL = "the whole queue"


# A program, and the Debian package that has it.
REDIS = ("redis-server", "redis-server")


@dataclass(frozen=True)
class Peer:
    name: str
    # As many jobs as take some seconds here.
    jobs: int
    # What reads numbers from its standard input and submits so many jobs (workers/producer.py says how).
    producer: str
    # What is started when the backlog is there. None: the jobs are processes that wait for each other, and for the gate.
    workers: tuple
    # How it is used, beyond what the workers' options say.
    remark: str
    loses: str
    # For pip; the first one is what the table's version is of.
    python: tuple = ()
    # For apt-get: programs with their packages. Where there is nothing for pip, the first is what the version is of.
    debian: tuple = ()
    # Its jobs are files, so that it minds what was deleted just before.
    on_files: bool = False
    # Single jobs follow each other within so many seconds, at random: for one that polls, as far apart as its looks.
    apart: float = 0.02

    # Its Redis answers nothing that a power cut takes back.
    is_durable: bool = False

    @property
    def on_redis(self):
        return REDIS in self.debian

    @property
    def how(self):
        count = f"{len(self.workers)} x " if len(self.workers) > 1 else ""
        return "; ".join(part for part in [f"{count}{self.workers[0]}" if self.workers else "", self.remark] if part)


REDIS_CLIENT = "redis==8.1.0"
HUEY, RQ = "huey==3.5.4", "rq==3.0.0"

# Logging of every job is off in all of them, ours too. Results are not stored, except that RQ keeps a finished job for
# some minutes unless told otherwise, and ours for days.
HUEY_WORKERS = ("huey_consumer huey_app.huey --workers 2 --worker-type process --quiet",)
# https://docs.celeryq.dev/en/stable/userguide/optimizing.html: a high prefetch limit for short tasks.
CELERY_WORKERS = (
    "celery --app celery_app worker --concurrency 2 --prefetch-multiplier 64"
    " --without-gossip --without-mingle --without-heartbeat",)
CELERY_REMARK = "ignore_result; submitted through one producer"
BACKS_OFF = "polls, less often the longer it is idle"
LISTS = "lists its directory for every job, so that a longer backlog is slower"

# -c 10 is that version's default. Two processes, since one is bound to one core.
SIDEKIQ_WORKERS = ("sidekiq -r ./sidekiq_app.rb -e production -c 10",) * 2
SIDEKIQ = (("sidekiq", "ruby-sidekiq"), REDIS)

# In the order of a round, whose first is ours.
PEERS = [
    Peer("sidekiq", 50_000, "ruby sidekiq_app.rb produce", SIDEKIQ_WORKERS, "submitted by perform_bulk", SNAPSHOTS,
         debian=SIDEKIQ),
    Peer("sidekiq-durable", 20_000, "ruby sidekiq_app.rb produce", SIDEKIQ_WORKERS,
         "submitted by perform_bulk; Redis syncs each change", NOTHING, debian=SIDEKIQ, is_durable=True),
    Peer("huey", 30_000, "python3 producer.py huey_app", HUEY_WORKERS, "no bulk call", SNAPSHOTS,
         python=(HUEY, REDIS_CLIENT), debian=(REDIS,)),
    Peer("dramatiq", 30_000, "python3 producer.py dramatiq_app",
         ("dramatiq dramatiq_app --processes 2 --threads 8",), "no bulk call; " + BACKS_OFF, SNAPSHOTS,
         python=("dramatiq==2.2.1", REDIS_CLIENT), debian=(REDIS,), apart=0.1),
    Peer("celery", 8_000, "python3 producer.py celery_app", CELERY_WORKERS, CELERY_REMARK, SNAPSHOTS,
         python=("celery[redis]==5.7.0", REDIS_CLIENT), debian=(REDIS,)),
    # What its documentation advises to use in production: a process for each job.
    Peer("rq", 1_000, "python3 producer.py rq_app",
         ("rq worker-pool --num-workers 2 --quiet --path .",),
         "submitted by enqueue_many", SNAPSHOTS, python=(RQ, REDIS_CLIENT), debian=(REDIS,)),
    # What it names as the faster one, for jobs that can be trusted: in the worker's own process.
    Peer("rq-simple", 5_000, "python3 producer.py rq_app",
         ("rq worker-pool --num-workers 2 --quiet --path . --worker-class rq.worker.SimpleWorker",),
         "submitted by enqueue_many", SNAPSHOTS, python=(RQ, REDIS_CLIENT), debian=(REDIS,)),
    Peer("tsp", 500, "python3 producer.py tsp_app", (), "TS_SLOTS=2; one tsp -n a job", ALL,
         debian=(("tsp", "task-spooler"),)),
    Peer("nq", 500, "python3 producer.py nq_app", (),
         "2 queues, since one runs one job at a time; one nq -c -q a job", ALL, debian=(("nq", "nq"),), on_files=True),
    Peer("huey-files", 4_000, "python3 producer.py huey_app", HUEY_WORKERS,
         f"FileHuey; no bulk call; {LISTS}; {BACKS_OFF}", PAGE_CACHE, python=(HUEY,), on_files=True, apart=0.1),
    Peer("celery-files", 3_000, "python3 producer.py celery_app", CELERY_WORKERS,
         f"filesystem broker; {CELERY_REMARK}; {LISTS}; polls once a second when idle", PAGE_CACHE,
         python=("celery==5.7.0",), on_files=True, apart=1),
]

from redis import Redis
from rq import Queue

from broker import REDIS_URL

queue = Queue(connection=Redis.from_url(REDIS_URL))
# One pipeline for all would hold all of them in memory; as many as Sidekiq submits at once.
BATCH = 1000


def submit(names):
    for start in range(0, len(names), BATCH):
        queue.enqueue_many([Queue.prepare_data(f"jobs.{name}") for name in names[start:start + BATCH]])

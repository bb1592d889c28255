import dramatiq
from dramatiq.brokers.redis import RedisBroker

import jobs
from broker import REDIS_URL

dramatiq.set_broker(RedisBroker(url=REDIS_URL))
ACTORS = {"noop": dramatiq.actor(jobs.noop), "stamp": dramatiq.actor(jobs.stamp)}


def submit(names):
    for name in names:
        ACTORS[name].send()

from huey import FileHuey, RedisHuey

import jobs
from broker import FILES, REDIS, REDIS_URL

huey = RedisHuey(url=REDIS_URL) if REDIS else FileHuey(path=f"{FILES}/huey")
TASKS = {"noop": huey.task()(jobs.noop), "stamp": huey.task()(jobs.stamp)}


def submit(names):
    for name in names:
        TASKS[name]()

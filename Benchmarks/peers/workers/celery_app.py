import os

from celery import Celery

import jobs
from broker import FILES, REDIS

app = Celery("peers", set_as_current=True)
app.conf.task_ignore_result = True
if REDIS:
    app.conf.broker_url = f"redis+socket://{REDIS}"
else:
    folders = {name: f"{FILES}/{name}" for name in ["messages", "control"]}
    for folder in folders.values():
        os.makedirs(folder, exist_ok=True)
    app.conf.broker_url = "filesystem://"
    app.conf.broker_transport_options = {
        "data_folder_in": folders["messages"], "data_folder_out": folders["messages"],
        "control_folder": folders["control"]}
TASKS = {"noop": app.task(jobs.noop), "stamp": app.task(jobs.stamp)}


def submit(names):
    with app.producer_or_acquire() as producer:
        for name in names:
            TASKS[name].apply_async(producer=producer)

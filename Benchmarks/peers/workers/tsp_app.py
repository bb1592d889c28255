import os

from programs import JOBS, run


def submit(names):
    for name in names:
        run(["tsp", "-n", *JOBS[name]], TS_SLOTS="2", TS_SOCKET=f"{os.environ['PEERS_SOCKETS']}/tsp")


submit(["gate"] * 2)

from broker import FILES
from programs import JOBS, run


def submit(names):
    for number, name in enumerate(names):
        run(["nq", "-c", "-q", *JOBS[name]], NQDIR=f"{FILES}/nq-{number % 2}")


submit(["gate"] * 2)

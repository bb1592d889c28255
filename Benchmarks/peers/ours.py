"""Our own rows: `intent submit --from` and the daemon, with the default durability."""
import json, subprocess

from failure import Failure
from measuring import SAMPLES, rest
from results import Figures, Result

JOBS = 50_000
JOB = '{"intent_key": "runtime.query.echo", "intent_params": {}}\n'
NOTE = ("Ours: both rates are those of whole processes, start and end included, and what is submitted or done has been "
        "synced; pickup is from a dropped file's being visible, which is not, to the handler's start.")
REGISTRY = {"version": 1, "intents": {"runtime.query.echo": {"library": "RuntimeEcho"}}}


def result(programs, most):
    intent = str(programs / "intent")
    found = Result("intent", min(most, JOBS), "nothing reported done",
                   "intent drain --workers 2; submitted by intent submit --from")
    found.measure = lambda run: measure(run, intent, found.jobs)
    try:
        found.version = subprocess.run([intent, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as error:
        found.failure = f"intent cannot be run: {error}"
    return found


def measure(run, intent, jobs):
    """Drains as `intent bench` does; latency is what that says."""
    registry, lines, spool = (run.files / name for name in ["registry.json", "jobs.jsonl", "spool"])
    registry.write_text(json.dumps(REGISTRY))
    lines.write_text(JOB * jobs)
    options = ["--spool", str(spool), "--registry", str(registry)]
    workers = ["--data", str(run.files / "data"), "--workers", "2", "--log-level", "error"]
    rest()
    submission = run.finish([intent, "submit", "--from", str(lines), *options], 120, stdout=subprocess.DEVNULL)
    drain = run.finish([intent, "drain", *options, *workers], 180, stdout=subprocess.DEVNULL)
    done = sum(1 for _ in spool.glob("completed/*/*.json"))
    if done != jobs:
        raise Failure(f"{done} of {jobs} jobs were completed")
    pickup = latency(run, intent)
    return Figures(submit=jobs / submission, drain=jobs / drain, p50=pickup["pickup p50"], p99=pickup["pickup p99"],
                   samples=SAMPLES)


def latency(run, intent):
    path = run.sockets / "latency"
    with open(path, "wb") as output:
        run.finish([intent, "bench", "--json", "--only", "latency", "--samples", str(SAMPLES), "--directory",
                    str(run.files)], 120, stdout=output)
    return {row["name"]: row["value"] for row in json.loads(path.read_text())}

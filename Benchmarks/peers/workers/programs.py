"""The jobs of queues that run programs. A backlog is held back by jobs at its head that wait for the gate."""
import os, subprocess

JOBS = {
    "noop": ["true"],
    # A shell has no clock that is fine enough: an empty line is as good as a time, and is taken when it comes.
    "stamp": ["sh", "-c", 'echo > "$PEERS_STAMPS"'],
    "gate": ["flock", "--shared", os.environ["PEERS_GATE"], "true"],
}


def run(command, **environment):
    subprocess.run(command, env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)

"""Processes that end when we say so, also those that leave their parent, as daemons do."""
import ctypes, os, select, signal, subprocess, time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    """From now on, what a descendant of ours leaves behind becomes our child: so nothing can get lost."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "cannot adopt orphans")


def start(command, log, environment, directory, **pipes):
    """A process in a session of its own, so that a terminal's Ctrl-C reaches only us, who end it."""
    with open(log, "ab") as output:
        return subprocess.Popen(command, env=environment, cwd=directory, start_new_session=True, stderr=output,
                                **({"stdin": subprocess.DEVNULL, "stdout": output} | pipes))


def ends(process, within):
    """Whether a process ends in so many seconds. Returns at that very moment, for whoever takes its time."""
    descriptor = os.pidfd_open(process.pid)
    try:
        select.select([descriptor], [], [], within)
    finally:
        os.close(descriptor)
    return process.poll() is not None


def end_all(within=10):
    """Kills everything below this process, and returns when nothing is left of it."""
    deadline = time.monotonic() + within
    while living := descendants():
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes do not end: {living}")
        for pid in living:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        reap()
        time.sleep(0.005)


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def descendants():
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name, in parentheses, may hold anything.
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            pass
    found, level = [], {os.getpid()}
    while level := {pid for pid, parent in parents.items() if parent in level}:
        found += level
    return found

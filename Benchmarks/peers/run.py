"""Where one queue is measured once: its directories, its processes, and the pipe by which its jobs say that they run."""
import os, shutil, signal, tempfile, time
from pathlib import Path

import processes
from failure import Failure
from lines import Lines

WORKERS = Path(__file__).resolve().parent / "workers"


class Run:
    """All that belongs to it is gone when it is left, however that is."""

    def __init__(self, directory):
        self.directory = directory

    def __enter__(self):
        # Data is on the file system that is measured; the names of sockets must be short.
        self.files = Path(tempfile.mkdtemp(prefix="bench-peers-", dir=self.directory))
        self.sockets = Path(tempfile.mkdtemp(prefix="bench-peers-"))
        stamps = self.sockets / "stamps"
        os.mkfifo(stamps)
        # Opened for writing too, so that it neither ends nor blocks anybody between two jobs.
        self.pipe = os.open(stamps, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        self.stamps = Lines(self.pipe)
        self.started = []
        self.environment = os.environ | {
            "PEERS_STAMPS": str(stamps), "PEERS_FILES": str(self.files), "PEERS_SOCKETS": str(self.sockets),
            "PYTHONPATH": str(WORKERS), "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(self.files)}
        return self

    def __exit__(self, *exception):
        # Somebody in a hurry may press Ctrl-C twice.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            processes.end_all()
        finally:
            os.close(self.pipe)
            shutil.rmtree(self.files, ignore_errors=True)
            shutil.rmtree(self.sockets, ignore_errors=True)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def start(self, command, **pipes):
        log = self.sockets / f"log-{len(self.started)}"
        try:
            process = processes.start(command, log, self.environment, WORKERS, **pipes)
        except FileNotFoundError as error:
            raise Failure(f"{command[0]} is missing") from error
        self.started.append((process, command[0], log))
        return process

    def finish(self, command, seconds, **pipes):
        """Runs a command to its end, and returns how long that took in seconds."""
        begin = time.monotonic()
        process = self.start(command, **pipes)
        is_done = processes.ends(process, seconds)
        elapsed = time.monotonic() - begin
        if not is_done:
            raise Failure(f"{Path(command[0]).name} did not end within {seconds} s")
        if process.returncode:
            raise Failure(self.last_words(*self.started[-1]))
        return elapsed

    def stamp(self, seconds, what):
        """When the next job ran: by its own clock (which is ours), or by ours where a job cannot tell."""
        deadline = time.monotonic() + seconds
        while (line := self.stamps.next(0.2)) is None:
            self.check()
            if time.monotonic() > deadline:
                raise Failure(f"{what} did not come within {seconds} s")
        return int(line) if line else time.monotonic_ns()

    def check(self):
        """Fails where something that should run has ended."""
        for started in self.started:
            if started[0].poll() is not None:
                raise Failure(self.last_words(*started))

    def last_words(self, process, name, log):
        lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
        telling = next((line for line in lines if line.startswith("Error:")), lines[-1] if lines else "it said nothing")
        return f"{Path(name).name} ended with status {process.returncode}: {telling[:160]}"

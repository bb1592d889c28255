"""A private Redis, without a configuration file: its own defaults, which keep snapshots and no log of changes."""
import re, socket, subprocess, time

from failure import Failure


# Nothing that was answered is lost: each change is in a log that is synced before the answer.
DURABLE = ["--appendonly", "yes", "--appendfsync", "always"]


def start(run, is_durable):
    """Starts one that ends with the run, and returns its socket's path once it answers."""
    path = run.sockets / "redis"
    options = ["--port", "0", "--unixsocket", str(path), "--dir", str(run.files)]
    run.start(["redis-server", *options, *(DURABLE if is_durable else [])])
    deadline = time.monotonic() + 10
    while not answers(str(path)):
        run.check()
        if time.monotonic() > deadline:
            raise Failure("redis-server did not answer within 10 s")
        time.sleep(0.01)
    return path


def note():
    try:
        said = subprocess.run(["redis-server", "--version"], capture_output=True, text=True).stdout
    except OSError:
        said = ""
    version = re.search(r"v=(\S+)", said)
    return (f"Redis {version[1] if version else '(missing)'}: a private one for each measurement, on a Unix socket, with "
            "its own defaults (snapshots after 1 to 60 minutes, no log of changes), and for sidekiq-durable with "
            f"{' '.join(DURABLE)}.")


def answers(path):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(path)
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

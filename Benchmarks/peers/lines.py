"""Lines from a pipe, with a bound on the wait for each."""
import os, select, time


class Lines:
    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.rest = b""

    def next(self, seconds):
        """The next line without its end, or None where none came in that time or the other side is gone."""
        deadline = time.monotonic() + seconds
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.descriptor], [], [], max(0, deadline - time.monotonic()))
            read = os.read(self.descriptor, 65536) if ready else b""
            if not read:
                return None
            self.rest += read
        line, _, self.rest = self.rest.partition(b"\n")
        return line

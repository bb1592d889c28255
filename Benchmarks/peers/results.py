"""What is known of a queue in the end."""
import math, statistics
from dataclasses import asdict, dataclass, field, fields
from typing import Callable, Optional


@dataclass
class Figures:
    """Of one round; or the medians over all."""
    # Jobs a second.
    submit: float
    drain: float
    # Milliseconds from submission to the handler's start, on an idle system, and on how many jobs that is.
    p50: float
    p99: float
    samples: int


@dataclass
class Result:
    name: str
    jobs: int
    loses: str
    how: str
    version: str = "?"
    failure: str = ""
    rounds: list = field(default_factory=list)
    # Takes the figures of a round, given its Run.
    measure: Optional[Callable] = None

    @property
    def medians(self):
        """None where it was never measured."""
        if not self.rounds:
            return None
        return Figures(**{of.name: statistics.median(getattr(figures, of.name) for figures in self.rounds)
                          for of in fields(Figures)})

    @property
    def record(self):
        shown = {"name": self.name, "version": self.version, "jobs": self.jobs, "how": self.how,
                 "power_cut_loses": self.loses}
        if self.failure:
            shown["failure"] = self.failure
        if self.rounds:
            shown |= {"medians": asdict(self.medians), "rounds": [asdict(figures) for figures in self.rounds]}
        return shown


def quantile(values, part):
    """The smallest value that at least so large a part of all is not above, as `intent bench` has it."""
    return sorted(values)[max(math.ceil(part * len(values)), 1) - 1]

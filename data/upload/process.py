"""What every child process does to itself: limit its resources, report its progress and its memory."""

import json
import math
import resource
import signal
import time
from pathlib import Path
from typing import IO

from data.upload.limits import WAITING, Resources

REPORT_EVERY = 0.1
"""Seconds between two reports of progress."""


def limit_resources(limits: Resources) -> None:
    """Limit memory, processor time, open files and their size for the rest of this process.

    The system can limit address space, not resident memory. The limit on address space is therefore what the
    process has mapped so far plus what `memory_bytes` leaves beside its resident memory.
    """
    usage = Path("/proc/self/statm")
    mapped, held = map(int, usage.read_text().split()[:2]) if usage.exists() else (0, 0)
    left = max(0, limits.memory_bytes - held * resource.getpagesize())
    for what, most in (
        (resource.RLIMIT_AS, mapped * resource.getpagesize() + left),
        (resource.RLIMIT_CPU, math.ceil(time.process_time()) + limits.seconds + 1),
        (resource.RLIMIT_FSIZE, limits.memory_bytes),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # SIGXCPU at the soft limit shows the parent that time ran out; SIGKILL at the hard limit would not.
        soft = most - 1 if what == resource.RLIMIT_CPU else most
        resource.setrlimit(what, (soft, most))
    signal.alarm(limits.seconds + WAITING)  # in case the parent has ended


def peak_bytes() -> int:
    """Return the peak memory of this process in bytes; 0 if the system does not report it."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


class ProgressReporter:
    """Writes the stage and its number of rows for the parent, at most every `REPORT_EVERY` seconds within a stage."""

    def __init__(self, out: IO[str]) -> None:
        self.out = out
        self.stage, self.last = "", 0.0

    def __call__(self, stage: str, rows: int) -> None:
        """Write the progress if the stage is new or the last report is old enough."""
        now = time.monotonic()
        if stage != self.stage or now - self.last >= REPORT_EVERY:
            self.stage, self.last = stage, now
            self.out.write(f"{json.dumps([stage, rows])}\n")
            self.out.flush()

"""Tell whether the system clock has jumped: expired datasets are deleted only while it has not."""

import time

TOLERANCE = 3600.0
"""Seconds by which the clock may be corrected while a process runs."""

_OFFSET = time.time() - time.monotonic()


def steady() -> bool:
    """True if the wall clock and the monotonic clock have advanced by the same time since the process began."""
    return abs(time.time() - time.monotonic() - _OFFSET) < TOLERANCE

"""Detect a wall clock that has jumped: expired datasets are deleted only while it can be trusted."""

import time

TOLERANCE = 3600.0
"""Seconds by which the wall clock may be corrected during the life of a process."""

_OFFSET = time.time() - time.monotonic()


def steady() -> bool:
    """True if the wall clock has advanced like the monotonic clock since the process started."""
    return abs(time.time() - time.monotonic() - _OFFSET) < TOLERANCE

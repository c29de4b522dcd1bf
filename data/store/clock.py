"""Whether the clock can be believed: nothing is deleted for good on the word of a clock that has jumped."""

import time

TOLERANCE = 3600.0
"""Seconds by which a clock may be set right in the life of a process."""

_OFFSET = time.time() - time.monotonic()


def steady() -> bool:
    """Whether the wall clock has gone as the steady one since the process began."""
    return abs(time.time() - time.monotonic() - _OFFSET) < TOLERANCE

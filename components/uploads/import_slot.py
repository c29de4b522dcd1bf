"""Read one uploaded file at a time in each process."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from components.uploads.progress import ProgressBar

ONE_AT_A_TIME = Lock()
"""Held while an uploaded file is read. One lock for the process; not in a cache, because a cache can be cleared."""

WAIT_SECONDS = 0.2
"""Seconds to wait for the import slot before the bar is drawn again."""


@contextmanager
def import_slot(bar: ProgressBar) -> Iterator[None]:
    """Wait until no other file is being read: one file may take most of a small container's memory."""
    while not ONE_AT_A_TIME.acquire(timeout=WAIT_SECONDS):
        bar.show_queued()
    try:
        yield
    finally:
        ONE_AT_A_TIME.release()

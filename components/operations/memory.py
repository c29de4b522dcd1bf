"""Return memory that Python and Arrow have freed to the system, where the C library supports it."""

import ctypes
import os

import pyarrow as pa


def release_memory() -> None:
    """Give freed memory back; takes some milliseconds."""
    pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)

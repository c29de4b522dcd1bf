"""A cache that is bounded in bytes, for results computed from users' datasets of unknown size."""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd

T = TypeVar("T")


class ByteCache:
    """Keeps the values used last, as long as they fit; safe to use from several threads.

    Args:
        max_bytes: of all values together. A value that is larger than this is made again each time.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self._lock = Lock()
        self._entries: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of a key; make and keep it if there is none. Threads that ask meanwhile wait for it.

        Raises:
            Exception: whatever `make` raises; nothing is kept then.
        """
        with self._lock:
            if key in self._entries:
                return cast(T, self._used(key))
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._entries:
                    return cast(T, self._used(key))
            try:
                value = make()
                self._keep(key, value, memory_of(value))
                return value
            finally:
                self._making.pop(key, None)

    def forget(self, chosen: Callable[[Any], bool]) -> int:
        """Drop the values whose keys are chosen; return how many bytes they held."""
        with self._lock:
            before = self.bytes
            for key in [key for key in self._entries if chosen(key)]:
                self._drop(key)
            return before - self.bytes

    def _used(self, key: Hashable) -> Any:
        self._entries.move_to_end(key)
        return self._entries[key][0]

    def _keep(self, key: Hashable, value: object, size: int) -> None:
        if size > self.max_bytes:
            return
        with self._lock:
            if key in self._entries:
                self._drop(key)
            while self.bytes + size > self.max_bytes:
                self._drop(next(iter(self._entries)))
            self._entries[key] = (value, size)
            self.bytes += size

    def _drop(self, key: Hashable) -> None:
        self.bytes -= self._entries.pop(key)[1]


def memory_of(value: object) -> int:
    """Return the bytes that a value holds, with all that it refers to; an object that occurs twice counts once.

    Classes, functions and modules count as 0, because they exist anyway.
    """
    seen: set[int] = set()
    waiting: list[object] = [value]
    total = 0
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type) or callable(one):
            continue
        seen.add(id(one))
        if isinstance(one, pd.DataFrame):
            total += int(one.memory_usage(deep=True).sum())
            continue
        if isinstance(one, pd.Series | pd.Index):
            total += int(one.memory_usage(deep=True))
            continue
        total += sys.getsizeof(one)
        if isinstance(one, np.ndarray):
            total += one.nbytes if one.base is not None else 0  # a view's own size leaves out what it looks at
        elif isinstance(one, Mapping):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        else:
            waiting += getattr(one, "__dict__", {}).values()
            waiting += [getattr(one, name) for name in getattr(one, "__slots__", ()) if hasattr(one, name)]
    return total

"""What is kept fits into its bytes, is made once, and is counted as what it holds."""

import sys
from dataclasses import dataclass
from threading import Barrier, Thread

import numpy as np
import pandas as pd
import pytest

from components.dataset.byte_cache import ByteCache, memory_of

KILOBYTE = 1_000


def test_the_values_used_last_stay_and_never_more_than_fit() -> None:
    cache = ByteCache(10 * KILOBYTE)
    for name in "abc":
        cache.get(name, lambda: bytes(3 * KILOBYTE))
    cache.get("a", lambda: pytest.fail("it is kept"))
    cache.get("d", lambda: bytes(3 * KILOBYTE))
    assert cache.bytes <= cache.max_bytes
    assert cache.bytes == 3 * sys.getsizeof(bytes(3 * KILOBYTE))
    cache.get("a", lambda: pytest.fail("it was used last"))
    assert cache.get("b", lambda: b"again") == b"again"


def test_a_value_larger_than_the_cache_is_given_and_not_kept() -> None:
    cache = ByteCache(KILOBYTE)
    cache.get("small", lambda: b"x")
    assert len(cache.get("large", lambda: bytes(2 * KILOBYTE))) == 2 * KILOBYTE
    assert len(cache) == 1
    cache.get("small", lambda: pytest.fail("it has not been pushed out"))


def test_what_fails_is_not_kept_and_may_be_tried_again() -> None:
    cache = ByteCache(KILOBYTE)

    def fails() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cache.get("a", fails)
    assert cache.get("a", lambda: b"made") == b"made"


def test_threads_that_ask_for_the_same_make_it_once() -> None:
    cache, start, made = ByteCache(KILOBYTE), Barrier(8), []

    def ask() -> None:
        start.wait()
        cache.get("a", lambda: made.append(1) or b"x")

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_chosen_keys_are_forgotten_with_their_bytes() -> None:
    cache = ByteCache(10 * KILOBYTE)
    for key in (("one", 1), ("one", 2), ("two", 1)):
        cache.get(key, lambda: bytes(KILOBYTE))
    cache.forget(lambda key: key[0] == "one")
    assert (len(cache), cache.bytes) == (1, sys.getsizeof(bytes(KILOBYTE)))


@dataclass(frozen=True)
class Held:
    table: pd.DataFrame
    names: dict[str, str]


def test_memory_is_that_of_all_a_value_refers_to() -> None:
    table = pd.DataFrame({"a": np.arange(10_000, dtype=float), "b": ["name"] * 10_000})
    names = {f"r{n}": "x" * 100 for n in range(1_000)}
    used = memory_of(Held(table, names))
    assert used > int(table.memory_usage(deep=True).sum()) + 1_000 * sys.getsizeof("r100")
    text = "y" * 5_000
    assert sys.getsizeof(text) <= memory_of([text, text, {"again": text}]) < 2 * sys.getsizeof(text)
    whole = np.zeros(100_000)
    assert memory_of(whole[:50_000]) >= 400_000
    assert memory_of([whole.__class__, print]) < KILOBYTE

"""The cost of reading untrusted text is linear in its length.

Each check runs on a text and on one `FACTOR` times as long. Where the work doubles, the cost may grow 2.5 times. The
ratio of two costs is compared, in processor time of this thread, so that neither a slow machine nor a busy one changes
the outcome: a quadratic cost grows 256 times where 39 are allowed.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import log2
from types import ModuleType

SHORT, FACTOR = 600, 16
ALLOWED: float = 2.5 ** log2(FACTOR)
GRAIN = 5e-4
"""Seconds of processor time that no short text is taken to cost less than: below is noise."""


def cost(work: Callable[[], object], runs: int = 3) -> float:
    """Return the minimum processor time of some runs, in seconds."""
    least = float("inf")
    for _ in range(runs):
        start = time.thread_time()
        work()
        least = min(least, time.thread_time() - start)
    return least


def grows_linearly(few: Callable[[], object], many: Callable[[], object]) -> bool:
    """True if the work on a text `FACTOR` times as long costs no more than linear growth explains."""
    if cost(many, runs=1) <= ALLOWED * GRAIN:
        return True
    return cost(many) <= ALLOWED * max(cost(few), GRAIN)


@dataclass(frozen=True)
class Texts:
    """Hostile texts: each part repeated, with each start before and each end behind it."""

    parts: Sequence[str]
    starts: Sequence[str] = ("",)
    ends: Sequence[str] = ("",)

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Yield a name, a text of about `SHORT` characters and one `FACTOR` times as long."""
        for start, part, end in product(self.starts, self.parts, self.ends):
            few, many = (start + part * (size // len(part)) + end for size in (SHORT, SHORT * FACTOR))
            yield f"{start!r} {part!r} {end!r}", few, many


def patterns(*packages: ModuleType) -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Return every regular expression of the modules of some packages, in whatever constant it stands."""
    found = {}
    for package in packages:
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if module.ispkg:
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                for position, one in enumerate(within(value)):
                    found[f"{module.name}.{name}[{position}]"] = one
    return found


def within(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    """Yield the regular expressions in nested tuples and dicts."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from within(part)


def assert_pattern_is_linear(name: str, pattern: re.Pattern[str] | re.Pattern[bytes], texts: Texts) -> None:
    """Search for a pattern, and match it at the start, as the code that uses it does."""
    as_bytes = isinstance(pattern.pattern, bytes)
    empty = b"" if as_bytes else ""
    for what, *pair in texts.pairs():
        few, many = (one.encode() if as_bytes else one for one in pair)
        for use in (pattern.sub, lambda _with, subject: pattern.match(subject)):
            assert grows_linearly(partial(use, empty, few), partial(use, empty, many)), f"{name} on {what}"


def assert_reader_is_linear(name: str, reader: Callable[[str], object], texts: Texts) -> None:
    """Read each text."""
    for what, few, many in texts.pairs():
        assert grows_linearly(partial(reader, few), partial(reader, many)), f"{name} on {what}"

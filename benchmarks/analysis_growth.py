"""How the cost of the analysis grows with the matrix: seconds and memory for four sizes, each in its own process."""

import multiprocessing
import resource
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.location_quotient import location_quotient
from analysis.order import cluster_order
from analysis.ruzicka import ruzicka

SIZES = ((14, 47), (300, 100), (1000, 400), (3000, 1000))
FILLED = 0.4
REPEATS = 3


def matrix(rows: int, columns: int) -> pd.DataFrame:
    """A random matrix of amounts, two cells in five filled."""
    source = np.random.default_rng(rows)
    values = source.lognormal(3, 2, (rows, columns))
    values[source.random((rows, columns)) > FILLED] = np.nan
    return pd.DataFrame(values)


def seconds(work: Callable[[], object]) -> float:
    """The best of a few runs."""
    found = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def measure(size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Similarity, order and location quotient in seconds, then the process's peak memory in MiB."""
    values = matrix(*size)
    similarity = ruzicka(values)
    times = (
        seconds(lambda: ruzicka(values)),
        seconds(lambda: cluster_order(similarity)),
        seconds(lambda: location_quotient(values)),
    )
    return *times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table() -> str:
    """The measurements as a Markdown table; growth is the total's factor over the row above."""
    lines = ["| matrix | similarity, s | order, s | location quotient, s | total, s | growth | peak, MiB |"]
    lines.append("|---|--:|--:|--:|--:|--:|--:|")
    before = None
    for size in SIZES:
        with multiprocessing.get_context("spawn").Pool(1) as fresh:
            *times, peak = fresh.apply(measure, (size,))
        total = sum(times)
        growth = f"× {total / before:.1f}" if before else ""
        shown = " | ".join(f"{value:.3f}" for value in (*times, total))
        lines.append(f"| {size[0]:,} × {size[1]:,} | {shown} | {growth} | {peak:.0f} |")
        before = total
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())

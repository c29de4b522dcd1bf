"""Measure seconds and memory of the analysis for four sizes of matrix, each in a new process.

Seconds are wall time, so other work on the machine adds to them; processor time is the sum over all cores. Above
`analysis.cluster_order.OPTIMAL_LIMIT` rows the leaves are not ordered optimally, and the table says so.
"""

import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.cluster_order import cluster_order
from analysis.location_quotient import location_quotient
from analysis.ruzicka import ruzicka

SIZES = ((14, 47), (300, 100), (1000, 400), (3000, 1000))
FILLED = 0.4
REPEATS = 3


def matrix(rows: int, columns: int) -> pd.DataFrame:
    """Return a random matrix of amounts with two cells in five filled."""
    source = np.random.default_rng(rows)
    values = source.lognormal(3, 2, (rows, columns))
    values[source.random((rows, columns)) > FILLED] = np.nan
    return pd.DataFrame(values)


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest time of a few runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@dataclass(frozen=True)
class Cost:
    """Cost of one size: seconds of each step, processor seconds of one round of all, peak memory in MiB."""

    similarity: float
    order: float
    quotient: float
    processor: float
    peak: float
    optimal: bool

    @property
    def total(self) -> float:
        """Return the seconds of the three steps together."""
        return self.similarity + self.order + self.quotient


def measure(size: tuple[int, int]) -> Cost:
    """Measure one size in the calling process."""
    values = matrix(*size)
    location_quotient(values)
    cluster_order(ruzicka(values.iloc[:3]))  # imports are not part of the cost
    before = time.process_time()
    similarity = ruzicka(values)
    optimal = cluster_order(similarity).optimal
    location_quotient(values)
    processor = time.process_time() - before
    return Cost(
        similarity=seconds(lambda: ruzicka(values)),
        order=seconds(lambda: cluster_order(similarity)),
        quotient=seconds(lambda: location_quotient(values)),
        processor=processor,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        optimal=optimal,
    )


def table(sizes: Sequence[tuple[int, int]] = SIZES) -> str:
    """Return the measurements as a Markdown table; growth is the ratio of the total to the row above."""
    lines = [
        "| matrix | similarity, s | order, s | location quotient, s | total, s | growth | processor, s | peak, MiB |"
        " leaves |"
    ]
    lines.append("|---|--:|--:|--:|--:|--:|--:|--:|---|")
    before = None
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as fresh:
            cost = fresh.apply(measure, (size,))
        growth = f"× {cost.total / before:.1f}" if before else ""
        shown = " | ".join(f"{value:.3f}" for value in (cost.similarity, cost.order, cost.quotient, cost.total))
        leaves = "optimal" if cost.optimal else "plain"
        lines.append(
            f"| {size[0]:,} × {size[1]:,} | {shown} | {growth} | {cost.processor:.3f} | {cost.peak:.0f} | {leaves} |"
        )
        before = cost.total
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())

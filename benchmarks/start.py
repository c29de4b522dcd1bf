"""Measure the start: from the process to a healthy server and to the first page of the first visitor."""

import asyncio
import time

from benchmarks.figures import median, milliseconds, quantile
from benchmarks.options import Effort, alone
from benchmarks.report import Report, ResultTable
from benchmarks.session import Run, Session
from scripts.servers import app


def measure(effort: Effort) -> Report:
    """Measure a few starts, each in a new process."""
    healthy, first, second, whole = [], [], [], []
    for _ in range(effort.starts):
        start = time.perf_counter()
        with app() as server:
            runs = asyncio.run(_visits(server.port))
            healthy.append(server.healthy_after)
            first.append(runs[0].seconds)
            second.append(runs[1].seconds)
            whole.append(time.perf_counter() - start - runs[1].seconds)
    rows = [
        (name, milliseconds(median(values)), milliseconds(quantile(values, 1)))
        for name, values in (
            ("process → healthy", healthy),
            ("first page: the run of the first visitor", first),
            ("process → first page sent", whole),
            ("for comparison: the second visitor's run", second),
        )
    ]
    table = ResultTable(f"Start of the server, {effort.starts} times", ("step", "median, ms", "slowest, ms"), rows)
    return Report("Start", (table,))


async def _visits(port: int) -> tuple[Run, Run]:
    async with Session(port) as session:
        first = await session.visit()
    async with Session(port) as session:
        return first, await session.visit()


if __name__ == "__main__":
    alone(measure)

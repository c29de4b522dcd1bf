"""Measure the cost of a run of each page, and the server under many simultaneous viewers."""

import asyncio

from benchmarks.figures import kilobytes, mebibytes, median, milliseconds, quantile
from benchmarks.options import Effort, alone
from benchmarks.report import Bar, Report, ResultTable
from benchmarks.session import Run, Session
from benchmarks.usage import processor_seconds, resident_bytes
from benchmarks.viewers import Seen, areas, watch
from components.page.registry import PAGES
from scripts.servers import Server, app

CPU_BAR = 0.025
CROWD, CROWD_BAR = 100, 0.250
VIEWER_BAR = 0.3 * 2**20
READING = 0.25
"""Seconds between a reader's clicks; the server makes programs, which ask at once, wait."""

ENOUGH = 50
"""Viewers from which memory per viewer is more than noise."""


def measure(effort: Effort) -> Report:
    """Measure every page alone, then each number of viewers on a new server."""
    with app() as server:
        pages, map_cpu = _pages(server, effort.page_runs)
    bars = [
        Bar("Processor time of a run of the map page", "≤ 25 ms", f"{milliseconds(map_cpu)} ms", map_cpu <= CPU_BAR)
    ]
    rows = []
    for viewers in effort.viewers:
        row, found = _crowd(viewers, effort.watching)
        rows.append(row)
        bars += found
    crowd = ResultTable(
        "Viewers at once, ten seconds between a viewer's clicks on the map",
        ("viewers", "clicks", "p50, ms", "p95, ms", "p99, ms", "errors", "processor per run, ms", "MiB per viewer"),
        rows,
        "From the click sent to the message that the script has finished, over real websocket sessions; one server "
        "process, the viewers in another process of the same machine. Memory: what the server holds more than after "
        f"its first visitor, for {ENOUGH} viewers and more.",
    )
    return Report("Server", (pages, crowd), bars)


def _pages(server: Server, repeats: int) -> tuple[ResultTable, float]:
    rows, map_cpu = [], 0.0
    for entry in PAGES:
        runs, processor = asyncio.run(_page(server, entry.path, repeats))
        if entry.key == "map":
            map_cpu = processor
        seconds = [run.seconds for run in runs]
        rows.append(
            (
                entry.key,
                milliseconds(median(seconds)),
                milliseconds(quantile(seconds, 0.95)),
                milliseconds(processor),
                str(runs[-1].messages),
                kilobytes(median([run.payload for run in runs])),
            )
        )
    table = ResultTable(
        "Every page, one viewer",
        ("page", "run p50, ms", "p95, ms", "processor per run, ms", "messages", "payload, kB"),
        rows,
        "Each run selects another region: the map by a click, the others by the address. Processor time is that of "
        "the server's whole process. Payload is before compression, and a message that the front end has cached is "
        "sent as a reference.",
    )
    return table, map_cpu


async def _page(server: Server, path: str, repeats: int) -> tuple[list[Run], float]:
    regions = areas()
    async with Session(server.port) as session:
        # What is computed once per process is not part of a run.
        await session.visit(path)
        await session.visit(path, region=regions[-1])
        before = processor_seconds(server)
        runs = []
        for i in range(repeats):
            region = regions[i % len(regions)]
            click = not path
            runs.append(
                await session.choose("region-panel", region) if click else await session.visit(path, region=region)
            )
            await asyncio.sleep(READING)
        return runs, (processor_seconds(server) - before) / repeats


def _crowd(viewers: int, seconds: float) -> tuple[tuple[str, ...], list[Bar]]:
    # All viewers come from this machine, so they share an address.
    with app(environment={"ATLAS_CONNECTIONS_PER_ADDRESS": str(viewers + 1)}) as server:
        watch(server.port, 1, 0, gap=1)
        memory = resident_bytes(server)
        before = processor_seconds(server)
        seen = watch(server.port, viewers, seconds)
        processor = (processor_seconds(server) - before) / max(len(seen.clicks) + len(seen.visits), 1)
        each = (resident_bytes(server) - memory) / viewers
    p95 = quantile(seen.clicks, 0.95)
    row = (
        str(viewers),
        f"{len(seen.clicks):,}",
        milliseconds(median(seen.clicks)),
        milliseconds(p95),
        milliseconds(quantile(seen.clicks, 0.99)),
        str(len(seen.errors)),
        milliseconds(processor),
        f"{mebibytes(each)}" if viewers >= ENOUGH else "",
    )
    return row, _crowd_bars(viewers, seen, p95, each)


def _crowd_bars(viewers: int, seen: Seen, p95: float, each: float) -> list[Bar]:
    if viewers != CROWD:
        return []
    held = Bar(
        f"{CROWD} viewers, one process: p95 and errors",
        "≤ 250 ms, no error",
        f"{milliseconds(p95)} ms, {len(seen.errors)} errors" + (f" ({seen.errors[0]})" if seen.errors else ""),
        p95 <= CROWD_BAR and not seen.errors,
    )
    memory = Bar("Memory per viewer", "≤ 0.3 MiB", f"{mebibytes(each)} MiB", each <= VIEWER_BAR)
    return [held, memory]


if __name__ == "__main__":
    alone(measure)

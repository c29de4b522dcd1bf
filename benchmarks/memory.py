"""Measure the server's memory at rest and after many sessions have opened and closed."""

import asyncio

from benchmarks.figures import mebibytes
from benchmarks.options import Effort, alone
from benchmarks.report import Bar, Report, ResultTable
from benchmarks.session import Session
from benchmarks.usage import resident_bytes
from benchmarks.viewers import areas
from components.page.registry import PAGES
from scripts.servers import Server, app

REST_BAR = 250 * 2**20
FLAT = 1.05
"""Memory at the end, as a multiple of that after a quarter of the sessions, up to which it counts as flat."""

AT_ONCE = 4
"""Sessions that are open at the same time while many come and go."""


def measure(effort: Effort) -> Report:
    """Measure one server from its start to the last session."""
    with app() as server:
        started = resident_bytes(server)
        asyncio.run(_come_and_go(server, 1))
        visited = resident_bytes(server)
        asyncio.run(_every_page(server))
        rest = resident_bytes(server)
        rows = [
            ("started, no visitor yet", mebibytes(started)),
            ("after the first visitor of the map", mebibytes(visited)),
            ("at rest, after a visitor of every page", mebibytes(rest)),
        ]
        quarters = []
        for quarter in range(1, 5):
            asyncio.run(_come_and_go(server, effort.sessions // 4))
            quarters.append(resident_bytes(server))
            rows.append((f"after {quarter * effort.sessions // 4:,} sessions", mebibytes(quarters[-1])))
    growth = quarters[-1] / quarters[0]
    table = ResultTable(
        "Resident memory of the server",
        ("when", "MiB"),
        rows,
        "A session opens the map on some region and leaves. Streamlit keeps the last 128 sessions that were "
        "left for two minutes, in case they come back.",
    )
    bars = (
        Bar("Memory at rest with the built-in data", "≤ 250 MiB", f"{mebibytes(rest)} MiB", rest <= REST_BAR),
        Bar(
            f"Memory after {effort.sessions:,} sessions have come and gone",
            f"flat: ≤ {FLAT} × that after a quarter of them",
            f"{growth:.3f} ×, {mebibytes(quarters[-1])} MiB",
            growth <= FLAT,
        ),
    )
    return Report("Memory", (table,), bars)


async def _every_page(server: Server) -> None:
    async with Session(server.port) as session:
        for entry in PAGES:
            await session.visit(entry.path)


async def _come_and_go(server: Server, sessions: int) -> None:
    regions, slots = areas(), asyncio.Semaphore(AT_ONCE)

    async def one(i: int) -> None:
        async with slots, Session(server.port) as session:
            await session.visit(region=regions[i % len(regions)])

    await asyncio.gather(*(one(i) for i in range(sessions)))


if __name__ == "__main__":
    alone(measure)

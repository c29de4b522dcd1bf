"""Measure import, pages, memory and analysis with user datasets of growing size."""

import asyncio
import io
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import analysis_growth, import_throughput
from benchmarks.figures import mebibytes, median, milliseconds
from benchmarks.options import Effort, alone
from benchmarks.report import Bar, Report, ResultTable, Text
from benchmarks.session import Session
from benchmarks.usage import resident_bytes
from benchmarks.viewers import areas
from components.dataset.user_window import View, user_data
from components.page.registry import PAGES, PageEntry
from data.load import load
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from data.upload.limits import Limits
from data.upload.parsed import Answers, settle
from data.upload.sandbox import read
from scripts.servers import app

LARGE_FILES = Limits(seconds=60, memory_bytes=1_200_000_000)
"""What `docs/settings.md` names for the largest files."""

FACTOR_BAR = 2.0
RUNS = 5
"""Of each page with each dataset; the median counts."""

BUILT_IN = "built-in"
IN_VIEW, NEW_VIEW = "another region in view", "a view not cached yet"
KINDS = {
    IN_VIEW: "What a click asks for: the figures stand, the panel is another.",
    NEW_VIEW: (
        "Another date of the built-in dataset; a region from outside the window of the user’s own, with which the "
        "window is read from the database anew. All figures are drawn."
    ),
}
LAST_DAY = date(2021, 8, 1)
Asked = tuple[str, str]
"""Key of a page and kind of its run."""


@dataclass(frozen=True)
class Imported:
    """A dataset in the store: its id, and the seconds and bytes of its import."""

    dataset_id: str
    bytes_of_file: int
    reading: float
    saving: float
    peak: int


def measure(effort: Effort) -> Report:
    """Measure the built-in dataset, then every size."""
    entries = [entry for entry in PAGES if not entry.built_in]
    imports, pages, memory = [], {}, {}
    pages[BUILT_IN], memory[BUILT_IN] = _pages(entries, None, None)
    for size in effort.sizes:
        name = f"{size[0]:,} × {size[1]:,}"
        with tempfile.TemporaryDirectory() as folder:
            done = import_matrix(size, Path(folder))
            pages[name], memory[name] = _pages(entries, Path(folder), done.dataset_id)
        imports.append(
            (
                name,
                mebibytes(done.bytes_of_file),
                f"{done.reading:.2f}",
                f"{done.saving:.2f}",
                mebibytes(done.peak),
                mebibytes(memory[name]),
            )
        )
    largest = list(pages)[-1]
    worst = max((pages[largest][key] / pages[BUILT_IN][key], key) for key in pages[BUILT_IN])
    bar = Bar(
        f"A page's run on a dataset of {largest}",
        "≤ 2 × its run on the built-in one",
        f"{worst[0]:.2f} × at most ({worst[1][0]}, {worst[1][1]})",
        worst[0] <= FACTOR_BAR,
    )
    tables: tuple[ResultTable | Text, ...] = (
        ResultTable(
            "Import of a table of regions × industries, every cell filled",
            ("matrix", "file, MiB", "read and checked, s", "saved, s", "reader's peak, MiB", "server after, MiB"),
            imports,
            f"CSV, saved to SQLite. The last column is the server's memory once every page has shown the dataset; with "
            f"the built-in one it is {mebibytes(memory[BUILT_IN])} MiB.",
        ),
        *(_runs(pages, entries, kind) for kind in KINDS),
        Text("Analysis", analysis_growth.table(effort.sizes)),
        Text("Import of a long table", import_throughput.table(effort.import_rows)),
        Text("Import of a file of the usual size", import_throughput.to_saved()),
    )
    return Report("Growth", tables, (bar,))


def _runs(pages: Mapping[str, Mapping[Asked, float]], entries: Sequence[PageEntry], kind: str) -> ResultTable:
    largest, first = pages[list(pages)[-1]], pages[BUILT_IN]
    rows = []
    for entry in entries:
        shown = [milliseconds(runs[entry.key, kind]) for runs in pages.values()]
        factors = [largest[entry.key, kind] / first[entry.key, kind]]
        if kind == NEW_VIEW:
            factors.append(largest[entry.key, kind] / first[entry.key, IN_VIEW])
        rows.append((entry.key, *shown, *(f"{factor:.2f} ×" for factor in factors)))
    head = ("page", *pages, "last / first", *(["last / first in view"] if kind == NEW_VIEW else []))
    return ResultTable(f"Run of each page, {kind}, median of {RUNS}, ms", head, rows, KINDS[kind])


def import_matrix(size: tuple[int, int], folder: Path) -> Imported:
    """Import a matrix of amounts as the page does: read in the child process, settle, save.

    Raises:
        ValueError: the import refused it.
    """
    raw = table(*size)
    start = time.perf_counter()
    reading = read(raw, LARGE_FILES)
    if reading.parsed.errors:
        raise ValueError(f"The matrix was not imported: {reading.parsed.errors[0]}")
    read_after = time.perf_counter()
    new = NewDataset(name="Benchmark", frame=settle(reading.parsed, Answers()))
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
    saved = store.save(new)
    return Imported(saved.id, len(raw), read_after - start, time.perf_counter() - read_after, reading.peak_bytes)


def table(regions: int, industries: int) -> bytes:
    """Return a CSV of amounts with two decimals and one row per region."""
    amounts = np.random.default_rng(regions).lognormal(3, 2, (regions, industries)).round(2)
    rows = [f"Place {i}" for i in range(regions)]
    columns = [f"Branch {i}" for i in range(industries)]
    text = io.StringIO()
    pd.DataFrame(amounts, rows, columns).to_csv(text, index_label="region")
    return text.getvalue().encode()


def _pages(entries: Sequence[PageEntry], folder: Path | None, dataset_id: str | None) -> tuple[dict[Asked, float], int]:
    """Return the seconds of a run by page and kind of run, and the server's memory afterwards."""
    in_view = areas() if folder is None or dataset_id is None else _first_regions(folder, dataset_id)
    query = {"dataset": dataset_id} if dataset_id else {}
    runs: dict[Asked, float] = {}
    with app(folder) as server:
        for index, entry in enumerate(entries):
            new = _new_views(index, user=dataset_id is not None)
            asked = {IN_VIEW: [{"region": region} for region in in_view[:RUNS]], NEW_VIEW: new}
            for kind, changes in asked.items():
                runs[entry.key, kind] = asyncio.run(_page(server.port, entry.path, query, changes))
        return runs, resident_bytes(server)


def _first_regions(folder: Path, dataset_id: str) -> list[str]:
    """Return the regions of a dataset that its default view shows."""
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
    return list(user_data(store, store.open(dataset_id), View(), load()).atlas.regions)


def _new_views(page: int, *, user: bool) -> list[dict[str, str]]:
    """Return queries that no page has shown yet: dates of the built-in dataset, later regions of a user's dataset."""
    steps = range(page * RUNS, (page + 1) * RUNS)
    if user:
        return [{"region": f"r{step}"} for step in steps]
    return [{"asof": (LAST_DAY - timedelta(days=step)).isoformat()} for step in steps]


async def _page(port: int, path: str, query: Mapping[str, str], changes: Sequence[Mapping[str, str]]) -> float:
    async with Session(port) as session:
        await session.visit(path, **query)
        return median([(await session.visit(path, **query, **change)).seconds for change in changes])


if __name__ == "__main__":
    alone(measure)

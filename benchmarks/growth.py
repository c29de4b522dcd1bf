"""Growth: import, pages, memory and analysis with larger and larger datasets of a user's own."""

import asyncio
import io
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import analysis_growth, import_throughput
from benchmarks.figures import mebibytes, median, milliseconds
from benchmarks.options import Effort, alone
from benchmarks.report import Bar, Report, Table, Text
from benchmarks.serving import app
from benchmarks.session import Session
from benchmarks.viewers import areas
from components.registry import PAGES, PageEntry
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from data.upload.limits import Limits
from data.upload.parsed import Answers, settle
from data.upload.sandbox import read

FACTOR_BAR = 2.0
RUNS = 5
"""Of each page with each dataset; the median counts."""

BUILT_IN = "built-in"


@dataclass(frozen=True)
class Imported:
    """A dataset in the store: its id, and what the import took in seconds and bytes."""

    dataset_id: str
    bytes_of_file: int
    reading: float
    saving: float
    peak: int


def measure(effort: Effort) -> Report:
    """The built-in dataset, then every size."""
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
    last = list(pages)[-1]
    rows = [
        (entry.key, *(milliseconds(runs[entry.key]) for runs in pages.values()), f"{_factor(pages, entry, last):.2f} ×")
        for entry in entries
    ]
    worst = max(entries, key=lambda entry: _factor(pages, entry, last))
    bar = Bar(
        f"A page's run on a dataset of {last}",
        "≤ 2 × its run on the built-in one",
        f"{_factor(pages, worst, last):.2f} × at most ({worst.key})",
        _factor(pages, worst, last) <= FACTOR_BAR,
    )
    tables = (
        Table(
            "Import of a table of regions × industries, every cell filled",
            ("matrix", "file, MiB", "read and checked, s", "saved, s", "reader's peak, MiB", "server after, MiB"),
            imports,
            f"CSV, saved to SQLite. The last column is the server's memory once every page has shown the dataset; with "
            f"the built-in one it is {mebibytes(memory[BUILT_IN])} MiB.",
        ),
        Table(f"Run of each page, median of {RUNS}, ms", ("page", *pages, "last / first"), rows),
        Text("Analysis", analysis_growth.table(effort.sizes)),
        Text("Import of a long table", import_throughput.table(effort.import_rows)),
        Text("Import of a file of the usual size", import_throughput.to_saved()),
    )
    return Report("Growth", tables, (bar,))


def import_matrix(size: tuple[int, int], folder: Path) -> Imported:
    """Import a matrix of amounts as the page for it does: read in the child process, settle, save.

    Raises:
        ValueError: the import refused it.
    """
    raw = table(*size)
    start = time.perf_counter()
    reading = read(raw, Limits())
    if reading.parsed.errors:
        raise ValueError(f"The matrix was not imported: {reading.parsed.errors[0]}")
    read_after = time.perf_counter()
    new = NewDataset(name="Benchmark", frame=settle(reading.parsed, Answers()))
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
    saved = store.save(new)
    return Imported(saved.id, len(raw), read_after - start, time.perf_counter() - read_after, reading.peak_bytes)


def table(regions: int, industries: int) -> bytes:
    """A CSV of amounts with two decimals, a region a row."""
    amounts = np.random.default_rng(regions).lognormal(3, 2, (regions, industries)).round(2)
    rows = [f"Place {i}" for i in range(regions)]
    columns = [f"Branch {i}" for i in range(industries)]
    text = io.StringIO()
    pd.DataFrame(amounts, rows, columns).to_csv(text, index_label="region")
    return text.getvalue().encode()


def _pages(entries: Sequence[PageEntry], folder: Path | None, dataset_id: str | None) -> tuple[dict[str, float], int]:
    """Seconds of each page's run by its key, and the server's memory afterwards."""
    query = {"dataset": dataset_id} if dataset_id else {}
    with app(folder) as server:
        runs = {entry.key: asyncio.run(_page(server.port, entry.path, query)) for entry in entries}
        return runs, server.memory()


async def _page(port: int, path: str, query: dict[str, str]) -> float:
    # Regions of the built-in dataset have names, those of the user's own have numbers.
    regions = [f"r{i}" for i in range(RUNS)] if query else areas()[:RUNS]
    async with Session(port) as session:
        await session.visit(path, **query)
        return median([(await session.visit(path, **query, region=region)).seconds for region in regions])


def _factor(pages: Mapping[str, Mapping[str, float]], entry: PageEntry, last: str) -> float:
    return pages[last][entry.key] / pages[BUILT_IN][entry.key]


if __name__ == "__main__":
    alone(measure)

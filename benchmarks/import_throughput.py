"""Measure the import of a long table of a million rows against `pandas.read_csv` on the same bytes.

Also measure a file of usual size from its bytes to a saved dataset. The import decodes, detects form and roles, parses
strictly, checks the table and passes it on from the child process; `read_csv` only parses, so it is the lower bound.
"""

import io
import sys
import tempfile
import time

import numpy as np
import pandas as pd

from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import StoreSettings
from data.upload.interpretation import interpret
from data.upload.limits import MEBIBYTE, Limits
from data.upload.parse import parse_file
from data.upload.parsed import Answers, settle
from data.upload.sandbox import read

LARGE_FILES = Limits(seconds=60, memory_bytes=1_200_000_000)
"""Limits that `docs/settings.md` recommends for the largest files."""

ROWS, REGIONS = 1_000_000, 3_000
PLACES, CLASSES, YEARS, CELLS = 566, 22, (2011, 2016, 2021), 37_312
"""Size of a census of jobs: places × classes × years, less a few missing at the end."""


def long_table(rows: int) -> bytes:
    """Return a long table of `rows` rows: regions × industries × values with two decimals."""
    source = np.random.default_rng(rows)
    place = np.arange(rows)
    table = pd.DataFrame(
        {
            "region": np.char.add("Region number ", (place % REGIONS).astype(str)),
            "industry": np.char.add("Industry, class ", (place // REGIONS).astype(str)),
            "value": source.lognormal(3, 2, rows).round(2),
        }
    )
    return table.to_csv(index=False).encode()


def census() -> bytes:
    """Return a long table of `CELLS` rows with a year, in the form of a census of jobs by place of work."""
    source = np.random.default_rng(CELLS)
    place = np.arange(CELLS)
    frame = pd.DataFrame(
        {
            "lga_pow": np.char.add("Place ", (place % PLACES).astype(str)),
            "industry": np.char.add("Class, services and trade ", (place // PLACES % CLASSES).astype(str)),
            "year": np.array(YEARS)[place // (PLACES * CLASSES)],
            "employment": source.lognormal(4, 2, CELLS).round(),
        }
    )
    return frame.to_csv(index=False).encode()


def to_saved() -> str:
    """Measure the time from the bytes of a census to a dataset that opens by its link.

    Raises:
        SystemExit: the table was not imported completely.
    """
    raw = census()
    with tempfile.TemporaryDirectory() as folder:
        store = DatasetStore(StoreSettings(f"sqlite:///{folder}/atlas.db"))
        store.ready()
        start = time.perf_counter()
        parsed = read(raw, LARGE_FILES).parsed
        understood = time.perf_counter()
        if parsed.errors:
            raise SystemExit(f"The census was not imported: {parsed.errors[0]}")
        saved = store.save(NewDataset("census", settle(parsed, Answers(accept_warnings=True))))
        end = time.perf_counter()
        if store.open(saved.id).cells != CELLS:
            raise SystemExit(f"Of {CELLS} cells {store.open(saved.id).cells} were saved.")
        engine(store.settings).dispose()
    read_in, saved_in = understood - start, end - understood
    return (
        f"A file of {CELLS:,} rows ({len(raw) / MEBIBYTE:.1f} MiB; region, industry, year, value): read and checked in "
        f"{read_in:.1f} s, saved in {saved_in:.1f} s."
    )


def table(rows: int = ROWS) -> str:
    """Return the measurements as a Markdown table.

    Raises:
        SystemExit: the table was not imported.
    """
    raw = long_table(rows)
    start = time.perf_counter()
    pd.read_csv(io.BytesIO(raw))
    floor = time.perf_counter() - start
    start = time.perf_counter()
    parse_file(raw, interpret(raw, Limits()), Limits())
    here = time.perf_counter() - start
    start = time.perf_counter()
    reading = read(raw, LARGE_FILES)
    child = time.perf_counter() - start
    if reading.parsed.errors:
        raise SystemExit(f"The table was not imported: {reading.parsed.errors[0]}")
    lines = [f"{rows:,} rows, {len(raw) / MEBIBYTE:.0f} MiB", "", "| reader | s | rows/s | × read_csv |"]
    lines.append("|---|--:|--:|--:|")
    for name, seconds in (("pandas.read_csv", floor), ("interpret, then parse", here), ("in the child", child)):
        lines.append(f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} | {seconds / floor:.1f} |")
    return "\n".join([*lines, "", f"The child held {reading.peak_bytes / MEBIBYTE:.0f} MiB at most."])


if __name__ == "__main__":
    print(table(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS), to_saved(), sep="\n\n")

"""How fast a long table of a million rows is imported, against `pandas.read_csv` alone on the same bytes.

The import decodes, finds form and roles, parses strictly, checks everything and hands the table over from its child;
`read_csv` does none of that, so it is the floor.
"""

import io
import sys
import time

import numpy as np
import pandas as pd

from data.upload.limits import MEBIBYTE, Limits
from data.upload.reading import apply
from data.upload.sandbox import read
from data.upload.understanding import understand

ROWS, REGIONS = 1_000_000, 3_000


def long_table(rows: int) -> bytes:
    """A long table of some rows, regions × industries × values with two decimals."""
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


def table(rows: int = ROWS) -> str:
    """The measurements as a Markdown table.

    Raises:
        SystemExit: the table was not imported.
    """
    raw = long_table(rows)
    start = time.perf_counter()
    pd.read_csv(io.BytesIO(raw))
    floor = time.perf_counter() - start
    start = time.perf_counter()
    apply(raw, understand(raw, Limits()), Limits())
    here = time.perf_counter() - start
    start = time.perf_counter()
    reading = read(raw, Limits())
    child = time.perf_counter() - start
    if reading.parsed.errors:
        raise SystemExit(f"The table was not imported: {reading.parsed.errors[0]}")
    lines = [f"{rows:,} rows, {len(raw) / MEBIBYTE:.0f} MiB", "", "| reader | s | rows/s | × read_csv |"]
    lines.append("|---|--:|--:|--:|")
    for name, seconds in (("pandas.read_csv", floor), ("understand, then apply", here), ("in the child", child)):
        lines.append(f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} | {seconds / floor:.1f} |")
    return "\n".join([*lines, "", f"The child held {reading.peak_bytes / MEBIBYTE:.0f} MiB at most."])


if __name__ == "__main__":
    print(table(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))

"""Read regular text files with Arrow, which is faster than `data.upload.dialect` and returns the same result.

A file is regular if it is UTF-8, every row has the same number of fields, no row is blank, no line end stands within
quotation marks and every quotation is well formed. Other files are read by `data.upload.dialect`, which reports
their problems.
"""

import codecs
import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from data.upload.grid import Grid
from data.upload.limits import Limits
from data.upload.number_parsing import as_bools

LARGE = 1 << 18
"""Size in bytes from which Arrow is tried; below, its checks cost more than it saves."""

BLOCK = 1 << 20
"""Bytes that Arrow reads at a time; a line longer than that is not regular."""

NARROW = 32
"""Most columns for which Arrow is tried: it allocates a block for each column."""


def read_regular(raw: bytes, encoding: str, delimiter: str, limits: Limits) -> Grid | None:
    r"""Read a regular file; return None for other files.

    Examples:
        >>> grid = read_regular(b'a,b\n"x, y",2\n', "utf-8", ",", Limits())
        >>> grid.rows(0, 2)
        [['a', 'b'], ['x, y', '2']]
        >>> read_regular(b"a,b\n1,2,3\n", "utf-8", ",", Limits()) is None
        True
    """
    if encoding not in ("utf-8", "utf-8-sig") or not delimiter.isascii():
        return None
    if encoding == "utf-8-sig":
        raw = raw.removeprefix(codecs.BOM_UTF8)
    mark = delimiter.encode()
    width = raw[: BLOCK if b"\n" not in raw[:BLOCK] else raw.index(b"\n")].count(mark) + 1
    height = raw.count(b"\n") + 1
    if (
        width > min(NARROW, limits.columns)
        or height > limits.rows
        or width * height > limits.cells
        or not looks_regular(raw, mark)
    ):
        return None
    try:
        table = csv.read_csv(
            pa.BufferReader(raw),
            csv.ReadOptions(use_threads=False, block_size=BLOCK, autogenerate_column_names=True),
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=False, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types={f"f{position}": pa.string() for position in range(NARROW)},
                strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    if any(kind != pa.string() for kind in table.schema.types):
        return None
    columns = tuple(whole(column) for column in table.columns)
    blank = pc.equal(columns[0], "")
    if as_bools(blank).any():  # the strict reader skips rows of blanks
        return None
    lines = np.arange(1, table.num_rows + 1, dtype=np.int64)
    return Grid(columns, lines, np.full(table.num_rows, len(columns), dtype=np.int32))


def whole(column: pa.ChunkedArray) -> pa.Array:
    """Combine the chunks of a column into one array."""
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], pa.string())


def looks_regular(raw: bytes, mark: bytes) -> bool:
    """True if there is no NUL, no lone carriage return, and every quotation is whole and on one line."""
    if b"\0" in raw or raw.count(b"\r") != raw.count(b"\r\n"):
        return False
    if b'"' not in raw or quotes_alternate(raw, mark):
        return True
    separator = re.escape(mark)
    # Possessive quantifiers keep the cost linear.
    before, after = rb"(?:(?<=[\n" + separator + rb"])|(?<![\s\S]))", rb"(?=[\r\n" + separator + rb"]|\Z)"
    quotation = before + rb'"[^"\n\r]*+(?:""[^"\n\r]*+)*+"' + after
    return b'"' not in re.sub(quotation, b"", raw)


def quotes_alternate(raw: bytes, mark: bytes) -> bool:
    """True if quotation marks alternately open and close fields, each pair on one line, as in most files."""
    text = np.frombuffer(raw, dtype=np.uint8)
    quotes = np.flatnonzero(text == ord('"'))
    if len(quotes) % 2:
        return False
    is_edge = np.zeros(256, dtype=bool)
    is_edge[[ord("\n"), ord("\r"), mark[0]]] = True
    opens = is_edge[text[quotes - 1]]
    opens[0] |= quotes[0] == 0
    closes = is_edge[text[(quotes + 1) % len(text)]]
    closes[-1] |= quotes[-1] == len(text) - 1
    if (opens == closes).any() or not opens[::2].all() or opens[1::2].any():
        return False
    ends = np.flatnonzero(text == ord("\n"))
    return bool((np.searchsorted(ends, quotes[::2]) == np.searchsorted(ends, quotes[1::2])).all())

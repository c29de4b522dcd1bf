"""Change grids of known layouts into plain tables: Markdown, Eurostat's TSV, fields written as ="011"."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.known_layouts import known_layout
from data.upload.number_parsing import as_bools

FORMULA_TEXT = '^(?:=|[ \t]+)"([^"]*)"$'
"""A text that a spreadsheet program would keep as text, ="011", and one quoted after a blank."""

RULE = re.compile(r"^:?-{2,}:?$")
"""The line between heading and rows of a table in Markdown."""

KEY = re.compile(r"^[\w ]+(?:,[\w ]+)*\\[\w ]+$")
"""The first heading of Eurostat's TSV: the dimensions of the rows, and after a backslash that of the columns."""


def plain_grid(grid: Grid) -> Grid:
    """Return the grid without the marks of its layout; other grids stay as they are."""
    return known_layout(split_key(without_rules(without_formula_texts(grid))))


def without_formula_texts(grid: Grid) -> Grid:
    """Return the grid with the text of fields such as ="011"."""
    if not any(text.endswith('"') and text[:1] in "= \t" for text in first_texts(grid)):
        return grid
    return replace(
        grid, columns=tuple(pc.replace_substring_regex(column, FORMULA_TEXT, r"\1") for column in grid.columns)
    )


def first_texts(grid: Grid) -> list[str]:
    """Return the fields of the first rows."""
    return [text for row in grid.rows(0, min(grid.height, 20)) for text in row]


def without_rules(grid: Grid) -> Grid:
    """Return a table in Markdown without its rule and the blank fields at its sides."""
    head = grid.rows(0, min(grid.height, 3))
    rule = next((number for number, row in enumerate(head) if is_rule(row)), None)
    if rule is None:
        return grid
    rows = np.arange(grid.height) != rule
    columns = [column.filter(pa.array(rows)) for column in grid.columns]
    kept = [column for column in columns if not is_blank(column)]
    widths = np.full(int(rows.sum()), len(kept), dtype=np.int32)
    trimmed = tuple(pc.utf8_trim_whitespace(pc.fill_null(column, "")) for column in kept)
    return replace(grid, columns=trimmed, lines=grid.lines[rows], widths=widths)


def is_rule(row: Sequence[str]) -> bool:
    """True for the line between heading and rows of a table in Markdown."""
    texts = [text.strip() for text in row if text.strip()]
    return len(texts) > 1 and all(RULE.match(text) for text in texts)


def is_blank(column: pa.Array) -> bool:
    """True for a column without any text."""
    return bool(as_bools(pc.equal(pc.utf8_trim_whitespace(pc.fill_null(column, "")), "")).all())


def split_key(grid: Grid) -> Grid:
    """Return Eurostat's TSV with a column for each dimension of the rows; the columns are its periods."""
    first = (grid.columns[0][0].as_py() or "").strip()
    if not KEY.match(first) or "," not in first or len(grid.columns) < 2:
        return grid
    names = first.split("\\")[0].split(",")
    parts = pc.split_pattern(pc.fill_null(grid.columns[0], ""), ",")
    lengths = pc.list_value_length(parts).to_numpy(zero_copy_only=False)
    if not (lengths[1:] == len(names)).all():
        return grid
    rows = parts.slice(1)
    keys = [
        pa.concat_arrays([pa.array([name.strip()]), pc.list_element(rows, position)])
        for position, name in enumerate(names)
    ]
    rest = [pc.utf8_trim_whitespace(column) for column in grid.columns[1:]]
    return replace(grid, columns=(*keys, *rest), widths=grid.widths + np.int32(len(names) - 1))

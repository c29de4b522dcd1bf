"""Sheets of one workbook that hold one year each, read together as one table with a column for the year."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from data.upload.grid import Grid
from data.upload.problems import Code, Problem, UnreadableFileError, warning
from data.upload.table_location import Layout, find_layout
from data.upload.years_and_dates import year_and_rest

ALL_YEARS = "*"
"""Stands for all sheets that are named by a year; no sheet of a workbook may have this name."""

YEAR = "Year"


def years_of_sheets(sheets: Sequence[str]) -> dict[str, int]:
    """Return the sheets whose names differ in their year alone, with the year; {} unless there are two or more.

    Examples:
        >>> years_of_sheets(["Notes", "Jobs 2021", "Jobs 2022"])
        {'Jobs 2021': 2021, 'Jobs 2022': 2022}
    """
    groups: dict[str, dict[str, int]] = {}
    for sheet in sheets:
        year, rest = year_and_rest(sheet)
        if year:
            groups.setdefault(rest, {})[sheet] = year
    largest = max(groups.values(), key=len, default={})
    return largest if len(largest) > 1 and len(set(largest.values())) == len(largest) else {}


def read_years(sheets: dict[str, int], read: Callable[[str], Grid]) -> tuple[Grid, tuple[Problem, ...]]:
    """Return the rows of several sheets under the headings of the first; rows are counted through.

    A sheet with other headings is left out, which a warning says.

    Args:
        sheets: with their years.
        read: reads one sheet.

    Raises:
        UnreadableFileError: as `read` does.
    """
    parts: list[tuple[Grid, int, int, int]] = []
    heads: list[list[str]] = []
    taken, left = [], []
    for sheet, year in sheets.items():
        grid = read(sheet)
        layout = find_layout(grid, ragged=False)
        start = layout.header if layout.header is not None else layout.first
        head = heading_rows(grid, layout)
        if parts and head != heads:
            left.append(sheet)
            continue
        heads = heads or head
        parts.append((grid, start if not parts else layout.first, layout.end, year))
        taken.append(sheet)
    warnings = [warning(Code.SHEETS_TOGETHER, sheets=", ".join(taken), count=len(taken))]
    if left:
        warnings.append(warning(Code.SHEETS_LEFT_OUT, sheets=", ".join(left), count=len(left)))
    return stacked(parts, len(heads)), tuple(warnings)


def heading_rows(grid: Grid, layout: Layout) -> list[list[str]]:
    """Return the rows of headings, without blanks at their ends."""
    if layout.header is None:
        return []
    rows = [grid.row(place) for place in range(layout.header, layout.header + layout.headers)]
    return [[text.strip() for text in row] for row in rows]


def stacked(parts: Sequence[tuple[Grid, int, int, int]], headers: int) -> Grid:
    """Return rows of several grids below each other, with the year of each in the first column."""
    width = max(len(grid.columns) for grid, *_ in parts)
    columns: list[list[pa.Array]] = [[] for _ in range(width + 1)]
    lines: list[np.ndarray] = []
    offset = 0
    for number, (grid, start, end, year) in enumerate(parts):
        size = end - start
        named = min(headers, size) if number == 0 else 0
        years = [*[""] * max(0, named - 1), *([YEAR] if named else []), *[str(year)] * (size - named)]
        columns[0].append(pa.array(years, pa.string()))
        for position in range(width):
            held = position < len(grid.columns)
            columns[position + 1].append(
                grid.columns[position].slice(start, size) if held else pa.nulls(size, pa.string())
            )
        lines.append(grid.lines[start:end] + offset)
        offset += int(grid.lines[-1])
    whole = np.concatenate(lines)
    first = parts[0][0]
    if not len(whole):
        raise UnreadableFileError(*first.problems)
    problems = tuple(problem for grid, *_ in parts for problem in grid.problems)
    widths = np.full(len(whole), width + 1, dtype=np.int32)
    return replace(first, columns=tuple(map(pa.concat_arrays, columns)), lines=whole, widths=widths, problems=problems)

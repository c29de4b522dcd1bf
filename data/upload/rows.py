"""Choose the rows of a grid that are data."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.number_parsing import as_bools
from data.upload.problems import Code, Problem, warning
from data.upload.shape import Form
from data.upload.totals_names import is_total


def limits_of(grid: Grid, interpretation: Interpretation) -> tuple[int, int]:
    """Return the indices of the first row of data and of the one after the last."""
    return grid.position(interpretation.first_row), grid.position(interpretation.last_row + 1)


def rows_of_data(grid: Grid, interpretation: Interpretation) -> list[pa.Array]:
    """Return the columns of a grid, rows of data alone."""
    first, end = limits_of(grid, interpretation)
    return [column.slice(first, end - first) for column in grid.columns]


def filtered(grid: Grid, kept: npt.NDArray[np.bool_]) -> Grid:
    """Return the grid with some of its rows."""
    columns = tuple(column.filter(pa.array(kept)) for column in grid.columns)
    return replace(grid, columns=columns, lines=grid.lines[kept], widths=grid.widths[kept])


def chosen_rows(grid: Grid, interpretation: Interpretation) -> Grid:
    """Return the grid with the rows of data that have the chosen texts in the columns that the user keeps rows by."""
    first, end = limits_of(grid, interpretation)
    kept = np.ones(grid.height, dtype=bool)
    for position, text in interpretation.kept:
        if position < len(grid.columns):
            column = pc.fill_null(grid.columns[position].slice(first, end - first), "")
            kept[first:end] &= as_bools(pc.equal(column, text))
    return grid if kept.all() else filtered(grid, kept)


def without_group_rows(grid: Grid, interpretation: Interpretation) -> tuple[Grid, list[Problem]]:
    """Return the grid without the rows that head groups of rows: a name, no value, and nothing else.

    A region without any value looks alike. Rows are heads if the table begins with one, or if there are several and
    each has rows below it; they are named.
    """
    values = [grid.columns[p] for p, role in enumerate(interpretation.roles) if role is Role.VALUE]
    first, end = limits_of(grid, interpretation)
    if not values or end <= first:
        return grid, []
    alone = filled_cells(values, first, end) == 0
    if alone.any():
        alone &= filled_cells(grid.columns, first, end) == 1
    last = np.flatnonzero(~alone)
    if not len(last):
        return grid, []
    alone[last[-1] :] = False  # nothing follows that these rows could head
    heads = np.flatnonzero(alone)
    if not len(heads) or not (alone[0] or (len(heads) > 1 and np.diff([*heads, last[-1] + 1]).min() > LEAST_IN_GROUP)):
        return grid, []
    kept = np.ones(grid.height, dtype=bool)
    kept[first:end] = ~alone
    rows = np.flatnonzero(alone)
    names = [" ".join(text for text in grid.row(first + int(row)) if text)[:60] for row in rows[:NAMED]]
    problem = warning(Code.GROUP_ROWS, int(grid.lines[first + rows[0]]), names=", ".join(names), count=len(rows))
    return filtered(grid, kept), [problem]


LEAST_IN_GROUP = 2
"""Rows in a group of a table that does not begin with one."""

NAMED = 5
"""Rows that are named in a problem, at most."""


def filled_cells(columns: Sequence[pa.Array], first: int, end: int) -> npt.NDArray[np.int64]:
    """Return for each row the number of columns in which it has a text."""
    count = np.zeros(end - first, dtype=np.int64)
    for column in columns:
        text = pc.utf8_trim_whitespace(pc.fill_null(column.slice(first, end - first), ""))
        count += as_bools(pc.not_equal(text, ""))
    return count


def without_headings(grid: Grid, interpretation: Interpretation) -> tuple[Grid, list[Problem]]:
    """Return the grid without the rows that repeat the headings, as at the top of each printed page."""
    first, end = limits_of(grid, interpretation)
    if end <= first or len(interpretation.columns) < 2:
        return grid, []
    again = np.ones(end - first, dtype=bool)
    for column, heading in zip(grid.columns, interpretation.columns, strict=False):
        again &= as_bools(
            pc.equal(pc.utf8_trim_whitespace(pc.fill_null(column.slice(first, end - first), "")), heading)
        )
        if not again.any():
            return grid, []
    kept = np.ones(grid.height, dtype=bool)
    kept[first:end] = ~again
    row = int(grid.lines[first + int(np.flatnonzero(again)[0])])
    return filtered(grid, kept), [warning(Code.HEADINGS_AGAIN, row, count=int(again.sum()))]


MERGED = 1 / 5
"""Share of rows without a name from which the names are taken for merged cells."""


def with_totals(column: pa.Array, role: Role, grid: Grid, interpretation: Interpretation) -> pa.Array:
    """Return the industries, where a row of a total such as “North Total” has none, with the name of that total."""
    if role is not Role.INDUSTRY or Role.REGION not in interpretation.roles:
        return column
    first, end = limits_of(grid, interpretation)
    regions = pc.fill_null(grid.columns[interpretation.roles.index(Role.REGION)].slice(first, end - first), "")
    totals = [text for text in pc.unique(regions).to_pylist() if is_total(text)]
    blank = pc.equal(pc.utf8_trim_whitespace(pc.fill_null(column, "")), "")
    return pc.if_else(pc.and_(blank, pc.is_in(regions, pa.array(totals, pa.string()))), regions, column)


def with_rows(column: pa.Array, rows: pa.Array, first: int) -> pa.Array:
    """Return a column with other texts from a row on."""
    return pa.concat_arrays([column.slice(0, first), rows, column.slice(first + len(rows))])


def filled_down(grid: Grid, interpretation: Interpretation) -> tuple[Grid, list[Problem]]:
    """Return the grid of a table without names across with the names of merged cells in every row they span.

    A column of names is one of merged cells if it begins with a name, has another further down, and many rows have
    none.
    """
    first, end = limits_of(grid, interpretation)
    if interpretation.form not in (Form.LONG, Form.YEARS_ACROSS) or end <= first:
        return grid, []
    columns, problems = list(grid.columns), []
    for role in (Role.REGION, Role.REGION_CODE, Role.INDUSTRY, Role.INDUSTRY_CODE):
        if role not in interpretation.roles:
            continue
        position = interpretation.roles.index(role)
        data = with_totals(columns[position].slice(first, end - first), role, grid, interpretation)
        columns[position] = with_rows(columns[position], data, first)
        missing = pc.equal(pc.utf8_trim_whitespace(pc.fill_null(data, "")), "")
        blank = as_bools(missing)
        names = len(pc.unique(data.filter(pc.invert(missing))))
        if blank[0] or names < 2 or blank.sum() < 2 or blank.mean() < MERGED:
            continue
        filled = pc.fill_null_forward(pc.if_else(missing, pa.scalar(None, pa.string()), data))
        columns[position] = pa.concat_arrays(
            [columns[position].slice(0, first), filled, columns[position].slice(end, grid.height - end)]
        )
        name = interpretation.columns[position]
        problems.append(warning(Code.FILLED_DOWN, int(grid.lines[first]), name, count=int(blank.sum())))
    return replace(grid, columns=tuple(columns)), problems

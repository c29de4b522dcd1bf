"""Split the cells of a table of names that hold lists, such as “集成电路、生物医药”."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.level_words import Content
from data.upload.number_parsing import as_bools
from data.upload.problems import Code, Problem, warning
from data.upload.rows import limits_of
from data.upload.shape import Form

MARKS = (r"[、；;\n|]", r"[,/，]")
"""Marks between the entries of a list, and marks that names hold as well."""

LISTS = 0.3
"""Share of the cells that are lists, from which a column holds lists."""

AGAIN = 0.8
"""Share of different entries up to which marks that names hold as well are marks of lists: entries come again."""


def without_lists(grid: Grid, interpretation: Interpretation) -> tuple[Grid, list[Problem]]:
    """Return the grid of a table of names alone with a row for each entry of a list."""
    named = interpretation.cells is Content.LEVELS and interpretation.form is Form.LONG
    if not named or {Role.VALUE, Role.LEVEL} & {*interpretation.roles}:
        return grid, []
    problems: list[Problem] = []
    for role in (Role.REGION, Role.INDUSTRY):
        position = interpretation.roles.index(role)
        first, end = limits_of(grid, interpretation)
        marks = marks_in(grid.columns[position].slice(first, end - first))
        if not marks:
            continue
        lists = as_bools(pc.match_substring_regex(pc.fill_null(grid.columns[position], ""), marks))
        lists[:first] = False
        lists[end:] = False
        row = int(grid.lines[int(np.flatnonzero(lists)[0])])
        problems.append(warning(Code.LISTS_SPLIT, row, interpretation.columns[position], count=int(lists.sum())))
        grid = split(grid, position, marks, first, end)
    return grid, problems


def marks_in(column: pa.Array) -> str:
    """Return the marks between the entries of the lists in a column as a pattern, "" if it holds no lists.

    Examples:
        >>> marks_in(pa.array(["a、b", "b"])) == MARKS[0], marks_in(pa.array(["a, b", "a, c"])) == MARKS[1]
        (True, True)
        >>> marks_in(pa.array(["Farming, forestry and fishing", "Mining"]))
        ''
    """
    text = pc.fill_null(column, "")
    for marks, most in zip(MARKS, (1.0, AGAIN), strict=True):
        if not len(text) or as_bools(pc.match_substring_regex(text, marks)).mean() < LISTS:
            continue
        entries = pc.utf8_trim_whitespace(pc.list_flatten(pc.split_pattern_regex(text, marks)))
        if len(pc.unique(entries)) <= most * len(entries):
            return marks
    return ""


def split(grid: Grid, position: int, marks: str, first: int, end: int) -> Grid:
    """Return the grid with each row of data as often as its cell has entries, each with one of them."""
    text = pc.fill_null(grid.columns[position], "")
    lists = pc.split_pattern_regex(text.slice(first, end - first), marks)
    entries = pc.utf8_trim_whitespace(pc.list_flatten(lists))
    parents = pc.list_parent_indices(lists).to_numpy() + first
    kept = as_bools(pc.not_equal(entries, ""))
    rows = np.concatenate([np.arange(first), parents[kept], np.arange(end, grid.height)])
    pieces = [text.slice(0, first), entries.filter(pa.array(kept)), text.slice(end, grid.height - end)]
    columns = [column.take(pa.array(rows)) for column in grid.columns]
    columns[position] = pa.concat_arrays(pieces)
    return replace(grid, columns=tuple(columns), lines=grid.lines[rows], widths=grid.widths[rows])

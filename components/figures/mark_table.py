"""A table of marks, described once for the screen and for the brief: rows in groups, one cell a column, a count a row.

A filled square is the level that the commentary gives, a ring the level that an official list gives.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.matrix_access import cell_of


@dataclass(frozen=True)
class MarkCell:
    """One cell: the level from each kind of source, 1 to 3 or None, and the kind of blank ("" where a level stands)."""

    commentary: int | None = None
    lists: int | None = None
    blank: str = ""


@dataclass(frozen=True)
class MarkColumn:
    """A column: the id and short name of a region, and the colour of its agglomeration."""

    id: str
    label: str
    colour: str


@dataclass(frozen=True)
class MarkRow:
    """A row: the id and name of an industry or region, a cell for each column, and the count drawn as a bar."""

    id: str
    label: str
    cells: tuple[MarkCell, ...]
    count: int


@dataclass(frozen=True)
class MarkGroup:
    """Rows under one heading."""

    heading: str
    rows: tuple[MarkRow, ...]


@dataclass(frozen=True)
class MarkFrames:
    """Levels by kind of source (1 to 3, NaN for a blank) and kinds of blank; rows and columns as in the table."""

    commentary: pd.DataFrame
    lists: pd.DataFrame
    blanks: pd.DataFrame

    def transposed(self) -> "MarkFrames":
        """The same cells with rows and columns exchanged."""
        return MarkFrames(self.commentary.T, self.lists.T, self.blanks.T)

    def cell(self, row: str, column: str) -> MarkCell:
        """One cell."""
        levels = (cell_of(frame, row, column) for frame in (self.commentary, self.lists))
        commentary, lists = (int(level) if level == level else None for level in levels)
        return MarkCell(commentary, lists, str(self.blanks.at[row, column]))


def mark_groups(
    groups: Sequence[tuple[str, Sequence[str]]],
    columns: Sequence[str],
    frames: MarkFrames,
    counts: Mapping[str, int],
    label: Callable[[str], str],
) -> tuple[MarkGroup, ...]:
    """The rows of a table, group by group; each heading says how many rows follow, and empty groups are left out.

    Args:
        groups: heading and ids of the rows of each group, in order.
        columns: ids of the columns.
        frames: the cells, by ids of rows and columns.
        counts: the count of each row by its id; 0 where there is none.
        label: the name of a row by its id.
    """
    return tuple(
        MarkGroup(
            f"{heading} · {len(ids)}",
            tuple(
                MarkRow(key, label(key), tuple(frames.cell(key, column) for column in columns), counts.get(key, 0))
                for key in ids
            ),
        )
        for heading, ids in groups
        if ids
    )

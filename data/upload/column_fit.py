"""Count the cells of each column that fit its role, and find the cells of the first rows that do not."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.number_parsing import as_bools
from data.upload.odd_cells import CellKind
from data.upload.parsed import Fit
from data.upload.tidy import Tidy, years_of

WRONG = (CellKind.OTHER, CellKind.INFINITE)
NAMES = (Role.REGION, Role.INDUSTRY)


def fit_of(table: Tidy, columns: list[pa.Array], interpretation: Interpretation) -> Fit:
    """Compare the cells of each column with its role.

    Args:
        table: the tidy table.
        columns: the columns of the file, rows of data alone.
        interpretation: with the roles.
    """
    shares: list[float | None] = []
    misfits: list[tuple[int, int]] = []
    lines = table.lines[:: table.repeats]
    shown = set(interpretation.preview_rows)
    values = [position for position, role in enumerate(interpretation.roles) if role is Role.VALUE]
    for position, role in enumerate(interpretation.roles):
        if role is Role.IGNORE or not len(lines):
            shares.append(None)
            continue
        if role is Role.VALUE:
            offset = values.index(position)
            wrong = wrong_values(table, offset)
        else:
            wrong = wrong_cells(columns[position], role)
        shares.append(1.0 - float(wrong.mean()))
        misfits += [
            (int(lines[row]), position) for row in np.flatnonzero(wrong[:PREVIEWED]) if int(lines[row]) in shown
        ]
    return Fit(tuple(shares), tuple(misfits))


PREVIEWED = 40
"""Rows that are searched for cells of the preview."""


def wrong_values(table: Tidy, offset: int) -> npt.NDArray[np.bool_]:
    """Return for each row whether its value in a column is no number, infinite or negative."""
    found = table.kinds if table.level_kinds is None or not table.wide else table.level_kinds
    kinds = found[offset :: table.repeats]
    with np.errstate(invalid="ignore"):
        negative = table.frame["value"].to_numpy()[offset :: table.repeats] < 0
    return np.isin(kinds, WRONG) | negative


def wrong_cells(column: pa.Array, role: Role) -> npt.NDArray[np.bool_]:
    """Return for each row whether its cell is a missing name or an invalid year."""
    if role is Role.YEAR:
        _, blank, other = years_of(column)
        return blank | other
    if role in NAMES:
        return as_bools(pc.equal(pc.utf8_trim_whitespace(pc.fill_null(column, "")), ""))
    return np.zeros(len(column), dtype=bool)

"""Collect the cells of a table with their names, for every form of table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.level_words import Content, numbers_of_levels
from data.upload.number_parsing import numbers_of
from data.upload.odd_cells import CellKind
from data.upload.shape import Form
from data.upload.years_and_dates import heading_year, year_and_rest


@dataclass(frozen=True)
class Names:
    """A column of names as codes into a list; -1 is an empty name."""

    codes: npt.NDArray[np.int32]
    names: list[str]
    raw_names: list[tuple[str, str]]


def names_of(column: pa.Array) -> Names:
    """Return the names without surrounding blanks, in order of appearance.

    A check reports names that become equal by that.
    """
    encoded = pc.fill_null(column, "").dictionary_encode()
    raw = encoded.dictionary.to_pylist()
    position_of: dict[str, int] = {}
    spelled: list[tuple[str, str]] = []
    mapping = np.empty(len(raw), dtype=np.int32)
    for position, text in enumerate(raw):
        name = text.strip()
        if not name:
            mapping[position] = -1
            continue
        mapping[position] = position_of.setdefault(name, len(position_of))
        spelled.append((name, text))
    codes = mapping[encoded.indices.to_numpy(zero_copy_only=False)] if raw else np.empty(0, dtype=np.int32)
    return Names(codes, list(position_of), spelled)


@dataclass(frozen=True)
class Cells:
    """The cells of a table, one per entry, for every layout.

    Attributes:
        regions, industries: names of each cell.
        values, kinds: value and kind of each cell.
        headings: position of the column of each cell's value.
        columns: the columns that hold values.
        repeats: number of cells in each row of the file.
        years: the year of each cell where headings name the years; None elsewhere.
    """

    regions: Names
    industries: Names
    values: npt.NDArray[np.float64]
    kinds: npt.NDArray[np.uint8]
    headings: npt.NDArray[np.int32]
    columns: list[pa.Array]
    repeats: int
    years: npt.NDArray[np.int64] | None = None


def cells_of(columns: Sequence[pa.Array], interpretation: Interpretation, height: int) -> Cells:
    """Return the cells of the table of an interpretation."""
    if interpretation.form is Form.LONG:
        return long_cells(columns, interpretation, height)
    if interpretation.form is Form.YEARS_ACROSS:
        return year_cells(columns, interpretation, height)
    return wide_cells(columns, interpretation, height)


def wide_cells(columns: Sequence[pa.Array], interpretation: Interpretation, height: int) -> Cells:
    """Return the cells of a table with a column for each region or industry, and perhaps year, row by row."""
    down = interpretation.form is Form.REGIONS_DOWN
    positions = value_positions(interpretation)
    labels = names_of(columns[interpretation.roles.index(Role.REGION if down else Role.INDUSTRY)])
    heads, heading_years = names_and_years([interpretation.columns[position] for position in positions])
    headings = names_of(pa.array(heads, pa.string()))
    across = len(positions)
    rows = repeated(labels, across)
    tops = Names(np.tile(headings.codes, height), headings.names, headings.raw_names)
    regions, industries = (rows, tops) if down else (tops, rows)
    values, kinds = values_across(columns, interpretation, height)
    return Cells(
        regions,
        industries,
        values,
        kinds,
        np.tile(np.array(positions, dtype=np.int32), height),
        [columns[position] for position in positions],
        across,
        np.tile(np.array(heading_years), height) if heading_years else None,
    )


def year_cells(columns: Sequence[pa.Array], interpretation: Interpretation, height: int) -> Cells:
    """Return the cells of a table with a column for each year, row by row."""
    positions = value_positions(interpretation)
    across = len(positions)
    regions, industries = (
        repeated(names_in(columns, interpretation, role, height), across) for role in (Role.REGION, Role.INDUSTRY)
    )
    values, kinds = values_across(columns, interpretation, height)
    years = np.array([heading_year(interpretation.columns[position]) for position in positions], dtype=np.int64)
    return Cells(
        regions,
        industries,
        values,
        kinds,
        np.tile(np.array(positions, dtype=np.int32), height),
        [columns[position] for position in positions],
        across,
        np.tile(years, height),
    )


def value_positions(interpretation: Interpretation) -> list[int]:
    """Return the positions of the columns that hold values."""
    return [position for position, role in enumerate(interpretation.roles) if role is Role.VALUE]


def values_across(
    columns: Sequence[pa.Array], interpretation: Interpretation, height: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """Return the values of several columns and their kinds, row by row."""
    positions = value_positions(interpretation)
    across = len(positions)
    values = np.empty(height * across)
    kinds = np.empty(height * across, dtype=np.uint8)
    for offset, position in enumerate(positions):
        if interpretation.cells is Content.LEVELS:
            found = numbers_of_levels(columns[position], interpretation.known_levels)
        else:
            found = numbers_of(columns[position], interpretation.notation)
        values[offset::across], kinds[offset::across] = found
    return values, kinds


def repeated(names: Names, times: int) -> Names:
    """Return each name as often as its row has cells."""
    return Names(np.repeat(names.codes, times), names.names, names.raw_names)


def names_in(columns: Sequence[pa.Array], interpretation: Interpretation, role: Role, height: int) -> Names:
    """Return the names of a column; what is measured stands for the industry where no column names one."""
    if role in interpretation.roles:
        return names_of(columns[interpretation.roles.index(role)])
    return Names(np.zeros(height, dtype=np.int32), [interpretation.measure], [(interpretation.measure,) * 2])


def names_and_years(headings: Sequence[str]) -> tuple[list[str], list[int]]:
    """Split headings such as “2021 / ic” into names and years, where names repeat from year to year, or one year does.

    Examples:
        >>> names_and_years(["2021 / ic", "2021 / ai", "2022 / ic"])
        (['ic', 'ai', 'ic'], [2021, 2021, 2022])
        >>> names_and_years(["1901 malt", "1902 pasta"])
        (['1901 malt', '1902 pasta'], [])
    """
    found = [year_and_rest(heading) for heading in headings]
    years, names = [year for year, _ in found], [rest for _, rest in found]
    if not all(years) or not all(names) or len(names) < 2 or len(set(found)) < len(found):
        return list(headings), []
    one_year = len(set(years)) == 1 and len(set(names)) == len(names)
    repeated = len(set(names)) < len(names)
    return (names, years) if one_year or repeated else (list(headings), [])


def long_cells(columns: Sequence[pa.Array], interpretation: Interpretation, height: int) -> Cells:
    """Return the cells of a table with one row per cell."""
    roles = interpretation.roles
    regions, industries = (names_in(columns, interpretation, role, height) for role in (Role.REGION, Role.INDUSTRY))
    if Role.VALUE not in roles:
        values, kinds = np.full(height, np.nan), np.full(height, CellKind.BLANK, dtype=np.uint8)
        return Cells(regions, industries, values, kinds, np.zeros(height, dtype=np.int32), [], 1)
    position = roles.index(Role.VALUE)
    values, kinds = numbers_of(columns[position], interpretation.notation)
    return Cells(regions, industries, values, kinds, np.full(height, position, dtype=np.int32), [columns[position]], 1)

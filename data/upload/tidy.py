"""Convert a grid to a tidy frame, with the position of each cell in the file."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.headings import Role
from data.upload.numerals import NOT_APPLICABLE, CellKind, Notation, as_bools, numbers_of
from data.upload.parsed import COLUMNS
from data.upload.problems import Code, Problem, error
from data.upload.shape import Form
from data.upload.understanding import Understanding

Places = npt.NDArray[np.int64]
YEAR = r"^[12][0-9]{3}(\.0+)?年?$"


@dataclass(frozen=True)
class Names:
    """A column of names as codes into a list; -1 is an empty name."""

    codes: npt.NDArray[np.int32]
    names: list[str]
    raw_names: list[tuple[str, str]]


@dataclass(frozen=True)
class Tidy:
    """Cells of a file, one per row, with their positions.

    Attributes:
        frame: as `Parsed.frame`.
        kinds: `CellKind` of each value.
        lines: line (text) or row (sheet) of each cell.
        headings: for a wide table, position of each cell's column in `columns`; for a long one, of the value's column.
        columns: all headings.
        regions, industries: names with their raw spellings.
    """

    frame: pd.DataFrame
    kinds: npt.NDArray[np.uint8]
    lines: Places
    headings: npt.NDArray[np.int32]
    columns: tuple[str, ...]
    regions: Names
    industries: Names
    year_texts: pa.Array | None
    value_texts: list[pa.Array]
    level_kinds: npt.NDArray[np.uint8] | None
    level_texts: pa.Array | None
    region_codes: pa.Array | None
    industry_codes: pa.Array | None
    wide: bool

    def value_text(self, position: int) -> str:
        """Return the text of a cell's value as in the file."""
        if self.wide:
            row, column = divmod(position, len(self.value_texts))
            return self.value_texts[column][row].as_py() or ""
        return self.value_texts[0][position].as_py() or "" if self.value_texts else ""


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


def with_not_applicable(terms: Names, where: npt.NDArray[np.bool_]) -> Names:
    """Return the terms, with “not applicable” for the cells that the file marks so."""
    if not where.any():
        return terms
    names = list(dict.fromkeys([*terms.names, NOT_APPLICABLE[0]]))
    codes = np.where(where, names.index(NOT_APPLICABLE[0]), terms.codes).astype(np.int32)
    return Names(codes, names, terms.raw_names)


def years_of(column: pa.Array) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return the years (0 if none), whether each cell is blank, and whether it is invalid."""
    text = pc.utf8_trim_whitespace(pc.fill_null(column, ""))
    blank = as_bools(pc.equal(text, ""))
    fits = pc.match_substring_regex(text, YEAR)
    digits = pc.if_else(fits, pc.utf8_slice_codeunits(text, 0, 4), "0")
    years = np.asarray(pc.cast(digits, pa.int64()).to_numpy(zero_copy_only=False))
    return years, blank, ~as_bools(fits) & ~blank


def ragged(grid: Grid, first: int, end: int, width: int) -> list[Problem]:
    """Return the problems of rows with too few fields, or with text beyond the last heading."""
    problems = []
    widths = grid.widths[first:end]
    wrong = widths < width
    if len(grid.columns) > width:
        for column in grid.columns[width:]:
            piece = column.slice(first, end - first)
            wrong |= as_bools(pc.not_equal(pc.utf8_trim_whitespace(pc.fill_null(piece, "")), ""))
    for position in np.flatnonzero(wrong):
        row = grid.row(first + int(position))
        problems.append(
            error(Code.RAGGED, int(grid.lines[first + position]), None, " | ".join(row), found=len(row), expected=width)
        )
    return problems


@dataclass(frozen=True)
class Cells:
    """The cells of a table, one per entry, for every layout.

    Attributes:
        regions, industries: names of each cell.
        values, kinds: value and kind of each cell.
        headings: position of the column of each cell's value.
        columns: the columns that hold values.
        repeats: number of cells in each row of the file.
    """

    regions: Names
    industries: Names
    values: npt.NDArray[np.float64]
    kinds: npt.NDArray[np.uint8]
    headings: npt.NDArray[np.int32]
    columns: list[pa.Array]
    repeats: int


def wide_cells(columns: Sequence[pa.Array], understanding: Understanding, height: int) -> Cells:
    """Return the cells of a table with a column for each region or industry, row by row."""
    down = understanding.form is Form.REGIONS_DOWN
    label = understanding.roles.index(Role.REGION if down else Role.INDUSTRY)
    positions = [position for position, role in enumerate(understanding.roles) if role is Role.VALUE]
    labels = names_of(columns[label])
    headings = names_of(pa.array([understanding.columns[position] for position in positions], pa.string()))
    across = len(positions)
    rows = Names(np.repeat(labels.codes, across), labels.names, labels.raw_names)
    heads = Names(np.tile(headings.codes, height), headings.names, headings.raw_names)
    values = np.empty(height * across)
    kinds = np.empty(height * across, dtype=np.uint8)
    for offset, position in enumerate(positions):
        values[offset::across], kinds[offset::across] = numbers_of(columns[position], understanding.notation)
    heading_positions = np.tile(np.array(positions, dtype=np.int32), height)
    regions, industries = (rows, heads) if down else (heads, rows)
    return Cells(
        regions, industries, values, kinds, heading_positions, [columns[position] for position in positions], across
    )


def long_cells(columns: Sequence[pa.Array], understanding: Understanding, height: int) -> Cells:
    """Return the cells of a table with one row per cell."""
    roles = understanding.roles
    regions, industries = (names_of(columns[roles.index(role)]) for role in (Role.REGION, Role.INDUSTRY))
    if Role.VALUE not in roles:
        values, kinds = np.full(height, np.nan), np.full(height, CellKind.BLANK, dtype=np.uint8)
        return Cells(regions, industries, values, kinds, np.zeros(height, dtype=np.int32), [], 1)
    position = roles.index(Role.VALUE)
    values, kinds = numbers_of(columns[position], understanding.notation)
    return Cells(regions, industries, values, kinds, np.full(height, position, dtype=np.int32), [columns[position]], 1)


def whole_levels(levels: npt.NDArray[np.float64]) -> pd.arrays.IntegerArray:
    """Convert levels to whole numbers; NA for blanks and other values."""
    missing = np.isnan(levels) | (levels != np.round(levels)) | (np.abs(levels) > 2**53)
    return pd.arrays.IntegerArray(np.where(missing, 0, levels).astype(np.int64), missing)


def categorical(names: Names) -> pd.Categorical:
    """Convert names to a column of a frame."""
    return pd.Categorical.from_codes(names.codes, categories=pd.Index(names.names, dtype="str"))


def tidy(grid: Grid, understanding: Understanding) -> Tidy:
    """Convert the table to one row per cell."""
    first, end = grid.position(understanding.first_row), grid.position(understanding.last_row + 1)
    wide = understanding.form is not Form.LONG
    height = end - first
    columns = [column.slice(first, height) for column in grid.columns]
    columns += [pa.array([""] * height)] * (len(understanding.roles) - len(columns))

    def only(role: Role) -> pa.Array | None:
        return columns[understanding.roles.index(role)] if role in understanding.roles else None

    cells = (wide_cells if wide else long_cells)(columns, understanding, height)
    size = height * cells.repeats
    level_texts = None if wide else only(Role.LEVEL)
    levels, level_kinds = np.full(size, np.nan), None
    if level_texts is not None:
        levels, level_kinds = numbers_of(level_texts, Notation())
    year_texts = only(Role.YEAR)
    years = np.zeros(height, dtype=np.int64) if year_texts is None else years_of(year_texts)[0]
    years = np.repeat(years, cells.repeats)
    frame = pd.DataFrame({"region": categorical(cells.regions), "industry": categorical(cells.industries)})
    frame["year"] = pd.arrays.IntegerArray(years, years == 0)
    frame["value"] = cells.values
    frame["level"] = whole_levels(levels)
    for role in (Role.TERM, Role.STATEMENT, Role.LOCATOR):
        texts = None if wide else only(role)
        names = Names(np.full(size, -1, dtype=np.int32), [], []) if texts is None else names_of(texts)
        if role is Role.TERM:
            excluded = cells.kinds == CellKind.NOT_APPLICABLE
            if level_kinds is not None:
                excluded |= level_kinds == CellKind.NOT_APPLICABLE
            names = with_not_applicable(names, excluded)
        frame[str(role)] = categorical(names)
    return Tidy(
        frame[list(COLUMNS)],
        cells.kinds,
        np.repeat(grid.lines[first:end], cells.repeats),
        cells.headings,
        understanding.columns,
        cells.regions,
        cells.industries,
        year_texts,
        cells.columns,
        level_kinds,
        level_texts,
        only(Role.REGION_CODE),
        only(Role.INDUSTRY_CODE),
        wide,
    )

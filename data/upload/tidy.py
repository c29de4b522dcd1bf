"""A grid and its understanding as a tidy frame, with the place of each cell in the file."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.headings import Role
from data.upload.numerals import NOT_APPLICABLE, Kind, Marks, as_bools, numbers_of
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
    """Cells of a file, one a row, and where each stands.

    Attributes:
        frame: as `Parsed.frame`, with the kinds of the values beside it.
        kinds: `Kind` of each value.
        lines: line or row of each cell.
        headings: for a wide table, place of each cell's column in `columns`; for a long one, of the value's column.
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

    def value_text(self, place: int) -> str:
        """The text of a cell's value as it stands in the file."""
        if self.wide:
            row, column = divmod(place, len(self.value_texts))
            return self.value_texts[column][row].as_py() or ""
        return self.value_texts[0][place].as_py() or "" if self.value_texts else ""


def names_of(column: pa.Array) -> Names:
    """Names without blanks at their ends, in order of appearance.

    What is cut off at the ends is reported elsewhere where it makes two spellings one.
    """
    encoded = pc.fill_null(column, "").dictionary_encode()
    raw = encoded.dictionary.to_pylist()
    place_of: dict[str, int] = {}
    spelled: list[tuple[str, str]] = []
    mapping = np.empty(len(raw), dtype=np.int32)
    for place, text in enumerate(raw):
        name = text.strip()
        if not name:
            mapping[place] = -1
            continue
        mapping[place] = place_of.setdefault(name, len(place_of))
        spelled.append((name, text))
    codes = mapping[encoded.indices.to_numpy(zero_copy_only=False)] if raw else np.empty(0, dtype=np.int32)
    return Names(codes, list(place_of), spelled)


def with_name(said: Names, where: npt.NDArray[np.bool_]) -> Names:
    """The terms, and for cells that the file calls not applicable just that."""
    if not where.any():
        return said
    names = list(dict.fromkeys([*said.names, NOT_APPLICABLE[0]]))
    codes = np.where(where, names.index(NOT_APPLICABLE[0]), said.codes).astype(np.int32)
    return Names(codes, names, said.raw_names)


def years_of(column: pa.Array) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Years (0 where there is none), whether a cell is blank, and whether it holds something else."""
    text = pc.utf8_trim_whitespace(pc.fill_null(column, ""))
    blank = as_bools(pc.equal(text, ""))
    fits = pc.match_substring_regex(text, YEAR)
    digits = pc.if_else(fits, pc.utf8_slice_codeunits(text, 0, 4), "0")
    years = np.asarray(pc.cast(digits, pa.int64()).to_numpy(zero_copy_only=False))
    return years, blank, ~as_bools(fits) & ~blank


def ragged(grid: Grid, first: int, end: int, width: int) -> list[Problem]:
    """Rows of text with too few fields, or with more than blanks beyond the last heading."""
    problems = []
    widths = grid.widths[first:end]
    wrong = widths < width
    if len(grid.columns) > width:
        for column in grid.columns[width:]:
            piece = column.slice(first, end - first)
            wrong |= as_bools(pc.not_equal(pc.utf8_trim_whitespace(pc.fill_null(piece, "")), ""))
    for place in np.flatnonzero(wrong):
        row = grid.row(first + int(place))
        problems.append(
            error(Code.RAGGED, int(grid.lines[first + place]), None, " | ".join(row), found=len(row), expected=width)
        )
    return problems


def tidy(grid: Grid, understanding: Understanding) -> Tidy:
    """Turn the table into one row a cell."""
    first, end = grid.place(understanding.first_row), grid.place(understanding.last_row + 1)
    wide = understanding.form is not Form.LONG
    height = end - first

    def column(place: int) -> pa.Array:
        if place >= len(grid.columns):
            return pa.array([""] * height)
        return grid.columns[place].slice(first, height)

    def only(role: Role) -> pa.Array | None:
        return column(understanding.roles.index(role)) if role in understanding.roles else None

    lines = grid.lines[first:end]
    cells = [place for place, role in enumerate(understanding.roles) if role is Role.VALUE]
    level_kinds: npt.NDArray[np.uint8] | None = None
    levels: npt.NDArray[np.float64] | None = None
    if wide:
        down = understanding.form is Form.REGIONS_DOWN
        labels = names_of(column(understanding.roles.index(Role.REGION if down else Role.INDUSTRY)))
        headings = names_of(pa.array([understanding.columns[place] for place in cells], pa.string()))
        across = len(cells)
        rows = Names(np.repeat(labels.codes, across), labels.names, labels.raw_names)
        columns = Names(np.tile(headings.codes, height), headings.names, headings.raw_names)
        regions, industries = (rows, columns) if down else (columns, rows)
        values = np.empty(height * across)
        kinds = np.empty(height * across, dtype=np.uint8)
        for place, cell in enumerate(cells):
            values[place::across], kinds[place::across] = numbers_of(column(cell), understanding.marks)
        lines, repeats = np.repeat(lines, across), across
        heading_places = np.tile(np.array(cells, dtype=np.int32), height)
    else:
        regions, industries = (
            names_of(column(understanding.roles.index(role))) for role in (Role.REGION, Role.INDUSTRY)
        )
        repeats = 1
        if cells:
            values, kinds = numbers_of(column(cells[0]), understanding.marks)
        else:
            values, kinds = np.full(height, np.nan), np.full(height, Kind.BLANK, dtype=np.uint8)
        heading_places = np.full(height, cells[0] if cells else 0, dtype=np.int32)
        level_column = only(Role.LEVEL)
        if level_column is not None:
            levels, level_kinds = numbers_of(level_column, Marks())
    size = height * repeats
    frame = pd.DataFrame(
        {
            "region": pd.Categorical.from_codes(regions.codes, categories=pd.Index(regions.names, dtype="str")),
            "industry": pd.Categorical.from_codes(industries.codes, categories=pd.Index(industries.names, dtype="str")),
        }
    )
    year_texts = only(Role.YEAR)
    if year_texts is None:
        years, no_year = np.zeros(size, dtype=np.int64), np.ones(size, dtype=bool)
    else:
        found, *_ = years_of(year_texts)
        years = np.repeat(found, repeats)
        no_year = years == 0
    frame["year"] = pd.arrays.IntegerArray(years, no_year)
    frame["value"] = values
    whole = np.zeros(size, dtype=np.int64)
    no_level = np.ones(size, dtype=bool)
    if levels is not None:
        no_level = np.isnan(levels) | (levels != np.round(levels)) | (np.abs(levels) > 2**53)
        whole = np.where(no_level, 0, levels).astype(np.int64)
    frame["level"] = pd.arrays.IntegerArray(whole, no_level)
    for role in (Role.TERM, Role.STATEMENT, Role.LOCATOR):
        texts = None if wide else only(role)
        said = Names(np.full(size, -1, dtype=np.int32), [], []) if texts is None else names_of(texts)
        if role is Role.TERM:
            excluded = kinds == Kind.NOT_APPLICABLE
            said = with_name(said, excluded if level_kinds is None else excluded | (level_kinds == Kind.NOT_APPLICABLE))
        frame[str(role)] = pd.Categorical.from_codes(said.codes, categories=pd.Index(said.names, dtype="str"))
    level_texts = None if wide else only(Role.LEVEL)
    return Tidy(
        frame[list(COLUMNS)],
        kinds,
        lines,
        heading_places,
        understanding.columns,
        regions,
        industries,
        year_texts,
        [column(cell) for cell in cells],
        level_kinds,
        level_texts,
        only(Role.REGION_CODE),
        only(Role.INDUSTRY_CODE),
        wide,
    )

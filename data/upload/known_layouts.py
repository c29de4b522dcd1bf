"""Normalise tables that spread one dimension over several columns: GENESIS, codes of state and county."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.number_parsing import as_bools

DIMENSION = re.compile(r"^([0-9])_(?:variable|merkmal)_label$", re.IGNORECASE)
"""Heading of GENESIS' flat files under which every row says what the dimension is, such as “Länder”."""

CODES_IN_TWO = (
    ("fipstate", "fipscty"),
    ("statefp", "countyfp"),
    ("state_fips", "county_fips"),
    ("statefips", "countyfips"),
    ("state_code", "county_code"),
    ("state", "county"),
)
"""Headings of two columns that hold one code: the state, and the county within it."""

DIGITS = "^[0-9]{1,3}$"


def known_layout(grid: Grid) -> Grid:
    """Return the grid with one heading for each dimension and one column for each code; others stay as they are."""
    headings = [(column[0].as_py() or "").strip() for column in grid.columns]
    return joined_codes(named_dimensions(grid, headings), headings)


def named_dimensions(grid: Grid, headings: Sequence[str]) -> Grid:
    """Return GENESIS' flat file with the name of each dimension above its values and codes."""
    columns = list(grid.columns)
    for position, heading in enumerate(headings):
        found = DIMENSION.match(heading)
        if not found or grid.height < 2:
            continue
        name = (grid.columns[position][1].as_py() or "").strip()
        for place, other in enumerate(headings):
            ending = re.match(rf"^{found[1]}_(?:variable_attribute|auspraegung)_(label|code)$", other, re.IGNORECASE)
            if ending and name:
                new_heading = name if ending[1].lower() == "label" else f"{name} (code)"
                columns[place] = pa.concat_arrays([pa.array([new_heading], pa.string()), columns[place].slice(1)])
    return replace(grid, columns=tuple(columns))


def joined_codes(grid: Grid, headings: Sequence[str]) -> Grid:
    """Return the grid with the codes of state and county as one, where both columns hold digits alone."""
    lower = [heading.lower() for heading in headings]
    pair = next((pair for pair in CODES_IN_TWO if set(pair) <= set(lower)), None)
    if pair is None or grid.height < 2:
        return grid
    first, second = (lower.index(name) for name in pair)
    parts = [pc.utf8_trim_whitespace(pc.fill_null(grid.columns[place].slice(1), "")) for place in (first, second)]
    if not all(as_bools(pc.match_substring_regex(part, DIGITS)).all() for part in parts):
        return grid
    padded = [pc.utf8_lpad(part, width, "0") for part, width in zip(parts, (2, 3), strict=True)]
    joined_heading = f"{headings[first]} + {headings[second]} (fips)"
    whole = pa.concat_arrays([pa.array([joined_heading], pa.string()), pc.binary_join_element_wise(*padded, "")])
    columns = [whole if place == first else column for place, column in enumerate(grid.columns) if place != second]
    return replace(grid, columns=tuple(columns), widths=grid.widths - np.int32(1))

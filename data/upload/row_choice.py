"""Choose rows where columns that are left out, such as sex or unit, tell rows of the same cell apart."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.headings import Role, words_of
from data.upload.number_parsing import as_bools
from data.upload.problems import Code, Problem, warning
from data.upload.shape import Form, Shape
from data.upload.totals_names import is_total
from data.upload.vocabulary import COUNTS, RATES
from data.upload.years_and_dates import heading_year

Kept = tuple[tuple[int, str], ...]
Codes = npt.NDArray[np.int64]

MOST_CHOSEN = 6
"""Columns by which rows are chosen, at most."""

FEW = 30
"""Texts of a column that is left out, by which rows can be chosen, at most."""

KEYS = (Role.REGION, Role.REGION_CODE, Role.INDUSTRY, Role.INDUSTRY_CODE, Role.YEAR)


def few_values(column: pa.Array, role: Role) -> tuple[str, ...]:
    """Return the different texts of a column by which rows can be chosen, in order of appearance.

    Of columns that are left out, and of periods if a year has several, such as quarters; () if there is one text, or
    more than `FEW`.
    """
    if role not in (Role.IGNORE, Role.YEAR):
        return ()
    texts = [text for text in pc.unique(pc.fill_null(column, "")).slice(0, FEW + 1).to_pylist() if text.strip()]
    if role is Role.YEAR and len({heading_year(text) for text in texts}) == len(texts):
        return ()
    return tuple(texts) if 1 < len(texts) <= FEW else ()


def rows_chosen(
    shape: Shape, cells: Sequence[pa.Array], values: Sequence[tuple[str, ...]], headings: Sequence[str]
) -> tuple[Kept, tuple[Problem, ...]]:
    """Return the texts of the columns that tell rows of the same region, industry and year apart, and say so.

    Only a total, or what counts persons or firms, is chosen; of other columns the reader chooses a text.

    Args:
        shape: form and roles.
        cells: the rows of data of each column.
        values: different texts of each column by which rows can be chosen; () for the others.
        headings: of the columns.
    """
    roles = shape.roles[: len(cells)]
    keys = [place for place, role in enumerate(roles) if role in KEYS]
    free = [place for place, role in enumerate(roles) if role is Role.IGNORE and values[place]]
    if not free or not keys or (shape.form is Form.LONG and Role.VALUE not in roles):
        return (), ()
    named = np.ones(len(cells[keys[0]]), dtype=bool)
    for place in keys:
        named &= as_bools(pc.not_equal(pc.fill_null(cells[place], ""), ""))
    texts = {place: pc.fill_null(cells[place], "").filter(pa.array(named)) for place in (*keys, *free)}
    key = joined([numbered(texts[place]) for place in keys])
    kept: list[tuple[int, str]] = []
    rows = np.ones(len(key), dtype=bool)
    for place in telling_columns(key, {place: numbered(texts[place]) for place in free}):
        if text := best(pc.unique(texts[place].filter(pa.array(rows))).to_pylist()):
            kept.append((place, text))
            rows &= as_bools(pc.equal(texts[place], text))
    if not kept:
        return (), ()
    shown = "; ".join(f"{headings[place]} = {text.strip()}" for place, text in kept)
    return tuple(kept), (warning(Code.ROWS_CHOSEN, rows=shown),)


def telling_columns(key: Codes, free: Mapping[int, Codes]) -> list[int]:
    """Return the columns that together make all rows different, the one that parts most rows first; [] if none do."""
    found: list[int] = []
    most = distinct(key)
    while most < len(key) and len(found) < MOST_CHOSEN:
        counts = {place: distinct(joined([key, codes])) for place, codes in free.items() if place not in found}
        place = max(counts, key=counts.__getitem__, default=-1)
        if place < 0 or counts[place] <= most:
            return []
        found.append(place)
        key, most = joined([key, free[place]]), counts[place]
    return found if most == len(key) else []


def best(texts: Sequence[str]) -> str:
    """Return the text whose rows are read: a total, else a number of persons or firms; "" if there is none.

    Examples:
        >>> best(["F: Female", "_T: Total"]), best(["Percentage", "Persons"]), best(["PC", "NR"]), best(["M", "F"])
        ('_T: Total', 'Persons', 'NR', '')
    """
    whole = [text for text in texts if any(map(is_whole, text.split(":")))]
    counts = [text for text in texts if {*words_of(text)} & COUNTS and not {*words_of(text)} & RATES]
    return next(iter((*whole, *counts)), "")


def is_whole(text: str) -> bool:
    """True for a name or code of a total."""
    return is_total(text.strip()) or text.strip().lower() in TOTAL_CODES


TOTAL_CODES = ("t", "_t", "tot", "persons", "both sexes")
"""Codes of a total that are no name of one elsewhere."""


def numbered(column: pa.Array) -> Codes:
    """Return a number for each different text."""
    return np.asarray(column.dictionary_encode().indices.to_numpy(zero_copy_only=False), dtype=np.int64)


def joined(columns: Sequence[Codes]) -> Codes:
    """Return a number for each different row of several columns of numbers."""
    key = columns[0]
    for column in columns[1:]:
        key = pd.factorize(key * (int(column.max(initial=0)) + 1) + column)[0].astype(np.int64)
    return key


def distinct(key: Codes) -> int:
    """Return how many different numbers there are."""
    return len(pd.unique(key))

"""Read columns of text as numbers, and tell what looks like a number from what does not."""

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.upload.characters import plain, plain_column
from data.upload.level_scales import TICKS
from data.upload.number_marks import LETTERS
from data.upload.number_notation import THOUSANDS, Notation, pattern
from data.upload.odd_cells import VALUE_WORDS, CellKind, odd_cell, scaled

NUMBER = re.compile(r"^[+\-]?[0-9][0-9 .,']*(?:[eE][+\-]?[0-9]+)?$|^[.,][0-9]+$", re.ASCII)
"""A text that looks like a number in some notation; which one, `notation_of` finds out."""

LONG = 15
"""Digits that a float always keeps."""

GROUPINGS = (" ", "'")
"""Marks between thousands that cannot be decimal marks: read even where the other numbers have none."""


def is_number(text: str) -> bool:
    """True for text that looks like a number in some notation.

    Examples:
        >>> [is_number(text) for text in ("1 234,5", "-3e4", "１２", "12%", "x1")]
        [True, True, True, False, False]
    """
    return bool(NUMBER.match(text.strip() if text.isascii() else plain(text)))


def stands_for_number(text: str) -> bool:
    """True for what stands in a column of numbers: a number, one with a note, a mark, an error, a boolean, a date.

    Single letters, which mark a suppressed number in some tables, are left out: they may be names.

    Examples:
        >>> [stands_for_number(text) for text in ("12*", "(D)", "#DIV/0!", "TRUE", "2020-01-02", "c", "Bau")]
        [True, True, True, True, True, False, False]
    """
    if is_number(text):
        return True
    simple = plain(text)
    return simple.lower() not in LETTERS and (odd_cell(simple).kind is not CellKind.OTHER or is_value_word(simple))


def is_value_word(text: str) -> bool:
    """True for a boolean or a date, which is no number and no name."""
    return bool(VALUE_WORDS.match(text[:30]))


def numbers_of(column: pa.Array, notation: Notation) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """Read a column of text as numbers.

    Args:
        column: strings; null is a blank.
        notation: how the numbers are written.

    Returns:
        Values, NaN where there is none, and the `CellKind` of each cell. Zero stays zero. An integer that a float
        cannot represent and a number that underflows to zero are `INEXACT`; one beyond the largest float is `INFINITE`.

    Examples:
        >>> values, kinds = numbers_of(pa.array(["1.234,5", "", "NA", "x!"]), Notation(",", "."))
        >>> values.tolist(), kinds.tolist()
        ([1234.5, nan, nan, nan], [0, 1, 2, 3])
    """
    text = plain_column(column)
    values = plain_numbers(text, notation)
    known = ~np.isnan(values)
    kinds = np.where(known, CellKind.NUMBER, CellKind.OTHER).astype(np.uint8)
    if not known.all():
        left = np.flatnonzero(~known)
        encoded = text.take(pa.array(left)).dictionary_encode()
        read = [read_odd(one, notation) for one in encoded.dictionary.to_pylist()]
        which = encoded.indices.to_numpy(zero_copy_only=False)
        values[left] = np.array([value for value, _ in read])[which]
        kinds[left] = np.array([kind for _, kind in read], dtype=np.uint8)[which]
        if not known.any():
            ticked(text, values, kinds)
    endless = np.isinf(values)
    kinds[endless] = CellKind.INFINITE
    values[endless] = np.nan
    mark_inexact(text, values, kinds, notation)
    return values, kinds


def ticked(text: pa.Array, values: npt.NDArray[np.float64], kinds: npt.NDArray[np.uint8]) -> None:
    """Read yes as 1 and no as 0, in a column that holds yes, and nothing else but no and blanks; each is noted."""
    encoded = text.dictionary_encode()
    words = [one.lower() for one in encoded.dictionary.to_pylist()]
    if not all(word in TICKS or not word for word in words) or not any(map(TICKS.get, words)):
        return
    which = encoded.indices.to_numpy(zero_copy_only=False)
    values[:] = np.array([TICKS.get(word, np.nan) for word in words])[which]
    kinds[~np.isnan(values)] = CellKind.NOTED


def plain_numbers(text: pa.Array, notation: Notation) -> npt.NDArray[np.float64]:
    """Return the numbers of texts in a notation; NaN for other texts."""
    fits = pc.match_substring_regex(text, pattern(notation))
    return as_floats(pc.if_else(fits, text, pa.scalar(None, pa.string())), notation)


def read_odd(text: str, notation: Notation) -> tuple[float, CellKind]:
    """Return the value of a cell that is no plain number, NaN if it has none, and its kind."""
    cell = odd_cell(text)
    if cell.kind is CellKind.OTHER and is_number(text):
        value = one_number(text, notation)
        return value, CellKind.OTHER if np.isnan(value) else CellKind.NUMBER
    if not cell.number:
        return float("nan"), cell.kind
    value = one_number(cell.number, notation)
    if np.isnan(value):
        return value, CellKind.OTHER
    return scaled(value, cell.power), cell.kind


def one_number(text: str, notation: Notation) -> float:
    """Return the number in a text, also with spaces or apostrophes between thousands; NaN if there is none."""
    tries = (notation, *(Notation(notation.decimal, mark) for mark in GROUPINGS))
    for one in tries:
        if re.match(pattern(one), text):
            return float(python_notation(text, one))
    return float("nan")


def as_floats(kept: pa.Array, notation: Notation) -> npt.NDArray[np.float64]:
    """Convert texts that match the pattern to floats; null becomes NaN."""
    if notation.thousands:
        kept = pc.replace_substring_regex(kept, THOUSANDS[notation.thousands], "")
    if notation.decimal != ".":
        kept = pc.replace_substring(kept, notation.decimal, ".")
    return np.array(pc.fill_null(pc.cast(kept, pa.float64()), float("nan")).to_numpy(zero_copy_only=False), dtype=float)


def as_bools(booleans: pa.Array) -> npt.NDArray[np.bool_]:
    """Convert an Arrow array of booleans to numpy."""
    return np.asarray(booleans.to_numpy(zero_copy_only=False), dtype=bool)


def mark_inexact(
    text: pa.Array, values: npt.NDArray[np.float64], kinds: npt.NDArray[np.uint8], notation: Notation
) -> None:
    """Mark in `kinds` the numbers that a float cannot represent; only long or tiny numbers are checked."""
    lengths = np.asarray(pc.utf8_length(text).to_numpy(zero_copy_only=False))
    suspect = (kinds == CellKind.NUMBER) & ((lengths > LONG) | (values == 0) & (lengths > 1))
    for position in np.flatnonzero(suspect):
        digits = python_notation(text[int(position)].as_py(), notation)
        value = values[position]
        if value == 0:
            if re.search("[1-9]", digits.lower().split("e")[0]):
                kinds[position] = CellKind.INEXACT
        elif (whole := digits.lstrip("+-").lstrip("0")).isdigit() and int(whole) != int(abs(value)):
            kinds[position] = CellKind.INEXACT


def python_notation(text: str, notation: Notation) -> str:
    """Return a number in Python's notation."""
    between = THOUSANDS[notation.thousands]
    without = re.sub(between, "", text) if between else text
    return without.replace(notation.decimal, ".")

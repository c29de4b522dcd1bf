"""Parse numbers: decimal mark, thousands mark, and marks for a blank."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

SPACES = "[ \u00a0\u2009\u202f]"
THOUSANDS = {"": None, ",": ",", ".": r"\.", " ": SPACES, "'": "['’]"}
"""Notation between thousands, with the pattern of each."""

BLANK_MARKS = (
    "-", "--", "–", "—", "――", "…", "...", "..", ":", "/", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil",
    "not available", "暂缺", "缺", "无数据", "不详",
)  # fmt: skip
"""What statistical tables write where they have no number; compared without case."""

NOT_APPLICABLE = ("not applicable", "不适用")
"""What they write where there can be no number; the first is what is kept, as the term of a cell without a value."""

INFINITE = r"(?i)^[+\-−]?(inf|infinity|∞)$"
NUMBER = re.compile(r"^[+\-−]?[0-9][0-9 .,'’\u00a0]*(?:[eE][+\-]?[0-9]+)?$", re.ASCII)
"""A text that looks like a number in some notation; which one, `notation_of` finds out."""

LONG = 15
"""Digits that a float always keeps."""


class CellKind(IntEnum):
    """The kind of content of a cell of numbers."""

    NUMBER = 0
    BLANK = 1
    MARK = 2
    OTHER = 3
    INFINITE = 4
    INEXACT = 5
    NOT_APPLICABLE = 6


@dataclass(frozen=True)
class Notation:
    """Notation of numbers: decimal mark "." or ",", and the mark between thousands, "" if none."""

    decimal: str = "."
    thousands: str = ""


@dataclass(frozen=True)
class NotationFound:
    """The detected notation; `example` is a text with another value in another notation, or None."""

    notation: Notation
    example: str | None = None


def is_number(text: str) -> bool:
    """True for text that looks like a number in some notation.

    Examples:
        >>> [is_number(text) for text in ("1 234,5", "-3e4", "12%", "x1")]
        [True, True, False, False]
    """
    return bool(NUMBER.match(text.strip()))


def pattern(notation: Notation) -> str:
    """Return the regular expression of one number; its cost is linear in the text, because files are untrusted."""
    decimal = re.escape(notation.decimal)
    between = THOUSANDS[notation.thousands]
    whole = f"(?:[0-9]{{1,3}}(?:{between}[0-9]{{3}})+|[0-9]+)" if between else "[0-9]+"
    return f"^[+\\-−]?(?:{whole}(?:{decimal}[0-9]*)?|{decimal}[0-9]+)(?:[eE][+\\-]?[0-9]+)?$"


def numbers_of(column: pa.Array, notation: Notation) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """Read a column of text as numbers.

    Args:
        column: strings; null is a blank.
        notation: how the numbers are written.

    Returns:
        Values, NaN where there is none, and the `CellKind` of each cell. Zero stays zero. An integer that a float
        cannot represent and a number that underflows to zero are `INEXACT`; one beyond the largest float is `INFINITE`.

    Examples:
        >>> values, kinds = numbers_of(pa.array(["1.234,5", "", "NA", "x"]), Notation(",", "."))
        >>> values.tolist(), kinds.tolist()
        ([1234.5, nan, nan, nan], [0, 1, 2, 3])
    """
    text = pc.utf8_trim_whitespace(pc.fill_null(column, ""))
    fits = pc.match_substring_regex(text, pattern(notation))
    kept = pc.if_else(fits, text, pa.scalar(None, pa.string()))
    values = as_floats(kept, notation)
    known = ~np.isnan(values)
    kinds = np.where(known, CellKind.NUMBER, CellKind.OTHER).astype(np.uint8)
    if not known.all():
        left = np.flatnonzero(~known)
        rest = text.take(pa.array(left))
        kinds[left[as_bools(pc.equal(rest, ""))]] = CellKind.BLANK
        marked = pc.is_in(pc.utf8_lower(rest), value_set=pa.array(BLANK_MARKS))
        kinds[left[as_bools(marked)]] = CellKind.MARK
        excluded = pc.is_in(pc.utf8_lower(rest), value_set=pa.array(NOT_APPLICABLE))
        kinds[left[as_bools(excluded)]] = CellKind.NOT_APPLICABLE
        kinds[left[as_bools(pc.match_substring_regex(rest, INFINITE))]] = CellKind.INFINITE
    endless = np.isinf(values)
    kinds[endless] = CellKind.INFINITE
    values[endless] = np.nan
    mark_inexact(text, values, kinds, notation)
    return values, kinds


def as_floats(kept: pa.Array, notation: Notation) -> npt.NDArray[np.float64]:
    """Convert texts that match the pattern to floats; null becomes NaN."""
    if notation.thousands:
        kept = pc.replace_substring_regex(kept, THOUSANDS[notation.thousands], "")
    if notation.decimal != ".":
        kept = pc.replace_substring(kept, notation.decimal, ".")
    kept = pc.replace_substring(kept, "−", "-")
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
    return without.replace(notation.decimal, ".").replace("−", "-")


def notation_of(texts: Iterable[str]) -> NotationFound:
    """Detect the notation of numbers from a column or a sample of it.

    A text with both marks, with one mark twice, or with a mark not followed by exactly three digits is unambiguous.
    “1,234” or “1.234” alone is ambiguous: the point is taken as a decimal mark and the comma as a thousands mark, and
    the text becomes `example`, unless other texts decide.

    Examples:
        >>> notation_of(["1.234,5", "7"]).notation
        Notation(decimal=',', thousands='.')
        >>> notation_of(["1,234"])
        NotationFound(notation=Notation(decimal='.', thousands=','), example='1,234')
    """
    seen: dict[str, str] = {}
    for raw in texts:
        text = raw.strip().lstrip("+-−")
        if not text[:1].isdigit() and text[:1] not in (".", ","):
            continue
        for shown, form in SHAPES:
            if form.match(text):
                for evidence in shown:
                    seen.setdefault(evidence, raw.strip())
                break
    thousands = next((mark for mark in (" ", "'") if f"thousands {mark}" in seen), "")
    comma, point = "decimal ," in seen, "decimal ." in seen
    if comma and not point:
        return NotationFound(Notation(",", "." if {"thousands .", "either ."} & set(seen) else thousands))
    if point or "thousands ," in seen:
        return NotationFound(Notation(".", "," if {"thousands ,", "either ,"} & set(seen) else thousands))
    if "thousands ." in seen:
        return NotationFound(Notation(",", "."), None)
    if "either ," in seen:
        # The convention with a space between thousands has a decimal comma.
        if thousands:
            return NotationFound(Notation(",", thousands), seen["either ,"])
        return NotationFound(Notation(".", ","), seen["either ,"])
    if "either ." in seen:
        return NotationFound(Notation(".", thousands), seen["either ."])
    return NotationFound(Notation(".", thousands))


END = r"(?:[eE][+\-]?\d+)?$"
GROUPED = r"^\d{1,3}"
SPACED = GROUPED + f"(?:{SPACES}" + r"\d{3})+"
SHAPES = tuple(
    (shown, re.compile(form, re.ASCII))
    for shown, form in (
        ((), r"^\d+" + END),
        (("decimal .", "thousands ,"), GROUPED + r"(?:,\d{3})+\.\d*" + END),
        (("decimal ,", "thousands ."), GROUPED + r"(?:\.\d{3})+,\d*" + END),
        (("thousands ,",), GROUPED + r"(?:,\d{3}){2,}$"),
        (("thousands .",), GROUPED + r"(?:\.\d{3}){2,}$"),
        (("either ,",), r"^[1-9]\d{0,2},\d{3}$"),
        (("either .",), r"^[1-9]\d{0,2}\.\d{3}$"),
        (("decimal ,",), r"^\d*,\d+" + END),
        (("decimal .",), r"^\d*\.\d*" + END),
        (("decimal ,", "thousands  "), SPACED + r",\d*" + END),
        (("decimal .", "thousands  "), SPACED + r"\.\d*" + END),
        (("thousands  ",), SPACED + "$"),
        (("thousands '",), GROUPED + r"(?:['’]\d{3})+$"),
        (("decimal .", "thousands '"), GROUPED + r"(?:['’]\d{3})+\.\d*" + END),
    )
)
"""What a number's look says about its marks, the telling looks first."""

"""Find out how a file writes numbers: the decimal mark, and the mark between thousands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.upload.characters import plain, plain_column
from data.upload.odd_cells import odd_cell

THOUSANDS = {"": None, ",": ",", ".": r"\.", " ": " ", "'": "'"}
"""Mark between thousands, with the pattern of each; `characters.plain` writes all spaces and apostrophes alike."""

MARKED = "[0-9][ .,'][0-9]|^[.,][0-9]"
"""A text with a mark in its number."""

DIGITS = tuple("0123456789")
AMBIGUOUS = r"^[+\-]?[1-9][0-9]{0,2}[.,][0-9]{3}$"
MOST_EXAMPLES = 5_000
"""Cells that are looked at, once the ambiguous ones are left out."""


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


def pattern(notation: Notation) -> str:
    """Return the regular expression of one number; its cost is linear in the text, because files are untrusted.

    With commas between thousands the Indian grouping (12,34,567) is a number too.
    """
    decimal = re.escape(notation.decimal)
    between = THOUSANDS[notation.thousands]
    indian = "|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}" if notation.thousands == "," else ""
    whole = f"(?:[0-9]{{1,3}}(?:{between}[0-9]{{3}})+{indian}|[0-9]+)" if between else "[0-9]+"
    return f"^[+\\-]?(?:{whole}(?:{decimal}[0-9]*)?|{decimal}[0-9]+)(?:[eE][+\\-]?[0-9]+)?$"


def notation_of_columns(columns: Sequence[pa.Array], sample: Iterable[str]) -> NotationFound:
    """Detect the notation of the numbers in some columns.

    A sample decides if it holds a number that can be read in one way only. Otherwise all rows are searched: a mark far
    below may decide, or be the only one.

    Args:
        columns: text of the columns with numbers.
        sample: some of their cells.
    """
    found = notation_of(sample)
    if found.example is None and found.notation != Notation():
        return found
    telling: list[str] = []
    ambiguous: list[str] = []
    for column in columns:
        marked = column.filter(pc.fill_null(pc.match_substring_regex(column, MARKED + "|[^\\x00-\\x7f]"), False))
        if not len(marked):
            continue
        text = plain_column(marked)
        either = pc.match_substring_regex(text, AMBIGUOUS)
        telling += text.filter(pc.invert(either)).slice(0, MOST_EXAMPLES).to_pylist()
        ambiguous += text.filter(either).slice(0, MOST_EXAMPLES).to_pylist()
    return notation_of([*telling, *ambiguous])


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
        text = plain(raw)
        if not text.endswith(DIGITS) or not text.startswith((*DIGITS, *"+-.,")):
            text = odd_cell(text).number or text  # 1.234* and €1.234 are as telling as 1.234
        text = text.lstrip("+-")
        if not text[:1].isdigit() and text[:1] not in (".", ","):
            continue
        for shown, form in SHAPES:
            if form.match(text):
                for evidence in shown:
                    seen.setdefault(evidence, raw.strip())
                break
    return decided(seen)


def decided(seen: dict[str, str]) -> NotationFound:
    """Return the notation that the evidence shows, each kind with one example."""
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
SPACED = GROUPED + r"(?: \d{3})+"
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
        (("thousands ,",), r"^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?$"),
        (("decimal ,",), r"^\d*,\d+" + END),
        (("decimal .",), r"^\d*\.\d*" + END),
        (("decimal ,", "thousands  "), SPACED + r",\d*" + END),
        (("decimal .", "thousands  "), SPACED + r"\.\d*" + END),
        (("thousands  ",), SPACED + "$"),
        (("thousands '",), GROUPED + r"(?:'\d{3})+$"),
        (("decimal .", "thousands '"), GROUPED + r"(?:'\d{3})+\.\d*" + END),
    )
)
"""Patterns of written numbers, the unambiguous ones first, and what each shows about decimal and thousands marks."""

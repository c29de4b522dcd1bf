"""Normalise the characters of numbers: spaces, digits, apostrophes, minus signs and points of any script."""

import pyarrow as pa
import pyarrow.compute as pc

SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that stand between thousands: no-break, thin, narrow no-break, figure and ideographic among them."""

APOSTROPHES = "\u2018\u2019\u02bc\u2032\uff07\u00b4\u02b9"
MINUSES = "\u2212\u2010\u2011\u2012\uff0d\ufe63"
FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
DIGITS = {first + digit: str(digit) for first in (0x0660, 0x06F0, 0x0966) for digit in range(10)}
"""Arabic, Persian and Devanagari digits."""

TABLE = {
    **FULL_WIDTH,
    **DIGITS,
    **dict.fromkeys(map(ord, SPACES), " "),
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, MINUSES), "-"),
    0x066B: ".",
    0x066C: ",",
    0x200E: None,
    0x200F: None,
}


def plain(text: str) -> str:
    r"""Return a cell of numbers in ASCII, without blanks at its ends; other characters stay.

    Examples:
        >>> plain(" 1\u202f234\uff0c5"), plain("\u22123"), plain("1\u02bc234")
        ('1 234,5', '-3', "1'234")
    """
    return text.translate(TABLE).strip()


def plain_column(column: pa.Array) -> pa.Array:
    """Return a column of text with `plain` applied to each cell; null becomes ""."""
    text = pc.utf8_trim_whitespace(pc.fill_null(column, ""))
    if pc.all(pc.string_is_ascii(text)).as_py() is not False:
        return text
    encoded = text.dictionary_encode()
    return pa.array([plain(one) for one in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)

"""Texts that a spreadsheet would run as a formula, made into texts; every writer of tables goes through here."""

import re
import unicodedata

STARTS = frozenset("=+-@\t\r")
"""What a spreadsheet takes for the start of a formula, or throws away before it looks for one."""

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)*|\d*\.\d+)(e[+-]?\d+)?\s*%?", re.IGNORECASE | re.ASCII)
_DISCARDED = ("Z", "C")
"""Unicode categories of what is not seen: separators and controls, marks of byte order and joiners among them."""


def runs(text: str) -> bool:
    """True where a spreadsheet could run `text`: it starts with a sign of a formula and is no plain number.

    Full-width and small forms count as the sign they stand for, because some spreadsheets fold them; what is not seen
    (blanks, controls, zero-width marks) is skipped, because some strip it.

    Examples:
        >>> [runs(text) for text in ("=1+1", "  @SUM(A1)", "＝1", "-3", "+4.5 %", "–", "a=b")]
        [True, True, True, False, False, False, False]
    """
    for sign in text:
        if sign in STARTS or unicodedata.normalize("NFKC", sign) in STARTS:
            return not _NUMBER.fullmatch(text.strip(" "))
        if not unicodedata.category(sign).startswith(_DISCARDED):
            return False
    return False


def neutral(value: object) -> object:
    """The value as it is, or a text behind an apostrophe where a spreadsheet would run it. Numbers are untouched.

    Examples:
        >>> neutral("=1+1"), neutral(-3), neutral("-3"), neutral(None)
        ("'=1+1", -3, '-3', None)
    """
    return f"'{value}" if isinstance(value, str) and runs(value) else value

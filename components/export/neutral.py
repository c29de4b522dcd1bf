"""Neutralise texts that a spreadsheet would run as formulas; every writer of tables uses this module."""

import re
import unicodedata

STARTS = frozenset("=+-@\t\r")
"""Characters that start a formula in a spreadsheet, or that it drops before it looks for one."""

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)*|\d*\.\d+)(e[+-]?\d+)?\s*%?", re.IGNORECASE | re.ASCII)
_DISCARDED = ("Z", "C")
"""Unicode categories of invisible characters: separators and controls, byte order marks and joiners among them."""


def runs(text: str) -> bool:
    """True if a spreadsheet could run `text`: it starts like a formula and is not a plain number.

    Full-width and small forms count as the characters they stand for, because some spreadsheets fold them. Invisible
    characters (blanks, controls, zero-width marks) are skipped, because some spreadsheets strip them.

    Examples:
        >>> [runs(text) for text in ("=1+1", "  @SUM(A1)", "＝1", "-3", "+4.5 %", "–", "a=b")]
        [True, True, True, False, False, False, False]
    """
    for character in text:
        if character in STARTS or unicodedata.normalize("NFKC", character) in STARTS:
            return not _NUMBER.fullmatch(text.strip(" "))
        if not unicodedata.category(character).startswith(_DISCARDED):
            return False
    return False


def neutral(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run; return any other value unchanged.

    Examples:
        >>> neutral("=1+1"), neutral(-3), neutral("-3"), neutral(None)
        ("'=1+1", -3, '-3', None)
    """
    return f"'{value}" if isinstance(value, str) and runs(value) else value

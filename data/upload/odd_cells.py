"""Read a cell of numbers that is no plain number: a note beside a number, a mark in its place, or neither."""

import re
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from data.upload.number_marks import BLANK_MARKS, ERROR_MARKS, NOT_APPLICABLE, SCALES, SUPPRESSED_MARKS


class CellKind(IntEnum):
    """The kind of content of a cell of numbers."""

    NUMBER = 0
    BLANK = 1
    MARK = 2
    OTHER = 3
    INFINITE = 4
    INEXACT = 5
    NOT_APPLICABLE = 6
    NOTED = 7
    SUPPRESSED = 8
    ERROR = 9


class OddCell(NamedTuple):
    """What a cell holds: its kind, the text of its number ("" if none), the power of ten, and the note beside it."""

    kind: CellKind
    number: str = ""
    power: int = 0
    note: str = ""


NUMERAL = r"(?:[0-9][0-9 .,']*|[.,][0-9]+)"
"""A number in any notation; it may end in a blank, which is stripped."""

SIGNS = "*†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵖʳˢ⁺⁻ª°⁽⁾"
FLAGS = "[bcdefinprsuz]"
"""Letters that offices put after a number: break, confidential, estimated, provisional, revised and others."""

NOTE = (
    rf"[{SIGNS}][{SIGNS}0-9,]{{0,7}}|\[[^\[\]]{{1,12}}\]|\([a-z0-9*]{{1,3}}\)|(?<= )[0-9a-z]{{1,2}}\)"
    rf"|{FLAGS}(?:[, ]?{FLAGS}){{0,2}}|[%‰]"
)
"""What may stand after a number: a sign, a note in brackets, flags, per cent."""

CURRENCY = r"(?:[$€£¥₹₽₩₺]|eur|usd|gbp|chf|cny|rmb|元|円|kr\.?|zł|kč)"
INFINITE = re.compile(r"^[+\-]?(inf|infinity|∞|1\.#inf)$", re.IGNORECASE)
BELOW = re.compile(r"^(?:[<≤]|less than|under|unter|menos de|moins de) ?[0-9][0-9 .,]{0,15}$", re.IGNORECASE)
BRACKETED = re.compile(rf"^\( ?({NUMERAL}) ?\)$")
AFTER_MARK = re.compile(r"^([.…:–—x-]{1,3}) ?(?:[0-9a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹])$")
"""A mark for a blank with the number of a note, such as “…1)”."""

TRAILING_MINUS = re.compile(rf"^({NUMERAL})-$")
AFTER = re.compile(rf"^([+\-]?{NUMERAL})({NOTE})$")
BEFORE = re.compile(rf"^([*†‡~≈]|[pre] )([+\-]?{NUMERAL})$")
PRICED = re.compile(rf"^({CURRENCY}) ?([+\-]?{NUMERAL})$|^([+\-]?{NUMERAL})({CURRENCY})$", re.IGNORECASE)
SCALED = re.compile(
    rf"^(?:{CURRENCY} ?)?([+\-]?{NUMERAL})({'|'.join(re.escape(one) for one in sorted(SCALES, key=len, reverse=True))})"
    rf"(?:[人元户家个吨次]|人次| ?{CURRENCY})?$",
    re.IGNORECASE,
)
VALUE_WORDS = re.compile(r"^(true|false|wahr|falsch|[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9:]{5,8})?)$", re.IGNORECASE)
"""Booleans and dates: no numbers, and no names either."""

LONGEST = 60
"""Characters of the longest cell that may be a number with a note."""


def odd_cell(text: str) -> OddCell:
    """Read a cell in ASCII, as `characters.plain` returns it.

    Examples:
        >>> odd_cell("12 b"), odd_cell("(D)").kind.name, odd_cell("(12)").number, odd_cell("1.2万").power
        (OddCell(kind=<CellKind.NOTED: 7>, number='12', power=0, note='b'), 'SUPPRESSED', '-12', 4)
    """
    lower = AFTER_MARK.sub(r"\1", text[: LONGEST + 1].lower())
    for marks, kind in MARKS:
        if lower in marks:
            return OddCell(kind)
    if len(lower) > LONGEST:
        return OddCell(CellKind.OTHER)
    if INFINITE.match(text):
        return OddCell(CellKind.INFINITE)
    if BELOW.match(text):
        return OddCell(CellKind.SUPPRESSED)
    return with_note(text)


def with_note(text: str) -> OddCell:
    """Return the number of a cell and what stands beside it; kind OTHER if there is no number."""
    if found := BRACKETED.match(text) or TRAILING_MINUS.match(text):
        return OddCell(CellKind.NUMBER, f"-{found[1].strip()}")
    if found := SCALED.match(text):
        return OddCell(CellKind.NOTED, found[1].strip(), SCALES[found[2].lower()], found[2])
    if found := AFTER.match(text):
        return OddCell(CellKind.NOTED, found[1].strip(), 0, found[2])
    if found := BEFORE.match(text):
        return OddCell(CellKind.NOTED, found[2].strip(), 0, found[1].strip())
    if found := PRICED.match(text):
        number, note = (found[2], found[1]) if found[1] else (found[3], found[4])
        return OddCell(CellKind.NOTED, number.strip(), 0, note)
    return OddCell(CellKind.OTHER)


MARKS = (
    (frozenset([""]), CellKind.BLANK),
    (frozenset(NOT_APPLICABLE), CellKind.NOT_APPLICABLE),
    (frozenset(BLANK_MARKS), CellKind.MARK),
    (frozenset(ERROR_MARKS), CellKind.ERROR),
    (frozenset(SUPPRESSED_MARKS), CellKind.SUPPRESSED),
)


def scaled(value: float, power: int) -> float:
    """Multiply a number by a power of ten without the error of binary fractions.

    Examples:
        >>> scaled(1.2, 4)
        12000.0
    """
    return float(Decimal(repr(value)).scaleb(power)) if power else value

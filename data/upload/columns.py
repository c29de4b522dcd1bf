"""Describe a column by its heading and a sample of its cells: numbers, years, codes, running numbers, names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.upload.characters import plain
from data.upload.headings import LABELS, Role, is_code_heading, normal, role_of, roles_of, without_accents, words_of
from data.upload.level_words import is_level_word
from data.upload.number_marks import BLANK_MARKS, NOT_APPLICABLE, SUPPRESSED_MARKS
from data.upload.number_parsing import is_number, is_value_word, stands_for_number
from data.upload.vocabulary import ATTRIBUTES, INDEX, RANK
from data.upload.years_and_dates import LONGEST_YEAR, heading_year, is_year, year_of

MOSTLY = 0.8
MAJORITY = 0.5
"""A column holds numbers if this share of its cells do: a few odd cells decide nothing. Names need `MOSTLY`."""

NUMERIC_ROLES = (Role.VALUE, Role.LEVEL, Role.YEAR)
ATTRIBUTE = re.compile(
    "人均|占比|比重|增长|增速|增幅|率$|指数|人口|面积|面積|经度|纬度|經度|緯度|户数|戸数|密度|海拔|인구|면적|население|площадь|широта|долгота"
    r"|生产总值|生產總值|^gdp(?: ?[(（\[].*)?$|\bkm[²2]"
    "|per capita|%|percent|на душу|доля"
)
UNNAMED = re.compile(r"^unnamed: ?[0-9]+$")
SHORT_CODE = re.compile(r"^[A-Za-z]{0,3}[0-9][0-9A-Za-z.\-]{0,9}$|^[A-Z](?:-[A-Z])?$")
"""A text that looks like a code of a classification: 011, C10, 31-33, B-E."""


class ColumnType(StrEnum):
    """What the cells of a column are."""

    NUMBER = "number"
    YEAR = "year"
    CODE = "code"
    TEXT = "text"
    EMPTY = "empty"


@dataclass(frozen=True)
class ColumnProfile:
    """Properties of a column.

    Attributes:
        heading: as in the file.
        named: the role that its heading names and its cells allow, or None.
        numeric: most of its cells stand for numbers.
        empty: it has no cell.
        years: most of its cells are years or dates.
        distinct: share of different texts among its cells.
        zeros_ahead: a cell is a number with leading zeros, so it is a code.
        code: its heading names a code of anything.
        running: it counts the rows.
        attribute: its heading names a property of a region that is no industry, such as population or latitude.
        constant: all its cells are the same, in more than one row.
        coded: most of its cells look like codes of a classification.
        sparse: its first cell and more than half of the others are blank.
        ticks: its cells are ticks, words of an order such as “high”, and marks for blanks.
        words: its cells are such, and are the cells of the table.
        digits: half of its cells or more hold a digit.
    """

    heading: str
    named: Role | None
    numeric: bool
    empty: bool
    years: bool
    distinct: float
    zeros_ahead: bool
    code: bool = False
    running: bool = False
    attribute: bool = False
    constant: bool = False
    coded: bool = False
    sparse: bool = False
    ticks: bool = False
    words: bool = False
    digits: bool = False


def profile_column(heading: str, cells: Sequence[str]) -> ColumnProfile:
    """Describe a column from its heading and a sample of its cells."""
    texts = [text.strip() for text in cells if text.strip()]
    named = role_of(heading)
    numeric = holds_numbers(texts, MOSTLY if named in LABELS else MAJORITY)
    year = heading_year if named is Role.YEAR else year_of
    years = bool(texts) and sum(year(text[:LONGEST_YEAR]) > 0 for text in texts) >= MOSTLY * len(texts)
    words = words_of(heading)
    different = len(set(texts))
    return ColumnProfile(
        heading,
        Role.YEAR if years and not heading.strip() else fitting_role(heading, numeric or years or not texts),
        numeric=numeric,
        empty=not texts,
        years=years,
        distinct=different / len(texts) if texts else 0.0,
        zeros_ahead=any(len(text) > 1 and text[0] == "0" and text.isdigit() for text in texts),
        code=is_code_heading(heading),
        running=is_running(heading, texts),
        attribute=numeric and (any(word in ATTRIBUTES for word in words) or bool(ATTRIBUTE.search(normal(heading)))),
        constant=different == 1 and len(texts) > 2,
        sparse=bool(cells) and not cells[0].strip() and 2 * len(texts) < len(cells),
        digits=2 * sum(any(map(str.isdigit, text)) for text in texts) >= max(len(texts), 1),
        ticks=bool(texts) and all(map(is_level_word, texts)),
        coded=bool(texts) and sum(bool(SHORT_CODE.match(text)) for text in texts) >= MOSTLY * len(texts),
    )


def type_of(column: ColumnProfile) -> ColumnType:
    """Return what the cells of a column are."""
    if column.empty:
        return ColumnType.EMPTY
    if column.years and (not column.numeric or column.named is Role.YEAR):
        return ColumnType.YEAR
    if is_code(column) and (column.numeric or column.coded):
        return ColumnType.CODE
    return ColumnType.NUMBER if column.numeric else ColumnType.TEXT


def fitting_role(heading: str, numeric: bool) -> Role | None:
    """Return the role that a heading names: the first that suits the cells, else the first."""
    found = roles_of(heading)
    return next((role for role in found if numeric or role not in NUMERIC_ROLES), role_of(heading))


def holds_numbers(texts: Sequence[str], share: float = MAJORITY) -> bool:
    """True if so many cells are numbers or stand for one; a column of booleans without a name counts as well."""
    numbers = booleans = marks = 0
    for text in texts:
        if is_number(text):
            numbers += 1
            continue
        simple = plain(text)
        if simple.lower() in MARKS or (is_value_word(simple) and is_year(simple)):
            marks += 1  # a date is a wrong cell in a column of numbers, and no number in a column of dates
        elif is_value_word(simple):
            booleans += 1
        elif stands_for_number(text):
            numbers += 1
    names = len(texts) - numbers - booleans - marks
    return (numbers > 0 or (booleans > 0 and not names)) and numbers + booleans + marks >= share * len(texts)


MARKS = frozenset((*BLANK_MARKS, *NOT_APPLICABLE, *SUPPRESSED_MARKS))


def is_running(heading: str, texts: Sequence[str]) -> bool:
    """True for a column of places, or one that counts the rows from 0 or 1, under a heading that says no more."""
    plain_heading = without_accents(normal(heading))
    if not {plain_heading, plain_heading.replace(".", "")} & INDEX and not UNNAMED.match(plain_heading):
        return False
    if plain_heading in RANK and texts and all(text.isdecimal() and 0 < int(text) <= len(texts) for text in texts):
        return True
    if len(texts) < 2 or texts[0] not in ("0", "1"):
        return False
    first = int(texts[0])
    return all(text == str(first + position) for position, text in enumerate(texts))


def is_label(column: ColumnProfile) -> bool:
    """True for a column of names or codes of regions or industries."""
    if column.empty or column.running or column.named in (Role.YEAR, Role.TERM, Role.STATEMENT, Role.LOCATOR):
        return False
    if (column.years or column.ticks) and column.named not in LABELS:
        return False
    return not column.numeric or is_code(column)


def is_code(column: ColumnProfile) -> bool:
    """True for a column of codes, whose numbers are not amounts."""
    if column.named in (Role.REGION_CODE, Role.INDUSTRY_CODE) or column.zeros_ahead:
        return True
    return column.code and column.named not in NUMERIC_ROLES


def is_amount(column: ColumnProfile) -> bool:
    """True for a column that can hold the cells of a matrix."""
    if column.running or is_code(column) or (column.named is Role.YEAR and column.years):
        return False
    return column.numeric or column.empty

"""Detect the form of a table and the role of each column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.upload.headings import LABELS, Role, corner_of, role_of
from data.upload.numerals import BLANK_MARKS, NOT_APPLICABLE, is_number
from data.upload.problems import Code, Problem, warning

MOSTLY = 0.8
UNIQUE = 0.9
KNOWN = 0.3
"""A list of names is one of regions if this share of it is known."""

NameTest = Callable[[str], bool]
"""True for the name of a region that the application knows."""


class Form(StrEnum):
    """Layout of regions and industries."""

    LONG = "long"
    REGIONS_DOWN = "regions-down"
    REGIONS_ACROSS = "regions-across"


TEXTS = (Role.TERM, Role.STATEMENT, Role.LOCATOR)


@dataclass(frozen=True)
class ColumnProfile:
    """Properties of a column, from its heading and a sample of its cells."""

    heading: str
    named: Role | None
    numeric: bool
    empty: bool
    years: bool
    distinct: float
    zeros_ahead: bool


@dataclass(frozen=True)
class Shape:
    """Form and roles of a table, with doubts as problems."""

    form: Form
    roles: tuple[Role, ...]
    doubts: tuple[Problem, ...] = ()


def look(heading: str, cells: Sequence[str]) -> ColumnProfile:
    """Describe a column from its heading and a sample of its cells."""
    texts = [text.strip() for text in cells if text.strip()]
    numbers = [text for text in texts if is_number(text)]
    marks = sum(text.lower() in (*BLANK_MARKS, *NOT_APPLICABLE) for text in texts)
    zeros = any(len(text) > 1 and text[0] == "0" and text.isdigit() for text in texts)
    return ColumnProfile(
        heading,
        role_of(heading),
        numeric=bool(numbers) and len(numbers) + marks >= MOSTLY * len(texts),
        empty=not texts,
        years=bool(texts) and sum(is_year(text) for text in texts) >= MOSTLY * len(texts),
        distinct=len(set(texts)) / len(texts) if texts else 0.0,
        zeros_ahead=zeros,
    )


def is_year(text: str) -> bool:
    """True for a year from 1900 to 2100, with or without 年 and the “.0” of a number."""
    digits = text.removesuffix("年").removesuffix(".0")
    return len(digits) == 4 and digits.isascii() and digits.isdigit() and 1900 <= int(digits) <= 2100


def find_shape(columns: Sequence[ColumnProfile], rows: Sequence[Sequence[str]], is_region: NameTest) -> Shape:
    """Choose form and roles.

    Headings decide first. Content decides the rest, and each such guess is a doubt that the user sees.

    Args:
        columns: the columns, in order.
        rows: a sample of rows, for the names in them.
        is_region: True for the name of a known region.
    """
    named = {column.named for column in columns if not column.empty}
    has_region = bool(named & {Role.REGION, Role.REGION_CODE})
    labels = [position for position, column in enumerate(columns) if is_label(column)]
    amounts = [position for position, column in enumerate(columns) if not is_label(column) and is_amount(column)]
    industries = [
        position
        for position, column in enumerate(columns)
        if column.named in (Role.INDUSTRY, Role.INDUSTRY_CODE) and (not column.numeric or position < 4)
    ]
    measure = bool(named & {Role.VALUE, Role.LEVEL})
    if has_region and industries and (len(amounts) <= 2 or measure) and len(labels) >= 2:
        return long_shape(columns)
    if len(labels) <= 1 or (len(amounts) >= 2 and labels_are_unique(columns, labels, rows)):
        return wide_shape(columns, labels[:2], rows, is_region)
    return long_shape(columns)


def is_label(column: ColumnProfile) -> bool:
    """True for a column of names or codes of regions or industries."""
    if column.empty or column.named in (Role.YEAR, *TEXTS):
        return False
    if not column.numeric:
        return True
    return column.zeros_ahead or (column.named in LABELS and column.named is not None and is_code(column))


def is_code(column: ColumnProfile) -> bool:
    """True for a heading of a code, whose numbers are not amounts."""
    return column.named in (Role.REGION_CODE, Role.INDUSTRY_CODE)


def is_amount(column: ColumnProfile) -> bool:
    """True for a column that can hold the cells of a matrix."""
    if column.named is Role.YEAR and column.years:
        return False
    return column.numeric or column.empty


def labels_are_unique(columns: Sequence[ColumnProfile], labels: Sequence[int], rows: Sequence[Sequence[str]]) -> bool:
    """True if the first label and the year, if any, are unique in each row, as in a wide table."""
    keys = [labels[0], *(position for position, column in enumerate(columns) if column.named is Role.YEAR)]
    seen = [tuple(row[position] for position in keys) for row in rows]
    return len(set(seen)) >= UNIQUE * len(seen)


def long_shape(columns: Sequence[ColumnProfile]) -> Shape:
    """Return the shape of a long table, each role at most once."""
    roles: list[Role] = [Role.IGNORE] * len(columns)
    taken: set[Role] = set()

    def give(position: int, role: Role) -> None:
        roles[position] = role
        taken.add(role)

    for role in Role:
        fitting = [position for position, column in enumerate(columns) if column.named is role and not column.empty]
        if role in (Role.VALUE, Role.LEVEL, Role.YEAR):
            fitting = [position for position in fitting if columns[position].numeric or len(fitting) == 1]
        if role is Role.VALUE:
            fitting = fitting[-1:]
        if fitting and role is not Role.IGNORE:
            give(fitting[0], role)
    guessed: list[str] = []
    for name, code in ((Role.REGION, Role.REGION_CODE), (Role.INDUSTRY, Role.INDUSTRY_CODE)):
        if name not in taken and code in taken:
            give(roles.index(code), name)
            taken.discard(code)

    def guess(role: Role, positions: list[int]) -> None:
        if role not in taken and positions:
            give(positions[0], role)
            guessed.append(columns[positions[0]].heading)

    def free(numeric: bool) -> list[int]:
        return [
            position
            for position, column in enumerate(columns)
            if roles[position] is Role.IGNORE
            and not column.empty
            and (column.numeric and not column.zeros_ahead) is numeric
        ]

    guess(Role.REGION, free(numeric=False))
    guess(Role.INDUSTRY, free(numeric=False))
    if Role.YEAR not in taken:
        years = [position for position in free(numeric=True) if columns[position].years]
        if years and len(free(numeric=True)) > 1:
            guess(Role.YEAR, years)
    if Role.LEVEL not in taken:
        guess(Role.VALUE, free(numeric=True)[-1:])
    doubts = []
    if guessed:
        doubts.append(warning(Code.ROLES_GUESSED, columns=", ".join(guessed)))
    return Shape(Form.LONG, tuple(roles), tuple(doubts))


def wide_shape(
    columns: Sequence[ColumnProfile], labels: Sequence[int], rows: Sequence[Sequence[str]], is_region: NameTest
) -> Shape:
    """Return the shape of a wide table: a column of labels, optionally its codes and a year, and cells."""
    label = labels[0] if labels else 0
    code: int | None = None
    if len(labels) == 2:
        first, second = labels
        if is_code(columns[first]) or columns[first].zeros_ahead:
            label, code = second, first
        elif is_code(columns[second]) or columns[second].zeros_ahead:
            code = second
    form, unsure = orientation(columns, label, rows, is_region)
    down = form is Form.REGIONS_DOWN
    roles = []
    for position, column in enumerate(columns):
        if position == label:
            roles.append(Role.REGION if down else Role.INDUSTRY)
        elif position == code:
            roles.append(Role.REGION_CODE if down else Role.INDUSTRY_CODE)
        elif column.named is Role.YEAR and column.years:
            roles.append(Role.YEAR)
        elif position in labels or (column.empty and not column.heading.strip()) or not is_cells(column):
            roles.append(Role.IGNORE)
        else:
            roles.append(Role.VALUE)
    doubts = (warning(Code.ORIENTATION_UNSURE, column=columns[label].heading),) if unsure else ()
    return Shape(form, tuple(roles), doubts)


def is_cells(column: ColumnProfile) -> bool:
    """True for a column of cells in a wide table, also if a few are text, which is then reported."""
    return column.numeric or column.empty or column.named not in (*TEXTS, Role.REGION_CODE, Role.INDUSTRY_CODE)


def orientation(
    columns: Sequence[ColumnProfile], label: int, rows: Sequence[Sequence[str]], is_region: NameTest
) -> tuple[Form, bool]:
    """Return whether regions are rows or columns, and whether that is a guess."""
    down, across = corner_of(columns[label].heading)
    if down in (Role.REGION, Role.REGION_CODE) or across in (Role.INDUSTRY, Role.INDUSTRY_CODE):
        return Form.REGIONS_DOWN, False
    if down in (Role.INDUSTRY, Role.INDUSTRY_CODE) or across in (Role.REGION, Role.REGION_CODE):
        return Form.REGIONS_ACROSS, False
    names_down = [row[label] for row in rows if row[label].strip()]
    names_across = [column.heading for position, column in enumerate(columns) if position != label]
    known_down, known_across = (
        sum(map(is_region, names)) / len(names) if names else 0.0 for names in (names_down, names_across)
    )
    if max(known_down, known_across) >= KNOWN:
        return (Form.REGIONS_ACROSS if known_across > known_down else Form.REGIONS_DOWN), False
    return Form.REGIONS_DOWN, True

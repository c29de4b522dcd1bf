"""Detect the form of a table and the role of each column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from data.upload.columns import UNNAMED, ColumnProfile, is_amount, is_code, is_label
from data.upload.headings import NAME_OF, Role, corner_of, normal, words_of
from data.upload.level_columns import with_words_as_cells
from data.upload.long_roles import Columns, long_roles
from data.upload.problems import Code, Problem, warning
from data.upload.vocabulary import JOBS
from data.upload.years_and_dates import heading_year, is_year_heading, year_and_rest

UNIQUE = 0.9
NEAR = 8
"""Columns on each side of a code in which its name is looked for."""

MOST_CODES = 2
"""Numeric columns that may hold codes of industries; more of them hold values under the codes."""

KNOWN = 0.3
"""A list of names is one of regions if this share of it is known."""

NameTest = Callable[[str], bool]
"""True for the name of a region that the application knows."""


class Form(StrEnum):
    """Layout of regions, industries and years."""

    LONG = "long"
    REGIONS_DOWN = "regions-down"
    REGIONS_ACROSS = "regions-across"
    YEARS_ACROSS = "years-across"


TEXTS = (Role.TERM, Role.STATEMENT, Role.LOCATOR)
REGIONS = (Role.REGION, Role.REGION_CODE)
INDUSTRIES = (Role.INDUSTRY, Role.INDUSTRY_CODE)


@dataclass(frozen=True)
class Shape:
    """Form and roles of a table, with doubts as problems.

    Attributes:
        measure: what headings such as “Jobs 2021” say is measured.
        words: the cells are ticks or words, and no amounts.
    """

    form: Form
    roles: tuple[Role, ...]
    doubts: tuple[Problem, ...] = ()
    measure: str = ""
    words: bool = False


def find_shape(columns: Columns, rows: Sequence[Sequence[str]], is_region: NameTest) -> Shape:
    """Choose form and roles.

    Headings decide first. Content decides the rest, and each such guess is a doubt that the user sees.

    Args:
        columns: the columns, in order.
        rows: a sample of rows, for the names in them.
        is_region: True for the name of a known region.
    """
    columns = with_names_of_codes(without_shared_codes(with_words_as_cells(columns, rows)), rows)
    return in_words(shape_of_columns(columns, rows, is_region), columns)


def in_words(shape: Shape, columns: Columns) -> Shape:
    """Return the shape, which says whether the columns of cells hold words."""
    cells = [column for role, column in zip(shape.roles, columns, strict=True) if role in (Role.VALUE, Role.LEVEL)]
    return replace(shape, words=any(column.words for column in cells))


def shape_of_columns(columns: Columns, rows: Sequence[Sequence[str]], is_region: NameTest) -> Shape:
    """Return the form and the roles of columns whose kinds are known."""
    labels = [position for position, column in enumerate(columns) if is_label(column)]
    amounts = [position for position, column in enumerate(columns) if is_cells(column, labels, position)]
    years = [position for position in amounts if is_year_heading(columns[position].heading)]
    if years and (len(years) == len(amounts) or (len(years) > 1 and 2 * len(years) > len(amounts))):
        return years_shape(columns, years)
    measure, years = years_in_headings(columns, amounts, labels)
    if years:
        return replace(years_shape(columns, years), measure=measure)
    named = {columns[position].named for position in labels}
    quantified = bool({column.named for column in columns if not column.empty} & {Role.VALUE, Role.LEVEL})
    if named & {*REGIONS} and named & {*INDUSTRIES} and len(labels) >= 2 and (len(amounts) <= 2 or quantified):
        return long_shape(columns)
    if named & {*INDUSTRIES} and quantified and has_other_names(columns, labels) and len(amounts) <= 2:
        return long_shape(columns)
    if len(labels) <= 1 or (len(amounts) >= 2 and labels_are_unique(columns, labels, rows)):
        return wide_shape(columns, labels, rows, is_region)
    return long_shape(columns)


def shape_as(form: Form, columns: Columns, rows: Sequence[Sequence[str]]) -> Shape:
    """Return the roles that suit a form which the user has chosen."""
    columns = with_words_as_cells(columns, rows)
    labels = [position for position, column in enumerate(columns) if is_label(column)]
    if form is Form.LONG:
        return in_words(long_shape(columns), columns)
    if form is Form.YEARS_ACROSS:
        cells = [position for position, column in enumerate(columns) if is_cells(column, labels, position)]
        return years_shape(columns, [p for p in cells if heading_year(columns[p].heading)] or cells)
    found = wide_shape(columns, labels, rows, lambda _: False)
    roles = found.roles if found.form is form else tuple(TURNED.get(role, role) for role in found.roles)
    return in_words(Shape(form, roles, found.doubts), columns)


TURNED = {
    Role.REGION: Role.INDUSTRY,
    Role.INDUSTRY: Role.REGION,
    Role.REGION_CODE: Role.INDUSTRY_CODE,
    Role.INDUSTRY_CODE: Role.REGION_CODE,
}
"""What a role becomes when rows and columns change places."""


def without_shared_codes(columns: Columns) -> Columns:
    """Return the columns with those as cells whose headings name one classification, such as “WZ08-A”, “WZ08-C”."""
    shared = [column for column in columns if column.numeric and column.named in (Role.INDUSTRY_CODE, Role.INDUSTRY)]
    if len(shared) <= MOST_CODES or any(column.zeros_ahead for column in shared):
        return columns
    return [replace(column, named=None, code=False) if column in shared else column for column in columns]


def is_quantities(columns: Columns, labels: Sequence[int], cells: Columns) -> bool:
    """True if rows are industries and all cells are quantities, so that no heading can be a region."""
    industries = any(columns[p].named in INDUSTRIES for p in labels)
    return industries and bool(cells) and all(column.named is Role.VALUE for column in cells)


def has_other_names(columns: Columns, labels: Sequence[int]) -> bool:
    """True if a column of names is not one of industries, so that it may name the regions."""
    return any(columns[p].named not in INDUSTRIES and not is_code(columns[p]) for p in labels)


def is_cells(column: ColumnProfile, labels: Sequence[int], position: int) -> bool:
    """True for a column that may hold the cells of a matrix: numbers that are no code, year or running number."""
    return position not in labels and is_amount(column) and bool(column.heading.strip() or not column.empty)


def labels_are_unique(columns: Columns, labels: Sequence[int], rows: Sequence[Sequence[str]]) -> bool:
    """True if a label and the year, if any, are unique in each row, as in a wide table."""
    years = [position for position, column in enumerate(columns) if column.named is Role.YEAR]
    for label in labels:
        seen = [tuple(row[position] for position in (label, *years)) for row in rows]
        if len(set(seen)) >= UNIQUE * len(seen):
            return True
    return False


def long_shape(columns: Columns) -> Shape:
    """Return the shape of a table with one row per cell."""
    roles, doubts = long_roles(columns)
    pairs = zip(roles, columns, strict=True)
    leveled = (Role.LEVEL if role is Role.VALUE and column.words else role for role, column in pairs)
    return Shape(Form.LONG, tuple(leveled), doubts)


def years_in_headings(columns: Columns, amounts: Sequence[int], labels: Sequence[int]) -> tuple[str, list[int]]:
    """Return what is measured and its columns, where headings such as “Jobs 2021” differ in their year alone.

    With several quantities (jobs 2021, firms 2021, …) the rows must be industries and regions; jobs are preferred.
    """
    groups: dict[str, list[int]] = {}
    for position in amounts:
        year, rest = year_and_rest(columns[position].heading)
        if year and rest:
            groups.setdefault(rest, []).append(position)
    groups = {rest: found for rest, found in groups.items() if len(found) > 1}
    several = len(labels) > 1 and sum(columns[p].named in (*REGIONS, *INDUSTRIES) for p in labels) > 1
    if not groups or (len(groups) > 1 and not several) or 2 * sum(map(len, groups.values())) <= len(amounts):
        return "", []
    best = max(groups, key=lambda rest: bool(set(words_of(rest)) & set(JOBS)))
    return best, groups[best]


def with_names_of_codes(columns: Columns, rows: Sequence[Sequence[str]]) -> Columns:
    """Return the columns with those as names that have one text for each code of another, the nearest to it first.

    So are codes and labels written by SDMX and others: “geo, Geopolitical entity”, “ACTIVITY, Economic activity”.
    """
    found = list(columns)
    taken = {column.named for column in columns if not column.coded and not is_code(column)}
    for position, code in enumerate(columns):
        role = NAME_OF.get(code.named or Role.IGNORE, code.named)
        if role not in NAME_OF.values() or role in taken or code.constant or not (code.coded or code.numeric):
            continue
        near = range(max(position - NEAR, 0), min(position + NEAR + 1, len(found)))
        free = [p for p in near if found[p].named is None and is_name(found[p])]
        for place in sorted(free, key=lambda p: (abs(p - position), -p)):
            pairs = {(row[position], row[place]) for row in rows}
            if len(pairs) == len({one for one, _ in pairs}) == len({two for _, two in pairs}):
                found[place] = replace(found[place], named=role)
                taken.add(role)
                break
    return found


def is_name(column: ColumnProfile) -> bool:
    """True for a column of different names that are no codes."""
    odd = column.numeric or column.empty or column.constant or column.sparse
    return not (odd or column.coded or column.years or column.ticks)


def years_shape(columns: Columns, years: Sequence[int]) -> Shape:
    """Return the shape of a table with a column for each year; rows are regions, industries or both."""
    cells = dict.fromkeys(years, Role.VALUE)
    roles, doubts = long_roles([column for position, column in enumerate(columns) if position not in cells])
    others = iter(role if role is not Role.VALUE else Role.IGNORE for role in roles)
    kept = [doubt for doubt in doubts if doubt.code is not Code.VALUE_CHOSEN]
    return Shape(Form.YEARS_ACROSS, tuple(cells.get(p) or next(others) for p in range(len(columns))), tuple(kept))


def wide_shape(columns: Columns, labels: Sequence[int], rows: Sequence[Sequence[str]], is_region: NameTest) -> Shape:
    """Return the shape of a wide table: a column of labels, optionally its codes and a year, and cells."""
    cells = [column for p, column in enumerate(columns) if p not in labels and is_wide_cells(column)]
    if not any(columns[p].named in REGIONS for p in labels) and is_quantities(columns, labels, cells):
        return long_shape(columns)
    label, code = label_and_code(columns, labels)
    form, unsure = orientation(columns, label, rows, is_region)
    down = form is Form.REGIONS_DOWN
    amounts = [p for p, column in enumerate(columns) if p not in (label, *labels) and is_wide_cells(column)]
    if any(not columns[p].empty for p in amounts) and any(columns[p].named is Role.VALUE for p in amounts):
        amounts = [p for p in amounts if not columns[p].empty]  # an empty column beside values holds their flags
    words = any(columns[p].words for p in amounts)
    attributes = [p for p in amounts if columns[p].attribute] if down or words else []
    if len(attributes) == len(amounts):
        attributes = []
    roles = []
    for position, column in enumerate(columns):
        if position == label:
            roles.append(Role.REGION if down else Role.INDUSTRY)
        elif position == code:
            roles.append(Role.REGION_CODE if down else Role.INDUSTRY_CODE)
        elif column.named is Role.YEAR and column.years:
            roles.append(Role.YEAR)
        else:
            roles.append(Role.VALUE if position in amounts and position not in attributes else Role.IGNORE)
    doubts = [warning(Code.ORIENTATION_UNSURE, column=columns[label].heading)] if unsure else []
    if attributes:
        doubts.append(warning(Code.ATTRIBUTES_LEFT_OUT, columns=", ".join(columns[p].heading for p in attributes)))
    taken = [columns[p] for p, role in enumerate(roles) if role is Role.VALUE]
    if down and taken and all(column.named is Role.VALUE or column.attribute for column in taken):
        doubts.append(warning(Code.MEASURES_ACROSS, columns=", ".join(column.heading for column in taken[:10])))
    return Shape(form, tuple(roles), tuple(doubts))


def label_and_code(columns: Columns, labels: Sequence[int]) -> tuple[int, int | None]:
    """Return the column that names the rows, and the one with their codes: names beat codes."""
    if not labels:
        return 0, None

    def rank(p: int) -> tuple[bool, bool, bool, float, int]:
        column = columns[p]
        return is_code(column), column.constant, column.named is None, -round(column.distinct, 2), p

    ranked = sorted(labels, key=rank)
    label = ranked[0]
    same = REGIONS if columns[label].named in (*REGIONS, None) else INDUSTRIES
    codes = [p for p in labels if p != label and is_code(columns[p]) and columns[p].named in (*same, None)]
    return label, codes[0] if codes else None


def is_wide_cells(column: ColumnProfile) -> bool:
    """True for a column of cells in a wide table, also if some are text, which is then reported."""
    if column.running or is_code(column) or column.named in TEXTS:
        return False
    if column.named is Role.YEAR and column.years:
        return False
    return column.numeric or (
        column.empty and bool(column.heading.strip()) and not UNNAMED.match(normal(column.heading))
    )


def orientation(columns: Columns, label: int, rows: Sequence[Sequence[str]], is_region: NameTest) -> tuple[Form, bool]:
    """Return whether regions are rows or columns, and whether that is a guess."""
    down, across = corner_of(columns[label].heading)
    down = down or columns[label].named  # names beside codes of industries are industries
    if down in REGIONS or across in INDUSTRIES:
        return Form.REGIONS_DOWN, False
    if down in INDUSTRIES or across in REGIONS:
        return Form.REGIONS_ACROSS, False
    names_down = [row[label] for row in rows if row[label].strip()]
    names_across = [column.heading for position, column in enumerate(columns) if position != label]
    known_down, known_across = (
        sum(map(is_region, names)) / len(names) if names else 0.0 for names in (names_down, names_across)
    )
    if max(known_down, known_across) >= KNOWN:
        return (Form.REGIONS_ACROSS if known_across > known_down else Form.REGIONS_DOWN), False
    return Form.REGIONS_DOWN, True

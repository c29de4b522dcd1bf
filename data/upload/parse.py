"""Read a file into a checked table, by a given interpretation of its layout."""

from collections import Counter

import pandas as pd

from data.upload.checks import all_checks, code_pairs
from data.upload.choices import Choices
from data.upload.column_fit import fit_of
from data.upload.grid import Grid, Progress, silent
from data.upload.headings import Role
from data.upload.interpretation import Interpretation
from data.upload.level_words import Content
from data.upload.limits import Limits
from data.upload.lists import without_lists
from data.upload.opening import open_file
from data.upload.parsed import COLUMNS, NAMES, TEXTS, Parsed, summary_of
from data.upload.problems import Code, Problem, error, summed_up, warning
from data.upload.rows import chosen_rows, filled_down, rows_of_data, without_group_rows, without_headings
from data.upload.shape import Form
from data.upload.tidy import ragged, tidy
from data.upload.totals import find_totals
from data.upload.years_and_dates import heading_year


def parse_file(raw: bytes, interpretation: Interpretation, limits: Limits) -> Parsed:
    r"""Read a file by an interpretation of its layout.

    Args:
        raw: the file.
        interpretation: the result of `interpret`, or the user's changes to it.
        limits: the limits on the file.

    Returns:
        The table with its problems; an error among them stops the import as a whole.

    Raises:
        UnreadableFileError: the file cannot be read.

    Examples:
        >>> from data.upload.interpretation import interpret
        >>> raw = b"region,industry,value\nA,ic,3\nB,ic,0\n"
        >>> parse_file(raw, interpret(raw, Limits()), Limits()).frame["value"].tolist()
        [3.0, 0.0]
    """
    fixed = Choices(
        encoding=interpretation.encoding,
        delimiter=interpretation.delimiter,
        sheet=interpretation.sheet or None,
        hidden=interpretation.hidden,
    )
    return parse_grid(open_file(raw, limits, fixed).grid, interpretation, limits)


def parse_grid(grid: Grid, interpretation: Interpretation, limits: Limits, progress: Progress = silent) -> Parsed:
    """Convert a grid to a tidy table and check it."""
    grid = chosen_rows(grid, interpretation)
    problems: list[Problem] = [*interpretation.problems, *grid.problems]
    problems += role_problems(interpretation)
    first, end = grid.position(interpretation.first_row), grid.position(interpretation.last_row + 1)
    if end <= first:
        problems.append(error(Code.NO_ROWS))
    if not interpretation.sheet:
        problems += ragged(grid, first, end, len(interpretation.columns))
    if any(problem.code in STOPPING for problem in problems):
        return Parsed(empty_frame(), summed_up(problems))
    for change in (without_headings, filled_down, without_group_rows, without_lists):
        grid, warnings = change(grid, interpretation)
        problems += warnings
    progress("arrange", end - first)
    table = tidy(grid, interpretation)
    progress("check", len(table.frame))
    found = list(all_checks(table, limits))
    regions = find_totals(table.frame, "region", "industry")
    industries = find_totals(table.frame, "industry", "region")
    for axis, totals in (("region", regions), ("industry", industries)):
        found += [warning(Code.TOTAL, None, axis, name, axis=axis, why=why) for name, why in totals.items()]
    return Parsed(
        table.frame,
        summed_up([*problems, *found]),
        tuple(regions),
        tuple(industries),
        dict(code_pairs(table, "region")),
        dict(code_pairs(table, "industry")),
        coded=is_coded(interpretation),
        summary=summary_of(table.frame, tuple(regions), tuple(industries)),
        fit=fit_of(table, rows_of_data(grid, interpretation), interpretation),
    )


def is_coded(interpretation: Interpretation) -> bool:
    """True for a table of levels or of names alone, and of no amounts."""
    return interpretation.cells is Content.LEVELS or {Role.VALUE, Role.LEVEL} & {*interpretation.roles} == {Role.LEVEL}


STOPPING = {
    Code.ROLE_MISSING,
    Code.MEASURE_MISSING,
    Code.ROLE_TWICE,
    Code.ONE_COLUMN,
    Code.NO_ROWS,
    Code.DUPLICATE_HEADING,
    Code.LEVEL_WORDS_UNKNOWN,
}
"""After one of these problems the table has no layout, so no other check runs."""


def role_problems(interpretation: Interpretation) -> list[Problem]:
    """Return the problems of missing and duplicate roles; only cells of a cross table may have several columns."""
    roles, form = list(interpretation.roles), interpretation.form
    long = form is Form.LONG
    problems = [error(Code.ROLE_MISSING, role=str(role)) for role in NEEDED[form] if role not in roles]
    if form in (Form.LONG, Form.YEARS_ACROSS) and Role.INDUSTRY not in roles and not interpretation.measure:
        problems.append(error(Code.MEASURE_MISSING))
    if Role.VALUE not in roles and not (long and is_coded(interpretation)):
        problems.append(error(Code.ROLE_MISSING, role=str(Role.VALUE)))
    many = {Role.IGNORE} if long else {Role.IGNORE, Role.VALUE}
    problems += [
        error(Code.ROLE_TWICE, role=str(role), count=roles.count(role))
        for role in Role
        if role not in many and roles.count(role) > 1
    ]
    if not long:
        problems += heading_problems(interpretation)
    return problems


NEEDED = {
    Form.LONG: (Role.REGION,),
    Form.YEARS_ACROSS: (Role.REGION,),
    Form.REGIONS_DOWN: (Role.REGION,),
    Form.REGIONS_ACROSS: (Role.INDUSTRY,),
}
"""Roles without which a table of each form cannot be read; values and industries are checked beside."""


def heading_problems(interpretation: Interpretation) -> list[Problem]:
    """Return the problems of the headings of a cross table: one that appears twice, or is no year where it must be."""
    pairs = zip(interpretation.columns, interpretation.roles, strict=True)
    names = [name for name, role in pairs if role is Role.VALUE]
    problems = [
        error(Code.DUPLICATE_HEADING, interpretation.header_row, name, name)
        for name, count in Counter(names).items()
        if count > 1
    ]
    if interpretation.form is Form.YEARS_ACROSS:
        problems += [
            error(Code.NOT_A_YEAR, interpretation.header_row, name, name) for name in names if not heading_year(name)
        ]
    return problems


def empty_frame() -> pd.DataFrame:
    """Return a frame without rows, with the columns and types of every parsed table."""
    blank = pd.Categorical.from_codes([], categories=pd.Index([], dtype="str"))
    types = {"year": "Int64", "value": "float64", "level": "Int64"}
    columns = {name: blank if name in (*NAMES, *TEXTS) else pd.Series(dtype=types[name]) for name in COLUMNS}
    return pd.DataFrame(columns)

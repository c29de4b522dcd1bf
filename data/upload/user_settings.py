"""Replace what was detected in a file by the user's settings."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from data.upload.choices import Choices
from data.upload.grid import Grid
from data.upload.header_rows import year_in_all
from data.upload.headings import Role
from data.upload.notes import footer_of, measure_of, notes_from, shown, year_of_title
from data.upload.number_notation import Notation, notation_of_columns
from data.upload.problems import Code, Problem, Severity, warning
from data.upload.shape import Form, Shape
from data.upload.table_location import Layout
from data.upload.years_and_dates import year_and_rest, year_of


def measured(choices: Choices, shape: Shape, layout: Layout) -> str:
    """Return what is measured: as the user says, as the headings of years say, or as a line above the table says."""
    return choices.measure.strip() if choices.measure is not None else shape.measure or measure_of(layout.preamble)


def stated_year(
    choices: Choices, shape: Shape, layout: Layout, sheet: str, headings: Sequence[str], heads: Sequence[Sequence[str]]
) -> str:
    """Return the year of a table without a column of years: as the user, the values' heading, title or sheet says."""
    if shape.form is Form.YEARS_ACROSS or Role.YEAR in shape.roles:
        return ""
    if choices.year is not None:
        return choices.year if year_of(choices.year) else ""
    long = shape.form is Form.LONG and Role.VALUE in shape.roles
    heading = headings[shape.roles.index(Role.VALUE)] if long else ""
    year = year_and_rest(heading)[0] or year_in_all(heads) or year_of_title(layout.preamble) or year_and_rest(sheet)[0]
    return str(year) if year else ""


def chosen_notation(
    columns: Sequence[pa.Array], sample: Sequence[str], choices: Choices
) -> tuple[Notation, list[Problem]]:
    """Return the notation with the user's settings, and a doubt if a number is ambiguous."""
    detected = notation_of_columns(columns, sample)
    decimal, thousands = choices.decimal or detected.notation.decimal, detected.notation.thousands
    if choices.thousands is not None:
        thousands = choices.thousands
    elif choices.decimal is not None and (thousands == decimal or detected.example):
        thousands = "," if decimal == "." else "."
    doubts = []
    if detected.example and choices.decimal is None and choices.thousands is None:
        doubts.append(warning(Code.DECIMAL_UNSURE, None, None, detected.example, decimal=decimal))
    return Notation(decimal, thousands), doubts


def chosen_layout(grid: Grid, detected: Layout, choices: Choices) -> Layout:
    """Return the layout with the rows set by the user."""
    layout = detected
    if choices.header_row is not None:
        if choices.header_row == 0:
            layout = replace(layout, header=None, first=0, preamble=())
        else:
            header = min(grid.position(choices.header_row), grid.height - 1)
            above = tuple(shown(grid.row(position)) for position in range(min(header, 60)))
            headers = choices.header_rows or 1
            first = header + headers
            end = layout.end if header < layout.end else notes_from(grid, first + 1, len(grid.row(header)))
            layout = replace(layout, header=header, first=first, headers=headers, preamble=above, end=max(end, first))
    elif choices.header_rows and layout.header is not None:
        layout = replace(layout, first=layout.header + choices.header_rows, headers=choices.header_rows)
    if choices.first_row is not None:
        layout = replace(layout, first=max(layout.first, grid.position(choices.first_row)))
    if choices.last_row is not None:
        end = max(layout.first, grid.position(choices.last_row + 1))
        layout = replace(layout, end=end, footer=footer_of(grid, end), doubtful=False)
    return layout


def chosen_shape(detected: Shape, choices: Choices, width: int) -> Shape:
    """Return the shape with the user's form and roles; roles for another number of columns are ignored."""
    doubts = [problem for problem in detected.doubts if problem.severity is Severity.WARNING]
    if choices.form is not None:
        doubts = [problem for problem in doubts if problem.code is not Code.ORIENTATION_UNSURE]
    if choices.roles is not None:
        if len(choices.roles) == width:
            return replace(detected, form=choices.form or detected.form, roles=choices.roles, doubts=())
        doubts.append(warning(Code.ROLES_DO_NOT_FIT, given=len(choices.roles), columns=width))
    return replace(detected, form=choices.form or detected.form, doubts=tuple(doubts))

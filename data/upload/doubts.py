"""Doubts about how a table was understood, for the user to confirm."""

from collections.abc import Sequence

from data.upload.choices import Choices
from data.upload.columns import ColumnProfile
from data.upload.grid import Grid
from data.upload.headings import LABELS, Role, role_of
from data.upload.number_parsing import is_number
from data.upload.problems import Code, Problem, warning
from data.upload.shape import Shape
from data.upload.special_formats import is_blank
from data.upload.table_location import Layout

COUNTED = 20
"""Rows that must be counted through for their first fields to be numbers of rows."""


def aligned(header: list[str], grid: Grid, layout: Layout, ragged: bool) -> tuple[list[str], list[Problem]]:
    """Return the headings above their columns, and a doubt where rows have more fields than headings.

    R and others write no heading above the names of the rows. Then each row has one field more than the header, the
    first of which is no number, or counts the rows.
    """
    if layout.header is None or layout.headers != 1 or not ragged or layout.end <= layout.first:
        return header, []
    width = len(grid.row(layout.header))
    wider = grid.widths[layout.first : layout.end] == width + 1
    if not wider.all() or is_blank(grid.columns[width].slice(layout.first, layout.end - layout.first)):
        return header, []
    row = grid.row(layout.first)
    firsts = [grid.row(place)[0] for place in range(layout.first, min(layout.end, layout.first + COUNTED))]
    counts = len(firsts) > 1 and firsts == [str(number) for number in range(1, len(firsts) + 1)]
    if not counts and (role_of(header[0]) in LABELS or is_number(row[0]) or not is_number(row[1])):
        return header, [warning(Code.NO_HEADING_ABOVE, int(grid.lines[layout.header]), f"column {width + 1}")]
    return ["", *header[:width]], [warning(Code.HEADINGS_MOVED, int(grid.lines[layout.header]), header[0])]


def layout_doubts(layout: Layout, grid: Grid) -> list[Problem]:
    """Return the doubts about rows: no headings, another table, notes that could be regions."""
    doubts = [warning(Code.NO_HEADER)] if layout.header is None else []
    if layout.second is not None:
        doubts.append(warning(Code.SECOND_TABLE, int(grid.lines[layout.second])))
    if layout.doubtful:
        doubts.append(warning(Code.FOOTER_LEFT_OUT, None, None, layout.footer[0], count=len(layout.footer)))
    return doubts


def table_beside(header: Sequence[str], columns: Sequence[ColumnProfile]) -> int | None:
    """Return the position of the first column of another table beside the first: after a blank one, headings again."""
    for position in range(1, len(columns) - 1):
        if columns[position].empty and not header[position].strip() and header[position + 1].strip():
            repeated = set(header[:position]) & set(header[position + 1 :])
            if header[position + 1] == header[0] or len(repeated) > 1:
                return position + 1
    return None


def left_out(columns: Sequence[ColumnProfile], shape: Shape, choices: Choices) -> list[Problem]:
    """Return a warning that names the columns that are not imported; those without any cell are not missed."""
    if choices.roles is not None or len(columns) < 2:
        return []
    pairs = zip(columns, shape.roles, strict=True)
    named = ", ".join(
        str(doubt.fields.get("columns", "")) for doubt in shape.doubts if doubt.code is Code.ATTRIBUTES_LEFT_OUT
    )
    names = [
        column.heading.strip() or "–"
        for column, role in pairs
        if role is Role.IGNORE and not column.empty and column.heading not in named.split(", ")
    ]
    return [warning(Code.COLUMNS_IGNORED, columns=", ".join(names[:10]), count=len(names))] if names else []

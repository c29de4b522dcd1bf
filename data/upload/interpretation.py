"""Detect the encoding, layout and roles of a file before it is read; the user can override each."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import pyarrow as pa

from data.upload.choices import Choices
from data.upload.columns import ColumnProfile, profile_column, type_of
from data.upload.doubts import aligned, layout_doubts, left_out, table_beside
from data.upload.encoding import Candidate
from data.upload.grid import Grid
from data.upload.header_rows import headings_of, unit_row
from data.upload.headings import Role, normal
from data.upload.level_reading import leveled
from data.upload.level_words import Content
from data.upload.limits import Limits
from data.upload.notes import unit_of
from data.upload.number_notation import Notation
from data.upload.opening import Opened, open_file
from data.upload.parts_of_years import without_earlier_parts
from data.upload.problems import Code, Problem, error, warning
from data.upload.row_choice import few_values, rows_chosen
from data.upload.shape import Form, Shape, find_shape, shape_as
from data.upload.special_formats import is_blank
from data.upload.table_location import Layout, find_layout
from data.upload.totals_names import is_total
from data.upload.user_settings import chosen_layout, chosen_notation, chosen_shape, measured, stated_year

SAMPLE = 2_000
"""Maximum number of rows sampled to detect the content of a column."""

SAMPLE_CELLS = 60_000
"""Maximum number of cells sampled, unless that is fewer than `SAMPLE_LEAST` rows."""

SAMPLE_LEAST = 40

PREVIEW = 20
"""Rows that are shown to the user."""


@dataclass(frozen=True)
class Interpretation:
    """Detected properties of a file.

    Attributes:
        encoding: as Python names it; "" for a workbook.
        encodings: all possible encodings by descending weight, for the user to choose from.
        delimiter: between the fields of text; "" for a workbook.
        sheet: the sheet that is read; "" for text.
        sheets: all sheets of a workbook.
        decimal: "." or ",".
        thousands: "", ",", ".", " " or "'".
        header_row: line or row of the headings, from 1; 0 if there are none.
        header_rows: number of rows that hold the headings: 0, 1 or 2.
        first_row: line or row of the first data.
        last_row: line or row of the last data.
        columns: headings as in the file; “column 3” if there is none.
        form: long, regions down or regions across.
        roles: one for each column.
        measure: what is measured, where no column and no heading names an industry; "" if not said.
        year: the year of all values, where no column and no heading has years; "" if not said.
        unit: the unit that a line above the table names, or "".
        hidden: hidden rows and columns of a sheet are read.
        preamble: lines above the header, which are not read.
        footer: lines below the data, which are not read.
        preview: the first rows of data as text.
        preview_rows: line or row of each.
        types: what the cells of each column are, by a sample: a `ColumnType`.
        values: for each column by which rows can be chosen, its different texts if they are few; () for the others.
        cells: what the cells hold, amounts or levels.
        levels: level of each word in the cells: 0 if it names nothing, None if its order is not known.
        kept: columns by their positions with the text that the rows that are read have there.
        problems: doubts (warnings) and errors.
    """

    encoding: str
    encodings: tuple[Candidate, ...]
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    decimal: str
    thousands: str
    header_row: int
    header_rows: int
    first_row: int
    last_row: int
    columns: tuple[str, ...]
    form: Form
    roles: tuple[Role, ...]
    measure: str = ""
    year: str = ""
    unit: str = ""
    hidden: bool = False
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    preview_rows: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    values: tuple[tuple[str, ...], ...] = ()
    cells: Content = Content.AMOUNTS
    levels: tuple[tuple[str, int | None], ...] = ()
    kept: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def notation(self) -> Notation:
        """Return the notation of numbers."""
        return Notation(self.decimal, self.thousands)

    @property
    def known_levels(self) -> dict[str, int]:
        """Return the level of each word whose order is known."""
        return {word: level for word, level in self.levels if level is not None}

    def as_record(self) -> dict[str, Any]:
        """Return the interpretation as values for JSON."""
        return asdict(self) | {"problems": [problem.as_record() for problem in self.problems]}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Interpretation":
        """Create an interpretation from the result of `as_record`."""
        given = dict(record)
        given["encodings"] = tuple(Candidate(**candidate) for candidate in given["encodings"])
        given["form"] = Form(given["form"])
        given["roles"] = tuple(map(Role, given["roles"]))
        for name in ("preview", "values"):
            given[name] = tuple(tuple(row) for row in given[name])
        given["kept"] = tuple((int(position), str(text)) for position, text in given["kept"])
        given["cells"] = Content(given["cells"])
        given["levels"] = tuple((str(word), level) for word, level in given["levels"])
        given["problems"] = tuple(map(Problem.from_record, given["problems"]))
        for name in ("sheets", "columns", "preamble", "footer", "preview_rows", "types"):
            given[name] = tuple(given[name])
        return cls(**given)


def interpret(
    raw: bytes, limits: Limits, choices: Choices | None = None, known: frozenset[str] = frozenset()
) -> Interpretation:
    r"""Detect a file's encoding, delimiter, sheet, table, form, roles and notation of numbers.

    Args:
        raw: the file.
        limits: the limits on the file.
        choices: the user's settings; they override detection, and what depends on them is detected again.
        known: names of built-in regions, normalised by `headings.normal`.

    Raises:
        UnreadableFileError: the file cannot be read; its problems are the reasons.

    Examples:
        >>> result = interpret(b"region,industry,value\nA,ic,3\n", Limits())
        >>> result.form, [str(role) for role in result.roles]
        (<Form.LONG: 'long'>, ['region', 'industry', 'value'])
    """
    wanted = choices or Choices()
    return interpret_opened(open_file(raw, limits, wanted), wanted, known)


def interpret_opened(opened: Opened, choices: Choices, known: frozenset[str]) -> Interpretation:
    """Find the table in a grid, its form, roles and notation of numbers."""
    grid = opened.grid
    layout = chosen_layout(grid, find_layout(grid, ragged=opened.ragged), choices)
    heads = grid.rows(layout.header, layout.header + layout.headers) if layout.header is not None else []
    header, shifted = aligned(headings_of(heads) if heads else [], grid, layout, opened.ragged)
    sample = sample_of(grid, layout)
    width = table_width(header, sample)
    header = [*header, *[""] * (width - len(header))][:width]
    headings = tuple(" ".join(text.split()) or f"column {position + 1}" for position, text in enumerate(header))
    telling = without_total_rows(sample)
    columns = [profile_column(text, [row[position] for row in telling]) for position, text in enumerate(header)]
    problems = [*opened.doubts, *layout_doubts(layout, grid), *([error(Code.ONE_COLUMN)] if width < 2 else [])]
    if beside := table_beside(header, columns):
        problems.append(warning(Code.SECOND_TABLE_BESIDE, None, headings[beside]))
    shape = shape_of(columns, telling, beside - 1 if beside else width, choices, known)
    problems += shape.doubts
    cells = [column.slice(layout.first, layout.end - layout.first) for column in grid.columns]
    marks = leveled(shape, columns, cells, choices)
    problems += marks.doubts
    values = [n for n, role in enumerate(shape.roles) if role is Role.VALUE and marks.cells is not Content.LEVELS]
    pieces = [cells[position] for position in values]
    notation, doubts = chosen_notation(pieces, [row[position] for row in sample for position in values], choices)
    problems += doubts
    columns = empty_in_all_rows(columns, cells)
    problems += shifted + left_out(columns, shape, choices)
    offered = tuple(few_values(cells[position], role) for position, role in enumerate(shape.roles))
    kept, chosen = (choices.kept, ()) if choices.kept is not None else rows_chosen(shape, cells, offered, headings)
    problems += chosen
    header_row, first_row, last_row = row_numbers(layout, grid)
    return Interpretation(
        encoding=opened.encoding,
        encodings=opened.encodings,
        delimiter=opened.delimiter,
        sheet=opened.sheet,
        sheets=opened.sheets,
        decimal=notation.decimal,
        thousands=notation.thousands,
        header_row=header_row,
        header_rows=layout.headers if layout.header is not None else 0,
        first_row=first_row,
        last_row=last_row,
        columns=headings,
        form=shape.form,
        roles=shape.roles,
        measure=measured(choices, shape, layout),
        year=stated_year(choices, shape, layout, opened.sheet, headings, heads),
        unit=choices.unit if choices.unit is not None else unit_of(layout.preamble) or unit_row(heads),
        hidden=bool(choices.hidden),
        preamble=layout.preamble,
        footer=layout.footer,
        preview=tuple(tuple(row[:width]) for row in sample[:PREVIEW]),
        preview_rows=tuple(map(int, grid.lines[layout.first : layout.first + min(PREVIEW, len(sample))])),
        types=tuple(str(type_of(column)) for column in columns),
        values=offered,
        cells=marks.cells,
        levels=marks.levels,
        kept=kept,
        problems=tuple(problems),
    )


def sample_of(grid: Grid, layout: Layout) -> list[list[str]]:
    """Return the first rows of data, by which the content of the columns is detected."""
    most = min(SAMPLE, max(SAMPLE_LEAST, SAMPLE_CELLS // max(1, len(grid.columns))))
    return grid.rows(layout.first, min(layout.end, layout.first + most))


def empty_in_all_rows(columns: list[ColumnProfile], cells: Sequence[pa.Array]) -> list[ColumnProfile]:
    """Return the columns, of which those without a cell in the sample may have some further down."""
    profiled = [
        replace(column, empty=column.empty and is_blank(one)) for column, one in zip(columns, cells, strict=False)
    ]
    return [*profiled, *columns[len(profiled) :]]


def row_numbers(layout: Layout, grid: Grid) -> tuple[int, int, int]:
    """Return the line or row of the headings (0 without any), of the first and of the last data."""
    header = int(grid.lines[layout.header]) if layout.header is not None else 0
    if layout.end <= layout.first:
        return header, header + 1, header
    return header, int(grid.lines[layout.first]), int(grid.lines[layout.end - 1])


def shape_of(
    columns: Sequence[ColumnProfile],
    sample: Sequence[Sequence[str]],
    width: int,
    choices: Choices,
    known: frozenset[str],
) -> Shape:
    """Return form and roles of the first `width` columns, with the user's settings; the other columns are ignored."""
    if len(columns) < 2:
        shape = Shape(choices.form or Form.LONG, (Role.IGNORE,) * width)
    else:
        rows = [list(row[:width]) for row in sample]
        shape = find_shape(columns[:width], rows, lambda name: normal(name) in known)
        shape = without_earlier_parts(shape, columns)
        if choices.form not in (None, shape.form):
            shape = shape_as(choices.form or shape.form, columns[:width], rows)
    shape = replace(shape, roles=(*shape.roles, *[Role.IGNORE] * (len(columns) - width)))
    return chosen_shape(shape, choices, len(columns))


def without_total_rows(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without the first and the last if they are named as totals: these may count ticks."""
    named = [any(is_total(text) for text in row[:2]) for row in (rows[0], rows[-1])] if len(rows) > 2 else [False] * 2
    return rows[int(named[0]) : len(rows) - int(named[1])]


def table_width(header: list[str], sample: list[list[str]]) -> int:
    """Return the number of columns: the width of the header or of a usual row, without trailing blanks."""
    width = len(header)
    while width and not header[width - 1].strip():
        width -= 1
    if header:
        # A column without a heading counts if half the rows fill it; otherwise the longer row is at fault.
        reach = len(sample[0]) if sample else width
        while width < reach and sum(bool(row[width].strip()) for row in sample) * 2 > len(sample):
            width += 1
        return width
    return max((position + 1 for row in sample[:1] for position, text in enumerate(row) if text.strip()), default=0)

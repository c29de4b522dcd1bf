"""What a file is taken to be, before anything of it is loaded: everything in it can be overridden by the user."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from data.upload.dialect import DELIMITERS, find_delimiter, head_of, read_text
from data.upload.encoding import ENCODINGS, Candidate, detect, utf16_without_mark
from data.upload.grid import Grid, Progress, silent
from data.upload.headings import Role, normal
from data.upload.layout import Layout, find_layout, footer_of, shown
from data.upload.limits import Limits
from data.upload.numerals import Marks, marks_of
from data.upload.problems import Code, Problem, RefusedError, Severity, error, warning
from data.upload.regular import LARGE, read_regular
from data.upload.shape import Form, Shape, find_shape, look

SAMPLE = 2_000
"""Rows whose cells are looked at, at most, to tell what a column holds."""

SAMPLE_CELLS = 60_000
"""Cells that are looked at, at most, unless that would be fewer than `SAMPLE_LEAST` rows."""

SAMPLE_LEAST = 40

OLE = b"\xd0\xcf\x11\xe0"
BINARY_MARKS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PAR1",
    b"SQLite",
    b"BZh",
)
MARKUP_MARKS = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<svg", b"<script")
CONTROLS = bytes(code for code in range(32) if code not in (0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B))
CONTROL_SHARE = 0.01


@dataclass(frozen=True)
class Choices:
    """What the user has set by hand; None leaves it to be found."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header_row: int | None = None
    last_row: int | None = None
    form: Form | None = None
    roles: tuple[Role, ...] | None = None

    def as_record(self) -> dict[str, Any]:
        """The choices as plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Choices":
        """Turn what `as_record` gave back into choices."""
        given = {field.name: record.get(field.name) for field in fields(cls)}
        given["form"] = Form(given["form"]) if given["form"] else None
        given["roles"] = tuple(map(Role, given["roles"])) if given["roles"] is not None else None
        return cls(**given)


@dataclass(frozen=True)
class Understanding:
    """What a file is taken to be.

    Attributes:
        encoding: as Python names it; "" for a workbook.
        encodings: all that fit, by falling weight; for the user to choose from.
        delimiter: between the fields of text; "" for a workbook.
        sheet: the sheet that is read; "" for text.
        sheets: all sheets of a workbook.
        decimal: "." or ",".
        thousands: "", ",", ".", " " or "'".
        header_row: line or row of the headings, from 1; 0 if there are none.
        first_row: line or row of the first data.
        last_row: line or row of the last data.
        columns: headings as they stand; “column 3” where there is none.
        form: long, regions down or regions across.
        roles: one for each column.
        preamble: what stands above the header and is not read.
        footer: what stands below the data and is not read.
        preview: the first rows of data as text.
        problems: doubts (warnings) and what cannot be read at all (errors).
    """

    encoding: str
    encodings: tuple[Candidate, ...]
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    decimal: str
    thousands: str
    header_row: int
    first_row: int
    last_row: int
    columns: tuple[str, ...]
    form: Form
    roles: tuple[Role, ...]
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def marks(self) -> Marks:
        """How numbers are written."""
        return Marks(self.decimal, self.thousands)

    def as_record(self) -> dict[str, Any]:
        """The understanding as plain values for JSON."""
        return asdict(self) | {"problems": [problem.as_record() for problem in self.problems]}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Understanding":
        """Turn what `as_record` gave back into an understanding."""
        given = dict(record)
        given["encodings"] = tuple(Candidate(**candidate) for candidate in given["encodings"])
        given["form"] = Form(given["form"])
        given["roles"] = tuple(map(Role, given["roles"]))
        given["preview"] = tuple(tuple(row) for row in given["preview"])
        given["problems"] = tuple(map(Problem.from_record, given["problems"]))
        for name in ("sheets", "columns", "preamble", "footer"):
            given[name] = tuple(given[name])
        return cls(**given)


@dataclass(frozen=True)
class Opened:
    """A file that was read: how, and its grid."""

    encoding: str
    encodings: tuple[Candidate, ...]
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    grid: Grid
    doubts: tuple[Problem, ...] = ()

    @property
    def ragged(self) -> bool:
        """True for text, whose rows say how many fields they have; a sheet's rows do not."""
        return not self.sheet


def understand(
    raw: bytes, limits: Limits, choices: Choices | None = None, known: frozenset[str] = frozenset()
) -> Understanding:
    r"""Find out what a file is: encoding, delimiter, sheet, table, form, roles, notation of numbers.

    Args:
        raw: the file.
        limits: what it may cost.
        choices: what the user has set; it holds, and all that depends on it is found anew.
        known: names of regions that the application knows, as `headings.normal` gives them.

    Raises:
        RefusedError: nothing of the file can be read; the problems say why.

    Examples:
        >>> found = understand(b"region,industry,value\nA,ic,3\n", Limits())
        >>> found.form, [str(role) for role in found.roles]
        (<Form.LONG: 'long'>, ['region', 'industry', 'value'])
    """
    wanted = choices or Choices()
    return understood(open_file(raw, limits, wanted), wanted, known)


def open_file(raw: bytes, limits: Limits, choices: Choices, progress: Progress = silent) -> Opened:
    """Read a file into a grid, by what the user has set and what is found for the rest.

    Raises:
        RefusedError: not a table, or beyond the limits.
    """
    if not raw.strip():
        raise RefusedError(error(Code.EMPTY_FILE))
    if len(raw) > limits.file_bytes:
        raise RefusedError(error(Code.FILE_TOO_LARGE, found=len(raw), limit=limits.file_bytes))
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return open_workbook(raw, limits, choices, progress)
    refuse_what_is_no_text(raw)
    return open_text(raw, limits, choices, progress)


def open_workbook(raw: bytes, limits: Limits, choices: Choices, progress: Progress) -> Opened:
    """Read a sheet: the one chosen, else the first that holds a table."""
    from data.upload.archive import inspect  # a text file needs no XML reader
    from data.upload.workbook import read_sheet, sheets_of

    progress("unpack", 0)
    inspect(raw, limits)
    sheets = sheets_of(raw)
    refused: RefusedError | None = None
    for sheet in (choices.sheet,) if choices.sheet else sheets:
        try:
            grid = read_sheet(raw, sheet, limits, progress)
        except RefusedError as reason:
            if reason.problems[0].code is not Code.NO_ROWS:
                raise
            refused = reason
            continue
        if choices.sheet or len(grid.columns) > 1 or sheet == sheets[-1]:
            return Opened("", (), "", sheet, sheets, grid)
    raise refused or RefusedError(error(Code.NO_SHEET))


def open_text(raw: bytes, limits: Limits, choices: Choices, progress: Progress) -> Opened:
    """Read delimited text."""
    progress("read", 0)
    doubts = []
    if choices.encoding in ENCODINGS:
        encoding = str(choices.encoding)
        candidates: tuple[Candidate, ...] = (Candidate(encoding, 1.0),)
    else:
        decision = detect(raw)
        encoding, candidates = decision.encoding, decision.candidates
        if decision.unsure:
            names = ", ".join(candidate.encoding for candidate in candidates)
            doubts.append(warning(Code.ENCODING_UNSURE, encoding=encoding, candidates=names))
    head = head_of(raw, encoding)
    if choices.delimiter in DELIMITERS:
        delimiter = str(choices.delimiter)
    else:
        separation = find_delimiter(head)
        delimiter = separation.delimiter
        if separation.unsure:
            doubts.append(warning(Code.DELIMITER_UNSURE, delimiter=delimiter, other=separation.candidates[1]))
    grid = read_regular(raw, encoding, delimiter, limits) if len(raw) >= LARGE else None
    if grid is None:
        grid = read_text(raw, encoding, delimiter, limits, progress)
    progress("read", grid.height)
    return Opened(encoding, candidates, delimiter, "", (), grid, tuple(doubts))


def refuse_what_is_no_text(raw: bytes) -> None:
    """Name the files that people pick by mistake."""
    if raw.startswith(OLE):
        raise RefusedError(error(Code.OLD_EXCEL))
    if raw.startswith(BINARY_MARKS):
        raise RefusedError(error(Code.BINARY))
    if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP_MARKS):
        raise RefusedError(error(Code.MARKUP))
    head = raw[:65_536]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(raw)
    if not wide and len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head) + 4:
        raise RefusedError(error(Code.BINARY))


def understood(opened: Opened, choices: Choices, known: frozenset[str]) -> Understanding:
    """Find the table in a grid, its form, its roles and its numbers."""
    grid = opened.grid
    layout = chosen_layout(grid, find_layout(grid, ragged=opened.ragged), choices)
    header = grid.row(layout.header) if layout.header is not None else []
    most = min(SAMPLE, max(SAMPLE_LEAST, SAMPLE_CELLS // max(1, len(grid.columns))))
    sample = grid.rows(layout.first, min(layout.end, layout.first + most))
    width = table_width(header, sample)
    headings = tuple(
        header[place].strip() if place < len(header) and header[place].strip() else f"column {place + 1}"
        for place in range(width)
    )
    columns = [
        look(header[place] if place < len(header) else "", [row[place] for row in sample]) for place in range(width)
    ]
    problems = list(opened.doubts)
    if layout.header is None:
        problems.append(warning(Code.NO_HEADER))
    if width < 2:
        problems.append(error(Code.ONE_COLUMN))
        shape = Shape(choices.form or Form.LONG, (Role.IGNORE,) * width)
    else:
        shape = find_shape(columns, [row[:width] for row in sample], lambda name: normal(name) in known)
    shape = chosen_shape(shape, choices, width)
    problems += shape.doubts
    values = [place for place, role in enumerate(shape.roles) if role is Role.VALUE]
    found = marks_of(row[place] for row in sample for place in values)
    decimal, thousands = choices.decimal or found.marks.decimal, found.marks.thousands
    if choices.thousands is not None:
        thousands = choices.thousands
    elif choices.decimal is not None and thousands == decimal:
        thousands = "," if decimal == "." else "."
    if found.example and choices.decimal is None and choices.thousands is None:
        problems.append(warning(Code.DECIMAL_UNSURE, None, None, found.example, decimal=decimal))
    ignored = [name for name, role in zip(headings, shape.roles, strict=True) if role is Role.IGNORE]
    if ignored and choices.roles is None and width > 1:
        problems.append(warning(Code.COLUMNS_IGNORED, columns=", ".join(ignored[:10]), count=len(ignored)))
    header_row = int(grid.lines[layout.header]) if layout.header is not None else 0
    if layout.end > layout.first:
        first_row, last_row = int(grid.lines[layout.first]), int(grid.lines[layout.end - 1])
    else:
        first_row, last_row = header_row + 1, header_row
    return Understanding(
        opened.encoding,
        opened.encodings,
        opened.delimiter,
        opened.sheet,
        opened.sheets,
        decimal,
        thousands,
        header_row,
        first_row,
        last_row,
        headings,
        shape.form,
        shape.roles,
        layout.preamble,
        layout.footer,
        tuple(tuple(row[:width]) for row in sample[:20]),
        tuple(problems),
    )


def table_width(header: list[str], sample: list[list[str]]) -> int:
    """Columns of the table: as far as the header or a usual row reaches, blank ends left out."""
    width = len(header)
    while width and not header[width - 1].strip():
        width -= 1
    if header:
        # A column without a heading counts if half the rows fill it; a field too many in one row is that row's fault.
        reach = len(sample[0]) if sample else width
        while width < reach and sum(bool(row[width].strip()) for row in sample) * 2 > len(sample):
            width += 1
        return width
    return max((place + 1 for row in sample[:1] for place, text in enumerate(row) if text.strip()), default=0)


def chosen_layout(grid: Grid, found: Layout, choices: Choices) -> Layout:
    """The layout with the rows that the user has set."""
    layout = found
    if choices.header_row is not None:
        if choices.header_row == 0:
            layout = replace(layout, header=None, first=0, preamble=())
        else:
            header = min(grid.place(choices.header_row), grid.height - 1)
            above = tuple(shown(grid.row(place)) for place in range(min(header, 60)))
            layout = replace(layout, header=header, first=header + 1, preamble=above, end=max(layout.end, header + 1))
    if choices.last_row is not None:
        end = max(layout.first, grid.place(choices.last_row + 1))
        layout = replace(layout, end=end, footer=footer_of(grid, end))
    return layout


def chosen_shape(found: Shape, choices: Choices, width: int) -> Shape:
    """The shape with the form and roles that the user has set; roles for another number of columns are left aside."""
    roles = found.roles
    doubts = [problem for problem in found.doubts if problem.severity is Severity.WARNING]
    if choices.form is not None and choices.form is not found.form:
        doubts = [problem for problem in doubts if problem.code is not Code.ORIENTATION_UNSURE]
        if Form.LONG not in (choices.form, found.form):
            turned = {
                Role.REGION: Role.INDUSTRY,
                Role.INDUSTRY: Role.REGION,
                Role.REGION_CODE: Role.INDUSTRY_CODE,
                Role.INDUSTRY_CODE: Role.REGION_CODE,
            }
            roles = tuple(turned.get(role, role) for role in roles)
    elif choices.form is not None:
        doubts = [problem for problem in doubts if problem.code is not Code.ORIENTATION_UNSURE]
    if choices.roles is not None:
        if len(choices.roles) == width:
            return Shape(choices.form or found.form, choices.roles)
        doubts.append(warning(Code.ROLES_DO_NOT_FIT, given=len(choices.roles), columns=width))
    return Shape(choices.form or found.form, roles, tuple(doubts))

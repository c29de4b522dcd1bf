"""XLSX workbooks: the list of sheets, and one sheet as a grid of text."""

import datetime
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import openpyxl
from openpyxl.reader import excel
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from data.upload.archive import Contents, inspect
from data.upload.grid import Builder, Grid, Progress, silent
from data.upload.limits import Limits
from data.upload.problems import Code, UnreadableFileError, error, warning

MOST_BLANK_ROWS = 10_000
"""So many blank rows in a row end a sheet: a cell far below is a stray one, and is reported."""

PIECE = 1 << 18
LONGEST_TAG = 2_000
MOST_HIDDEN = 20_000
HIDDEN_TAG = re.compile(rb'<(?:\w+:)?(?:row|col)\b[^<>]*\bhidden="(?:1|true)"[^<>]*>')
NUMBER_OF = re.compile(rb'\b(r|min|max)="([0-9]{1,7})"')
EMPTY_RESULT = "\0"
"""Stands for the result of a formula that is an empty text; no cell of a workbook holds NUL."""

SCORED_ROWS = 60
SCORED_SHEETS = 40

ZEROS = re.compile("^0{2,30}$")
"""A number format of zeros only, which shows a number with leading zeros."""


class Unmeasured(ReadOnlyWorksheet):
    """A sheet whose size is not determined when the workbook is opened.

    openpyxl reads each sheet that does not declare its size from end to end, which takes seconds. The size is not used
    here, because a declared size may be wrong.
    """

    def _get_size(self) -> None:
        """Leave the size unknown, as `reset_dimensions` does."""

    def hidden(self) -> tuple[set[int], set[int]]:
        """Return the numbers of the hidden rows and columns, from 1."""
        rows: set[int] = set()
        columns: set[int] = set()
        rest = b""
        with self._get_source() as source:  # type: ignore[attr-defined]
            while piece := source.read(PIECE):
                window = rest + piece
                for tag in HIDDEN_TAG.finditer(window):
                    given = {name: int(value) for name, value in NUMBER_OF.findall(tag[0])}
                    rows |= {given[b"r"]} if b"r" in given else set()
                    if b"min" in given and b"max" in given:
                        columns |= set(range(given[b"min"], min(given[b"max"], given[b"min"] + MOST_HIDDEN) + 1))
                # A tag that is cut by the piece is read with the next.
                rest = window[max(window.rfind(b"<"), len(window) - LONGEST_TAG) :]
        return rows, columns


excel.ReadOnlyWorksheet = Unmeasured  # type: ignore[attr-defined] # openpyxl has no other way to choose the class


@contextmanager
def opened(raw: bytes, *, results: bool) -> Iterator[Any]:
    """Open a workbook to read it row by row; `results` returns a formula's saved result instead of its text.

    Links to other workbooks and macros are ignored; a broken file raises `UnreadableFileError`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # warnings about styles and extensions do not concern the values
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=results, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except (UnreadableFileError, MemoryError):
        raise
    except (BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as wrong:
        # openpyxl has no exception class for a workbook with inconsistent parts.
        raise UnreadableFileError(error(Code.BROKEN_WORKBOOK)) from wrong


def sheets_of(raw: bytes) -> tuple[str, ...]:
    """Return the names of the sheets with cells, in the workbook's order; charts are left out.

    Raises:
        UnreadableFileError: the workbook is broken or has no sheet.
    """
    with opened(raw, results=True) as book:
        names = tuple(sheet.title for sheet in book.worksheets)
    if not names:
        raise UnreadableFileError(error(Code.NO_SHEET))
    return names


@dataclass(frozen=True)
class SheetLook:
    """A sheet as its first rows look: its name, whether it is hidden, and the number of cells with numbers."""

    name: str
    hidden: bool
    numbers: int


def looks_of(raw: bytes) -> tuple[SheetLook, ...]:
    """Return the look of each of the first sheets of a workbook that was inspected."""
    looks = []
    with opened(raw, results=True) as book:
        for sheet in book.worksheets[:SCORED_SHEETS]:
            sheet.reset_dimensions()
            rows = islice(sheet.iter_rows(max_row=SCORED_ROWS, values_only=True), SCORED_ROWS)
            numbers = sum(isinstance(value, int | float) for row in rows for value in row[:SCORED_ROWS])
            looks.append(SheetLook(sheet.title, sheet.sheet_state != "visible", numbers))
    return tuple(looks)


def read_sheet(
    raw: bytes, sheet: str, limits: Limits, progress: Progress = silent, *, with_hidden: bool = False
) -> Grid:
    """Read a sheet of a workbook that was inspected.

    Numbers become the shortest text that reads back as the same number, dates ISO dates. A number that is shown with
    leading zeros (format “000000”) keeps them. A formula becomes its saved result; one without is reported and
    becomes its text. Hidden rows and columns are left out and reported, unless `with_hidden` is set.

    Raises:
        UnreadableFileError: the sheet is missing, the workbook is broken, or a limit is exceeded.
    """
    contents = inspect(raw, limits)
    builder = Builder(limits, progress)
    with opened(raw, results=True) as book:
        if sheet not in book.sheetnames:
            raise UnreadableFileError(error(Code.NO_SHEET, None, None, sheet))
        skip: Skip = (frozenset(), frozenset())
        if contents.hidden and not with_hidden:
            rows, columns = book[sheet].hidden()
            skip = frozenset(rows), frozenset(columns)
            if rows or columns:
                builder.problems.append(warning(Code.HIDDEN_CELLS, rows=len(rows), columns=len(columns)))
        results = rows_of(book[sheet], limits, contents, skip)
        if contents.formulas:
            with opened(raw, results=False) as source:
                saw = fill_with_formulas(builder, results, rows_of(source[sheet], limits, contents, skip))
            if saw:
                builder.problems.append(warning(Code.FORMULA_RESULTS, count=saw))
        else:
            for number, row in results:
                builder.add(row, number)
    return builder.grid()


def fill_with_formulas(
    builder: Builder, results: Iterator[tuple[int, list[str]]], formulas: Iterator[tuple[int, list[str]]]
) -> int:
    """Add rows of results, with the text of formulas that have none; return the number of formulas with a result."""
    count = 0
    waiting: tuple[int, list[str]] | None = next(results, None)
    for number, texts in formulas:
        row = texts
        if waiting is not None and waiting[0] == number:
            row = waiting[1] + [""] * (len(texts) - len(waiting[1]))
            waiting = next(results, None)
        else:
            row = [""] * len(texts)
        for position, text in enumerate(texts):
            if row[position] == EMPTY_RESULT:
                row[position] = ""
            elif text != row[position] and text.startswith("="):
                if row[position]:
                    count += 1
                else:
                    row[position] = text
                    builder.problems.append(error(Code.FORMULA_WITHOUT_RESULT, number, column_name(position), text))
            elif not row[position]:
                row[position] = text
        builder.add(row, number)
    return count


Skip = tuple[frozenset[int], frozenset[int]]
"""Rows and columns that are left out, by their numbers."""


def rows_of(sheet: Any, limits: Limits, contents: Contents, skip: Skip) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank with their numbers, without trailing blank cells."""
    sheet.reset_dimensions()  # the declared size may be wrong or hostile
    blank = 0
    texts = cell_texts if contents.leading_zeros or contents.formulas else plain_texts
    for number, row in enumerate(texts(sheet), start=1):
        if number in skip[0]:
            row = []
        for column in skip[1]:
            if column <= len(row):
                row[column - 1] = ""
        while row and not row[-1]:
            row.pop()
        if not row:
            blank += 1
            if blank > MOST_BLANK_ROWS:
                raise UnreadableFileError(
                    error(Code.TOO_MANY_ROWS, number, None, None, found=number, limit=limits.rows)
                )
            continue
        blank = 0
        yield number, row


def plain_texts(sheet: Any) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text; only the values are read, which is faster."""
    for values in sheet.iter_rows(values_only=True):
        yield [value if type(value) is str else text_of(value) for value in values]


def cell_texts(sheet: Any) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text; numbers keep the zeros that their format shows, empty results are marked."""
    for cells in sheet.iter_rows():
        yield [cell_text(cell) for cell in cells]


def cell_text(cell: Any) -> str:
    """Return a cell as text, with the leading zeros of its format; `EMPTY_RESULT` for a formula whose result is ""."""
    value = cell.value
    if value is None:
        return EMPTY_RESULT if getattr(cell, "data_type", "n") == "str" else ""
    if type(value) is int and value >= 0 and ZEROS.match(cell.number_format):
        return str(value).zfill(len(cell.number_format))
    return text_of(value)


def text_of(value: Any) -> str:
    """Return the value of a cell as text; "" for a blank cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def column_name(position: int) -> str:
    """Return the letters of a column index: 0 is A."""
    return str(get_column_letter(position + 1))

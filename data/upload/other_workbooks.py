"""Workbooks of other kinds than XLSX (ODS, XLSB, old XLS): the list of sheets, and one sheet as a grid of text.

python-calamine reads them. It holds a whole sheet in memory, and a cell at a far corner makes a sheet huge: only a
child process with limits may call it. It does not tell hidden rows and columns, so a workbook that may have them is
read with a warning.
"""

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import python_calamine
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.upload.grid import Builder, Grid, Progress, silent
from data.upload.limits import Limits
from data.upload.problems import Code, UnreadableFileError, error, warning
from data.upload.workbook import SCORED_ROWS, SCORED_SHEETS, SheetLook, text_of


@contextmanager
def opened(raw: bytes) -> Iterator[CalamineWorkbook]:
    """Open a workbook; a broken one, or one with a password, raises `UnreadableFileError`."""
    try:
        yield python_calamine.load_workbook(io.BytesIO(raw))
    except (UnreadableFileError, MemoryError):
        raise
    except (CalamineError, ValueError, OSError) as wrong:
        raise UnreadableFileError(error(Code.OTHER_WORKBOOK, kind=kind_of(raw))) from wrong


def kind_of(raw: bytes) -> str:
    """Return the ending that a workbook of this kind usually has."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        return "XLS"
    return "ODS" if b"content.xml" in raw else "XLSB"


def sheets_of(raw: bytes) -> tuple[str, ...]:
    """Return the names of the sheets with cells, in the workbook's order.

    Raises:
        UnreadableFileError: the workbook is broken or has no sheet.
    """
    with opened(raw) as book:
        names = tuple(sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet)
    if not names:
        raise UnreadableFileError(error(Code.OTHER_WORKBOOK, kind=kind_of(raw)))
    return names


def looks_of(raw: bytes) -> tuple[SheetLook, ...]:
    """Return the look of each of the first sheets."""
    looks = []
    with opened(raw) as book:
        hidden = {sheet.name: sheet.visible is not SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
        for name in sheets_of(raw)[:SCORED_SHEETS]:
            rows = islice(book.get_sheet_by_name(name).iter_rows(), SCORED_ROWS)
            numbers = sum(isinstance(value, int | float) for row in rows for value in row[:SCORED_ROWS])
            looks.append(SheetLook(name, hidden[name], numbers))
    return tuple(looks)


def read_sheet(
    raw: bytes, sheet: str, limits: Limits, progress: Progress = silent, *, with_hidden: bool = False
) -> Grid:
    """Read a sheet as `workbook.read_sheet` does; hidden rows and columns are read, which a warning says.

    Raises:
        UnreadableFileError: the sheet is missing, the workbook is broken, or a limit is exceeded.
    """
    builder = Builder(limits, progress)
    with opened(raw) as book:
        if sheet not in book.sheet_names:
            raise UnreadableFileError(error(Code.NO_SHEET, None, None, sheet))
        for number, row in enumerate(book.get_sheet_by_name(sheet).iter_rows(), start=1):
            texts = [cell_text(value) for value in row]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                builder.add(texts, number)
    if not with_hidden:
        builder.problems.append(warning(Code.HIDDEN_UNKNOWN))
    return builder.grid()


def cell_text(value: Any) -> str:
    """Return the value of a cell as text; a time of day stays one."""
    return value.isoformat() if isinstance(value, datetime.time) else text_of(value)

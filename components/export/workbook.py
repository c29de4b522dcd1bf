"""Write a table as an XLSX workbook: typed columns, frozen heading and names, its evidence, and a README sheet."""

import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from components.export.archive import archive
from components.export.neutral import runs
from components.text.escaping import NOT_IN_XML
from components.text.i18n import _
from components.text.theme import LIGHT

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Limits of a sheet; the header takes one row."""

LONGEST_TEXT = 32_767
EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; a longer number is written as text."""

WIDTHS = (8, 60)
SAMPLED_ROWS = 500
"""Rows that determine the width of a column."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\']")
_CREATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_FIRST_DATE = date(1900, 3, 1)
"""Earlier days are written as text, because spreadsheets count a 29 February 1900, which did not exist."""


@dataclass(frozen=True)
class Readme:
    """The content of the README sheet.

    Attributes:
        title: of the table.
        about: one or two sentences.
        columns: meaning of each column, by its heading.
        sources: one citation each.
        licence: terms of use.
        caveats: limits that a user must know.
        link: address of the live view.
        version: of the dataset.
        date: of the export.
        chosen: what the reader had chosen, by its name: edition, region, filters.
    """

    title: str
    about: str
    columns: Mapping[str, str]
    sources: Sequence[str]
    licence: str
    caveats: Sequence[str]
    link: str
    version: str
    date: date
    chosen: Mapping[str, str] = field(default_factory=dict)


def workbook(table: pd.DataFrame, readme: Readme, sheet: str = "Data", evidence: pd.DataFrame | None = None) -> bytes:
    """Write the table and its README as XLSX. The same table and README give the same bytes.

    Args:
        table: columns as on screen; the index is left out. Numbers stay numbers, dates and columns of ISO dates become
            dates, blanks stay empty. Infinite numbers and numbers of more than 15 digits become texts.
        readme: content of the last sheet; the table is the first one.
        sheet: name of the first sheet.
        evidence: rows behind the table, for a sheet between the two; None for none.

    Raises:
        ValueError: more rows or columns than a sheet can hold; the message gives both numbers.
    """
    for part in (table, evidence):
        if part is not None:
            _check_size(part)
    book = Workbook()
    first = book.worksheets[0]
    first.title = _sheet_title(sheet)
    _write_table(first, table)
    if evidence is not None:
        _write_table(book.create_sheet(_sheet_title(_("Evidence"))), evidence)
    _write_readme(book.create_sheet("README"), readme)
    book.properties.title = _text(readme.title)
    book.properties.creator = "Focus Atlas"
    written = io.BytesIO()
    book.save(written)
    return _without_clock(written.getvalue(), readme.date)


def _check_size(table: pd.DataFrame) -> None:
    rows, columns = table.shape
    if rows + 1 > MOST_ROWS or columns > MOST_COLUMNS:
        raise ValueError(
            f"The table has {rows:,} rows and {columns:,} columns; a sheet holds {MOST_ROWS - 1:,} and "
            f"{MOST_COLUMNS:,}: export it as CSV, or narrow it."
        )


def _write_table(sheet: Worksheet, table: pd.DataFrame) -> None:
    edge = Border(bottom=Side(style="thin", color=_argb(LIGHT.ink)))
    for index, name in enumerate(table.columns, start=1):
        cell = sheet.cell(1, index)
        _put(sheet, 1, index, _text(str(name)))
        cell.font = Font(bold=True, color=_argb(LIGHT.ink))
        cell.fill = PatternFill("solid", fgColor=_argb(LIGHT.raised))
        cell.border = edge
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        values = _column(table.iloc[:, index - 1])
        for row, value in enumerate(values, start=2):
            if value is not None:
                _put(sheet, row, index, value)
        width = max((_width(value) for value in [str(name), *values[:SAMPLED_ROWS]]), default=0) + 2
        sheet.column_dimensions[get_column_letter(index)].width = min(max(width, WIDTHS[0]), WIDTHS[1])
        if width > WIDTHS[1]:
            for row in range(2, len(values) + 2):
                sheet.cell(row, index).alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "B2" if len(table.columns) > 1 else "A2"
    if len(table.columns):
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table) + 1}"
        sheet.print_title_rows = "1:1"


def _write_readme(sheet: Worksheet, readme: Readme) -> None:
    lines: list[tuple[str, str]] = [(_("Title"), readme.title), (_("What this is"), readme.about)]
    lines += [(_("Dataset version"), readme.version), (_("Exported on"), readme.date.isoformat())]
    lines += [*readme.chosen.items(), (_("Live view"), readme.link), (_("Licence"), readme.licence)]
    lines += _listed(_("Caveats"), readme.caveats) + _listed(_("Sources"), readme.sources)
    lines += [(_("Columns"), "")] * bool(readme.columns)
    headings = len(lines)
    lines += list(readme.columns.items())
    for row, (label, text) in enumerate(lines, start=1):
        for column, value in enumerate((label, text), start=1):
            _put(sheet, row, column, _text(value) or None)
            sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.cell(row, 1).font = Font(bold=row <= headings, color=_argb(LIGHT.ink))
        if row > headings:
            sheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=True, indent=1)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 100


def _listed(label: str, texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(label if first else "", text) for first, text in zip([True] + [False] * len(texts), texts, strict=False)]


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would write texts such as “#REF!” as error codes
        if runs(value):
            cell.quotePrefix = True  # stays a text when a reader edits it
    elif isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm:ss"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _column(column: "pd.Series[Any]") -> list[object]:
    values = [_cell(value) for value in column.astype(object)]
    texts = [value for value in values if value is not None]
    if texts and all(isinstance(value, str) and _ISO_DATE.fullmatch(value) for value in texts):
        return [_day(str(value)) if value is not None else None for value in values]
    return values


def _cell(value: object) -> object:
    """Convert one value to what a sheet can hold; None for a blank."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return None
    match value:
        case bool():
            return value
        case int():
            return value if len(str(abs(value))) <= EXACT_DIGITS else str(value)
        case float():
            return None if math.isnan(value) else str(value) if math.isinf(value) else value
        case datetime():
            return _moment(value)
        case date():
            return value if value >= _FIRST_DATE else value.isoformat()
        case _:
            return _text(str(value))


def _moment(value: datetime) -> object:
    plain = value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
    if plain.tzinfo is not None or plain.date() < _FIRST_DATE:
        return plain.isoformat()  # sheets have no time zones
    return plain.date() if plain.time() == time() else plain


def _day(text: str) -> object:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day >= _FIRST_DATE else text


def _text(text: str) -> str:
    """A text that the file format can hold: control characters are replaced, and a text that is too long is cut."""
    legal = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return legal if len(legal) <= LONGEST_TEXT else legal[: LONGEST_TEXT - 1] + "…"


def _sheet_title(name: str) -> str:
    return _NOT_IN_A_TITLE.sub(" ", _text(name)).strip()[:31] or "Data"


def _width(value: object) -> int:
    """Width of a value in columns of a fixed-width font; a Chinese character takes two."""
    lines = str("" if value is None else value).splitlines() or [""]
    return max(sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line) for line in lines)


def _argb(colour: str) -> str:
    return "FF" + colour.removeprefix("#")


def _without_clock(book: bytes, when: date) -> bytes:
    stamp = rb"\g<1>" + f"{when.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    properties = "docProps/core.xml"
    members[properties] = _CREATED.sub(stamp, members[properties])
    return archive(members, max(when, date(1980, 1, 1)))

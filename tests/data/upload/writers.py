"""Write a matrix in various forms, encodings, delimiters and notations."""

import csv
import io
import random
from dataclasses import dataclass

import numpy as np
import openpyxl
import pandas as pd

from data.upload.number_notation import Notation
from data.upload.shape import Form

PLAIN = Notation()


@dataclass(frozen=True)
class Style:
    """How a table is written."""

    form: Form
    delimiter: str = ","
    encoding: str = "utf-8"
    marks: Notation = PLAIN
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    line_end: str = "\n"


def number(value: float, marks: Notation) -> str:
    """Format a number in a notation; repr is the shortest text that reads back the same."""
    if np.isnan(value):
        return ""
    text = repr(float(value)) if value != int(value) else str(int(value))
    whole, _, rest = text.partition(".")
    if marks.thousands and "e" not in text:
        whole = f"{int(whole):,}".replace(",", marks.thousands)
    return whole + (marks.decimal + rest if rest else "")


def table_of(matrix: pd.DataFrame, form: Form, marks: Notation, seed: int = 0) -> list[list[str]]:
    """The rows of a table; a long one is shuffled."""
    if form is Form.LONG:
        cells = [
            [str(region), str(industry), number(matrix.loc[region, industry], marks)]
            for region in matrix.index
            for industry in matrix.columns
        ]
        random.Random(seed).shuffle(cells)
        return [["region", "industry", "value"], *cells]
    if form is Form.REGIONS_ACROSS:
        return [
            ["industry", *matrix.index],
            *([name, *(number(value, marks) for value in matrix[name])] for name in matrix.columns),
        ]
    return [
        ["region", *matrix.columns],
        *([name, *(number(value, marks) for value in matrix.loc[name])] for name in matrix.index),
    ]


def text(matrix: pd.DataFrame, style: Style) -> bytes:
    """The matrix as delimited text."""
    out = io.StringIO(newline="")
    for line in style.preamble:
        out.write(line + style.line_end)
    writer = csv.writer(out, delimiter=style.delimiter, lineterminator=style.line_end)
    writer.writerows(table_of(matrix, style.form, style.marks))
    for line in style.footer:
        out.write(line + style.line_end)
    return out.getvalue().encode(style.encoding)


def workbook(matrix: pd.DataFrame, form: Form, title: str = "data") -> bytes:
    """The matrix as a workbook: names are texts, numbers are numbers."""
    book = openpyxl.Workbook()
    notes = book.worksheets[0]
    notes.title = "notes"
    notes.append(["About this table"])
    sheet = book.create_sheet(title)
    for number, row in enumerate(table_of(matrix, form, Notation()), start=1):
        for position, text in enumerate(row):
            if not text:
                continue
            cell = sheet.cell(number, position + 1, text)
            cell.data_type = "s"  # a name that starts with “=” is no formula
            if number > 1 and is_value(form, position):
                cell.value = float(text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def is_value(form: Form, column: int) -> bool:
    """True for a column of numbers."""
    return column == 2 if form is Form.LONG else column > 0


def matrix_of(frame: pd.DataFrame) -> pd.DataFrame:
    """Convert a tidy frame back to a matrix with text labels."""
    wide = frame.pivot(index="region", columns="industry", values="value")
    return pd.DataFrame(wide.to_numpy(dtype=float), index=[*map(str, wide.index)], columns=[*map(str, wide.columns)])

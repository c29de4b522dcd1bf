"""Find the table in a grid: preamble, header row, data, footer."""

import re
from dataclasses import dataclass

from data.upload.grid import Grid
from data.upload.headings import LABELS, role_of
from data.upload.numerals import is_number

WINDOW = 60
"""Rows at the head and at the end that are looked at for a preamble and a footer."""

FULL = 0.7
"""A header fills at least this share of the fields that the fullest row of the head fills."""

NOTE = re.compile(
    r"^\W*(sources?|notes?|footnotes?|copyright|data|see|generated|extracted|last updated|updated|©|\(c\)"
    r"|注|註|资料来源|資料來源|数据来源|數據來源|来源|來源|说明|說明|备注|備註|本表|单位)\b|^[*†‡#©]|^(注|註|资料来源|資料來源|数据来源|来源|说明|本表|单位)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """Row indices in the grid: the header (None if there is none), the first row of data, and one past the last."""

    header: int | None
    first: int
    end: int
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()


def filled(row: list[str]) -> int:
    """Return the number of fields that are not blank."""
    return sum(bool(text.strip()) for text in row)


def find_layout(grid: Grid, *, ragged: bool) -> Layout:
    """Find the table in a grid.

    The header is the first row that fills nearly as many fields as the fullest of the first rows: titles, units and
    notes above it fill one or two. A row of mostly numbers is a header only if they look like codes or years, all
    different. The footer is the notes below the last row of data, which are shorter than the table's rows.

    Args:
        grid: the rows that are not blank.
        ragged: True if a row may have fewer fields than the table (text), which distinguishes a note from a blank row.
    """
    head = [grid.row(position) for position in range(min(WINDOW, grid.height))]
    fullest = max(filled(row) for row in head)
    needed = max(2, round(FULL * fullest + 0.49)) if fullest > 1 else 1
    position = next((position for position, row in enumerate(head) if filled(row) >= needed), 0)
    header: int | None = position if is_header(head[position], head[position + 1 :]) else None
    first = position if header is None else position + 1
    width = len(head[position])
    end = grid.height
    while end > first + 1 and end > grid.height - WINDOW and is_footer(grid.row(end - 1), width, ragged):
        end -= 1
    return Layout(header, first, end, tuple(map(shown, head[:position])), footer_of(grid, end))


def footer_of(grid: Grid, end: int) -> tuple[str, ...]:
    """Return the first few rows below the data as lines of text."""
    return tuple(shown(grid.row(position)) for position in range(end, min(grid.height, end + WINDOW)))


def is_header(row: list[str], below: list[list[str]]) -> bool:
    """True for a row of headings: words above numbers, a word for a role, or codes only.

    Args:
        row: the row.
        below: rows after it.
    """
    numbers = [text.strip() for text in row if is_number(text)]
    if not numbers or any(role_of(text) in LABELS for text in row if not is_number(text)):
        return True
    for position, text in enumerate(row):
        cells = [other[position] for other in below if position < len(other) and other[position].strip()]
        if text.strip() and not is_number(text) and cells and all(map(is_number, cells)):
            return True
    codes = all(text.isdigit() and len(text) <= 6 for text in numbers)
    return codes and len(numbers) > 2 and len(set(numbers)) == len(numbers)


def is_footer(row: list[str], width: int, ragged: bool) -> bool:
    """True for a note below a table: one or two filled fields, and few fields, long text or a word such as “Source”."""
    texts = [text for text in row if text.strip()]
    if any(is_number(text) for text in texts[1:]) or (width <= 2 and len(texts) > 1):
        return False
    if texts and NOTE.search(texts[0]) and len(texts) <= max(1, width - 1):
        return True
    return len(texts) <= 1 and width >= 2 and ((ragged and len(row) < width) or bool(texts and len(texts[0]) > 60))


def shown(row: list[str]) -> str:
    """Return a row as one line of text."""
    return " | ".join(text.strip() for text in row if text.strip())[:300]

"""Find the table in a grid: preamble, header rows, data, footer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.upload.columns import is_year
from data.upload.grid import Grid
from data.upload.headings import LABELS, role_of
from data.upload.number_parsing import is_number, stands_for_number

WINDOW = 60
"""Rows at the head and at the end that are looked at for a preamble and a footer."""

FULL = 0.7
"""A header fills at least this share of the fields that the fullest row of the head fills."""

LONG_TEXT = 60
"""Characters from which a lone text below a table is a note and no name."""

NOTE = re.compile(
    r"^\W*(sources?|notes?|footnotes?|copyright|data|see|generated|extracted|last updated|updated|©|\(c\)"
    r"|quellen?|fuentes?|notas?|anmerkungen|stand|fonte|zdroj|źródło|kilde|bron|legend|legende"
    r"|info|disclaimer|symbols?|flags?|available flags"
    r"|注|註|资料来源|資料來源|数据来源|數據來源|来源|來源|说明|說明|备注|備註|本表|单位)\b|^[*†‡#©]|^(注|註|资料来源|資料來源|数据来源|来源|说明|本表|单位)",
    re.IGNORECASE,
)
PADDED_NOTE = re.compile(
    r"^(?:[\[(]?[a-z0-9]{1,2}[\])]|[¹²³⁴⁵⁶⁷⁸⁹*†‡§#]+|[a-z]:? (?=[A-Z])|[:.\-–…/]+ ?=|_{3,}|-{3,})|[.。]$", re.ASCII
)
"""What only a note begins or ends with: 1) …, a …, * …, : = …, or a full stop."""

UNIT = re.compile(
    r"(?:^|[(（\[ ])(?:单位|單位|units?|unit of measure|einheit|unité|unidad|unità|jednostka)"
    r"\s?[:：]\s?([^)）\];；|]{1,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """Where a table stands in a grid.

    Attributes:
        header: index of the row of headings; None if there is none.
        first: index of the first row of data.
        end: index after the last row of data.
        preamble: rows above the table, as text.
        footer: rows below the table, as text.
        headers: number of rows of headings: two if the upper one groups the columns.
        doubtful: a row of the footer is a note by its looks alone, so it could be a name.
    """

    header: int | None
    first: int
    end: int
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    headers: int = 1
    doubtful: bool = False


def filled(row: Sequence[str]) -> int:
    """Return the number of fields that are not blank; the blank corner of a cross table counts."""
    count = sum(bool(text.strip()) for text in row)
    corner = len(row) > 2 and not row[0].strip() and count == len(row) - 1 and not any(map(is_number, row))
    return count + corner


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
    first = position
    if header is not None:
        header, first = header_rows(head, header)
    width = len(head[position])
    end = grid.height
    while end > first + 1 and end > grid.height - WINDOW and is_footer(grid.row(end - 1), width, ragged):
        end -= 1
    above = header if header is not None else position
    preamble, footer = tuple(map(shown, head[:above])), footer_of(grid, end)
    notes = [grid.row(row) for row in range(end, grid.height)]
    doubtful = any(
        text and not NOTE.search(text) and (len(row) >= width or not ragged)
        for text, row in zip(footer, notes, strict=False)
    )
    return Layout(header, first, end, preamble, footer, first - above if header is not None else 1, doubtful)


def header_rows(head: Sequence[Sequence[str]], header: int) -> tuple[int, int]:
    """Return the first header row and the first row of data: a second row of headings stands above or below."""
    above = head[header - 1] if header else []
    if groups(above, head[header]):
        return header - 1, header + 1
    below = head[header + 1 : header + 3]
    if len(below) == 2 and groups(head[header], below[0]) and any(map(stands_for_number, below[1])):
        return header, header + 2
    return header, header + 1


def groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """True if a row of headings groups the columns of the row below: merged cells above, no numbers below."""
    if sum(bool(text.strip()) for text in upper) < 2 or len(upper) < 3:
        return False
    if not any(text.strip() for text in lower[1:]) or any(is_number(text) and not is_year(text) for text in lower):
        return False
    merged = any(not left.strip() and below.strip() for left, below in zip(upper[1:], lower[1:], strict=False))
    return not lower[0].strip() and (merged or len({text.strip() for text in lower if text.strip()}) == 1)


def headings_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one heading for each column from one or two rows; a merged cell above counts for the columns it spans.

    Examples:
        >>> headings_of([["Region", "2021", "", "2022"], ["", "ic", "ai", "ic"]])
        ['Region', '2021 / ic', '2021 / ai', '2022 / ic']
    """
    if len(rows) == 1:
        return list(rows[0])
    if unit_row(rows):
        return list(rows[0])
    upper, lower = ([*row, *[""] * (max(map(len, rows)) - len(row))] for row in rows)
    headings, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above.strip() or (group if below.strip() else "")
        parts = [part for part in (group, below.strip()) if part]
        headings.append(" / ".join(dict.fromkeys(parts)))
    return headings


def unit_row(rows: Sequence[Sequence[str]]) -> str:
    """Return the unit that stands below every heading, "" if the second row holds headings.

    Examples:
        >>> unit_row([["region", "ic", "ai"], ["", "jobs", "jobs"]])
        'jobs'
    """
    if len(rows) < 2 or not all(text.strip() for text in rows[0]):
        return ""
    found = {text.strip(" ()（）[]") for text in rows[1] if text.strip()}
    return found.pop() if len(found) == 1 else ""


def footer_of(grid: Grid, end: int) -> tuple[str, ...]:
    """Return the first few rows below the data as lines of text."""
    return tuple(shown(grid.row(position)) for position in range(end, min(grid.height, end + WINDOW)))


def is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
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
        if text.strip() and not stands_for_number(text) and cells and all(map(stands_for_number, cells)):
            return True
    codes = all(text.isdigit() and len(text) <= 6 for text in numbers)
    return (
        codes
        and len(numbers) > 1
        and (len(numbers) > 2 or all(map(is_year, numbers)))
        and len(set(numbers)) == len(numbers)
    )


def is_footer(row: Sequence[str], width: int, ragged: bool) -> bool:
    """True for a note below a table: one or two filled fields, and few fields, long text or a word such as “Source”."""
    texts = [text.strip() for text in row if text.strip()]
    if not texts:
        return True
    if any(map(stands_for_number, texts[1:])) or (width <= 2 and len(texts) > 1):
        return False
    if NOTE.search(texts[0]) and len(texts) <= max(1, width - 1):
        return True
    if ragged and len(row) < width and len(texts) <= width // 2:
        return True
    if len(texts) > 1 or width < 2:
        return False
    return (ragged and len(row) < width) or len(texts[0]) > LONG_TEXT or bool(PADDED_NOTE.search(texts[0]))


def unit_of(lines: Sequence[str]) -> str:
    """Return the unit that a line above the table names, "" if none does.

    Examples:
        >>> unit_of(["Jobs by region", "单位：万人"]), unit_of(["(Unit: 1,000 persons)"])
        ('万人', '1,000 persons')
    """
    found = (UNIT.search(line) for line in lines)
    return next((match[1].strip() for match in found if match), "")


def shown(row: Sequence[str]) -> str:
    """Return a row as one line of text."""
    return " | ".join(text.strip() for text in row if text.strip())[:300]

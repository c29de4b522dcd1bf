"""Find the table in a grid: preamble, header rows, data, footer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from data.upload.grid import Grid
from data.upload.header_rows import header_rows
from data.upload.headings import LABELS, role_of
from data.upload.notes import NOTE, WINDOW, footer_of, is_footer, notes_from, shown
from data.upload.number_parsing import as_bools, is_number, stands_for_number
from data.upload.years_and_dates import is_year

FULL = 0.7
"""A header fills at least this share of the fields that the fullest row of the head fills."""

MOST_LABELS = 3
"""Columns of names and codes that may stand under the blank corner of a cross table."""

LONGEST_CODE = 6


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
        second: index of the row where another table begins below, which is not read; None if there is none.
        doubtful: a row of the footer is a note by its looks alone, so it could be a name.
    """

    header: int | None
    first: int
    end: int
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    headers: int = 1
    doubtful: bool = False
    second: int | None = None


def filled(row: Sequence[str]) -> int:
    """Return the number of fields that are not blank; the blank corner of a cross table counts."""
    count = sum(bool(text.strip()) for text in row)
    corner = next((place for place, text in enumerate(row) if text.strip()), 0)
    whole = len(row) > corner + 1 and count == len(row) - corner
    whole = whole and not any(is_number(text) and not is_year(text) for text in row)
    return count + (corner if whole and corner <= MOST_LABELS and count >= corner else 0)


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
    while is_title(grid, head, position, needed):
        position += 1
    header: int | None = position if is_header(head[position], head[position + 1 :]) else None
    first = position
    if header is not None:
        header, first = header_rows(head, header)
    headers = first - (header if header is not None else position)
    numbered = (
        first
        if header is not None and first + 1 < len(head) and numbers_columns(head[first], head[first + 1])
        else None
    )
    first += numbered is not None
    width = len(head[position])
    end = notes_from(grid, first + 1, width)
    while end > first + 1 and end > grid.height - WINDOW and is_footer(grid.row(end - 1), width, ragged):
        end -= 1
    second = second_table(grid, first, end) if header is not None else None
    end = end if second is None else second
    above = header if header is not None else position
    left = head[:above] if numbered is None else [*head[:above], head[numbered]]
    preamble, footer = tuple(map(shown, left)), footer_of(grid, end)
    notes = [grid.row(row) for row in range(end, grid.height)]
    doubtful = any(
        text and not NOTE.search(text) and (len(row) >= width or not ragged)
        for text, row in zip(footer, notes, strict=False)
    )
    doubtful = doubtful and second is None
    return Layout(header, first, end, preamble, footer, headers if header is not None else 1, doubtful, second)


def is_title(grid: Grid, head: Sequence[Sequence[str]], position: int, needed: int) -> bool:
    """True for a title whose commas make it look like headings: after a blank line the headings follow."""
    if position + 2 >= len(head) or grid.lines[position + 1] == grid.lines[position] + 1:
        return False
    row, below = head[position + 1], head[position + 2]
    return filled(row) >= needed and not any(map(is_number, row)) and any(map(stands_for_number, below))


def numbers_columns(row: Sequence[str], below: Sequence[str]) -> bool:
    """True for a row below the headings that counts the columns: 1, 2, 3 or A, 1, 2, also in brackets.

    Args:
        row: the row.
        below: the row after it; if it begins with a number or one letter too, both rows are data.

    Examples:
        >>> alta = ["Alta", "20", "30"]
        >>> numbers_columns(["(1)", "(2)", "(3)"], alta), numbers_columns(["A", "1", "2"], alta)
        (True, True)
        >>> numbers_columns(["A", "1", "2"], ["B", "3", "4"]), numbers_columns(["Bodo", "1", "2"], alta)
        (False, False)
    """
    first, *others = (text.strip().strip("()（）") for text in row)
    numbered = first == below[0].strip() == "1" and len(others) > LEAST_COUNTED  # the rows are counted as well
    if len(others) < LEAST_COUNTED or (not numbered and (len(below[0].strip()) < LEAST_NAME or is_number(below[0]))):
        return False
    if numbered and [text.strip() for text in below[1:]] == others:
        return False
    if not all(text.isascii() and text.isdigit() and len(text) < LEAST_NAME + 2 for text in others):
        return False
    start = int(others[0])
    counted = [int(text) for text in others] == list(range(start, start + len(others)))
    return counted and (first == str(start - 1) or (start == 1 and first in COUNTING))


LEAST_NAME = 2
"""Characters of a name that is more than a letter."""

LEAST_COUNTED = 2
COUNTING = ("甲", "A", "a", "\u0410", "\u0430", "")
"""What stands above the names where the columns are counted, Cyrillic A among them."""


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
    if all(map(is_year, numbers)) and len(numbers) > 1:
        return not row[0].strip() or len(set(numbers)) == len(numbers)
    named = not row[0].strip() or role_of(row[0]) is not None or any(text[0] == "0" for text in numbers)
    are_codes = named and numbers == sorted(set(numbers), key=int) if all(map(str.isdigit, numbers)) else False
    return are_codes and len(numbers) > 2 and max(map(len, numbers)) <= LONGEST_CODE


MOST_ROWS = 50_000
"""Rows of a table in which another one is looked for: longer ones come from databases, which write one table."""

LETTERS = r"\pL{2,}"


def names_in(grid: Grid, start: int, end: int) -> set[str]:
    """Return the different texts of the first column in some rows."""
    return set(pc.unique(pc.fill_null(grid.columns[0].slice(start, end - start), "")).to_pylist())


def second_table(grid: Grid, first: int, end: int) -> int | None:
    """Return the row where another table begins below: the same headings and names again, or a title and headings.

    Headings that stand again between rows of one table, as on printed pages, begin no other table.
    """
    if not first + 1 < end <= MOST_ROWS:
        return None
    top = grid.row(first)
    numeric = [place for place, text in enumerate(top) if is_number(text) and not is_year(text)]
    words = np.ones(end - first, dtype=bool)
    for place in numeric:
        words &= as_bools(
            pc.match_substring_regex(pc.fill_null(grid.columns[place].slice(first, end - first), ""), LETTERS)
        )
        if not words.any():
            return None
    if not numeric:
        return None
    for row in np.flatnonzero(words)[:WINDOW]:
        start = first + int(row)
        texts = grid.row(start)
        if start + 1 >= end or any(map(stands_for_number, texts)) or not any(map(is_number, grid.row(start + 1))):
            continue
        title = start
        while title > first + 1 and filled(grid.row(title - 1)) <= 1:
            title -= 1
        same = [text.strip() for text in texts] == [text.strip() for text in grid.row(first - 1)]
        if same and not names_in(grid, first, title) & names_in(grid, start + 1, end):
            continue
        after_gap = grid.lines[title] > grid.lines[title - 1] + 1 and texts[0] == grid.row(first - 1)[0]
        if same or ((title < start or after_gap) and len(numeric) > 1):
            return title
    return None

"""Find how many rows hold the headings of a table, and make one heading for each column of them."""

from collections.abc import Sequence

from data.upload.headings import LABELS, role_of
from data.upload.level_words import is_level_word
from data.upload.number_parsing import is_number, stands_for_number
from data.upload.years_and_dates import is_year, year_of

MOST_HEADERS = 3
"""Rows of headings that a table may have."""


def header_rows(head: Sequence[Sequence[str]], header: int) -> tuple[int, int]:
    """Return the first header row and the first row of data: further rows of headings stand above or below."""
    first, end = header, header + 1
    while first and end - first < MOST_HEADERS and groups(head[first - 1], head[first]):
        first -= 1
    below = end
    while (
        below - first < MOST_HEADERS
        and below + 1 < len(head)
        and (groups(head[below - 1], head[below]) or names_rows(head[below - 1], head[below]))
    ):
        below += 1
        if any(map(stands_for_number, head[below])):  # rows of headings stand right above the data
            end = below
    return first, end


def groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """True if a row of headings groups the columns of the row below: merged cells above, no numbers below."""
    texts = [text.strip() for text in upper if text.strip()]
    if len(upper) < 3 or not texts or not any(text.strip() for text in lower[1:]):
        return False
    if any(is_number(text) and not is_year(text) for text in [*lower, *upper]):
        return False
    if any(is_year(text) and is_year(below) for text, below in zip(upper, lower, strict=False)):
        return False  # years above numbers that look like years
    if all(map(is_level_word, [text for text in lower[1:] if text.strip()])):
        return False  # ticks are cells
    repeated = len(upper[1:]) > len({text.strip() for text in upper[1:]}) and all(text.strip() for text in upper[1:])
    if lower[0].strip():  # the headings of the labels stand in the lower row: the upper has none above them
        return repeated or (not upper[0].strip() and (len(texts) > 1 or is_year(texts[0])))
    if len(texts) < 2:
        return False
    under = [text.strip() for text, below in zip(upper, lower, strict=False) if below.strip()]
    if all(under) and len(set(under)) < len(under):
        return True
    if not upper[0].strip() and len(set(texts)) < len(texts):
        return True
    if len(set(map(str.strip, upper[1:]))) < len(upper[1:]) and all(text.strip() for text in (*upper, *lower[1:])):
        return True
    merged = any(not left.strip() and below.strip() for left, below in zip(upper[1:], lower[1:], strict=False))
    return merged or len({text.strip() for text in lower if text.strip()}) == 1


def names_rows(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """True if a row below the headings holds the heading of the rows alone, such as “LGA”, and nothing else."""
    texts = [text for text in lower[1:] if text.strip()]
    return len(upper) > 2 and not texts and role_of(lower[0]) in LABELS and bool(upper[0].strip())


def headings_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one heading for each column from rows of headings; a merged cell counts for the columns it spans.

    What stands above all columns of cells alike says nothing about any of them, and is left out.

    Examples:
        >>> headings_of([["Region", "2021", "", "2022"], ["", "ic", "ai", "ic"]])
        ['Region', '2021 / ic', '2021 / ai', '2022 / ic']
        >>> headings_of([["Industry", "Mining", "Trade"], ["County", "", ""]])
        ['County', 'Mining', 'Trade']
    """
    if len(rows) == 1:
        return list(rows[0])
    if len(rows) == 2 and unit_row(rows):
        return list(rows[0])
    if names_rows(rows[-2], rows[-1]):
        return [rows[-1][0], *headings_of(rows[:-1])[1:]]
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    levels = [spanned(row, padded[place + 1 :]) for place, row in enumerate(padded)]
    telling = [level for level in levels if len({text for text in level[1:] if text}) > 1] or levels[-1:]
    return [" / ".join(dict.fromkeys(text for text in texts if text)) for texts in zip(*telling, strict=True)]


def spanned(row: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    """Return a row of headings with each merged cell in all columns it spans: those with a text further down."""
    names, group = [], ""
    for place, text in enumerate(row):
        group = text.strip() or (group if any(other[place].strip() for other in below) else "")
        names.append(group)
    return names


def unit_row(rows: Sequence[Sequence[str]]) -> str:
    """Return the unit that stands below every heading, "" if the second row holds headings.

    Examples:
        >>> unit_row([["region", "ic", "ai"], ["", "jobs", "jobs"]])
        'jobs'
    """
    if len(rows) < 2 or names_rows(rows[-2], rows[-1]) or not all(text.strip() for text in rows[-2]):
        return ""
    found = {text.strip(" ()（）[]") for text in rows[-1] if text.strip()}
    unit = found.pop() if len(found) == 1 else ""
    return "" if is_year(unit) else unit


def year_in_all(rows: Sequence[Sequence[str]]) -> int:
    """Return the year that stands in a row of headings above all columns alike, 0 if there is none.

    Examples:
        >>> year_in_all([["Region", "ic", "ai"], ["", "2023", "2023"]])
        2023
    """
    found = ({text.strip() for text in row[1:] if text.strip()} for row in rows)
    return next((year for texts in found if len(texts) == 1 and (year := year_of(texts.pop()))), 0)

"""Find the columns whose cells are ticks, words of an order or words of a few kinds, and no amounts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.upload import vocabulary
from data.upload.columns import ColumnProfile, is_amount
from data.upload.headings import LABELS, Role, words_of
from data.upload.level_words import LONGEST, MOST_WORDS, is_level_word, levels_of
from data.upload.number_parsing import is_number
from data.upload.totals_names import is_total

Columns = Sequence[ColumnProfile]
Rows = Sequence[Sequence[str]]

LEAST_ROWS = 3
LEAST_COLUMNS = 2

SHARED = 0.5
"""Share of the words of two columns or more from which they are words of one kind."""

TEXTS = (Role.TERM, Role.STATEMENT, Role.LOCATOR)


def with_words_as_cells(columns: Columns, rows: Rows) -> Columns:
    """Return the columns with those of ticks or words as cells, where these outnumber the columns of amounts."""
    ticks = [place for place, column in enumerate(columns) if column.ticks and not names_rows(column)]
    found = levels_of(row[place] for row in rows for place in ticks)
    if ticks and not any(found.values()):
        return columns
    numbers = [column for place, column in enumerate(columns) if place not in ticks and is_amount(column)]
    others = [column for column in numbers if not column.empty and not is_side(column)]
    words = [*ticks, *kinds(columns, rows, ticks)] if not others else ticks
    if not words or (others and (len(words) < LEAST_COLUMNS or len(words) <= len(others))):
        return columns
    if len(words) < LEAST_COLUMNS and columns[words[0]].named is Role.LEVEL:
        return columns
    empty = [place for place, column in enumerate(columns) if column.empty]
    aside = [place for place, column in enumerate(columns) if is_amount(column) and place not in (*words, *empty)]
    return [
        replace(column, numeric=True, words=True, named=None, code=False)
        if place in words
        else replace(column, attribute=True)
        if place in aside
        else column
        for place, column in enumerate(columns)
    ]


def names_rows(column: ColumnProfile) -> bool:
    """True for a column whose heading says no more than that it names regions or industries, or holds texts."""
    words = set(words_of(column.heading))
    bare = words <= PLAIN or bool(PLAIN_CHINESE.match(column.heading))
    return column.named in TEXTS or (column.named in LABELS and bare)


PLAIN = vocabulary.REGION | vocabulary.INDUSTRY | {"name", "names"}
PLAIN_CHINESE = re.compile(
    r"^\s*(?:重点|主导|优势|支柱)?(?:产业|行业|地区|地域|城市|省份|省|市)(?:名称|类别|门类|分类)?\s*$"
)
"""Headings of names; “汽车产业” heads cells."""


def is_side(column: ColumnProfile) -> bool:
    """True for a column of numbers beside ticks that is no column of cells: a property, or how many ticks there are."""
    return column.attribute or column.named is Role.YEAR or is_total(column.heading)


def kinds(columns: Columns, rows: Rows, ticks: Sequence[int]) -> list[int]:
    """Return the columns with words of one kind, such as “core” and “niche”, where another column names the rows."""
    if len(rows) < LEAST_ROWS:
        return []
    label = next((place for place, column in enumerate(columns) if column.distinct == 1 and not column.ticks), None)
    if label is None:
        return []
    found: dict[int, set[str]] = {}
    for place, column in enumerate(columns):
        texts = [row[place].strip() for row in rows if row[place].strip()]
        short = texts and max(map(len, texts)) <= LONGEST and len(set(texts)) <= MOST_WORDS
        if place not in (label, *ticks) and short and not names_rows(column) and not any(map(is_number, texts)):
            found[place] = set(texts)
    while len(found) + len(ticks) >= LEAST_COLUMNS:
        common = {
            place: [word for word in words if is_level_word(word) or sum(word in other for other in found.values()) > 1]
            for place, words in found.items()
        }
        odd = [place for place, words in common.items() if len(words) < SHARED * len(found[place])]
        if not odd:
            break
        found = {place: words for place, words in found.items() if place not in odd}
    many = len(set().union(*found.values())) > MOST_WORDS
    return [] if many or len(found) + len(ticks) < LEAST_COLUMNS else list(found)

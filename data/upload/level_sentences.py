"""Texts of the problems of tables that name industries, or say their levels in words, and of rows that are chosen."""

from collections.abc import Mapping

from data.upload.cell_sentences import Sentence
from data.upload.problems import Code

LEVEL_SENTENCES: Mapping[Code, Sentence] = {
    Code.NAMED_CELLS: Sentence(
        "The cells hold marks and no amounts: {words} is read as “the region names the industry” (level 1), every "
        "other cell as not named.",
        "Set the level of a mark above the table if it means something else, or set that the cells hold amounts.",
    ),
    Code.PAIRS_NAMED: Sentence(
        "The table has regions and industries and no amounts: each row is read as “the region names the industry” "
        "(level 1).",
        "Set the role of another column to value or level if the table has amounts or levels.",
    ),
    Code.LISTS_SPLIT: Sentence(
        "Cells in column {column} hold lists ({count}, first in row {row}); each entry is read as a name of its own.",
        "Write one name in each row if an entry was cut in two.",
    ),
    Code.LEVEL_WORDS: Sentence(
        "The cells hold words and no amounts, which are read as levels: {words}.",
        "Set the level of a word above the table if it is wrong: 3 is the highest.",
    ),
    Code.LEVEL_WORDS_UNKNOWN: Sentence(
        "The cells hold words whose order is not known: {words}.",
        "Set the level of each word above the table: 3 is the highest, “not named” leaves the cell blank.",
    ),
    Code.LEVELS_OR_AMOUNTS: Sentence(
        "All cells are 0, 1, 2 or 3; they are read as amounts.",
        "Set above the table that the cells hold levels if the numbers are grades.",
    ),
    Code.PERIODS_CHOSEN: Sentence(
        "Headings name parts of a year. The last part of each year is read: {parts}; the others are left out.",
        "Set the role of other columns to value, and of these to left out, if you need another part.",
    ),
    Code.ROWS_CHOSEN: Sentence(
        "A column that is left out tells rows of the same region, industry and year apart. Only these rows are read: "
        "{rows}.",
        "Choose other rows above the column if you need them.",
    ),
}
"""Sentence pairs, as in `data.upload.sentences`."""

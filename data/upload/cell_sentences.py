"""Texts of the problems of cells, names and totals; `data.upload.sentences` has those of files and tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.upload.problems import Code


@dataclass(frozen=True)
class Sentence:
    """What is wrong and what to do, in English, as templates."""

    wrong: str
    remedy: str


CELL_SENTENCES: Mapping[Code, Sentence] = {
    Code.NOT_A_NUMBER: Sentence(
        "“{value}” in row {row}, column {column} is not a number.",
        "Write a number, or leave the cell blank. Check the decimal mark.",
    ),
    Code.INFINITE: Sentence(
        "“{value}” in row {row}, column {column} is infinite, or too large for a number.",
        "Write a finite number, or leave the cell blank.",
    ),
    Code.NEGATIVE: Sentence(
        "“{value}” in row {row}, column {column} is negative.",
        "Quantities and levels start at zero: correct the value, or leave the cell blank.",
    ),
    Code.TOO_LARGE: Sentence(
        "“{value}” in row {row}, column {column} is above 10¹⁸.",
        "Use a larger unit, such as millions, or correct the value.",
    ),
    Code.INEXACT: Sentence(
        "“{value}” in row {row}, column {column} has more digits than can be kept.",
        "Round it, or accept that its last digits change.",
    ),
    Code.BLANK_MARK: Sentence(
        "“{value}” stands in place of a number, first in row {row}, column {column} (cells: {count}).",
        "It is read as a blank, not as zero. Write zero where you mean it, “not applicable” where there can be none.",
    ),
    Code.SUPPRESSED_MARK: Sentence(
        "“{value}” stands for a number that is withheld, first in row {row}, column {column} (cells: {count}).",
        "It is read as a blank, not as zero.",
    ),
    Code.ERROR_MARK: Sentence(
        "“{value}” is an error of the spreadsheet, first in row {row}, column {column} (cells: {count}).",
        "It is read as a blank. Correct the formula if a number belongs there.",
    ),
    Code.NOTED_NUMBER: Sentence(
        "“{value}” in row {row}, column {column} is read as {read} (cells with this mark: {count}).",
        "The mark is not kept. Look up what it means, and leave the cell blank if the number does not hold.",
    ),
    Code.NOT_A_LEVEL: Sentence(
        "“{value}” in row {row} is not a level.",
        "Levels are 1, 2 and 3, or words of a known order. Leave the cell blank if there is none.",
    ),
    Code.NOT_A_YEAR: Sentence("“{value}” in row {row} is not a year.", "Write the year in four digits."),
    Code.NO_YEAR: Sentence("Row {row} has no year.", "Write the year in four digits, or ignore the column."),
    Code.EMPTY_NAME: Sentence(
        "A name of the {axis} is missing ({column}, row {row}).",
        "Write the name in every row or heading; merged cells count for their first row only.",
    ),
    Code.NAME_TOO_LONG: Sentence(
        "A text in column {column} has {length} characters; {limit} are allowed: {value}", "Shorten it."
    ),
    Code.HIDDEN_CHARACTERS: Sentence(
        "The name {value} holds characters that cannot be seen.", "They are kept. Remove them if they are not meant."
    ),
    Code.DUPLICATE: Sentence(
        "{region} × {industry} appears twice: in rows {first} and {row}.",
        "Keep one of them, or set the column of the year. If a column that is left out tells them apart, choose one of "
        "its values in the table.",
    ),
    Code.DUPLICATE_HEADING: Sentence("The heading {value} appears twice.", "Give each column its own heading."),
    Code.MISSING: Sentence(
        "{count} of {possible} cells have no value, for example {examples}.", "They stay blank, which is not zero."
    ),
    Code.ALL_BLANK: Sentence("No cell has a value.", "Check which column holds the values, and the decimal mark."),
    Code.MIXED_YEARS: Sentence(
        "The table holds {count} years, {first} to {last}.", "One year is shown at a time; they are never added up."
    ),
    Code.NEAR_NAMES: Sentence(
        "These names differ only in case, width or spaces: “{value}”, {others}.",
        "They are treated as different. Write them the same way if they are the same.",
    ),
    Code.TRIMMED_NAMES: Sentence(
        "“{value}” is written in {count} ways that differ in blanks at the ends.", ("They are treated as one name.")
    ),
    Code.CODE_DIFFERS: Sentence(
        "“{value}” belongs to both “{first}” and “{second}”.", "Use one code for each name, or ignore the codes."
    ),
    Code.TOTAL: Sentence(
        "The {axis} “{value}” looks like a total of others.",
        ("Choose whether to leave out totals: if they are kept, they are counted twice."),
    ),
    Code.MORE: Sentence("{count} more like this one: {of}", ("Correct those that are listed, then check again.")),
}

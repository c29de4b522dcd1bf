"""A problem in a file: a code with its fields. `data.upload.sentences` has the texts.

UnreadableFileError (Exception) carries the problems because of which a file cannot be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LISTED = 100
"""Problems of one code that are listed; the rest is counted."""

SHOWN = 120
"""Characters of a cell or heading that a problem quotes."""

FIELD = 600
"""Characters of another value of a problem, such as a list of headings."""


class Severity(StrEnum):
    """An error stops the import; a warning must be accepted."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Codes of all problems, grouped by the part of the file."""

    # the file
    EMPTY_FILE = "empty-file"
    FILE_TOO_LARGE = "file-too-large"
    BINARY = "binary"
    MARKUP = "markup"
    NOT_A_WORKBOOK = "not-a-workbook"
    OTHER_WORKBOOK = "other-workbook"
    BROKEN_WORKBOOK = "broken-workbook"
    PACKED_FILE_INSIDE = "packed-file-inside"
    MACROS = "macros"
    XML_ENTITIES = "xml-entities"
    XLSX_TOO_LARGE = "xlsx-too-large"
    XLSX_ENTRIES = "xlsx-entries"
    NO_SHEET = "no-sheet"
    # the reading
    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    SERVER_BUSY = "server-busy"
    READER_FAILED = "reader-failed"
    # the text
    UNKNOWN_ENCODING = "unknown-encoding"
    ENCODING_UNSURE = "encoding-unsure"
    MIXED_ENCODINGS = "mixed-encodings"
    ENCODED_TWICE = "encoded-twice"
    UNDECODABLE = "undecodable"
    NUL = "nul"
    LINE_TOO_LONG = "line-too-long"
    QUOTE = "quote"
    DELIMITER_UNSURE = "delimiter-unsure"
    ONE_COLUMN = "one-column"
    RAGGED = "ragged"
    # the table
    NO_ROWS = "no-rows"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    TOO_MANY_CELLS = "too-many-cells"
    NO_HEADER = "no-header"
    ROLE_MISSING = "role-missing"
    ROLE_TWICE = "role-twice"
    ROLES_GUESSED = "roles-guessed"
    ROLES_DO_NOT_FIT = "roles-do-not-fit"
    COLUMNS_IGNORED = "columns-ignored"
    ORIENTATION_UNSURE = "orientation-unsure"
    ATTRIBUTES_LEFT_OUT = "attributes-left-out"
    MEASURES_ACROSS = "measures-across"
    MEASURE_MISSING = "measure-missing"
    VALUE_CHOSEN = "value-chosen"
    NAMED_CELLS = "named-cells"
    PAIRS_NAMED = "pairs-named"
    LISTS_SPLIT = "lists-split"
    LEVEL_WORDS = "level-words"
    LEVEL_WORDS_UNKNOWN = "level-words-unknown"
    LEVELS_OR_AMOUNTS = "levels-or-amounts"
    PERIODS_CHOSEN = "periods-chosen"
    ROWS_CHOSEN = "rows-chosen"
    NO_HEADING_ABOVE = "no-heading-above"
    HEADINGS_MOVED = "headings-moved"
    FILLED_DOWN = "filled-down"
    GROUP_ROWS = "group-rows"
    HEADINGS_AGAIN = "headings-again"
    SECOND_TABLE = "second-table"
    SECOND_TABLE_BESIDE = "second-table-beside"
    SHEETS_TOGETHER = "sheets-together"
    SHEETS_LEFT_OUT = "sheets-left-out"
    FOOTER_LEFT_OUT = "footer-left-out"
    HIDDEN_CELLS = "hidden-rows"
    HIDDEN_UNKNOWN = "hidden-unknown"
    HIDDEN_SHEETS = "hidden-sheets"
    OTHER_SHEETS = "other-sheets"
    DECIMAL_UNSURE = "decimal-unsure"
    FORMULA_WITHOUT_RESULT = "formula-without-result"
    FORMULA_RESULTS = "formula-results"
    # the cells
    NOT_A_NUMBER = "not-a-number"
    INFINITE = "infinite"
    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    INEXACT = "inexact"
    BLANK_MARK = "blank-mark"
    SUPPRESSED_MARK = "suppressed-mark"
    ERROR_MARK = "error-mark"
    NOTED_NUMBER = "noted-number"
    NOT_A_LEVEL = "not-a-level"
    NOT_A_YEAR = "not-a-year"
    NO_YEAR = "no-year"
    EMPTY_NAME = "empty-name"
    NAME_TOO_LONG = "name-too-long"
    HIDDEN_CHARACTERS = "hidden-characters"
    DUPLICATE = "duplicate"
    DUPLICATE_HEADING = "duplicate-heading"
    MISSING = "missing"
    ALL_BLANK = "all-blank"
    MIXED_YEARS = "mixed-years"
    NEAR_NAMES = "near-names"
    TRIMMED_NAMES = "trimmed-names"
    CODE_DIFFERS = "code-differs"
    TOTAL = "total"
    MORE = "more"
    # the outlines
    NOT_GEOJSON = "not-geojson"
    NO_OUTLINES = "no-outlines"
    OUTLINES_TOO_LARGE = "outlines-too-large"
    TOO_MANY_POINTS = "too-many-points"
    NOT_WGS84 = "not-wgs84"
    OUTLINE_SHAPE = "outline-shape"
    OUTLINE_ID = "outline-id"
    COORDINATE_SYSTEM = "coordinate-system"


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and how bad.

    Attributes:
        code: what is wrong.
        row: the line of a text file or the row of a sheet, counted from 1; None if the whole file is concerned.
        column: the column's heading, cut after `SHOWN` characters, or its position (“column 3”) if it has none.
        value: the cell as in the file, cut like the heading; untrusted, so show it as text.
        severity: error or warning.
        fields: other values that the sentence needs, each cut after `FIELD` characters.
    """

    code: Code
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: Severity = Severity.ERROR
    fields: Mapping[str, str | int] = field(default_factory=dict)

    def as_record(self) -> dict[str, Any]:
        """Return the problem as values for JSON."""
        return {
            "code": str(self.code),
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "severity": str(self.severity),
            "fields": dict(self.fields),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Problem":
        """Create a problem from the result of `as_record`."""
        return cls(
            Code(record["code"]),
            record["row"],
            record["column"],
            record["value"],
            Severity(record["severity"]),
            dict(record["fields"]),
        )


def warning(
    code: Code, row: int | None = None, column: str | None = None, value: str | None = None, **fields: str | int
) -> Problem:
    """Create a warning, which the user must accept."""
    return _cut_problem(code, row, column, value, Severity.WARNING, fields)


def error(
    code: Code, row: int | None = None, column: str | None = None, value: str | None = None, **fields: str | int
) -> Problem:
    """Create an error, which stops the import."""
    return _cut_problem(code, row, column, value, Severity.ERROR, fields)


def cut(value: str | None, length: int = SHOWN) -> str | None:
    """Cut a text of the file to be quoted, and replace lone surrogates, which cannot be encoded."""
    return None if value is None else _cut(value, length)


def _cut(text: str, length: int) -> str:
    short = text if len(text) <= length else text[:length] + "…"
    return short.encode("utf-8", "backslashreplace").decode("utf-8")


def _cut_problem(
    code: Code,
    row: int | None,
    column: str | None,
    value: str | None,
    severity: Severity,
    fields: Mapping[str, str | int],
) -> Problem:
    short = {name: _cut(text, FIELD) if isinstance(text, str) else text for name, text in fields.items()}
    return Problem(code, row, cut(column), cut(value), severity, short)


def summed_up(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return at most `LISTED` problems of each code, in order; one more problem counts the rest."""
    seen: dict[Code, int] = {}
    severity: dict[Code, Severity] = {}
    kept = []
    for problem in problems:
        if problem.code is Code.MORE:  # the check has already counted the rest
            kept.append(problem)
            continue
        count = seen[problem.code] = seen.get(problem.code, 0) + 1
        severity[problem.code] = problem.severity
        if count <= LISTED:
            kept.append(problem)
    more = [
        Problem(Code.MORE, severity=severity[code], fields={"of": str(code), "count": count - LISTED})
        for code, count in seen.items()
        if count > LISTED
    ]
    return (*kept, *more)


class UnreadableFileError(Exception):
    """The file cannot be read; `problems` are the reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(str(problem.code) for problem in problems))
        self.problems = problems

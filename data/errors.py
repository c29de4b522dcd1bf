"""Everything that can go wrong with data, and the sentence each says.

AtlasDataError
├── MissingTableError     a file of the dataset is not there
├── UnreadableTableError  a file is there and is no table: cut off, overwritten, closed to the app
└── InvalidTablesError    tables are there and break their schema; carries every problem
"""

from dataclasses import dataclass
from pathlib import Path


class AtlasDataError(Exception):
    """Base of all errors raised by `data`."""


class MissingTableError(AtlasDataError):
    """A file that the dataset needs is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The dataset has no file {path.name}: restore it in {path.parent.name}/ and start again.")
        self.path = path


class UnreadableTableError(AtlasDataError):
    """A file that the dataset needs is there and cannot be read."""

    def __init__(self, path: Path, reason: Exception) -> None:
        super().__init__(f"{path.name} in {path.parent.name}/ cannot be read ({reason}): restore it and start again.")
        self.path = path


@dataclass(frozen=True)
class TableProblem:
    """One failed check: where it is and what is wrong there."""

    table: str
    row: int | None
    column: str | None
    value: str | None
    check: str

    def __str__(self) -> str:
        where = f"{self.table}.csv"
        if self.row is not None:
            where += f", line {self.row}"
        if self.column is not None:
            where += f", column {self.column}"
        what = f" “{self.value}”" if self.value is not None else ""
        return f"{where}:{what} fails {self.check}"


class InvalidTablesError(AtlasDataError):
    """One or more tables break their schema or point to ids that do not exist."""

    def __init__(self, problems: tuple[TableProblem, ...]) -> None:
        lines = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"The dataset has {len(problems)} problem(s):\n{lines}")
        self.problems = problems

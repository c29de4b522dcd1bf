"""Errors of the built-in dataset and their messages.

AtlasDataError
├── MissingTableError     a file of the dataset is missing
├── UnreadableTableError  a file exists but cannot be read as a table
└── InvalidTablesError    tables violate their schema; lists every problem
"""

from dataclasses import dataclass
from pathlib import Path


class AtlasDataError(Exception):
    """Base of all errors raised by `data`."""


class MissingTableError(AtlasDataError):
    """A file of the dataset is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The dataset has no file {path.name}: restore it in {path.parent.name}/ and start again.")
        self.path = path


class UnreadableTableError(AtlasDataError):
    """A file of the dataset exists but cannot be read."""

    def __init__(self, path: Path, reason: Exception) -> None:
        super().__init__(f"{path.name} in {path.parent.name}/ cannot be read ({reason}): restore it and start again.")
        self.path = path


@dataclass(frozen=True)
class TableProblem:
    """One failed check and its position in a table."""

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
    """One or more tables violate their schema or refer to ids that do not exist."""

    def __init__(self, problems: tuple[TableProblem, ...]) -> None:
        lines = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"The dataset has {len(problems)} problem(s):\n{lines}")
        self.problems = problems

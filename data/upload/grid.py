"""A file as a grid of text: the output of the readers and the input of all later steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.upload.limits import Limits
from data.upload.problems import Code, Problem, UnreadableFileError, error

BATCH = 100_000
"""Fields that are held as Python strings before they become columns."""

Progress = Callable[[str, int], None]
"""Called with a stage, one of STAGES, and the rows done so far."""

STAGES = ("unpack", "read", "interpret", "arrange", "check", "hand over")
"""Stages of an import, in order; only a workbook is unpacked."""


def silent(stage: str, rows: int) -> None:
    """Ignore the progress."""


@dataclass(frozen=True)
class Grid:
    """All rows that are not blank, as columns of text.

    Attributes:
        columns: strings; "" is a blank field, null a missing field of a short row.
        lines: the line (text) or row (sheet) where each row starts, counted from 1, ascending.
        widths: number of fields in each row, trailing blanks included.
        problems: problems of reading the file.
    """

    columns: tuple[pa.Array, ...]
    lines: npt.NDArray[np.int64]
    widths: npt.NDArray[np.int32]
    problems: tuple[Problem, ...] = ()

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.lines)

    def row(self, position: int) -> list[str]:
        """Return the fields of one row, without padding."""
        return [column[position].as_py() or "" for column in self.columns[: int(self.widths[position])]]

    def rows(self, start: int, stop: int) -> list[list[str]]:
        """Return some rows, padded with "" to the width of the widest."""
        pieces = [[text or "" for text in column.slice(start, stop - start).to_pylist()] for column in self.columns]
        return [list(row) for row in zip(*pieces, strict=True)]

    def position(self, line: int) -> int:
        """Return the index of the first row that starts on a line or after it."""
        return int(np.searchsorted(self.lines, line))


@dataclass
class Builder:
    """Collects rows into a grid and checks them against the limits.

    Raises:
        UnreadableFileError: `add`: a row is too wide, or there are too many rows or fields; `grid`: there is no row.
    """

    limits: Limits
    progress: Progress = silent
    problems: list[Problem] = field(default_factory=list)
    _rows: list[Sequence[str]] = field(default_factory=list)
    _fields: int = 0
    _seen: int = 0
    _cells: int = 0
    _lines: list[int] = field(default_factory=list)
    _line_parts: list[npt.NDArray[np.int64]] = field(default_factory=list)
    _width_parts: list[npt.NDArray[np.int32]] = field(default_factory=list)
    _parts: list[list[pa.Array]] = field(default_factory=list)

    def add(self, row: Sequence[str], line: int) -> None:
        """Add a row that starts on a line."""
        width = len(row)
        if width > self.limits.columns:
            raise UnreadableFileError(
                error(Code.TOO_MANY_COLUMNS, line, None, None, found=width, limit=self.limits.columns)
            )
        self._rows.append(row)
        self._lines.append(line)
        self._fields += width
        if self._seen + len(self._rows) > self.limits.rows:
            raise UnreadableFileError(self._too_many_rows())
        if self._fields >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if not self._rows:
            return
        widths = np.fromiter(map(len, self._rows), dtype=np.int32, count=len(self._rows))
        widest = int(widths.max())
        self._cells += len(self._rows) * widest
        if self._cells > self.limits.cells:  # padding short rows can need much memory
            raise UnreadableFileError(error(Code.TOO_MANY_CELLS, found=self._cells, limit=self.limits.cells))
        padded: list[Sequence[str | None]] = (
            list(self._rows)
            if int(widths.min()) == widest
            else [[*row, *[None] * (widest - len(row))] for row in self._rows]
        )
        try:
            columns = [pa.array(column, pa.string()) for column in zip(*padded, strict=True)]
        except UnicodeEncodeError:
            raise UnreadableFileError(self._surrogate()) from None
        self._parts.append(columns)
        self._line_parts.append(np.array(self._lines, dtype=np.int64))
        self._width_parts.append(widths)
        self._seen += len(self._rows)
        self._rows, self._lines, self._fields = [], [], 0
        self.progress("read", self._seen)

    def _too_many_rows(self) -> Problem:
        return error(Code.TOO_MANY_ROWS, found=self._seen + len(self._rows), limit=self.limits.rows)

    def _surrogate(self) -> Problem:
        """Return the problem of the first lone surrogate (half of a UTF-16 pair), with its line."""
        for row, line in zip(self._rows, self._lines, strict=True):
            for text in row:
                if any("\ud800" <= character <= "\udfff" for character in text):
                    return error(Code.UNDECODABLE, line, None, text)
        return error(Code.UNDECODABLE)

    def grid(self) -> Grid:
        """Return the collected rows as a grid."""
        self._flush()
        if not self._seen:
            raise UnreadableFileError(*self.problems, error(Code.NO_ROWS))
        widest = max(len(part) for part in self._parts)
        columns = []
        for position in range(widest):
            pieces = [
                part[position] if position < len(part) else pa.nulls(len(lines), pa.string())
                for part, lines in zip(self._parts, self._line_parts, strict=True)
            ]
            columns.append(joined(pieces))
            for part in self._parts:  # free the joined pieces, so that the table is not in memory twice
                if position < len(part):
                    part[position] = None
        return Grid(
            tuple(columns), np.concatenate(self._line_parts), np.concatenate(self._width_parts), tuple(self.problems)
        )


def joined(pieces: list[pa.Array]) -> pa.Array:
    """Concatenate arrays; `string` holds up to 2 GB of text, far above the limit on a file's size."""
    return pieces[0] if len(pieces) == 1 else pa.concat_arrays(pieces)

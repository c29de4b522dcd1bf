"""Limits on reading an uploaded file; environment variables change the defaults."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Protocol

from data.upload.problems import Code, Problem, error

WAITING = 60
"""Seconds in addition to the processor time, for waiting on a busy machine."""

PREFIX = "ATLAS_MAX_"
MEBIBYTE = 1024**2


class Resources(Protocol):
    """Limits on a child process: seconds of processor time and bytes of memory, the process itself included."""

    @property
    def seconds(self) -> int:
        """Return the seconds of processor time."""

    @property
    def memory_bytes(self) -> int:
        """Return the bytes of memory."""


@dataclass(frozen=True)
class LimitSetting:
    """One setting, as listed in the documentation."""

    name: str
    default: int
    help: str


SETTINGS = (
    LimitSetting("ATLAS_MAX_FILE_BYTES", 100 * MEBIBYTE, "Size of an uploaded file, in bytes."),
    LimitSetting("ATLAS_MAX_ROWS", 3_200_000, "Rows of an uploaded table that hold anything."),
    LimitSetting("ATLAS_MAX_COLUMNS", 5_000, "Columns of an uploaded table."),
    LimitSetting("ATLAS_MAX_CELLS", 16_000_000, "Fields of an uploaded table: rows times columns."),
    LimitSetting("ATLAS_MAX_NAME_LENGTH", 200, "Characters in the name of a region or an industry."),
    LimitSetting("ATLAS_MAX_TEXT_LENGTH", 5_000, "Characters in a term, a statement or a locator."),
    LimitSetting(
        "ATLAS_MAX_XLSX_BYTES", 200 * MEBIBYTE, "Unpacked size of an XLSX workbook, all parts together, in bytes."
    ),
    LimitSetting("ATLAS_MAX_XLSX_ENTRIES", 1_000, "Parts inside an XLSX workbook."),
    LimitSetting("ATLAS_MAX_OUTLINE_BYTES", 20 * MEBIBYTE, "Size of an uploaded GeoJSON file, in bytes."),
    LimitSetting("ATLAS_MAX_OUTLINE_POINTS", 500_000, "Points in an uploaded GeoJSON file."),
    LimitSetting("ATLAS_MAX_SECONDS", 5, "Seconds of processor time that reading one file may take."),
    LimitSetting(
        "ATLAS_MAX_MEMORY_BYTES", 300_000_000, "Memory that reading one file may take, the reader itself included."
    ),
)
"""Every limit with its environment variable, its default and its meaning."""


@dataclass(frozen=True)
class Limits:
    """Limits on one file; every field is a positive whole number, explained in `SETTINGS`."""

    file_bytes: int = 100 * MEBIBYTE
    rows: int = 3_200_000
    columns: int = 5_000
    cells: int = 16_000_000
    name_length: int = 200
    text_length: int = 5_000
    xlsx_bytes: int = 200 * MEBIBYTE
    xlsx_entries: int = 1_000
    outline_bytes: int = 20 * MEBIBYTE
    outline_points: int = 500_000
    seconds: int = 5
    memory_bytes: int = 300_000_000

    @property
    def line_length(self) -> int:
        """Return the maximum number of characters in one line of text: more than the widest table needs."""
        return max(1_000_000, 64 * self.columns)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Limits":
        """Read the limits from environment variables; the others keep their defaults.

        Raises:
            ValueError: a variable is not a positive whole number; the message names it.

        Examples:
            >>> Limits.from_environment({"ATLAS_MAX_ROWS": "500"}).rows
            500
        """
        return cls(**whole_numbers(PREFIX, [field.name for field in fields(cls)], environment))


def whole_numbers(prefix: str, names: Iterable[str], environment: Mapping[str, str] | None = None) -> dict[str, int]:
    """Return the limits that environment variables give, by name; a variable is the prefix and the name in capitals.

    Raises:
        ValueError: a variable is not a positive whole number; the message names it.

    Examples:
        >>> whole_numbers("ATLAS_MAX_", ["rows", "cells"], {"ATLAS_MAX_ROWS": " 500 "})
        {'rows': 500}
    """
    variables = os.environ if environment is None else environment
    given: dict[str, int] = {}
    for name in names:
        variable = prefix + name.upper()
        text = variables.get(variable, "").strip()
        if not text:
            continue
        if not (text.isascii() and text.isdigit() and int(text) > 0):
            raise ValueError(f"{variable} is “{text}”: give a whole number above zero, or leave it unset.")
        given[name] = int(text)
    return given


def too_much_memory(limits: Resources) -> Problem:
    """Return the problem of a file that needs more memory than allowed, with the limit in megabytes."""
    return error(Code.TOO_MUCH_MEMORY, limit=limits.memory_bytes // 1_000_000)

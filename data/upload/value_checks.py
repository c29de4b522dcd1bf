"""Checks of the values of a tidy table: numbers that cannot be, marks in their place, notes beside them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from data.upload.characters import plain
from data.upload.odd_cells import CellKind, odd_cell
from data.upload.problems import LISTED, Code, Problem, Severity, error, warning
from data.upload.tidy import Tidy

LOOKED_AT = 50 * LISTED
"""Most cells of a kind that are looked at one by one."""

MARKED = (
    (CellKind.MARK, Code.BLANK_MARK),
    (CellKind.SUPPRESSED, Code.SUPPRESSED_MARK),
    (CellKind.ERROR, Code.ERROR_MARK),
)
"""What may stand in place of a number, and how it is reported."""

LARGEST = 1e18
"""Largest value allowed: above any economic quantity in any currency, and low enough that no sum overflows."""


def value_checks(table: Tidy) -> Iterator[Problem]:
    """Check values: not a number, infinite, negative, too large, inexact, or a mark for a blank."""
    yield from listed(table, table.kinds == CellKind.OTHER, Code.NOT_A_NUMBER)
    yield from listed(table, table.kinds == CellKind.INFINITE, Code.INFINITE)
    with np.errstate(invalid="ignore"):
        yield from listed(table, table.frame["value"].to_numpy() < 0, Code.NEGATIVE)
        yield from listed(table, table.frame["value"].to_numpy() > LARGEST, Code.TOO_LARGE)
    yield from listed(table, table.kinds == CellKind.INEXACT, Code.INEXACT, Severity.WARNING)
    for kind, code in MARKED:
        yield from marks(table, kind, code)
    yield from notes(table)
    if len(table.frame) and table.level_kinds is None and table.frame["value"].isna().all():
        yield error(Code.ALL_BLANK)


def marks(table: Tidy, kind: CellKind, code: Code) -> Iterator[Problem]:
    """Yield one warning for each mark that stands in place of a number, with its first position."""
    yield from grouped(table, kind, code, str.strip)


def notes(table: Tidy) -> Iterator[Problem]:
    """Yield one warning for each note beside numbers, with its first position and the number that is read there."""
    for problem in grouped(
        table, CellKind.NOTED, Code.NOTED_NUMBER, lambda text: odd_cell(plain(text)).note or text.strip()
    ):
        if problem.code is Code.NOTED_NUMBER:
            fields = {"read": f"{table.frame['value'].iloc[int(problem.fields['position'])]:.15g}"}
            yield replace(problem, fields={"count": problem.fields["count"], **fields})
        else:
            yield problem


def grouped(table: Tidy, kind: CellKind, code: Code, key: Callable[[str], str]) -> Iterator[Problem]:
    """Yield one warning for each key of the cells of a kind, with the first cell, and the number of such cells."""
    positions = np.flatnonzero(table.kinds == kind)
    seen: dict[str, list[int]] = {}
    for position in positions[:LOOKED_AT]:
        seen.setdefault(key(table.value_text(int(position))), [int(position), 0])[1] += 1
    for position, count in seen.values():
        text = table.value_text(position).strip()
        place = {"position": position} if kind is CellKind.NOTED else {}
        yield warning(code, int(table.lines[position]), heading(table, position), text, count=count, **place)
    if len(positions) > LOOKED_AT:
        left = len(positions) - LOOKED_AT
        yield Problem(Code.MORE, severity=Severity.WARNING, fields={"of": str(code), "count": left})


def heading(table: Tidy, position: int) -> str:
    """Return the heading of a cell's column."""
    return table.columns[int(table.headings[position])]


def listed(
    table: Tidy, wrong: npt.NDArray[np.bool_], code: Code, severity: Severity = Severity.ERROR
) -> Iterator[Problem]:
    """Yield a problem for each of the first `LISTED` wrong cells, then one with the number of the rest."""
    positions = np.flatnonzero(wrong)
    make = error if severity is Severity.ERROR else warning
    for position in positions[:LISTED]:
        yield make(code, int(table.lines[position]), heading(table, int(position)), table.value_text(int(position)))
    yield from more(code, len(positions), severity)


def more(code: Code, found: int, severity: Severity) -> Iterator[Problem]:
    """Yield a problem with the number of problems of a code that were not listed."""
    if found > LISTED:
        yield Problem(Code.MORE, severity=severity, fields={"of": str(code), "count": found - LISTED})

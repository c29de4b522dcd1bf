"""Choose the role of each column of a table with one row per cell."""

import re
from collections.abc import Sequence

from data.upload.columns import ColumnProfile, is_code
from data.upload.headings import CODE_OF, Role, words_of
from data.upload.problems import Code, Problem, warning
from data.upload.vocabulary import JOBS, RATES, WEAK_INDUSTRY

Columns = Sequence[ColumnProfile]
MADE = re.compile("updat|extract|download|creat|modif|release|publi|stand|更新|发布")
"""Heading of a date that says when a row was made, not what it is about."""


LABEL = re.compile("label|name|title|descri|libell|bezeichn|denomin|名称|名稱")
"""Heading of names beside their codes."""


class Roles:
    """Roles that are given to columns one after another, and which of them were guessed."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.roles: list[Role] = [Role.IGNORE] * len(columns)
        self.guessed: list[str] = []

    def give(self, role: Role, positions: Sequence[int], *, guess: bool = False) -> None:
        """Give a role to the first of some columns that has none, if no column has the role yet."""
        free = [position for position in positions if self.roles[position] is Role.IGNORE]
        if role in self.roles or not free:
            return
        self.roles[free[0]] = role
        if guess:
            self.guessed.append(self.columns[free[0]].heading)

    def free(self, *, numeric: bool) -> list[int]:
        """Return the columns without a role that hold numbers, or names."""
        return [
            position
            for position, column in enumerate(self.columns)
            if self.roles[position] is Role.IGNORE
            and not column.empty
            and not column.running
            and not (column.ticks and not numeric)
            and not (column.constant and not numeric)
            and not column.sparse
            and (column.numeric and not is_code(column)) is numeric
        ]


def long_roles(columns: Columns) -> tuple[tuple[Role, ...], tuple[Problem, ...]]:
    """Return the roles of the columns, each at most once, and the doubts."""
    given = Roles(columns)
    for name, code in CODE_OF.items():
        ranked = by_fitness(columns, name, code)
        given.give(name, ranked)
        given.give(code, [position for position in ranked if is_code_of(columns, position, ranked[0])])
    for role in (Role.LEVEL, Role.TERM, Role.STATEMENT, Role.LOCATOR):
        fitting = named(columns, role)
        given.give(role, levels(columns, fitting) if role is Role.LEVEL else fitting)
    years = named(columns, Role.YEAR)
    given.give(Role.YEAR, [p for p in years if columns[p].years] or years[:1])
    dates = [p for p, column in enumerate(columns) if column.years and not column.numeric]
    given.give(Role.YEAR, [p for p in dates if not MADE.search(columns[p].heading.lower())], guess=True)
    values = [p for p in named(columns, Role.VALUE) if columns[p].numeric] or named(columns, Role.VALUE)[:1]
    values = [p for p in values if not columns[p].attribute] or values
    given.give(Role.VALUE, by_measure(columns, values))
    weak = [p for p, column in enumerate(columns) if set(words_of(column.heading)) & set(WEAK_INDUSTRY)]
    given.give(Role.INDUSTRY, [p for p in weak if p in given.free(numeric=False)], guess=True)
    names = sorted(given.free(numeric=False), key=lambda p: (is_code(columns[p]), p))
    given.give(Role.REGION, names, guess=True)
    given.give(Role.INDUSTRY, [p for p in names if columns[p].named is not Role.VALUE], guess=True)
    numbers = given.free(numeric=True)
    if len(numbers) > 1 or Role.VALUE in given.roles:
        given.give(Role.YEAR, [p for p in numbers if columns[p].years], guess=True)
    if Role.LEVEL not in given.roles:
        given.give(Role.VALUE, [p for p in given.free(numeric=True)[::-1] if not columns[p].years], guess=True)
        given.give(Role.VALUE, given.free(numeric=True)[::-1], guess=True)
    doubts = []
    if given.guessed:
        doubts.append(warning(Code.ROLES_GUESSED, columns=", ".join(given.guessed)))
    if len(values) > 1:
        taken, *others = (columns[p].heading for p in by_measure(columns, values))
        doubts.append(warning(Code.VALUE_CHOSEN, None, taken, None, others=", ".join(others[:10])))
    return tuple(given.roles), tuple(doubts)


def named(columns: Columns, role: Role) -> list[int]:
    """Return the columns whose heading names a role and that hold anything."""
    return [position for position, column in enumerate(columns) if column.named is role and not column.empty]


def levels(columns: Columns, fitting: Sequence[int]) -> list[int]:
    """Return the columns that may hold levels; one of words does only where no column holds values."""
    numeric = [p for p in fitting if columns[p].numeric]
    return numeric or ([] if any(columns[p].numeric for p in named(columns, Role.VALUE)) else list(fitting[:1]))


def by_fitness(columns: Columns, name: Role, code: Role) -> list[int]:
    """Return the columns that may name something, best first: names before codes, fine before coarse."""

    def rank(position: int) -> tuple[bool, bool, bool, float, bool, int]:
        column = columns[position]
        code = is_code(column) or column.numeric
        is_label = bool(LABEL.search(column.heading.lower()))
        # A column with as many names as another is its translation; the first is kept.
        return column.constant, code, column.coded, -round(column.distinct, 2), not is_label, position

    return sorted([*named(columns, name), *named(columns, code)], key=rank)


def is_code_of(columns: Columns, position: int, name: int) -> bool:
    """True for a column that may hold the codes of the names in another."""
    return position != name and (is_code(columns[position]) or columns[position].coded)


def by_measure(columns: Columns, values: Sequence[int]) -> list[int]:
    """Return the columns of values, best first: jobs before other quantities, totals before rates, the last first."""

    def rank(position: int) -> tuple[bool, bool, bool, int]:
        words = set(words_of(columns[position].heading))
        return bool(words & set(RATES)), not words & set(JOBS), not words & {"tot", "total"}, -position

    return sorted(values, key=rank)

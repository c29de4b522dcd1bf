"""The result of reading a file, and the frame to save once the user has answered the open questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from data.upload.match import Match
from data.upload.problems import Code, Problem, Severity

NAMES = ("region", "industry")
TEXTS = ("term", "statement", "locator")
COLUMNS = ("region", "industry", "year", "value", "level", "term", "statement", "locator")


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give empty categories the type text, which Arrow returns as objects."""
    changed = {
        name: frame[name].astype(pd.CategoricalDtype(pd.Index([], dtype="str")))
        for name in (*NAMES, *TEXTS)
        if not len(frame[name].cat.categories)
    }
    return frame.assign(**changed)


class Totals(StrEnum):
    """What becomes of the names that look like totals: left out, kept without being counted, or counted as others."""

    LEFT_OUT = "left out"
    UNCOUNTED = "uncounted"
    COUNTED = "counted"


@dataclass(frozen=True)
class Answers:
    """The user's answers; None means not answered yet."""

    totals: Totals | None = None
    accept_warnings: bool = False


@dataclass(frozen=True)
class TableSummary:
    """Counts of a table that pages show, computed once when it is read.

    Attributes:
        cells: number of rows of the frame.
        regions: number of different regions.
        industries: number of different industries.
        years: the years of the file, ascending; empty if it has none.
        regions_without_totals: number of different regions without the totals.
    """

    cells: int = 0
    regions: int = 0
    industries: int = 0
    years: tuple[int, ...] = ()
    regions_without_totals: int = 0


@dataclass(frozen=True)
class Fit:
    """How well the columns fit.

    Attributes:
        shares: share (0 to 1) of the cells of each column that fit its role; None for a column that is left out.
        misfits: line or row, and position of the column, of each cell of the preview that does not fit.
    """

    shares: tuple[float | None, ...] = ()
    misfits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Parsed:
    """A file as a tidy frame, with its problems.

    Attributes:
        frame: one row for each cell of the file, in its order, with the columns `COLUMNS`: region, industry, term,
            statement and locator are categories of text (in order of appearance), year and level are `Int64`, value is
            `float64`. NaN or NA is a blank; zero is zero.
        problems: errors and warnings.
        total_regions: names of regions that look like totals.
        total_industries: names of industries that look like totals.
        region_codes: code of each region that has one, as in the file.
        industry_codes: code of each industry that has one.
        coded: True if the file has levels and no values.
        summary: counts that pages show.
        fit: how many cells of each column fit its role.
        matches: the regions that match a built-in unit or have suggestions; others are left out.
    """

    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    total_regions: tuple[str, ...] = ()
    total_industries: tuple[str, ...] = ()
    region_codes: dict[str, str] = field(default_factory=dict)
    industry_codes: dict[str, str] = field(default_factory=dict)
    coded: bool = False
    summary: TableSummary = TableSummary()
    matches: tuple[Match, ...] = ()
    fit: Fit = Fit()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return the problems that the user must accept."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def to_accept(self) -> tuple[Problem, ...]:
        """Return the warnings that must be accepted; the answer about totals settles theirs."""
        return tuple(problem for problem in self.warnings if problem.code is not Code.TOTAL)

    @property
    def has_totals(self) -> bool:
        """True if the user must decide whether totals are dropped."""
        return bool(self.total_regions or self.total_industries)


class UnsettledError(Exception):
    """A question is open: `open_questions` names `errors`, `totals` or `warnings`."""

    def __init__(self, open_questions: tuple[str, ...]) -> None:
        super().__init__(f"The import waits for: {', '.join(open_questions)}.")
        self.open_questions = open_questions


def open_questions(parsed: Parsed, answers: Answers) -> tuple[str, ...]:
    """Return the open questions before a parsed file can be saved, in the order to ask."""
    questions = []
    if parsed.errors:
        questions.append("errors")
    if parsed.has_totals and answers.totals is None:
        questions.append("totals")
    if parsed.to_accept and not answers.accept_warnings:
        questions.append("warnings")
    return tuple(questions)


def settle(parsed: Parsed, answers: Answers) -> pd.DataFrame:
    """Return the frame to save.

    Raises:
        UnsettledError: there are errors or unanswered questions.
    """
    waiting = open_questions(parsed, answers)
    if waiting:
        raise UnsettledError(waiting)
    if answers.totals is not Totals.LEFT_OUT or not parsed.has_totals:
        return parsed.frame
    return without_totals(parsed.frame, parsed.total_regions, parsed.total_industries)


def without_totals(frame: pd.DataFrame, regions: Sequence[str], industries: Sequence[str]) -> pd.DataFrame:
    """Return the frame without the rows of regions and industries that are totals."""
    total = frame["region"].isin(list(regions)) | frame["industry"].isin(list(industries))
    kept = frame[~total].reset_index(drop=True)
    for name in NAMES:
        kept[name] = kept[name].cat.remove_unused_categories()
    return kept


def summary_of(frame: pd.DataFrame, total_regions: Sequence[str], total_industries: Sequence[str]) -> TableSummary:
    """Compute the counts of a frame.

    Args:
        frame: with the columns `COLUMNS`.
        total_regions: names of the regions that look like totals.
        total_industries: names of the industries that look like totals.
    """
    regions = len(frame["region"].cat.categories)
    totals = bool(total_regions or total_industries)
    return TableSummary(
        len(frame),
        regions,
        len(frame["industry"].cat.categories),
        tuple(sorted(int(year) for year in frame["year"].dropna().unique())),
        len(without_totals(frame, total_regions, total_industries)["region"].cat.categories) if totals else regions,
    )

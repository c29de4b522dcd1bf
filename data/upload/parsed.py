"""The result of an import before the user has agreed to it, and the frame after."""

from dataclasses import dataclass, field

import pandas as pd

from data.upload.problems import Problem, Severity

NAMES = ("region", "industry")
TEXTS = ("term", "statement", "locator")
COLUMNS = ("region", "industry", "year", "value", "level", "term", "statement", "locator")


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with categories of text also where there are none, which Arrow brings back as objects."""
    changed = {
        name: frame[name].astype(pd.CategoricalDtype(pd.Index([], dtype="str")))
        for name in (*NAMES, *TEXTS)
        if not len(frame[name].cat.categories)
    }
    return frame.assign(**changed)


@dataclass(frozen=True)
class Answers:
    """What the user answers: None is no answer yet."""

    drop_totals: bool | None = None
    accept_warnings: bool = False


@dataclass(frozen=True)
class Parsed:
    """A file as a tidy frame, with everything found in it.

    Attributes:
        frame: one row for each cell of the file, in its order, with the columns `COLUMNS`: region, industry, term,
            statement and locator are categories of text (in order of appearance), year and level are `Int64`, value is
            `float64`. NaN or NA is a blank; zero is zero.
        problems: everything found, errors and warnings.
        total_regions: names of regions that look like totals.
        total_industries: names of industries that look like totals.
        region_codes: code of each region that has one, as it stands in the file.
        industry_codes: code of each industry that has one.
        coded: True if the file gives levels and no values.
    """

    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    total_regions: tuple[str, ...] = ()
    total_industries: tuple[str, ...] = ()
    region_codes: dict[str, str] = field(default_factory=dict)
    industry_codes: dict[str, str] = field(default_factory=dict)
    coded: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What must be accepted."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def has_totals(self) -> bool:
        """True if the user must say whether totals are dropped."""
        return bool(self.total_regions or self.total_industries)


class UnsettledError(Exception):
    """A question is open: `open_questions` names `errors`, `totals` or `warnings`."""

    def __init__(self, open_questions: tuple[str, ...]) -> None:
        super().__init__(f"The import waits for: {', '.join(open_questions)}.")
        self.open_questions = open_questions


def open_questions(parsed: Parsed, answers: Answers) -> tuple[str, ...]:
    """What stands between a parsed file and its import, in the order to ask."""
    found = []
    if parsed.errors:
        found.append("errors")
    if parsed.has_totals and answers.drop_totals is None:
        found.append("totals")
    if parsed.warnings and not answers.accept_warnings:
        found.append("warnings")
    return tuple(found)


def settle(parsed: Parsed, answers: Answers) -> pd.DataFrame:
    """The frame to save, all or nothing.

    Raises:
        UnsettledError: there are errors, or a question has no answer.
    """
    waiting = open_questions(parsed, answers)
    if waiting:
        raise UnsettledError(waiting)
    if not answers.drop_totals or not parsed.has_totals:
        return parsed.frame
    total = parsed.frame["region"].isin(parsed.total_regions) | parsed.frame["industry"].isin(parsed.total_industries)
    kept = parsed.frame[~total].reset_index(drop=True)
    for name in NAMES:
        kept[name] = kept[name].cat.remove_unused_categories()
    return kept

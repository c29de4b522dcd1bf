"""One number with the steps that lead to it, and the ways in which steps and tables are written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.compare.comparison import Comparison
from components.text.formatting import number
from components.text.i18n import _

DECIMALS = 4


@dataclass(frozen=True)
class Working:
    """One number with the steps that lead to it.

    Attributes:
        vectors: the values that went in, one row an industry, a region or a pair of regions.
        formula: in LaTeX.
        steps: Markdown, from the values to the result, which is bold.
        result: the number itself.
    """

    vectors: pd.DataFrame
    formula: str
    steps: str
    result: float


NamedWorking = tuple[str, Callable[[], Working]]
"""The name of a number, and the function that works it out."""


Columns = Mapping[str, "pd.Series[Any]"]
"""Columns of a table by their headings."""


def industry_table(comparison: Comparison, industries: Sequence[str], columns: Columns) -> pd.DataFrame:
    """A table with one row an industry; each column is a series over the ids `industries`, in the same order."""
    names = [comparison.industry(key) for key in industries]
    return pd.DataFrame({_("Industry"): names, **{head: values.to_numpy() for head, values in columns.items()}})


def without_bold(working: Working) -> str:
    """The steps as plain text."""
    return working.steps.replace("**", "")


def quotient(numerator: float, denominator: float, result: float, decimals: int = 0) -> str:
    """A division as a step; `decimals` are those of the numerator."""
    return f"{number(numerator, decimals)} / {number(denominator)} = {bold(result)}"


def bold(result: float) -> str:
    """A result in bold."""
    return f"**{rounded(result)}**"


def rounded(value: float) -> str:
    """A number with the decimals of a step."""
    return number(value, DECIMALS)

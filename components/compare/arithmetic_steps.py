"""One number with the steps that lead to it, and the ways in which steps and tables are written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.compare.comparison import Comparison
from components.page.links import Links
from components.text.formatting import DASH, number
from components.text.i18n import _
from components.text.markdown_table import markdown_table

DECIMALS = 4


@dataclass(frozen=True)
class Working:
    """One number with the steps that lead to it.

    Attributes:
        vectors: the values that went in, one row an industry, a region or a pair of regions.
        formula: in LaTeX.
        steps: Markdown, from the values to the result, which is bold.
        result: the number itself.
        summed: True if the columns of numbers add up to what the steps use.
        of: the industry whose steps are shown; empty for a number of no single one.
    """

    vectors: pd.DataFrame
    formula: str
    steps: str
    result: float
    summed: bool = False
    of: str = ""

    def as_markdown(self, links: Links) -> str:
        """The values as a table, names as links, with sums at its foot where they are used."""
        heads = [str(name) for name in self.vectors.columns]
        numeric = [pd.api.types.is_numeric_dtype(self.vectors[name]) for name in heads]
        rows = [
            [_shown(value, links) for value in values] for values in self.vectors.itertuples(index=False, name=None)
        ]
        if self.summed:
            sums = [
                f"**{_shown(self.vectors[name].sum(), links)}**" if is_number else ""
                for name, is_number in zip(heads, numeric, strict=True)
            ]
            rows.append([f"**{_('Sum')}**", *sums[1:]])
        return markdown_table(
            list(map(links.sentence_md, heads)), rows, "".join("r" if one else "l" for one in numeric)
        )


def _shown(value: Any, links: Links) -> str:
    """A value of a table: a number with as few decimals as it needs, a dash where there is none."""
    if isinstance(value, str):
        return links.sentence_md(value)
    return DASH if pd.isna(value) else number(value, 0 if value == int(value) else DECIMALS)


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

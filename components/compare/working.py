"""One number taken apart, and the ways in which its steps are written."""

from dataclasses import dataclass

import pandas as pd

from components.text.formatting import number

DECIMALS = 4


@dataclass(frozen=True)
class Working:
    """One number taken apart: the vectors that went in, the formula, the steps and the result."""

    vectors: pd.DataFrame
    formula: str
    steps: str
    result: float


def plain_steps(working: Working) -> str:
    """The steps without the signs that set the result off."""
    return working.steps.replace("**", "")


def quotient(above: float, below: float, result: float, decimals: int = 0) -> str:
    """A division as a step."""
    return f"{number(above, decimals)} / {number(below)} = {found(result)}"


def found(result: float) -> str:
    """A result, set off."""
    return f"**{number(result, DECIMALS)}**"

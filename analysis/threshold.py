"""What counts as named: a lowest level, and presence without levels."""

import pandas as pd


def at_least(levels: pd.DataFrame, lowest: float) -> pd.DataFrame:
    """The matrix with every value below `lowest` turned into a blank.

    Args:
        levels: regions × industries; NaN is a blank and stays one.
        lowest: lowest value that is kept; above 0.

    Raises:
        ValueError: `lowest` is not above 0.

    Examples:
        >>> at_least(pd.DataFrame({"ic": [3.0], "ai": [1.0]}, index=["SH"]), 2).loc["SH"].to_dict()
        {'ic': 3.0, 'ai': nan}
    """
    if lowest <= 0:
        raise ValueError(f"A lowest level of {lowest:g} would keep everything: give one above 0.")
    return levels.where(levels >= lowest)


def presence(levels: pd.DataFrame) -> pd.DataFrame:
    """1 where a value above 0 stands, a blank elsewhere.

    Examples:
        >>> presence(pd.DataFrame({"ic": [3.0], "ai": [None]}, index=["SH"])).loc["SH"].to_dict()
        {'ic': 1.0, 'ai': nan}
    """
    filled = levels.astype(float) > 0
    return filled.astype(float).where(filled)

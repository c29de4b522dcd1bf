"""The average of all regions, industry by industry: what each region can be held against."""

import pandas as pd


def average(values: pd.DataFrame) -> pd.DataFrame:
    """Mean of the known values of each industry.

    Args:
        values: regions × industries, levels or amounts; NaN is a blank: it is left out, and never zero.

    Returns:
        One row an industry: `mean`, NaN where no region is known, and `n`, the regions that are.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 2.0, None], "ai": [1.0, None, None]}, index=["SH", "BJ", "GD"])
        >>> average(levels).loc["ic"].to_dict()  # (3 + 2) / 2
        {'mean': 2.5, 'n': 2.0}
    """
    return pd.DataFrame({"mean": values.mean(axis=0), "n": values.notna().sum(axis=0)})

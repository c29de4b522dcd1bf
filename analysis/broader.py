"""Broader headings: an industry that a region does not name may lie under a heading that it names."""

from collections.abc import Mapping

import numpy as np
import pandas as pd


def headings_above(industry: str, broader: Mapping[str, str]) -> list[str]:
    """Return the headings above an industry, the nearest first.

    Args:
        industry: id of a column.
        broader: from a column to the next broader one; columns without one are left out.

    Examples:
        >>> headings_above("ic", {"ic": "electronics", "electronics": "it"})
        ['electronics', 'it']
    """
    found: list[str] = []
    while (industry := broader.get(industry, "")) and industry not in found:
        found.append(industry)
    return found


def broader_named(levels: pd.DataFrame, broader: Mapping[str, str]) -> pd.DataFrame:
    """Return for each blank the nearest heading above it that the region names; the empty string elsewhere.

    Args:
        levels: regions × industries, 1 to 3, NaN for a blank.
        broader: from a column to the next broader one.

    Examples:
        >>> levels = pd.DataFrame({"ic": [None, 2.0], "it": [3.0, 3.0]}, index=["AH", "SH"])
        >>> broader_named(levels, {"ic": "it"})["ic"].to_list()
        ['it', '']
    """
    named = levels.notna().to_numpy()
    columns = [str(column) for column in levels.columns]
    place = {column: at for at, column in enumerate(columns)}
    found = np.full(levels.shape, "", dtype=object)
    for at, column in enumerate(columns):
        for heading in reversed(headings_above(column, broader)):
            if heading in place:
                found[named[:, place[heading]], at] = heading
        found[named[:, at], at] = ""
    return pd.DataFrame(found, index=levels.index, columns=levels.columns)


def taken_from(levels: pd.DataFrame, headings: pd.DataFrame) -> pd.DataFrame:
    """Return the levels with each blank under a heading at the level of that heading.

    Args:
        levels: regions × industries, 1 to 3, NaN for a blank.
        headings: as `broader_named` returns them.

    Examples:
        >>> levels = pd.DataFrame({"ic": [None, 2.0], "it": [3.0, 3.0]}, index=["AH", "SH"])
        >>> taken_from(levels, broader_named(levels, {"ic": "it"}))["ic"].to_list()
        [3.0, 2.0]
    """
    filled, above = levels.to_numpy(dtype=float).copy(), headings.to_numpy()
    rows, columns = np.nonzero(above != "")
    filled[rows, columns] = levels.to_numpy()[rows, levels.columns.get_indexer(pd.Index(above[rows, columns]))]
    return pd.DataFrame(filled, index=levels.index, columns=levels.columns)

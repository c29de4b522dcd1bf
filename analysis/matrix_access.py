"""Reading one row or one cell of a labelled matrix, as floats."""

import pandas as pd


def row_of(matrix: pd.DataFrame, label: str) -> "pd.Series[float]":
    """One row; KeyError where there is none."""
    position = matrix.index.get_loc(label)
    return pd.Series(matrix.to_numpy(dtype=float)[position], index=matrix.columns, name=label)


def cell_of(matrix: pd.DataFrame, row: str, column: str) -> float:
    """One cell, NaN for a blank; KeyError where there is none."""
    return float(matrix.to_numpy(dtype=float)[matrix.index.get_loc(row), matrix.columns.get_loc(column)])

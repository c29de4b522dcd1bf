"""Checks that every measure runs on its input before it computes anything."""

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]


def values_of(matrix: pd.DataFrame) -> Floats:
    """Return the values of a matrix as floats; NaN is a blank.

    Raises:
        ValueError: a label is duplicated, or a value is not a number, negative or infinite; the message names the
            row and the column.
    """
    for axis, index in (("row", matrix.index), ("column", matrix.columns)):
        if not index.is_unique:
            raise ValueError(
                f"The {axis} “{index[index.duplicated()][0]}” appears twice: give every {axis} a different name."
            )
    try:
        values = matrix.to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise ValueError(f"The matrix holds something that is not a number: {error}.") from error
    for name, wrong in (("negative", values < 0), ("infinite", np.isinf(values))):
        if wrong.any():
            row, column = (int(indices[0]) for indices in np.nonzero(wrong))
            raise ValueError(
                f"The value {values[row, column]:g} in row “{matrix.index[row]}”, column “{matrix.columns[column]}” "
                f"is {name}: measures of focus are defined for finite values from 0 up."
            )
    return values


def within_range(values: Floats) -> Floats:
    """Divide the values by a power of two, so that the largest lies between 1 and 2 and totals stay finite.

    Shares and quotients do not depend on a common factor, and a power of two adds no rounding.
    """
    largest = np.nanmax(np.where(np.isnan(values), 0.0, values), initial=0.0)
    return np.asarray(np.ldexp(values, 1 - np.frexp(largest)[1])) if largest > 0 else values


def held_by_either(one: "pd.Series[float]", other: "pd.Series[float]") -> pd.DataFrame:
    """Return two aligned rows as a matrix with 0 for blanks; columns that are blank or 0 in both rows are dropped.

    Raises:
        ValueError: the labels differ, a label is duplicated, a value is negative or infinite.
    """
    pair = aligned(one, other)
    values = np.nan_to_num(values_of(pair), nan=0.0)
    kept = np.flatnonzero((values > 0).any(axis=0))
    return pd.DataFrame(values[:, kept], index=pair.index, columns=pair.columns[kept])


def aligned(one: "pd.Series[float]", other: "pd.Series[float]") -> pd.DataFrame:
    """Return two aligned series as the two rows of a matrix.

    Raises:
        ValueError: their labels differ; the message gives both sizes and the first label that differs.
    """
    if not one.index.equals(other.index):
        differing = next(
            (str(a) for a, b in zip(one.index, other.index, strict=False) if a != b),
            str((one.index if len(one) > len(other) else other.index)[min(len(one), len(other))])
            if len(one) != len(other)
            else "",
        )
        raise ValueError(
            f"The two series do not align: {len(one)} and {len(other)} labels, first difference at “{differing}”."
        )
    return pd.DataFrame([one.to_numpy(), other.to_numpy()], index=["one", "other"], columns=one.index)

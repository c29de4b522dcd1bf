"""The few statistics that the tables show."""

from collections.abc import Sequence
from math import ceil


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all values do not exceed; NaN of none.

    Nearest rank, so that it is always a value that was measured: with 40 clicks p95 is the third slowest.
    """
    if not values:
        return float("nan")
    return sorted(values)[max(ceil(share * len(values)) - 1, 0)]


def median(values: Sequence[float]) -> float:
    """The value in the middle, the lower one of two; NaN of none."""
    return quantile(values, 0.5)


def milliseconds(seconds: float) -> str:
    """Seconds as whole milliseconds; one decimal below ten."""
    shown = seconds * 1000
    return f"{shown:.1f}" if shown < 10 else f"{shown:,.0f}"


def kilobytes(size: float) -> str:
    """Bytes in kB (1,000 bytes)."""
    return f"{size / 1000:,.1f}"


def mebibytes(size: float) -> str:
    """Bytes in MiB."""
    return f"{size / 2**20:,.1f}"

"""Statements about regions and industries. Each returns the two numbers that it compares under a reading."""

from collections.abc import Mapping

import numpy as np

from analysis.between_groups import within_and_between
from analysis.readings import Reading, Statement

NAN = float("nan")


def more_similar(one: str, other: str, third: str) -> Statement:
    """`one` is more similar to `other` than to `third`."""
    return lambda reading: (reading.similarity_of(one, other), reading.similarity_of(one, third))


def names_more(one: str, other: str) -> Statement:
    """`one` names more industries than `other`; a region that names none is unknown."""
    return lambda reading: (reading.breadths[one] or NAN, reading.breadths[other] or NAN)


def more_similar_than_usual(one: str, other: str) -> Statement:
    """Two regions are more similar than the mean of all pairs of different regions; unknown if there is one pair."""

    def numbers(reading: Reading) -> tuple[float, float]:
        pairs = reading.pairs()
        return reading.similarity_of(one, other), float(pairs.mean()) if len(pairs) > 1 else NAN

    return numbers


def nearest_is(one: str, other: str) -> Statement:
    """No other region is as similar to `one` as `other`; the second number is the best of the others."""

    def numbers(reading: Reading) -> tuple[float, float]:
        rest = [
            reading.similarity_of(one, str(third)) for third in reading.similarity.index if third not in (one, other)
        ]
        known = [value for value in rest if value == value]
        return reading.similarity_of(one, other), max(known) if known else NAN

    return numbers


def closer_within(group_of: Mapping[str, str]) -> Statement:
    """Regions of one group are more similar, on average, than regions of different groups."""
    return lambda reading: within_and_between(reading.similarity, group_of)


def broader_than_usual(region: str) -> Statement:
    """A region names more industries than the median of the other regions that name any."""

    def numbers(reading: Reading) -> tuple[float, float]:
        known = [count for key, count in reading.breadths.items() if key != region and count]
        return reading.breadths[region] or NAN, float(np.median(known)) if known else NAN

    return numbers


def only_one(region: str, industry: str) -> Statement:
    """A region names an industry (1) and no other region does (0); unknown if the region does not name it."""

    def numbers(reading: Reading) -> tuple[float, float]:
        if industry not in reading.levels:
            return NAN, NAN
        named = reading.levels[industry].notna()
        others = int(named.sum()) - bool(named[region])
        return 1.0 if named[region] else NAN, float(others)

    return numbers


def named_by_most(industry: str) -> Statement:
    """More than half of the regions that name any industry name this one."""

    def numbers(reading: Reading) -> tuple[float, float]:
        heard = int(reading.levels.notna().to_numpy().any(axis=1).sum())
        return _named(reading, industry), heard / 2 if heard else NAN

    return numbers


def wider_than_usual(industry: str) -> Statement:
    """More regions name an industry than the median of the other industries that any region names."""

    def numbers(reading: Reading) -> tuple[float, float]:
        counts = reading.levels.drop(columns=industry, errors="ignore").notna().to_numpy().sum(axis=0)
        known = counts[counts > 0]
        return _named(reading, industry), float(np.median(known)) if len(known) else NAN

    return numbers


def named_most_with(industry: str, other: str) -> Statement:
    """Two columns are more similar than the first is to any third one."""

    def numbers(reading: Reading) -> tuple[float, float]:
        columns = list(reading.levels.columns)
        if industry not in columns or other not in columns:
            return NAN, NAN
        similarity = reading.between_columns.to_numpy()
        row = similarity[columns.index(industry)]
        rest = [value for key, value in zip(columns, row, strict=True) if key not in (industry, other)]
        known = [float(value) for value in rest if value == value]
        return float(row[columns.index(other)]), max(known) if known else NAN

    return numbers


def _named(reading: Reading, industry: str) -> float:
    return float(reading.levels[industry].notna().sum()) if industry in reading.levels else NAN

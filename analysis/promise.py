"""What regions say beside what they have: whether they name an industry, and their share of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isinf, isnan

import pandas as pd

from analysis.location_quotient import ROUNDING
from analysis.rank_correlation import RankCorrelation, rank_correlation


class Field(StrEnum):
    """Where a region stands on an industry. Not naming is not lacking."""

    NAMED_STRONG = "named and strong"
    NAMED_WEAK = "named and weak"
    UNNAMED_STRONG = "not named and strong"
    UNNAMED_WEAK = "not named and weak"


class Across(StrEnum):
    """What is read across: the share alone, which grows with the size of a region, or the location quotient."""

    QUOTIENT = "quotient"
    SHARE = "share"


@dataclass(frozen=True)
class Holding:
    """What a region has of an industry.

    Attributes:
        amount: in the unit of the measure, from 0 up.
        share: of the amount of all regions with a figure, 0 to 1.
        base_share: the region's share of the base, such as GDP, of the same regions, 0 to 1.
    """

    amount: float
    share: float
    base_share: float

    @property
    def quotient(self) -> float:
        """The location quotient with respect to the base: `share` over `base_share`, from 0 up."""
        return self.share / self.base_share

    def along(self, across: Across) -> float:
        """Return the quotient or the share."""
        return self.quotient if across is Across.QUOTIENT else self.share

    @property
    def is_strong(self) -> bool:
        """True if the share of the amount is at least the share of the base."""
        return self.quotient >= 1 - ROUNDING


@dataclass(frozen=True)
class Standing:
    """What a region says and has of an industry.

    Attributes:
        region: its id.
        level: 1 to 3; 0 if the region has documents and none names the industry.
        holding: what it has.
        heading: the broader heading that it names instead; empty if it names the industry, or none above it.
        narrower: parts of the industry that it names instead; empty if it names the industry, or no part of it.
    """

    region: str
    level: int
    holding: Holding
    heading: str = ""
    narrower: tuple[str, ...] = ()

    @property
    def field(self) -> Field:
        """Where the region stands."""
        if self.level:
            return Field.NAMED_STRONG if self.holding.is_strong else Field.NAMED_WEAK
        return Field.UNNAMED_STRONG if self.holding.is_strong else Field.UNNAMED_WEAK


@dataclass(frozen=True)
class Promise:
    """What the regions say and have of an industry.

    Attributes:
        standings: the regions with documents and a figure, highest level and then largest quotient first.
        with_figure: number of regions with a figure, the base of all shares.
    """

    standings: tuple[Standing, ...]
    with_figure: int

    def in_field(self, field: Field) -> tuple[Standing, ...]:
        """Return the regions of a field, in order."""
        return tuple(standing for standing in self.standings if standing.field is field)

    @property
    def named(self) -> tuple[Standing, ...]:
        """The regions that name the industry."""
        return tuple(standing for standing in self.standings if standing.level)

    @property
    def share_of_named(self) -> float:
        """The share of the amount that the regions that name the industry hold together, 0 to 1."""
        return sum(standing.holding.share for standing in self.named)

    @property
    def base_share_of_named(self) -> float:
        """Their share of the base, 0 to 1."""
        return sum(standing.holding.base_share for standing in self.named)

    @property
    def largest_unnamed(self) -> Standing | None:
        """The region with the largest share among those that do not name the industry; None if all name it."""
        unnamed = [standing for standing in self.standings if not standing.level]
        return max(unnamed, key=lambda standing: standing.holding.share, default=None)

    def correlation(self, across: Across) -> RankCorrelation | None:
        """Return the rank correlation of level and share or quotient, 0 for not named; None where there is none."""
        levels = pd.Series([float(standing.level) for standing in self.standings])
        return rank_correlation(levels, pd.Series([standing.holding.along(across) for standing in self.standings]))


def holdings(amounts: "pd.Series[float]", base: "pd.Series[float]") -> dict[str, Holding]:
    """Return what each region with a known amount and base has; the others are left out of all totals.

    Args:
        amounts: by region, from 0 up; NaN is unknown, which is not zero.
        base: by region, such as its GDP, above 0; NaN is unknown.

    Raises:
        ValueError: a negative or infinite amount, a duplicate label, or a base of 0.

    Examples:
        >>> cars, gdp = pd.Series({"a": 30.0, "b": 10.0, "c": None}), pd.Series({"a": 50.0, "b": 50.0, "c": 90.0})
        >>> {region: (held.share, held.quotient) for region, held in holdings(cars, gdp).items()}
        {'a': (0.75, 1.5), 'b': (0.25, 0.5)}
    """
    bases = _known(base)
    known = {region: (amount, bases[region]) for region, amount in _known(amounts).items() if region in bases}
    total, base_total = (sum(side) for side in zip(*known.values(), strict=True)) if known else (0.0, 0.0)
    if any(basis == 0 for _amount, basis in known.values()):
        raise ValueError("A base of 0 gives no location quotient.")
    if total == 0:
        return {}
    return {region: Holding(amount, amount / total, basis / base_total) for region, (amount, basis) in known.items()}


def _known(amounts: "pd.Series[float]") -> dict[str, float]:
    """Return the known amounts by region. Operations of pandas on its index would take ten times as long."""
    pairs = zip(amounts.index.tolist(), amounts.to_numpy(float).tolist(), strict=True)
    values = {str(region): amount for region, amount in pairs}
    if len(values) < len(amounts):
        raise ValueError("A region appears twice.")
    for region, amount in values.items():
        if amount < 0 or isinf(amount):
            raise ValueError(f"The amount {amount:g} of “{region}” is negative or infinite.")
    return {region: amount for region, amount in values.items() if not isnan(amount)}


def promise(
    levels: Mapping[str, int],
    held: Mapping[str, Holding],
    headings: Mapping[str, str],
    narrower: Mapping[str, Sequence[str]],
) -> Promise:
    """Put what regions say beside what they have.

    Args:
        levels: of the regions with documents: 1 to 3, or 0 if none of them names the industry.
        held: what all regions with a figure have, as `holdings` returns it.
        headings: the broader headings that regions name.
        narrower: the parts of the industry that regions name.
    """
    standings = [
        Standing(region, 0, held[region], headings.get(region, ""), tuple(narrower.get(region, ())))
        if not level
        else Standing(region, level, held[region])
        for region, level in levels.items()
        if region in held
    ]
    standings.sort(key=lambda standing: (-standing.level, -standing.holding.quotient))
    return Promise(tuple(standings), len(held))

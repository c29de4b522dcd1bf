"""Proximity of industries and complexity, which need every cell of a user's dataset.

They are computed once for a dataset and kept, and not computed for datasets that would take long to read.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.complexity import (
    LEAST_INDUSTRIES,
    LEAST_REGIONS,
    Complexity,
    NoScaleError,
    Undetermined,
    complexity,
)
from analysis.location_quotient import location_quotient, reaches
from analysis.matrix_access import row_of
from analysis.proximity import proximity
from analysis.relatedness_density import densities
from components.dataset.user_axes import Axes, Axis
from components.dataset.user_window import UserData
from components.text.formatting import number
from components.text.i18n import _
from data.store.dataset import Header
from data.store.datasets import DatasetStore
from data.store.windows import amounts

MOST_CELLS = 300_000
"""Regions times industries: the first reader waits some seconds; ten times as many would take half a minute."""


@dataclass(frozen=True)
class Structure:
    """The structure of a dataset in one year; labels are ids.

    Attributes:
        quotients: location quotients, regions × industries, those that are totals of others left out.
        specialised: True where they reach 1.
        proximities: industries × industries.
        complexity: ECI and PCI; None if the matrix does not determine them.
        undetermined: why not; None if there is complexity.
    """

    quotients: pd.DataFrame
    specialised: pd.DataFrame
    proximities: pd.DataFrame
    complexity: Complexity | None
    undetermined: Undetermined | None

    @property
    def large_enough(self) -> bool:
        """True if enough regions and industries have a specialisation for proximities to be meaningful."""
        held = self.specialised.to_numpy()
        return bool(held.any(axis=1).sum() >= LEAST_REGIONS and held.any(axis=0).sum() >= LEAST_INDUSTRIES)

    def options(self, region: str) -> "pd.Series[float]":
        """Return the relatedness density of industries in which a region is not specialised, highest first."""
        row = self.specialised.loc[[region]]
        density = row_of(densities(row, self.proximities), region)
        return _highest(density[~row.to_numpy()[0]])

    def nearest(self, industry: str) -> "pd.Series[float]":
        """Return the proximity of the other industries to one, highest first."""
        return _highest(row_of(self.proximities, industry).drop(industry))


def _highest(values: "pd.Series[float]") -> "pd.Series[float]":
    """Return the values above 0, highest first."""
    return values[values > 0].sort_values(ascending=False, kind="stable")


def structure_of(store: DatasetStore, header: Header, sides: Axes) -> Structure:
    """Read all cells of a dataset and compute its structure.

    Raises:
        StoreError: the database does not answer.
    """
    whole = pd.DataFrame(amounts(store, header, sides.year), _ids(sides.regions), _ids(sides.industries))
    matrix = whole.drop(index=_totals(sides.regions), columns=_totals(sides.industries))
    quotients = location_quotient(matrix)
    scores: Complexity | None = None
    why: Undetermined | None = None
    try:
        scores = complexity(matrix)
    except NoScaleError as error:
        why = error.why
    return Structure(quotients, reaches(quotients, 1), proximity(matrix), scores, why)


def too_much_or_little(data: UserData) -> str:
    """Return why a dataset is too small or too large for a structure, in a sentence; empty if it is neither."""
    regions, industries = data.header.regions, data.header.industries
    if regions < LEAST_REGIONS or industries < LEAST_INDUSTRIES:
        return too_little()
    if regions * industries > MOST_CELLS:
        return _(
            "Relatedness and complexity are not given: they need every cell, and this dataset has {n}; they are "
            "calculated for at most {limit}."
        ).format(n=number(regions * industries), limit=number(MOST_CELLS))
    return ""


def too_little() -> str:
    """Return why a small dataset has no relatedness and no complexity."""
    return _(
        "Relatedness and complexity are not given: they need at least {regions} regions and {industries} industries "
        "with a location quotient of 1 or more; with fewer, one or two cells would decide them."
    ).format(regions=LEAST_REGIONS, industries=LEAST_INDUSTRIES)


def without_scale(why: Undetermined) -> str:
    """Return why there is no complexity, in a sentence."""
    return {
        Undetermined.SMALL: too_little(),
        Undetermined.BLOCKS: _(
            "Complexity is not given: the regions fall into groups without a common specialisation, and no single "
            "scale holds for all of them."
        ),
        Undetermined.SAME: _("Complexity is not given: all regions specialise in the same industries."),
        Undetermined.REGULAR: _("Complexity is not given: several scales fit these amounts equally well."),
        Undetermined.NO_DIRECTION: _(
            "Complexity is not given: it does not correlate with the number of specialisations, so nothing "
            "shows which end of the scale is the complex one."
        ),
    }[why]


def _totals(axis: Axis) -> list[str]:
    """Return the ids of the names that are totals of others."""
    return axis.rows.loc[axis.rows["is_total"].astype(bool), "id"].tolist()


def _ids(axis: Axis) -> list[str]:
    """Return the ids in the order of positions."""
    return [str(key) for key in axis.rows.sort_values("position")["id"]]

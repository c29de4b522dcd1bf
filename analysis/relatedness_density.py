"""Relatedness density: how close an industry is to what a region already specialises in."""

import numpy as np
import pandas as pd

from analysis.location_quotient import specialised
from analysis.proximity import proximity


def relatedness_density(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return an industry's proximity to the region's specialisations over its proximity to all industries.

    An industry is not its own neighbour: the diagonal of the proximity is left out.

    Args:
        matrix: regions × industries, amounts from 0 up; NaN is a blank and counts as no specialisation.

    Returns:
        Regions × industries, 0 to 1; also where the matrix is blank, because the density describes how near a region is
        to an industry it may not have. Blank for an industry without a neighbour and in the row of a region without an
        amount.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    References:
        Hidalgo, C. A., Klinger, B., Barabási, A.-L., & Hausmann, R. (2007), see `proximity`; without the diagonal as in
        Boschma, R., Balland, P.-A., & Kogler, D. F. (2015). Relatedness and technological change in cities. Industrial
        and Corporate Change, 24(1), 223-250.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [9.0, 1.0, 6.0], "ai": [8.0, 1.0, 1.0], "ev": [1.0, 9.0, 5.0]})
        >>> float(relatedness_density(jobs).loc[0, "ai"])  # its neighbours: ic 1/2, held by region 0; ev 0
        1.0
    """
    return densities(specialised(matrix), proximity(matrix))


def densities(specialised_in: pd.DataFrame, proximities: pd.DataFrame) -> pd.DataFrame:
    """Return the densities of some regions, with the proximities computed from all regions.

    Args:
        specialised_in: regions × industries, True where a region is specialised.
        proximities: industries × industries, NaN for an industry in which no region is.
    """
    held = specialised_in.to_numpy().astype(float)
    near = np.nan_to_num(proximities.to_numpy(), nan=0.0)
    np.fill_diagonal(near, 0.0)
    around = near.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        density = (held @ near) / around
    density[:, around == 0] = np.nan
    density[held.sum(axis=1) == 0, :] = np.nan  # with any amount, at least one quotient reaches 1
    return pd.DataFrame(density, index=specialised_in.index, columns=specialised_in.columns)

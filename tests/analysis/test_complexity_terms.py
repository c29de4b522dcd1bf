"""The terms of one region's complexity, compared with the eigenvectors of the whole matrix."""

import numpy as np
import pandas as pd
import pytest

from analysis.complexity import complexity
from analysis.complexity_terms import complexity_terms
from analysis.location_quotient import specialised


@pytest.mark.parametrize("seed", range(5))
def test_the_terms_agree_with_the_eigenvectors_of_the_whole_matrix(seed: int) -> None:
    chance = np.random.default_rng(seed)
    matrix = pd.DataFrame(chance.lognormal(0, 2, (14, 18)), index=[f"r{index}" for index in range(14)])
    held = specialised(matrix)
    scores = complexity(matrix).regions
    m = held.to_numpy(dtype=float)
    whole = (m / m.sum(axis=1)[:, None]) @ (m / m.sum(axis=0)).T
    values, vectors = np.linalg.eig(whole)
    second = np.argsort(values.real)[-2]
    expected = vectors[:, second].real / vectors[:, second].real.std()
    for row, region in enumerate(matrix.index):
        terms = complexity_terms(held, scores, region)
        assert terms.similarity.to_numpy() == pytest.approx(whole[row])
        assert terms.eigenvalue == pytest.approx(values[second].real)
        assert np.abs(terms.vector.to_numpy()) == pytest.approx(np.abs(expected))
        assert terms.diversity.tolist() == m.sum(axis=1).tolist()
        assert float(terms.similarity @ terms.vector) == pytest.approx(terms.eigenvalue * terms.vector[region])
        assert terms.products.sum() == pytest.approx(terms.eigenvalue * terms.vector[region])
        assert terms.vector[region] - terms.mean == terms.value == pytest.approx(scores[region])


def test_a_region_without_a_specialisation_is_left_out() -> None:
    stairs = pd.DataFrame([[float(j <= i) for j in range(12)] for i in range(12)])
    with_nobody = pd.concat([stairs, pd.DataFrame([[np.nan] * 12], index=[12])])
    one = complexity_terms(specialised(stairs), complexity(stairs).regions, 5)  # type: ignore[arg-type]
    other = complexity_terms(specialised(with_nobody), complexity(with_nobody).regions, 5)  # type: ignore[arg-type]
    assert other.similarity.equals(one.similarity)
    assert 12 not in other.vector.index

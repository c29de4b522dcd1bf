"""The steps behind one region's complexity, beside the eigenvectors of the whole matrix."""

import numpy as np
import pandas as pd
import pytest

from analysis.complexity import complexity
from analysis.complexity_steps import complexity_steps
from analysis.location_quotient import specialised


@pytest.mark.parametrize("seed", range(5))
def test_the_row_and_the_vector_are_those_of_the_matrix(seed: int) -> None:
    chance = np.random.default_rng(seed)
    matrix = pd.DataFrame(chance.lognormal(0, 2, (14, 18)), index=[f"r{at}" for at in range(14)])
    held = specialised(matrix)
    scores = complexity(matrix).regions
    m = held.to_numpy(dtype=float)
    whole = (m / m.sum(axis=1)[:, None]) @ (m / m.sum(axis=0)).T
    values, vectors = np.linalg.eig(whole)
    second = np.argsort(values.real)[-2]
    expected = vectors[:, second].real / vectors[:, second].real.std()
    for at, region in enumerate(matrix.index):
        steps = complexity_steps(held, scores, region)
        assert steps.alike.to_numpy() == pytest.approx(whole[at])
        assert steps.eigenvalue == pytest.approx(values[second].real)
        assert np.abs(steps.vector.to_numpy()) == pytest.approx(np.abs(expected))
        assert steps.diversity.tolist() == m.sum(axis=1).tolist()
        assert float(steps.alike @ steps.vector) == pytest.approx(steps.eigenvalue * steps.vector[region])
        assert steps.vector[region] - steps.mean == pytest.approx(scores[region])


def test_who_is_specialised_in_nothing_takes_no_part() -> None:
    stairs = pd.DataFrame([[float(j <= i) for j in range(12)] for i in range(12)])
    with_nobody = pd.concat([stairs, pd.DataFrame([[np.nan] * 12], index=[12])])
    one = complexity_steps(specialised(stairs), complexity(stairs).regions, 5)  # type: ignore[arg-type]
    other = complexity_steps(specialised(with_nobody), complexity(with_nobody).regions, 5)  # type: ignore[arg-type]
    assert other.alike.equals(one.alike)
    assert 12 not in other.vector.index

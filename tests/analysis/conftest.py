"""Matrices that the tests of measures share."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

SAMPLE = Path(__file__).parents[1] / "samples" / "spain_exports_2022.csv"

LEVELS = arrays(
    float, st.tuples(st.integers(2, 6), st.integers(1, 7)), elements=st.sampled_from([np.nan, 1.0, 2.0, 3.0])
).map(lambda values: pd.DataFrame(values, columns=list("stuvwxyz")[: values.shape[1]]))
"""Coded matrices: levels and blanks."""

AMOUNTS = arrays(
    float,
    st.tuples(st.integers(2, 7), st.integers(2, 8)),
    elements=st.one_of(st.just(np.nan), st.just(0.0), st.floats(1e-3, 1e6)),
).map(lambda values: pd.DataFrame(values, columns=list("stuvwxyz")[: values.shape[1]]))
"""Matrices of amounts: with blanks, zeros, and rows or columns of nothing else."""


@pytest.fixture(scope="session")
def exports() -> pd.DataFrame:
    """Exports of 24 Spanish provinces in 16 sections, 2022."""
    return pd.read_csv(SAMPLE, index_col="province")

"""The order of regions for a set of industries."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.shortlist import Fit, shortlist

INDUSTRIES = ["a", "b", "c"]


def frames(rows: list[list[int | None]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Levels and broader headings of regions r0, r1, …: -1 stands for a broader heading, None for another blank."""
    labels = [f"r{n}" for n in range(len(rows))]
    levels = pd.DataFrame([[v if v and v > 0 else None for v in row] for row in rows], labels, INDUSTRIES, dtype=float)
    return levels, pd.DataFrame([[v == -1 for v in row] for row in rows], labels, INDUSTRIES)


def test_most_named_come_first_then_the_strongest_then_broader_headings() -> None:
    levels, broader = frames(
        [[3, 3, None], [1, 1, 1], [3, -1, -1], [3, -1, None], [None, None, None], [None, -1, None]]
    )
    assert shortlist(levels, broader, INDUSTRIES) == [
        Fit("r1", 3, 3, 0),
        Fit("r0", 2, 6, 0),
        Fit("r2", 1, 3, 2),
        Fit("r3", 1, 3, 1),
        Fit("r5", 0, 0, 1),
    ]
    assert [fit.region for fit in shortlist(levels, broader, ["c"])] == ["r1", "r2"]


CELLS = st.sampled_from([None, -1, 1, 2, 3])


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_region_that_gains_an_industry_never_falls(rows: list[list[int | None]]) -> None:
    levels, broader = frames(rows)
    order = [fit.region for fit in shortlist(levels, broader, INDUSTRIES)]
    assert set(order) == {f"r{n}" for n, row in enumerate(rows) if any(row)}
    more = [[3 if value is None else value for value in rows[0]], *rows[1:]]
    after = [fit.region for fit in shortlist(*frames(more), INDUSTRIES)]
    if "r0" in order:
        assert after.index("r0") <= order.index("r0")


@pytest.mark.parametrize("industries", [[], ["a", "a"]])
def test_no_industry_and_one_given_twice_are_refused(industries: list[str]) -> None:
    with pytest.raises(ValueError, match="different industries"):
        shortlist(*frames([[1, 2, 3]]), industries)

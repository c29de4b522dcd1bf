"""Totals that are recognised by their values."""

import pandas as pd
import pytest

from data.upload.totals import find_totals


def frame(rows: dict[str, list[float]]) -> pd.DataFrame:
    cells = [(region, f"i{n}", value) for region, row in rows.items() for n, value in enumerate(row)]
    table = pd.DataFrame(cells, columns=["region", "industry", "value"])
    return table.assign(
        region=table["region"].astype("category"),
        industry=table["industry"].astype("category"),
        year=pd.array([pd.NA] * len(table), dtype="Int64"),
    )


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        ({"a": [1, 2], "b": [3, 4], "whole": [4, 6]}, {"whole": "sum"}),
        ({"a": [1], "b": [3], "whole": [4]}, {}),  # one cell that agrees may be chance
        ({"a": [1, 0], "b": [3, 0], "whole": [4, 0]}, {}),  # zeros agree with anything
        # a total is at least the sum of the others where one of them is withheld
        ({"a": [1, 2, 3], "b": [float("nan"), 4, 5], "c": [1, 6, 7], "whole": [9, 12, 15]}, {"whole": "sum"}),
        ({"a": [1, 2, 3], "b": [float("nan"), 4, 5], "c": [5, 6, 7], "whole": [5, 12, 15]}, {}),
        ({"a": [1, 2], "whole": [1, 2]}, {}),  # the sum of one other
        ({"a": [1, 2], "b": [3, 4], "whole": [4, 7]}, {}),
    ],
)
def test_a_sum_of_two_others_in_two_cells_is_a_total(rows: dict[str, list[float]], totals: dict[str, str]) -> None:
    assert find_totals(frame(rows), "region", "industry") == totals

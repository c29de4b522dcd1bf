"""What copying leaves on a link is taken off; what its writer meant stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.selection.link_query import link_query


@pytest.mark.parametrize(
    ("copied", "meant"),
    [
        ({"region": "CN-GD.", "lang": "en"}, {"region": "CN-GD", "lang": "en"}),
        (
            {"region": "CN-GD", "amp;industry": "integrated-circuits"},
            {"region": "CN-GD", "industry": "integrated-circuits"},
        ),
        ({"region": "CN-GD)。"}, {"region": "CN-GD"}),
        ({"lang": "zh-CN"}, {"lang": "zh"}),
        ({"lang": "en_US"}, {"lang": "en"}),
        ({"lang": "fr-FR"}, {"lang": "fr-FR"}),
        ({"region": "", "industry": " "}, {}),
        ({"amp;region": "CN-BJ", "region": "CN-GD"}, {"region": "CN-GD"}),
    ],
)
def test_what_copying_left_is_taken_off(copied: dict[str, str], meant: dict[str, str]) -> None:
    assert link_query(copied) == meant


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=20), max_size=6))
def test_a_cleaned_query_stays_as_it_is(query: dict[str, str]) -> None:
    cleaned = link_query(query)
    assert link_query(cleaned) == cleaned
    assert all(cleaned.values())

"""Which regions are taken for units of China without asking."""

import pytest

from components.your_data.save import is_sure
from data.atlas import Atlas
from data.upload.match import match_regions


@pytest.mark.parametrize(
    ("name", "code", "sure"),
    [
        ("Beijing", "", True),
        ("北京市", "", True),
        ("CN-BJ", "", True),
        ("110000", "", True),
        ("11", "", False),
        ("Cádiz", "11", False),
        ("Zaragoza", "50", False),
    ],
)
def test_a_short_number_is_asked_about(atlas: Atlas, name: str, code: str, sure: bool) -> None:
    (found,) = match_regions([name], atlas.units.values(), {name: code} if code else None)
    assert found.region_id is not None
    assert is_sure(found) is sure

"""Matching names of regions with the built-in units."""

import pytest

from data.atlas import Atlas
from data.upload import match
from data.upload.match import match_regions


@pytest.mark.parametrize(
    ("name", "region", "how"),
    [
        ("CN-BJ", "CN-BJ", "id"), ("cn-bj", "CN-BJ", "id"), ("110000", "CN-BJ", "adcode"), ("11", "CN-BJ", "adcode"),
        ("Beijing", "CN-BJ", "name"), ("BEIJING", "CN-BJ", "name"),
        ("北京市", "CN-BJ", "name"), ("北京", "CN-BJ", "name"),
        ("广东 省", "CN-GD", "name"), ("Guangdong Province", "CN-GD", "name"), ("内蒙古", "CN-NM", "name"),
        ("Shaanxi", "CN-SN", "name"), ("Shanxi", "CN-SX", "name"), ("香港", "CN-HK", "name"),
        ("Qingdao", "CN-370200", "name"),
    ],
)  # fmt: skip
def test_exact_matches(atlas: Atlas, name: str, region: str, how: str) -> None:
    (found,) = match_regions([name], atlas.units.values())
    assert (found.region_id, found.how) == (region, how)


@pytest.mark.parametrize(
    ("name", "region"), [("Bejing", "CN-BJ"), ("Guangdnog", "CN-GD"), ("Chonqing", "CN-CQ"), ("Zheijang", "CN-ZJ")]
)
def test_similar_names_are_suggested_but_not_matched(atlas: Atlas, name: str, region: str) -> None:
    (found,) = match_regions([name], atlas.units.values())
    assert found.region_id is None
    assert found.suggestions[0] == region


def test_a_code_in_the_file_matches_if_the_name_does_not(atlas: Atlas) -> None:
    codes = {"Capital": "110000", "Elsewhere": "999999"}
    capital, elsewhere = match_regions(["Capital", "Elsewhere"], atlas.units.values(), codes)
    assert (capital.region_id, capital.how) == ("CN-BJ", "code")
    assert (elsewhere.region_id, elsewhere.suggestions) == (None, ())


def test_suggestions_are_limited_to_a_number_of_names(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "NAMES_WITH_SUGGESTIONS", 2)
    matches = match_regions(["Bejing", "Beijing", "Chonqing", "Zheijang"], atlas.units.values())
    assert [bool(found.suggestions) for found in matches] == [True, False, True, False]
    assert matches[1].region_id == "CN-BJ"


def test_a_unit_is_suggested_if_its_similarity_is_at_least_80(atlas: Atlas) -> None:
    just, less = match_regions(["Beixxing", "Guangdxxg"], atlas.units.values())  # 2 × 6 / 15 = 0.8, 2 × 7 / 18 = 0.78
    assert (just.suggestions, less.suggestions) == (("CN-BJ",), ())

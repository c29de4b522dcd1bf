"""Names on the map: none overlaps another, whatever the view, the language and the choice of regions."""

import pytest

from components.figures.map_labels import Box, legible
from components.figures.map_labels import _box as box_of
from components.figures.map_projection import SHAPE, VIEWS, shown_ranges
from components.figures.map_regions import MapRegion, labelled
from data.load import Atlas


def regions_of(atlas: Atlas, language: str) -> list[MapRegion]:
    return [
        MapRegion(
            unit.region_id,
            unit.short_zh if language == "zh" else unit.short_en,
            unit.longitude,
            unit.latitude,
            unit.is_city,
        )
        for unit in atlas.regions.values()
    ]


def test_boxes_that_touch_do_not_overlap() -> None:
    box = Box(0, 10, 0, 10)
    assert box.meets(Box(9, 20, 9, 20))
    assert not box.meets(Box(10, 20, 0, 10))
    assert not box.meets(Box(0, 10, 10, 20))


@pytest.mark.parametrize("shape", sorted(SHAPE))
@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_names_overlap(whole: Atlas, language: str, view: str, shape: str) -> None:
    named = legible(labelled(regions_of(whole, language), "geo"), view, SHAPE[shape])
    width = 430 if shape == "both" else 600
    boxes = [box_of(region, shown_ranges(view, SHAPE[shape]), width) for region in named]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_all_provinces_are_named_on_the_map_of_china(atlas: Atlas) -> None:
    for language in ("en", "zh"):
        shown = {region.id for region in legible(labelled(regions_of(atlas, language), "geo"), "china", SHAPE["both"])}
        missing = {key for key in atlas.regions if key not in shown} - {"CN-HK", "CN-MO"}
        assert missing == set(), language


def test_more_names_fit_on_a_zoomed_map(whole: Atlas) -> None:
    regions = labelled(regions_of(whole, "en"), "geo")
    inside = {"CN-SH", "CN-330100", "CN-320100", "CN-320500", "CN-340100"}
    far = {region.id for region in legible(regions, "china", SHAPE["both"])} & inside
    near = {region.id for region in legible(regions, "yrd", SHAPE["both"])} & inside
    assert far < near == inside

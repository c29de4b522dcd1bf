"""Names on the map: none overlaps another, whatever the view, the language and the choice of regions."""

import pytest

from components.figures.map_labels import Box, MapNames, map_names
from components.figures.map_labels import _box as box_of
from components.figures.map_projection import SHAPE, VIEWS, shown_ranges
from components.figures.map_regions import MapRegion
from data.atlas import Atlas


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
    names = map_names(regions_of(whole, language), (), view, SHAPE[shape])
    named = [region for region in names.regions if region.id in names.fitting]
    width = 430 if shape == "both" else 600
    boxes = [box_of(region, shown_ranges(view, SHAPE[shape]), width) for region in named]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_all_provinces_are_named_on_the_map_of_china(atlas: Atlas) -> None:
    for language in ("en", "zh"):
        names = map_names(regions_of(atlas, language), (), "china", SHAPE["both"])
        assert set(names.fitting) == set(atlas.regions), language


def test_more_names_fit_on_a_zoomed_map(whole: Atlas) -> None:
    regions = regions_of(whole, "en")
    inside = {"CN-SH", "CN-330100", "CN-320100", "CN-320500", "CN-340100"}
    far = set(map_names(regions, (), "china", SHAPE["both"]).fitting) & inside
    near = set(map_names(regions, (), "yrd", SHAPE["both"]).fitting) & inside
    assert far < near == inside


def test_the_name_of_a_region_without_room_takes_that_of_what_is_in_its_way() -> None:
    boxes = {"group": Box(0, 10, 0, 10), "far": Box(50, 60, 0, 10), "late": Box(5, 15, 5, 15)}
    names = MapNames(inset=False, groups=(), regions=(), boxes=boxes, fitting=["group", "far"])
    assert names.in_the_way("late") == ["group"]
    assert names.in_the_way("far") == []

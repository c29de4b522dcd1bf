"""The tile grid: laid out like the country, coloured like the map, and a click on it is a selection."""

import json
import re
from itertools import combinations

import plotly.graph_objects as go
import pytest
from shapely.geometry import shape
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from analysis.focus import Focus
from components.figures.map import region_map
from components.figures.map_labels import map_names
from components.figures.map_regions import MapRegion
from components.figures.map_selection import map_selection
from components.map.colouring import COLOURS, colouring_by
from components.map.colours import Colouring
from components.map.tile_grid import CHOICE, SOFT_HYPHEN, fill_of
from components.page import registry
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text.theme import DARK, LIGHT, Palette
from data.atlas import Atlas
from data.load import HERE
from data.records import Tile
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from tests.apptest import panels
from tests.data.store.conftest import frame_of

APP = str(HERE.parent / "app.py")
TOUCH = 1
"""Tiles touch where neither column nor row differ by more: side by side or at a corner."""
SAFE = re.compile(r"[\w\s.#:;{}()\[\]/=,\"╱-]*")
"""What a style block of numbers, colours and our own class names is made of."""


def steps(one: Tile, other: Tile) -> int:
    return max(abs(one.column - other.column), abs(one.row - other.row))


def test_every_unit_has_one_tile_of_its_own(atlas: Atlas) -> None:
    assert set(atlas.tiles) == {key for key, unit in atlas.units.items() if unit.scope != "city"}
    assert len({(tile.column, tile.row) for tile in atlas.tiles.values()}) == len(atlas.tiles) == 36


def test_the_larger_grid_has_all_units_with_the_cities_attached_to_theirs(whole: Atlas) -> None:
    assert set(whole.tiles_all) == set(whole.units)
    assert len({(tile.column, tile.row) for tile in whole.tiles_all.values()}) == len(whole.tiles_all) == 47
    for city in (region for region in whole.regions.values() if region.is_city):
        place, province = whole.tiles_all[city.region_id], whole.tiles_all[city.parent_id]
        between = [
            key
            for key, tile in whole.tiles_all.items()
            if (tile.row == place.row and place.column < tile.column < province.column)
            or (tile.row == place.row and province.column < tile.column < place.column)
        ]
        assert steps(place, province) <= TOUCH or all(whole.units[key].parent_id == city.parent_id for key in between)
        assert steps(place, province) <= 2
    for key, tile in whole.tiles_all.items():
        assert tile.syllables_en.replace("-", "") == whole.units[key].name_en


def test_syllables_make_up_the_name(atlas: Atlas) -> None:
    for key, tile in atlas.tiles.items():
        assert tile.syllables_en.replace("-", "") == atlas.units[key].name_en


def test_tiles_are_read_row_by_row(atlas: Atlas) -> None:
    places = [(tile.row, tile.column) for tile in atlas.tiles.values()]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("axis", "line", "direction", "far"), [("longitude", "column", 1, 3.0), ("latitude", "row", -1, 3.0)]
)
def test_what_lies_clearly_west_or_north_never_stands_beyond(
    atlas: Atlas, axis: str, line: str, direction: int, far: float
) -> None:
    """Of two units more than `far` degrees apart, the order of tiles is that of the map in 19 of 20 pairs."""
    agree = [
        (getattr(atlas.units[one], axis) - getattr(atlas.units[other], axis))
        * (getattr(atlas.tiles[one], line) - getattr(atlas.tiles[other], line))
        * direction
        >= 0
        for one, other in combinations(atlas.tiles, 2)
        if abs(getattr(atlas.units[one], axis) - getattr(atlas.units[other], axis)) > far
    ]
    assert len(agree) > 300
    assert sum(agree) / len(agree) >= 0.95


def test_units_that_share_a_border_stand_close(atlas: Atlas) -> None:
    """The outlines are the oracle: six in seven borders are kept, and none is torn wide apart."""
    features = json.loads((HERE / "boundaries" / "regions.geojson").read_text("utf-8"))["features"]
    outlines = {feature["id"]: shape(feature["geometry"]) for feature in features}
    borders = [
        steps(atlas.tiles[one], atlas.tiles[other])
        for one, other in combinations(outlines, 2)
        if outlines[one].distance(outlines[other]) < 0.01
    ]
    assert len(borders) >= 65
    assert sum(apart <= TOUCH for apart in borders) / len(borders) >= 0.85
    assert max(borders) <= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CN-BJ", "CN-HE"), ("CN-TJ", "CN-HE"), ("CN-BJ", "CN-TJ"),
        ("CN-SH", "CN-JS"), ("CN-SH", "CN-ZJ"), ("CN-JS", "CN-ZJ"), ("CN-JS", "CN-AH"), ("CN-AH", "CN-ZJ"),
        ("CN-GD", "CN-HK"), ("CN-GD", "CN-MO"), ("CN-HK", "CN-MO"),
    ],
)  # fmt: skip
def test_an_agglomeration_stands_together(atlas: Atlas, one: str, other: str) -> None:
    assert steps(atlas.tiles[one], atlas.tiles[other]) <= TOUCH


def test_cities_stand_beside_their_province(atlas: Atlas) -> None:
    cities = [region for region in atlas.regions.values() if region.is_city]
    assert {city.name_en for city in cities} == {"Qingdao", "Fuzhou"}
    for city in cities:
        place, province = atlas.tiles[city.region_id], atlas.tiles[city.parent_id]
        assert (abs(place.column - province.column), place.row - province.row) == (1, 0)


def on_the_map(page: OpenPage, colouring: Colouring) -> dict[str, str]:
    """Each region's colour on the map, read from the traces of its figure and from the marks of the selection."""
    places = [
        MapRegion(key, region.name_en, region.longitude, region.latitude, region.is_city)
        for key, region in page.atlas.regions.items()
    ]
    classes, class_of = colouring.classes, colouring.class_of
    figure = region_map(places, {}, classes, class_of, dict.fromkeys(page.atlas.regions, ""), page.palette)
    areas = next(trace for trace in figure.data if trace.type == "choropleth" and trace.locations)
    cities = next(trace for trace in figure.data if trace.type == "scattergeo" and trace.customdata is not None)
    drawn = fills(areas) | dict(zip(cities.customdata, cities.marker.color, strict=True))
    selected = page.selection.region
    names = map_names(places, (), "china", 1.45)
    marks = map_selection(
        places, classes, class_of, names, page.palette, selected=selected, dim=colouring.by_hue, ground=False
    )
    nodes = {f".geo .choroplethlayer>:nth-child(1)>:nth-child({at})": key for at, key in enumerate(areas.locations, 1)}
    nodes |= {f".geo .scatterlayer>:nth-child(1)>:nth-child({at})": key for at, key in enumerate(cities.customdata, 1)}
    filled = [(mark.look["fill"], node) for mark in marks if "fill" in mark.look for node in mark.where]
    return drawn | {nodes[node]: fill for fill, node in filled if node in nodes}


def fills(trace: go.Choropleth) -> dict[str, str]:
    n = round(trace.zmax - trace.zmin)
    colours = [trace.colorscale[2 * i][1] for i in range(n)]
    return {key: colours[int(z)] for key, z in zip(trace.locations, trace.z, strict=True)}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("selected", ["CN-MO", None])
@pytest.mark.parametrize("colour", COLOURS)
def test_a_tile_has_the_colour_of_its_area_on_the_map(
    atlas: Atlas, focus: Focus, colour: str, selected: str | None, colours: Palette
) -> None:
    selection = Selection(region=selected, industry="integrated-circuits")
    page = OpenPage(registry.BY_KEY["map"], atlas, selection, focus, colours)
    colouring = colouring_by(page, colour)
    expected = on_the_map(page, colouring)
    assert {key: fill_of(page, colouring, key) for key in atlas.regions} == expected
    assert len(set(expected.values())) > 2


def opened(**query: str) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    return at.run()


def tiles(at: AppTest) -> ButtonGroup[str]:
    return next(group for group in at.button_group if group.key == CHOICE)


def html(at: AppTest) -> list[str]:
    return [element.proto.body for element in at.get("html")]


def test_a_click_selects_and_a_second_one_clears() -> None:
    at = opened()
    assert tiles(at).value == "CN-SH"
    tiles(at).set_value("CN-HK").run()
    assert at.query_params["region"] == "CN-HK"
    assert ">Hong Kong" in panels(at)[0].partition("</h3>")[0]
    tiles(at).set_value(None).run()
    assert at.query_params["region"] == "none"
    assert tiles(at).value is None


def test_what_is_selected_elsewhere_is_selected_here() -> None:
    assert tiles(opened(region="CN-370200")).value == "CN-370200"
    assert tiles(opened(region="none")).value is None


def test_a_tile_says_in_words_what_its_colour_says(atlas: Atlas) -> None:
    options = tiles(opened(colour="industry", industry="integrated-circuits")).options
    assert len(options) == len(atlas.regions)
    labels = {option.split(" :small")[0].replace(SOFT_HYPHEN, ""): option for option in options}
    assert labels["Shanghai"].endswith(":small[14 industries named, 3 Flagship]")
    assert labels["Hong Kong"].endswith(", Not mentioned]")
    uncovered = tiles(opened(asof="2015-01-01", colour="count")).options
    assert all(option.endswith(":small[Not covered]") for option in uncovered)  # said once


def test_tiles_are_in_the_readers_language() -> None:
    options = tiles(opened(lang="zh")).options
    assert any(option.startswith("上海 ") for option in options)
    assert not any(SOFT_HYPHEN in option for option in options)


def test_the_rest_of_the_country_is_ground_and_no_button(atlas: Atlas) -> None:
    ground = next(body for body in html(opened(regions="commentary")) if "tile-ground" in body)
    names = re.findall(r'<span style="grid-area:\d/\d">([^<]+)</span>', ground)
    assert len(names) == 36 - 14
    assert "Tibet" in "".join(names).replace(SOFT_HYPHEN, "")


HOSTILE = "</style><script>alert(1)</script> **b** [x](javascript:1) :red[y] " + "𝒳" * 60


def test_regions_of_ones_own_get_the_tiles_they_were_matched_with(store: DatasetStore) -> None:
    names = ("Beijing", HOSTILE, "Elsewhere")
    frame = frame_of([(name, industry, None, 3.0, None, "", "", "") for name in names for industry in ("ic", "ai")])
    saved = store.save(NewDataset("mine", frame, units={"Beijing": "CN-BJ", HOSTILE: "CN-GZ"}))
    at = opened(dataset=saved.id)
    assert not at.exception
    options = tiles(at).options
    assert len(options) == 2
    assert "**b**" not in options[1]
    assert "\\*\\*b" in options[1]
    for body in html(at):
        assert "<script" not in body
        assert "alert" not in body
    style = next(re.findall(r"<style>(.*)</style>", body) for body in html(at) if "tile-ground" in body)
    assert len(style) == 1
    assert SAFE.fullmatch(style[0])
    tiles(at).set_value("CN-GZ").run()
    assert at.query_params["region"] == "CN-GZ"


def test_regions_of_ones_own_elsewhere_have_no_tiles(store: DatasetStore) -> None:
    frame = frame_of([(name, "ic", None, 3.0, None, "", "", "") for name in ("North", "South")])
    at = opened(dataset=store.save(NewDataset("mine", frame)).id)
    assert not at.exception
    assert not any(group.key == CHOICE for group in at.button_group)

"""The map as Plotly gets it: every unit drawn, clickable regions, nothing fetched from elsewhere."""

import json

import plotly.graph_objects as go
import pytest

from components.figures.map import GEOMETRY, HATCH, map_legend, region_map
from components.figures.map_groups import GEOMETRY as GROUPS
from components.figures.map_projection import VIEWS
from components.figures.map_regions import MapClass, MapRegion, labelled
from components.text.region_facts import ground_name, ground_texts
from components.text.theme import LIGHT, contrast
from data.atlas import Atlas

CLASSES = [MapClass("one", "#336699"), MapClass("not covered", "#EEEEEE", hatched=True)]


def drawn(atlas: Atlas, **more: object) -> go.Figure:
    places = [MapRegion(r.region_id, r.short_en, r.longitude, r.latitude, r.is_city) for r in atlas.regions.values()]
    return region_map(
        places,
        ground_texts(atlas),
        CLASSES,
        {place.id: int(place.id == "CN-MO") for place in places},
        {place.id: f"about {place.label}" for place in places},
        LIGHT,
        **more,  # type: ignore[arg-type]
    )


def names_of(figure: go.Figure) -> list[go.Scattergeo]:
    return [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "text"]


def areas(figure: go.Figure, geo: str) -> list[str]:
    traces = [trace for trace in figure.data if trace.type == "choropleth" and trace.geo == geo]
    return [unit for trace in traces if trace.marker.opacity != 0 for unit in trace.locations]


@pytest.mark.parametrize("geo", ["geo", "geo2"])
def test_all_34_units_are_drawn_once(atlas: Atlas, geo: str) -> None:
    provinces = [unit.region_id for unit in atlas.units.values() if "city" not in unit.kind]
    assert sorted(areas(drawn(atlas), geo)) == sorted(provinces)


def test_ground_says_why_it_is_no_region_and_has_no_edge(atlas: Atlas, whole: Atlas) -> None:
    commentary = whole.within([key for key, unit in whole.regions.items() if unit.scope == "commentary"])
    assert ground_texts(atlas) == {"CN-TW": "Taiwan: not in this dataset"}
    assert ground_name(atlas) == "not in this dataset"
    few = ground_texts(commentary)
    assert (few["CN-TW"], few["CN-HA"]) == ("Taiwan: not in this dataset", "Henan: not in view")
    assert len(few) == 34 - sum(not unit.is_city for unit in commentary.regions.values())
    assert ground_name(commentary) == "not in view, or not in this dataset"
    assert ground_texts(commentary, of_user=True)["CN-HA"] == "Henan: not in this dataset"
    figure = go.Figure()
    map_legend(figure, [MapClass("ground", "#EEEEEE", without_outline=True), MapClass("blank", "#EEEEEE")], LIGHT)
    assert [entry.marker.line.width for entry in figure.data] == [0, 1]


def test_outlines_come_from_this_server_by_a_relative_address(atlas: Atlas) -> None:
    figure = drawn(atlas)
    assert {trace.geojson for trace in figure.data if trace.type == "choropleth"} == {GEOMETRY}
    assert "http" not in figure.to_json()
    assert not GEOMETRY.startswith("/")


def test_cities_are_points_that_carry_their_id(atlas: Atlas) -> None:
    points = [trace for trace in drawn(atlas).data if trace.type == "scattergeo" and trace.customdata is not None]
    assert [list(trace.customdata) for trace in points] == [["CN-370200", "CN-350100"]]


def test_the_edge_of_a_city_stands_out_from_its_fill(atlas: Atlas) -> None:
    (points,) = [trace for trace in drawn(atlas).data if trace.type == "scattergeo" and trace.customdata is not None]
    assert set(points.marker.color) == {"#336699"}
    assert all(contrast(edge, "#336699") >= 4.5 for edge in points.marker.line.color)


def test_a_region_without_a_source_is_marked_in_its_label_and_in_the_legend(atlas: Atlas) -> None:
    figure = drawn(atlas)
    labels = [str(text) for trace in names_of(figure) for text in trace.text]
    assert [label for label in labels if HATCH in label] == [f"{HATCH} Macao"]
    assert [trace.name for trace in figure.data if trace.showlegend] == ["one", "not covered"]


def test_the_two_small_regions_are_named_in_the_inset_only(atlas: Atlas) -> None:
    named = {trace.geo: [str(text) for text in trace.text] for trace in names_of(drawn(atlas))}
    assert [name.removeprefix(f"{HATCH} ") for name in named["geo2"]] == ["Hong Kong", "Macao"]
    assert len(named["geo"]) == len(atlas.regions) - 2


def test_groups_are_outlined_and_named_below_a_region(atlas: Atlas) -> None:
    hunan = atlas.regions["CN-HN"]
    group = MapRegion("middle-yangtze", "Middle Yangtze", hunan.longitude, hunan.latitude, is_city=False)
    figure = drawn(atlas, groups=[group])
    outlines = [trace for trace in figure.data if trace.type == "choropleth" and trace.geojson == GROUPS]
    assert [list(trace.locations) for trace in outlines] == [["middle-yangtze"]]
    name = next(trace for trace in names_of(figure) if list(trace.text) == ["<i>Middle Yangtze</i>"])
    assert 0.5 < hunan.latitude - name.lat[0] < 3
    assert not any(trace.geojson == GROUPS for trace in drawn(atlas).data if trace.type == "choropleth")


def test_points_and_outlines_are_in_the_legend(atlas: Atlas) -> None:
    figure = drawn(atlas, city="city")
    assert [trace.name for trace in figure.data if trace.showlegend] == ["one", "not covered", "city"]


def test_names_without_room_keep_their_place_among_the_names(whole: Atlas) -> None:
    """`map_selection` finds a name by its position among all names."""
    places = [MapRegion(r.region_id, r.short_en, r.longitude, r.latitude, r.is_city) for r in whole.regions.values()]
    names = next(trace for trace in names_of(drawn(whole, shape=1.15)) if trace.geo == "geo")
    assert len(names.text) == len(labelled(places, "geo")) == 44
    clear = [colour.endswith("00") and len(colour) == 9 for colour in names.textfont.color]
    assert [shadow == "none" for shadow in names.textfont.shadow] == clear
    assert dict(zip((text.strip() for text in names.text), clear, strict=True))["Beijing"] is False
    assert 0 < sum(clear) < 15


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_conic_and_holds_its_regions(atlas: Atlas, view: str) -> None:
    layout = json.loads(drawn(atlas, view=view).to_json())["layout"]["geo"]
    assert layout["projection"]["type"] == "conic equal area"
    west, east = layout["lonaxis"]["range"]
    south, north = layout["lataxis"]["range"]
    for region in atlas.regions.values():
        if view in ("china", region.agglomeration_id):
            assert west < region.longitude < east
            assert south < region.latitude < north

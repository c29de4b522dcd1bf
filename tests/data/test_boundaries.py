"""Boundaries: every unit has an outline, the browser gets the same outlines, and rings run as d3-geo expects."""

import json

import pytest
import shapely
from shapely.geometry import shape

from data.atlas import Atlas
from data.load import HERE

ROOT = HERE.parent
FULL = json.loads((HERE / "boundaries" / "regions.geojson").read_text("utf-8"))
AGGLOMERATIONS = json.loads((ROOT / "static" / "agglomerations.geojson").read_text("utf-8"))
FETCHED = json.loads((ROOT / "static" / "boundaries.geojson").read_text("utf-8"))


def outlines(collection: dict[str, list[dict[str, object]]]) -> dict[str, object]:
    return {str(feature["id"]): feature["geometry"] for feature in collection["features"]}


def test_there_is_an_outline_for_each_of_34_units_and_no_other(atlas: Atlas) -> None:
    provinces = {unit.region_id for unit in atlas.units.values() if "city" not in unit.kind}
    assert set(outlines(FULL)) == provinces
    assert len(provinces) == 34


def test_the_browser_fetches_the_same_outlines() -> None:
    assert outlines(FETCHED) == outlines(FULL)


@pytest.mark.parametrize("unit", sorted(outlines(FULL)))
def test_an_outline_is_valid_and_clockwise_as_d3_geo_reads_it(unit: str) -> None:
    area = shape(outlines(FULL)[unit])
    assert area.is_valid
    # Counter-clockwise outside is the whole globe less the unit for d3-geo.
    assert all(not ring.exterior.is_ccw for ring in shapely.get_parts(area))


def test_the_outlines_of_agglomerations_are_those_of_their_provinces(atlas: Atlas) -> None:
    """The plan's agglomerations that the commentary does not have, each the union of its provinces and no city."""
    areas = {key: shape(outline) for key, outline in outlines(FULL).items()}
    members: dict[str, list[str]] = {}
    for unit in atlas.units.values():
        group = unit.plan_agglomeration_id
        if group and group != unit.agglomeration_id and unit.region_id in areas:
            members.setdefault(group, []).append(unit.region_id)
    drawn = {key: shape(outline) for key, outline in outlines(AGGLOMERATIONS).items()}
    assert set(drawn) == set(members)
    assert len(drawn) == 16
    for key, area in drawn.items():
        expected = shapely.union_all([areas[member] for member in members[key]])
        assert area.symmetric_difference(expected).area < 0.02, key
        assert all(not ring.exterior.is_ccw for ring in shapely.get_parts(area)), key


def test_a_label_lies_in_its_region(atlas: Atlas) -> None:
    areas = {key: shape(outline) for key, outline in outlines(FULL).items()}
    for region in atlas.regions.values():
        point = shapely.Point(region.longitude, region.latitude)
        lies_in = region.parent_id if region.is_city else region.region_id
        # A city on the coast may fall just outside a simplified outline.
        assert areas[lies_in].distance(point) < 0.1, region.region_id


def test_the_stub_of_plotlys_topology_is_served_locally() -> None:
    """Plotly requests a world topology even if none is drawn; without this stub the map stays blank offline."""
    stub = json.loads((ROOT / "static" / "world_110m.json").read_text("utf-8"))
    assert stub["type"] == "Topology"
    assert all(layer["geometries"] == [] for layer in stub["objects"].values())
    assert {"coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"} <= set(stub["objects"])

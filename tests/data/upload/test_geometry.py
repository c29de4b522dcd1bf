"""Outlines of the user's regions."""

import json
from typing import Any

import pytest

from data.upload.geometry import Outlines, read_outlines
from data.upload.limits import Limits
from data.upload.problems import Code, UnreadableFileError

RING = [[0.1234567, 0], [1, 0], [1, 1], [0.1234567, 0]]


def feature(number: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": f"0{number}", "name": "same", "link": "http://example.org/x"},
        "geometry": {"type": "Polygon", "coordinates": [RING]},
    } | more


def raw(*features: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more).encode()


def refusal(content: bytes, limits: Limits | None = None) -> Code:
    with pytest.raises(UnreadableFileError) as refused:
        read_outlines(content, limits or Limits())
    return refused.value.problems[-1].code


def test_outlines_are_rewritten_with_ids_and_geometries_only() -> None:
    found = read_outlines(raw(feature(1), feature(2), script="x"), Limits())
    assert found.ids == ("01", "02")
    assert (found.id_property, found.choices) == ("code", ("code",))
    first = found.geojson["features"][0]
    assert set(found.geojson) == {"type", "features"}
    assert first["properties"] == {}
    assert first["geometry"]["coordinates"][0][0] == [0.12346, 0.0]
    assert Outlines.from_record(json.loads(json.dumps(found.as_record()))) == found


def test_feature_ids_are_preferred_and_another_property_can_be_chosen() -> None:
    content = raw(feature(1, id=7), feature(2, id=8))
    assert read_outlines(content, Limits()).ids == ("7", "8")
    assert read_outlines(content, Limits(), "code").ids == ("01", "02")


def test_a_missing_id_is_reported() -> None:
    codes = [problem.code for problem in read_outlines(raw(feature(1)), Limits(), "nothing").problems]
    assert codes == [Code.OUTLINE_ID]


def test_features_of_one_name_become_one_outline() -> None:
    found = read_outlines(raw(feature(1), feature(2), feature(3, properties={"name": "other"})), Limits(), "name")
    assert not found.problems
    assert found.ids == ("same", "other")
    first, second = (outline["geometry"] for outline in found.geojson["features"])
    assert (first["type"], len(first["coordinates"])) == ("MultiPolygon", 2)
    assert second["type"] == "Polygon"


@pytest.mark.parametrize(
    "nothing", [None, {"type": "Polygon", "coordinates": []}, {"type": "GeometryCollection", "geometries": []}]
)
def test_a_feature_without_a_geometry_is_a_region_without_an_outline(nothing: object) -> None:
    found = read_outlines(raw(feature(1), feature(2, geometry=nothing)), Limits())
    assert (found.ids, found.problems) == (("01",), ())


def test_the_property_that_names_most_regions_is_taken() -> None:
    features = [
        feature(
            number, id=number, properties={"gid": str(number), "country": "X" if number < 3 else "Y", "label": name}
        )
        for number, name in enumerate(["North", "South", "East"], start=1)
    ]
    found = read_outlines(raw(*features), Limits(), None, ["north", "EAST", "West"])
    assert (found.id_property, found.ids) == ("label", ("North", "South", "East"))
    assert found.choices == ("gid", "label", "country")
    assert read_outlines(raw(*features), Limits()).ids == ("1", "2", "3")


@pytest.mark.parametrize(
    "name", ["EPSG:4490", "urn:ogc:def:crs:EPSG::4258", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"]
)
def test_systems_of_longitude_and_latitude_are_accepted(name: str) -> None:
    assert read_outlines(raw(feature(1), crs={"type": "name", "properties": {"name": name}}), Limits()).ids


@pytest.mark.parametrize("name", ["EPSG:3857", "urn:ogc:def:crs:EPSG::32650", "EPSG:14326"])
def test_another_coordinate_system_is_named(name: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read_outlines(raw(feature(1), crs={"type": "name", "properties": {"name": name}}), Limits())
    (problem,) = refused.value.problems
    assert (problem.code, problem.value) == (Code.COORDINATE_SYSTEM, "EPSG:" + name.rpartition(":")[2])


def geometry(kind: str, coordinates: Any) -> bytes:
    return raw(feature(1, geometry={"type": kind, "coordinates": coordinates}))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not json", Code.NOT_GEOJSON),
        (b"[" * 100_000, Code.NOT_GEOJSON),
        (b'{"type": "Feature"}', Code.NOT_GEOJSON),
        (b"\xff\xfe", Code.NOT_GEOJSON),
        (raw(feature(1, id="\ud800")), Code.NOT_GEOJSON),
        (raw(feature(1, properties={"\udfff": "1"})), Code.NOT_GEOJSON),
        (raw(), Code.NO_OUTLINES),
        (geometry("Point", [0, 0]), Code.NO_OUTLINES),
        (geometry("Polygon", [[[0, 0], [1, 1]]]), Code.NO_OUTLINES),
        (geometry("Polygon", "http://example.org"), Code.NO_OUTLINES),
        (raw(feature(1), crs={"properties": {"name": "EPSG:3857"}}), Code.COORDINATE_SYSTEM),
    ],
)
def test_invalid_outlines_are_refused(content: bytes, code: Code) -> None:
    assert refusal(content) is code


@pytest.mark.parametrize("number", ["1e5", "NaN", "Infinity", '"1"', "true", "1e999"])
def test_a_coordinate_must_be_a_longitude_and_a_latitude(number: str) -> None:
    content = raw(feature(1), feature(2)).replace(b"0.1234567", number.encode(), 1)
    content = content.replace(b"0.1234567", number.encode(), 1)
    found = read_outlines(content, Limits())
    assert [problem.code for problem in found.problems] == [Code.NOT_WGS84]
    assert len(found.geojson["features"]) == 1


def test_a_character_written_as_two_escapes_is_text() -> None:
    content = raw(feature(1, id="\U00020000"), feature(2, id="b"))
    assert b"\\ud840\\udc00" in content
    assert read_outlines(content, Limits()).ids == ("\U00020000", "b")


def test_limits() -> None:
    assert refusal(raw(feature(1)), Limits(outline_bytes=5)) is Code.OUTLINES_TOO_LARGE
    assert refusal(raw(feature(1), feature(2)), Limits(outline_points=7)) is Code.TOO_MANY_POINTS


@pytest.mark.parametrize(
    ("point", "fits"),
    [([180, 90], True), ([-180, -90], True), ([180.1, 0], False), ([0, 90.1], False), ([0, -90.1], False)],
)
def test_longitude_and_latitude_are_bounded(point: list[float], fits: bool) -> None:
    content = geometry("Polygon", [[point, [1, 0], [1, 1], point]])
    if fits:
        assert read_outlines(content, Limits()).ids == ("01",)
    else:
        assert problem_codes(content) == [Code.NOT_WGS84, Code.NO_OUTLINES]


@pytest.mark.parametrize("ring", [RING[:3], RING[1:], [*RING[:3], [0.2, 0]]])
def test_a_ring_has_four_points_and_ends_where_it_begins(ring: list[list[float]]) -> None:
    assert problem_codes(geometry("Polygon", [ring])) == [Code.OUTLINE_SHAPE, Code.NO_OUTLINES]


def test_an_id_may_be_a_number_beyond_any_float() -> None:
    assert read_outlines(raw(feature(1, id=10**400), feature(2, id=2.0)), Limits()).ids == (str(10**400), "2")


def problem_codes(content: bytes) -> list[Code]:
    with pytest.raises(UnreadableFileError) as refused:
        read_outlines(content, Limits())
    return [problem.code for problem in refused.value.problems]

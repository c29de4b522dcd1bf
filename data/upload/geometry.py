"""Outlines of the user's regions: check GeoJSON and rewrite it with ids and geometries only."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from data.upload.headings import normal
from data.upload.limits import Limits
from data.upload.problems import Code, Problem, UnreadableFileError, error, summed_up

DECIMALS = 5
"""Decimals of a coordinate that are kept: about a metre."""

AUTHORITY = re.compile(r"EPSG:+(?:[0-9.]*:)?([0-9]{4,6})", re.IGNORECASE)
GEOGRAPHIC = ("EPSG:4326", "EPSG:4979", "EPSG:4490", "EPSG:4258", "EPSG:4269")
"""WGS 84, China's CGCS2000, Europe's ETRS89 and North America's NAD83."""

NAMES = ("crs84", "wgs84", "wgs 84", "wgs_1984", "cgcs2000", "cgcs 2000", "etrs89")
MOST_CHOICES = 50


@dataclass(frozen=True)
class Outlines:
    """Checked outlines.

    Attributes:
        geojson: a new feature collection whose features have only an id and a geometry.
        ids: the id of each outline, in order.
        id_property: the property that the ids come from; "" for the features' ids.
        choices: properties that could be the id, as `id_choices` returns them.
        problems: errors; with any, the outlines cannot be used.
    """

    geojson: dict[str, Any]
    ids: tuple[str, ...]
    id_property: str
    choices: tuple[str, ...]
    problems: tuple[Problem, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """Return the outlines as values for JSON."""
        return asdict(self) | {"problems": [problem.as_record() for problem in self.problems]}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Outlines":
        """Create outlines from the result of `as_record`."""
        return cls(
            record["geojson"],
            tuple(record["ids"]),
            record["id_property"],
            tuple(record["choices"]),
            tuple(map(Problem.from_record, record["problems"])),
        )


def read_outlines(raw: bytes, limits: Limits, id_property: str | None = None, names: Collection[str] = ()) -> Outlines:
    """Check a GeoJSON file and rewrite it. Features of one id become one outline; those without a geometry have none.

    Args:
        raw: the file, UTF-8.
        limits: bytes and points allowed.
        id_property: the property with the ids; None takes the one that names most regions.
        names: names and codes of the regions, to find that property.

    Raises:
        UnreadableFileError: no feature collection, no outlines, too large, or another coordinate system.

    Examples:
        >>> ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
        >>> shape = {"type": "Polygon", "coordinates": [ring]}
        >>> one = {"type": "Feature", "properties": {"code": "010"}, "geometry": shape}
        >>> read_outlines(json.dumps({"type": "FeatureCollection", "features": [one]}).encode(), Limits()).ids
        ('010',)
    """
    features = features_of(raw, limits)
    problems: list[Problem] = []
    choices = id_choices(features)
    wanted = id_property if id_property is not None else best_property(features, choices, names)
    polygons: dict[str, list[Any]] = {}
    points = 0
    for number, feature in enumerate(features, start=1):
        if is_empty(feature.get("geometry")):
            continue
        geometry, reasons = clean(feature.get("geometry"), number)
        problems += reasons
        feature_id = id_of(feature, wanted)
        if not feature_id:
            problems.append(error(Code.OUTLINE_ID, number, wanted or "id"))
        if geometry is None:
            continue
        points += sum(1 for _ in coordinates_of(geometry["coordinates"]))
        if points > limits.outline_points:
            raise UnreadableFileError(error(Code.TOO_MANY_POINTS, found=points, limit=limits.outline_points))
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        polygons.setdefault(feature_id, []).extend(parts)
    if not polygons:
        raise UnreadableFileError(*summed_up(problems), error(Code.NO_OUTLINES))
    written = [
        {"type": "Feature", "id": name, "properties": {}, "geometry": joined(parts)} for name, parts in polygons.items()
    ]
    collection = {"type": "FeatureCollection", "features": written}
    return Outlines(collection, tuple(filter(None, polygons)), wanted, choices, summed_up(problems))


def joined(polygons: list[Any]) -> dict[str, Any]:
    """Return one geometry of some polygons."""
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def is_empty(geometry: object) -> bool:
    """True for a feature without a geometry, which is a region without an outline."""
    if not isinstance(geometry, dict):
        return geometry is None
    return geometry.get("coordinates", geometry.get("geometries")) == []


def best_property(features: list[dict[str, Any]], choices: Sequence[str], names: Collection[str]) -> str:
    """Return the property that names most regions; "" for the features' ids."""
    wanted = {normal(name) for name in names}
    ids = [""] if has_feature_ids(features) else []
    found = {name: len({normal(id_of(feature, name)) for feature in features} & wanted) for name in [*ids, *choices]}
    return max(found, key=lambda name: found[name], default="")


def features_of(raw: bytes, limits: Limits) -> list[dict[str, Any]]:
    """Return the unchecked features of a GeoJSON file in WGS 84; errors as for `read_outlines`."""
    if len(raw) > limits.outline_bytes:
        raise UnreadableFileError(error(Code.OUTLINES_TOO_LARGE, found=len(raw), limit=limits.outline_bytes))
    try:
        text = raw.decode("utf-8-sig")
        content = json.loads(text)
        if "\\ud" in text.lower():  # an escaped lone surrogate is valid JSON but cannot be encoded
            json.dumps(content, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as wrong:
        raise UnreadableFileError(error(Code.NOT_GEOJSON)) from wrong
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise UnreadableFileError(error(Code.NOT_GEOJSON))
    features = content.get("features")
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise UnreadableFileError(error(Code.NOT_GEOJSON))
    if not features:
        raise UnreadableFileError(error(Code.NO_OUTLINES))
    system = content.get("crs")
    if system is not None and not is_geographic(system_name(system)):
        raise UnreadableFileError(error(Code.COORDINATE_SYSTEM, None, None, system_name(system)))
    return features


def system_name(system: object) -> str:
    """Return the name of a coordinate system, such as “EPSG:3857”, from urn:ogc:def:crs:EPSG::3857."""
    properties = system.get("properties") if isinstance(system, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    text = name if isinstance(name, str) else json.dumps(system)
    found = AUTHORITY.search(text)
    return f"EPSG:{found[1]}" if found else text


def is_geographic(name: str) -> bool:
    """True for a system of longitude and latitude that differs from WGS 84 by no more than a metre.

    Examples:
        >>> [is_geographic(name) for name in ("EPSG:4490", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:3857")]
        [True, True, False]
    """
    return name.upper() in GEOGRAPHIC or any(word in name.lower() for word in NAMES)


def text_of(value: object) -> str:
    """Return an id as text: whole numbers without decimals; empty for other types than text and numbers."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, int):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def id_of(feature: dict[str, Any], name: str) -> str:
    """Return the id of a feature: a property, or the feature's `id` if the name is empty."""
    if not name:
        return text_of(feature.get("id"))
    properties = feature.get("properties")
    return text_of(properties.get(name)) if isinstance(properties, dict) else ""


def has_feature_ids(features: list[dict[str, Any]]) -> bool:
    """True if every feature has an id and all differ."""
    ids = [id_of(feature, "") for feature in features]
    return all(ids) and len(set(ids)) == len(ids)


def id_choices(features: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the properties that could name regions: those that differ in every feature, then those that are given."""
    first = features[0].get("properties")
    names = list(first)[:MOST_CHOICES] if isinstance(first, dict) else []
    unique, shared = [], []
    for name in names:
        values = [value for feature in features if (value := id_of(feature, name))]
        different = len(set(values))
        if different == len(features):
            unique.append(name)
        elif different > 1 and 2 * len(values) >= len(features):
            shared.append(name)
    return (*unique, *shared)


def clean(geometry: object, number: int) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return a polygon or multipolygon with rounded coordinates, or None and the problems."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    rings = geometry.get("coordinates") if isinstance(geometry, dict) else None
    polygons = [rings] if kind == "Polygon" else rings
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(polygons, list) or not polygons:
        return None, [error(Code.OUTLINE_SHAPE, number, "geometry", str(kind))]
    written = []
    for polygon in polygons:
        rings = []
        if not isinstance(polygon, list) or not polygon:
            return None, [error(Code.OUTLINE_SHAPE, number, "geometry", str(kind))]
        for ring in polygon:
            if not isinstance(ring, list) or len(ring) < 4 or ring[0] != ring[-1]:
                return None, [error(Code.OUTLINE_SHAPE, number, "geometry", str(kind))]
            points = []
            for point in ring:
                if not is_point(point):
                    return None, [error(Code.NOT_WGS84, number, "geometry", str(point))]
                points.append([round(float(point[0]), DECIMALS), round(float(point[1]), DECIMALS)])
            rings.append(points)
        written.append(rings)
    return {"type": kind, "coordinates": written[0] if kind == "Polygon" else written}, []


def is_point(point: object) -> bool:
    """True for a longitude and a latitude, with or without a height."""
    return (
        isinstance(point, list)
        and 2 <= len(point) <= 4
        and all(isinstance(part, int | float) and not isinstance(part, bool) for part in point[:2])
        and abs(point[0]) <= 180
        and abs(point[1]) <= 90
    )


def coordinates_of(nested: list[Any]) -> Iterator[list[float]]:
    """Yield all points of a cleaned geometry."""
    if isinstance(nested[0], float):
        yield nested
        return
    for part in nested:
        yield from coordinates_of(part)

"""Outlines that a user brings along: matched with the dataset's regions, and turned as the browser's map reads them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from data.upload.headings import normal

ROUTE = "own/{dataset_id}/outlines.geojson"
"""Address of a dataset's outlines, relative to any page, so that it holds below a path prefix too."""


def address(dataset_id: str) -> str:
    """Where the browser fetches the outlines of a dataset."""
    return ROUTE.format(dataset_id=dataset_id)


def matched(collection: Mapping[str, Any], names: Iterable[str], codes: Mapping[str, str]) -> tuple[bytes, int]:
    """The outlines of the dataset's regions as GeoJSON, each with its region's name as id; and how many there are.

    An outline belongs to the region whose name or code is its id, whatever the case and the spaces.

    Args:
        collection: checked features with an id and a polygon, as `data.upload.geometry` writes them.
        names: the dataset's regions.
        codes: code of each region that has one.
    """
    wanted: dict[str, str] = {}
    for name in names:
        wanted.setdefault(normal(name), name)
        if codes.get(name):
            wanted.setdefault(normal(codes[name]), name)
    features = [
        {
            "type": "Feature",
            "id": wanted[normal(str(feature["id"]))],
            "properties": {},
            "geometry": clockwise(feature["geometry"]),
        }
        for feature in collection["features"]
        if normal(str(feature["id"])) in wanted
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    return text.encode(), len(features)


def clockwise(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """A polygon or several with outer rings clockwise and holes the other way.

    To d3-geo, which Plotly draws with, anything else is the globe less the polygon.
    """
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _turned(geometry["coordinates"])}
    return {"type": "MultiPolygon", "coordinates": [_turned(part) for part in geometry["coordinates"]]}


def _turned(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    # Twice the signed area is above 0 where a ring runs counter-clockwise.
    return [ring[::-1] if (_area(ring) > 0) is (at == 0) else ring for at, ring in enumerate(rings)]


def _area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))

"""Outlines that a user provides: matched with the dataset's regions, rings oriented as the browser's map needs them."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from data.upload.headings import normal

ROUTE = "own/{dataset_id}/outlines.geojson"
"""Address of a dataset's outlines, relative to any page, so that it also works under a path prefix."""


def address(dataset_id: str) -> str:
    """Return the address from which the browser fetches the outlines of a dataset."""
    return ROUTE.format(dataset_id=dataset_id)


def matched(collection: Mapping[str, Any], names: Iterable[str], codes: Mapping[str, str]) -> tuple[bytes, int]:
    """Return the outlines of the dataset's regions as GeoJSON, each with its region's name as id, and their number.

    An outline belongs to the region whose name or code is its id; case and spaces are ignored.

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


def outlined(pieces: Iterable[bytes]) -> frozenset[str]:
    """Return the names of the regions that have an outline, from pieces of what `matched` wrote.

    Examples:
        >>> sorted(outlined([b'[{"type":"Feature","id":"A"},{"type":"Fea', b'ture","id":"B"}]']))
        ['A', 'B']
    """
    found: set[bytes] = set()
    rest = b""
    for piece in pieces:
        window = rest + piece
        found |= set(ID.findall(window))
        rest = window[-LONGEST_ID:]
    return frozenset(json.loads(name) for name in found)


ID = re.compile(rb'"type":"Feature","id":("(?:[^"\\]|\\.)*+")')
LONGEST_ID = 20_000
"""Bytes of an id with its key, at most: a cut one is read with the next piece."""


def clockwise(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a polygon or multipolygon with outer rings clockwise and holes counter-clockwise.

    Plotly draws with d3-geo, which takes any other ring for the globe without the polygon.
    """
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _oriented(geometry["coordinates"])}
    return {"type": "MultiPolygon", "coordinates": [_oriented(part) for part in geometry["coordinates"]]}


def _oriented(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    # Twice the signed area is positive if a ring runs counter-clockwise.
    return [ring[::-1] if (_area(ring) > 0) is (index == 0) else ring for index, ring in enumerate(rings)]


def _area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))

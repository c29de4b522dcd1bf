"""Files as a site in production sends them: compressed once, before anybody asks."""

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
class File:
    """A compressed file and its media type."""

    body: bytes
    media_type: str


def file(name: str, raw: bytes) -> File:
    """Compress what goes by a name."""
    return File(gzip.compress(raw, 6), TYPES[Path(name).suffix])


def geometry() -> dict[str, File]:
    """The app's own static files, by the address under which its figures ask for them."""
    names = ("boundaries.geojson", "world_110m.json")
    return {f"/app/static/{name}": file(name, (ROOT / "static" / name).read_bytes()) for name in names}

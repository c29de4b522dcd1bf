"""Serve the plain page: `python -m benchmarks.peers.plain.server <port> <content.json>`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import plotly
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.peers.files import HEADERS, StaticFile, file, geometry
from benchmarks.peers.shown import CONFIG, Content
from scripts.ports import HOST

HERE = Path(__file__).parent
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def site(content: Content) -> Starlette:
    """Build a site that serves every file of the page from memory."""
    regions = {key: asdict(view) for key, view in content.regions.items()}
    cells = {key: asdict(view) for key, view in content.cells.items()}
    rows = {key: asdict(view) for key, view in content.rows.items()}
    page = file("index.html", (HERE / "index.html").read_bytes())
    files = geometry() | {
        "/": page,
        "/heatmap": page,
        "/compare": page,
        "/plotly.min.js": file("plotly.min.js", PLOTLY.read_bytes()),
        "/page.js": file("page.js", (HERE / "page.js").read_bytes()),
        "/page.css": file("page.css", (HERE / "page.css").read_bytes()),
        "/map.json": _json({"config": CONFIG, "figure": content.map, "regions": regions}),
        "/matrix.json": _json(
            {"config": CONFIG, "figure": content.matrix, "opening": asdict(content.opening), "cells": cells}
        ),
        "/comparison.json": _json(
            {"config": CONFIG, "figure": content.comparison, "opening": asdict(content.rows_opening), "cells": rows}
        ),
    }

    async def send(request: Request) -> Response:
        file = files[request.url.path]
        return Response(file.body, media_type=file.media_type, headers=HEADERS)

    return Starlette(routes=[Route(path, send) for path in files])


def _json(value: object) -> StaticFile:
    return file("x.json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


if __name__ == "__main__":
    uvicorn.run(site(Content.read(Path(sys.argv[2]))), host=HOST, port=int(sys.argv[1]), log_level="warning")

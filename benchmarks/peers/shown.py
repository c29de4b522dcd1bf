"""The content of the peers as data: `peers.content` writes it, and each peer reads it in its process."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

COMPARED = ("CN-SH", "CN-GD")
"""The regions of the comparison."""

CONFIG: Any = {"topojsonURL": "/app/static/", "displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class PeerView:
    """The content for one selection: the panel as HTML, its heading, and the figure's CSS rules."""

    html: str
    heading: str
    marks: str


@dataclass(frozen=True)
class Content:
    """All content of the peers.

    Attributes:
        map: the map's figure; the marks of a view show the selection.
        matrix: the matrix's figure, likewise.
        regions: views of the map page by region id.
        opening: view of the matrix page without a selected cell.
        cells: views of the matrix page by `region/industry`.
        comparison: the figure of the comparison of the regions `COMPARED`, likewise.
        rows_opening: view of the comparison without a selected industry.
        rows: views of the comparison by `region/industry` of the mark that opens the industry.
    """

    map: dict[str, Any]
    matrix: dict[str, Any]
    regions: dict[str, PeerView]
    opening: PeerView
    cells: dict[str, PeerView]
    comparison: dict[str, Any]
    rows_opening: PeerView
    rows: dict[str, PeerView]

    def save(self, path: Path) -> None:
        """Write the content as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def read(path: Path) -> "Content":
        """Read content that `save` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        for name in ("regions", "cells", "rows"):
            data[name] = {key: PeerView(**view) for key, view in data[name].items()}
        for name in ("opening", "rows_opening"):
            data[name] = PeerView(**data[name])
        return Content(**data)

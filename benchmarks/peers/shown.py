"""What the peers show, as plain data: it is written by `peers.content` and read by each peer in its own process."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

CONFIG: Any = {"topojsonURL": "/app/static/", "displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class View:
    """What one selection shows: the panel as Markdown and HTML, its heading, and the rules of style on the figure."""

    markdown: str
    html: str
    heading: str
    marks: str


@dataclass(frozen=True)
class Content:
    """All that the peers show.

    Attributes:
        map: the map's figure; a selection shows on it by the view's marks alone.
        matrix: the matrix's figure, likewise.
        regions: what the map page shows, by region id.
        opening: what the matrix page shows before a cell is chosen.
        cells: what it shows by `region/industry`.
    """

    map: dict[str, Any]
    matrix: dict[str, Any]
    regions: dict[str, View]
    opening: View
    cells: dict[str, View]

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def read(path: Path) -> "Content":
        """Read it back."""
        found = json.loads(path.read_text(encoding="utf-8"))
        regions = {key: View(**view) for key, view in found["regions"].items()}
        cells = {key: View(**view) for key, view in found["cells"].items()}
        return Content(found["map"], found["matrix"], regions, View(**found["opening"]), cells)

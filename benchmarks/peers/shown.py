"""What the peers show, as plain data: it is written by `peers.content` and read by each peer in its own process."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

CELL_KEYS = ("shapes", "xaxis", "yaxis")
"""Parts of the matrix's layout that depend on the selected cell; all else must be equal."""

CONFIG: Any = {"topojsonURL": "/app/static/", "displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class View:
    """What one selection shows: a figure or the parts of it that differ, and the panel as Markdown and HTML."""

    figure: dict[str, Any]
    markdown: str
    html: str
    heading: str


@dataclass(frozen=True)
class Content:
    """All that the peers show.

    Attributes:
        regions: the map by region id; its figure is whole.
        matrix: the matrix with nothing but a region selected.
        cells: the matrix by `region/industry`; its figure is the parts of the layout that differ.
    """

    regions: dict[str, View]
    matrix: View
    cells: dict[str, View]

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def read(path: Path) -> "Content":
        """Read it back."""
        found = json.loads(path.read_text(encoding="utf-8"))
        regions = {key: View(**view) for key, view in found["regions"].items()}
        return Content(regions, View(**found["matrix"]), {key: View(**view) for key, view in found["cells"].items()})

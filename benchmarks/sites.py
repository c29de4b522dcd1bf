"""The three sites with the same view: how each is started, and CSS selectors of its parts."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from scripts.servers import Server, app, serving

APP, PLAIN, DASH = "Focus Atlas", "plain plotly.js", "Dash"


@dataclass(frozen=True)
class Site:
    """One site.

    Attributes:
        name: its name in the tables.
        start: runs its server; the argument is the file with the content of the peers.
        map, matrix, comparison: CSS selectors of the containers of the figures.
        panel: CSS selector of the panel; the last match without a figure is used.
        link: CSS selector of the links to other pages.
        touch_matrix: CSS selector of the matrix for fingers, if there is one of its own.
    """

    name: str
    start: Callable[[Path], AbstractContextManager[Server]]
    map: str
    matrix: str
    comparison: str
    panel: str
    link: str
    touch_matrix: str = ""


def _peer(module: str) -> Callable[[Path], AbstractContextManager[Server]]:
    return lambda content: serving([sys.executable, "-m", f"benchmarks.peers.{module}", "{port}", str(content)])


SITES = (
    Site(
        APP,
        lambda _content: app(),
        map=".st-key-map",
        matrix=".st-key-matrix",
        comparison=".st-key-comparison",
        panel=":is(.st-key-region-panel, .st-key-cell-panel, .st-key-comparison-panel) .atlas-panel",
        link=".st-key-pages a",
        touch_matrix=".st-key-matrix-narrow",
    ),
    Site(
        PLAIN,
        _peer("plain.server"),
        map="#map",
        matrix="#matrix",
        comparison="#comparison",
        panel="#panel",
        link="nav a",
    ),
    Site(DASH, _peer("dash_app"), map="#map", matrix="#matrix", comparison="#comparison", panel="#panel", link="nav a"),
)

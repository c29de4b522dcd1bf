"""The three ways to show the same view: how each is started, and where its parts are on the page."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from scripts.servers import Server, app, serving

APP, PLAIN, DASH = "Focus Atlas", "plain plotly.js", "Dash"


@dataclass(frozen=True)
class Site:
    """One of them.

    Attributes:
        name: as the tables call it.
        start: runs its server, given the file with the content of the peers.
        map, matrix: CSS selectors of what holds the figures.
        panel: CSS selector of the panel; the last match that holds no figure counts.
        link: CSS selector of the links to other pages.
    """

    name: str
    start: Callable[[Path], AbstractContextManager[Server]]
    map: str
    matrix: str
    panel: str
    link: str


def _peer(module: str) -> Callable[[Path], AbstractContextManager[Server]]:
    return lambda content: serving([sys.executable, "-m", f"benchmarks.peers.{module}", "{port}", str(content)])


SITES = (
    Site(
        APP,
        lambda _content: app(),
        map=".st-key-map",
        matrix=".st-key-matrix",
        panel='[data-testid="stColumn"]',
        link='[data-testid="stPageLink"] a',
    ),
    Site(PLAIN, _peer("plain.server"), map="#map", matrix="#matrix", panel="#panel", link="nav a"),
    Site(DASH, _peer("dash_app"), map="#map", matrix="#matrix", panel="#panel", link="nav a"),
)

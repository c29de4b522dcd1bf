"""The content of the peers, taken from the app: each figure and each panel as the app sends it.

The peers hold only the regions and cells that are clicked, which makes their first visit smaller.
"""

import json
import re
from functools import cache
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from analysis.editions import EvidenceChoice, edition_focus
from analysis.scopes import in_scope
from benchmarks.peers.shown import COMPARED, Content, PeerView
from data.load import load
from scripts.servers import ROOT

CELLS_A_REGION = 2
HEADING = re.compile(r"<h3>(.*?)</h3>")
TAG = re.compile(r"<[^>]+>")


@cache
def content() -> Content:
    """Run the app for each selection and return its content."""
    whole = load()
    loaded = whole.within(in_scope(whole.units, EvidenceChoice().scope))
    ids = [region.region_id for region in loaded.regions.values() if not region.is_city]
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    regions, maps = {}, []
    for region in ids:
        regions[region] = _view(app, "map", region=region)
        maps.append(_figure(app, "map"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/heatmap.py")
    opening = _view(app, "matrix", region=ids[0])
    matrices = [_figure(app, "matrix")]
    cells = {}
    for region, industry in clicked_cells():
        cells[f"{region}/{industry}"] = _view(app, "matrix", region=region, industry=industry)
        matrices.append(_figure(app, "matrix"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/compare.py")
    compared = ",".join(COMPARED)
    rows_opening = _view(app, "comparison", compare=compared)
    comparisons = [_figure(app, "comparison")]
    marks = comparisons[0]["data"][0]["customdata"]
    rows = {}
    for region, industry in (mark for mark in marks if mark[0] == COMPARED[0]):
        rows[f"{region}/{industry}"] = _view(app, "comparison", compare=compared, industry=industry)
        comparisons.append(_figure(app, "comparison"))
    for figures in (maps, matrices, comparisons):
        if any(figure != figures[0] for figure in figures):
            raise ValueError("A figure depends on what is selected in it: the peers would have to draw it anew too.")
    return Content(maps[0], matrices[0], regions, opening, cells, comparisons[0], rows_opening, rows)


def clicked_cells() -> list[tuple[str, str]]:
    """Return region and industry of filled cells, spread over the regions so that no two clicks hit the same cell."""
    whole = load()
    loaded = whole.within(in_scope(whole.units, EvidenceChoice().scope))
    tables = loaded.table("evidence"), loaded.table("sources")
    focus = edition_focus(*tables, list(loaded.regions), list(loaded.industries), EvidenceChoice(), loaded.broader)
    named = {region: list(focus.named_by(region)) for region in loaded.regions}
    return [(region, found[i]) for i in range(CELLS_A_REGION) for region, found in named.items() if len(found) > i]


def _view(app: AppTest, figure: str, **query: str) -> PeerView:
    app.query_params.clear()
    for key, value in ({"lang": "en"} | query).items():
        app.query_params[key] = value
    app.run()
    (answer,) = [data["answer"] for data in _drawn(app, "focusAtlasPanel") if figure in data["figures"]]
    heading = HEADING.search(panel := "".join(answer["blocks"]))
    if heading is None and query.keys() != {"compare"}:
        raise ValueError("A panel has no heading to wait for.")
    rules = answer["styles"][figure].replace(f".st-key-{figure}-box ", f"#{figure} ")
    return PeerView(panel, unescape(TAG.sub("", heading[1])) if heading else "", rules)


def _figure(app: AppTest, key: str) -> dict[str, Any]:
    (data,) = [data for data in _drawn(app, "focusAtlasFigure") if data["key"] == key]
    figure: dict[str, Any] = json.loads(data["figure"])
    figure["layout"]["clickmode"] = "event"  # the app looks for the mark itself; the peers listen to plotly.js
    return figure


def _drawn(app: AppTest, by: str) -> list[dict[str, Any]]:
    """Return what the app hands to a script of the browser."""
    sent = (json.loads(element.proto.json) for element in app.get("bidi_component"))
    return [data for data in sent if data["drawn_by"] == by]

"""The content of the peers, taken from the app: each figure as the app sends it, each panel as Markdown.

The peers hold only the regions and cells that are clicked, which makes their first visit smaller.
"""

import json
import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from analysis.editions import EvidenceChoice, edition_focus
from analysis.scopes import in_scope
from benchmarks.peers.shown import Content, PeerView
from data.load import load
from scripts.servers import ROOT

CELLS_A_REGION = 2
SHEET = re.compile(r"<style>(.*?)</style>", re.DOTALL)
DIRECTIVE = re.compile(r":gray\[(.*?)\]")


@cache
def content() -> Content:
    """Run the app for each selection and return its content."""
    whole = load()
    loaded = whole.within(in_scope(whole.table("regions"), EvidenceChoice().scope))
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
    for figures in (maps, matrices):
        if any(figure != figures[0] for figure in figures):
            raise ValueError("A figure depends on what is selected in it: the peers would have to draw it anew too.")
    return Content(maps[0], matrices[0], regions, opening, cells)


def clicked_cells() -> list[tuple[str, str]]:
    """Return region and industry of filled cells, spread over the regions so that no two clicks hit the same cell."""
    whole = load()
    loaded = whole.within(in_scope(whole.table("regions"), EvidenceChoice().scope))
    tables = loaded.table("evidence"), loaded.table("sources")
    focus = edition_focus(*tables, list(loaded.regions), list(loaded.industries), EvidenceChoice(), loaded.broader)
    named = {region: list(focus.named_by(region)) for region in loaded.regions}
    return [(region, found[i]) for i in range(CELLS_A_REGION) for region, found in named.items() if len(found) > i]


def _view(app: AppTest, figure: str, **query: str) -> PeerView:
    app.query_params.clear()
    for key, value in ({"lang": "en"} | query).items():
        app.query_params[key] = value
    app.run()
    lines = _panel(app)
    heading = next(line for line in lines if line.startswith("### ")).removeprefix("### ")
    markdown = "\n\n".join(lines)
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    return PeerView(markdown, html, heading.replace("\\", ""), _marks(app, figure))


def _figure(app: AppTest, key: str) -> dict[str, Any]:
    drawn = {element.proto.id.split("-", 2)[-1]: element for element in app.get("bidi_component")}
    figure: dict[str, Any] = json.loads(json.loads(drawn[key].proto.json)["figure"])
    return figure


def _marks(app: AppTest, figure: str) -> str:
    """Return the CSS rules for a figure, which the peers put in an element with the figure's name."""
    box = f".st-key-{figure}-box "
    sheets = [sheet for element in app.get("html") for sheet in SHEET.findall(element.proto.body) if box in sheet]
    return "".join(sheets).replace(box, f"#{figure} ")


def _panel(app: AppTest) -> list[str]:
    """Return the texts of the column beside the figure, from top to bottom."""
    beside = next(column for column in app.columns if not column.get("bidi_component"))
    return [line for element in _elements(beside) if (line := _line(element))]


def _elements(block: Block) -> list[Element]:
    found: list[Element] = []
    for child in block.children.values():
        found += _elements(child) if isinstance(child, Block) else [child]
    return found


def _line(element: Element) -> str:
    if element.type not in ("subheader", "markdown", "caption"):
        return ""
    text = DIRECTIVE.sub(r"\1", str(element.value))
    return f"### {text}" if element.type == "subheader" else text

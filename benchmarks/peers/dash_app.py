"""The view in Dash: `python -m benchmarks.peers.dash_app <port> <content.json>`.

It is set up as in production: no debugging, compressed responses, local files, a threaded server. A click requests the
panel and the CSS rules that show the selection; the figure is not drawn again.
"""

import sys
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dcc, html, no_update
from flask import Response
from waitress import serve

from benchmarks.peers.dash_html import components
from benchmarks.peers.files import HEADERS, geometry
from benchmarks.peers.shown import CONFIG, Content, PeerView
from scripts.ports import HOST

THREADS = 8
FIRST = "CN-SH"
STYLE = """(marks) => {
  const sheet = document.getElementById("marks") ?? document.head.appendChild(document.createElement("style"));
  sheet.id = "marks";
  sheet.textContent = marks;
  return "";
}"""
"""Runs in the browser: applies the CSS rules of the selection."""


def build(content: Content) -> Dash:
    """Build the app with two pages."""
    dash = Dash(
        __name__,
        compress=True,
        serve_locally=True,
        suppress_callback_exceptions=True,
        assets_folder=str(Path(__file__).parent / "plain"),
        assets_ignore=r".*\.(py|js|html)$",
        title="Map",
        update_title="",
    )
    dash.layout = html.Div(
        [
            dcc.Location(id="location"),
            html.Nav([dcc.Link("Map", href="/"), " ", dcc.Link("Heatmap", href="/heatmap")]),
            html.Main(id="page"),
        ]
    )
    pages = {"/": _map(content), "/heatmap": _matrix(content), "/compare": _comparison(content)}

    @dash.callback(Output("page", "children"), Input("location", "pathname"))
    def page(path: str) -> Any:
        return pages.get(path, pages["/"])

    _answers(dash, content)
    for address, file in geometry().items():
        body = Response(file.body, mimetype=file.media_type, headers=HEADERS)
        dash.server.add_url_rule(address, address, lambda body=body: body)
    return dash


def _map(content: Content) -> list[Any]:
    graph = dcc.Graph(id="map", figure=content.map, config=CONFIG, responsive=True, style={"height": "640px"})
    return [graph, *_panel("map", content.regions[FIRST])]


def _matrix(content: Content) -> list[Any]:
    return [dcc.Graph(id="matrix", figure=content.matrix, config=CONFIG), *_panel("matrix", content.opening)]


def _comparison(content: Content) -> list[Any]:
    graph = dcc.Graph(id="comparison", figure=content.comparison, config=CONFIG)
    return [graph, *_panel("comparison", content.rows_opening)]


def _panel(figure: str, view: PeerView) -> list[Any]:
    text = html.Div(components(view.html), id=f"{figure}-panel")
    return [
        html.Div(text, id="panel"),
        dcc.Store(id=f"{figure}-marks", data=view.marks),
        html.Div(id=f"{figure}-applied"),
    ]


def _answers(dash: Dash, content: Content) -> None:
    def answer(view: PeerView | None) -> tuple[Any, Any]:
        return (components(view.html), view.marks) if view else (no_update, no_update)

    @dash.callback(*_outputs("map"), Input("map", "clickData"), prevent_initial_call=True)
    def region(click: Any) -> Any:
        return answer(content.regions.get(_region(click)))

    @dash.callback(*_outputs("matrix"), Input("matrix", "clickData"), prevent_initial_call=True)
    def cell(click: Any) -> Any:
        return answer(content.cells.get(_cell(click)))

    @dash.callback(*_outputs("comparison"), Input("comparison", "clickData"), prevent_initial_call=True)
    def row(click: Any) -> Any:
        return answer(content.rows.get(_cell(click)))

    for figure in ("map", "matrix", "comparison"):
        show: Any = dash.clientside_callback  # dash leaves it untyped
        show(STYLE, Output(f"{figure}-applied", "title"), Input(f"{figure}-marks", "data"))


def _outputs(figure: str) -> tuple[Output, Output]:
    return Output(f"{figure}-panel", "children"), Output(f"{figure}-marks", "data")


def _region(click: Any) -> str:
    if not click:
        return ""
    point = click["points"][0]  # of an area, or of a name that lies on it
    return str(point.get("location") or point.get("customdata"))


def _cell(click: Any) -> str:
    return "/".join(click["points"][0]["customdata"]) if click else ""


if __name__ == "__main__":
    serve(build(Content.read(Path(sys.argv[2]))).server, host=HOST, port=int(sys.argv[1]), threads=THREADS)

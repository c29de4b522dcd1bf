"""The view in Dash: `python -m benchmarks.peers.dash_app <port> <content.json>`.

As one would put it into production: no debugging, compressed answers, files from the server itself, a server with
threads. Panel and figure have a callback each, so that the panel does not wait for the figure.
"""

import sys
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, Patch, dcc, html, no_update
from flask import Response
from waitress import serve

from benchmarks.peers.files import HEADERS, geometry
from benchmarks.peers.shown import CELL_KEYS, CONFIG, Content
from benchmarks.serving import HOST

THREADS = 8
FIRST = "CN-SH"


def build(content: Content) -> Dash:
    """The app: two pages at two addresses."""
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
    pages = {"/": _map(content), "/heatmap": _matrix(content)}

    @dash.callback(Output("page", "children"), Input("location", "pathname"))
    def page(path: str) -> Any:
        return pages.get(path, pages["/"])

    _answers(dash, content)
    for address, found in geometry().items():
        body = Response(found.body, mimetype=found.media_type, headers=HEADERS)
        dash.server.add_url_rule(address, address, lambda body=body: body)
    return dash


def _map(content: Content) -> list[Any]:
    first = content.regions[FIRST]
    graph = dcc.Graph(id="map", figure=first.figure, config=CONFIG, responsive=True, style={"height": "640px"})
    return [graph, html.Div(dcc.Markdown(first.markdown, id="map-panel"), id="panel")]


def _matrix(content: Content) -> list[Any]:
    graph = dcc.Graph(id="matrix", figure=content.matrix.figure, config=CONFIG)
    return [graph, html.Div(dcc.Markdown(content.matrix.markdown, id="matrix-panel"), id="panel")]


def _answers(dash: Dash, content: Content) -> None:
    @dash.callback(Output("map-panel", "children"), Input("map", "clickData"), prevent_initial_call=True)
    def map_panel(click: Any) -> Any:
        return content.regions[region].markdown if (region := _region(click, content)) else no_update

    @dash.callback(Output("map", "figure"), Input("map", "clickData"), prevent_initial_call=True)
    def map_figure(click: Any) -> Any:
        return content.regions[region].figure if (region := _region(click, content)) else no_update

    @dash.callback(Output("matrix-panel", "children"), Input("matrix", "clickData"), prevent_initial_call=True)
    def matrix_panel(click: Any) -> Any:
        return content.cells[cell].markdown if (cell := _cell(click, content)) else no_update

    @dash.callback(Output("matrix", "figure"), Input("matrix", "clickData"), prevent_initial_call=True)
    def matrix_figure(click: Any) -> Any:
        cell = _cell(click, content)
        if not cell:
            return no_update
        figure = Patch()
        for key in CELL_KEYS:
            figure["layout"][key] = content.cells[cell].figure[key]
        return figure


def _region(click: Any, content: Content) -> str | None:
    region = click["points"][0].get("location") if click else None
    return region if region in content.regions else None


def _cell(click: Any, content: Content) -> str | None:
    cell = "/".join(click["points"][0]["customdata"]) if click else ""
    return cell if cell in content.cells else None


if __name__ == "__main__":
    serve(build(Content.read(Path(sys.argv[2]))).server, host=HOST, port=int(sys.argv[1]), threads=THREADS)

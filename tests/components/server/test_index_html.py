"""The front end's document names the atlas's scripts; everything else passes as it is."""

import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.server import index_html


def site() -> TestClient:
    def index(_request: Request) -> Response:
        return HTMLResponse("<html><head></head></html>", headers={"ETag": '"inner"'})

    def own(_request: Request) -> Response:
        return HTMLResponse("<p>data</p>", headers={"Content-Security-Policy": "default-src 'none'"})

    def kept(_request: Request) -> Response:
        return HTMLResponse("<p>brief</p>", headers={"Content-Disposition": 'attachment; filename="brief.html"'})

    routes = [
        Route("/", index),
        Route("/media/brief", kept),
        Route("/data", own),
        Route("/text", lambda _request: PlainTextResponse("text")),
        *index_html.ROUTES,
    ]
    inner = Starlette(routes=routes)
    return TestClient(index_html.FrontPage(inner))


@pytest.mark.parametrize(
    ("suffix", "media_type"), [("js", "text/javascript"), ("css", "text/css"), ("svg", "image/svg+xml")]
)
def test_the_document_names_files_that_exist(suffix: str, media_type: str) -> None:
    named = re.findall(rf'(?:src|href)="\./(scripts/[^"?]+\.{suffix}\?v=[0-9a-f]+)"', site().get("/").text)
    assert named
    for address in named:
        found = site().get(f"/{address}")
        assert found.status_code == 200
        assert found.headers["content-type"].startswith(media_type)
        assert "immutable" in found.headers["cache-control"]


def test_the_document_is_not_sent_again_to_who_has_it() -> None:
    tag = site().get("/").headers["etag"]
    assert tag != '"inner"'
    again = site().get("/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert site().get("/", headers={"If-None-Match": '"inner"'}).status_code == 200


def test_other_answers_pass_as_they_are() -> None:
    assert site().get("/data").text == "<p>data</p>"
    assert site().get("/media/brief").text == "<p>brief</p>"
    assert site().get("/text").text == "text"
    assert site().get("/nowhere").status_code == 404


def test_the_document_starts_what_draws_figures() -> None:
    started = re.findall(
        r'<script type="module" crossorigin src="\./(static/js/BidiComponent[^"]+)"', index_html.document()
    )
    assert len(started) == 1
    assert (index_html.STATIC / started[0]).is_file()


def test_browsers_are_asked_not_to_translate_the_document() -> None:
    assert '<html lang="en" translate="no" class="notranslate">' in index_html.document()


def test_figures_are_drawn_with_the_plotly_of_the_installed_package() -> None:
    (address,) = re.findall(r'<script async data-plotly src="\./([^"]+)"', site().get("/").text)
    assert site().get(f"/{address}").content == index_html.plotly_js().read_bytes()


def test_a_bundle_is_sent_only_if_it_is_of_the_version_that_plotly_brings_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_html, "BUNDLES", tmp_path)
    (tmp_path / "plotly-3.0.0.min.js").write_text("older")
    assert index_html.plotly_js() == index_html.PLOTLY
    wanted = json.loads((Path(__file__).parents[3] / "bundle" / "package.json").read_text("utf-8"))
    bundle = tmp_path / f"plotly-{wanted['dependencies']['plotly.js']}.min.js"
    bundle.write_text("bundle")
    assert index_html.plotly_js() == bundle


def test_nothing_but_assets_is_served_as_one() -> None:
    for name in ("", "..%2fserver.py", "none.js", "%2e%2e%2fshell.py"):
        assert site().get(f"/scripts/{name}").status_code == 404


@pytest.mark.parametrize("chunk", ["index.*.js", "Selectbox.*.js"])
def test_scripts_of_the_front_end_are_sent_compressed(chunk: str) -> None:
    path = next((index_html.STATIC / "static" / "js").glob(chunk))
    client = site()
    for coding in ("br", "gzip"):
        answer = client.get(f"/static/js/{path.name}", headers={"Accept-Encoding": coding})
        assert answer.headers["content-encoding"] == coding
        assert int(answer.headers["content-length"]) < path.stat().st_size / 2
        assert answer.content == path.read_bytes()
    assert client.get("/static/js/none.js").status_code == 404

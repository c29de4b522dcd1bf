"""Other addresses of a page lead to the page, with what the reader has selected."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from components.page.registry import PAGES
from components.server.page_aliases import ROUTES


def site(prefix: str = "") -> TestClient:
    def page(request: Request) -> Response:
        return PlainTextResponse(f"{request.url.path}?{request.url.query}")

    pages = [Route(f"/{entry.path}", page) for entry in PAGES]
    return TestClient(Starlette(routes=[Mount(prefix, routes=[*ROUTES, *pages])]))


@pytest.mark.parametrize("prefix", ["", "/tools/atlas"])
@pytest.mark.parametrize(
    ("alias", "path"),
    [("map", ""), ("industrial-cloud", "industrial_cloud"), ("your-data", "your_data")],
)
def test_another_address_opens_the_page_with_its_query(prefix: str, alias: str, path: str) -> None:
    query = "compare=CN-SH,CN-GD&lang=zh&q=%E8%8A%AF%20%26"
    assert site(prefix).get(f"{prefix}/{alias}?{query}").text == f"{prefix}/{path}?{query}"
    assert site(prefix).get(f"{prefix}/{alias}").text == f"{prefix}/{path}?"


def test_a_page_keeps_its_own_address() -> None:
    for entry in PAGES:
        assert not site().get(f"/{entry.path}").history


def test_an_unknown_address_leads_nowhere() -> None:
    assert site().get("/maps").status_code == 404

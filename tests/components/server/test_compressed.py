"""A file comes whole in whatever form the browser takes, and not again to who has it."""

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.server.compressed import CompressedFile

CONTENT = b"const regions = 15; " * 500


@pytest.fixture
def client() -> TestClient:
    file = CompressedFile(CONTENT, "text/javascript")

    async def send(request: Request) -> Response:
        return await file.answer(request.headers)

    return TestClient(Starlette(routes=[Route("/file.js", send)]))


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("BR", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("gzip", "gzip"),
        ("deflate", None),
        ("br;q=0.000", None),
        ("", None),
    ],
)
def test_the_file_comes_in_the_smallest_form_that_is_taken(
    client: TestClient, accepted: str, coding: str | None
) -> None:
    with client.stream("GET", "/file.js", headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}[coding](raw) == CONTENT
    assert (len(raw) < len(CONTENT) / 10) == bool(coding)


def test_who_has_the_file_is_not_sent_it_again(client: TestClient) -> None:
    tag = client.get("/file.js").headers["etag"]
    again = client.get("/file.js", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")

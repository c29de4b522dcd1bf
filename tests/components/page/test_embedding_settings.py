"""Who may show a page in a frame: what is read from the environment, and the headers that say it."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.page.embedding_settings import NAME, frame_ancestors
from components.server.security_headers import SecurityHeaders


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/path",
        "*",
        "https://*",
        "example.org",
        "'self'",
        "https://example.org;script-src",
        "https://example.org, https://example.com",
        "javascript://example.org",
        "https://ex ample.org",
        "https://пример.рф",
    ],
)
def test_what_is_no_origin_stops_the_start(value: str) -> None:
    with pytest.raises(ValueError, match=f"{NAME} names"):
        frame_ancestors({NAME: value})


def test_origins_are_taken_as_they_are() -> None:
    origins = ("http://localhost:8080", "https://*.example.edu", "https://a-b.example.org:*")
    assert frame_ancestors({NAME: "\n ".join(origins)}) == origins


@pytest.mark.parametrize(
    ("value", "directive", "older"),
    [("", "frame-ancestors 'none'", "DENY"), ("https://example.org", "frame-ancestors https://example.org", None)],
)
def test_the_headers_say_who(monkeypatch: pytest.MonkeyPatch, value: str, directive: str, older: str | None) -> None:
    monkeypatch.setenv(NAME, value)
    inner = Starlette(routes=[Route("/", lambda _request: PlainTextResponse("here"))])
    headers = TestClient(SecurityHeaders(inner)).get("/").headers
    assert directive in headers["content-security-policy"].split("; ")
    assert headers.get("x-frame-options") == older

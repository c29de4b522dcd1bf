"""The headers that every response carries."""

import base64
import hashlib

from httpx2 import Response
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.server.security_headers import SecurityHeaders, content_security_policy


def test_an_inline_script_is_allowed_by_its_hash_only() -> None:
    script = "\n window.ready = false\n"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = content_security_policy(f"<html><script>{script}</script><script src='x.js'></script></html>")
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["script-src"] == f"'self' 'sha256-{digest}'"
    assert "unsafe-eval" not in policy
    assert directives["frame-ancestors"] == "'none'"
    assert directives["default-src"] == "'self'"


def get(path: str) -> Response:
    """What the application behind the middleware answers."""
    inner = Starlette(routes=[Route("/", lambda _request: PlainTextResponse("here"))])
    return TestClient(SecurityHeaders(inner)).get(path)


def test_errors_and_pages_carry_the_headers_alike() -> None:
    for path, expected in (("/", 200), ("/nowhere", 404)):
        answer = get(path)
        headers = answer.headers
        assert answer.status_code == expected
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "script-src 'self'" in headers["content-security-policy"]

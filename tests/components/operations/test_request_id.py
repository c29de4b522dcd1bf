"""One number for each request, told by whoever asks or made here."""

import re

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("given", ["0123456789abcdef", "visitor-42-of-today"])
def test_a_well_formed_number_is_kept_on_the_whole_way(client: TestClient, given: str) -> None:
    answer = client.get("/own/a/outlines.geojson", headers={"X-Request-ID": given})
    assert answer.text == answer.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "two words here", 'quote"and{brace}', "\u65b0" * 8])
def test_anything_else_is_replaced(client: TestClient, given: str) -> None:
    answer = client.get("/own/a/outlines.geojson", headers={"X-Request-ID": given.encode()})
    assert re.fullmatch("[0-9a-f]{32}", answer.text)
    assert answer.headers["x-request-id"] == answer.text


def test_no_two_requests_share_one(client: TestClient) -> None:
    assert len({client.get("/").headers["x-request-id"] for _ in range(20)}) == 20

"""The proxy: files through it, at the root and below a path; what it blocks; what the logs leave out."""

import http.client
import json
import re
import socket
from contextlib import ExitStack, suppress
from select import select

import pytest
from playwright.sync_api import Page, expect

from scripts.ports import HOST
from tests.e2e.driver import drawn, settled
from tests.e2e.files import OUTLINES, save, upload
from tests.operations.stack import Stack, eventually, get
from tests.operations.viewer import Viewer

TABLE = b"region,industry,jobs\nNorth,Steel,3\nNorth,Glass,5\nSouth,Steel,7\nSouth,Glass,1\n"
OTHER = "127.0.0.2"
CONNECTIONS = 200
"""Open requests that the proxy allows an address."""


@pytest.mark.parametrize("which", ["stack", "below_path"])
def test_a_file_goes_up_and_comes_down_through_the_proxy(
    request: pytest.FixtureRequest, page: Page, which: str
) -> None:
    stack: Stack = request.getfixturevalue(which)
    upload(page, stack.address, "jobs.csv", TABLE)
    page.locator('input[type="file"]').last.set_input_files(
        {"name": "own.geojson", "mimeType": "application/geo+json", "buffer": OUTLINES.encode()}
    )
    expect(page.get_by_text("2 of 2 regions have an outline.")).to_be_visible()
    settled(page)
    link, secret = save(page)
    assert link.startswith(f"{stack.address}/?dataset=")
    assert secret.startswith(f"{stack.address}/your_data?")
    dataset = link.split("=")[1]

    status, body, headers = get(f"{stack.address}/own/{dataset}/outlines.geojson")
    assert status == 200
    assert {feature["id"] for feature in json.loads(body)["features"]} == {"North", "South"}
    assert "script-src 'self'" in headers["content-security-policy"]

    page.goto(link)
    drawn(page)
    expect(page.get_by_text("Your dataset jobs").first).to_be_visible()
    page.goto(f"{stack.address}/your_data")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Template CSV").click()
    assert download.value.path().read_text("utf-8-sig").startswith("region,")
    for replica in stack.replicas:
        assert dataset not in replica.log.read_text("utf-8")
    assert dataset not in stack.proxy_log.read_text("utf-8")


@pytest.mark.parametrize("path", ["metrics", "readyz", "_stcore/metrics", "_stcore/agent/openapi.json"])
def test_the_proxy_does_not_serve_metrics_and_probes(stack: Stack, path: str) -> None:
    assert get(f"http://{HOST}:{stack.replicas[0].port}/{path}")[0] == 200
    status, body, headers = get(f"{stack.address}/{path}")
    assert (status, body) == (404, "There is nothing at this address.")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_text_is_compressed_and_a_request_keeps_its_id(stack: Stack) -> None:
    page = get(f"{stack.address}/")[1]
    script = re.search(r'src="\./(static/js/index\.[^"]+\.js)"', page)
    assert script
    connection = http.client.HTTPConnection(HOST, stack.port)
    connection.request("GET", f"/{script[1]}", headers={"Accept-Encoding": "gzip", "X-Request-ID": "visitors-own"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.headers["Content-Encoding"] == "gzip"
    number = answer.headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", number)
    eventually(lambda: number in stack.proxy_log.read_text("utf-8"), "the proxy logs the number")


def test_an_upload_beyond_the_limit_is_refused_before_it_is_sent(stack: Stack) -> None:
    for path, length in (("/_stcore/upload_file/a/b", 102 * 2**20), ("/", 65 * 2**10)):
        with socket.create_connection((HOST, stack.port), timeout=20) as visitor:
            visitor.sendall(f"PUT {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: {length}\r\n\r\n".encode())
            assert visitor.recv(100).startswith(b"HTTP/1.1 413 ")


def statuses(stack: Stack, source: str, n: int) -> list[int]:
    """Return the statuses of n requests on one connection from an address."""
    connection = http.client.HTTPConnection(HOST, stack.port, source_address=(source, 0), timeout=60)
    found = []
    for _ in range(n):
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        answer.read()
        found.append(answer.status)
    connection.close()
    return found


def test_a_flood_from_one_address_is_refused_and_another_address_does_not_notice(stack: Stack) -> None:
    unfinished = f"POST /healthz HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 1\r\n\r\n".encode()
    with ExitStack() as opened:
        flood = [
            opened.enter_context(socket.create_connection((HOST, stack.port), 60, source_address=(OTHER, 0)))
            for _ in range(CONNECTIONS + 1)
        ]
        for visitor in flood:
            visitor.sendall(unfinished)
        refused, _, _ = select(flood, [], [], 60)
        assert refused[0].recv(100).startswith(b"HTTP/1.1 429 ")
        assert statuses(stack, "127.0.0.3", 60) == [200] * 60


def test_a_connection_that_never_finishes_its_request_is_closed(stack: Stack) -> None:
    with ExitStack() as opened:
        slow = [
            opened.enter_context(socket.create_connection((HOST, stack.port), 30, source_address=(OTHER, 0)))
            for _ in range(50)
        ]
        for visitor in slow:
            visitor.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert statuses(stack, "127.0.0.3", 20) == [200] * 20
        for visitor in slow:
            with suppress(ConnectionResetError):  # nginx closes the connection with or without an answer
                while visitor.recv(1000):
                    pass


def logged(stack: Stack) -> dict[tuple[object, object], dict[str, object]]:
    """Return the log lines of proxy and replicas by event and request id; fail if a line is not JSON."""
    proxied = [json.loads(line) for line in stack.proxy_log.read_text("utf-8").splitlines()]
    lines = [*proxied, *(line for replica in stack.replicas for line in replica.lines())]
    return {(line["event"], line.get("request")): line for line in lines}


def test_the_logs_are_json_and_hold_nothing_about_the_visitor(stack: Stack) -> None:
    secrets = ("AAAAAAAAAAAAAAAAAAAAAA", "CN-QH", '"127.0.0.1"', OTHER, "127.0.0.3")
    viewer = Viewer(stack.address, "heatmap", {"region": "CN-QH", "dataset": secrets[0]})
    assert any(secrets[0] in text for text in viewer.read())
    viewer.leave()
    status, _body, headers = get(f"{stack.address}/own/{secrets[0]}/outlines.geojson?region=CN-QH")
    assert status == 404
    number = headers["x-request-id"]
    wanted = {("run", viewer.number), ("session closed", viewer.number), ("request", number)}
    wanted |= {("proxied", viewer.number), ("proxied", number)}
    eventually(lambda: wanted <= logged(stack).keys(), "proxy and replicas log what they did")
    assert logged(stack)["run", viewer.number]["page"] == "heatmap"
    request = logged(stack)["request", number]
    assert (request["route"], request["status"]) == ("/own/{dataset_id}/outlines.geojson", 404)
    log_text = "".join(log.read_text("utf-8") for log in (stack.proxy_log, *(r.log for r in stack.replicas)))
    for secret in secrets:
        assert secret not in log_text

"""A real server and a real browser. Each page is watched: what it asks for, what fails, what its console says."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from scripts.ensure_browser import installed

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
expect.set_options(timeout=20_000)  # how long a slow machine may take, not how long a test waits
PROBES = re.compile(r"/[a-z_]+/_stcore/(health|host-config)$")
"""On a deep link Streamlit's front end looks for its server below the page's own address before it tries the root."""

LEFT_WHILE_DRAWING = "Cannot read properties of undefined (reading 'typesetMath')"
"""What plotly.js throws where a page is left while its map still waits for its outlines: it draws the labels of a
figure that is gone already. Nothing is on screen to be hurt by it, and it cannot be cured from here."""


@contextmanager
def serving(warm_up: str = "off") -> Iterator[str]:
    """A server of its own on a free port, that nobody has visited yet; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [*command, "--server.address", "127.0.0.1"],
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"ATLAS_DATA_DIR": folder, "ATLAS_WARM_UP": warm_up},
        )
        try:
            _until_healthy(process, f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _until_healthy(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended before it was healthy"
        try:
            with urlopen(address, timeout=1):
                return
        except OSError:
            process_wait(process)
    raise AssertionError(f"the server was not healthy within {START_SECONDS} s")


def process_wait(process: subprocess.Popen[bytes]) -> None:
    """Give the server a moment, or notice at once that it ended."""
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving(warm_up="on") as address:
        yield address


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """A server that nobody has visited yet, not even itself."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page did that it should not have done."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self.hosts: set[str] = set()
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._uncaught(str(error.error)))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob"):
            return
        self.hosts.add(parts.netloc)
        if parts.hostname != "127.0.0.1":
            self.faults.append(f"third-party request: {request.url}")

    def _uncaught(self, message: str) -> None:
        if LEFT_WHILE_DRAWING not in message:
            self.faults.append(f"uncaught: {message}")

    def _failed(self, request: Request) -> None:
        # A page that is left cancels what it was still fetching.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed request: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not PROBES.search(urlsplit(response.url).path):
            self.faults.append(f"response {response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        echo = PROBES.search(urlsplit(message.location.get("url", "")).path)
        if message.type == "error" and not echo:
            self.faults.append(f"console: {message.text}")


OpenContext = Callable[..., Page]


@pytest.fixture
def open_context(browser: Browser) -> Iterator[OpenContext]:
    """Make pages in watched contexts of their own; at the end no page may have done what it should not."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def make(width: int = 1440, height: int = 900, scheme: str = "light", locale: str = "en-GB") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=locale,
        )
        contexts.append((context, Watch(context)))
        return context.new_page()

    yield make
    faults = [fault for _context, watch in contexts for fault in watch.faults]
    for context, _watch in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context()

"""The browser of the tests, and a watch over each page: its requests, its failures and its console."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

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

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Each new window would start a renderer for the suggestions of its address bar.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]
expect.set_options(timeout=20_000)  # the longest wait on a slow machine; a test goes on as soon as the page is right
PROBES = re.compile(r"/[a-z_]+/_stcore/(health|host-config)$")
"""On a deep link Streamlit's front end first looks for its server below the page's address, then at the root."""

LABELS_OF_A_PAGE_LEFT = "Cannot read properties of undefined (reading 'typesetMath')"
"""plotly.js throws this when a page is left while its map still waits for outlines: it draws labels of a figure that
is gone. It does no harm on screen and cannot be mended in this project."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser without a window until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """Collect what a page must not do: requests to other hosts, failed requests, errors in the console."""

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
        if LABELS_OF_A_PAGE_LEFT not in message:
            self.faults.append(f"uncaught: {message}")

    def _failed(self, request: Request) -> None:
        # Leaving a page cancels its open requests.
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

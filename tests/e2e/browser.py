"""The browser of the tests, and a watch over each page: its requests, its failures and its console."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    Response,
    WebError,
    expect,
    sync_playwright,
)

from scripts.ensure_browser import installed
from scripts.servers import HEALTH

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

STORED = "local_storage,indexeddb,websql,service_workers,cache_storage,file_systems"

LABELS_OF_A_PAGE_LEFT = "Cannot read properties of undefined (reading 'typesetMath')"
"""plotly.js throws this when a page is left while its map still waits for outlines: it draws labels of a figure that
is gone. It does no harm on screen and cannot be mended in this project."""


def launched(playwright: Playwright) -> Browser:
    """Start a browser without a window."""
    return playwright.chromium.launch(executable_path=installed(), args=FLAGS)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser without a window until the block ends."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


class Profile:
    """A browser whose pages share a process and a profile on disk, and with them the scripts fetched and compiled.

    A page loads in two thirds of the time on the processor that it takes in a new context. All else that a page may
    leave behind is cleared between two tests.
    """

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright = playwright
        self._folder = folder
        self._set_for: tuple[str, bool] | None = None
        self._context: BrowserContext | None = None
        self._kept: Page | None = None
        self._kept_at = "about:blank"

    def context(self, locale: str, *, touch: bool) -> BrowserContext:
        """Return the context of the profile; the browser starts anew if it is set for something else."""
        if self._context is None or self._set_for != (locale, touch):
            self.close()
            self._set_for = locale, touch
            self._context = self._playwright.chromium.launch_persistent_context(
                self._folder,
                executable_path=installed(),
                args=[*FLAGS, "--process-per-site"],
                locale=locale,
                has_touch=touch,
            )
            (self._kept,) = self._context.pages
            self._kept.goto(self._kept_at)
        return self._context

    def keep(self, server: str) -> None:
        """Keep the process of a server's pages: one that is no page of the app stays open from now on."""
        address = f"{server}/{HEALTH}"
        if self._kept_at != address:
            self._kept_at = address
            if self._kept:
                self._kept.goto(address)

    def clear(self, hosts: Iterable[str]) -> None:
        """Close all other pages and forget what those of these hosts have stored, except cached files."""
        assert self._context
        assert self._kept
        try:
            for page in self._context.pages:
                if page is not self._kept:
                    page.close()
            self._context.unroute_all()
            self._context.clear_cookies()
            self._context.clear_permissions()
            devtools = self._context.new_cdp_session(self._kept)
            for host in hosts:
                devtools.send("Storage.clearDataForOrigin", {"origin": f"http://{host}", "storageTypes": STORED})
            devtools.detach()
        except Error:  # it has crashed: the next test starts it anew
            self.close()
            raise

    def close(self) -> None:
        context, self._context, self._kept = self._context, None, None
        if context:
            context.close()


class Watch:
    """Collect what a page must not do: requests to other hosts, failed requests, errors in the console."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self.hosts: set[str] = set()
        self._context = context
        self._heard: dict[str, Callable[..., None]] = {
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
            "console": self._console,
            "weberror": self._uncaught,
        }
        for event, hear in self._heard.items():
            context.on(event, hear)  # type: ignore[call-overload]

    def end(self) -> None:
        for event, hear in self._heard.items():
            self._context.remove_listener(event, hear)

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("data", "blob"):
            return
        self.hosts.add(parts.netloc)
        if parts.hostname != "127.0.0.1":
            self.faults.append(f"third-party request: {request.url}")

    def _uncaught(self, error: WebError) -> None:
        if LABELS_OF_A_PAGE_LEFT not in str(error.error):
            self.faults.append(f"uncaught: {error.error}")

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

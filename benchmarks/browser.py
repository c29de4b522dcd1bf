"""Measure Focus Atlas in the browser against the same view as a plain page and in Dash, alternating click by click."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser_report import CLICKED, KINDS, Bytes, SiteRun, report_of
from benchmarks.options import Effort, alone
from benchmarks.peers.content import content
from benchmarks.peers.shown import Content
from benchmarks.relay import relay
from benchmarks.report import Report
from benchmarks.sites import SITES, Site
from benchmarks.tab import Tab
from scripts.ensure_browser import installed
from scripts.servers import Server

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGE_CHANGES = 6
"""Of each kind, in each run."""

COUNTED_CLICKS = 10
"""Clicks whose bytes are counted, on a relay and apart from the timed ones."""


def measure(effort: Effort) -> Report:
    """Start the three sites and measure visits, clicks and page changes in turns."""
    shown = content()
    with ExitStack() as stack:
        path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "content.json"
        shown.save(path)
        servers = {site.name: stack.enter_context(site.start(path)) for site in SITES}
        with _browser() as browser:
            for site in SITES:  # `benchmarks.start` measures the first visits to a new server
                _warm(browser, site, servers[site.name])
            runs: dict[str, list[SiteRun]] = {site.name: [] for site in SITES}
            for _ in range(effort.runs):
                for name, measured in _run(browser, servers, shown, effort).items():
                    runs[name].append(measured)
            sizes = {site.name: _bytes(browser, site, servers[site.name], shown) for site in SITES}
    return report_of(runs, sizes)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        yield browser
        browser.close()


def _warm(browser: Browser, site: Site, server: Server) -> None:
    for kind in KINDS:
        tab = Tab(browser, site, server.address)
        tab.open(kind)
        tab.close()


def _run(browser: Browser, servers: Mapping[str, Server], shown: Content, effort: Effort) -> dict[str, SiteRun]:
    measured = {site.name: SiteRun() for site in SITES}
    for _ in range(effort.first_visits):
        for kind in KINDS:
            for site in SITES:
                tab = Tab(browser, site, servers[site.name].address)
                measured[site.name].first[kind].append(tab.open(kind))
                tab.close()
    for kind in CLICKED:
        _clicks(browser, servers, shown, effort, kind, measured)
    for kind in KINDS:
        _clicks(browser, servers, shown, effort, kind, measured, touch=True)
    _changes(browser, servers, measured)
    return measured


def _clicks(
    browser: Browser,
    servers: Mapping[str, Server],
    shown: Content,
    effort: Effort,
    kind: str,
    measured: Mapping[str, SiteRun],
    *,
    touch: bool = False,
) -> None:
    views = _views(shown, kind)
    tabs = {}
    for site in SITES:
        tabs[site.name] = Tab(browser, site, servers[site.name].address, touch=touch)
        tabs[site.name].open(kind)
    reachable = [set(tab.learn(kind, list(views))) for tab in tabs.values()]
    targets = [target for target in views if all(target in known for known in reachable)]
    counted = effort.clicks if kind in KINDS and not touch else effort.clicks // 2
    # The first click is a warm-up: it moves every site away from the selection that it opened with.
    for i in range(counted + 1):
        target = targets[i % len(targets)]
        for name, tab in tabs.items():
            click = tab.click(target, views[target])
            if click is None:
                measured[name].missed += 1
            elif i:
                (measured[name].taps if touch else measured[name].clicks)[kind].append(click)
    for tab in tabs.values():
        tab.close()


def _changes(browser: Browser, servers: Mapping[str, Server], measured: Mapping[str, SiteRun]) -> None:
    tabs = {site.name: Tab(browser, site, servers[site.name].address) for site in SITES}
    for tab in tabs.values():
        tab.open("map")
    for _ in range(PAGE_CHANGES):
        for kind in reversed(KINDS):
            for name, tab in tabs.items():
                measured[name].changes[kind].append(tab.change_page(kind))
    for tab in tabs.values():
        tab.close()


def _bytes(browser: Browser, site: Site, server: Server, shown: Content) -> Bytes:
    first: dict[str, int] = {}
    clicks: dict[str, list[int]] = {}
    for kind in KINDS:
        with relay(server.port) as counter:
            tab = Tab(browser, site, counter.address)
            tab.open(kind)
            first[kind] = counter.total
            views = _views(shown, kind)
            targets = tab.learn(kind, list(views))
            clicks[kind] = []
            for target in (targets * COUNTED_CLICKS)[: COUNTED_CLICKS + 1]:
                before = counter.total
                tab.click(target, views[target])
                clicks[kind].append(counter.total - before)
            del clicks[kind][0]
            tab.close()
    return Bytes(first, clicks)


def _views(shown: Content, kind: str) -> dict[str, str]:
    """Return the panel's heading by id of the mark, in reverse order because a page opens on a first one."""
    views = {"map": shown.regions, "matrix": shown.cells, "comparison": shown.rows}[kind]
    return {key: view.heading for key, view in reversed(views.items())}


if __name__ == "__main__":
    alone(measure)

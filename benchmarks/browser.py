"""Measure Focus Atlas in the browser against the same view as a plain page and in Dash, alternating click by click."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.figures import kilobytes, median, milliseconds, quantile
from benchmarks.options import Effort, alone
from benchmarks.peers.content import content
from benchmarks.peers.shown import Content
from benchmarks.relay import relay
from benchmarks.report import Bar, Report, ResultTable
from benchmarks.sites import APP, DASH, PLAIN, SITES, Site
from benchmarks.tab import Click, Tab
from scripts.ensure_browser import installed
from scripts.servers import Server

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
KINDS = ("map", "matrix")
CLICKED = (*KINDS, "comparison")
"""The kinds of figures that are clicked; the first two are tapped, too, and half as often."""

PAGE_CHANGES = 6
"""Of each kind, in each run."""

COUNTED_CLICKS = 10
"""Clicks whose bytes are counted, on a relay and apart from the timed ones."""

CLICK_BARS: Mapping[tuple[str, float], Mapping[str, float]] = {
    ("map", 0.5): {DASH: 0.2, PLAIN: 1.3},
    ("map", 0.95): {DASH: 0.3, PLAIN: 1.5},
    ("matrix", 0.5): {DASH: 0.3, PLAIN: 1.5},
    ("matrix", 0.95): {DASH: 0.5, PLAIN: 2.0},
    ("comparison", 0.5): {DASH: 0.5},
    ("comparison", 0.95): {DASH: 0.5},
}
"""How many times as long as Dash and as the plain page a click may take, by kind of figure and quantile."""

FIRST_BAR = 1.1
CHANGE_BAR = 1.0
VISIT_BAR = 2_600_000
BYTES_BAR = 8_000


@dataclass
class SiteRun:
    """Measurements of one site in one run, by kind of figure: clicks with the mouse and taps, and seconds."""

    first: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    clicks: dict[str, list[Click]] = field(default_factory=lambda: {kind: [] for kind in CLICKED})
    taps: dict[str, list[Click]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    changes: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    missed: int = 0


@dataclass(frozen=True)
class Bytes:
    """Bytes on the wire of one site: first visits and clicks by kind of figure."""

    first: dict[str, int]
    clicks: dict[str, list[int]]


Runs = Mapping[str, Sequence[SiteRun]]
"""Measurements of each site by its name, one per run."""


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
    return _report(runs, sizes)


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


def _report(runs: Runs, sizes: Mapping[str, Bytes]) -> Report:
    tables = [
        _clicks_table(runs, "clicks", "map", "Click on a region → panel"),
        _clicks_table(runs, "clicks", "matrix", "Click on a cell → evidence"),
        _clicks_table(runs, "clicks", "comparison", "Click on a mark of a comparison → evidence of the industry"),
        _clicks_table(runs, "taps", "map", "Tap on a region → panel"),
        _clicks_table(runs, "taps", "matrix", "Tap on a cell → evidence"),
        _seconds_table(runs, "First visit with a cold cache: from the navigation until the figure is drawn", "first"),
        _seconds_table(
            runs, "Page change: from the release on a link until the other page's figure is drawn", "changes"
        ),
        _bytes_table(sizes),
    ]
    bars = [*_click_bars(runs), *_first_bars(runs), _change_bar(runs), _visit_bar(sizes), _bytes_bar(sizes)]
    return Report("Browser", tables, bars)


def _clicks_table(runs: Runs, by: str, kind: str, title: str) -> ResultTable:
    rows = []
    for name, measured in runs.items():
        for number, run in enumerate(measured, 1):
            clicks = getattr(run, by)[kind]
            columns = [[getattr(click, part) for click in clicks] for part in ("named", "whole", "all")]
            cells = [milliseconds(value) for column in columns for value in (median(column), quantile(column, 0.95))]
            rows.append((f"{name}, run {number}", str(len(clicks)), *cells, str(run.missed)))
    return ResultTable(
        title,
        ("", "clicks", "named p50, ms", "p95", "whole p50, ms", "p95", "all p50, ms", "p95", "missed in the run"),
        rows,
        "From the release of the mouse or the finger to the change of the DOM. Named: the panel's heading names the "
        "new choice. Whole: the panel is complete; the bars use this. All: the last change of the page, its figures "
        "included.",
    )


def _seconds_table(runs: Runs, title: str, part: str) -> ResultTable:
    rows = []
    for name, measured in runs.items():
        for number, run in enumerate(measured, 1):
            values = [getattr(run, part)[kind] for kind in KINDS]
            cells = [milliseconds(value) for each in values for value in (median(each), quantile(each, 0.95))]
            rows.append((f"{name}, run {number}", str(len(values[0])), *cells))
    return ResultTable(title, ("", "times", "map p50, ms", "p95", "matrix p50, ms", "p95"), rows)


def _bytes_table(sizes: Mapping[str, Bytes]) -> ResultTable:
    rows = [
        (
            name,
            *(kilobytes(measured.first[kind]) for kind in KINDS),
            *(kilobytes(median(measured.clicks[kind])) for kind in KINDS),
        )
        for name, measured in sizes.items()
    ]
    columns = ("", "first visit, map", "first visit, matrix", "click on a region", "click on a cell")
    note = "Counted by a relay between browser and server: both directions, headers and compression as they are."
    return ResultTable("Bytes on the wire, kB", columns, rows, note)


def _times(what: str, peer: str, limit: float, pairs: Sequence[tuple[float, float]], missed: int = 0) -> Bar:
    """The bar of a time against that of another site in the same run; pairs of seconds, one per run."""
    text = "; ".join(
        f"{mine / theirs:.2f} × ({milliseconds(mine)} / {milliseconds(theirs)} ms)" for mine, theirs in pairs
    )
    met = all(mine <= limit * theirs for mine, theirs in pairs) and not missed
    return Bar(what, f"≤ {limit} × {peer}", text + (f"; {missed} clicks missed" if missed else ""), met)


def _click_bars(runs: Runs) -> Iterator[Bar]:
    """Yield the bars of clicks: the whole panel against Dash and against the plain page in the same run."""
    missed = sum(measured.missed for measured in runs[APP])
    for (kind, share), limits in CLICK_BARS.items():
        for peer, limit in limits.items():
            pairs = []
            for both in zip(runs[APP], runs[peer], strict=True):
                mine, theirs = (quantile([click.whole for click in run.clicks[kind]], share) for run in both)
                pairs.append((mine, theirs))
            yield _times(f"Click on the {kind} → whole panel, p{share * 100:.0f}", peer, limit, pairs, missed)


def _first_bars(runs: Runs) -> Iterator[Bar]:
    for kind in KINDS:
        both = zip(runs[APP], runs[PLAIN], strict=True)
        pairs = [(median(mine.first[kind]), median(theirs.first[kind])) for mine, theirs in both]
        yield _times(f"First {kind}, cold browser, p50", PLAIN, FIRST_BAR, pairs)


def _change_bar(runs: Runs) -> Bar:
    def seconds(run: SiteRun) -> float:
        return median([second for kind in KINDS for second in run.changes[kind]])

    pairs = [(seconds(mine), seconds(theirs)) for mine, theirs in zip(runs[APP], runs[DASH], strict=True)]
    return _times("Page change, p50", DASH, CHANGE_BAR, pairs)


def _visit_bar(sizes: Mapping[str, Bytes]) -> Bar:
    largest = max(sizes[APP].first.values())
    return Bar("First visit, bytes on the wire", "≤ 2.6 MB", f"{largest / 1e6:.2f} MB", largest <= VISIT_BAR)


def _bytes_bar(sizes: Mapping[str, Bytes]) -> Bar:
    sums = {kind: median(sizes[APP].clicks[kind]) for kind in KINDS}
    text = ", ".join(f"{kind} {kilobytes(size)} kB" for kind, size in sums.items())
    return Bar("Bytes per click, p50", "≤ 8 kB", text, max(sums.values()) <= BYTES_BAR)


if __name__ == "__main__":
    alone(measure)

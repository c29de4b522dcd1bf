"""The report of the measurements in the browser: tables, and the bars that times and bytes are held to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.figures import kilobytes, median, milliseconds, quantile
from benchmarks.report import Bar, Report, ResultTable
from benchmarks.sites import APP, DASH, PLAIN
from benchmarks.tab import Click

KINDS = ("map", "matrix")
CLICKED = (*KINDS, "comparison")
"""The kinds of figures that are clicked; the first two are tapped, too, and half as often."""

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


def report_of(runs: Runs, sizes: Mapping[str, Bytes]) -> Report:
    """Return the tables and the bars."""
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

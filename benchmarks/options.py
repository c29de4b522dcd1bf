"""Numbers of repetitions: full, or quick to see that a part works."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.report import Report, bars_table


@dataclass(frozen=True)
class Effort:
    """Numbers of repetitions. Quick results only show that the parts run.

    Attributes:
        clicks: clicks on the map and in the matrix, per browser run.
        runs: browser runs.
        first_visits: visits with a cold cache, per browser run.
        page_runs: runs of each page on the server.
        viewers: numbers of simultaneous viewers, measured one after the other.
        watching: seconds of each of these, after the viewers have connected.
        sessions: sessions that are opened and closed.
        sizes: sizes of matrices, regions × industries.
        starts: starts of the server.
        import_rows: rows of the long table.
    """

    clicks: int = 42
    runs: int = 2
    first_visits: int = 3
    page_runs: int = 20
    viewers: tuple[int, ...] = (1, 10, 50, 100, 200)
    watching: float = 20
    sessions: int = 2000
    sizes: tuple[tuple[int, int], ...] = ((300, 100), (1000, 400), (3000, 1000))
    starts: int = 5
    import_rows: int = 1_000_000


FULL = Effort()
QUICK = Effort(
    clicks=8,
    runs=1,
    first_visits=2,
    page_runs=4,
    viewers=(20,),
    watching=10,
    sessions=60,
    sizes=((300, 100),),
    starts=2,
    import_rows=50_000,
)


def alone(measure: Callable[[Effort], Report]) -> None:
    """Run one part and print its report, for `python -m benchmarks.<part> [--quick]`."""
    report = measure(asked())
    print(report.markdown())
    if report.bars:
        print(bars_table(report.bars))


def asked() -> Effort:
    """Return the effort that the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure Focus Atlas on this machine.")
    parser.add_argument("--quick", action="store_true", help="few repetitions, to see that it runs")
    return QUICK if parser.parse_args().quick else FULL

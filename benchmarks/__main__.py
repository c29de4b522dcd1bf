"""Run all measurements: `python -m benchmarks [--quick]` writes benchmarks/RESULTS.md.

Quick figures go to the screen only: they show that the parts run and are too noisy to compare.
"""

import time
from pathlib import Path

from benchmarks import browser, growth, machine, memory, server, start
from benchmarks.options import QUICK, asked
from benchmarks.report import bars_table

RESULTS = Path(__file__).parent / "RESULTS.md"
PARTS = (browser, server, memory, growth, start)


def main() -> None:
    """Run the parts one after the other and write their reports."""
    effort = asked()
    began = time.perf_counter()
    reports = []
    for part in PARTS:
        part_began = time.perf_counter()
        reports.append(part.measure(effort))
        print(f"{reports[-1].title}: {time.perf_counter() - part_began:.0f} s", flush=True)
    bars = [bar for report in reports for bar in report.bars]
    command = "python -m benchmarks" + (" --quick" if effort is QUICK else "")
    text = "\n".join(
        [
            "# Results of `make bench`",
            "",
            machine.description(command, time.perf_counter() - began),
            "",
            "## Bars",
            "",
            bars_table(bars),
            "",
            *(report.markdown() for report in reports),
        ]
    )
    if effort is QUICK:
        print(text)
        return
    RESULTS.write_text(text, encoding="utf-8")
    print(bars_table(bars))


if __name__ == "__main__":
    main()

"""The results of the evaluation as a table in data/, which the method page shows."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scripts.evaluation.scores import Measure, Outcome, by_column, f1, kappa, levels_equal, measured, precision, recall

TABLE = Path(__file__).parents[2] / "data" / "evaluation.csv"
MEASURES: dict[str, Measure] = {
    "precision": precision,
    "recall": recall,
    "f1": f1,
    "equal": levels_equal,
    "kappa": kappa,
}
FIELDS = (
    *("test", "language", "measured_on", "maker", "parts", "coded", "found"),
    *(f"{name}{end}" for name in MEASURES for end in ("", "_low", "_high")),
    "worst",
)
WORST = 5


@dataclass
class Results:
    """What one run measured; a test that was not run keeps the row of the run before, with its date and version."""

    maker: str
    rows: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def add(
        self,
        test: str,
        language: str,
        outcomes: Sequence[Outcome],
        measures: Sequence[str],
        column: Callable[[str], str],
    ) -> dict[str, str]:
        """Measure and keep one test; return its row."""
        row = dict.fromkeys(FIELDS, "") | {
            "test": test,
            "language": language,
            "measured_on": date.today().isoformat(),
            "maker": self.maker,
            "parts": str(len(outcomes)),
            "coded": str(sum(len(one.coded) for one in outcomes)),
            "found": str(sum(len(one.found) for one in outcomes)),
        }
        for name in measures:
            value = measured(MEASURES[name], outcomes)
            ends = (("", value.value), ("_low", value.low), ("_high", value.high))
            row |= {f"{name}{end}": f"{number:.3f}" for end, number in ends}
        faults = [entry for entry in by_column(outcomes, column)[:WORST] if entry[2] or entry[3]]
        row["worst"] = "; ".join(f"{name} {right}/{wrong}/{missed}" for name, right, wrong, missed in faults)
        self.rows[test, language] = row
        return row

    def write(self) -> None:
        """Write the table; rows of tests that this run did not measure stay as they are."""
        kept = {}
        if TABLE.is_file():
            with TABLE.open(encoding="utf-8", newline="") as file:
                kept = {(row["test"], row["language"]): row for row in csv.DictReader(file)}
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, FIELDS, lineterminator="\n")
            out.writeheader()
            out.writerows((kept | self.rows).values())

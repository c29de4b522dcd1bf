"""Read and write tables as text."""

import csv
import io
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "data" / "tables"
Row = dict[str, str]
Rows = list[Row]
Tables = dict[str, Rows]


def read(path: Path) -> Rows:
    """Return the rows of a CSV file, every value as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_hand(name: str, key: str) -> dict[str, Row]:
    """Return a table of hand-written texts for new rows, by its key."""
    return {row[key]: row for row in read(Path(__file__).parent / f"{name}.csv")}


def by(rows: Rows, key: str) -> dict[str, Row]:
    """Return rows by the value of a column, which is unique."""
    return {row[key]: row for row in rows}


def chinese_brackets(text: str) -> str:
    """Return a Chinese text with brackets as Chinese has them, and without blanks around them."""
    return re.sub(r"(?<=、) (?=第)", "", re.sub(r" ?\(([^()]*)\) ?", r"（\1）", text))


def within_quotes(text: str) -> str:
    """Return a Chinese name that stands in quotation marks: its own become single ones."""
    return text.replace("“", "‘").replace("”", "’")


def as_csv(rows: Rows) -> str:
    """Return rows as the text of a CSV file; all rows have the columns of the first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()

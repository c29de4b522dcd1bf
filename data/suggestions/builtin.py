"""The suggester with the project's terms and regions, read without pandas to keep the child process small."""

import csv
from functools import cache
from pathlib import Path

from data.suggestions.regions import RegionNames
from data.suggestions.suggest import RuleSuggester
from data.suggestions.terms import Terms

TABLES = Path(__file__).parents[1] / "tables"
NAMES = ("name_en", "name_zh", "short_zh")


@cache
def builtin_suggester() -> RuleSuggester:
    """Return the suggester; it is built once for each process."""
    return RuleSuggester(Terms.from_records(rows("terms")), builtin_regions())


@cache
def builtin_regions() -> RegionNames:
    """Return the names of the regions."""
    return RegionNames([(row[field], row["region_id"]) for row in rows("regions") for field in NAMES])


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of a table as text."""
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

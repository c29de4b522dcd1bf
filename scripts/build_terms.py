"""Rewrite data/tables/terms.csv: curated rows stay, the others are derived again from the other tables.

Usage: python scripts/build_terms.py, then python -m scripts.build_datapackage. To add or correct a term, edit its row
and give it the source `curated`.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from data.suggestions.columns import columns_of  # importable once the project's folder is on the path
from data.suggestions.growing import Named, grow, named
from data.suggestions.matching import Matcher
from data.suggestions.terms import SURE, WEAK, Term, Terms

TABLES = Path(__file__).parent.parent / "data" / "tables"
TERMS = TABLES / "terms.csv"
FIELDS = ("term", "language", "industry_id", "strength", "source")
JOINED = ("与", "及", "和", " and ", ",", "（", "(")
"""A name with one of these names several fields at once."""


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def base(curated: Sequence[Term]) -> Terms:
    """Return curated terms, names of columns, names of classes to which one column alone points, and aliases."""
    taken = {(term.term.lower(), term.language) for term in curated}
    rows = list(curated)
    for term in (*names(), *taxonomies(), *aliases()):
        key = (term.term.lower(), term.language)
        if key not in taken:
            taken.add(key)
            rows.append(term)
    return Terms(tuple(rows))


def names() -> Iterator[Term]:
    """Yield the names of columns that name one field."""
    for row in read("industries"):
        for language in ("zh", "en"):
            name = row[f"name_{language}"]
            if not any(sign in name for sign in JOINED):
                yield Term(name, language, row["industry_id"], SURE, "names")


def taxonomies() -> Iterator[Term]:
    """Yield the Chinese names of classes of strategic emerging industries to which one column alone points."""
    pointing: dict[str, list[str]] = {}
    for row in read("industries"):
        if row["kind"] == "industry":
            pointing.setdefault(row["sei_2018"], []).append(row["industry_id"])
    for row in read("taxonomy_sei_2018"):
        columns = pointing.get(row["code"], [])
        name = row["name_zh"].removesuffix("产业")
        if len(columns) == 1 and len(name) > 2 and not any(sign in name for sign in JOINED):
            yield Term(name, "zh", columns[0], SURE, "taxonomies")


def aliases() -> Iterator[Term]:
    """Yield the aliases of the search box that stand for one industry.

    They are weak: “Panels” or “健康” alone is no plan for an industry, “面板产业” is.
    """
    kinds = {row["industry_id"]: row["kind"] for row in read("industries")}
    pointing: dict[tuple[str, str], list[str]] = {}
    for row in read("aliases"):
        if row["kind"] == "industry" and row["language"] in ("zh", "en") and kinds[row["key"]] == "industry":
            pointing.setdefault((row["alias"], row["language"]), []).append(row["key"])
    for (alias, language), columns in pointing.items():
        if len(columns) == 1:
            yield Term(alias, language, columns[0], WEAK, "aliases")


def items() -> list[Named]:
    """Return what the lists and the work reports name."""
    rows = []
    for row in read("list_items"):
        for language in ("zh", "en"):
            rows.append((row[f"item_{language}"], language, row["industry_id"], row["source_id"], "lists"))
    reports = {row["source_id"] for row in read("sources") if row["kind"] in ("work report", "policy address")}
    chinese = {row["evidence_id"]: row["term_zh"] for row in read("evidence_zh")}
    for row in read("evidence"):
        if row["source_id"] in reports:
            for language, words in (("zh", chinese[row["evidence_id"]]), ("en", row["term_en"])):
                rows.append((words, language, row["industry_id"], row["source_id"], "reports"))
    return named(rows)


def curated() -> tuple[Term, ...]:
    """Return the curated rows of the table as it stands."""
    return tuple(Term(**row) for row in read("terms") if row["source"] == "curated")


def write(terms: Terms) -> None:
    """Write the table."""
    with TERMS.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(FIELDS)
        out.writerows([getattr(term, field) for field in FIELDS] for term in terms.rows)


if __name__ == "__main__":
    start = base(curated())
    write(grow(start, partial(columns_of, Matcher(start.rows)), items()))

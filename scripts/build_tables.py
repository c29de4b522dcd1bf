"""Rebuild the tables of regions, industries, sources, evidence and figures from the coded inputs.

Usage: python scripts/build_tables.py FOLDER, where FOLDER holds regions.csv, agglomerations.csv, industries.csv,
broader.csv, documents.csv, regional_lists.csv, work_reports_2021.csv, work_reports_2026.csv, page_kinds.csv,
outcome_measures.csv and outcomes.csv.
`--check` compares with the existing tables and writes nothing.

Rows that the tables have already keep what was written by hand: statements of the commentary and of the first lists,
issuers, notes, short names. New rows take these from scripts/tables/ and from the sentences in the modules there.
Run scripts/build_datapackage.py afterwards.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from scripts.tables import documents, evidence, outcomes, units  # importable once the project's folder is on the path
from scripts.tables.files import TABLES, Rows, as_csv, read

INPUTS = (
    "regions",
    "agglomerations",
    "industries",
    "broader",
    "documents",
    "regional_lists",
    "work_reports_2021",
    "work_reports_2026",
    "page_kinds",
    "outcome_measures",
    "outcomes",
)


def built(folder: Path) -> dict[str, Rows]:
    """Return the rebuilt tables by name."""
    inputs = {name: read(folder / f"{name}.csv") for name in INPUTS}
    old = {path.stem: read(path) for path in TABLES.glob("*.csv")}
    items = evidence.list_items(inputs, old)
    rows, chinese = evidence.rows(inputs, old, items)
    return {
        "agglomerations": units.agglomerations(inputs, old),
        "regions": units.regions(inputs, old),
        "industries": units.industries(inputs, old),
        "context": units.context(inputs, old),
        "aliases": units.aliases(inputs, old),
        "sources": documents.sources(inputs, old, items),
        "list_items": items,
        "evidence": rows,
        "evidence_zh": chinese,
        "outcome_measures": outcomes.measures(inputs),
        "outcomes": outcomes.outcomes(inputs),
    }


if __name__ == "__main__":
    arguments = [text for text in sys.argv[1:] if text != "--check"]
    if len(arguments) != 1:
        sys.exit("Name the folder of the inputs: python scripts/build_tables.py FOLDER [--check]")
    texts = {name: as_csv(rows) for name, rows in built(Path(arguments[0])).items()}
    if "--check" in sys.argv:
        changed = [name for name, text in texts.items() if (TABLES / f"{name}.csv").read_text("utf-8") != text]
        sys.exit(f"These tables differ from the inputs: {', '.join(changed)}." if changed else 0)
    for name, text in texts.items():
        (TABLES / f"{name}.csv").write_text(text, encoding="utf-8", newline="")

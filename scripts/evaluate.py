"""Measure the suggestions: `make evaluate`, with TEXTS=folder and COMMENTARY=file for texts that are kept elsewhere.

Prints precision, recall, F1 and levels with 95 % intervals, and what goes wrong most by column; writes them into
data/evaluation.csv, which the method page shows.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from data.documents.structure import Block, build  # importable once the project's folder is on the path
from data.load import load
from data.suggestions.builtin import builtin_suggester
from data.suggestions.growing import ENOUGH_ALONE, Named
from scripts import build_terms
from scripts.evaluation import names, parts, texts
from scripts.evaluation.results import Results
from scripts.evaluation.scores import Outcome

CHARACTERS = 33_000
ON_CELLS = ("precision", "recall", "f1")
ON_LEVELS = ("equal", "kappa")


def show(
    results: Results,
    test: str,
    language: str,
    outcomes: Sequence[Outcome],
    measures: Sequence[str],
) -> None:
    """Measure one test, keep it, and print it."""
    row = results.add(test, language, outcomes, measures, last)
    print(f"\n## {test} {language}\n{row['parts']} parts, {row['coded']} coded, {row['found']} found")
    for name in measures:
        print(f"{name}: {row[name]} ({row[f'{name}_low']} to {row[f'{name}_high']})")
    if row["worst"]:
        print(f"column right/wrongly found/missed: {row['worst']}")


def last(key: str) -> str:
    """Return the column of a key `region/column` or `words/column`."""
    return key.rsplit("/", 1)[1]


def names_of(year: str) -> Callable[[str], Callable[[Named], bool]]:
    """Return a choice by language of the terms of the work reports of a year."""
    return lambda language: lambda item: item.language == language and item.document.startswith(f"gwr-{year}")


def evaluate_names(results: Results) -> None:
    """Measure how terms of reports and items of lists are put into columns."""
    items = build_terms.items()
    full = build_terms.base(build_terms.curated())
    alone = build_terms.base(())
    region = {row["source_id"]: row["region_id"] for row in build_terms.read("sources")}
    tests: tuple[tuple[str, Callable[[Named], str], Callable[[str], Callable[[Named], bool]]], ...] = (
        ("reports", lambda i: region[i.document] or i.document, names_of("2026")),
        (
            "lists",
            lambda i: i.document,
            lambda language: lambda i: i.language == language and i.source == "lists",
        ),
    )
    for test, part_of, chosen in tests:
        for language in ("zh", "en"):
            for kind, base, singles in (("", full, ENOUGH_ALONE), ("-grown-alone", alone, names.ALL)):
                outcomes = names.left_out(base, items, part_of, chosen(language), singles=singles)
                show(results, f"{test}{kind}", language, outcomes, ON_CELLS)


def evaluate_texts(results: Results, folder: Path | None, commentary: Path | None) -> None:
    """Measure how texts are coded; say so if they are not there."""
    atlas = load()
    suggest = builtin_suggester()
    print(f"suggester {suggest.maker}, {len(suggest.terms.rows)} terms")
    if commentary and commentary.is_file():
        show(results, "commentary", "en", texts.commentary(suggest, commentary, atlas), (*ON_CELLS, *ON_LEVELS))
    else:
        print("\nThe commentary's text is not part of the project: name its file by COMMENTARY=file.")
    if folder and (folder / "handcoded.csv").is_file():
        show(results, "excerpts", "", texts.excerpts(suggest, folder), (*ON_CELLS, *ON_LEVELS))
    else:
        print("\nThe excerpts coded by hand are not part of the project: name their folder by TEXTS=folder.")
    for language in ("zh", "en"):
        reports = texts.statements(suggest, atlas, language)
        show(results, "statements", language, reports, ("recall", *ON_LEVELS))
    show(results, "plan-and-review", "", parts.reviews_suggested(suggest), ("precision",))
    statements = "\n".join(row.statement_zh for row in atlas.evidence.values())[:CHARACTERS]
    start = time.process_time()
    found = suggest(build(Block(line) for line in statements.splitlines()), ["CN-BJ"])
    seconds = time.process_time() - start
    print(f"\n## speed\n{len(statements)} characters, {len(found)} suggestions: {seconds:.2f} s of processor time")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="folder with handcoded.csv and its texts")
    parser.add_argument("--commentary", type=Path, help="the commentary as a text file")
    given = parser.parse_args()
    measured_now = Results(builtin_suggester().maker)
    evaluate_texts(measured_now, given.texts, given.commentary)
    evaluate_names(measured_now)
    measured_now.write()

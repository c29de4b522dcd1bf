"""Measure the suggestions: `make evaluate`, with TEXTS=folder and COMMENTARY=file for texts that are kept elsewhere.

Prints precision, recall, F1 and levels with 95 % intervals, and what goes wrong most by column.
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
from scripts.evaluation import names, texts
from scripts.evaluation.scores import Measure, Outcome, by_column, f1, kappa, levels_equal, measured, precision, recall

SHOWN = 12
CHARACTERS = 33_000


def show(title: str, outcomes: Sequence[Outcome], *, levels: bool, column: Callable[[str], str]) -> None:
    """Print the measures of one evaluation and its worst columns."""
    coded, found = sum(len(o.coded) for o in outcomes), sum(len(o.found) for o in outcomes)
    print(f"\n## {title}\n{len(outcomes)} parts, {coded} coded, {found} found")
    for name, measure in (("precision", precision), ("recall", recall), ("F1", f1)):
        print(f"{name}: {told(measure, outcomes)}")
    if levels:
        print(f"levels equal: {told(levels_equal, outcomes)}")
        print(f"kappa, quadratic weights: {told(kappa, outcomes)}")
    print("column: right, wrongly found, missed")
    for name, right, wrong, missed in by_column(outcomes, column)[:SHOWN]:
        if wrong or missed:
            print(f"  {name}: {right}, {wrong}, {missed}")


def told(measure: Measure, outcomes: Sequence[Outcome]) -> str:
    """Return a measure with its interval as text."""
    found = measured(measure, outcomes)
    return f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f})"


def last(key: str) -> str:
    """Return the column of a key `region/column` or `words/column`."""
    return key.rsplit("/", 1)[1]


def names_of(year: str) -> Callable[[str], Callable[[Named], bool]]:
    """Return a choice by language of the terms of the work reports of a year."""
    return lambda language: lambda item: item.language == language and item.document.startswith(f"gwr-{year}")


def evaluate_names() -> None:
    """Print how terms of reports and items of lists are put into columns."""
    items = build_terms.items()
    full = build_terms.base(build_terms.curated())
    alone = build_terms.base(())
    region = {row["source_id"]: row["region_id"] for row in build_terms.read("sources")}
    tests: tuple[tuple[str, Callable[[Named], str], Callable[[str], Callable[[Named], bool]]], ...] = (
        (
            "terms of the reports of 2026, leave one region out",
            lambda i: region[i.document] or i.document,
            names_of("2026"),
        ),
        (
            "items of lists, leave one document out",
            lambda i: i.document,
            lambda language: lambda i: i.language == language and i.source == "lists",
        ),
    )
    for title, part_of, chosen in tests:
        for language in ("zh", "en"):
            for kind, base, singles in (
                ("curated and grown", full, ENOUGH_ALONE),
                ("grown alone", alone, names.ALL),
            ):
                outcomes = names.left_out(base, items, part_of, chosen(language), singles=singles)
                show(f"{title}, {language}, {kind}", outcomes, levels=False, column=last)


def evaluate_texts(folder: Path | None, commentary: Path | None) -> None:
    """Print how texts are coded; say so if they are not there."""
    atlas = load()
    suggest = builtin_suggester()
    print(f"suggester {suggest.maker}, {len(suggest.terms.rows)} terms")
    if commentary and commentary.is_file():
        show("the commentary", texts.commentary(suggest, commentary, atlas), levels=True, column=last)
    else:
        print("\nThe commentary's text is not part of the project: name its file by COMMENTARY=file.")
    if folder and (folder / "handcoded.csv").is_file():
        show("excerpts coded by hand", texts.excerpts(suggest, folder), levels=True, column=last)
    else:
        print("\nThe excerpts coded by hand are not part of the project: name their folder by TEXTS=folder.")
    for language in ("zh", "en"):
        reports = texts.statements(suggest, atlas, language)
        print(f"\n## levels that the statements on work reports give, {language}\n{len(reports)} reports")
        for name, measure in (("cell found", recall), ("levels equal", levels_equal), ("kappa", kappa)):
            print(f"{name}: {told(measure, reports)}")
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
    evaluate_texts(given.texts, given.commentary)
    evaluate_names()

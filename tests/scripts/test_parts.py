"""Texts with marked parts, and the table of results."""

import csv
from pathlib import Path

import pytest

from data.suggestions.builtin import builtin_suggester
from scripts.evaluation import results
from scripts.evaluation.parts import read_marked, reviews_suggested
from scripts.evaluation.results import Results
from scripts.evaluation.scores import Outcome, measured, precision


def test_marks_hold_for_the_lines_that_follow() -> None:
    text = "[plan]\n甲\n[review]\n乙\n\n丙\n[plan]\n丁"
    assert read_marked(text) == (["甲", "乙", "丙", "丁"], [False, True, True, False])


def test_at_most_three_percent_of_the_suggestions_stand_in_a_review() -> None:
    outcomes = reviews_suggested(builtin_suggester())
    assert len(outcomes) == 5
    assert all(outcome.coded for outcome in outcomes)  # each text has suggestions in its plan
    assert measured(precision, outcomes).value >= 0.97


def test_a_test_that_was_not_run_keeps_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "TABLE", tmp_path / "evaluation.csv")
    right, wrong = Outcome("a", {"x/a": 1}, {"x/a": 1}), Outcome("a", {"x/b": 1}, {"x/a": 1})
    for maker, test, outcome in (("v1", "one", right), ("v1", "two", right), ("v2", "two", wrong)):
        run = Results(maker)
        run.add(test, "zh", [outcome], ("precision",), lambda key: key[2:])
        run.write()
    with results.TABLE.open(encoding="utf-8", newline="") as file:
        rows = {row["test"]: row for row in csv.DictReader(file)}
    assert (rows["one"]["maker"], rows["one"]["precision"], rows["one"]["worst"]) == ("v1", "1.000", "")
    assert (rows["two"]["maker"], rows["two"]["precision"], rows["two"]["recall"]) == ("v2", "0.000", "")
    assert rows["two"]["worst"] == "a 0/0/1; b 0/1/0"

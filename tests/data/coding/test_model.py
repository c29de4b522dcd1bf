from dataclasses import replace
from datetime import UTC, datetime

from data.coding.model import Action, Decision, accepted
from data.suggestions.suggestion import Strength, Suggestion

WORD = Suggestion(10, 20, "cn-tj", "shipping", 2, "L2", 12, 14, 10, 12, Strength.SURE, 1)


def decision(action: Action, key: str, passage: Suggestion = WORD, receipt: str = "") -> Decision:
    return Decision(receipt, "Li", datetime(2026, 11, 30, tzinfo=UTC), action, "abc", passage, key)


def test_the_last_decision_on_a_passage_counts() -> None:
    log = [
        decision(Action.ACCEPT, "k"),
        decision(Action.REJECT, "k"),
        decision(Action.ACCEPT, "k", replace(WORD, level=3)),
    ]

    assert [coded.passage.level for coded in accepted(log, frozenset({"k"}))] == [3]
    assert accepted(log[:2], frozenset({"k"})) == ()


def test_a_passage_that_was_undone_is_open_again() -> None:
    assert accepted([decision(Action.ACCEPT, "k"), decision(Action.UNDO, "k")], frozenset({"k"})) == ()


def test_passages_stand_in_text_order_and_say_whether_a_suggestion_stood_there() -> None:
    earlier = replace(WORD, start=0, end=5, term_start=1, term_end=3)
    coded = accepted([decision(Action.ACCEPT, "k"), decision(Action.ACCEPT, "mine", earlier)], frozenset({"k"}))

    assert [(each.passage.start, each.added) for each in coded] == [(0, True), (10, False)]

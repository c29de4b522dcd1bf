from dataclasses import replace

from data.coding.cells import levels_of, passages_by_cell
from data.coding.model import CodedPassage
from data.suggestions.suggestion import Strength, Suggestion

FIRST = Suggestion(0, 9, "CN-TJ", "shipping", 1, "L1", 2, 4, 0, 2, Strength.SURE, 1)


def coded(*passages: Suggestion) -> list[CodedPassage]:
    return [CodedPassage("abc", passage, "Li") for passage in passages]


def test_a_cell_has_the_highest_level_of_its_passages() -> None:
    passages = coded(FIRST, replace(FIRST, start=10, level=3), replace(FIRST, industry_id="ports", level=2))

    assert levels_of(passages) == {("CN-TJ", "shipping"): 3, ("CN-TJ", "ports"): 2}
    assert len(passages_by_cell(passages)["CN-TJ", "shipping"]) == 2


def test_a_passage_without_a_region_is_no_cell() -> None:
    assert levels_of(coded(replace(FIRST, region_id=""))) == {}

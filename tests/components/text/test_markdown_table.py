"""Tables in Markdown."""

import pytest

from components.text.markdown_table import markdown_table


def test_columns_are_aligned_left_unless_asked_otherwise() -> None:
    assert markdown_table(["", "Rows"], [["a", "1"], ["b", ""]]) == "|  | Rows |\n|:--|:--|\n| a | 1 |\n| b |  |"
    assert markdown_table(["A", "B"], [], "rl").splitlines()[1] == "|--:|:--|"


def test_an_unknown_alignment_is_refused() -> None:
    with pytest.raises(KeyError):
        markdown_table(["A"], [], "c")

"""Escaped text is shown as it stands, in Markdown and in figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.text.escaping import JOINER, escape_markdown, escape_plotly


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    """A Markdown parser that is not Streamlit's reads the escaped text back as plain text."""
    shown = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).split())
    tokens = MarkdownIt("commonmark").parse(f"x{escape_markdown(text)}x")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).replace(JOINER, "") == f"x{shown}x".replace(JOINER, "")


@pytest.mark.parametrize("address", ["https://a.example/x", "HTTP://a.example", "www.a.example", "me@a.example"])
def test_an_address_in_a_text_is_no_link(address: str) -> None:
    shown = escape_markdown(address).replace("\\", "")
    assert address not in shown
    assert shown.replace(JOINER, "") == address


def test_a_text_does_not_change_the_direction_of_later_text() -> None:
    assert escape_markdown("\u202egnp.exe") == "gnp\\.exe"
    assert escape_plotly("a\u2067b") == "ab"


def test_a_figure_shows_a_text_as_it_stands() -> None:
    assert escape_plotly("<b>R&D</b>\nnext") == "&lt;b&gt;R&amp;D&lt;/b&gt; next"
    assert escape_plotly("W" * 100, 5) == "WWWW…"

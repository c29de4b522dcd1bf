"""Four questions for first-time readers, each a link to a view that answers it: on every page, behind a button."""

import streamlit as st

from components.page.registry import BY_KEY
from components.selection.model import Selection
from components.selection.tray import two_years
from components.text.escaping import escape_markdown
from components.text.i18n import _


def starter_questions(selection: Selection) -> None:
    """Draw links, each with a kind of reader who asks the question."""
    for who, asked, page, query in _questions():
        label = f":gray[{escape_markdown(who)}] {escape_markdown(asked)}"
        st.page_link(BY_KEY[page].script, label=label, query_params=selection.query() | query)


def _questions() -> tuple[tuple[str, str, str, dict[str, str]], ...]:
    return (
        (
            _("Analyst"),
            _("Who builds on integrated circuits, and how firmly?"),
            "profile",
            {"of": "industry", "industry": "integrated-circuits"},
        ),
        (
            _("Then and now"),
            _("What did Anhui promise in 2021, and what in 2026?"),
            "compare",
            two_years("CN-AH"),
        ),
        (
            _("Journalist"),
            _("What do Shanghai and Guangdong share, and on whose word?"),
            "compare",
            {"compare": "CN-SH,CN-GD"},
        ),
        (
            _("Student"),
            _("What does a single cell of the matrix rest on?"),
            "heatmap",
            {"region": "CN-CQ", "industry": "automobiles"},
        ),
    )

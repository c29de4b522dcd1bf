"""The compare page: differences and similarity of regions, and how far both depend on the coding."""

from collections.abc import Callable, Set

import streamlit as st

from components.compare.answers import KEY, comparison_answers
from components.compare.arithmetic import arithmetic
from components.compare.clusters import clusters_view
from components.compare.comparison import PAGE_KEYS, Comparison, compare, too_few
from components.compare.figure import compare_figure
from components.compare.page_controls import compare_tray, comparison_controls, comparison_notes
from components.compare.robustness import robustness_view
from components.compare.sets import compare_sets
from components.compare.similarity import KEY as SIMILARITY
from components.compare.similarity import similarity_figure, similarity_view
from components.compare.specialisation import specialisation_view
from components.compare.unique_and_contested import unique_and_contested
from components.page.answers import AnswersInView
from components.page.embedding import embed_message
from components.page.open_page import Figures, OpenPage

__all__ = ["PAGE_KEYS", "compare_answers", "compare_view", "documents", "figures"]


def compare_view(page: OpenPage) -> None:
    """Draw the page, or a sentence if nothing can be compared."""
    if reason := too_few(page):
        st.info(reason)
        return
    comparison = compare(page)
    with st.container(key="figure-first-comparison"):
        compare_tray(comparison)
        # On a phone a style sheet moves what changes the comparison below its figure.
        comparison_controls(comparison)
        comparison_notes(comparison)
        left, right = st.columns(2, gap="large")
        with right:
            compare_sets(comparison)
        with left:
            compare_figure(comparison)
    if page.dataset.has_source_choices:
        robustness_view(comparison)
    unique_and_contested(comparison)
    arithmetic(comparison)
    similarity_view(comparison)
    if page.dataset.has_agglomerations:
        clusters_view(comparison)
    if data := page.dataset.with_amounts:
        specialisation_view(comparison, data)


def figures(page: OpenPage) -> Figures:
    """The figures that another site may embed; they show a sentence instead if nothing can be compared."""

    def drawn_with(draw: Callable[[Comparison], None]) -> Callable[[], None]:
        reason = too_few(page)
        return lambda: embed_message(reason) if reason else draw(compare(page))

    return {KEY: drawn_with(compare_figure), SIMILARITY: drawn_with(similarity_figure)}


def compare_answers(page: OpenPage) -> AnswersInView | None:
    """The answers to clicks on the comparison of a page; None if nothing can be compared."""
    return None if too_few(page) else comparison_answers(compare(page))


def documents(page: OpenPage) -> Set[str]:
    """Ids of the documents behind the regions compared."""
    rows = page.focus.evidence
    return set(rows.loc[rows["region_id"].isin(compare(page).regions), "source_id"])

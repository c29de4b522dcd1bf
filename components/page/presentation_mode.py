"""Presentation mode: one figure fills the screen; the URL names it.

Style sheets enlarge the figure with its text and hide everything else.
"""

import streamlit as st

from components.selection.url import update
from components.text.i18n import _

KEY = "present"
"""Key of the URL that names the figure."""

PLACE = "presented"
"""Key of the container with the figure; everything else is hidden."""


def presents(figure: str) -> bool:
    """Return whether the URL asks for this figure alone."""
    return st.query_params.get(KEY) == figure


def present_button(figure: str) -> None:
    """Draw the button that lets a figure fill the screen."""
    st.button(_("Present"), key=f"{figure}-present", type="tertiary", on_click=update, kwargs={KEY: figure})


def leave_button() -> None:
    """The button that leads back; Escape does the same (`assets/presentation_mode.js`)."""
    st.button(_("Back to the page (Esc)"), key="present-leave", type="tertiary", on_click=update, kwargs={KEY: None})


def measure(height: int) -> str:
    """Return a style block with the figure's height in pixels; style sheets compute the enlargement from it."""
    return f"<style>.st-key-{PLACE}{{--own:{height}px}}</style>"

"""Presentation size: one figure fills the screen, as a projector needs it; the address says which.

Style sheets do the rest: they enlarge the figure as a whole, letters and all, and leave everything else out.
"""

import streamlit as st

from components.selection.url import update
from components.text.i18n import _

KEY = "present"
"""Key of the address that names the figure."""

PLACE = "presented"
"""Key of the container with the figure; all else is left out."""


def presents(figure: str) -> bool:
    """Whether the address asks for this figure alone."""
    return st.query_params.get(KEY) == figure


def present_button(figure: str) -> None:
    """The button that lets a figure fill the screen."""
    st.button(_("Present"), key=f"{figure}-present", type="tertiary", on_click=update, kwargs={KEY: figure})


def leave_button() -> None:
    """The button that leads back; Escape does the same (`assets/presentation_mode.js`)."""
    st.button(_("Back to the page (Esc)"), key="present-leave", type="tertiary", on_click=update, kwargs={KEY: None})


def measure(height: int) -> str:
    """A style block that tells style sheets the figure's own height, from which they reckon how far to enlarge it."""
    return f"<style>.st-key-{PLACE}{{--own:{height}px}}</style>"

"""A page within somebody else's page: one figure with its source line, if the operator allows it."""

from contextvars import ContextVar

import streamlit as st

from components.frame_settings import frame_ancestors
from components.i18n import _

KEY = "figure"
"""Key of the address that names the figure; without it the first figure of a page is shown."""

NARROW = "-narrow"
"""End of the key of a figure's second layout; the width of the frame decides which of the two is seen."""

BOX = "embedded"
"""Start of the keys of what style sheets leave on the screen, while all else of the page is hidden."""

_wanted: ContextVar[str] = ContextVar("wanted", default="")
_shown: ContextVar[bool] = ContextVar("shown", default=False)


def allowed() -> bool:
    """Whether any other page may show this one."""
    return bool(frame_ancestors())


def begin() -> bool:
    """Start a run; whether it is for a frame in another page."""
    _wanted.set(str(st.query_params.get(KEY, "")))
    _shown.set(False)
    return embedded()


def embedded() -> bool:
    """Whether this run is for a frame in another page."""
    return bool(st.context.is_embedded)


def shows(figure: str) -> bool:
    """Whether an embedded page shows the figure with this key."""
    name = figure.removesuffix(NARROW)
    if not _wanted.get():
        _wanted.set(name)
    found = name == _wanted.get()
    _shown.set(_shown.get() or found)
    return found


def box(figure: str) -> str:
    """Key of the container for a figure and its source line."""
    return f"{BOX}-{figure}"


def end() -> None:
    """Close an embedded page: where it showed nothing, it says so."""
    if not _shown.get():
        with st.container(key=box("nothing")):
            st.info(_("The page has no figure of this name."))

"""Ask when what a reader saves is deleted."""

import streamlit as st

from components.text.i18n import _

EXPIRY_DAYS = {"never": None, "30": 30, "365": 365}


def expiry_choice(key: str) -> int | None:
    """Draw the choice, and return the number of days; None for never."""
    chosen = st.radio(
        _("Delete automatically"),
        list(EXPIRY_DAYS),
        format_func={"never": _("never"), "30": _("after 30 days"), "365": _("after a year")}.__getitem__,
        horizontal=True,
        key=key,
    )
    return EXPIRY_DAYS[chosen]

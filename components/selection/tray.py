"""The comparison tray: up to four regions that stay across pages, as chips that can be taken out again."""

import streamlit as st

from components.selection.model import AVERAGE_SHOWN, COMPARE_LIMIT, Selection
from components.selection.url import update
from components.text.formatting import escape_markdown
from components.text.i18n import _, localized, ngettext
from data.load import Atlas


def tray_line(atlas: Atlas, selection: Selection) -> None:
    """Draw the tray as one line with the way to the comparison; nothing where it is empty."""
    if not selection.compare:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tray"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="chips"):
            st.markdown(f":gray[{_('To compare')}]", width="content")
            chips(atlas, selection)
        st.page_link("pages/compare.py", label=f"{_('Compare')} →", query_params=selection.query())


def chips(atlas: Atlas, selection: Selection) -> None:
    """Draw a chip for each region of the tray, and the way to empty it."""
    # A word, for which the style sheet shows a cross: a voice would read it as a sign of multiplication.
    out = _("remove")
    for region in selection.compare:
        label = f"{escape_markdown(localized(atlas.regions[region], 'name'))} *{out}*"
        st.button(label, key=f"tray-remove-{region}", on_click=take_out, args=(selection, region))
    if selection.average:
        st.button(f"{average_name()} *{out}*", key="average-out", on_click=update, kwargs={"average": None})
    if selection.compare:
        nothing = {"compare": None, "average": None}
        st.button(_("Clear all"), key="tray-clear", type="tertiary", on_click=update, kwargs=nothing)


def average_name() -> str:
    """What the average of all regions is called where it stands like a region; it takes no region's place."""
    return _("Average of all regions")


def average_offer() -> None:
    """Draw the average as what can be put into the tray."""
    chosen = {"average": AVERAGE_SHOWN}
    st.button(average_name(), key="average-in", type="tertiary", on_click=update, kwargs=chosen)


def tray_button(selection: Selection, region: str, *, key: str) -> None:
    """Draw the button that puts a region into the tray, or takes it out."""
    if region in selection.compare:
        st.button(_("Remove from the comparison"), key=key, on_click=take_out, args=(selection, region))
        return
    full = len(selection.compare) >= COMPARE_LIMIT
    st.button(
        _("Add to the comparison"),
        key=key,
        on_click=put_in,
        args=(selection, region),
        disabled=full,
        help=ngettext(
            "The comparison holds {n} region: remove one first.",
            "The comparison holds {n} regions: remove one first.",
            COMPARE_LIMIT,
        )
        if full
        else None,
    )


def put_in(selection: Selection, *regions: str) -> None:
    """Put regions into the tray, as far as it has room."""
    chosen = tuple(dict.fromkeys((*selection.compare, *regions)))
    update(compare=",".join(chosen[:COMPARE_LIMIT]))


def take_out(selection: Selection, region: str) -> None:
    """Take one region out of the tray."""
    update(compare=",".join(key for key in selection.compare if key != region) or None)

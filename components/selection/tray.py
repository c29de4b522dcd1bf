"""The comparison tray: up to four regions to compare, kept across pages and shown as chips."""

import streamlit as st

from analysis.editions import REPORTS
from analysis.other_editions import pair_of, rows_of
from components.selection.model import AVERAGE_SHOWN, COMPARE_LIMIT, Selection
from components.selection.url import update
from components.text.edition_names import pair_name
from components.text.escaping import escape_markdown
from components.text.i18n import _, ngettext
from data.atlas import Atlas


def tray_line(atlas: Atlas, selection: Selection) -> None:
    """Draw the tray in one line with a link to the comparison; nothing if it is empty."""
    if not selection.compare:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tray"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="chips"):
            st.markdown(f":gray[{_('To compare')}]", width="content")
            chips(atlas, selection)
        st.page_link("pages/compare.py", label=f"{_('Compare')} →", query_params=selection.query())


def chips(atlas: Atlas, selection: Selection) -> None:
    """Draw a chip for each region of the tray, and the button that empties it."""
    # A word that the style sheet shows as a cross: a screen reader would read a cross as "times".
    remove = _("remove")
    for region in selection.compare:
        label = f"{escape_markdown(pair_name(atlas, region))} *{remove}*"
        st.button(label, key=f"tray-remove-{region}", on_click=remove_from_tray, args=(selection, region))
    if selection.average:
        st.button(f"{average_name()} *{remove}*", key="average-out", on_click=update, kwargs={"average": None})
    if selection.compare:
        empty = {"compare": None, "average": None}
        st.button(_("Clear all"), key="tray-clear", type="tertiary", on_click=update, kwargs=empty)


def average_name() -> str:
    """Return the name of the average of all regions."""
    return _("Average of all regions")


def average_offer() -> None:
    """Draw the button that adds the average of all regions to the tray."""
    chosen = {"average": AVERAGE_SHOWN}
    st.button(average_name(), key="average-in", type="tertiary", on_click=update, kwargs=chosen)


def two_years_link(selection: Selection, region: str) -> None:
    """Draw the link to the comparison of a region's two work reports."""
    query = selection.query() | two_years(region)
    query.pop("average", None)
    st.page_link("pages/compare.py", label=two_years_words(), query_params=query)


def two_years_words() -> str:
    """Return the words of that link."""
    return _("Compare its reports of 2021 and 2026")


def two_years(region: str) -> dict[str, str]:
    """Return the keys of the URL that put a region's two work reports beside each other."""
    pairs = ",".join(pair_of(region, edition) for edition in REPORTS)
    return {"edition": REPORTS[-1].value, "compare": pairs}


def tray_button(selection: Selection, region: str, *, key: str) -> None:
    """Draw the button that adds a region to the tray, or removes it."""
    if region in selection.compare:
        st.button(_("Remove from the comparison"), key=key, on_click=remove_from_tray, args=(selection, region))
        return
    full = len(selection.compare) >= COMPARE_LIMIT
    st.button(
        _("Add to the comparison"),
        key=key,
        on_click=add_to_tray,
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


def add_to_tray(selection: Selection, *regions: str) -> None:
    """Add regions to the tray until it is full."""
    keys = tuple(dict.fromkeys((*selection.compare, *regions)))
    chosen = keys if selection.dataset else tuple(rows_of(keys, selection.evidence.edition).values())
    update(compare=",".join(chosen[:COMPARE_LIMIT]))


def remove_from_tray(selection: Selection, region: str) -> None:
    """Remove one region from the tray."""
    update(compare=",".join(key for key in selection.compare if key != region) or None)

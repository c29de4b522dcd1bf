"""Notices: values of the link that were dropped, and a choice of sources without evidence."""

import streamlit as st

from analysis.other_editions import region_of
from components.selection.model import COMPARE_LIMIT, Selection
from components.text.edition_names import pair_name
from components.text.escaping import escape_markdown
from components.text.formatting import enumerated
from components.text.i18n import _, ngettext
from data.atlas import Atlas

NAMED = 5
"""Up to this many dropped values are named; a link can hold thousands."""


def dropped_notice(selection: Selection, atlas: Atlas) -> None:
    """Warn about the values of the link that were dropped; `atlas` is the dataset that the selection is of."""
    names = {
        "region": _("region"),
        "compare": _("compared region"),
        "industry": _("industry"),
        "sources": _("choice of sources"),
        "asof": _("as-of date"),
        "dataset": _("dataset"),
        "lang": _("language"),
    }
    for key, value in selection.dropped[:NAMED]:
        what = names.get(key, _("setting “{key}”").format(key=key))
        st.warning(
            _("The link asks for {what} “{value}”, which this atlas does not have. It was left out.").format(
                what=what, value=escape_markdown(value)
            )
        )
    too_many = [pair_name(atlas, key) for key in selection.beyond_limit[:NAMED] if region_of(key) in atlas.regions]
    if too_many:
        st.warning(
            _("At most {n} regions can be compared. Left out: {names}.").format(
                n=COMPARE_LIMIT, names=escape_markdown(enumerated(too_many))
            )
        )
    more = len(selection.dropped) - NAMED
    if more > 0:
        st.warning(
            ngettext(
                "{n} more value of the link was left out as well.",
                "{n} more values of the link were left out as well.",
                more,
            )
        )


def about_built_in(page_title: str) -> None:
    """Say that a page is about the built-in dataset, on which nothing of the reader's own dataset can be selected."""
    st.info(
        _(
            "“{page}” is about the built-in dataset: regions and industries of your dataset are not on it, and what "
            "you have selected there is kept for the other pages. Choose a region or an industry here."
        ).format(page=page_title)
    )


def nothing_covered() -> None:
    """Say that no evidence remains under the choice of sources and date."""
    st.info(
        _(
            "No source is in force under this choice: every cell is “not covered”. Choose a later as-of date, "
            "or all sources."
        )
    )

"""The end of every page: sources and caveats, link, citation, download of the whole dataset."""

import streamlit as st

from components.output.cite_popover import cite_popover
from components.output.downloads import action, in_this_language, line
from components.output.view_link import view_link
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _

OFFER_DATASET = ("evidence", "method")
"""Pages that offer the download of the whole dataset."""

ZIP = "application/zip"
DATA = "data/"
"""Where `routes.py` serves data for programs; relative, for a path prefix."""


def footer(page: OpenPage) -> None:
    """Draw the footer of a page."""
    st.caption(escape_markdown(page.dataset.footer()))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="page-tools"):
        link = {"text": view_link(page)}
        st.html(
            line([action("text", _("Copy link"), link, done=_("Link copied."), failed=_("Not copied."))]),
            width="content",
        )
        cite_popover(page)
        if page.entry.key in OFFER_DATASET:
            _dataset(page)


def _dataset(page: OpenPage) -> None:
    if page.data:
        # It may be large, so it is streamed from its own address instead of being held in memory for a button.
        address = f"{DATA}own/{page.data.header.id}"
        st.link_button(_("Whole dataset (zip)"), f"{address}.zip", type="tertiary", key="dataset-zip")
        st.link_button(_("Data for programs"), f"{address}.csv", type="tertiary", key="data-for-programs")
        return
    address = view_link(page).partition("?")[0]

    def package() -> bytes:
        from components.export.package import atlas_package

        return atlas_package(page.atlas, address=address)

    st.download_button(
        _("Whole dataset (zip)"),
        in_this_language(package),
        file_name=f"focus-atlas-{page.atlas.version}.zip",
        mime=ZIP,
        key="dataset-zip",
        type="tertiary",
        on_click="ignore",
    )
    st.link_button(_("Data for programs"), DATA, type="tertiary", key="data-for-programs")

"""Editions, change, emphasis and broader headings: what is read together, and how it is counted."""

import streamlit as st

from analysis.emphasis import PRIOR
from components.findings import formulas
from components.findings.change_text import not_giving_up
from components.method.overview import heading
from components.page.open_page import OpenPage
from components.text.formatting import labelled, number
from components.text.i18n import _


def editions(page: OpenPage) -> None:
    """Say what each edition holds, and why counts are compared within work reports alone."""
    heading("editions")
    entries = {
        _("Lists to 2021"): _(
            "the commentary and the official lists dated up to the day of the commentary. Lists differ in kind and "
            "length: read who names what, and do not compare how many a region names."
        ),
        _("Reports 2021"): _("the plan parts of the work reports of early 2021 of 31 provinces, Qingdao and Fuzhou."),
        _("Reports 2026"): _(
            "those of early 2026 of 31 provinces and 13 cities. Hong Kong’s policy address of 2025 stands beside them: "
            "another kind of document, whose counts are not compared."
        ),
        _("Change"): _("the two years of reports against each other, in the 33 regions that have both."),
    }
    st.markdown(
        "\n".join("- " + labelled(f"**{name}**", page.links.sentence_md(text)) for name, text in entries.items())
    )
    st.markdown(not_giving_up())
    with st.expander(_("How emphasis and broader headings are counted")):
        _emphasis()


def _emphasis() -> None:
    st.markdown(
        _(
            "A report names most columns, so what tells regions apart is the level and the **emphasis**: a "
            "region’s share of passages on an industry over the share of all regions in view. Passages are sentences "
            "of the plan part that name the industry as something to build, accurate to about two; so {c} passages are "
            "added to the count and to what is expected, which keeps small counts near 1:"
        ).format(c=number(PRIOR))
    )
    st.latex(formulas.EMPHASIS)
    st.markdown(
        _(
            "A **broader heading** stands above a column, such as new-generation IT above integrated circuits. A "
            "region that names only the heading is shown so and not counted, unless the reader asks for it."
        )
    )

"""Related industries in a dataset of amounts: the options of a region, the neighbours of an industry, complexity."""

import pandas as pd
import streamlit as st

from analysis.matrix_access import cell_of
from components.dataset.requested_dataset import structure_or_reason
from components.dataset.structure import Structure, without_scale
from components.dataset.user_window import UserData
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text import glossary
from components.text.escaping import escape_markdown
from components.text.formatting import DASH, number, percent
from components.text.i18n import _, ngettext
from components.text.markdown_table import markdown_table

SHOWN = 8
"""Number of industries in a table; the download has all."""


def options_view(page: OpenPage, data: UserData, region: str) -> None:
    """Draw the industries in which a region is not specialised, by their proximity to those in which it is."""
    title = _("Which industries are related to those it has?")
    st.subheader(title, anchor=False, help=glossary.relatedness())
    structure, reason = structure_or_reason(data)
    if structure is None:
        st.caption(reason)
        return
    options = structure.options(region)
    if options.empty:
        st.markdown(_("Nothing: no industry in which it has less than its share is near to one in which it has more."))
        return
    names = data.industry_names
    rows = [
        [escape_markdown(names[str(key)]), percent(float(value)), _quotient(structure, region, str(key))]
        for key, value in options.head(SHOWN).items()
    ]
    st.markdown(markdown_table([_("Industry"), _("Relatedness density"), _("Location quotient")], rows, "lrr"))
    note = _(
        "Industries in which the region has less than its share, by relatedness density: how much of what is near "
        "to the industry the region already has. It shows where experience is at hand, not what will succeed."
    )
    st.caption(note)

    def download() -> pd.DataFrame:
        return pd.DataFrame(
            {
                _("Industry"): [names[str(key)] for key in options.index],
                _("Relatedness density"): options.to_numpy(),
                _("Location quotient"): [cell_of(structure.quotients, region, str(key)) for key in options.index],
            }
        )

    download_popover(page, Table(title, download, "relatedness", note, subject=[region]), key="relatedness")


def neighbours_view(page: OpenPage, data: UserData, industry: str) -> None:
    """Draw the industries nearest to one by proximity, and its complexity."""
    title = _("Which industries have the same regions?")
    st.subheader(title, anchor=False, help=glossary.relatedness())
    structure, reason = structure_or_reason(data)
    if structure is None:
        st.caption(reason)
        return
    neighbours = structure.nearest(industry)
    names = data.industry_names
    if neighbours.empty:
        st.markdown(_("None: no region has a location quotient of 1 or more in both this industry and another one."))
    else:
        rows = [
            [escape_markdown(names[str(key)]), number(float(value), 2)] for key, value in neighbours.head(SHOWN).items()
        ]
        st.markdown(markdown_table([_("Industry"), _("Proximity")], rows, "lr"))
    st.markdown(_complexity_of(structure, industry))
    note = _(
        "Proximity: of the regions with a location quotient of 1 or more in one of two industries, the share that "
        "has it in the other too; of the two directions, the smaller."
    )
    st.caption(note)

    def download() -> pd.DataFrame:
        return pd.DataFrame(
            {_("Industry"): [names[str(key)] for key in neighbours.index], _("Proximity"): neighbours.to_numpy()},
        )

    if not neighbours.empty:
        download_popover(page, Table(title, download, "proximity", note, subject=[industry]), key="proximity")


def _complexity_of(structure: Structure, industry: str) -> str:
    if structure.complexity is None:
        return without_scale(structure.undetermined) if structure.undetermined else ""
    scores = structure.complexity.industries.dropna()
    if industry not in scores.index:
        return _(
            "No region has a location quotient of 1 or more in this industry, so its complexity is not calculated."
        )
    score = float(scores[industry])
    return ngettext(
        "Complexity (PCI): **{score}**, rank {rank} of {n} industry; 0 is their mean, 1 a standard deviation.",
        "Complexity (PCI): **{score}**, rank {rank} of {n} industries; 0 is their mean, 1 a standard deviation.",
        len(scores),
        score=number(score, 2),
        rank=int((scores > score).sum()) + 1,
    )


def _quotient(structure: Structure, region: str, industry: str) -> str:
    value = cell_of(structure.quotients, region, industry)
    return number(value, 2) if value == value else DASH

"""What amounts allow and levels do not: specialisation, concentration and distance of structures."""

import pandas as pd
import streamlit as st

from analysis.frames import row_of
from analysis.herfindahl import herfindahl
from analysis.krugman import krugman
from analysis.theil import theil
from components.comparison import Comparison
from components.downloads import Table, download_popover
from components.i18n import _
from components.text import DASH, number, plain
from components.user_dataset import UserData


def specialisation_view(found: Comparison, data: UserData) -> None:
    """Draw a table of the regions and one of their pairs, over the industries in view."""
    st.subheader(_("How specialised are they?"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        head = (_("Region"), _("Concentration (Herfindahl)"), _("Theil, normalised"))
        rows = [_region(data, region, found.name(region)) for region in found.regions]
        st.markdown("\n".join(["| " + " | ".join(head) + " |", "|:--|--:|--:|", *rows]))
        about = _("0 an even spread over the known industries in view, 1 one industry only.")
        st.caption(about)
        title = _("How specialised are they?")
        table = Table(title, lambda: _table(found, data), "specialisation", about, subject=found.regions)
        download_popover(found.page, table, key="specialisation")
    with right:
        lines = [
            f"- {plain(f'{found.name(one)} – {found.name(other)}')}: **{_distance(data.amounts, one, other)}**"
            for one, other in found.pairs()
        ]
        st.markdown(_("Krugman’s index of two structures, 0 the same to 2 nothing in common:"))
        st.markdown("\n".join(lines))


def _table(found: Comparison, data: UserData) -> pd.DataFrame:
    own = [row_of(data.amounts, region) for region in found.regions]
    return pd.DataFrame(
        {
            _("Region"): [found.name(region) for region in found.regions],
            _("Concentration (Herfindahl)"): [herfindahl(row, normalised=True) for row in own],
            _("Theil, normalised"): [theil(row, normalised=True) for row in own],
        }
    )


def _region(data: UserData, region: str, name: str) -> str:
    own = row_of(data.amounts, region)
    return f"| {plain(name)} | {_shown(herfindahl(own, normalised=True))} | {_shown(theil(own, normalised=True))} |"


def _distance(amounts: pd.DataFrame, one: str, other: str) -> str:
    return _shown(krugman(row_of(amounts, one), row_of(amounts, other)))


def _shown(value: float) -> str:
    return number(value, 2) if value == value else DASH

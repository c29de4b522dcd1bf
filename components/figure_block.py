"""How every figure stands on a page: finding, figure with its text alternative, source line, table, how to read."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.csv_table import csv_bytes
from components.i18n import _

ASSETS_URL = "app/static/"


@dataclass(frozen=True)
class Caption:
    """The words around a figure.

    Attributes:
        finding: the heading, a question or a finding.
        alternative: one sentence for who does not see the figure, computed from its data.
        how_to_read: a few sentences.
        file_name: stem of downloaded files.
    """

    finding: str
    alternative: str
    how_to_read: str
    file_name: str


def figure_block(
    figure: go.Figure,
    caption: Caption,
    table: Callable[[], pd.DataFrame],
    *,
    key: str,
    on_select: Callable[[], None] | None = None,
    height: int | None = None,
    heading: bool = True,
) -> None:
    """Draw a figure with everything that belongs to it.

    Args:
        figure: what to draw.
        caption: its words.
        table: makes the figure's table twin; called only when the reader opens it or downloads it.
        key: the figure's key; also its CSS class.
        on_select: called when the reader clicks a point.
        height: of a box that the figure fills and that style sheets make lower on a narrow screen; None for the
            figure's own height.
        heading: draw the finding as a heading.
    """
    if heading:
        st.subheader(caption.finding, anchor=False)
    with st.container(key=f"{key}-box", height=height or "content", border=False):
        st.plotly_chart(
            figure,
            key=key,
            on_select=on_select or "ignore",
            selection_mode="points",
            config={
                "topojsonURL": ASSETS_URL,
                "displayModeBar": False,
                "displaylogo": False,
                "scrollZoom": False,
                "doubleClick": False,
            },
            theme=None,
            alt=caption.alternative,
            height="stretch" if height else "content",
        )
    with st.container(horizontal=True, gap="small", key=f"{key}-tools"):
        reading = st.popover(_("How to read this"), type="tertiary", key=f"{key}-how", on_change="rerun")
        if reading.open:
            reading.markdown(caption.how_to_read)
        as_table = st.popover(_("View as table"), type="tertiary", key=f"{key}-table", on_change="rerun")
        if as_table.open:
            as_table.dataframe(table(), hide_index=True, alt=caption.alternative)
        st.download_button(
            _("CSV"),
            lambda: csv_bytes(table()),
            file_name=f"{caption.file_name}.csv",
            mime="text/csv",
            key=f"{key}-csv",
            type="tertiary",
            on_click="ignore",
        )

"""A table of text that stands where another page has a figure: with the same texts, tools and frame for other sites."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.output.downloads import Picture, Table
from components.output.figure_card import FRAME_MARGIN, Caption, tools
from components.output.panel_component import draw_panel
from components.output.view_link import view_link
from components.page import embedding
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _

FRAME_HEIGHT = 640
"""Height in pixels of a frame around a table, which scrolls in it."""


def table_card(
    page: OpenPage,
    html: Markup,
    caption: Caption,
    table: Callable[[], pd.DataFrame],
    *,
    key: str,
    evidence: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """Draw a table with its texts and tools; if embedded, only with its heading and its source.

    Args:
        page: the open page.
        html: the table.
        caption: its texts.
        table: makes it for a download; called when the reader asks.
        key: its key; also its CSS class.
        evidence: makes the rows of evidence behind it, for its workbook.
    """
    source = page.dataset.source_line(caption.source, caption.note)
    if page.embedded:
        with st.container(key=embedding.box(key)):
            st.subheader(escape_markdown(caption.finding), anchor=False)
            draw_panel(html, key=key)
            st.caption(f"{escape_markdown(source)} [{_('Open in Focus Atlas')}](<{view_link(page)}>)")
        return
    st.subheader(page.links.sentence_md(caption.finding), anchor=False)
    with st.container(key=f"{key}-box"):
        draw_panel(html, key=key)
    downloadable = Table(
        caption.finding, table, caption.file_name, caption.how_to_read, caption.subject, evidence=evidence
    )
    picture = Picture(key, caption.alternative, source, FRAME_HEIGHT + FRAME_MARGIN)
    tools(page, caption, downloadable, key, picture, drawn=False)

"""Draw a figure on a page: finding, figure with text alternative, source, “How to read this”, table and downloads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.figures.base import TOUCH
from components.output.downloads import Picture, Table, download_popover
from components.output.figure_component import draw_figure
from components.output.view_link import view_link
from components.page import embedding, presentation_mode
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _

FRAME_HEIGHT = 520
"""Height in pixels of a frame around a figure that has none."""

FRAME_MARGIN = 150
"""Height in pixels that the heading and the source line add to a frame."""

TOUCH_MEDIA = "(pointer:coarse),(max-width:640px)"
"""Media query for touch screens and phones; `atlas.css` has the same."""


@dataclass(frozen=True)
class Caption:
    """The texts of a figure.

    Attributes:
        finding: the heading, a question or a finding.
        alternative: one sentence for readers who cannot see the figure, computed from its data.
        how_to_read: a few sentences.
        file_name: part of the names of its files.
        subject: ids of the regions and industries it is about; None for those selected.
        source: sentence on the origin of its data; None for the evidence in force.
        note: a sentence below every copy of the figure.
        official: True if `source` names official figures.
        columns: descriptions of headings of its table that mean something else here than elsewhere.
        publications: works behind its table beside those of the page, one citation each.
    """

    finding: str
    alternative: str
    how_to_read: str
    file_name: str
    subject: Sequence[str] | None = None
    source: str | None = None
    note: str = ""
    official: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    publications: Sequence[str] = ()


def figure_card(
    page: OpenPage,
    figure: go.Figure,
    caption: Caption,
    table: Callable[[], pd.DataFrame],
    *,
    key: str,
    on_select: Callable[[], None] | None = None,
    height: int | None = None,
    row: int | None = None,
    heading: bool = True,
    over: str = "",
    evidence: Callable[[], pd.DataFrame] | None = None,
    legend: str = "",
) -> None:
    """Draw a figure with its texts and tools; if embedded or presented, only with its heading and its source.

    Args:
        page: the open page.
        figure: what to draw.
        caption: its texts.
        table: makes the figure's table; called when the reader opens or downloads it.
        key: the figure's key; also its CSS class.
        on_select: called when the reader clicks a point.
        height: height of a box that the figure fills, lower on a narrow screen by style sheet; None for the figure's
            own height.
        row: height of a row of clickable marks, in pixels; on touch screens the figure grows until a row is high
            enough for a finger.
        heading: True to draw the finding as a heading.
        over: HTML to lay over the figure.
        evidence: makes the rows of evidence behind the figure, for its workbook.
        legend: HTML between the heading and the figure.
    """
    source = page.dataset.source_line(caption.source, caption.note, official=caption.official)
    draw = partial(_chart, figure, caption, key, height=height, over=over)
    shown_height = height or int(figure.layout.height or FRAME_HEIGHT)
    if page.embedded:
        with st.container(key=embedding.box(key)):
            st.subheader(escape_markdown(caption.finding), anchor=False)
            draw(on_select=None)
            st.caption(f"{escape_markdown(source)} [{_('Open in Focus Atlas')}](<{view_link(page)}>)")
    elif presentation_mode.presents(key):
        with st.container(key=presentation_mode.PLACE):
            st.html(presentation_mode.measure(shown_height))
            with st.container(horizontal=True, vertical_alignment="top", key="presented-head"):
                st.title(escape_markdown(caption.finding), anchor=False)
                presentation_mode.leave_button()
            draw(on_select=on_select)
            st.caption(escape_markdown(source))
    else:
        if heading:
            st.subheader(page.links.sentence_md(caption.finding), anchor=False)
        if legend:
            st.html(legend)
        if row:
            height = int(figure.layout.height)
            st.html(_touch_style(figure, key, row))
        draw(on_select=on_select, height=height)
        picture = Picture(key, caption.alternative, source, height or shown_height + FRAME_MARGIN)
        tools(page, caption, _downloadable(caption, table, evidence), key, picture)


def _downloadable(
    caption: Caption, table: Callable[[], pd.DataFrame], evidence: Callable[[], pd.DataFrame] | None
) -> Table:
    return Table(
        caption.finding,
        table,
        caption.file_name,
        caption.how_to_read,
        caption.subject,
        columns=caption.columns,
        evidence=evidence,
        publications=caption.publications,
    )


def tools(page: OpenPage, caption: Caption, table: Table, key: str, picture: Picture, *, drawn: bool = True) -> None:
    """Draw the line below a figure: how to read it, its table, its downloads, its presentation.

    What is a table already (`drawn` is False) needs no table, and has text that a presentation would not enlarge.
    """
    with st.container(horizontal=True, gap="small", key=f"{key}-tools"):
        explanation = st.popover(_("How to read this"), type="tertiary", key=f"{key}-how", on_change="rerun")
        if explanation.open:
            explanation.markdown(caption.how_to_read)
        if not drawn:
            download_popover(page, table, key=key, picture=picture)
            return
        as_table = st.popover(_("View as table"), type="tertiary", key=f"{key}-table", on_change="rerun")
        if as_table.open:
            as_table.dataframe(table.rows(), hide_index=True, alt=caption.alternative)
        download_popover(page, table, key=key, picture=picture)
        if not key.endswith(embedding.NARROW):
            presentation_mode.present_button(key)


def _touch_style(figure: go.Figure, key: str, row: int) -> str:
    """Return the style that makes rows high enough for a finger on touch screens; margins stay."""
    margins = figure.layout.margin.t + figure.layout.margin.b
    height = margins + round((figure.layout.height - margins) * TOUCH / row)
    box = f".st-key-{key}-box"
    rule = f"{box},div:has(>{box}){{flex:none!important;height:{height}px!important}}"
    return f"<style>@media {TOUCH_MEDIA}{{{rule}}}</style>"


def _chart(
    figure: go.Figure,
    caption: Caption,
    key: str,
    *,
    on_select: Callable[[], None] | None,
    height: int | None,
    over: str,
) -> None:
    with st.container(key=f"{key}-box", height=height or "content", border=False):
        if over:
            st.html(over)
        draw_figure(figure, key=key, alternative=caption.alternative, fill=bool(height), on_pick=on_select)

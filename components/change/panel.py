"""Who joined, who no longer names it, and both passages of a region on an industry."""

import streamlit as st

from analysis.change import Change
from analysis.editions import NOW, THEN
from components.change.changed import Changed, changed
from components.evidence.evidence_html import evidence_html
from components.findings.change_text import industry_sentence, region_sentence
from components.output.panel_component import draw_panel
from components.page.open_page import OpenPage
from components.selection import controls
from components.selection.tray import two_years_link
from components.selection.url import select_region, update
from components.text.escaping import escape_markdown
from components.text.formatting import blank_name, change_name, enumerated, labelled
from components.text.i18n import _, localized

GROUPS = (Change.ADDED, Change.NOT_AGAIN, Change.RAISED, Change.LOWERED, Change.KEPT)


def change_panel(page: OpenPage) -> None:
    """Draw the pickers; of an industry the regions behind its change, of a region its own, of both the passages."""
    found = changed(page)
    region, industry = page.selection.region, page.selection.industry
    with st.container(horizontal=True, vertical_alignment="center", key="change-pickers"):
        with st.container(width=240):
            controls.industry_picker(page.atlas, page.selection)
        with st.container(width=200):
            controls.region_picker(page.atlas, page.selection)
        if industry:
            st.button(_("Clear"), on_click=update, kwargs={"industry": None}, key="clear-industry")
    if industry is None:
        _region(page, found, region)
        return
    _industry(page, found, industry)
    if region is not None:
        _passages(page, region, industry)


def _industry(page: OpenPage, found: Changed, industry: str) -> None:
    st.subheader(page.links.industry_md(industry), anchor=False)
    if change := found.of(industry):
        st.markdown(f"**{escape_markdown(industry_sentence(change))}**")
    for kind in GROUPS:
        regions = [key for key in found.regions if page.focus.change(key, industry) is kind]
        if regions:
            _regions(page, kind, regions)


def _regions(page: OpenPage, kind: Change, regions: list[str]) -> None:
    """Draw the regions of a group as buttons that show both passages."""
    names = {key: localized(page.atlas.regions[key], "short") for key in regions}
    key = f"change-{kind.name.lower()}"
    st.session_state[key] = page.selection.region if page.selection.region in names else None

    def select() -> None:
        select_region(st.session_state[key] or page.selection.region)

    st.pills(
        labelled(change_name(kind).capitalize(), str(len(regions))),
        regions,
        format_func=lambda region: escape_markdown(names[region]),
        key=key,
        on_change=select,
    )


def _region(page: OpenPage, found: Changed, region: str | None) -> None:
    if region is None:
        st.markdown(_("Click a mark, or choose an industry or a region, to see what is behind it."))
        return
    st.subheader(page.links.region_md(region), anchor=False)
    if region in found.left_out:
        st.markdown(_("Left out: this region has no work report of both years among the sources."))
        return
    st.markdown(f"**{escape_markdown(region_sentence(found.counts[region]))}**")
    for kind in GROUPS:
        names = [
            page.links.industry_md(key, "short")
            for key in page.atlas.columns()
            if page.focus.change(region, key) is kind
        ]
        if names:
            st.markdown(labelled(f"**{change_name(kind).capitalize()}**", enumerated(names)))
    two_years_link(page.selection, region)


def _passages(page: OpenPage, region: str, industry: str) -> None:
    """Draw what the reports of both years say, beside each other."""
    st.subheader(page.links.region_md(region), anchor=False)
    rows = [page.atlas.evidence[key] for key in page.focus.cell(region, industry)]
    for column, year in zip(st.columns(2, gap="medium"), (THEN, NOW), strict=True):
        with column:
            st.markdown(f"**{year}**")
            own = [row for row in rows if page.atlas.sources[row.source_id].date.startswith(year)]
            for row in own:
                draw_panel(evidence_html(page, row), key=f"evidence-{row.evidence_id}")
            if not own:
                blank = page.focus.blank(region)
                st.markdown(f":gray[{blank_name(blank) if blank else _('Not named in this report.')}]")
    if not page.focus.blank(region):
        two_years_link(page.selection, region)

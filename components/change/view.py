"""The page on change: industries by regions won and lost, and what is behind each of them."""

from collections.abc import Set
from functools import partial

import pandas as pd
import streamlit as st

from analysis.change import Change, IndustryChange
from components.change.answers import KEY, selected_row
from components.change.panel import change_panel
from components.evidence.changes import Changes, changes_in_view
from components.evidence.table import evidence_behind
from components.figures.dumbbell import ROW, DumbbellRow, dumbbell
from components.findings.change_text import gained_and_lost, industry_sentence, not_giving_up
from components.output.downloads import Table, download_popover
from components.output.figure_card import Caption, figure_card
from components.page.open_page import Figures, OpenPage
from components.page.view_cache import cached_figure
from components.selection import chart_events
from components.text.escaping import escape_markdown, escape_plotly
from components.text.formatting import change_name, enumerated, sentences
from components.text.i18n import _, localized, ngettext


def change_view(page: OpenPage) -> None:
    """Draw the page."""
    left, right = st.columns([1.15, 1], gap="large")
    with right:
        change_panel(page)
    with left:
        industries_figure(page)
        st.caption(escape_markdown(sentences(not_giving_up(), _left_out(page, changes_in_view(page)))))
    _regions(page, changes_in_view(page))


def figures(page: OpenPage) -> Figures:
    """The figure that another site may embed."""
    return {KEY: lambda: industries_figure(page)}


def documents(page: OpenPage) -> Set[str]:
    """Ids of the reports of both years of the regions in view."""
    return set(page.focus.sources)


def industries_figure(page: OpenPage) -> None:
    """Draw the industries by the number of regions won or lost; a click on a mark selects the industry."""
    changes = changes_in_view(page)
    finding = gained_and_lost(page.atlas, changes.industries)
    caption = Caption(
        finding=finding,
        alternative=_(
            "Dumbbell plot of {n} industries by the regions that name each in 2021 and in 2026. {finding}."
        ).format(n=len(changes.industries), finding=finding),
        how_to_read=sentences(
            _(
                "One row per industry, the largest gain first. The open mark stands at the number of regions whose "
                "work report of 2021 names it, the filled one at that of 2026; the number behind the name is the "
                "difference. Bars, thin for 2021 and thick for 2026, stand at the number that name it as a flagship. "
                "Click a mark to see the regions behind it."
            ),
            not_giving_up(),
        ),
        file_name="industries",
        subject=(),
    )
    figure = cached_figure(
        page,
        KEY,
        lambda: dumbbell(
            [_row(page, change) for change in changes.industries],
            page.palette,
            axis_label=ngettext("of {n} region", "of {n} regions", len(changes.regions)),
            limit=len(changes.regions),
            names=("2021", "2026"),
            top=_("as a flagship"),
        ),
    )
    if page.embedded:  # elsewhere the panel marks the selection
        st.html(f"<style>{selected_row(page, page.selection.industry)}</style>")
    click = partial(chart_events.select_clicked, KEY, page.atlas, page.selection.dataset, "industry")
    behind = partial(evidence_behind, page, industry_id=page.selection.industry)
    figure_card(
        page, figure, caption, partial(_table, page, changes), key=KEY, on_select=click, row=ROW, evidence=behind
    )


def _row(page: OpenPage, change: IndustryChange) -> DumbbellRow:
    entry = page.atlas.industries[change.industry]
    return DumbbellRow(
        id=change.industry,
        label=localized(entry, "short"),
        then=len(change.then),
        now=len(change.now),
        top_then=change.levels_then[2],
        top_now=change.levels_now[2],
        note=f"<b>{escape_plotly(localized(entry, 'name'))}</b><br>{escape_plotly(industry_sentence(change))}",
    )


def _table(page: OpenPage, in_view: Changes) -> pd.DataFrame:
    def names(regions: tuple[str, ...]) -> str:
        return enumerated([localized(page.atlas.regions[key], "short") for key in regions])

    changes = in_view.industries
    return pd.DataFrame(
        {
            _("Industry"): [localized(page.atlas.industries[change.industry], "name") for change in changes],
            _("Regions 2021"): [len(change.then) for change in changes],
            _("Regions 2026"): [len(change.now) for change in changes],
            _("Difference"): [change.gain for change in changes],
            _("As a flagship 2021"): [change.levels_then[2] for change in changes],
            _("As a flagship 2026"): [change.levels_now[2] for change in changes],
            _("Joined"): [names(change.joined) for change in changes],
            _("Not named again by"): [names(change.left) for change in changes],
        }
    )


def _left_out(page: OpenPage, changes: Changes) -> str:
    if not changes.left_out:
        return ""
    return ngettext(
        "{n} region in view has no report of one of the years and is left out: {names}.",
        "{n} regions in view have no report of one of the years and are left out: {names}.",
        len(changes.left_out),
        names=enumerated([localized(page.atlas.regions[key], "short") for key in changes.left_out]),
    )


def _regions(page: OpenPage, changes: Changes) -> None:
    """Draw how many industries of each region changed in each way."""
    if not changes.regions:
        return
    title = _("How much did each region change?")
    st.subheader(title, anchor=False)
    rows = pd.DataFrame(
        {_("Region"): [localized(page.atlas.regions[key], "name") for key in changes.regions]}
        | {
            change_name(kind).capitalize(): [changes.counts[key][kind] for key in changes.regions]
            for kind in (Change.ADDED, Change.RAISED, Change.KEPT, Change.LOWERED, Change.NOT_AGAIN)
        }
    )
    st.dataframe(rows, hide_index=True, alt=title)
    download_popover(page, Table(title, lambda: rows, "regions", not_giving_up(), ()), key="change-regions")

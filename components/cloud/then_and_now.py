"""Which regions speak of the cloud, the industrial Internet and digitalisation: the reports of 2021 and of 2026."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from analysis.change import industry_changes
from analysis.editions import NOW, THEN, WORK_REPORT, Edition, EvidenceChoice
from analysis.scopes import RegionScope
from components.dataset import cache
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.formatting import enumerated
from components.text.i18n import _, localized, ngettext
from components.text.markdown_table import markdown_table
from data.atlas import Atlas

COLUMNS = ("industrial-internet", "industrial-digitalisation")
TO_THE_CLOUD = ("\u4e0a\u4e91", "\u767b\u4e91")
"""Words of a coded term that speak of moving enterprises to the cloud: shàng yún and dēng yún."""


def then_and_now(page: OpenPage) -> None:
    """Draw one row per subject: the regions of both years, those that came and those that left."""
    atlas, both = cache.atlas(), _regions_of_both_years()
    table = changes_table(atlas, both)
    title = ngettext(
        "Who speaks of it, then and now? {n} region has a report of each year",
        "Who speaks of it, then and now? {n} regions have a report of each year",
        len(both),
    )
    st.subheader(title, anchor=False)
    rows = [[page.links.sentence_md(str(value)) for value in row] for row in table.to_numpy().tolist()]
    with st.container(key="ledger-rows-then-and-now"):
        st.markdown(markdown_table([str(name) for name in table.columns], rows))
    note = _(
        "Counted on the work reports of early 2021 and early 2026 alone, whatever is chosen above. Not naming is not "
        "giving up. The first row counts reports whose coded term itself speaks of moving enterprises to the cloud."
    )
    st.caption(note)
    download_popover(page, Table(title, lambda: table, "then-and-now", note, (), _meanings()), key="then-and-now")


def changes_table(atlas: Atlas, regions: list[str]) -> pd.DataFrame:
    """Return one row per subject: how many regions name it in each year, who is new, and who does not name it again.

    Args:
        atlas: the built-in dataset.
        regions: ids of the regions that have a report of each year.
    """
    cloud = [_to_the_cloud(atlas, year, regions) for year in (THEN, NOW)]
    subjects = [(_("Enterprises to the cloud"), *cloud)]
    then, now = (
        _levels(edition).loc[regions, list(COLUMNS)] for edition in (Edition.REPORTS_2021, Edition.REPORTS_2026)
    )
    by_id = {change.industry: change for change in industry_changes(then, now)}
    subjects += [
        (localized(atlas.industries[key], "name"), list(by_id[key].then), list(by_id[key].now)) for key in COLUMNS
    ]
    return pd.DataFrame(
        {
            _("Subject"): [name for name, _then, _now in subjects],
            _("Reports 2021"): [len(then) for _name, then, _now in subjects],
            _("Reports 2026"): [len(now) for _name, _then, now in subjects],
            _("New in 2026"): [_names(atlas, set(now) - set(then)) for _name, then, now in subjects],
            _("Not named again"): [_names(atlas, set(then) - set(now)) for _name, then, now in subjects],
        }
    )


def _to_the_cloud(atlas: Atlas, year: str, regions: Iterable[str]) -> list[str]:
    columns = {
        row.region_id
        for row in atlas.evidence.values()
        if atlas.sources[row.source_id].kind == WORK_REPORT
        and atlas.sources[row.source_id].date.startswith(year)
        and any(word in row.term_zh for word in TO_THE_CLOUD)
    }
    return [region for region in regions if region in columns]


def _levels(edition: Edition) -> pd.DataFrame:
    return cache.focus(EvidenceChoice(scope=RegionScope.ALL, edition=edition)).levels


def _regions_of_both_years() -> list[str]:
    change = cache.focus(EvidenceChoice(scope=RegionScope.ALL, edition=Edition.CHANGE))
    return [region for region in change.levels.index if region in change.covered]


def _names(atlas: Atlas, regions: set[str]) -> str:
    return enumerated([localized(unit, "name") for key, unit in atlas.regions.items() if key in regions]) or _("none")


def _meanings() -> dict[str, str]:
    return {
        _("Subject"): _("a column of the matrix, or the cloud in the terms of the reports"),
        _("Reports 2021"): _("number of regions whose work report of 2021 names it"),
        _("Reports 2026"): _("number of regions whose work report of 2026 names it"),
        _("New in 2026"): _("regions that name it in 2026 and did not in 2021"),
        _("Not named again"): _("regions that named it in 2021 and do not in 2026"),
    }

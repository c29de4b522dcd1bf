"""Every row of evidence: filters, search, the table, and the row that is open."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.search import matching
from components import controls
from components.csv_table import csv_bytes
from components.dataset_view import cell_amount
from components.evidence_panel import evidence_entry
from components.i18n import _, ngettext, pick
from components.selection import ShortText, update
from components.shell import OpenPage
from components.source_entry import pages_read, source_entry
from components.text import level_label, plain
from components.words import checked_text, source_date, source_term, statement
from data.load import Atlas
from data.records import Evidence

ALL = "all"
TABLE = "evidence-table"
TABLE_HEIGHT, ROW_HEIGHT = 620, 35
FILTERS = {"in_region": "region_id", "in_industry": "industry_id", "source": "source_id", "level": "level"}
"""URL key of each filter and the field of a row that it fixes."""


def own_keys(atlas: Atlas) -> Mapping[str, Sequence[str] | ShortText]:
    """The page's own keys: filters, the search text, the open row."""
    return {
        "in_region": list(atlas.regions),
        "in_industry": list(atlas.industries),
        "source": list(atlas.sources),
        "level": ["1", "2", "3"],
        "row": list(atlas.evidence),
        "q": ShortText(),
    }


def evidence_view(page: OpenPage) -> None:
    """Draw the filters, the table, and the row that is open."""
    _filters(page)
    rows = _filtered(page)
    st.subheader(
        ngettext(
            "{n} row of evidence, of {total} in the dataset",
            "{n} rows of evidence, of {total} in the dataset",
            len(rows),
            total=len(page.atlas.evidence),
        ),
        anchor=False,
    )
    left, right = st.columns([2.4, 1], gap="medium")
    with right:
        _open_row(page)
    with left:
        _table(page, rows)


def _filters(page: OpenPage) -> None:
    atlas = page.atlas
    with st.container(horizontal=True, vertical_alignment="bottom", key="evidence-filters"):
        _search(page)
        _filter(
            page, "in_region", _("Region"), _("All regions"), {k: pick(r, "name") for k, r in atlas.regions.items()}
        )
        _filter(
            page,
            "in_industry",
            _("Industry"),
            _("All industries"),
            {k: pick(i, "name") for k, i in atlas.industries.items()},
        )
        _filter(
            page,
            "source",
            _("Source"),
            _("All sources in force"),
            {k: pick(s, "title") for k, s in atlas.sources.items()},
        )
        _filter(page, "level", _("Level"), _("All levels"), {str(n): level_label(n) for n in (3, 2, 1)})


def _search(page: OpenPage) -> None:
    st.session_state["evidence-q"] = page.selection.get("q", "")
    st.text_input(
        _("Search names, terms and statements"),
        key="evidence-q",
        max_chars=ShortText.LIMIT,
        on_change=lambda: update(q=st.session_state["evidence-q"] or None),
        width=260,
    )


def _filter(page: OpenPage, key: str, label: str, everything: str, names: Mapping[str, str]) -> None:
    shown = {ALL: everything} | dict(names)
    controls.menu(key, label, list(shown), page.selection.get(key, ALL), shown.__getitem__, default=ALL)


def _filtered(page: OpenPage) -> list[Evidence]:
    rows = [page.atlas.evidence[str(key)] for key in page.focus.evidence["evidence_id"]]
    for key, field in FILTERS.items():
        value = page.selection.get(key, ALL)
        if value != ALL:
            rows = [row for row in rows if str(getattr(row, field)) == value]
    query = page.selection.get("q", "")
    if not query:
        return rows
    texts = pd.DataFrame({"text": [_searched(page.atlas, row) for row in rows]})
    return [row for row, fits in zip(rows, matching(texts, query), strict=True) if fits]


def _searched(atlas: Atlas, row: Evidence) -> str:
    region, industry = atlas.regions[row.region_id], atlas.industries[row.industry_id]
    names = (region.name_en, region.name_zh, industry.name_en, industry.name_zh)
    said = (row.term, row.statement, row.statement_zh, row.locator)
    items = atlas.list_items.get(row.evidence_id, ())
    listed = [text for item in items for text in (item.item_en, item.item_zh, item.list_en, item.list_zh)]
    return " ".join((*names, *said, *listed))


def _table(page: OpenPage, rows: Sequence[Evidence]) -> None:
    if not rows:
        st.info(_("No row fits. Take a filter away, search for fewer words, or move the as-of date up."))
        return

    def opened() -> None:
        marked = st.session_state[TABLE]["selection"]["rows"]
        update(row=rows[marked[0]].evidence_id if marked else None)

    st.dataframe(
        evidence_table(page, rows),
        hide_index=True,
        height=min(TABLE_HEIGHT, ROW_HEIGHT * (len(rows) + 1) + 3),
        key=TABLE,
        on_select=opened,
        selection_mode="single-row",
        alt=_("Table of the rows of evidence that fit the filters"),
    )
    st.download_button(
        _("CSV"),
        lambda: csv_bytes(pd.DataFrame([vars(row) for row in rows])),
        file_name="focus-atlas-evidence.csv",
        mime="text/csv",
        type="tertiary",
        on_click="ignore",
    )


def evidence_table(page: OpenPage, rows: Sequence[Evidence]) -> pd.DataFrame:
    """Rows of evidence in the reader's language and words."""
    atlas = page.atlas
    sources = [atlas.sources[row.source_id] for row in rows]
    return pd.DataFrame(
        {
            _("Region"): [pick(atlas.regions[row.region_id], "name") for row in rows],
            _("Industry"): [pick(atlas.industries[row.industry_id], "name") for row in rows],
            _("Level"): [level_label(row.level) for row in rows],
            _("Term"): [_term(page, row) for row in rows],
            _("Source"): [pick(source, "title") for source in sources],
            _("Date"): [source_date(source) for source in sources],
            _("Rule"): [row.rule for row in rows],
            _("What the source says"): [statement(row) or _("Unsourced") for row in rows],
            _("Place"): [row.locator for row in rows],
            _("Read"): [checked_text(row.checked) for row in rows],
        }
    )


def _term(page: OpenPage, row: Evidence) -> str:
    """The source's term; of amounts the amount."""
    own = cell_amount(page.data, row.region_id, row.industry_id) if page.data else ""
    return own or source_term(page.atlas, row)


def _open_row(page: OpenPage) -> None:
    chosen = page.selection.get("row", "")
    if not chosen:
        st.markdown(_("Mark a row at its left edge to open its source entry."))
        return
    row = page.atlas.evidence[chosen]
    region, industry = page.atlas.regions[row.region_id], page.atlas.industries[row.industry_id]
    st.subheader(f"{plain(pick(region, 'name'))} × {plain(pick(industry, 'name'))}", anchor=False)
    evidence_entry(page, row)
    source_entry(page, row.source_id)
    pages_read(page, chosen)
    st.button(_("Close"), on_click=update, kwargs={"row": None}, key="close-row")
